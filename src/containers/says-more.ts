/** Whether one form of a mail's text says anything that the other does not. */
import { textOfBytes } from '../evidence/text/decoding.js';

/** Letters and digits: what stands between them is a matter of the form. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}=]+/gu, '');

/** A line that may be evidence has a number, a sign of one, or a name of Dir-Sync in it. */
const MAY_SAY = /[\d=|]|sync|seq|tx\b/i;

const isDigit = (char: string | undefined): boolean => char !== undefined && /\p{N}/u.test(char);

/** Whether it stands there, and not as a piece of longer numbers: `S=14` is not in `S=140`. */
function holds(known: string, part: string): boolean {
  for (let at = known.indexOf(part); at >= 0; at = known.indexOf(part, at + 1)) {
    const end = at + part.length;
    const isPiece =
      (isDigit(part.at(-1)) && isDigit(known[end])) || (isDigit(part[0]) && isDigit(known[at - 1]));
    if (!isPiece) return true;
  }
  return false;
}

/** True when each line of `text` that may be evidence stands in `other` as well. */
export function saysNoMore(text: Uint8Array, other: Uint8Array): boolean {
  const known = bare(textOfBytes(other));
  return textOfBytes(text)
    .split(/\r\n|[\r\n]/)
    .every((line) => !MAY_SAY.test(line) || holds(known, bare(line)));
}
