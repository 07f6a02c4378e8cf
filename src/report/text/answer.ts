/** The answer and the numbers, for the full report. */
import type { Report } from '../../model/report-types.js';
import { openSentences, passOf, rowsOf, underSentences, type Judged } from '../answer.js';
import { columns, wrap } from './layout.js';
import type { Palette } from './palette.js';
import * as words from './words.js';

/** The answer for one requestor, and what it rests on. */
export function answerLines(report: Report, judged: Judged, palette: Palette): string[] {
  const { requestor, outcome, code } = judged;
  const answer = words.answer(
    ...([requestor, outcome, code, judged.confidence] as const),
    passOf(report, [requestor]),
  );
  const lines = wrap(answer).map((line) => palette.outcome(outcome, line));
  const fatal = report.findings.filter(
    (each) => each.requestor === requestor && each.severity === 'fatal',
  );
  // Where IMPORT does not look at the numbers, they are no reason.
  const isCompared = fatal.length === 0 || fatal.some(({ topic }) => topic === 'numbers');
  const low = rowsOf(report, requestor).filter(({ relation }) => relation === 'lower');
  const sentences = [
    ...(isCompared && low.length > 0 ? [words.tooLow(low)] : []),
    ...openSentences(report, judged),
    ...underSentences(report, judged),
  ];
  return [...lines, ...sentences.flatMap((each) => wrap(each))];
}

/** The numbers table of one requestor. */
export function numbersTable(report: Report, requestor: string): string[] {
  const rows = rowsOf(report, requestor);
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.number,
    words.value(row.header),
    words.ownNumber(row),
    words.result(row),
  ]);
  return columns([['Number', 'In header', 'Own', 'Result'], ...cells], [1, 2]);
}
