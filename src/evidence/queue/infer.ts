/** The layout of a queue: the hypothesis that describes the file in the fewest bits. */
import type { LayoutField } from '../../model/types.js';
import { FIELD_MARGINS, saysTheSame, type Fields } from './fields.js';
import { newCounts } from './columns.js';
import type { Sample } from './follow.js';
import { LARGEST_GAP, lowByte, type Framing, type Span } from './framing.js';
import { cheapest, cutOf, SAMPLE_BYTES, type Priced } from './search.js';
import { textModel } from './text-model.js';

/** Where the beginning cannot be read, samples further on are tried. */
const FURTHER_SAMPLES = 4;
/** Readings are alike in odds where their costs differ by less: at least so many bits ... */
const LEAST_MARGIN = 24;
/** ... and so many more for each record, since the odds of a letter are only estimates. */
const MARGIN_A_RECORD = 0.6;
/** ... up to so many, behind which the estimates are good. */
const COUNTED = 150;
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
  const priced = cheapest(sample);
  const top = priced[0];
  if (!top || top.bits > MOST_OF_RAW * sample.model.rawCost(0, bytes.length)) return null;
  const others = othersOf(top, priced);
  const rivals = others.filter(({ by, spans }) => by < marginOf(top.spans, spans));
  return {
    framing: top.framing,
    spans: top.spans,
    fields: settled(top, priced, leastMargin(top, isSure(top, rivals))),
    rivals,
    margin: others[0]?.by ?? null,
    bitsPerByte: top.bits / bytes.length,
  };
}

/** The readings that cut the records otherwise than the best one, each cut once; cheapest first. */
function othersOf(top: Priced, priced: readonly Priced[]): Rival[] {
  const cuts = new Set([cutOf(top)]);
  return priced
    .filter((reading) => {
      const cut = cutOf(reading);
      return !cuts.has(cut) && cuts.add(cut);
    })
    .map(({ framing, spans, bits }) => ({ framing, spans, by: bits - top.bits }));
}

/** By how many bits a reading must be dearer to be no rival: what counts is what it cuts otherwise. */
function marginOf(spans: readonly Span[], others: readonly Span[]): number {
  const known = new Set(others.map(placeOf));
  const cutOtherwise = spans.filter((span) => !known.has(placeOf(span))).length;
  return Math.max(LEAST_MARGIN, MARGIN_A_RECORD * Math.min(cutOtherwise, COUNTED));
}
const placeOf = ({ textStart, textEnd }: Span): number => textStart * 65_536 + textEnd;

const isSure = ({ framing }: Priced, rivals: readonly Rival[]): boolean =>
  (framing.nul || framing.length !== null) && rivals.length === 0;
/** By how many bits a field has to lead: more where the records are not sure, or show little. */
function leastMargin({ framing, spans }: Priced, isSure: boolean): (field: LayoutField) => number {
  const records = spans.length;
  if (!framing.nul && !framing.length && records < ENOUGH_LOOSE) return () => Infinity;
  if (records === 1) return ({ bytes }) => (isSure && bytes > 4 ? FIELD_MARGINS.number : Infinity);
  const unsure = isSure ? 0 : Math.max(UNSURE_MARGIN, MARGIN_A_RECORD * records);
  // Two bytes of anything rise by one from one record to the next now and then.
  if (records === 2) return ({ bytes }) => (bytes === 2 ? Infinity : Math.max(FEW_MARGIN, unsure));
  const isBare = framing.side === 'after' && !framing.nul;
  return ({ name, offset, bytes }) => {
    const least = name === 'date' ? FIELD_MARGINS.date : FIELD_MARGINS.number;
    if (bytes !== 2) return Math.max(least, unsure);
    // The last digit of a text and a zero behind it rise like a number, too.
    const two = records < ENOUGH_LOOSE ? FEW_TWO_BYTES_MARGIN : TWO_BYTES_MARGIN;
    return isBare && offset === 0 ? Infinity : Math.max(two, unsure);
  };
}
/** Fewer records that nothing holds together show no field. */
const ENOUGH_LOOSE = 8;
const [FEW_MARGIN, UNSURE_MARGIN, TWO_BYTES_MARGIN] = [14, 16, 12];
/** What two bytes cost that nothing explains: in a few records other bytes do as well by chance. */
const FEW_TWO_BYTES_MARGIN = 14;

/** Whether a number rises at all as sync numbers do; two records may be a header and its own number. */
const goesOn = (says: Float64Array): boolean =>
  says.length < 3 ||
  says.some((value, i) => i > 0 && value > says[i - 1]! && value - says[i - 1]! <= LARGEST_GAP);

/** One byte of a length, or all of it: which it is says in which order the bytes of numbers are. */
function isTwin(top: Priced, one: Priced): boolean {
  const [mine, its] = [top.framing.length, one.framing.length];
  if (!mine || !its || (mine.bytes === 1) === (its.bytes === 1)) return false;
  return lowByte(mine) === lowByte(its) && cutOf(top) === cutOf(one);
}

/**
 * The twins' costs differ by what orders of bytes cost (see fields.ts) and a byte of length does. Of the
 * made files of docs/queue-layout.md no sync number is wrong with this, and few are left open by it.
 */
const TWIN_MARGIN = 20;

/** The fields that are told: those that no reading of nearly the same cost contradicts. */
function settled(
  top: Priced,
  priced: readonly Priced[],
  least: (field: LayoutField) => number,
): Fields {
  const near = (of: 'number' | 'date'): readonly Priced[] =>
    priced.filter(
      (one) =>
        one.spans.length === top.spans.length &&
        one.bits < top.bits + (isTwin(top, one) ? TWIN_MARGIN : FIELD_MARGINS[of]),
    );
  const isSettled = (of: 'number' | 'date'): boolean => {
    const field = top.fields[of]?.field;
    return (
      field !== undefined &&
      top.fields.margins[of] >= least(field) &&
      (of === 'date' || goesOn(top.fields.number!.says)) &&
      near(of).every(({ fields }) => saysTheSame(fields[of], top.fields[of]))
    );
  };
  return {
    ...top.fields,
    number: isSettled('number') ? top.fields.number : null,
    date: isSettled('date') ? top.fields.date : null,
  };
}
