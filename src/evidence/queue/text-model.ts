/** What the bytes of a text cost in bits, by the letter pairs of this very file. */
import { TEXT_BYTE } from '../text/bytes.js';
import { headerBegins, LARGEST_FIXED, shape } from './framing.js';

const PAIRS = 65_536;
/** How much the general odds weigh beside what the file shows, in letters. */
const PRIOR_WEIGHT = 12;

/** Kinds of bytes: lower, upper, digit, blank, mark, accented, tab and line end, none of a text. */
const KIND = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x61 && byte <= 0x7a) return 0;
  if (byte >= 0x41 && byte <= 0x5a) return 1;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  if (byte === 0x20) return 3;
  if (TEXT_BYTE[byte] !== 1) return 7;
  return byte >= 0x80 ? 5 : byte < 0x20 ? 6 : 4;
});
const SIZE = [26, 26, 10, 1, 32, 128, 3, 29];
/** Which kind follows which, in parts of a hundred, in names and addresses as articles print them. */
const FOLLOWS = [
  [72, 2, 3, 6, 9, 1.5, 6, 0.001],
  [26, 45, 5, 4, 15, 1, 4, 0.001],
  [8, 4, 55, 6, 18, 0.3, 8, 0.001],
  [12, 30, 8, 35, 12, 0.5, 2, 0.001],
  [25, 30, 18, 12, 8, 0.7, 6, 0.001],
  [70, 5, 1, 8, 8, 6, 2, 0.001],
  [20, 45, 10, 10, 10, 0.5, 5, 0.001],
  [20, 20, 10, 10, 10, 10, 10, 10],
];
const ODDS = Float64Array.from(
  FOLLOWS.flatMap((row) => {
    const all = row.reduce((sum, part) => sum + part);
    return row.map((part, kind) => (PRIOR_WEIGHT * part) / all / SIZE[kind]!);
  }),
);

/** What it costs that a text begins so, by its shape: a code letter and a blank are expected. */
const BEGIN = [22, 9, 6, 2.5];
const BEGIN_HEADER = 5;
/** What it costs that a text ends in a byte of this kind. */
const END = [1, 1, 1, 6, 2.5, 5, 5, 30];

export interface TextModel {
  /** Where the run of text bytes that holds a byte ends. */
  runEnd: Int32Array;
  /** Places where a text may begin, in order: those with code letter and blank, and all others too. */
  leads: Int32Array;
  cost(from: number, to: number, isFirst: boolean): number;
  /** The same for one byte in the middle of a text. */
  costOfByte(at: number): number;
  /** What bytes cost that nothing explains. */
  rawCost(from: number, to: number): number;
  /** What bytes cost that may be of a text or not. */
  leastCost(from: number, to: number): number;
}

export function textModel(bytes: Uint8Array): TextModel {
  const size = bytes.length;
  const runEnd = new Int32Array(size + 1);
  runEnd[size] = size;
  for (let i = size - 1; i >= 0; i -= 1)
    runEnd[i] = TEXT_BYTE[bytes[i]!] === 1 ? runEnd[i + 1]! : i;
  const sum = sumsOf(bytes);
  const raw = rawSumsOf(bytes);
  const leads: number[] = [];
  for (let i = 0; i < size; i += 1)
    if (shape(bytes, i, size) >= 2 && runEnd[i]! - i >= 4) leads.push(i);
  const headers = headersIn(bytes, runEnd);
  return {
    runEnd,
    leads: Int32Array.from(leads),
    costOfByte: (at) => sum[at + 1]! - sum[at]!,
    rawCost: (from, to) => raw[to]! - raw[from]!,
    leastCost(from, to) {
      let bits = 0;
      for (let i = from; i < to; i += 1)
        bits += Math.min(sum[i + 1]! - sum[i]!, raw[i + 1]! - raw[i]!);
      return bits;
    },
    cost(from, to, isFirst) {
      if (to <= from) return 60;
      const begins = shape(bytes, from, to);
      const header = from <= LARGEST_FIXED ? headers.find((at) => at >= from) : undefined;
      const isHeader = isFirst && begins < 3 && header === from;
      const begin = isHeader ? BEGIN_HEADER : BEGIN[begins]!;
      const first = Math.min(to, from + (begins === 3 ? 2 : 1));
      // A header's text begins with its names: what stands before them is of the fixed part.
      const before = header !== undefined && header > from && header < to ? header : first;
      const odd = before > first ? raw[before]! - raw[first]! : 0;
      return begin + END[KIND[bytes[to - 1]!]!]! + odd + sum[to]! - sum[before]!;
    },
  };
}

/** Where a header's text may begin in the first record, in order. */
function headersIn(bytes: Uint8Array, runEnd: Int32Array): number[] {
  const found: number[] = [];
  for (let at = 0; at <= LARGEST_FIXED && at < bytes.length; at += 1)
    if (runEnd[at]! - at >= 4 && headerBegins(bytes, at, runEnd[at]!)) found.push(at);
  return found;
}

/** The cost of all bytes up to each, by the letter before; each pair known from all others but itself. */
function sumsOf(bytes: Uint8Array): Float64Array {
  const pairs = new Uint16Array(PAIRS);
  const firsts = new Float64Array(256);
  for (let i = 1; i < bytes.length; i += 1) {
    const pair = (bytes[i - 1]! << 8) | bytes[i]!;
    if (TEXT_BYTE[pair >> 8] !== 1 || TEXT_BYTE[pair & 255] !== 1) continue;
    if (pairs[pair]! < 65_535) pairs[pair]! += 1;
    firsts[pair >> 8]! += 1;
  }
  const sum = new Float64Array(bytes.length + 1);
  for (let i = 0; i < bytes.length; i += 1) {
    const pair = ((i > 0 ? bytes[i - 1]! : 0x0a) << 8) | bytes[i]!;
    const seen = Math.max(0, pairs[pair]! - 1);
    const of = Math.max(0, firsts[pair >> 8]! - 1);
    const odds = ODDS[KIND[pair >> 8]! * 8 + KIND[pair & 255]!]!;
    sum[i + 1] = sum[i]! - Math.log2((seen + odds) / (of + PRIOR_WEIGHT));
  }
  return sum;
}

/** Bytes that nothing explains, up to each: 8 bits each and a little, less where they repeat. */
function rawSumsOf(bytes: Uint8Array): Float64Array {
  const sum = new Float64Array(bytes.length + 1);
  for (let i = 0; i < bytes.length; i += 1)
    sum[i + 1] = sum[i]! + (i > 0 && bytes[i] === bytes[i - 1] ? 0.5 : 8.5);
  return sum;
}
