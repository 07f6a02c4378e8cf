import type { Reading, TransactionRecord } from '../../src/model/types.js';
import { openQueue } from '../../src/evidence/queue/reader.js';
import { readBytes } from './read.js';

export interface ReadQueue {
  reading: Reading;
  records: TransactionRecord[];
  facts: Record<string, number | boolean>;
}

/** Reads a binary queue and gathers what it says. */
export function readQueue(
  bytes: Uint8Array,
  name = 'RESYNC.GLB',
  sizes: readonly number[] = [],
): ReadQueue {
  const records: TransactionRecord[] = [];
  // What it could do for another queue is functions, which no test can compare.
  const { seenLayout: _, ...reading } = readBytes(openQueue, bytes, name, sizes, (record) =>
    records.push(record),
  );
  const facts = Object.fromEntries(
    reading.observations.map(({ fact, value }) => [fact, value]),
  ) as ReadQueue['facts'];
  return { reading, records, facts };
}
