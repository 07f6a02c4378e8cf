/**
 * What a terminal was told beside the text, as a captured session has it: colours, the cursor, the title
 * of the window (ECMA-48). It is left out, so that the text is read as it was shown.
 */

const ESC = 0x1b;
const BEL = 0x07;
/** No program writes longer ones. */
const LONGEST = 256;

const isWithin = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high;

/** Where the sequence ends that begins at `at`; `at` itself where none does. */
export function escapeEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== ESC) return at;
  const most = Math.min(bytes.length, at + LONGEST);
  let end = at + 2;
  switch (bytes[at + 1]) {
    case 0x5b: // [
      while (end < most && isWithin(bytes[end], 0x30, 0x3f)) end += 1;
      while (end < most && isWithin(bytes[end], 0x20, 0x2f)) end += 1;
      return isWithin(bytes[end], 0x40, 0x7e) ? end + 1 : at;
    case 0x5d: // ]
      while (end < most && bytes[end] !== BEL && bytes[end] !== ESC) end += 1;
      if (bytes[end] === BEL) return end + 1;
      return bytes[end] === ESC && bytes[end + 1] === 0x5c ? end + 2 : at;
    case 0x28: // (
    case 0x29: // )
      return isWithin(bytes[end], 0x30, 0x42) ? end + 1 : at;
    case 0x3d: // =
    case 0x3e: // >
      return end;
    default:
      return at;
  }
}

/** The text has a sign of them; most have none. */
export const hasEscapes = (text: string): boolean => text.includes('\u001b');

const SEQUENCE =
  /\u001b(?:\[([0-?]{0,64})[ -/]{0,8}([@-~])|\][^\u0007\u001b]{0,250}(?:\u0007|\u001b\\)|[()][0-B]|[=>])/g;
/** Colours, modes, reports, and what erases behind the cursor: what is shown stays where it stands. */
const STAYS = /[JKhlmnpqt]/;
const DIGIT = /\d/;
/** Stands where the cursor went elsewhere in the midst of a number: nobody knows what was shown there. */
const MOVED = '\u241b';

/** The text without them. */
export function withoutEscapes(text: string): string {
  if (!hasEscapes(text)) return text;
  return text.replace(
    SEQUENCE,
    (all: string, count: string | undefined, final: string | undefined, at: number) => {
      if (final === undefined || STAYS.test(final)) return '';
      // The cursor goes to the right: blanks are shown.
      if (final === 'C') return ' '.repeat(Math.min(Number(count) || 1, 200));
      const isInNumber = DIGIT.test(text[at - 1] ?? '') || DIGIT.test(text[at + all.length] ?? '');
      return isInNumber ? MOVED : ' ';
    },
  );
}
