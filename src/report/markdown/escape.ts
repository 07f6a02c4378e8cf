/**
 * Text as Markdown that means itself: no name makes a link, a picture, a mention, a heading or a
 * column. Written for CommonMark and GitHub's extensions; one line in, one line out.
 */
import { commandsIn } from '../page/blocks.js';

/**
 * Marks of CommonMark, of tables (`|`), of struck text (`~`) and of formulas (`$`). An underscore
 * between letters or digits means nothing, nor does a backslash before one: they are left readable.
 */
const MARKS = /[`*[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|\\(?=[!-/:-@[-`{-~]|$)/g;

/**
 * Words that sites turn into something else behind Markdown's back, where no backslash helps:
 * mentions, addresses, issues, commits, emoji. In a code span they stay what they are.
 */
const MAGIC =
  /@|#\d|:\/\/|www\.|(?:mailto|xmpp):|\bGH-\d|:(?=[\w+-]*[a-z])[\w+-]+:|^\W*(?=\w*\d)(?=\w*[a-f])[0-9a-f]{7,64}\W*$/i;

/** What would begin a heading, a list or a rule where it begins a line. */
const OPENING = /^(?:[#+=-]|\d+(?=[.)]))/;

/** A piece of code. A bar would end a table's cell, so it stands between two pieces. */
export const code = (text: string): string => text.split('|').map(span).join('\\|');

function span(text: string): string {
  if (text.trim() === '') return text;
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[ `]|[ `]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Foreign text, or text of ours without commands: every mark in it means itself. */
export const plain = (text: string): string =>
  text
    .split(/(\s+)/)
    .map((word) => (MAGIC.test(word) ? code(word) : word.replace(MARKS, '\\$&')))
    .join('')
    .replace(OPENING, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

/** Text of ours with commands in it. */
export const withCommands = (words: string): string =>
  joined(commandsIn(words).map(({ isCommand, text }) => (isCommand ? code(text) : plain(text))));

/** Pieces side by side; code spans that touch would become one, or none. */
export const joined = (pieces: readonly string[]): string =>
  pieces.reduce(
    (all, piece) => `${all}${all.endsWith('`') && piece.startsWith('`') ? ' ' : ''}${piece}`,
    '',
  );

/** Keeps a word together and looks like nothing. */
const WORD_JOINER = '\u2060';

/** Text between tags, where sites still look for their own words and no code span is at hand. */
export const betweenTags = (text: string): string =>
  text
    .split(/(\s+)/)
    .map((word) => (MAGIC.test(word) ? Array.from(word).join(WORD_JOINER) : word))
    .join('')
    .replace(/[&<>"'@#`*_[\]\\|~$!]/g, (mark) => `&#${mark.charCodeAt(0)};`);
