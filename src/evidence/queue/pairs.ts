/** The pairs of texts between which framings are looked for: the first of the file, and some others. */
import { headerBegins, LARGEST_FIXED, shape, SMALLEST_FIXED } from './framing.js';
import type { TextModel } from './text-model.js';

/** Texts that are tried as the one behind a text: a name may hold what looks like a beginning. */
const MOST_SECONDS = 4;
/** Pairs of texts that are looked at beside the first, spread over the sample. */
const PLACES = 8;

/** Two texts, the second behind the first; `second` is the end of the file where none follows. */
export interface Pair {
  first: number;
  second: number;
  isEnd: boolean;
  /** The first text of the file: before it lies its fixed part or nothing. */
  isFirst: boolean;
}

export function* pairsOf(sample: Uint8Array, model: TextModel, isAll: boolean): Generator<Pair> {
  for (const first of firstTexts(sample, model))
    for (const pair of pairsFrom(sample, model, first, isAll)) yield { ...pair, isFirst: true };
  const { leads } = model;
  const stride = Math.max(1, leads.length / PLACES);
  for (let place = 0; place < PLACES; place += 1) {
    const lead = leads[Math.floor(stride * place) + (place === 0 ? 1 : 0)];
    if (lead === undefined || (place > 0 && stride < 2 && lead === leads[1])) continue;
    yield* pairsFrom(sample, model, lead, isAll);
  }
}

/** Where the first text may begin, at once or behind a fixed part; the likeliest places first. */
function firstTexts(sample: Uint8Array, { runEnd }: TextModel): number[] {
  const found: { at: number; worth: number }[] = [];
  for (let at = 0; at <= LARGEST_FIXED && at < sample.length; at += 1) {
    if ((at > 0 && at < SMALLEST_FIXED) || runEnd[at]! - at < 3) continue;
    const worth = headerBegins(sample, at, runEnd[at]!) ? 3 : shape(sample, at, sample.length);
    if (worth > 0) found.push({ at, worth });
  }
  found.sort((a, b) => b.worth - a.worth);
  return found.slice(0, MOST_FIRSTS).map(({ at }) => at);
}
const MOST_FIRSTS = 6;

function* pairsFrom(
  sample: Uint8Array,
  { runEnd, leads }: TextModel,
  first: number,
  isAll: boolean,
): Generator<Pair> {
  const run = runEnd[first]!;
  const far = run + LARGEST_FIXED + 8;
  let seconds = 0;
  for (let i = indexFrom(leads, first + 2 + SMALLEST_FIXED); i < leads.length; i += 1) {
    const second = leads[i]!;
    if (second > far || seconds >= MOST_SECONDS) break;
    seconds += 1;
    yield { first, second, isEnd: false, isFirst: false };
  }
  if (isAll && sample.length <= far)
    yield { first, second: sample.length, isEnd: true, isFirst: false };
}

/** The first of the rising numbers that is not below a value. */
export function indexFrom(rising: Int32Array, least: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
