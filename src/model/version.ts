/**
 * Program versions as numbers that order as the versions do: `3.2.9` is below `3.2.14`, `3.5` is
 * `3.5.0`. Up to four parts; what else stands in it (a letter) makes it no version here.
 */

const PARTS = [1e12, 1e10, 1e5, 1];
const LIMITS = [99, 99, 99_999, 99_999];

/** The number of a version, or null where the text is none. */
export function versionNumber(text: string): number | null {
  if (!/^\d+(?:\.\d+){1,3}$/.test(text)) return null;
  const parts = text.split('.').map(Number);
  if (parts.some((part, at) => part > LIMITS[at]!)) return null;
  return parts.reduce((sum, part, at) => sum + part * PARTS[at]!, 0);
}

/** The version of such a number, without zeros at its end beyond the second part. */
export function versionText(number: number): string {
  const parts = PARTS.map((unit, at) => Math.floor(number / unit) % (LIMITS[at]! + 1));
  while (parts.length > 2 && parts.at(-1) === 0) parts.pop();
  return parts.join('.');
}

/** Why a text is no version that is known; `build` is one that no article places, or null. */
export const versionProblem = (build: string | null): string =>
  build === null ? 'not a version' : `which build ${build} is, no article says`;
