/** The names behind the value of a fact, as data and in words; rules show them as `{fact:which}`. */
import type { Marked, Names } from './marked.js';
import type { OwnNumber } from './sync-number.js';

/**
 * Names, where `isSentence` puts an `and` before the last one; a directory server and others that it
 * is not; or words that name nobody.
 */
export type Which =
  (Names & { isSentence?: true }) | { server: Marked<'server'>; not: Names } | string;

export function whichText(which: Which): string {
  if (typeof which === 'string') return which;
  return 'server' in which
    ? `${which.server.text}, not ${namesText(which.not)}`
    : namesText(which, which.isSentence);
}

/** `A, B and 4 more`; without more `A, B`, or in a sentence `A and B`. */
export function namesText({ names, more }: Names, isSentence = false): string {
  const parts = names.map(({ text }) => text);
  if (more > 0) return `${parts.join(', ')} and ${more} more`;
  const last = isSentence && parts.length > 1 ? parts.pop() : undefined;
  return parts.join(', ') + (last === undefined ? '' : ` and ${last}`);
}

/** Whose number of a kind is not known. */
export interface UnknownOf {
  number: OwnNumber;
  of: Names;
}

export const unknownOfText = ({ number, of }: UnknownOf): string =>
  `${number} is unknown of ${namesText(of)}`;

export const heldByText = (holders: Names): string => `held by ${namesText(holders)}`;
