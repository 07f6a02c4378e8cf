/** The header's numbers from the bytes alone, for files whose records do not show them. */
import type { HeaderDoubt } from '../../model/issue-args.js';
import { issue, type Issue } from '../../model/issues.js';
import { NUMBERS, type Observation, type Place } from '../../model/types.js';
import { latin1, NUL, textRunEnd, wholeNumber } from '../text/bytes.js';
import {
  headerObservations,
  headerIssues,
  mentionsHeaderNumber,
  parseHeader,
  type HeaderText,
  type TextEnd,
} from '../text/header.js';
import { endsWithRecord, headerBegins, LARGEST_FIXED, lengthOf, type Framing } from './framing.js';

/** What the bytes tell of a header beyond the records: never more than they show. */
export interface RawHeader {
  observations: Observation[];
  issues: Issue[];
}

const LONGEST_HEADER = 512;

interface Run {
  from: number;
  to: number;
}

/**
 * Looks for the header's text in the bytes themselves: the three numbers need only that text.
 * Whether it is the first record stays unknown, so nothing is said of its being well-formed.
 */
export function rawHeader(head: Uint8Array): RawHeader | null {
  const run = headerRun(head);
  if (!run) return null;
  const at: Place = { byte: run.from };
  if (run.from > LAST_PLACE) return unbelieved(at, 'behind-other-data');
  const other = headerRun(head, run.to);
  const numbersOf = ({ from, to }: Run) => parseHeader(latin1(head, from, to), 'open')?.numbers;
  const [one, two] = [numbersOf(run), other && numbersOf(other)];
  const isOther = NUMBERS.some(({ header: name }) => {
    const [first, second] = [one?.[name]?.value, two?.[name]?.value];
    return first !== undefined && second !== undefined && first !== second;
  });
  if (isOther) return unbelieved(at, 'one-of-two');
  return headerFrom(head, run, 'open');
}
/** The header is the first record: its text begins at once, or behind a fixed part. */
const LAST_PLACE = 2 * LARGEST_FIXED;

/** A header of which nothing is told but that it is there, and why. */
const unbelieved = (at: Place, why: HeaderDoubt): RawHeader => ({
  observations: [
    { of: { kind: 'header' }, fact: 'header.present', value: true, source: 'queue', at },
  ],
  issues: [issue('header-not-believed', { why }, at)],
});

/** Where the header's name stands in the bytes; null where no run of text names its numbers. */
export function headerRun(bytes: Uint8Array, start = 0): Run | null {
  for (let from = start; from < bytes.length;) {
    const runEnd = textRunEnd(bytes, from, bytes.length);
    const to = Math.min(runEnd, from + LONGEST_HEADER);
    if (to - from > 6 && mentionsHeaderNumber(latin1(bytes, from, to))) return { from, to };
    from = runEnd + 1;
  }
  return null;
}

function headerFrom(head: Uint8Array, { from, to }: Run, end: TextEnd): RawHeader | null {
  const text = latin1(head, from, to);
  const header = parseHeader(text, end);
  if (!header) return null;
  if (end === 'open' && /\d$/.test(text)) forgetLast(header);
  const at: Place = { byte: from };
  // What seems to be missing or broken may be the fault of this reading, not of the header.
  const observations = headerObservations(header, 'queue', at, true).filter(
    ({ fact }) => fact !== 'header.wellFormed',
  );
  return { observations, issues: headerIssues(header, at) };
}

/** Digits that reach the end of a text whose end is not known may go on in other bytes. */
function forgetLast(header: HeaderText): void {
  const told = NUMBERS.map((number) => number.header).filter((name) => header.numbers[name]);
  const last = told.sort((a, b) => header.numbers[b]!.index - header.numbers[a]!.index)[0];
  if (!last || header.unsure.some((name) => !told.includes(name))) return;
  delete header.numbers[last];
  header.unsure.push(last);
}

/**
 * The header of a first record that is damaged, where the next one begins at `next`. Its numbers are
 * believed where the damage shows to lie before its text: the text then begins where it should not,
 * and still is as long as its length says.
 */
export function damagedHeader(head: Uint8Array, framing: Framing, next: number): RawHeader | null {
  const run = headerRun(head);
  if (!run || run.from >= next) return rawHeader(head);
  const text = textInside(head, framing, run, next);
  if (text) {
    const isMarked = framing.nul || (framing.length && !endsWithRecord(framing));
    return isMarked
      ? headerFrom(head, text, framing.length ? 'sure' : 'likely')
      : headerFrom(head, run, 'open');
  }
  // A length that does not fit may as well say that bytes of the text are lost.
  if (!framing.length) return headerFrom(head, run, 'open');
  return unbelieved({ byte: run.from }, 'bytes-lost');
}

/** The text of a header behind a fixed part that has lost or gained bytes; null where that is open. */
function textInside(head: Uint8Array, framing: Framing, run: Run, next: number): Run | null {
  const { side, fixed, nul, pad, length } = framing;
  if (side === 'after' || pad > 1) return null;
  let from = run.from;
  while (from < run.to && !headerBegins(head, from, run.to)) from += 1;
  const to = next - (nul ? 1 : 0);
  // A letter before its name may be of the header or not: where it may begin in its place, it does.
  if (headerBegins(head, fixed, run.to) || from >= run.to || (nul && head[to] !== NUL)) return null;
  if (!length) return nul && textRunEnd(head, from, to) === to ? { from, to } : null;
  const value = lengthOf(to - from, framing, length.counts);
  const isAt = (at: number): boolean =>
    wholeNumber(head, at + length.offset, length.bytes, length.endian) === value;
  return isAt(0) || isAt(from - fixed) ? { from, to } : null;
}
