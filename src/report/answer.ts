/** The answer and the numbers: what a reader sees first. */
import type { NumberRow, Report } from '../case/report-types.js';
import type { FactName } from '../case/types.js';
import { columns, wrap } from './layout.js';
import type { Palette } from './palette.js';
import * as words from './words.js';

type Judged = Report['verdict']['byRequestor'][number];

/** The requestor's rows in the order in which every table shows them. */
export const rowsOf = (report: Report, requestor: string): NumberRow[] =>
  report.numbers.filter((row) => row.requestor === requestor);

/** The answer for one requestor, in one or two sentences. */
export function answerLines(report: Report, judged: Judged, palette: Palette): string[] {
  const { requestor, outcome, code } = judged;
  const lines = wrap(words.answer(requestor, outcome, code)).map((line) =>
    palette.outcome(outcome, line),
  );
  const low = rowsOf(report, requestor).filter(({ relation }) => relation === 'lower');
  if (low.length > 0) lines.push(...wrap(words.tooLow(low)));
  if (outcome === 'cannot-tell') {
    const facts = missingFacts(report, requestor);
    if (facts.length > 0) lines.push(...wrap(words.missing(facts)));
  }
  return lines;
}

/** What the undecided fatal rules lack, each fact once. */
function missingFacts(report: Report, requestor: string): FactName[] {
  const facts = report.undecided
    .filter((rule) => rule.requestor === requestor && rule.severity === 'fatal')
    .flatMap((rule) => rule.missing);
  return [...new Set(facts)];
}

/** The numbers table of one requestor. */
export function numbersTable(report: Report, requestor: string): string[] {
  const rows = rowsOf(report, requestor);
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.number,
    words.value(row.header),
    words.value(row.own),
    words.result(row),
  ]);
  return columns([['Number', 'In header', 'Own', 'Result'], ...cells], [1, 2]);
}
