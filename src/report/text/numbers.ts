/** The table of numbers on the screen: header, own number, what follows, and where it was read. */
import type { NumberRow, Report, Threshold } from '../../model/report-types.js';
import { grouped } from '../../model/grouped.js';
import { isSameName } from '../../model/names.js';
import { onceForEach } from '../../model/once-for-each.js';
import { NUMBERS } from '../../model/types.js';
import { isSimulated, rowsOf } from '../answer.js';
import { WIDTH, columns, middle, pad } from './layout.js';
import { where } from '../places.js';
import { cutSubject, isImportUnreadable, passesByCount } from '../wanted.js';
import * as words from './words.js';

/** So many characters of a postoffice's name stand at the head of its column. */
const MOST_NAME = 12;
/** Less of a place says nothing. */
const LEAST_PLACE = 10;

/** The postoffice part of NET/PO, as people call it. */
export const shortName = (requestor: string): string =>
  words.who(requestor).split('/').at(-1) || words.who(requestor);

/** What a missing number has to be, of the way that collects it. */
export const thresholdsOf = ({ remedies }: Report, requestor: string): readonly Threshold[] =>
  thresholdsIn(remedies).get(requestor) ?? [];

const thresholdsIn = onceForEach((remedies: Report['remedies']) =>
  grouped(
    remedies.flatMap(({ thresholds }) => thresholds),
    ({ requestor }) => requestor,
  ),
);

const question = (text: string): string => (text === 'unknown' ? '?' : text);

/** The own number, or its bounds where it is not known exactly or may have moved. */
function ownCell({ own, ownAtLeast: low, ownAtMost: high }: NumberRow): string {
  if (own !== null) return String(own);
  if (low !== null) return high === null ? `${low} or more` : `${low}-${high}`;
  return high === null ? '?' : `${high} or less`;
}

/** In a few characters; what stands in for an own number is said beside its place. */
function result(row: NumberRow, decides: boolean): string {
  const { relation, short, own, ownAtLeast, ownAtMost, standIn, header } = row;
  if (header === null) {
    const least = ownAtMost ?? own ?? ownAtLeast;
    return least === null ? 'not known' : least === 0 ? 'any will do' : `needs ${least} or more`;
  }
  if (standIn && relation !== 'lower') return relation === 'unknown' ? 'not known' : 'not certain';
  if (relation === 'lower') return `too low by ${own === null ? 'at least ' : ''}${short}`;
  if (relation === 'equal') return 'ok, equal';
  if (relation === 'higher') return 'ok, higher';
  if (own === null) return decides ? 'decides' : 'not known';
  return header < own ? 'may be 0 by now' : 'may have risen';
}

/** Where the own number was read, or why it was not. */
function readAt(report: Report, row: NumberRow): string {
  const unread = row.own === null ? unreadOf(report, row) : null;
  if (unread) return unread;
  const used = row.ownFrom.find((witness) => witness.used) ?? row.ownFrom[0];
  if (used) {
    const place = where(report.inputs, used.input, used.at);
    return row.standIn ? `${place} *` : place;
  }
  const isListed = report.inputs.some(({ kind }) => kind === 'listds-requestor');
  const cut = row.number === 'IMPSEQ' ? cutSubject(report, row.requestor) : null;
  if (cut) {
    const what = isImportUnreadable(report, cut) ? 'cannot be read' : 'cut off';
    return `(${what}: ${where(report.inputs, cut.input, cut.at)})`;
  }
  if (row.number !== 'IMPSEQ' || !isListed) return '(not given)';
  // LISTDS -R -Z is said to clear the other two alone (Q96060, Q257740).
  const others = rowsOf(report, row.requestor).filter(({ number }) => number !== 'IMPSEQ');
  const isReset = others.every(({ own }) => own === 0);
  return isReset ? '(-Z may not clear it)' : '(LISTDS does not show it)';
}

/** Where the own number stands and cannot be read. */
function unreadOf({ inputs }: Report, row: NumberRow): string | null {
  const own = NUMBERS.find(({ header }) => header === row.number)?.own;
  for (const { id, issues } of inputs)
    for (const each of issues)
      if (
        each.code === 'own-numbers-unread' &&
        own !== undefined &&
        each.args.numbers.includes(own) &&
        (each.args.of === null || isSameName(each.args.of.text, row.requestor))
      )
        return `(cannot be read: ${where(inputs, id, each.at)})`;
  return null;
}

/** The table, at most 80 columns wide; empty where no number at all is known. */
export function numbersAndPlaces(report: Report, requestor: string): string[] {
  const rows = rowsOf(report, requestor);
  const isKnown = rows.some((row) =>
    [row.header, row.own, row.ownAtLeast, row.ownAtMost].some((value) => value !== null),
  );
  if (!isKnown) return [];
  const thresholds = thresholdsOf(report, requestor);
  const cells = rows.map((row) => [
    row.number,
    question(words.value(row.header)),
    ownCell(row),
    result(
      row,
      thresholds.some(({ rule }) => rule.startsWith(row.number.toLowerCase())),
    ),
    readAt(report, row),
  ]);
  const head = [
    'Number',
    isSimulated(report) ? 'In new file' : 'In RESYNC.GLB',
    `At ${middle(shortName(requestor).replace(/^this requestor$/, 'requestor'), MOST_NAME)}`,
    'Result',
    'Own number read from',
  ];
  const left = columns(
    [head, ...cells].map((each) => each.slice(0, -1)),
    [1, 2],
  );
  const width = Math.max(...left.map((line) => Array.from(line).length));
  const room = WIDTH - width - 2;
  const lines = left.map((line, at) =>
    room < LEAST_PLACE
      ? line
      : `${pad(line, width)}  ${middle((at === 0 ? head : cells[at - 1]!).at(-1)!, room)}`,
  );
  const isStarred = lines.some((line) => line.endsWith(' *'));
  return isStarred ? [...lines, footnote(report, rows)] : lines;
}

/** What the star stands for, by what the copies are good for here. */
function footnote(report: Report, rows: readonly NumberRow[]): string {
  if (isSimulated(report)) return words.COPY_ASSUMED;
  return passesByCount(report, rows[0]!.requestor) ? words.COUNT_ASSUMED : words.COPY;
}

/** The same in one line, where the numbers are not what decides. */
export function numbersInOneLine(report: Report, requestor: string): string[] {
  const rows = rowsOf(report, requestor);
  const isFine = rows.every(({ relation }) => relation === 'equal' || relation === 'higher');
  if (rows.length === 0 || !isFine) return [];
  const all = rows.map(({ number, header }) => `${number} ${header}`).join(', ');
  return [`Numbers: ${all}: none is too low.`];
}
