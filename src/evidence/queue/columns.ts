/** What the bytes of the fixed part cost in bits: each by what stood in its column before. */
import { LARGEST_FIXED, type Length } from './framing.js';

/** What a byte weighs before any was seen. Fields of every kind hold many zeroes. */
const [ZERO_WEIGHT, OTHER_WEIGHT] = [0.1, 0.0004];
const ALL_WEIGHT = ZERO_WEIGHT + 255 * OTHER_WEIGHT;
/** A surprise costs no more than the byte written out and a mark that it is one. */
const MOST_FOR_A_BYTE = 9;

const MOST_COUNTED = 512;
const logsOf = (weight: number): Float64Array =>
  Float64Array.from({ length: MOST_COUNTED + 1 }, (_, count) => Math.log2(count + weight));
const [LOG_ZERO, LOG_OTHER, LOG_ALL] = [ZERO_WEIGHT, OTHER_WEIGHT, ALL_WEIGHT].map(logsOf) as [
  Float64Array,
  Float64Array,
  Float64Array,
];

/** How often each byte was seen in each column; room for one reading at a time. */
export interface Counts {
  of: Uint16Array;
  /** Which of them are not zero. */
  used: number[];
}
export const newCounts = (): Counts => ({ of: new Uint16Array(LARGEST_FIXED * 256), used: [] });

export interface Columns {
  /** The cost of each column so far. */
  bits: Float64Array;
  /** Adds the fixed part at `at`; gives what it cost. One that no field is read from is not told. */
  add(bytes: Uint8Array, at: number, isTold?: boolean): number;
}

/** A length costs nothing, since it follows from the text. */
export function openColumns(
  fixed: number,
  length: Length | null,
  { of: counts, used }: Counts,
): Columns {
  // By its index, as few records are read by code that nothing has compiled yet.
  for (let i = 0; i < used.length; i += 1) counts[used[i]!] = 0;
  used.length = 0;
  const bits = new Float64Array(fixed);
  let seen = 0;
  return {
    bits,
    add(bytes, at, isTold = true) {
      const all = LOG_ALL[Math.min(seen, MOST_COUNTED)]!;
      let cost = 0;
      for (let column = 0; column < fixed; column += 1) {
        if (length && column >= length.offset && column < length.offset + length.bytes) continue;
        const byte = bytes[at + column]!;
        const count = counts[column * 256 + byte]!;
        if (count === 0) used.push(column * 256 + byte);
        const each = Math.min(MOST_FOR_A_BYTE, all - (byte === 0 ? LOG_ZERO : LOG_OTHER)[count]!);
        counts[column * 256 + byte] = Math.min(count + 1, MOST_COUNTED);
        if (isTold) bits[column]! += each;
        cost += each;
      }
      seen += 1;
      return cost;
    },
  };
}
