/** What a successful import would change for one requestor. */
import { effectsOf, pendingRange } from '../effects-of.js';
import { listCells } from '../words/lists.js';
import { few } from '../../model/few.js';
import type { Effects, Report } from '../../model/report-types.js';
import * as shared from '../text/words.js';
import { list, numeric, table, text, type Block } from './blocks.js';

/** Postoffices that are named one by one. */
const MOST_NAMES = 8;

export function effects(report: Report, requestor: string): Block[] {
  const effect = effectsOf(report, requestor);
  if (!effect) return [];
  const { pendingLost: lost, pendingKept: kept, aboveServer, autocreate } = effect;
  return [
    ...table(
      'Numbers of the requestor',
      ['Number', numeric('Now'), numeric('After the import')],
      Object.entries(effect.numbers).map(([own, { before, after }]) => ({
        cells: [own, shared.value(before), shared.value(after)],
      })),
    ),
    ...(lost ? [text(`Waiting transactions lost: ${lost.count}${pendingRange(lost)}.`)] : []),
    ...(kept ? [text(`Waiting transactions that stay: ${kept.count}${pendingRange(kept)}.`)] : []),
    ...(aboveServer.length > 0 ? [text(shared.aboveServer(aboveServer))] : []),
    ...lists(effect),
    ...(autocreate && autocreate.length > 0
      ? [
          text(
            `Postoffices that are not defined here: ${few(autocreate, MOST_NAMES)}. IMPORT ` +
              'creates them if the option Create-PO is on, else it logs 31 or 32 (Q96060, Q96002).',
          ),
        ]
      : []),
    ...(effect.afterwards.length > 0 ? [text({ strong: 'Afterwards' })] : []),
    ...list(effect.afterwards, true),
  ];
}

const lists = ({ lists: all }: Effects): Block[] =>
  table(
    'Address lists',
    [
      'Address list',
      'Change',
      numeric('Names before'),
      numeric('A'),
      numeric('D'),
      numeric('M'),
      numeric('Own names lost'),
    ],
    all.map((each) => ({
      cells: [[{ name: each.list }], ...listCells(each)],
    })),
  );
