/** The runs of a log, one column each in the order of the log and one lane a program, as inline SVG. */
import type { LoggedRun } from '../../model/report-types.js';
import { element, escape } from './escape.js';

/** In the order of a cycle: REQMAIN at T1, SRVMAIN at T2, REQMAIN, IMPORT and REBUILD at T3. */
const LANES = ['REQMAIN', 'SRVMAIN', 'IMPORT', 'REBUILD', null] as const;
const [LEFT, TOP, LANE, COLUMN] = [76, 22, 24, 15];
/** A column where runs are left out. */
const GAP = 12;
/** Dates stand at least so far apart. */
const DATE = 74;
/** About the width of the page, so that a picture of few runs is not stretched. */
const LEAST_WIDTH = 700;

const text = (x: number, y: number, words: string, style: string): string =>
  element('text', { x, y, class: style }, escape(words));

/** Marks differ in shape, not in colour alone: a disc, a ring, a triangle, a cross. */
function mark(x: number, y: number, event: LoggedRun['event']): string {
  switch (event) {
    case 'finished':
      return element('circle', { cx: x, cy: y, r: 4, class: event }, '');
    case 'open':
      return element('circle', { cx: x, cy: y, r: 4, class: event }, '');
    case 'trouble':
      return element('path', { d: `M${x} ${y - 5}l5.5 9.5h-11z`, class: event }, '');
    case 'stopped':
      return element('path', { d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, class: event }, '');
  }
}

/** The drawing in a frame that scrolls where the window is narrow, and its legend. */
export function runsPicture(runs: readonly LoggedRun[], alt: string): string {
  const lanes = LANES.filter((lane) => runs.some(({ program }) => program === lane));
  const laneAt = (program: LoggedRun['program']): number =>
    TOP + lanes.indexOf(program) * LANE + LANE / 2;
  const bottom = TOP + lanes.length * LANE;
  const parts: string[] = [];
  let x = LEFT + COLUMN / 2;
  let day = '';
  let free = 0;
  for (const { time, program, event, before } of runs) {
    if (before > 0) {
      const line = `M${x} ${TOP}V${bottom}`;
      parts.push(element('path', { d: line, class: 'left-out' }, ''));
      x += GAP;
    }
    const date = time?.slice(0, 10) ?? '';
    if (date !== '' && date !== day && x >= free) {
      parts.push(text(x - 5, TOP - 8, date, 'tick'));
      free = x + DATE;
      day = date;
    }
    parts.push(mark(x, laneAt(program), event));
    x += COLUMN;
  }
  const width = Math.max(x, LEAST_WIDTH);
  const names = lanes.map((lane) => {
    const y = laneAt(lane);
    const line = element('path', { d: `M${LEFT} ${y}H${width}`, class: 'lane' }, '');
    return text(0, y + 4, lane ?? 'no banner', 'label') + line;
  });
  const drawing = element(
    'svg',
    { viewBox: `0 0 ${width} ${bottom + 4}`, role: 'img', 'aria-label': alt, class: 'runs' },
    names.join('') + parts.join(''),
  );
  const seen = new Set(runs.map(({ event }) => event));
  const legend = LEGEND.filter(([event]) => seen.has(event)).map(
    ([event, words]) =>
      `<svg viewBox="0 0 14 14" class="runs sign" aria-hidden="true">${mark(7, 7, event)}</svg>${escape(words)}`,
  );
  return element(
    'figure',
    { class: 'picture' },
    element(
      'div',
      { class: 'scrolls', tabindex: 0, role: 'group', 'aria-label': 'Runs in the log' },
      drawing,
    ) + element('figcaption', { class: 'legend' }, legend.join(' ')),
  );
}

const LEGEND: readonly (readonly [LoggedRun['event'], string])[] = [
  ['finished', 'without trouble'],
  ['trouble', 'with warnings or errors'],
  ['stopped', 'stopped'],
  ['open', 'the log breaks off'],
];
