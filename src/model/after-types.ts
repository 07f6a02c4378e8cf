/** Prediction against reality: what was predicted, what a log of the import shows, and which rule was right. */
import type { LoggedImport } from './log-types.js';
import type { Confidence, Outcome, Severity } from './scales.js';

/** Three-valued: what is seen afterwards may settle nothing. */
export const AGREEMENTS = ['agrees', 'differs', 'open'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Why nothing is settled. */
export const OPEN_REASONS = [
  // No run of IMPORT by this requestor is in the log.
  'no-import',
  // The log names no postoffice, and several requestors are judged.
  'whose-log',
  // Its last import is not later than the evidence of the prediction.
  'before-evidence',
  // It breaks off in the middle of the import.
  'breaks-off',
  // A run without Fatal that does not show whether a RESYNC.GLB was there: a text import looks the same.
  'not-shown',
  // IMPORT stopped for a reason that has nothing to do with the prediction.
  'other-stop',
  // A stop, then an import without one: the stop may be older than the file that was judged.
  'later-finished',
  // The header's numbers are held though they were too low: accepted by IMPORT, or after a reset
  // (Q119014), or the listing is older than the evidence (LISTDS prints no date).
  'reset-between',
  // The log shows a stop, and a listing the header's numbers: one of them is of another import.
  'log-against-listing',
  // The listing does not show that the numbers became the header's.
  'listing-silent',
  // The prediction itself was left open.
  'not-predicted',
  // A risk was predicted, and one run neither shows nor refutes it.
  'risk',
] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/** What would settle it, or would show which rule was wrong. */
export const WANTED_AFTER = [
  'whole-log',
  'name-requestor',
  'later-log',
  'log-before',
  'numbers-after',
  'numbers-at-import',
  'missing-numbers',
  'no-reset',
  'same-file',
  'import-version',
] as const;
export type WantedAfter = (typeof WANTED_AFTER)[number];

/** A code that was predicted, or logged, or both. */
export interface ComparedCode {
  code: number;
  isPredicted: boolean;
  /** How many transactions would bring it about; null where it is not predicted or not counted. */
  predictedTimes: number | null;
  /** Null where the run does not show it: it stopped before, or is not seen to the end. */
  isLogged: boolean | null;
  loggedTimes: number;
}

export interface ComparedRule {
  rule: string;
  confidence: Confidence;
  severity: Severity;
  /** What the rule said: that this code is logged, or that it is not. */
  said: 'fires' | 'clear';
  code: number | null;
  /** Null where what was seen does not tell. */
  wasRight: boolean | null;
}

/** One precise difference between the prediction and what was seen. */
export interface Difference {
  what: 'stopped' | 'accepted' | 'other-stop' | 'not-logged' | 'not-predicted';
  code: number | null;
}

/** One requestor: what was predicted, and what came to pass. */
export interface Comparison {
  requestor: string;
  agreement: Agreement;
  /** Null where something is settled. */
  reason: OpenReason | null;
  predicted: { outcome: Outcome; code: number | null; confidence: Confidence };
  /** The import that it is compared with; null where none is seen. Its input is one of `after.inputs`. */
  logged: (LoggedImport & { input: string }) | null;
  /** What became of the RESYNC.GLB; null where nothing shows it. */
  outcome: 'stopped' | 'accepted' | null;
  /** What shows it: Fatal 14, or that the requestor holds the header's numbers afterwards (Q119452). */
  shownBy: 'fatal-14' | 'numbers' | null;
  codes: ComparedCode[];
  rules: ComparedRule[];
  differences: Difference[];
  wanted: WantedAfter[];
}
