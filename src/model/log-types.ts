/**
 * What the logs of the Dir-Sync programs show: entries, and the runs of programs that they belong to.
 * Times are seconds since 1970 by the clock face of the computer that wrote the log.
 */

export type LogSeverity = 'Status' | 'Warning' | 'Error' | 'Fatal';

/** The programs that write these logs: REQMAIN at T1 and T3, SRVMAIN at T2, IMPORT and REBUILD at T3. */
export type LogProgram = 'REQMAIN' | 'SRVMAIN' | 'IMPORT' | 'REBUILD';

/** A point of a log: its line, and its time where the entry has one. */
export interface LogMoment {
  line: number;
  time: number | null;
  /** The time stamp as the log writes it, `01/03/100 02:10:44`; null for an entry without. */
  written: string | null;
}

export interface LogEntry extends LogMoment {
  /** Null for the digits of the coded form whose meaning no article gives, and for unread lines. */
  severity: LogSeverity | null;
  /** Null for free text. */
  code: number | null;
  text: string;
}

/** Entries of one run with the same severity and code: the first of them, and how many there are. */
export interface LogTrouble extends LogEntry {
  times: number;
  /** It is no entry, but a line that the reader does not know. */
  isUnread?: true;
}

/** One run of one program, from its banner to the next. */
export interface LogRun {
  /** Of a report in CENTRAL.LOG: the postoffice that it came from, NET/PO. */
  postoffice: string | null;
  /** Null for entries with no banner above them. */
  program: LogProgram | null;
  /** As the banner writes it: `3.2a`. */
  version: string | null;
  /** Of REQMAIN by what it did; of IMPORT and REBUILD where they follow REQMAIN at T3. Else null. */
  step: 'T1' | 'T2' | 'T3' | null;
  from: LogMoment;
  to: LogMoment;
  /** Everything above Status, and lines that are no entries; a dozen different ones. */
  troubles: LogTrouble[];
  /** How many entries there are beside these. */
  moreTroubles: number;
  /** Updates received and sent by what the run says; 0 for `No requestor updates to send`. */
  received: number | null;
  sent: number | null;
  /** The run says its last words, or another program begins after it: the log does not break off. */
  isFinished: boolean;
}

/** One import as a prediction is compared with it: codes and times, none of the log's words. */
export interface LoggedImport {
  /** As the banner writes it; null where no banner is seen. */
  version: string | null;
  line: number;
  toLine: number;
  /** Seconds since 1970 by the clock face of whoever wrote the log; null for entries without a date. */
  time: number | null;
  written: string | null;
  /** It says its last words, or another program begins after it. A run that stopped says them, too. */
  isFinished: boolean;
  /** The first Fatal with a code. Of the coded form only 14 is known to be one. */
  fatal: (LogMoment & { code: number }) | null;
  /** Everything with a code but Status, in the order of the log; severity null where not known. */
  codes: { code: number; severity: LogSeverity | null; times: number; line: number }[];
}

/** The last import of one postoffice in a log, and the last that stopped with Fatal 14. */
export interface LoggedImports {
  /** Null for the log's own postoffice, which it does not name. */
  postoffice: string | null;
  last: LoggedImport | null;
  /** It did handle a RESYNC.GLB; may be the same run as `last`. */
  stopped: LoggedImport | null;
}

/** The runs of a log: all of a short one; of a long one its beginning, its end and what went wrong. */
export interface LogTimeline {
  entries: number;
  /** Lines that are no entries and go on none. */
  unread: number;
  runs: number;
  /** Runs with Fatal, Error or Warning entries. */
  troubled: number;
  /** In the order of the log. `before` counts the runs between this one and the one above it. */
  shown: { run: LogRun; before: number }[];
  /** Runs behind the last one shown. */
  after: number;
}

/** What an observation from a log rests on, as far as one entry says it. */
export interface LoggedEvent extends LogEntry {
  program: LogProgram | null;
  version: string | null;
  /** How many runs of the same log say the same, this one included. */
  times: number;
}
