/** The two fields of a transaction's first line, and the blanks around them. */

/**
 * A text without the blanks and tabs around it. What else `trim` takes away are characters in a DOS
 * code page: 0xA0 is the accented a with which a name may end.
 */
export function withoutBlanks(text: string): string {
  return text.slice(blanksBefore(text), endOfWords(text));
}

export function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && isBlank(text[end - 1])) end -= 1;
  return end;
}

function blanksBefore(text: string): number {
  let from = 0;
  while (from < text.length && isBlank(text[from])) from += 1;
  return from;
}

export const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t';

/** A name field and an address field, before they are looked into. */
export interface Fields {
  name: string;
  address: string;
  /** What follows the address on the same line; only in a listing whose line ends are lost. */
  rest: string;
}
