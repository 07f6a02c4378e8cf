/** The layout of a queue: the hypothesis that describes the file in the fewest bits. */
import type { LayoutField } from '../../model/types.js';
import { inferFields, FIELD_MARGIN, saysTheSame, type Fields } from './fields.js';
import { newCounts } from './columns.js';
import { edgeOf, follow, type Reading, type Sample } from './follow.js';
import { LARGEST_GAP, type Framing, type Span } from './framing.js';
import { framingsOf, keyOf } from './hypotheses.js';
import { neighboursOf, roundings } from './neighbours.js';
import { textModel } from './text-model.js';

/** As much of a file as is priced. A hundred records decide what two thousand would. */
const SAMPLE_BYTES = 8_192;
/** Where the beginning cannot be read, samples further on are tried. */
const FURTHER_SAMPLES = 4;
/** Readings are alike in odds where their costs differ by less: at least so many bits ... */
const LEAST_MARGIN = 24;
/** ... and so many more for each record, since the odds of a letter are only estimates. */
const MARGIN_A_RECORD = 0.6;
/** ... up to so many, behind which the estimates are good. */
const COUNTED = 150;
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
/** A layout explains a file that costs this much less than its bare bytes. */
const MOST_OF_RAW = 0.9;

export interface Inference {
  framing: Framing;
  /** The records of the sample, in file order, as the framing cuts them. */
  spans: Span[];
  fields: Fields;
  /** Readings that explain the sample nearly as well and cut it otherwise. */
  rivals: Rival[];
  /** By how many bits the best reading beats the next one that cuts otherwise; null without one. */
  margin: number | null;
  bitsPerByte: number;
  /** Where the sample begins in the file. */
  base: number;
}

export interface Rival {
  framing: Framing;
  spans: Span[];
  /** By how many bits it costs more. */
  by: number;
}

interface Priced extends Reading {
  fields: Fields;
  /** The bits before any field was known. */
  plain: number;
}

/** The best reading of the file's beginning, or null when nothing explains it. */
export function inferLayout(head: Uint8Array, isAll: boolean): Inference | null {
  const stride = Math.floor(head.length / FURTHER_SAMPLES);
  for (let place = 0; place < FURTHER_SAMPLES; place += 1) {
    const base = place * stride;
    if (place > 0 && head.length <= SAMPLE_BYTES) break;
    const bytes = head.subarray(base, base + SAMPLE_BYTES);
    const found = inferSample(bytes, isAll && base + bytes.length === head.length);
    if (found) return { ...found, base };
  }
  return null;
}

function inferSample(bytes: Uint8Array, isAll: boolean): Omit<Inference, 'base'> | null {
  const sample: Sample = { bytes, isAll, model: textModel(bytes), counts: newCounts() };
  const { held, loose } = framingsOf(bytes, sample.model, isAll);
  let readings = promising(sample, held);
  const best = readings[0];
  if (!best || best.breaks > 0 || best.spans.length < ENOUGH_HELD)
    readings = [...readings, ...promising(sample, loose())];
  const priced = withNeighbours(sample, readings);
  const top = priced[0];
  if (!top || top.bits > MOST_OF_RAW * sample.model.rawCost(0, bytes.length)) return null;
  const margin = Math.max(LEAST_MARGIN, MARGIN_A_RECORD * Math.min(top.spans.length, COUNTED));
  const topCut = cutOf(top);
  const others = new Map<string, Rival>();
  for (const { framing, spans, bits } of priced.slice(1)) {
    const cut = cutOf({ spans });
    if (cut !== topCut && !others.has(cut))
      others.set(cut, { framing, spans, by: bits - top.bits });
  }
  const rivals = [...others.values()];
  return {
    framing: top.framing,
    spans: top.spans,
    fields: settled(top, priced, leastMargin(top, isSure(top, rivals, margin))),
    rivals: rivals.filter(({ by }) => by < margin),
    margin: rivals[0]?.by ?? null,
    bitsPerByte: top.bits / bytes.length,
  };
}

function priceOf(sample: Sample, reading: Reading): Priced {
  const fields = inferFields(sample.bytes, reading);
  const bits = reading.bits - fields.saved + edgeCost(sample, reading, fields);
  return { ...reading, fields, bits, plain: reading.bits };
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
      const reading = follow(sample, framing, sample.bytes.length, next.plain + WITHIN);
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
    let most = Infinity;
    for (const framing of left) {
      const reading = follow(sample, framing, Math.min(bytes, size), most);
      if (!reading) continue;
      readings.push(reading);
      most = Math.min(most, reading.bits + within);
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

const cutOf = ({ spans }: Pick<Reading, 'spans'>): string =>
  `${spans.length}:${spans
    .slice(0, COMPARED)
    .map(({ textStart, textEnd }) => `${textStart}-${textEnd}`)
    .join()}`;

const isSure = ({ framing }: Priced, rivals: readonly Rival[], margin: number): boolean =>
  (framing.nul || framing.length !== null) && rivals.every(({ by }) => by >= margin);
/** By how many bits a field has to lead: more where the records are not sure, or show little. */
function leastMargin({ framing, spans }: Priced, isSure: boolean): (field: LayoutField) => number {
  const records = spans.length;
  if (!framing.nul && !framing.length && records < ENOUGH_LOOSE) return () => Infinity;
  if (records === 1) return ({ bytes }) => (isSure && bytes > 4 ? FIELD_MARGIN : Infinity);
  const unsure = isSure ? 0 : Math.max(UNSURE_MARGIN, MARGIN_A_RECORD * records);
  // Two bytes of anything rise by one from one record to the next now and then.
  if (records === 2) return ({ bytes }) => (bytes === 2 ? Infinity : Math.max(FEW_MARGIN, unsure));
  const isBare = framing.side === 'after' && !framing.nul;
  return ({ offset, bytes }) => {
    if (bytes !== 2) return Math.max(FIELD_MARGIN, unsure);
    // The last digit of a text and a zero behind it rise like a number, too.
    const two = records < ENOUGH_LOOSE ? FEW_TWO_BYTES_MARGIN : TWO_BYTES_MARGIN;
    return isBare && offset === 0 ? Infinity : Math.max(two, unsure);
  };
}
/** Fewer records that nothing holds together show no field. */
const ENOUGH_LOOSE = 8;
const [FEW_MARGIN, UNSURE_MARGIN, TWO_BYTES_MARGIN] = [14, 16, 12];
/** What two bytes cost that nothing explains: in a few records other bytes do as well by chance. */
const FEW_TWO_BYTES_MARGIN = 16;

/** Whether a number rises at all as sync numbers do; two records may be a header and its own number. */
const goesOn = (says: Float64Array): boolean =>
  says.length < 3 ||
  says.some((value, i) => i > 0 && value > says[i - 1]! && value - says[i - 1]! <= LARGEST_GAP);

/** The fields that are told: those that no reading of nearly the same cost contradicts. */
function settled(
  top: Priced,
  priced: readonly Priced[],
  least: (field: LayoutField) => number,
): Fields {
  const near = priced.filter(
    ({ bits, spans }) => bits < top.bits + FIELD_MARGIN && spans.length === top.spans.length,
  );
  const isSettled = (of: 'number' | 'date'): boolean => {
    const field = top.fields[of]?.field;
    return (
      field !== undefined &&
      top.fields.margins[of] >= least(field) &&
      (of === 'date' || goesOn(top.fields.number!.says)) &&
      near.every(({ fields }) => saysTheSame(fields[of], top.fields[of]))
    );
  };
  return {
    ...top.fields,
    number: isSettled('number') ? top.fields.number : null,
    date: isSettled('date') ? top.fields.date : null,
  };
}
