/** Counts a record by its text, taken apart exactly: what its bytes do not prove, and all of a listing. */
import { hasParts, mayHaveTemplate } from './address.js';
import { openScratch } from './bytes.js';
import type { Counting } from './counting.js';
import { ORDERLY } from './openings.js';
import { codeOf, linesOf, parseTransaction, type Transaction } from './parse.js';
import { COLUMN_OF } from './sums.js';
import { isIndentedData, promptOfData } from './templates.js';

/** Gives what counts one text; `isLoose`: its tabs and runs of blanks may be lost. */
export function openExactly(counting: Counting, isLoose: boolean): (text: string) => void {
  const { sums, names, templates, modify, atHand, here, note } = counting;
  const { byCode } = sums;
  const scratch = openScratch();

  const addHead = (parsed: Transaction, code: keyof typeof COLUMN_OF): void => {
    counting.close();
    byCode[code] += 1;
    for (const problem of parsed.problems) note(problem);
    const { address } = parsed;
    atHand.turnTo(
      address ? sums.address(address, COLUMN_OF[code], () => shownList(address.list)) : -1,
      mayHaveTemplate(address?.type ?? null),
    );
    const { id: list } = atHand;
    if (list < 0 && address?.list) names.giveUp();
    if (code === 'T') counting.beginTemplate(list);
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
      if (code === 'M') {
        const goesOn = /^[ -]/.test(parsed.more[0] ?? '');
        const hasAddress = address !== null;
        counting.beginModify({ list, name, wasKnown: was === 'known', hasAddress, goesOn });
      }
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
      counting.addData(scratch.view, 0, prompt === null ? -1 : size);
    } else if (code === '?' || isBareField(line)) {
      // Lines that belong to a transaction begin with - or a blank (Q96001).
      if (modify.isOpen) modify.settle();
      else if (!line.startsWith('&')) note('badColumn');
    } else if (code !== '#') addHead(parseTransaction(line, isLoose), code);
  };

  return (text) => {
    const lines = linesOf(text);
    const [line = ''] = lines;
    const code = codeOf(line);
    if (code === '#') byCode['#'] += 1;
    else if (code === '-' || code === ' ' || mayGoOn(line)) for (const each of lines) addLine(each);
    else if (isBareField(line)) counting.addStranger('badColumn');
    else if (code === '?') counting.addStranger(parseTransaction(line).problems[0] ?? null);
    else addHead(parseTransaction(text, isLoose), code);
  };
}
