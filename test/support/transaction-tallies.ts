/** Tallies of transactions from texts, for the tables of tests. */
import type { TransactionTally } from '../../src/model/transaction-types.js';
import { bytesOfText } from './texts.js';
import { openTransactions } from '../../src/evidence/transactions/checks.js';

/** A gap in place of a record: bytes that could not be read. */
export const GAP = Symbol('gap');

/** Adds up records. The text of record 1 begins at byte 100 or on line 100, of record 2 at 200. */
export function tallied(
  records: readonly (string | typeof GAP)[],
  source: 'queue' | 'listq' = 'queue',
  isComplete = !records.includes(GAP),
): TransactionTally {
  const open = openTransactions(source);
  let record = 0;
  for (const text of records) {
    if (typeof text !== 'string') {
      open.gap();
      continue;
    }
    record += 1;
    const bytes = bytesOfText(`??${text}??`);
    open.add(bytes, 2, bytes.length - 2, record, record * 100, record + 1000, () => text);
  }
  return open.end({ isComplete, unreadBytes: isComplete ? 0 : 7, at: { record: 1 } });
}

/** The problems of a tally: how many, and in which records they were seen first. */
export const problemsOf = (tally: TransactionTally): string[] =>
  Object.entries(tally.problems).map(
    ([problem, { count, examples }]) =>
      `${problem} ${count} @${examples.map(({ at }) => at.record ?? at.line).join()}`,
  );
