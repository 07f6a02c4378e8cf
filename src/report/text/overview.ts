/** The table of several requestors: a row each, those with evidence of their own first. */
import type { NumberRow, Report } from '../../model/report-types.js';
import { NUMBERS, type HeaderNumber } from '../../model/types.js';
import { isSimulated, rowsOf, type Judged } from '../answer.js';
import { WIDTH, columns, middle, wrap } from './layout.js';
import type { Palette } from './palette.js';
import type { Part } from './parts.js';
import type { ReportOf } from './slices.js';
import * as words from './words.js';

/** Rows of the table: as many as fit, then fewer. */
const MOST_ROWS = [40, 12, 5] as const;
const MOST_NAME = 30;
const LEAST_NAME = 20;

function cell(row: NumberRow | undefined, isShort: boolean): string {
  if (!row || row.relation === 'unknown') return '?';
  if (row.relation === 'lower') return isShort ? 'too low' : `${row.short} short`;
  return row.standIn ? 'ok *' : 'ok';
}

/** One row for each, those with evidence of their own first. */
export function table(
  report: Report,
  of: ReportOf,
  judged: readonly Judged[],
  palette: Palette,
): Part {
  const isStarred = judged.some(({ requestor }) =>
    rowsOf(of(requestor), requestor).some(
      ({ standIn, relation }) => standIn && (relation === 'equal' || relation === 'higher'),
    ),
  );
  const form = (most: number): string[] => {
    const shown = judged.slice(0, most);
    const left = judged.slice(most);
    const lines = rowsFor(report, of, shown);
    return [
      ...lines.map((line, at) => (at === 0 ? line : palette.outcome(shown[at - 1]!.outcome, line))),
      ...(left.length > 0
        ? wrap(`... and ${words.plural(left.length, 'more requestor')}: ${counts(left)}.`)
        : []),
      ...(isStarred ? [isSimulated(report) ? words.COPY_ASSUMED : words.COPY] : []),
    ];
  };
  return { forms: MOST_ROWS.map(form), yields: 30, isApart: true };
}

/** Names get the room that the other columns leave; where that is little, the numbers go. */
function rowsFor(report: Report, of: ReportOf, shown: readonly Judged[]): string[] {
  const rest = (isShort: boolean): string[] =>
    columns([
      ['', ...NUMBERS.map(({ header }) => headerCell(report, header, isShort))],
      ...shown.map(({ requestor, outcome, code }) => [
        code === null ? words.OUTCOME[outcome] : `${words.OUTCOME[outcome]}, error ${code}`,
        ...NUMBERS.map(({ header }) => {
          const rows = rowsOf(of(requestor), requestor);
          return cell(
            rows.find(({ number }) => number === header),
            isShort,
          );
        }),
      ]),
    ]);
  const room = (lines: readonly string[]): number =>
    WIDTH - 2 - Math.max(...lines.map((line) => Array.from(line).length));
  const long = rest(false);
  const isShort = room(long) < LEAST_NAME;
  const lines = isShort ? rest(true) : long;
  const width = Math.min(MOST_NAME, room(lines));
  const head = isSimulated(report) ? 'The new file has' : 'RESYNC.GLB has';
  const names = [
    isShort ? 'Requestor' : head,
    ...shown.map(({ requestor }) => words.who(requestor)),
  ];
  return columns(lines.map((line, at) => [middle(names[at]!, width), line]));
}

const headerCell = (report: Report, header: HeaderNumber, isShort: boolean): string =>
  isShort ? header : `${header} ${words.value(report.header[header].value)}`;

/** `2 will stop, 1 accepted`. */
export function counts(judged: readonly Judged[]): string {
  const outcomes = [...new Set(judged.map(({ outcome }) => outcome))];
  return outcomes
    .map((outcome) => {
      const count = judged.filter((each) => each.outcome === outcome).length;
      return `${count} ${words.OUTCOME[outcome]}`;
    })
    .join(', ');
}
