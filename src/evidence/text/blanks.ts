/** The blanks of mail and of web pages, as the blanks that a listing had before it was pasted there. */

const OTHER_BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** Between digits such a blank groups them: `1 234` with one is a matter for whoever reads numbers. */
const NOT_IN_NUMBER = new RegExp(`(?<!\\d)${OTHER_BLANK.source}|${OTHER_BLANK.source}(?!\\d)`, 'g');
/** Nothing is seen of these; between digits one may have been more before, so they stay there too. */
const NO_WIDTH =
  /(?<!\d)[\u200b-\u200d\u2060\ufeff]+|[\u200b-\u200d\u2060\ufeff]+(?!\d|[\u200b-\u200d\u2060\ufeff])/g;
const ANY = new RegExp(`${OTHER_BLANK.source}|[\\u200b-\\u200d\\u2060\\ufeff]`);

/** The text with plain blanks for all others, and without what has no width. */
export const plainBlanks = (text: string): string =>
  ANY.test(text) ? text.replace(NO_WIDTH, '').replace(NOT_IN_NUMBER, ' ') : text;
