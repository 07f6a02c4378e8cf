/**
 * Which framings are worth pricing. Two texts that follow each other leave few: their distance is
 * one record, and a length must say so. Nothing is tried by the thousand.
 */
import { NUL, tenDigits, wholeNumber, type Endian } from '../text/bytes.js';
import {
  LARGEST_FIXED,
  LARGEST_GAP,
  lengthOf,
  LONGEST_TEXT,
  SMALLEST_FIXED,
  type Anchor,
  type Framing,
  type Length,
} from './framing.js';
import { indexFrom, pairsOf, type Pair } from './pairs.js';
import type { TextModel } from './text-model.js';

const COUNTS = ['text', 'text+nul', 'record', 'padded'] as const;
/** Of the framings that fit between texts, and of those behind the first, so many are tried ... */
const LEAST_TRIED = 24;
/** ... and all that fit this share of the pairs that the best one fits; no more than so many. */
const [SHARE_OF_BEST, MOST_TRIED] = [0.4, 120];

/** Framings that a NUL or a length holds together, and those that have neither. */
export interface Framings {
  held: Framing[];
  loose: () => Framing[];
}

export function framingsOf(sample: Uint8Array, model: TextModel, isAll: boolean): Framings {
  const pairs = [...pairsOf(sample, model, isAll)];
  const found = new Map<string, { framing: Framing; fits: number; isFirst: boolean }>();
  const fitsBare = (framing: Framing): number => {
    const { length } = framing;
    const bare = length?.counts === 'padded' ? { ...length, counts: 'record' as const } : length;
    return found.get(keyOf({ ...framing, pad: 1, length: bare }))?.fits ?? 0;
  };
  for (const pair of pairs)
    for (const framing of framingsBetween(sample, model, pair)) {
      const known = found.get(keyOf(framing));
      if (known) known.fits += 1;
      else found.set(keyOf(framing), { framing, fits: 1, isFirst: pair.isFirst });
    }
  // Rounding shows only in the records that need it; the others fit without it as well.
  for (const one of found.values()) if (one.framing.pad > 1) one.fits += fitsBare(one.framing);
  const all = [...found.values()].sort((a, b) => b.fits - a.fits);
  const least = SHARE_OF_BEST * (all[0]?.fits ?? 0);
  // One byte of the fixed part is nearly any length by chance: those do not crowd out the others.
  const sorted = all.filter(({ framing }) => framing.length?.bytes !== 1);
  const narrow = all.filter(({ framing, fits }) => framing.length?.bytes === 1 && fits > 1);
  const best = sorted.filter(({ fits }, i) => i < LEAST_TRIED || fits >= least);
  const behindFirst = sorted.filter(({ isFirst }) => isFirst).slice(0, LEAST_TRIED);
  const tried = new Set([
    ...best.slice(0, MOST_TRIED),
    ...behindFirst,
    ...narrow.slice(0, LEAST_TRIED),
  ]);
  const held = [...tried].map(({ framing }) => framing);
  const loose = (): Framing[] =>
    pairs
      .filter(({ isFirst }) => isFirst)
      .flatMap((pair) => looseBetween(sample, model, pair))
      .slice(0, MOST_TRIED);
  return { held, loose };
}

export const keyOf = ({ side, fixed, nul, pad, length, anchor }: Framing): string =>
  `${side}${fixed}${nul}${pad}` +
  (length ? `${length.offset},${length.bytes}${length.endian}${length.counts}` : '') +
  (anchor ? `${anchor.offset}${anchor.form}` : '');

const isSize = (fixed: number): boolean => fixed >= SMALLEST_FIXED && fixed <= LARGEST_FIXED;

/** The framings by which the record of the first text ends where that of the second begins. */
function framingsBetween(sample: Uint8Array, model: TextModel, pair: Pair): Framing[] {
  const places = smallNumbersNear(sample, pair);
  const found: Framing[] = [];
  for (const { textEnd, fixedAt, framing } of shapesOf(sample, model, pair)) {
    if (framing.nul) found.push(framing);
    for (const counts of COUNTS) {
      if (counts === 'text+nul' && !framing.nul) continue;
      if (counts === 'padded' && framing.pad === 1) continue;
      const value = lengthOf(textEnd - pair.first, framing, counts);
      const ats = places.get(value);
      if (ats) addLengths(sample, framing, fixedAt, counts, value, ats, found);
    }
  }
  return found;
}

/** The same for framings without NUL and length, which the numbers of the first records hold together. */
const looseBetween = (sample: Uint8Array, model: TextModel, pair: Pair): Framing[] =>
  shapesOf(sample, model, pair)
    .filter(({ framing: { nul, pad } }) => !nul && pad === 1)
    .flatMap(({ framing, fixedAt }) => [...withAnchor(sample, model, framing, pair, fixedAt)]);

/** Where near a text one byte or two are a number that may be its length, by that number. */
type Places = Map<number, number[]>;

function smallNumbersNear(sample: Uint8Array, { first, second }: Pair): Places {
  const most = second - first + LARGEST_FIXED;
  const found: Places = new Map();
  const note = (value: number, at: number): void => {
    if (value === 0 || value > most) return;
    const known = found.get(value);
    if (known) known.push(at);
    else found.set(value, [at]);
  };
  for (let at = Math.max(0, first - LARGEST_FIXED); at + 1 < second; at += 1) {
    const one = sample[at]!;
    const two = sample[at + 1]!;
    if (two === 0) note(one, at);
    else if (one === 0) note(two, at);
    else {
      note(one, at);
      note(one | (two << 8), at);
      if (one !== two) note(two | (one << 8), at);
    }
  }
  return found;
}

interface Shape {
  framing: Framing;
  textEnd: number;
  fixedAt: number;
}

/** Side, size and padding that fit between the two texts; a NUL leaves one size, else any may be. */
function shapesOf(
  sample: Uint8Array,
  { runEnd }: TextModel,
  { first, second, isEnd, isFirst }: Pair,
): Shape[] {
  const shapes: Shape[] = [];
  const run = runEnd[first]!;
  const hasNul = sample[run] === NUL && run < second;
  const isRound = (at: number, end: number, pad: number): boolean =>
    isEnd || (end - at) % pad === 0;
  const add = (
    side: Framing['side'],
    fixed: number,
    nul: boolean,
    pad: Framing['pad'],
    textEnd: number,
    fixedAt: number,
  ): void => {
    if (textEnd <= first || textEnd - first > LONGEST_TEXT || !isSize(fixed)) return;
    const framing = { side, fixed, nul, pad, length: null, anchor: null };
    shapes.push({ framing, textEnd, fixedAt });
  };
  for (const [pad, slack] of PADDINGS)
    for (const nul of hasNul ? [true, false] : [false]) {
      const isFilled = (end: number): boolean => slack === 0 || sample[end - 1] === NUL;
      const mayBeAfter = !(isFirst && first > 0) && isFilled(second) && isRound(first, second, pad);
      const least = nul ? run + 1 : Math.max(first + 1, second - slack - LARGEST_FIXED);
      const most = nul ? run + 1 : Math.min(run, second - slack);
      for (let from = least; from <= most; from += 1) {
        const textEnd = nul ? run : from;
        const fixed = second - slack - from;
        if (mayBeAfter) add('after', fixed, nul, pad, textEnd, from);
        // The end of the file has no fixed part before it, so the first text tells the size.
        const before = isEnd ? first : fixed;
        const end = isEnd ? second : second - before;
        if (isFirst ? before !== first : before > first) continue;
        if (from === end - slack && isFilled(end) && isRound(first - before, end, pad))
          add('before', before, nul, pad, textEnd, first - before);
      }
    }
  return shapes;
}
/** Rounding up, and by how many bytes here: where it is none, nothing speaks for it. */
const PADDINGS: readonly [pad: Framing['pad'], slack: number][] = [
  [1, 0],
  [2, 1],
  [4, 1],
  [4, 2],
  [4, 3],
];

/** Adds the framings whose length field at one of the places holds the value. */
function addLengths(
  sample: Uint8Array,
  framing: Framing,
  fixedAt: number,
  counts: Length['counts'],
  value: number,
  places: readonly number[],
  found: Framing[],
): void {
  for (const at of places) {
    const offset = at - fixedAt;
    if (offset < 0 || offset >= framing.fixed) continue;
    let isWide = false;
    for (const endian of ENDIANS)
      if (offset + 2 <= framing.fixed && wholeNumber(sample, at, 2, endian) === value) {
        found.push({ ...framing, length: { offset, bytes: 2, endian, counts } });
        isWide = true;
      }
    if (!isWide && sample[at] === value)
      found.push({ ...framing, length: { offset, bytes: 1, endian: 'little', counts } });
  }
}
/** A length of four bytes is one of two with zeroes beside it: a neighbour of the best reading. */
const ENDIANS: readonly Endian[] = ['little', 'big'];

/** With neither length nor NUL a number that rises from text to text holds the records. */
function* withAnchor(
  sample: Uint8Array,
  { leads }: TextModel,
  framing: Framing,
  { second }: Pair,
  fixedAt: number,
): Generator<Framing> {
  yield framing;
  const third = leads[indexFrom(leads, second + 2 + framing.fixed)];
  const isBefore = framing.side === 'before';
  const nextAt = isBefore ? second - framing.fixed : (third ?? sample.length) - framing.fixed;
  const forms: [Anchor['form'], number][] = [
    ['u32', 4],
    ['ten', 10],
  ];
  for (const [form, bytes] of forms)
    for (let offset = 0; offset + bytes <= framing.fixed; offset += 1) {
      const read = (at: number): number =>
        form === 'ten'
          ? tenDigits(sample, at + offset)
          : wholeNumber(sample, at + offset, 4, 'little');
      const rise = read(nextAt) - read(fixedAt);
      if (rise >= 1 && rise <= LARGEST_GAP) yield { ...framing, anchor: { offset, form } };
    }
}
