/** What one entry of a Dir-Sync log says, whatever its form. */

export type LogForm = 'text' | 'coded';
export type LogSeverity = 'Status' | 'Warning' | 'Error' | 'Fatal';

export interface LogLine {
  /** Seconds since 1970 by the clock face; null without a date, or for one that cannot be. */
  time: number | null;
  /** Null for the digits of the coded form whose meaning no article gives. */
  severity: LogSeverity | null;
  code: number | null;
  text: string;
}
