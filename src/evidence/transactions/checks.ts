/** What the transactions of a RESYNC.GLB add up to, in the one pass. */
import type { Problem } from '../../model/transaction-types.js';
import { hasParts, mayHaveTemplate } from './address.js';
import { latin1, textRunEnd } from '../text/bytes.js';
import { openScratch } from './bytes.js';
import { eachProblem, readEntry } from './entries.js';
import { newEntry } from './entry-address.js';
import { isChange, isEntry, isOrdinary, lookAt, newOrdinary, type Ordinary } from './fast.js';
import { COLUMN } from './lists.js';
import { openListAtHand } from './list-at-hand.js';
import { openModify } from './modify.js';
import { openNames } from './names.js';
import {
  AND,
  DASH,
  HASH,
  IS_ENTRY,
  isLetter,
  KNOWN_START,
  LETTER_A,
  LETTER_D,
  LETTER_M,
  LETTER_R,
  ORDERLY,
} from './openings.js';
import { openProblems } from './problems.js';
import { COLUMN_OF, openSums } from './sums.js';
import { isIndentedData, openTemplates, promptOfData } from './templates.js';
import type { Transactions } from './transactions.js';
import { codeOf, linesOf, parseTransaction, type Transaction } from './parse.js';

/** `source` says how places are told; `isLoose` that tabs and runs of blanks may be lost. */
export function openTransactions(
  source: 'queue' | 'listq',
  isLoose = source === 'listq',
): Transactions {
  const sums = openSums();
  const { lists, byCode } = sums;
  const names = openNames(lists);
  const templates = openTemplates();
  const problems = openProblems(source);
  const modify = openModify(problems, names, isLoose);
  const found = newOrdinary();
  const second = newOrdinary();
  const entry = newEntry();
  const scratch = openScratch();
  const here = { record: 0, place: 0, number: null as number | null, text: () => '' };
  /** An M or a T waits for what follows it. */
  let isWaiting = false;
  const atHand = openListAtHand(sums);

  const note = (problem: Problem): void => problems.add(problem, here);

  /** What waited for a line of its own waits no more. */
  const close = (): void => {
    isWaiting = false;
    modify.settle();
    templates.close();
  };

  /** Template data: one line, whose prompt lies at these bytes; without a slash it has none. */
  const addData = (view: DataView, from: number, to: number): void => {
    if (isWaiting) modify.data(here);
    byCode['-'] += 1;
    const { id: list } = atHand;
    if (list >= 0) lists.add(list, COLUMN.templateData);
    if (!atHand.mayHaveData) note('templateNotAllowed');
    else if (to >= from && list >= 0 && templates.isUnknown(list, view, from, to))
      note('unknownPrompt');
  };

  /** The list of an ordinary record; -1 where it is new and there is no room. */
  const listOf = (bytes: Uint8Array, { list, view, listFrom, listTo }: Ordinary): number =>
    list >= 0 ? list : sums.listAt(bytes, view, listFrom, listTo, true);

  /** Counts a record that its bytes prove ordinary; false when only the exact parser can. */
  const addOrdinary = (bytes: Uint8Array): boolean => {
    const { code, nameFrom, nameTo, view } = found;
    if (code === DASH) {
      addData(view, nameFrom, nameTo);
      return true;
    }
    const id = listOf(bytes, found);
    if (id < 0) return false;
    if (isWaiting) close();
    atHand.turnTo(id, true);
    if (code === LETTER_A) {
      byCode.A += 1;
      lists.add(id, COLUMN.adds);
      if (names.add(id, view, nameFrom, nameTo)) note('duplicateNames');
    } else if (code === LETTER_D) {
      byCode.D += 1;
      lists.add(id, COLUMN.deletes);
      if (names.remove(id, view, nameFrom, nameTo) === 'unknown') note('unknownAliases');
    } else if (code === LETTER_R) {
      byCode.R += 1;
      lists.add(id, COLUMN.replaces);
      names.empty(id);
    }
    return true;
  };

  /** Counts an odd entry whose bytes show all that is wrong with it; false when its list is new. */
  const addEntry = (bytes: Uint8Array, from: number): boolean => {
    const { key, keyView, keyFrom, keyTo, problems: bits, nameFrom, nameTo } = entry;
    const id = keyTo > keyFrom ? sums.listAt(key, keyView, keyFrom, keyTo, false) : -1;
    if (id < 0 && keyTo > keyFrom) return false;
    const isAdd = bytes[from] === LETTER_A;
    if (isWaiting) close();
    if (isAdd) byCode.A += 1;
    else byCode.D += 1;
    if (bits !== 0) eachProblem(bits, note);
    if (id >= 0) lists.add(id, isAdd ? COLUMN.adds : COLUMN.deletes);
    else if (entry.hasAddress) sums.type(entry.type);
    atHand.turnTo(id, entry.mayHaveData);
    if (id < 0 || nameFrom === nameTo) return true;
    if (isAdd) {
      if (names.add(id, found.view, nameFrom, nameTo)) note('duplicateNames');
    } else if (names.remove(id, found.view, nameFrom, nameTo) === 'unknown') note('unknownAliases');
    return true;
  };

  /** Counts an M with its second line; a list that is new with that line is not looked into. */
  const addChange = (bytes: Uint8Array): boolean => {
    const { view } = found;
    const id = listOf(bytes, found);
    if (id < 0) return false;
    close();
    atHand.turnTo(id, true);
    byCode.M += 1;
    lists.add(id, COLUMN.modifies);
    if (names.remove(id, view, found.nameFrom, found.nameTo) === 'unknown') note('unknownAliases');
    const into =
      second.list >= 0 ? second.list : lists.find(bytes, view, second.listFrom, second.listTo);
    if (into >= 0 && names.add(into, view, second.nameFrom, second.nameTo)) note('duplicateNames');
    return true;
  };

  /** A record that begins with no code letter at all; what it goes on with means nothing. */
  const addStranger = (problem: Problem | null): void => {
    if (isWaiting) close();
    byCode['?'] += 1;
    atHand.turnTo(-1, true);
    if (problem) note(problem);
  };

  const addHead = (parsed: Transaction, code: keyof typeof COLUMN_OF): void => {
    close();
    isWaiting = code === 'M' || code === 'T';
    byCode[code] += 1;
    for (const problem of parsed.problems) note(problem);
    const { address } = parsed;
    atHand.turnTo(
      address ? sums.address(address, COLUMN_OF[code], () => shownList(address.list)) : -1,
      mayHaveTemplate(address?.type ?? null),
    );
    const { id: list } = atHand;
    if (list < 0 && address?.list) names.giveUp();
    if (code === 'T') templates.open(list);
    else if (code === 'R') {
      if (list >= 0) names.empty(list);
      if (address?.list === `${address?.type}:` && hasParts(address.type))
        names.emptyType(address.type!);
    } else {
      const name = parsed.name ?? '';
      const size = scratch.put(name);
      const isNamed = list >= 0 && size > 0;
      if (code === 'A' && isNamed && names.add(list, scratch.view, 0, size)) note('duplicateNames');
      const was = code !== 'A' && isNamed ? names.remove(list, scratch.view, 0, size) : 'open';
      if (was === 'unknown') note('unknownAliases');
      if (code === 'M') modify.begin(parsed, list, name, was === 'known', here);
    }
    for (const line of parsed.more) addLine(line);
  };

  /** The name of a new list as its code page has it; parsing needed no more than the bytes. */
  const shownList = (plain: string | null): string | null =>
    plain === null || isLoose || !/[^\x00-\x7f]/.test(plain)
      ? plain
      : (parseTransaction(here.text()).address?.list ?? plain);

  /** A field of a template that lacks the blank before it. */
  const isBareField = (line: string): boolean =>
    templates.isOpen && line.includes('~') && !ORDERLY.test(line);
  /** What a listing may have lost its blank of: a field, or the new name and address of M. */
  const mayGoOn = (line: string): boolean =>
    isLoose && !ORDERLY.test(line) && (isBareField(line) || modify.fits(line));

  /** A line that belongs to the transaction at hand, or a further one of the same record. */
  const addLine = (line: string): void => {
    const code = codeOf(line);
    if (line.trim() === '') return;
    if (isIndentedData(line)) addLine(line.trimStart());
    else if (code === ' ' || mayGoOn(line)) {
      if (modify.isOpen) modify.complete(line, here, sums);
      else if (templates.isOpen) templates.addFields(line);
    } else if (code === '-') {
      const prompt = promptOfData(line);
      const size = scratch.put(prompt ?? '');
      if (prompt === null) note('templateWithoutSlash');
      addData(scratch.view, 0, prompt === null ? -1 : size);
    } else if (code === '?' || isBareField(line)) {
      // Lines that belong to a transaction begin with - or a blank (Q96001).
      if (modify.isOpen) modify.settle();
      else if (!line.startsWith('&')) note('badColumn');
    } else if (code !== '#') addHead(parseTransaction(line, isLoose), code);
  };

  const addExactly = (text: string): void => {
    const lines = linesOf(text);
    const [line = ''] = lines;
    const code = codeOf(line);
    if (code === '#') byCode['#'] += 1;
    else if (code === '-' || code === ' ' || mayGoOn(line)) for (const each of lines) addLine(each);
    else if (isBareField(line)) addStranger('badColumn');
    else if (code === '?') addStranger(parseTransaction(line).problems[0] ?? null);
    else addHead(parseTransaction(text, isLoose), code);
  };

  /** What is found from here on is found in this record. */
  const look = (record: number, place: number, number: number | null, text: () => string): void => {
    here.record = record;
    here.place = place;
    here.number = number;
    here.text = text;
  };

  const count = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (isOrdinary(bytes, from, to, lists, found)) return addOrdinary(bytes);
    const first = bytes[from]!;
    if (first === LETTER_A || first === LETTER_D)
      return readEntry(bytes, found.view, from, to, entry, true) && addEntry(bytes, from);
    if (first === LETTER_M)
      return isChange(bytes, from, to, lists, found, second) && addChange(bytes);
    if (first === HASH) byCode['#'] += 1;
    else if (KNOWN_START[first] === 1 || isWaiting) return false;
    else if (first === AND) addStranger(null);
    else addStranger(isLetter(first) ? 'badCode' : 'badColumn');
    return true;
  };

  /** Counts what is no entry of a list that is known; `isProven` says that it is an ordinary A. */
  const addOther = (bytes: Uint8Array, from: number, to: number, isProven: boolean): boolean => {
    const first = bytes[from]!;
    // The others prove what bytes they have.
    if (IS_ENTRY[first] === 0 && textRunEnd(bytes, from, to) !== to) return false;
    if (first !== LETTER_A) return count(bytes, from, to);
    lookAt(bytes, found);
    found.code = first;
    if (isProven) return addOrdinary(bytes);
    return readEntry(bytes, found.view, from, to, entry, false) && addEntry(bytes, from);
  };

  return {
    add(bytes, from, to, record, place, number, text) {
      look(record, place, number, text);
      if (isLoose) addExactly(text());
      else if (!count(bytes, from, to)) addExactly(latin1(bytes, from, to));
    },
    addByBytes(bytes, view, from, to, record, place, number, text) {
      const isProven = bytes[from] === LETTER_A && isEntry(bytes, view, from, to, lists, found);
      // What nearly all records are: one more entry of the list at hand, or of another that is known.
      if (isProven && found.list >= 0) {
        if (isWaiting) close();
        if (found.list !== atHand.id) atHand.turnTo(found.list, true);
        atHand.added += 1;
        if (names.add(found.list, view, found.nameFrom, found.nameTo)) {
          look(record, place, number, text);
          note('duplicateNames');
        }
        return true;
      }
      look(record, place, number, text);
      return addOther(bytes, from, to, isProven);
    },
    gap() {
      modify.forget();
      templates.forget();
      names.forget();
      atHand.turnTo(-1, true);
    },
    end({ isComplete, unreadBytes, at }) {
      // What the end of a file that is cut would have told of the last M is not known.
      if (isComplete) modify.settle();
      atHand.turnTo(-1, true);
      return {
        ...sums.end(),
        problems: problems.end(),
        isExact: {
          duplicateNames: names.isExact,
          unknownAliases: names.isExact,
          unknownPrompt: templates.isExact,
        },
        ...{ largestTemplate: templates.largest, isComplete, unreadBytes, source, at },
      };
    },
  };
}
