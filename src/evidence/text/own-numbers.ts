/** A requestor's numbers in any published spelling. */
import { issue, type Issue, type IssueArgs } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { OwnNumber, Reading, Source, UnreadNumber } from '../../model/types.js';
import { WRITTEN_NUMBER } from './header.js';
import { syncNumber } from '../../model/sync-number.js';
import { addIssue } from '../few-issues.js';
import { saysTooMuch } from '../too-much.js';

/** One of a requestor's numbers as a text gives it; `value` is null when it is no sync number. */
export interface WrittenNumber {
  number: OwnNumber;
  value: number | null;
  written: string;
  /** What there is of one that was cut: it is no less. */
  atLeast?: number;
}

/** Every spelling met in the articles: ReqSync, REQSEQ, SrvSeq, Import sync, DXA-Svr-Seq ... */
const NUMBER = new RegExp(
  `(?<![A-Za-z0-9])(?:DXA-)?(imp|srv|svr|req)(?:ort)?[ _-]?(?:sync|seq)[ \\t]*[=:][ \\t]*(${WRITTEN_NUMBER})`,
  'gi',
);

const OWN: Readonly<Record<string, OwnNumber>> = {
  imp: 'ImportSync',
  srv: 'SrvSync',
  svr: 'SrvSync',
  req: 'ReqSync',
};

/** What is written where a sync number belongs, and is none. */
export const notANumber = (name: string, written: string, line: number): Issue =>
  issue(
    'not-a-sync-number',
    { name, written: mark('text', written.slice(0, MOST_SHOWN)) },
    { line },
  );

/**
 * Names the numbers of one line that could not be read, and keeps them as what they are: unknown.
 * `requestor` is null where the evidence does not name it.
 */
export function tellUnread(
  into: Reading,
  requestor: string | null,
  source: Source,
  found: readonly WrittenNumber[],
  line: number,
): void {
  const bad = found
    .filter(({ value }) => value === null)
    .map(({ number, written, atLeast }) => ({
      ...{ number, written },
      ...(atLeast !== undefined && { atLeast }),
    }));
  if (bad.length === 0) return;
  const all = bad.map(({ number, written, atLeast }) => {
    const shown = written.slice(0, MOST_SHOWN).trim() || '(nothing)';
    return `${number} = ${shown}${atLeast === undefined ? '' : ', at the end of a cut line,'}`;
  });
  tellOpen(into, { requestor, source, line }, bad, mark('text', all.join(', ')));
}

/**
 * The same of numbers that a listing must show and does not. `isLost`: the listing is there, so that they
 * were, and may be newer than any other word.
 */
export function tellMissing(
  into: Reading,
  requestor: string | null,
  source: Source,
  numbers: readonly OwnNumber[],
  { line, isLost }: { line: number; isLost: boolean },
): void {
  if (numbers.length === 0) return;
  const missing = numbers.map((number) => ({ number, written: isLost ? '?' : null }));
  tellOpen(into, { requestor, source, line }, missing, null);
}

/** The same of numbers that stand in words or in a table: they are there, but nobody says whose they are. */
export function tellStray(
  into: Reading,
  numbers: readonly { number: OwnNumber; says: number | null }[],
  { text, line }: { text: string; line: number },
): void {
  if (numbers.length === 0) return;
  const open = numbers.map(({ number, says }) => ({ number, written: null, says }));
  const shown = `"${text.trim().replace(/\s+/g, ' ').slice(0, MOST_SHOWN)}"`;
  tellOpen(into, { requestor: null, source: 'reqconf', line }, open, mark('text', shown));
}

function tellOpen(
  into: Reading,
  { requestor, source, line }: { requestor: string | null; source: Source; line: number },
  open: readonly Pick<UnreadNumber, 'number' | 'written' | 'says' | 'atLeast'>[],
  written: IssueArgs<'own-numbers-unread'>['written'],
): void {
  if (saysTooMuch(into)) return;
  const numbers = open.map(({ number }) => number);
  const of = requestor === null ? null : mark('requestor', requestor);
  addIssue(into.issues, issue('own-numbers-unread', { numbers, line, written, of }, { line }));
  for (const each of open)
    (into.unread ??= []).push({
      ...{ requestor, source, at: { line } },
      ...each,
    });
}

/** So much of what stands in the place of a number is shown. */
const MOST_SHOWN = 40;

/** What another number behind a name of its own begins with: `, Last Cycle = 11` (Q96060). */
const NEXT_FIELD = /[,;][ \t]{0,16}[A-Za-z][A-Za-z _-]{0,30}[=:]/;
/** Dates and times of day are no sync numbers. */
const DATE_OR_TIME =
  /\d{1,4}([-./:])\d{1,2}(?:\1\d{1,4})?|\d{1,2}\.?[ \t](?:Jan|Feb|Mar|M\u00e4r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[a-z]{0,8}\.?(?:[ \t]\d{2,4})?/gi;
const OTHER_NUMBER = /(?<![\w.,])\d{1,20}(?!\w)/g;

/** Where a remark behind the number has a higher one: `140 (yesterday, now 150)`, `2 or 3`. */
function isOutdone(value: number, behind: string): boolean {
  const field = behind.search(NEXT_FIELD);
  const remark = (field < 0 ? behind : behind.slice(0, field)).replace(DATE_OR_TIME, ' ');
  return [...remark.matchAll(OTHER_NUMBER)].some(([digits]) => Number(digits) > value);
}

/** The numbers that a line gives with `=` or `:`, in the line's order. */
export function ownNumbers(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const matches = [...text.matchAll(NUMBER)];
  for (const [at, match] of matches.entries()) {
    const number = OWN[match[1]!.toLowerCase()];
    const end = match.index + match[0].length;
    // Digits behind a blank or a comma may be the rest of the number: neither `1 40` nor `1, 40` is 1.
    const rest = /^[\s,;|]+\d+/.exec(text.slice(end))?.[0] ?? '';
    const written = match[2]! + rest;
    const value = syncNumber(written);
    const behind = text.slice(end, matches[at + 1]?.index);
    const isOpen = value !== null && isOutdone(value, behind);
    const shown = isOpen ? `${written}${behind.replace(/[\s,;]{1,8}$/, '')}` : written;
    if (number) found.push({ number, value: isOpen ? null : value, written: shown });
  }
  return found;
}
