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
  /**
   * Does what `add` does with the text of a queue; gives false, and has done nothing, where bytes are
   * in it that no text has. `view` is of the same bytes.
   */
  addByBytes(bytes: Uint8Array, view: DataView, from: number, to: number, ...told: Told): boolean;
  /** Something between the last record and the next could not be read. */
  gap(): void;
  end(end: { isComplete: boolean; unreadBytes: number; at: Place }): TransactionTally;
}
