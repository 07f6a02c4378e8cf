/** Small tallies of transactions for the tables of tests. */
import type { ListTally, TransactionTally } from '../../src/model/transaction-types.js';

const NOTHING = { replaces: 0, adds: 0, deletes: 0, modifies: 0, templates: 0, templateData: 0 };

export const listOf = (list: string, counts: Partial<ListTally> = {}): ListTally => ({
  ...{ list, type: /^([A-Z0-9]+):/.exec(list)?.[1] ?? 'PCM' },
  ...NOTHING,
  ...counts,
});

/** A whole queue without transactions, changed as given. */
export const tallyOf = (more: Partial<TransactionTally> = {}): TransactionTally => ({
  ...{ count: 0, byType: [], lists: [], listsLeftOut: 0, problems: {}, isExact: {} },
  byCode: { A: 0, D: 0, M: 0, R: 0, T: 0, '-': 0, '#': 0, '?': 0 },
  ...{ largestTemplate: 0, isComplete: true, unreadBytes: 0, source: 'queue', at: { record: 2 } },
  ...more,
});
