/** The forms of a row in the table of facts. */
import { LOG, SYNC_STATE, WHOLE_FILE } from './how-to-get.js';
import type { LogProgram } from './log-types.js';

/** What the values of a fact are. Versions order as `3.2.9` and `5.5.2650.12` do; see version.ts. */
export type FactType = 'number' | 'yes/no' | 'version' | 'time';

/**
 * Sync numbers are 0 to 4294967295, counts and bytes may be more; versions are numbers as version.ts
 * makes them, times seconds since 1970.
 */
export type FactValue = number | boolean;

export interface FactEntry {
  type: FactType;
  /** What the fact is, as a noun phrase. */
  words: string;
  /** How to learn it where it is missing: literal commands, with their articles. */
  howToGet: string;
  /** The code whose entries it counts, in the last run of a program that a log shows. */
  logged?: { code: number; program: LogProgram };
}

export const number = (words: string, howToGet: string): FactEntry => ({
  type: 'number',
  words,
  howToGet,
});
export const yesNo = (words: string, howToGet: string): FactEntry => ({
  type: 'yes/no',
  words,
  howToGet,
});
export const version = (program: string, howToGet = SYNC_STATE): FactEntry => ({
  type: 'version',
  words: `the version of ${program}`,
  howToGet,
});
/** How often the last run of a program has a code. The reader of logs counts by this row. */
export const ofCode = (code: number, program: LogProgram): FactEntry => ({
  ...number(
    `how often ${program === 'IMPORT' ? 'the last import' : `the last run of ${program}`} in the log has code ${code}`,
    LOG,
  ),
  logged: { code, program },
});
export const time = (words: string, howToGet: string): FactEntry => ({
  type: 'time',
  words,
  howToGet,
});
/** How many transactions of RESYNC.GLB have one thing in common. */
export const transactions = (which: string): FactEntry =>
  number(`how many transactions ${which}`, WHOLE_FILE);
