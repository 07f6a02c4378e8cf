/** The header's numbers from the bytes alone; which rivals dispute. */
import { NUMBERS, type InputIssue, type Observation, type Place } from '../model/types.js';
import { latin1, NUL, textRunEnd } from './text/bytes.js';
import {
  headerObservations,
  headerTroubles,
  mentionsHeaderNumber,
  parseHeader,
  type HeaderText,
} from './text/header.js';
import type { Inference } from './queue-layout.js';

/** What the bytes tell of a header beyond the records: never more than they show. */
export interface RawHeader {
  observations: Observation[];
  issues: InputIssue[];
}

/** The same from the bytes alone; `digits` are the numbers as far as their digits go. */
export interface BareHeader extends RawHeader {
  digits: Map<string, number>;
}

const LONGEST_HEADER = 512;

/**
 * Looks for the header's text in the bytes themselves, for files whose records cannot be read from
 * the start: the three numbers need only that text. Whether it is the first record stays unknown.
 */
export function rawHeader(head: Uint8Array): BareHeader | null {
  const run = headerRun(head);
  if (!run) return null;
  const end = head[run.to] === NUL ? 'likely' : 'open';
  const header = parseHeader(latin1(head, run.from, run.to), end);
  if (!header) return null;
  const at: Place = { byte: run.from };
  // What seems to be missing or broken may be the fault of this reading, not of the header.
  const observations = headerObservations(header, 'queue', at, true).filter(
    ({ fact }) => fact !== 'header.wellFormed',
  );
  return { observations, issues: headerIssues(header, at), digits: digitsIn(head, run) };
}

/** The digits behind each name as far as they go in the bytes, whatever record they belong to. */
function digitsIn(head: Uint8Array, run: { from: number; to: number }): Map<string, number> {
  const text = latin1(head, run.from, run.to);
  const digits = new Map<string, number>();
  for (const [, name = '', written = ''] of text.matchAll(
    /(IMP|SRV|SVR|REQ)(?:ORT)?[ _-]?S(?:EQ|YNC)[ \t]*[=:]?[ \t]*(\d+)/gi,
  )) {
    const number = name.toUpperCase().replace('SVR', 'SRV');
    if (!digits.has(`header.${number}SEQ`)) digits.set(`header.${number}SEQ`, Number(written));
  }
  return digits;
}

function headerIssues(header: HeaderText, at: Place): InputIssue[] {
  return headerTroubles(header).map((problem) => ({
    level: 'error',
    message: `header transaction: ${problem}`,
    at,
  }));
}

/** The first run of text bytes that names a header number. */
function headerRun(bytes: Uint8Array): { from: number; to: number } | null {
  for (let from = 0; from < bytes.length;) {
    const runEnd = textRunEnd(bytes, from, bytes.length);
    const to = Math.min(runEnd, from + LONGEST_HEADER);
    if (to - from > 6 && mentionsHeaderNumber(latin1(bytes, from, to))) return { from, to };
    from = runEnd + 1;
  }
  return null;
}

/**
 * The header numbers on which two layouts that explain the file equally well disagree: cut one
 * byte shorter or longer, the last number reads otherwise. Such a number is not known.
 */
export function doubtfulNumbers(sample: Uint8Array, inference: Inference): Set<string> {
  const cuts = [inference.spans[0], ...inference.rivals.map((rival) => rival.first)];
  const readings = cuts.map((span) =>
    span ? parseHeader(latin1(sample, span.textStart, span.textEnd)) : null,
  );
  const doubtful = new Set<string>();
  for (const { header } of NUMBERS) {
    const values = new Set(readings.map((reading) => reading?.numbers[header]?.value));
    if (values.size > 1) doubtful.add(`header.${header}`);
  }
  return doubtful;
}
