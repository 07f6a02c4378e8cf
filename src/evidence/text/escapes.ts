/**
 * What a terminal was told beside the text, as a captured session has it: colours, the cursor, the title
 * of the window (ECMA-48). It is left out, so that the text is read as it was shown.
 */
import { latin1 } from './bytes.js';

/** The text has a sign of them; most have none. */
export const hasEscapes = (text: string): boolean => text.includes('\u001b');

const SEQUENCE =
  /\u001b(?:\[([0-?]{0,64})[ -/]{0,8}([@-~])|\][^\u0007\u001b]{0,250}(?:\u0007|\u001b\\)|[()][0-B]|[=>])/g;
const SEQUENCE_HERE = new RegExp(SEQUENCE.source, 'y');
const ESC = 0x1b;
/** No sequence is longer. */
const LONGEST = 256;

/** Where the sequence ends that begins at `at`; `at` itself where none does. */
export function escapeEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== ESC) return at;
  SEQUENCE_HERE.lastIndex = 0;
  const found = SEQUENCE_HERE.exec(latin1(bytes, at, Math.min(bytes.length, at + LONGEST)));
  return at + (found?.[0].length ?? 0);
}

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
