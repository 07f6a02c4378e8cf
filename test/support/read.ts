import { messageOf } from '../../src/report/words/issues.js';
import type { OpenReader, ReadContext, Reading, TransactionRecord } from '../../src/model/types.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads bytes in chunks of the given sizes, over and over; no sizes: in one chunk. */
export function readBytes(
  open: OpenReader,
  bytes: Uint8Array,
  name = 'evidence.txt',
  sizes: readonly number[] = [],
  onRecord?: (record: TransactionRecord) => void,
): Reading {
  const context: ReadContext = {
    name,
    head: bytes.subarray(0, 1 << 20),
    headIsAll: bytes.length <= 1 << 20,
  };
  if (onRecord) context.onRecord = onRecord;
  const reader = open(context);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes.length > 0 ? Math.max(1, sizes[turn % sizes.length]!) : bytes.length;
    // A copy that is spoilt afterwards: readers must not hold on to a chunk.
    const chunk = bytes.slice(at, at + size);
    reader.push(chunk);
    chunk.fill(0x58);
    at += size;
  }
  return reader.end();
}

export const readText = (open: OpenReader, text: string, name?: string): Reading =>
  readBytes(open, bytesOf(text), name);

/** The transactions that a reader hands on. */
export function recordsOf(open: OpenReader, text: string, name?: string): TransactionRecord[] {
  const records: TransactionRecord[] = [];
  readBytes(open, bytesOf(text), name, [], (record) => records.push(record));
  return records;
}

/** An observation as one short line: `fact value [name] source @line`. */
export const facts = (reading: Pick<Reading, 'observations'>): string[] =>
  reading.observations.map(({ of, fact, value, source, at, time }) =>
    [
      fact,
      String(value),
      of.kind === 'header' ? 'header' : (of.name ?? '?'),
      source,
      `@${at.line ?? '-'}`,
      ...(time === undefined ? [] : [new Date(time * 1000).toISOString().slice(0, 19)]),
    ].join(' '),
  );

/** An issue as `level @line: message`. */
export const issues = (reading: Pick<Reading, 'issues'>): string[] =>
  reading.issues.map((each) => `${each.level} @${each.at?.line ?? '-'}: ${messageOf(each)}`);
