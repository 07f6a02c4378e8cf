/** Several requestors at a glance. */
import type { NumberRow, Report } from '../../model/report-types.js';
import type { HeaderNumber, Outcome } from '../../model/types.js';
import { answerForAll } from '../answer.js';
import { columns, cut, wrap } from './layout.js';
import type { Palette } from './palette.js';
import * as words from './words.js';

type Judged = Report['verdict']['byRequestor'][number];

const ORDER: readonly HeaderNumber[] = ['IMPSEQ', 'SRVSEQ', 'REQSEQ'];
/** A requestor's name is cut to this in the matrix; NET/PO takes 21 at the most. */
const NAME_WIDTH = 30;

/** The answer for several requestors. */
export const linesForAll = (report: Report, palette: Palette): string[] =>
  wrap(answerForAll(report).answer).map((line) => palette.outcome(report.verdict.outcome, line));

/** One row for each requestor, worst first, and how many there are of each outcome. */
export function matrix(report: Report, most: number, palette: Palette): string[] {
  const { byRequestor } = report.verdict;
  const rows = new Map<string, Partial<Record<HeaderNumber, NumberRow>>>();
  for (const row of report.numbers)
    rows.set(row.requestor, { ...rows.get(row.requestor), [row.number]: row });
  const shown = byRequestor.slice(0, most);
  const lines = columns([
    ['Requestor', 'Outcome', ...ORDER],
    ...shown.map(({ requestor, outcome, code }) => [
      cut(words.who(requestor), NAME_WIDTH),
      code === null ? words.OUTCOME[outcome] : `${words.OUTCOME[outcome]}, error ${code}`,
      ...ORDER.map((number) => words.shortResult(rows.get(requestor)?.[number])),
    ]),
  ]);
  const styled = lines.map((line, at) => {
    const judged = shown[at - 1];
    return judged ? palette.outcome(judged.outcome, line) : line;
  });
  if (byRequestor.length > most)
    styled.push(`... and ${words.plural(byRequestor.length - most, 'more requestor')}.`);
  const isStarred = report.numbers.some(({ standIn }) => standIn);
  return [...styled, totals(byRequestor), ...(isStarred ? wrap(words.STAR) : [])];
}

function totals(byRequestor: readonly Judged[]): string {
  const outcomes = [...new Set(byRequestor.map(({ outcome }) => outcome))];
  const count = (outcome: Outcome) =>
    byRequestor.filter((judged) => judged.outcome === outcome).length;
  const parts = outcomes.map((outcome) => `${count(outcome)} ${words.OUTCOME[outcome]}`);
  return `${words.plural(byRequestor.length, 'requestor')}: ${parts.join(', ')}.`;
}
