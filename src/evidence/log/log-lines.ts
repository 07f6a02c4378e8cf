/** One entry of a Dir-Sync log, in its text form (Q118447) or its coded form (Q149271). */
import { readSlashedDate } from '../text/date-time.js';
import type { LogEntry, LogSeverity } from '../../model/log-types.js';
import type { LogForm } from './entry.js';
import { readUndated, UNDATED_START } from './log-undated.js';

const STAMP =
  '\\d{1,2}\\/\\d{1,2}\\/\\d{2,4}[ \\t]{1,10}\\d{1,2}:\\d{2}(?::\\d{2})?[ \\t]{0,20}\\|';
const BEGINNING =
  '^[ \\t]{0,40}#?[ \\t]{0,40}(\\d{1,2}\\/\\d{1,2}\\/\\d{2,4})[ \\t]{1,10}(\\d{1,2}:\\d{2}(?::\\d{2})?)[ \\t]{0,20}\\|';
const DATED = new RegExp(BEGINNING);
/** The code stands right-aligned in brackets; they are empty where a message goes on (Q148705). */
const TEXT = new RegExp(
  `${BEGINNING}[ \\t]{0,40}(Status|Warning|Error|Fatal)(?![a-z0-9])[ \\t]{0,20}(?:\\[[ \\t]{0,10}(\\d{0,6})[ \\t]{0,10}\\])?(.*)$`,
  'is',
);
const CODED = new RegExp(
  `${BEGINNING}[ \\t]{0,20}(\\d)[ \\t]{1,20}(-?\\d{1,6})(?:[ \\t](.*))?$`,
  's',
);
/** What begins an entry wherever it stands: articles and pasted mail lose line ends (Q148705). */
const START = new RegExp(
  `(?<![\\d/])(?:#[ \\t]{0,4})?${STAMP}[ \\t]{0,40}(?:(?:Status|Warning|Error|Fatal)(?![a-z0-9])|\\d[ \\t]{1,20}-?\\d{1,6}(?![\\d/:]))|${UNDATED_START}`,
  'gi',
);
/** What every line has in which START finds something: it takes much less time than START. */
const MAY_BEGIN_ENTRY = /[|]|status|warning|error|fatal/i;
/** A time stamp whose entry stands on the next line. */
const STAMP_ALONE = new RegExp(`(?<![\\d/])(${STAMP})[ \\t]{0,40}$`);

const SEVERITIES: Readonly<Record<string, LogSeverity>> = {
  status: 'Status',
  warning: 'Warning',
  error: 'Error',
  fatal: 'Fatal',
};

/** Whether a line begins as the lines of both forms do: a date, a time and a bar. */
export const isDated = (line: string): boolean => line.includes('|') && DATED.test(line);

/** What an entry that holds another one has in its text. */
const MAY_HOLD_ANOTHER = /[|[]|error[ \t]{1,4}\d|status[ \t]/i;

export interface LineParser {
  /** The entry that a line is, or null when it has not the form. */
  read(line: string, at: number): LogEntry | null;
  /** The same of a line that is one entry from end to end, as nearly all are; null for any other. */
  readWhole(line: string, at: number): LogEntry | null;
}

/** Reads the lines of one log. Most entries are of the same day as the one above, so its day is kept. */
export function lineParser(form: LogForm): LineParser {
  const pattern = form === 'text' ? TEXT : CODED;
  let day = '';
  let dayStart: number | null = null;

  const timeOf = (date: string, time: string): number | null => {
    if (date !== day) [day, dayStart] = [date, readSlashedDate(date, '00:00')];
    if (dayStart === null) return null;
    const seconds = secondsOf(time);
    return seconds === null ? null : dayStart + seconds;
  };

  const dated = (line: string, at: number): LogEntry | null => {
    // The bar is looked for first: of most other texts no line has one.
    const found = line.includes('|') ? pattern.exec(line) : null;
    if (!found) return null;
    const [date, time, first, text = ''] = [found[1]!, found[2]!, found[3]!, found[5]];
    return {
      line: at,
      time: timeOf(date, time),
      written: `${date} ${time}`,
      // Of the digits of the coded form one article explains one, 1 (Q149271).
      severity: form === 'text' ? severityOf(first) : first === '1' ? 'Status' : null,
      code: found[4] ? Number(found[4]) : null,
      text: text.trim(),
    };
  };
  return {
    read(line, at) {
      if (line.includes('|') && DATED.test(line)) return dated(line, at);
      const found = form === 'text' ? readUndated(line) : null;
      return found && { ...found, line: at };
    },
    readWhole(line, at) {
      const found = dated(line, at);
      return found && !MAY_HOLD_ANOTHER.test(found.text) ? found : null;
    },
  };
}

/** `2:10` or `02:10:44` as seconds of the day; null where there is no such time. */
function secondsOf(time: string): number | null {
  const colon = time.indexOf(':');
  const hour = Number(time.slice(0, colon));
  const minute = twoDigits(time, colon + 1);
  const second = time.length > colon + 3 ? twoDigits(time, colon + 4) : 0;
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : null;
}

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

const severityOf = (word: string): LogSeverity | null => SEVERITIES[word.toLowerCase()] ?? null;

/** Cuts a line before each entry that begins in it; the first piece may belong to the line above. */
export function piecesOf(line: string): string[] {
  if (!MAY_BEGIN_ENTRY.test(line)) return [line];
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
