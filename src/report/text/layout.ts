/** Plain text in columns. Lengths count code points; nothing here is styled yet. */

/** What a terminal of the time showed, and what mail and tickets still keep whole. */
export const WIDTH = 80;

const length = (text: string): number => Array.from(text).length;

/**
 * Words to wrap at. A command stays in one piece, so that it can be copied: what stands in
 * backticks, a Mail program with its options, an option of ours with its value. So does a place.
 */
const WORDS = new RegExp(
  [
    '[^\\s`]*`[^`]{1,70}`\\S*',
    '(?:listq|listds|import|rebuild|type)(?: (?:admin\\b|nul\\b|[->]\\S*|\\S+\\.(?:txt|glb)\\b))+\\S*',
    '--?[a-z]+ [A-Z]\\S*',
    '(?:record|line|byte) \\d+\\S*',
    '\\S+',
  ].join('|'),
  'g',
);

/**
 * The text in lines of at most 80 columns. The first line begins with `first`, the others with
 * `rest` (blanks as wide as `first`, unless given). Words longer than a line are not broken.
 */
export function wrap(text: string, first = '', rest = ' '.repeat(length(first))): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.match(WORDS) ?? []) {
    if (!empty && length(line) + 1 + length(word) > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** Pads to a width; a negative width pads on the left. */
export function pad(text: string, width: number): string {
  const fill = ' '.repeat(Math.max(0, Math.abs(width) - length(text)));
  return width < 0 ? fill + text : text + fill;
}

/** In the place of what was cut; three characters, since many a console shows ASCII alone. */
const CUT = '...';

/** Shortens to a width. */
export const cut = (text: string, width: number): string => shortened(text, width, 1);

/** Shortens to a width in the middle: of a name or a place both ends say the most. */
export const middle = (text: string, width: number): string => shortened(text, width, 0.5);

/** Several names so that they stay apart: without what all begin with, and cut only where that tells them. */
export function apart(names: readonly string[], width: number): string[] {
  const [first = ''] = names;
  let shared = 0;
  for (let at = 0; at < first.length && names.every((name) => name[at] === first[at]); at += 1)
    // A folder, or a mail or archive that they lie in.
    if (/[\\/]$|\u00bb $/.test(first.slice(0, at + 1))) shared = at + 1;
  const rest = names.map((name) => name.slice(shared));
  const cut = rest.map((name) => middle(name, width));
  return new Set(cut).size === new Set(rest).size ? cut : rest;
}

/** `share` is that of the beginning in what is left. */
function shortened(text: string, width: number, share: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  const room = Math.max(0, width - CUT.length);
  const head = Math.ceil(room * share);
  const ends = [characters.slice(0, head), characters.slice(characters.length - (room - head))];
  return ends.map((part) => part.join('')).join(CUT.slice(0, width));
}

/** Rows as aligned columns, two blanks between them. Columns named in `right` are right-aligned. */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, length(cell))));
  return rows.map((row) =>
    row
      .map((cell, at) => pad(cell, (right.includes(at) ? -1 : 1) * widths[at]!))
      .join('  ')
      .trimEnd(),
  );
}
