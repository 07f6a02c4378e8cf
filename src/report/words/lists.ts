/** What a successful import does to one address list, in the cells behind its name. */
import type { Effects } from '../../model/report-types.js';
import { value } from '../text/words.js';

/** Replaced or changed, names before, A, D, M, own names lost. */
export const listCells = (list: Effects['lists'][number]): string[] => [
  list.isReplaced ? 'replaced' : 'changed',
  value(list.before),
  String(list.adds),
  String(list.deletes),
  String(list.modifies),
  value(list.localAtRisk),
];
