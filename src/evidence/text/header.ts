/** The header transaction's text: the three numbers, as far as the text proves them. */
import type { HeaderProblem, NumberTrouble } from '../../model/issue-args.js';
import { issue, type Issue } from '../../model/issues.js';
import {
  NUMBERS,
  type HeaderNumber,
  type Observation,
  type Place,
  type Source,
} from '../../model/types.js';
import { mayName, namedIn, type Named } from './header-words.js';
import { ordinaryCode } from './ordinary.js';
import { LARGEST_NUMBER } from '../../model/sync-number.js';

/**
 * A number as other texts write it. A comma or narrow blank before further digits belongs to it:
 * `1,700` is no number, and never 1.
 */
export const WRITTEN_NUMBER = '(?:[^\\s,;|]|,(?=\\d)|[\\u00a0\\u2009\\u202f](?=\\d{3}(?!\\d)))*';

/** The mail form of the numbers is ten digits wide (Q118298). */
const FULL_WIDTH = 10;

/** What a header transaction says. `index` is the character at which the number's name begins. */
export interface HeaderText {
  numbers: Partial<Record<HeaderNumber, { value: number; index: number }>>;
  /** What cannot be read; empty for a header of which nothing is open. */
  problems: HeaderProblem[];
  /** Numbers that are named, but that the text does not prove. */
  unsure: HeaderNumber[];
}

/**
 * How well it is known where the text ends. sure: a length field or a line of text says so; likely:
 * a NUL, or the layout as it was inferred; open: nothing does.
 */
export type TextEnd = 'sure' | 'likely' | 'open';

/**
 * True when the text may be the header transaction: it names one of the three numbers, and is no
 * ordinary transaction about somebody whose name has such a word.
 */
export const mentionsHeaderNumber = (text: string): boolean =>
  mayName(text) && parseHeader(text) !== null;

/**
 * Reads a header transaction; null when the text names none of the three numbers. Never throws.
 * Unless the text's end is sure, what touches it may belong to something else: the last number is
 * then believed only when it is clean digits up to a likely end, or all have the full width of ten.
 */
export function parseHeader(text: string, end: TextEnd = 'sure'): HeaderText | null {
  const named = namedIn(text);
  if (named.length === 0) return null;
  // A copy in text mode puts a CR before each LF: the text then goes on behind its counted end.
  const header = settle(readings(text, named, text.includes('\r\r\n') ? 'open' : end));
  const code = ordinaryCode(text);
  if (code === null) return header;
  const count = Object.keys(header.numbers).length;
  // What names people has an address behind it, what replaces a list has nothing: both are no header.
  if (code === 'R' || code === 'T') return count > 0 ? header : null;
  if (count < NUMBERS.length) return null;
  return doubted(header);
}

/** The header as a person types it: whoever does that says how wide each number is. */
export function parseTypedHeader(text: string): HeaderText | null {
  const named = namedIn(text);
  return named.length === 0 ? null : settle(readingsAlone(text, named, 'sure'));
}

/**
 * The header of a listing, of which it is not known whether a blank was lost where its lines break:
 * `tight` is the text without blanks there. A number counts when both readings do not contradict.
 */
export function parseWrapped(loose: string, tight: string, end: TextEnd): HeaderText | null {
  const [one, two] = [parseHeader(loose, end), parseHeader(tight, end)];
  if (!one || !two || loose === tight) return one ?? two;
  const readings = new Map<HeaderNumber, Reading>();
  for (const { header: number } of NUMBERS) {
    const [first, second] = [one.numbers[number], two.numbers[number]];
    const isBroken = second && one.unsure.includes(number);
    if (isBroken || (first && second && first.value !== second.value))
      readings.set(number, { why: { is: 'line-breaks' } });
    else if (first ?? second) readings.set(number, (first ?? second)!);
    else if (one.unsure.includes(number) || two.unsure.includes(number))
      readings.set(number, { why: OPEN_END });
  }
  return settle(readings);
}

type Reading = { value: number; index: number } | { why: NumberTrouble };

const OPEN_END: NumberTrouble = { is: 'end-not-known' };

const readings = (
  text: string,
  named: readonly Named[],
  end: TextEnd,
): Map<HeaderNumber, Reading> => sameWidths(named, readingsAlone(text, named, end));

/** Each number by itself, whatever the others look like. */
function readingsAlone(
  text: string,
  named: readonly Named[],
  end: TextEnd,
): Map<HeaderNumber, Reading> {
  const found = new Map<HeaderNumber, Reading>();
  // `IMPSEQ SRVSEQ REQSEQ 1 80 22`, or `1 IMPSEQ 80 SRVSEQ 22 REQSEQ`: whose number is whose is open.
  const isList = named.some(({ digits, isBound }) => digits === '' && !isBound);
  const isLoose = named.some(({ digits }) => digits === '');
  const isFull = named.every(({ digits }) => digits.length === FULL_WIDTH);
  for (const each of named) {
    const reading: Reading =
      isList || (isLoose && !each.isBound)
        ? { why: { is: 'owner-not-known' } }
        : readingOf(text, each, end, { isLast: each === named.at(-1), isFull });
    const before = found.get(each.number);
    if (!before) found.set(each.number, reading);
    else if (!('value' in before && 'value' in reading && before.value === reading.value))
      found.set(each.number, {
        why: { is: 'twice', one: valueOf(before), other: valueOf(reading) },
      });
  }
  return found;
}

const valueOf = (reading: Reading): number | null => ('value' in reading ? reading.value : null);

function readingOf(
  text: string,
  { digits, index, end: at, isClean }: Named,
  end: TextEnd,
  { isLast, isFull }: { isLast: boolean; isFull: boolean },
): Reading {
  const value = Number(digits);
  if (digits === '')
    return at === text.length && end !== 'sure' ? { why: OPEN_END } : { why: { is: 'not-there' } };
  if (digits.length > FULL_WIDTH) return { why: { is: 'too-long' } };
  if (value > LARGEST_NUMBER) return { why: { is: 'too-large', digits } };
  if (end === 'sure') return isClean ? { value, index } : { why: OPEN_END };
  // Bytes of the layout may touch the last number: in front of its end they would be digits of it.
  const isOpen = isLast && end === 'open' && !/[A-Z]{3}/i.test(text.slice(at));
  return isFull || (isClean && !isOpen) ? { value, index } : { why: OPEN_END };
}

/**
 * Numbers are written alike (the mail form is ten digits wide, Q118298): next to padded ones a number
 * of another width has lost digits, or got some. One without a zero in front may outgrow the others.
 */
function sameWidths(
  named: readonly Named[],
  found: Map<HeaderNumber, Reading>,
): Map<HeaderNumber, Reading> {
  const width = paddedWidth(named.map(({ digits }) => digits));
  if (width === null) return found;
  for (const { number, digits } of named) {
    const outgrows =
      width > 0 && width < FULL_WIDTH && digits.length > width && !digits.startsWith('0');
    if (digits.length !== width && !outgrows && isValue(found.get(number)))
      found.set(number, { why: { is: 'other-width' } });
  }
  return found;
}

/** The width that numbers are padded to; 0 where two are as frequent, null where none shows. */
function paddedWidth(written: readonly string[]): number | null {
  const padded = written.filter((digits) => digits.length > 1 && digits.startsWith('0'));
  // Ten digits without a zero in front may be all that there are.
  if (padded.some(({ length }) => length === FULL_WIDTH)) return FULL_WIDTH;
  // One short number with a zero in front shows no width that all have.
  if (padded.length < 2) return null;
  const alike = (digits: string): number =>
    written.filter(({ length }) => length === digits.length).length;
  const [first] = [...padded].sort((a, b) => alike(b) - alike(a));
  const isTied = padded.some(
    (digits) => digits.length !== first!.length && alike(digits) === alike(first!),
  );
  return isTied ? 0 : first!.length;
}

const isValue = (reading: Reading | undefined): boolean =>
  reading !== undefined && 'value' in reading;

function settle(readings: ReadonlyMap<HeaderNumber, Reading>): HeaderText {
  const header: HeaderText = { numbers: {}, problems: [], unsure: [] };
  for (const { header: number } of NUMBERS) {
    const reading = readings.get(number);
    if (!reading) header.problems.push({ code: 'header-number-missing', args: { number } });
    else if ('value' in reading) header.numbers[number] = reading;
    else {
      header.unsure.push(number);
      const { why } = reading;
      header.problems.push({ code: 'header-number-unreadable', args: { number, why } });
    }
  }
  return header;
}

const doubted = (header: HeaderText): HeaderText => ({
  numbers: {},
  problems: [{ code: 'header-may-be-ordinary', args: {} }],
  unsure: NUMBERS.map(({ header: number }) => number).filter((number) => header.numbers[number]),
});

/** What cannot be read of a header, as issues. */
export const headerIssues = ({ problems }: HeaderText, at: Place): Issue[] =>
  problems.map(({ code, args }) => issue(code, args, at));

/**
 * The observations that a header gives; `at` is where its text begins. Nothing shows for certain that
 * a header is broken, since its text was never published: it is sound, or that is open.
 */
export function headerObservations(
  header: HeaderText,
  source: Source,
  at: Place,
  isFirst: boolean,
): Observation[] {
  const of = { kind: 'header' } as const;
  const found: Observation[] = [{ of, fact: 'header.present', value: true, source, at }];
  if (isFirst && header.problems.length === 0)
    found.push({ of, fact: 'header.wellFormed', value: true, source, at });
  for (const { header: number } of NUMBERS) {
    const read = header.numbers[number];
    if (read) found.push({ of, fact: `header.${number}`, value: read.value, source, at });
  }
  return found;
}
