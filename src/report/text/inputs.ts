/** What was read: each input in a few words, and what its reader wants a person to know. */
import type { Report, ReportInput, TransactionSummary } from '../../model/report-types.js';
import { WIDTH, columns, wrap } from './layout.js';
import * as words from './words.js';

/** What an input is, in a few words. */
export function whatItIs(input: ReportInput): string {
  const role = input.role === null || input.role === 'other' ? '' : `${words.ROLE[input.role]}, `;
  const records = input.queue ? `, ${words.plural(input.queue.records, 'record')}` : '';
  return `${role}${words.KIND[input.kind]}${records}`;
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
export function transactionLines({
  count,
  byCode,
  byType,
  isComplete,
}: TransactionSummary): string[] {
  const codes = Object.entries(byCode).filter(([, number]) => number > 0);
  const told = [
    `${isComplete ? '' : 'at least '}${words.plural(count, 'transaction')}`,
    ...(codes.length > 0 ? [codes.map(([code, n]) => `${code} ${n}`).join(', ')] : []),
    ...(byType.length > 0 ? [byType.map(({ type, count: n }) => `${type} ${n}`).join(', ')] : []),
  ];
  return wrap(`${told.join('; ')}.`, '    ', '      ');
}
