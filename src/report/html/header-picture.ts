/** The header's record as an annotated hexadecimal view, as inline SVG. */
import type { HeaderRecord, RecordSpan } from '../../model/types.js';
import { asciiOf } from '../page/evidence.js';
import { element, escape } from './escape.js';

const IN_ROW = 16;
/** Of a monospaced face at 13 px; the text is stretched to it, so that marks fit every face. */
const CHAR = 8;
const ROW = 40;
/** Within a row: where bytes stand, how high their marks are, and where the names of parts stand. */
const [BASE, BAND, NOTE] = [15, 20, 32];
const OFFSET_AT = 0;
const HEX_AT = 5 * CHAR;
const TEXT_AT = HEX_AT + (IN_ROW * 3 + 1) * CHAR;
const WIDTH = TEXT_AT + IN_ROW * CHAR;

const pairsOf = (hex: string): string[] => hex.match(/../g) ?? [];

const line = (x: number, y: number, text: string, style: string): string =>
  element(
    'text',
    { x, y, class: style, textLength: text.length * CHAR, lengthAdjust: 'spacing' },
    escape(text),
  );

/** Short names of parts, to stand under their bytes; that one cannot be explained is one mark. */
const NOTES: Record<RecordSpan['name'], string> = {
  length: 'length',
  number: 'sync number',
  date: 'date stamp',
  unexplained: '?',
  text: 'text',
  nul: 'NUL',
};

/** The marks behind the bytes of each part, broken where a row ends. */
function marks({ spans, hex }: HeaderRecord): string {
  const shown = hex.length / 2;
  return spans
    .flatMap(({ name, offset, bytes }) => {
      const all: string[] = [];
      const end = Math.min(offset + bytes, shown);
      for (let from = offset; from < end;) {
        const to = Math.min(end, (Math.floor(from / IN_ROW) + 1) * IN_ROW);
        const [y, column] = [Math.floor(from / IN_ROW) * ROW, from % IN_ROW];
        const shape = (x: number, width: number): string =>
          element('rect', { x, y, width, height: BAND, rx: 2, class: `part ${name}` }, '');
        const start = HEX_AT + column * 3 * CHAR;
        if (from === offset)
          all.push(element('text', { x: start - 2, y: y + NOTE, class: 'note' }, NOTES[name]));
        all.push(
          shape(start - 3, (to - from) * 3 * CHAR - CHAR + 6),
          shape(TEXT_AT + column * CHAR, (to - from) * CHAR),
        );
        from = to;
      }
      return all;
    })
    .join('');
}

/** The drawing in a frame that scrolls where the window is narrow. */
export function headerPicture(record: HeaderRecord, alt: string): string {
  const pairs = pairsOf(record.hex);
  const ascii = asciiOf(record.hex);
  const rows: string[] = [];
  for (let at = 0; at < pairs.length; at += IN_ROW) {
    const y = (at / IN_ROW) * ROW + BASE;
    rows.push(
      line(OFFSET_AT, y, at.toString(16).padStart(4, '0'), 'offset'),
      line(HEX_AT, y, pairs.slice(at, at + IN_ROW).join(' '), 'byte'),
      line(TEXT_AT, y, ascii.slice(at, at + IN_ROW), 'byte'),
    );
  }
  const height = Math.ceil(pairs.length / IN_ROW) * ROW;
  const drawing = element(
    'svg',
    { viewBox: `-4 0 ${WIDTH + 8} ${height}`, role: 'img', 'aria-label': alt, class: 'bytes' },
    marks(record) + rows.join(''),
  );
  return element(
    'figure',
    { class: 'picture scrolls', tabindex: 0, 'aria-label': 'Bytes of the header record' },
    drawing,
  );
}
