/**
 * Whether a listing was copied out of a column that is too narrow: the lines above its numbers end where
 * they do, words of them are cut, and none is longer. The last digits are then no whole number.
 */

/** The lines of a listing that stand above its numbers, and what each of them ends with (Q96060). */
const LINES: readonly [begins: RegExp, isWhole: RegExp][] = [
  [/^[ \t]*Microsoft Mail for/i, /\bListDS[ \t]+v[\d.]+$/i],
  [/^[ \t]*\(C\) Microsoft/i, /\breserved\b/i],
  [/^[ \t]*Examining\b/i, /\bConfiguration[ \t]+Record\b/i],
  [/^[ \t]*Dir-?[ \t]?Sync[ \t]+Server\b/i, /\/[^/\s]{1,20}$|:$|>$|none\)?$/i],
];
const NUMBERS = /^[ \t]*(?:req|srv)sync\b/i;
const isOfListing = (text: string): boolean => LINES.some(([begins]) => begins.test(text));

/** A line with a word cut off says it alone; of whole ones that are as long it takes two. */
const ENOUGH = 2;

export function openNarrow() {
  let widest = 0;
  let signs = 0;
  /** A line that may be cut, unless the next one goes on with it. */
  let pending = 0;
  return {
    line(text: string): void {
      if (text.trim() === '' || isOfListing(text) || NUMBERS.test(text)) signs += pending;
      pending = 0;
      const found = LINES.findIndex(([begins]) => begins.test(text));
      if (found === 0) widest = 0;
      if (found < 0 || text.length < widest) return;
      if (text.length > widest) signs = 0;
      widest = text.length;
      pending = LINES[found]![1].test(text.trimEnd()) ? 1 : ENOUGH;
    },
    /** Of a line of numbers that was seen last. */
    isCut: (text: string): boolean => text.length === widest && signs >= ENOUGH,
  };
}
