/** What the transactions of a RESYNC.GLB add up to, in the one pass. */
import type { Problem, TransactionTally } from '../../model/transaction-types.js';
import type { Place } from '../../model/types.js';
import { hasParts, mayHaveTemplate } from './address.js';
import { FOLD, openScratch, plainChars } from './bytes.js';
import { isOrdinary, newOrdinary } from './fast.js';
import { COLUMN } from './lists.js';
import { openModify } from './modify.js';
import { openNames } from './names.js';
import { openProblems } from './problems.js';
import { COLUMN_OF, openSums } from './sums.js';
import { isIndentedData, openTemplates, promptOfData } from './templates.js';
import { codeOf, linesOf, parseTransaction, type Transaction } from './parse.js';

/**
 * Adds up the transactions of a RESYNC.GLB as they stream by, in constant memory. A record that its
 * bytes prove to be ordinary is only counted; anything else goes to the exact parser.
 */
export interface Transactions {
  /** `place` is the byte of the text in a queue, the line in a listing. */
  add(
    bytes: Uint8Array,
    from: number,
    to: number,
    record: number,
    place: number,
    number: number | null,
    text: () => string,
  ): void;
  /** Whether a text is ordinary all over; `add` need not ask again for the same text. */
  isProven(this: void, bytes: Uint8Array, from: number, to: number): boolean;
  /** Something between the last record and the next could not be read. */
  gap(): void;
  end(end: { isComplete: boolean; unreadBytes: number; at: Place }): TransactionTally;
}

const [HASH, DASH, AND] = [0x23, 0x2d, 0x26];
const [LETTER_A, LETTER_D, LETTER_R, LETTER_Z] = [0x41, 0x44, 0x52, 0x5a];
/** What the first byte of a record may be: code letters, what goes on, comments, line ends. */
const KNOWN_START = Uint8Array.from({ length: 256 }, (_, byte) =>
  'ADMRT-# \t\r\n'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

const isLetter = (byte: number): boolean =>
  byte >= 0x80 || (FOLD[byte]! >= LETTER_A && FOLD[byte]! <= LETTER_Z);

/** Begins as a line should (Q96001): a code letter with a blank, template data, a line that goes on. */
const ORDERLY = /^(?:[ADMRT][ \t]|[-# \t])/;

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
  const scratch = openScratch();
  const here = { record: 0, place: 0, number: null as number | null, text: () => '' };
  /** Where the text begins that was proven ordinary last. */
  let provenFrom = -1;
  /** An M or a T waits for what follows it. */
  let isWaiting = false;
  /** The list of the transaction at hand, or -1; and whether its type may have templates. */
  let list = -1;
  let mayHaveData = true;

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
    if (list >= 0) lists.add(list, COLUMN.templateData);
    if (!mayHaveData) note('templateNotAllowed');
    else if (to >= from && list >= 0 && templates.isUnknown(list, view, from, to))
      note('unknownPrompt');
  };

  /** Counts a record that its bytes prove ordinary; false when only the exact parser can. */
  const addOrdinary = (bytes: Uint8Array): boolean => {
    const { code, nameFrom, nameTo, view } = found;
    if (code === DASH) {
      addData(view, nameFrom, nameTo);
      return true;
    }
    const id = found.list >= 0 ? found.list : lists.find(bytes, found.listFrom, found.listTo);
    if (id < 0) return false;
    if (isWaiting) close();
    list = id;
    mayHaveData = true;
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

  /** A record that begins with no code letter at all; what it goes on with means nothing. */
  const addStranger = (problem: Problem | null): void => {
    close();
    byCode['?'] += 1;
    list = -1;
    mayHaveData = true;
    if (problem) note(problem);
  };

  const addHead = (parsed: Transaction, code: keyof typeof COLUMN_OF): void => {
    close();
    isWaiting = code === 'M' || code === 'T';
    byCode[code] += 1;
    for (const problem of parsed.problems) note(problem);
    const { address } = parsed;
    list = address ? sums.address(address, COLUMN_OF[code], () => shownList(address.list)) : -1;
    if (list < 0 && address?.list) names.giveUp();
    mayHaveData = mayHaveTemplate(address?.type ?? null);
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

  return {
    add(bytes, from, to, record, place, number, text) {
      here.record = record;
      here.place = place;
      here.number = number;
      here.text = text;
      if (isLoose) return addExactly(text());
      const isKnown = from === provenFrom && found.viewed === bytes;
      provenFrom = -1;
      if ((isKnown || isOrdinary(bytes, from, to, lists.last, found)) && addOrdinary(bytes)) return;
      const first = bytes[from]!;
      if (first === HASH) byCode['#'] += 1;
      else if (KNOWN_START[first] === 1 || isWaiting) addExactly(plainChars(bytes, from, to));
      else if (first === AND) addStranger(null);
      else addStranger(isLetter(first) ? 'badCode' : 'badColumn');
    },
    isProven(bytes, from, to) {
      const isIt = bytes[from] !== DASH && isOrdinary(bytes, from, to, lists.last, found);
      provenFrom = isIt ? from : -1;
      return isIt;
    },
    gap() {
      modify.forget();
      templates.forget();
      names.forget();
      list = -1;
      mayHaveData = true;
    },
    end({ isComplete, unreadBytes, at }) {
      // What the end of a file that is cut would have told of the last M is not known.
      if (isComplete) modify.settle();
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
