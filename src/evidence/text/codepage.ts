/** DOS and Windows code pages: decode, and guess which. */
import { UPPER_HALF } from '../../generated/codepages.js';

export type CodePage = keyof typeof UPPER_HALF;

/** Decodes the bytes in [from, to) in a DOS or Windows code page; ASCII stays as it is. Never throws. */
export function decode(bytes: Uint8Array, page: CodePage, from = 0, to = bytes.length): string {
  const upper = UPPER_HALF[page];
  let text = '';
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    text += byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80]!;
  }
  return text;
}

/** In 0xB0 to 0xDF code page 437 has only line drawing; code page 850 has these letters there. */
const LETTERS_OF_850 = new Set([
  0x9b, 0x9d, 0xb5, 0xb6, 0xb7, 0xc6, 0xc7, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd6, 0xd7, 0xd8, 0xde,
  0xe0, 0xe2, 0xe3, 0xe4, 0xe5, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed,
]);

/** The blank of windows-1252 that breaks no line, and an accented letter of the DOS pages. */
const NO_BREAK = 0xa0;
const BEFORE_VALUE = [0x3a, 0x3d];

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/**
 * Guesses the code page of names from the bytes from 0x80 on that stand beside ASCII letters. DOS
 * pages keep their accented letters in 0x80 to 0xA5, windows-1252 in 0xC0 to 0xFF. Nothing in a
 * queue names its code page, so this is a guess for display; no verdict depends on it. A lone 0xA0
 * without letters around it, or before `=` or `:`, is a blank: a letter would not stand there.
 */
export function guessCodePage(sample: Uint8Array): CodePage {
  let dos = 0;
  let windows = 0;
  let only850 = 0;
  let blanks = 0;
  let noBreaks = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at]!;
    if (byte === NO_BREAK) {
      noBreaks += 1;
      const isLone = !isLetter(sample[at - 1]) && !isLetter(sample[at + 1]);
      if (isLone || BEFORE_VALUE.includes(sample[at + 1]!)) blanks += 1;
    }
    if (byte < 0x80 || !(isLetter(sample[at - 1]) || isLetter(sample[at + 1]))) continue;
    if (byte <= 0xa5) dos += 1;
    // 0xE1 is the sharp s of the DOS pages and an a with acute of windows-1252: it proves nothing.
    else if (byte >= 0xc0 && byte !== 0xe1) windows += 1;
    if (LETTERS_OF_850.has(byte)) only850 += 1;
  }
  // At most the no-break blanks themselves speak for a DOS page.
  if (blanks > 0 && dos <= noBreaks && only850 === 0) return 'windows-1252';
  if (windows > dos) return 'windows-1252';
  return only850 > 0 ? 'cp850' : 'cp437';
}
