/** Runs of records that need no second look, in one loop. */
import type { TransactionRun } from '../transactions/tally.js';
import { wholeNumber } from '../text/bytes.js';
import { viewOf } from '../transactions/bytes.js';
import type { ReadableField } from './fields.js';
import { lengthOf, LONGEST_TEXT, type Framing } from './framing.js';
import { LARGEST_USUAL, MOST_STEP, type Mishaps } from './mishaps.js';

/**
 * Takes records one after the other for as long as each has a length that holds, a number that goes
 * on from the last one, and a text of no other bytes than texts have. Whatever is not so is left to the
 * scan, which knows damage: it would find the same in what is taken here, at several times the cost.
 */
export interface Lane {
  /** The record that was taken last, in bytes of the file. */
  readonly start: number;
  readonly textEnd: number;
  readonly end: number;
  /** Gives where the first record begins that was not taken. `base` is where the bytes begin. */
  run(bytes: Uint8Array, at: number, base: number): number;
}

export interface LaneParts {
  framing: Framing;
  /** The sync number, where it is sure. */
  number: ReadableField | null;
  mishaps: Mishaps;
  /** Null as long as the tally looks at each record. */
  transactions(this: void): TransactionRun | null;
  /** Makes the text of the record at hand, should it be asked for. */
  text(this: void, bytes: Uint8Array, from: number, to: number): string;
}

/** Null where the layout has no length that leads from one record to the next. */
export function openLane({ framing, number, mishaps, transactions, text }: LaneParts): Lane | null {
  const { side, fixed, nul, pad, length } = framing;
  if (side !== 'before' || pad !== 1 || !length || length.counts === 'padded' || !number)
    return null;
  const { offset, bytes: width, endian } = length;
  const more = lengthOf(0, framing, length.counts);
  const tail = nul ? 1 : 0;
  // What nearly all queues have is read right here, since it is read so often.
  const isShort = width === 2 && endian === 'little';
  const lengthAt = (bytes: Uint8Array, at: number): number =>
    isShort
      ? bytes[at + offset]! | (bytes[at + offset + 1]! << 8)
      : wholeNumber(bytes, at + offset, width, endian);
  const low = number.field.form === '32-bit little-endian' ? number.field.offset : -1;
  const numberAt = (bytes: Uint8Array, at: number): number =>
    low >= 0 && bytes[at + low + 3]! < 0x80
      ? bytes[at + low]! |
        (bytes[at + low + 1]! << 8) |
        (bytes[at + low + 2]! << 16) |
        (bytes[at + low + 3]! << 24)
      : number.read(bytes, at);
  /** The record that was taken last, and what is told of all that were taken in a row. */
  let [start, textEnd, end] = [0, 0, 0];
  let [count, squares, last, isRising] = [0, 0, 0, false];
  // The record at hand. Its text is hardly ever asked for.
  let [bytesHere, fromHere, toHere] = [new Uint8Array(0) as Uint8Array, 0, 0];
  let view = viewOf(bytesHere);
  const textHere = (): string => text(bytesHere, fromHere, toHere);

  /** Gives where it stopped. Nothing but this loop is in here, so that V8 need compile it but once. */
  const takeAll = (
    taken: TransactionRun,
    bytes: Uint8Array,
    at: number,
    base: number,
    before: number,
  ): number => {
    const { records } = taken;
    // Between records that are odd the same bytes come again.
    if (bytes !== bytesHere) view = viewOf(bytes);
    bytesHere = bytes;
    let [next, lastAt, textTo] = [at, at, at];
    let [taking, sum, value, step] = [0, 0, before, 0];
    for (;;) {
      const from = next + fixed;
      if (from >= bytes.length) break;
      const size = lengthAt(bytes, next) - more;
      const to = from + size;
      if (!(size >= 1 && size <= LONGEST_TEXT) || to + tail > bytes.length) break;
      if (nul && bytes[to] !== 0) break;
      const number = numberAt(bytes, next);
      if (!(number >= value && number - value <= MOST_STEP && number <= LARGEST_USUAL)) break;
      fromHere = from;
      toHere = to;
      const record = records + taking + 1;
      if (!taken.add(bytes, view, from, to, record, base + from, number, textHere)) break;
      step = number - value;
      value = number;
      lastAt = next;
      textTo = to;
      next = to + tail;
      taking += 1;
      sum += (next - lastAt) * (next - lastAt);
    }
    [count, squares, last, isRising] = [taking, sum, value, step > 0];
    if (taking > 0) [start, textEnd, end] = [base + lastAt, base + textTo, base + next];
    return next;
  };

  return {
    get start() {
      return start;
    },
    get textEnd() {
      return textEnd;
    },
    get end() {
      return end;
    },
    run(bytes, at, base) {
      const taken = transactions();
      const before = mishaps.steadyNumber();
      if (!taken || before === null) return at;
      const next = takeAll(taken, bytes, at, base, before);
      if (count === 0) return at;
      taken.took(count);
      mishaps.run(count, next - at, squares, last, isRising);
      return next;
    },
  };
}
