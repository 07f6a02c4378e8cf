/** What was read: each input in a few words, and what its reader wants a person to know. */
import type { Report, ReportInput, TransactionSummary } from '../../model/report-types.js';
import { WIDTH, columns, wrap } from './layout.js';
import { KIND, ROLE } from './input-words.js';
import * as words from './words.js';

/** What an input is, in a few words. */
export function whatItIs(input: ReportInput): string {
  const role = input.role === null || input.role === 'other' ? '' : `${ROLE[input.role]}, `;
  const records = input.queue ? `, ${words.plural(input.queue.records, 'record')}` : '';
  return `${role}${KIND[input.kind]}${records}`;
}

/** Each input, and under it what its reader wants a person to know. */
export function inputs(report: Report, most: number): string[] {
  const rows = columns(report.inputs.map((input) => [`  ${input.name}`, whatItIs(input)]));
  const fits = rows.every((row) => row.length <= WIDTH);
  return report.inputs.flatMap((input, at) => {
    const shown = input.issues.slice(0, most);
    const more = input.issues.length - shown.length;
    return [
      ...(fits ? [rows[at] ?? ''] : [`  ${input.name}`, `    ${whatItIs(input)}`]),
      ...shown.flatMap((issue) =>
        wrap(
          `${words.LEVEL[issue.level]}: ${issue.message}${issue.at ? ` (${issue.at})` : ''}`,
          '    ',
          '      ',
        ),
      ),
      ...(input.transactions ? transactionLines(input.transactions) : []),
      ...(more > 0 ? [`    ... and ${more} more.`] : []),
    ];
  });
}

/** The transactions of a RESYNC.GLB by code letter and by type. */
function transactionLines({ count, byCode, byType, isComplete }: TransactionSummary): string[] {
  // A line of template data has `-` in the place of a code letter.
  const codes = Object.entries(byCode).filter(([code, number]) => number > 0 && code !== '-');
  const templates = Object.entries(byCode).find(([code]) => code === '-')?.[1] ?? 0;
  const counts = [
    codes.map(([code, n]) => `${n} ${code}`).join(', '),
    byType.map(({ type, count: n }) => `${n} ${type}`).join(', '),
  ].filter(Boolean);
  const told = [
    `${isComplete ? '' : 'at least '}${words.plural(count, 'transaction')}` +
      (counts.length > 0 ? ` (${counts.join('; ')})` : ''),
    ...(templates > 0 ? [words.plural(templates, 'template line')] : []),
  ];
  return wrap(`${told.join(', ')}.`, '    ', '      ');
}
