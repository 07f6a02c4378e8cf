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

/** Shortens to a width, with an ellipsis in the place of what was cut. */
export function cut(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** Shortens to a width in the middle: of a name or a place both ends say the most. */
export function middle(text: string, width: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  const tail = Math.max(0, width - 1 - head);
  return `${characters.slice(0, head).join('')}…${tail > 0 ? characters.slice(-tail).join('') : ''}`;
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
      .map((cell, at) => pad(cell, (right.includes(at) ? -1 : 1) * (widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
