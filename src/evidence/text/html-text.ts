/** The text of HTML, line by line as it was shown: of a mail that was sent so, of a page that was saved. */
import { decode } from './codepage.js';

const ENDS_LINE = /^<(?:br|\/p|\/div|\/tr|\/li|\/h\d|\/?pre|\/blockquote|hr)$/;
/** Between the cells of a row a tab keeps apart what stands in columns. */
const ENDS_CELL = /^<\/t[dh]$/;
const NOT_SHOWN = /^<(style|script|title)$/;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
};

/** The same of its bytes, which are UTF-8 or Windows-1252. */
export const htmlText = (html: Uint8Array): Uint8Array =>
  new TextEncoder().encode(shownText(sourceOf(html)));

/** One pass from tag to tag; what is not closed ends with the text. */
export function shownText(source: string): string {
  const lower = source.toLowerCase();
  const pieces: string[] = [];
  let isPre = false;
  const write = (text: string): void => {
    // Within `pre` line ends are line ends, elsewhere they are blanks.
    pieces.push((isPre ? text : text.replace(/\s+/g, ' ')).replace(ENTITY, entity));
  };
  for (let at = 0; at < source.length;) {
    const open = source.indexOf('<', at);
    write(source.slice(at, open < 0 ? source.length : open));
    if (open < 0) break;
    const tag = /^<[/!]?[a-z-][a-z\d-]*/.exec(lower.slice(open, open + 20))?.[0];
    if (tag === undefined) {
      pieces.push('<');
      at = open + 1;
      continue;
    }
    const hidden = NOT_SHOWN.exec(tag)?.[1];
    const last = tag.startsWith('<!--') ? '-->' : hidden === undefined ? '>' : `</${hidden}>`;
    const close = lower.indexOf(last, open);
    if (close < 0) break;
    at = close + last.length;
    if (tag === '<pre') isPre = true;
    if (tag === '</pre') isPre = false;
    if (ENDS_LINE.test(tag)) pieces.push('\n');
    else if (ENDS_CELL.test(tag)) pieces.push('\t');
  }
  const lines = pieces.join('').split('\n');
  return lines.map((line) => withoutLastTabs(line.replace(/^ /, ''))).join('\n');
}

/** The tabs behind the last cell of a row. */
function withoutLastTabs(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\t') end -= 1;
  return line.slice(0, end);
}

function entity(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
  const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

function sourceOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, 'windows-1252');
  }
}

/** Whether it is a page, by its beginning. */
export const isPage = (text: string): boolean => /^\s{0,80}<(?:!doctype html|html)/i.test(text);
