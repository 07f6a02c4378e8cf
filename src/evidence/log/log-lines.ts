/** One entry of a Dir-Sync log, in its text form (Q118447) or its coded form (Q149271). */
import { readDateTime } from '../text/date-time.js';
import type { LogForm, LogLine, LogSeverity } from './entry.js';
import { readUndated, UNDATED_START } from './log-undated.js';

const STAMP =
  '\\d{1,2}\\/\\d{1,2}\\/\\d{2,4}[ \\t]{1,10}\\d{1,2}:\\d{2}(?::\\d{2})?[ \\t]{0,20}\\|';
const DATED =
  /^[ \t]{0,40}#?[ \t]{0,40}(\d{1,2}\/\d{1,2}\/\d{2,4})[ \t]{1,10}(\d{1,2}:\d{2}(?::\d{2})?)[ \t]{0,20}\|(.*)$/s;
/** The code stands right-aligned in brackets; they are empty where a message goes on (Q148705). */
const TEXT =
  /^[ \t]{0,40}(Status|Warning|Error|Fatal)(?![a-z0-9])[ \t]{0,20}(?:\[[ \t]{0,10}(\d{0,6})[ \t]{0,10}\])?(.*)$/is;
const CODED = /^[ \t]{0,20}(\d)[ \t]{1,20}(-?\d{1,6})(?:[ \t](.*))?$/s;
/** What begins an entry wherever it stands: articles and pasted mail lose line ends (Q148705). */
const START = new RegExp(
  `(?<![\\d/])(?:#[ \\t]{0,4})?${STAMP}[ \\t]{0,40}(?:(?:Status|Warning|Error|Fatal)(?![a-z0-9])|\\d[ \\t]{1,20}-?\\d{1,6}(?![\\d/:]))|${UNDATED_START}`,
  'gi',
);
/** A time stamp whose entry stands on the next line. */
const STAMP_ALONE = new RegExp(`(?<![\\d/])(${STAMP})[ \\t]{0,40}$`);

const SEVERITIES: readonly LogSeverity[] = ['Status', 'Warning', 'Error', 'Fatal'];

/** Whether a line begins as the lines of both forms do: a date, a time and a bar. */
export const isDated = (line: string): boolean => line.includes('|') && DATED.test(line);

/** The parts of an entry of one form, or null when it has not that form. */
export function readLogLine(line: string, form: LogForm): LogLine | null {
  const dated = line.includes('|') ? DATED.exec(line) : null;
  if (!dated) return form === 'text' ? readUndated(line) : null;
  const rest = dated[3]!;
  const found = (form === 'text' ? TEXT : CODED).exec(rest);
  if (!found) return null;
  const [, first, code, text] = found;
  return {
    time: readDateTime(`${dated[1]} ${dated[2]}`),
    severity:
      form === 'text'
        ? severityOf(first!)
        : first === '1' // The one digit that an article explains (Q149271).
          ? 'Status'
          : null,
    code: code ? Number(code) : null,
    text: (text ?? '').trim(),
  };
}

const severityOf = (word: string): LogSeverity | null =>
  SEVERITIES.find((one) => one.toLowerCase() === word.toLowerCase()) ?? null;

/** Cuts a line before each entry that begins in it; the first piece may belong to the line above. */
export function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { index } of line.matchAll(START)) {
    // A mark or blanks before the first entry belong to it.
    if (/^[ \t#]*$/.test(line.slice(from, index))) continue;
    pieces.push(line.slice(from, index));
    from = index;
  }
  pieces.push(line.slice(from));
  return pieces;
}

/** The time stamp at the end of a line that waits for its entry, and the line without it. */
export function stampAtEnd(line: string): { line: string; stamp: string } {
  const found = line.includes('|') ? STAMP_ALONE.exec(line) : null;
  return found ? { line: line.slice(0, found.index), stamp: found[1]! } : { line, stamp: '' };
}
