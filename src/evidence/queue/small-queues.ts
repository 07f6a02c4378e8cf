/** What is kept of a small queue until it is clear by which layout it is read. */
import type { Evidence } from '../../model/api-types.js';
import type { TransactionRecord } from '../../model/types.js';
import { concat } from '../text/bytes.js';

/** A larger queue shows its own layout, and is not kept to be read again. */
const MOST_KEPT = 16_384;

/** Hands chunks on and keeps a copy of them while they are few. */
export function keepSmall(chunks: Evidence['chunks']): {
  chunks: Iterable<Uint8Array>;
  bytes: () => Uint8Array | null;
} {
  let kept: Uint8Array[] = [];
  let size = 0;
  function* through(): Generator<Uint8Array> {
    [kept, size] = [[], 0];
    for (const chunk of chunks) {
      size += chunk.length;
      if (size > MOST_KEPT) kept = [];
      else kept.push(chunk.slice());
      yield chunk;
    }
  }
  return {
    chunks: { [Symbol.iterator]: through },
    bytes: () => (size > 0 && size <= MOST_KEPT ? concat(kept) : null),
  };
}

/** More records than a small queue can have. */
const MOST_HELD = MOST_KEPT / 8;

export interface Held {
  take: (record: TransactionRecord) => void;
  /** Hands on what was held back, and everything from then on. */
  release: () => void;
  forget: () => void;
}

/** Holds records back until it is clear by which layout they are read. */
export function holdBack(onRecord: (record: TransactionRecord) => void): Held {
  const held: TransactionRecord[] = [];
  let isReleased = false;
  const release = (): void => {
    isReleased = true;
    for (const record of held.splice(0)) onRecord(record);
  };
  return {
    take(record) {
      if (isReleased) onRecord(record);
      else if (held.push({ ...record }) > MOST_HELD) release();
    },
    release,
    forget: () => void held.splice(0),
  };
}
