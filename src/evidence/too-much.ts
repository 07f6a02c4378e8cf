/** A text that has more to say than any site: it is refused before it takes all memory. */
import { issue } from '../model/issues.js';
import type { Reading } from '../model/types.js';

/** Numbers and records of requestors in one text; a site of 10,000 requestors stays below it. */
export const MOST_TOLD = 100_000;

/** Whether nothing more is kept; from then on the whole text is not used. */
export function saysTooMuch(into: Reading): boolean {
  if (into.isBroken) return true;
  const { observations, serverRecords = [], unread = [] } = into;
  if (observations.length + serverRecords.length + unread.length < MOST_TOLD) return false;
  into.isBroken = true;
  // What a person reads of a text that is refused is its first issue.
  into.issues.unshift(issue('too-much-to-tell', { most: MOST_TOLD }));
  return true;
}
