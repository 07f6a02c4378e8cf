/** A case as `--save-case` keeps it: what was known of each requestor, without names, files or places. */
import type { FactName, FactValue } from './facts.js';
import type { Source } from './sources.js';

/** The word that a saved case is known by, first thing in the file. */
export const SAVED_CASE = 'saved-case';
/** Of the form of the file: a later 1.x may say more. */
export const SAVED_CASE_VERSION = '1.0';

/** A fact without its witnesses. What is left out is false or not set; see Fact. */
export interface SavedFact {
  value: FactValue | null;
  atLeast?: number;
  atMost?: number | 'unbounded';
  standIn?: 'may-pass' | 'never-passes';
  conflict?: true;
  /** The sort of witness whose word was taken. */
  source?: Source;
  /** Names stood behind the value. */
  hadNames?: true;
}

/** Facts that are not in it are unknown. */
export interface SavedCase {
  requestor: string;
  facts: Partial<Record<FactName, SavedFact>>;
  pending: { runs: (readonly [from: number, to: number])[]; complete: boolean } | null;
  /** Where several files disagreed, the same with each alone. */
  byFile?: SavedCase[];
}
