/** The search for the cheapest readings: many framings are followed a little way, the best all the way. */
import { inferFields, type Fields } from './fields.js';
import { edgeOf, follow, type Bound, type Reading, type Sample } from './follow.js';
import type { Framing, Span } from './framing.js';
import { framingsOf, keyOf } from './hypotheses.js';
import { neighboursOf, roundings } from './neighbours.js';

/** As much of a file as is priced. A hundred records decide what two thousand would. */
export const SAMPLE_BYTES = 8_192;
/** Readings that cut so many records alike cut all alike. */
const COMPARED = 60;
/** A reading that costs so many bits more than another is not followed any further. */
const WITHIN = 400;
/** How many bytes readings are followed through at first, and how many of them any further. */
const [MOST_CUTS, FEW_BYTES] = [24, 1_024];
const STAGES = [
  { bytes: 768, kept: MOST_CUTS, within: 200 },
  { bytes: SAMPLE_BYTES, kept: 6, within: WITHIN },
];
/** Files without length and NUL are thought of where nothing else reads so many records whole. */
const ENOUGH_HELD = 6;

/** A reading with its fields. */
export interface Priced extends Reading {
  fields: Fields;
}

/** The readings that cost least, and those beside the best of them; cheapest first. */
export function cheapest(sample: Sample): Priced[] {
  const { held, loose } = framingsOf(sample.bytes, sample.model, sample.isAll);
  let readings = promising(sample, held);
  const best = readings[0];
  if (!best || best.breaks > 0 || best.spans.length < ENOUGH_HELD)
    readings = [...readings, ...promising(sample, loose())];
  return withNeighbours(sample, readings);
}

function priceOf(sample: Sample, reading: Reading): Priced {
  const fields = inferFields(sample.bytes, reading);
  const bits =
    reading.bits - fields.saved + edgeCost(sample, reading, fields) + steadyCost(reading);
  return { ...reading, fields, bits };
}

/** A byte that is the length of equal texts says nothing of them: a tab in each of them would do. */
function steadyCost({ framing, spans }: Reading): number {
  const sizeOf = ({ textStart, textEnd }: Span): number => textEnd - textStart;
  const isSteady = spans.every((span) => sizeOf(span) === sizeOf(spans[0]!));
  return framing.length?.bytes === 1 && isSteady ? 8 * spans.length : 0;
}

/** The readings with their fields, and those of the framings beside the best; cheapest first. */
function withNeighbours(sample: Sample, readings: readonly Reading[]): Priced[] {
  const priced = readings.map((reading) => priceOf(sample, reading)).sort(byBits);
  const known = new Set(readings.map(({ framing }) => keyOf(framing)));
  const asked = new Set<Priced>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const near = (priced[0]?.bits ?? 0) + NEAR;
    const next = priced.slice(0, MOST_ASKED).find((one) => one.bits < near && !asked.has(one));
    if (!next) break;
    asked.add(next);
    for (const framing of neighboursOf(next.framing)) {
      if (known.has(keyOf(framing))) continue;
      known.add(keyOf(framing));
      const reading = follow(sample, framing, sample.bytes.length, { best: next, within: WITHIN });
      if (reading) priced.push(priceOf(sample, reading));
    }
    priced.sort(byBits);
  }
  return priced;
}

/** Neighbours of so many of the best readings are tried where they are so near, in so many rounds. */
const [MOST_ASKED, NEAR, MOST_ROUNDS] = [3, 64, 6];

const byBits = (a: Reading, b: Reading): number => a.bits - b.bits;

/** Follows the framings through a part, and those that did well there further; cheapest first. */
function promising(sample: Sample, framings: readonly Framing[]): Reading[] {
  const size = sample.bytes.length;
  let left = framings;
  let readings: Reading[] = [];
  for (const { bytes, kept, within } of STAGES) {
    readings = [];
    const bound: Bound = { best: null, within };
    for (const framing of left) {
      const reading = follow(sample, framing, Math.min(bytes, size), bound);
      if (!reading) continue;
      readings.push(reading);
      if (!bound.best || reading.bits < bound.best.bits) bound.best = reading;
    }
    // Few records are priced in no time, and their fields count for more than their bytes.
    readings = bestCuts(readings.sort(byBits), size < FEW_BYTES ? MOST_CUTS : kept);
    if (bytes === SAMPLE_BYTES) break;
    const known = new Set(left.map(keyOf));
    const more = readings.slice(0, MOST_ROUNDED).flatMap(({ framing }) => [...roundings(framing)]);
    left = [
      ...readings.map(({ framing }) => framing),
      ...more.filter((framing) => !known.has(keyOf(framing))),
    ];
  }
  return readings;
}
/** Of so many readings it is asked whether another rounding goes on better. */
const MOST_ROUNDED = 8;

/**
 * The readings of the cheapest cuts. Those that cut the records alike differ in a length or a
 * rounding that may not show so far: all that cost nearly the same are kept.
 */
function bestCuts(readings: readonly Reading[], most: number): Reading[] {
  const cheapest = new Map<string, { bits: number; kept: number }>();
  return readings.filter((reading) => {
    const cut = cutOf(reading);
    const known = cheapest.get(cut);
    if (!known) return cheapest.size < most && cheapest.set(cut, { bits: reading.bits, kept: 1 });
    return reading.bits < known.bits + SAME && (known.kept += 1) <= MOST_OF_A_CUT;
  });
}
/** By so many bits lengths differ that say the same. */
const SAME = 8;
const MOST_OF_A_CUT = 6;

/** What the columns beside the text cost that look like text and that no field explains. */
function edgeCost(sample: Sample, reading: Reading, { number, date }: Fields): number {
  const { framing } = reading;
  const isExplained = (column: number): boolean =>
    [number?.field, date?.field, framing.length].some(
      (field) => field && column >= field.offset && column < field.offset + field.bytes,
    );
  return edgeOf(sample, reading).reduce(
    (sum, bits, column) => sum + (isExplained(column) ? 0 : bits),
    0,
  );
}

/** How a reading cuts the records. */
export const cutOf = ({ spans }: Pick<Reading, 'spans'>): string =>
  `${spans.length}:${spans
    .slice(0, COMPARED)
    .map(({ textStart, textEnd }) => `${textStart}-${textEnd}`)
    .join()}`;
