/** Several requestors at a glance: the answer for all, and one row for each. */
import type { NumberRow, Report } from '../../model/report-types.js';
import { NUMBERS, type HeaderNumber, type Outcome } from '../../model/types.js';
import { answerForAll, type Judged } from '../answer.js';
import * as shared from '../text/words.js';
import { toneOf } from './answer.js';
import { table, text, unbroken, type Block, type Rich } from './blocks.js';

/** One row a requestor; beyond this many the totals have to do. */
const LARGEST = 500;

export const forAll = (report: Report): Block => ({
  kind: 'answer',
  outcome: report.verdict.outcome,
  text: answerForAll(report).answer,
  about: totals(report.verdict.byRequestor),
});

/** `3 requestors: 2 will stop, 1 accepted`. */
function totals(all: readonly Judged[]): string {
  const outcomes: Outcome[] = [...new Set(all.map(({ outcome }) => outcome))];
  const parts = outcomes.map(
    (outcome) =>
      `${all.filter((each) => each.outcome === outcome).length} ${shared.OUTCOME[outcome]}`,
  );
  return `${shared.plural(all.length, 'requestor')}: ${parts.join(', ')}`;
}

/** The matrix of requestors and numbers, the worst first. */
export function fleet(report: Report): Block[] {
  const { byRequestor } = report.verdict;
  const rows = new Map<string, Partial<Record<HeaderNumber, NumberRow>>>();
  for (const row of report.numbers)
    rows.set(row.requestor, { ...rows.get(row.requestor), [row.number]: row });
  const more = byRequestor.length - LARGEST;
  return [
    ...table(
      'Requestors',
      ['Requestor', unbroken('Outcome'), ...NUMBERS.map(({ header }) => unbroken(header))],
      byRequestor.slice(0, LARGEST).map(({ requestor, outcome, code }) => {
        const mine = NUMBERS.map(({ header }) => rows.get(requestor)?.[header]);
        return {
          cells: [
            [{ name: shared.who(requestor) }],
            `${shared.OUTCOME[outcome]}${code === null ? '' : `, error ${code}`}`,
            ...mine.map(cell),
          ],
          tones: [null, outcome, ...mine.map((row) => (row ? toneOf(row) : 'cannot-tell'))],
        };
      }),
    ),
    ...(more > 0
      ? [text(`And ${shared.plural(more, 'more requestor')}, in the JSON report.`)]
      : []),
    ...(report.numbers.some(({ standIn }) => standIn) ? [text(shared.STAR)] : []),
  ];
}

const SIGN = { lower: '<', equal: '=', higher: '>' } as const;

/** `60 short (80 < 140)`: what follows from header and own number. */
function cell(row: NumberRow | undefined): Rich {
  if (!row || row.relation === 'unknown') return 'unknown';
  const star = row.standIn ? ' *' : '';
  const both = `${row.header} ${SIGN[row.relation]} ${shared.ownNumber(row)}`;
  return `${row.relation === 'lower' ? `${row.short} short` : 'ok'} (${both})${star}`;
}
