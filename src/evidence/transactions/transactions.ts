/** What is asked of the transactions of a queue or listing. */
import type { TransactionTally } from '../../model/transaction-types.js';
import type { Place } from '../../model/types.js';

/** The bytes of its text, and what is told of it. */
type OneTransaction = [bytes: Uint8Array, from: number, to: number, ...told: Told];
/** `place` is the byte of the text in a queue, the line in a listing. */
type Told = [record: number, place: number, number: number | null, text: () => string];

/**
 * Adds up the transactions of a RESYNC.GLB as they stream by, in constant memory. A record that its
 * bytes prove to be ordinary is only counted; anything else goes to the exact parser.
 */
export interface Transactions {
  add(...one: OneTransaction): void;
  /** Counts an A to a list that was written so before; else does nothing. */
  addOne(this: void, bytes: Uint8Array, from: number, to: number): 'counted' | 'twice' | 'left';
  /** Notes that the name of the record that was counted last is there twice. */
  noteTwice(...told: Told): void;
  /** Does what `add` does, where that takes no string; else does nothing and gives false. */
  addByBytes(...one: OneTransaction): boolean;
  /** Something between the last record and the next could not be read. */
  gap(): void;
  end(end: { isComplete: boolean; unreadBytes: number; at: Place }): TransactionTally;
}
