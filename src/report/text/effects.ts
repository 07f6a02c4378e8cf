/** What a successful import would change for one requestor, in words. */
import { effectsOf, pendingRange } from '../effects-of.js';
import { listCells } from '../words/lists.js';
import { few } from '../../model/few.js';
import type { Effects, Report } from '../../model/report-types.js';
import { columns, wrap } from './layout.js';
import * as words from './words.js';

/** Lists and postoffices that are named one by one; JSON has them all. */
const MOST_LISTS = 8;

/** What a successful import would change for one requestor. */
export function effects(report: Report, requestor: string): string[] {
  const effect = effectsOf(report, requestor);
  if (!effect) return [];
  const rows = Object.entries(effect.numbers).map(([own, { before, after }]) => [
    `  ${own}`,
    words.value(before),
    '->',
    words.value(after),
  ]);
  const { pendingLost: lost, pendingKept: kept, aboveServer, afterwards } = effect;
  return [
    ...columns(rows, [1, 3]),
    ...(lost ? wrap(`Waiting transactions lost: ${lost.count}${pendingRange(lost)}.`, '  ') : []),
    ...(aboveServer.length > 0 ? wrap(words.aboveServer(aboveServer), '  ') : []),
    ...(kept
      ? wrap(`Waiting transactions that stay: ${kept.count}${pendingRange(kept)}.`, '  ')
      : []),
    ...listLines(effect),
    ...created(effect),
    ...(afterwards.length > 0 ? ['  Afterwards:'] : []),
    ...afterwards.flatMap((step, at) => wrap(step, `    ${at + 1}. `)),
  ];
}

function listLines({ lists }: Effects): string[] {
  if (lists.length === 0) return [];
  const rows = lists
    .slice(0, MOST_LISTS)
    .map((list) => [`    ${list.list.replace(/:$/, '')}`, ...listCells(list)]);
  const more = lists.length - MOST_LISTS;
  return [
    `  Address lists (${lists.length}):`,
    ...columns(
      [['    List', '', 'Before', 'A', 'D', 'M', 'Own names lost'], ...rows],
      [2, 3, 4, 5, 6],
    ),
    ...(more > 0
      ? [`    ... and ${words.plural(more, 'more list')}, all in the JSON report.`]
      : []),
  ];
}

function created({ autocreate }: Effects): string[] {
  if (!autocreate || autocreate.length === 0) return [];
  return wrap(
    `Postoffices that are not defined here: ${few(autocreate, MOST_LISTS)}. IMPORT ` +
      'creates them if the option Create-PO is on, else it logs 31 or 32 (Q96060, Q96002).',
    '  ',
  );
}
