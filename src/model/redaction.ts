/** How much of a report is replaced by tokens before anybody else sees it. */
import type { Mark } from './marked.js';

/**
 * none: nothing. names: persons, mailboxes, template data, paths, passwords and words of unknown
 * meaning. all: networks, postoffices, servers, lists and directory objects as well.
 */
export const PROFILES = ['none', 'names', 'all'] as const;
export type Profile = (typeof PROFILES)[number];

/** What was replaced, by kind: how many different values there were, and in how many places. */
export interface Replaced {
  kind: Mark;
  values: number;
  places: number;
}

/** One part of the text of a transaction; a mark of null names nobody. */
export interface TextPart {
  text: string;
  mark: Mark | null;
}
