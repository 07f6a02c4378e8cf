/** The header's numbers and the own ones to scale, with the gap between them, as inline SVG. */
import type { NumberRow } from '../../model/report-types.js';
import { element, escape } from './escape.js';

const WIDTH = 400;
const ROW = 48;
/** The line that a row is drawn on runs from here to there; names stand before it, words behind it. */
const [FROM, TO] = [66, 316];
/** A mark is kept away from both ends, so that its number fits above it. */
const MARGIN = 22;
/** Where all numbers are far from zero, the line is cut, so that a small gap can still be seen. */
const FAR_FROM_ZERO = 3;

interface Scale {
  x: (value: number) => number;
  isCut: boolean;
}

function scaleOf(header: number, own: number): Scale {
  const [low, high] = [Math.min(header, own), Math.max(header, own)];
  const gap = high - low;
  // Equal numbers stand in one place, wherever it is.
  const isCut = gap > 0 && low > gap * FAR_FROM_ZERO;
  const start = isCut ? low - gap / 2 : 0;
  const width = Math.max(high - start, 1);
  return {
    x: (value) => FROM + MARGIN + ((value - start) / width) * (TO - FROM - 2 * MARGIN),
    isCut,
  };
}

const svgText = (x: number, y: number, text: string, style: string, anchor = 'start'): string =>
  element(
    'text',
    { x: round(x), y, class: style, ...(anchor === 'start' ? {} : { 'text-anchor': anchor }) },
    escape(text),
  );

const round = (value: number): number => Math.round(value * 10) / 10;

function rowOf(row: NumberRow, top: number): string {
  const y = top + 28;
  const parts = [svgText(0, y + 4, row.number, 'label')];
  const { header, own } = row;
  if (header === null || own === null) {
    parts.push(
      element('path', { d: `M${FROM} ${y}H${TO}`, class: 'axis' }, ''),
      svgText(TO + 12, y + 4, 'not known', 'quiet'),
    );
    return parts.join('');
  }
  const { x, isCut } = scaleOf(header, own);
  const [h, o] = [round(x(header)), round(x(own))];
  const isLow = header < own;
  const start = isCut ? `M${FROM} ${y}h8l4 -6l6 12l4 -6H${TO}` : `M${FROM} ${y}H${TO}`;
  parts.push(element('path', { d: start, class: 'axis' }, ''));
  if (!isCut) parts.push(svgText(FROM, y + 15, '0', 'tick', 'middle'));
  if (h !== o)
    parts.push(element('path', { d: `M${h} ${y}H${o}`, class: isLow ? 'gap low' : 'gap' }, ''));
  // A ring for the own number, a bar for the header: they differ in shape, not in colour alone.
  parts.push(
    element('circle', { cx: o, cy: y, r: 6, class: 'own' }, ''),
    element('rect', { x: h - 2, y: y - 8, width: 4, height: 16, class: 'header' }, ''),
  );
  const isClose = Math.abs(h - o) < 40;
  const [left, right] = h <= o ? ([header, own] as const) : ([own, header] as const);
  if (h === o) parts.push(svgText(h, y - 12, String(header), 'value', 'middle'));
  else
    parts.push(
      svgText(Math.min(h, o), y - 12, String(left), 'value', isClose ? 'end' : 'middle'),
      svgText(Math.max(h, o), y - 12, String(right), 'value', isClose ? 'start' : 'middle'),
    );
  parts.push(
    svgText(
      TO + 12,
      y + 4,
      isLow ? `${own - header} short` : h === o ? 'equal' : 'reaches it',
      isLow ? 'short' : 'quiet',
    ),
  );
  return parts.join('');
}

/** The drawing and its legend. Each row has a scale of its own; a cut line does not begin at zero. */
export function numbersPicture(rows: readonly NumberRow[], own: string, alt: string): string {
  const height = rows.length * ROW + 4;
  const legend = element(
    'p',
    { class: 'legend' },
    `<span class="mark bar"></span>in the header <span class="mark ring"></span>${escape(own.startsWith('At ') ? own.replace(/^At/, 'at') : 'own number')}`,
  );
  return element(
    'figure',
    { class: 'picture' },
    element(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': alt, class: 'numbers' },
      rows.map((row, at) => rowOf(row, at * ROW)).join(''),
    ) + element('figcaption', {}, legend),
  );
}
