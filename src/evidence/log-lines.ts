/** One line of a Dir-Sync log, in its text form (Q118447) or its coded form (Q149271). */
import { readDateTime } from './date-time.js';

export type LogForm = 'text' | 'coded';
export type LogSeverity = 'Status' | 'Warning' | 'Error' | 'Fatal';

export interface LogLine {
  /** Seconds since 1970 by the clock face, or null for a date that cannot be. */
  time: number | null;
  /** Null for the digits of the coded form whose meaning no article gives. */
  severity: LogSeverity | null;
  code: number | null;
  text: string;
}

const DATED =
  /^[ \t]{0,40}#?[ \t]{0,40}(\d{1,2}\/\d{1,2}\/\d{2,4})[ \t]{1,10}(\d{1,2}:\d{2}(?::\d{2})?)[ \t]{0,20}\|(.*)$/s;
/** The code stands right-aligned in brackets; they are empty where a message goes on (Q148705). */
const TEXT =
  /^[ \t]{0,40}(Status|Warning|Error|Fatal)(?![a-z0-9])[ \t]{0,20}(?:\[[ \t]{0,10}(\d{0,6})[ \t]{0,10}\])?(.*)$/is;
const CODED = /^[ \t]{0,20}(\d)[ \t]{1,20}(-?\d{1,6})(?:[ \t](.*))?$/s;

const SEVERITIES: readonly LogSeverity[] = ['Status', 'Warning', 'Error', 'Fatal'];

/** Whether a line begins as the lines of both forms do: a date, a time and a bar. */
export const isDated = (line: string): boolean => line.includes('|') && DATED.test(line);

/** The parts of a line of one form, or null when it has not that form. */
export function readLogLine(line: string, form: LogForm): LogLine | null {
  if (!line.includes('|')) return null;
  const dated = DATED.exec(line);
  if (!dated) return null;
  const rest = dated[3]!;
  const found = (form === 'text' ? TEXT : CODED).exec(rest);
  if (!found) return null;
  const [, first, code, text] = found;
  return {
    time: readDateTime(`${dated[1]} ${dated[2]}`),
    severity:
      form === 'text'
        ? (SEVERITIES.find((one) => one.toLowerCase() === first!.toLowerCase()) ?? null)
        : first === '1' // The one digit that an article explains (Q149271).
          ? 'Status'
          : null,
    code: code ? Number(code) : null,
    text: (text ?? '').trim(),
  };
}
