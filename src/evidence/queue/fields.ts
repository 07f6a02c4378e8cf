/** What the bytes of the fixed part hold: the pair of number and date that saves the most bits. */
import type { LayoutField } from '../../model/types.js';
import { isDigit, tenDigits, u16, u32, wholeNumber, type Endian } from '../text/bytes.js';
import type { Reading } from './follow.js';
import { fixedStart, type Framing } from './framing.js';

/** A field whose value can be read from the fixed part that begins at a position. */
export interface ReadableField {
  field: LayoutField;
  /** NaN when the bytes at hand do not hold a value. */
  read(bytes: Uint8Array, fixed: number): number;
}

/** A field as one reading of the sample has it. */
export interface Candidate extends ReadableField {
  endian: Endian | null;
  saved: number;
  /** What it reads in each record. */
  says: Float64Array;
}

export interface Fields {
  number: Candidate | null;
  date: Candidate | null;
  /** The bits that knowing both saves. */
  saved: number;
  /** By how many bits each beats the best reading that says otherwise; Infinity without one. */
  margins: { number: number; date: number };
}

/** Range in which a queue of this product family can have been written; a wrong clock aside. */
export const EARLIEST = Date.UTC(1988, 0, 1) / 1000;
export const LATEST = Date.UTC(2012, 0, 1) / 1000;

/** Every record has a sync number and a date stamp (Q96060): a reading without one lacks something. */
const [NO_NUMBER, NO_DATE] = [30, 24];
/** A field is told where all that is told otherwise costs so many bits more. */
export const FIELD_MARGINS = { number: 8.5, date: 6 };
const [PLACE, ESCAPE] = [5, 6];
/** A value that cannot be one: each of its bytes is written out, and that it is none. */
const LONE = 9;
/** How much more than its bytes a field may cost for a while. */
const PATIENCE = 80;
const MOST_TESTED = 120;
const MOST_KEPT = 12;

/** Reads DOS date and time words as seconds since 1970, taken as UTC; NaN when not a time. */
export function dosTime(date: number, time: number): number {
  const month = (date >> 5) & 15;
  const day = date & 31;
  if (date >> 9 < 8 || date >> 9 > 31) return NaN;
  const hour = time >> 11;
  const minute = (time >> 5) & 63;
  const second = (time & 31) * 2;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 58) return NaN;
  return Date.UTC(1980 + (date >> 9), month - 1, day, hour, minute, second) / 1000;
}

type Read = (bytes: Uint8Array, at: number) => number;
interface Form {
  form: string;
  bytes: number;
  read: Read;
  /** Null for what has no order of bytes. */
  endian: Endian | null;
  /** What it costs to say so, beside the place. */
  cost: number;
}

const whole =
  (size: 2 | 4, endian: Endian): Read =>
  (bytes, at) =>
    wholeNumber(bytes, at, size, endian);

const [little, big] = ['little', 'big'] as const;
const NUMBER_FORMS: readonly Form[] = [
  { form: '32-bit little-endian', bytes: 4, read: u32, endian: little, cost: 0 },
  { form: 'ten decimal digits', bytes: 10, read: tenDigits, endian: null, cost: 0 },
  { form: '16-bit little-endian', bytes: 2, read: u16, endian: little, cost: 2 },
  { form: '32-bit big-endian', bytes: 4, read: whole(4, big), endian: big, cost: 0 },
  { form: '16-bit big-endian', bytes: 2, read: whole(2, big), endian: big, cost: 2 },
];

const bigU16 = whole(2, big);
const dateFirst =
  (word: Read): Read =>
  (bytes, at) =>
    dosTime(word(bytes, at), word(bytes, at + 2));
const timeFirst =
  (word: Read): Read =>
  (bytes, at) =>
    dosTime(word(bytes, at + 2), word(bytes, at));
const DATE_FORMS: readonly Form[] = [
  { form: 'Unix time, 32-bit little-endian', bytes: 4, read: u32, endian: little, cost: 0 },
  { form: 'DOS time, then DOS date', bytes: 4, read: timeFirst(u16), endian: little, cost: 0 },
  { form: 'DOS date, then DOS time', bytes: 4, read: dateFirst(u16), endian: little, cost: 0 },
  { form: 'Unix time, 32-bit big-endian', bytes: 4, read: whole(4, big), endian: big, cost: 0 },
  {
    form: 'big-endian DOS time, then date',
    bytes: 4,
    read: timeFirst(bigU16),
    endian: big,
    cost: 0,
  },
  {
    form: 'big-endian DOS date, then time',
    bytes: 4,
    read: dateFirst(bigU16),
    endian: big,
    cost: 0,
  },
];

/** A number in its own size; how many bits those are takes five more. */
const bitsOf = (value: number): number =>
  Math.log2(value + 1) + 5 + (value > LARGEST_USUAL_NUMBER ? UNUSUAL : 0);
/** No postoffice makes so many changes; what counts so high is a clock, or has a neighbour's bytes. */
const [LARGEST_USUAL_NUMBER, UNUSUAL] = [16_777_216, 24];

/** A sync number rises by one; it may stand still, skip (Q118298), or begin anew, as behind a header with a number of its own. */
function numberStep(value: number, last: number, isSecond: boolean): number {
  if (Number.isNaN(last)) return bitsOf(value);
  const step = value - last;
  if (step === 1) return 0.4;
  if (step === 0) return 6;
  return step > 0 && step <= 100 ? 4 + bitsOf(step) : (isSecond ? 2 : ESCAPE) + bitsOf(value);
}

/** A date stamp has a resolution of a second (Q96060), and records are written one after the other. */
function dateStep(value: number, last: number): number {
  if (Number.isNaN(last)) return 22;
  const step = value - last;
  if (step === 0) return 1;
  return step > 0 && step <= LONGEST_PAUSE ? Math.min(24, 2 + 1.5 * Math.log2(step + 1)) : 34;
}
/** Between two records in seconds; a longer one, or one back, is as rare as a clock set anew. */
const LONGEST_PAUSE = 60 * 86_400;

export function inferFields(sample: Uint8Array, reading: Reading): Fields {
  const numbers = candidates(sample, reading, NUMBER);
  const dates = candidates(sample, reading, DATE);
  return bestPair(numbers, dates, reading.framing.length?.endian);
}

/** What is known of a field of that name before any file is seen. */
interface Sort {
  name: 'number' | 'date';
  forms: readonly Form[];
  isValue: (value: number) => boolean;
  /** What a value costs behind the one before, which is NaN for the first. */
  step: (value: number, last: number, isSecond: boolean) => number;
  /** The least that a step costs. */
  leastStep: number;
  /** What a reading pays that has no such field. */
  missing: number;
}
const NUMBER: Sort = {
  ...{ name: 'number', forms: NUMBER_FORMS, step: numberStep, leastStep: 0.4, missing: NO_NUMBER },
  isValue: (value) => value <= 4294967295,
};
const DATE: Sort = {
  ...{ name: 'date', forms: DATE_FORMS, step: dateStep, leastStep: 1, missing: NO_DATE },
  isValue: (value) => value >= EARLIEST && value < LATEST,
};

/** The places and forms that save bits as such a field, or nearly do; the best ones first. */
function candidates(sample: Uint8Array, reading: Reading, sort: Sort): Candidate[] {
  const { framing, columns } = reading;
  const spans = reading.spans.slice(0, MOST_TESTED);
  const starts = spans.map((span) => fixedStart(span, framing));
  const share = spans.length / reading.spans.length;
  const found: Candidate[] = [];
  const values = new Float64Array(starts.length);
  for (const form of sort.forms) {
    // A single record shows nothing that rises; ten digits in a row are no accident all the same.
    if (sort.name === 'number' && starts.length === 1 && form.bytes < 10) continue;
    for (let offset = 0; offset + form.bytes <= framing.fixed; offset += 1) {
      if (meetsLength(framing, offset, form.bytes)) continue;
      let plain = 0;
      for (let i = 0; i < form.bytes; i += 1) plain += share * columns[offset + i]!;
      const saved = plain - priceOf(sample, starts, offset, form, sort, plain, values);
      if (saved < -sort.missing) continue;
      if (sort.name === 'number' && starts.length > 1 && isStill(values, starts.length)) continue;
      if (sort.name === 'number' && areDigits(sample, starts, offset, form)) continue;
      const read = (bytes: Uint8Array, fixed: number): number => form.read(bytes, fixed + offset);
      const field: LayoutField = { name: sort.name, offset, bytes: form.bytes, form: form.form };
      found.push({
        field,
        read,
        saved,
        endian: form.endian,
        says: values.slice(0, starts.length),
      });
    }
  }
  return found.sort((a, b) => b.saved - a.saved).slice(0, MOST_KEPT);
}

/** Whether the first of the values are all the same: a number that never rises is none. */
function isStill(values: Float64Array, length: number): boolean {
  for (let i = 1; i < length; i += 1) if (values[i] !== values[0]) return false;
  return true;
}

/** Whether a whole number is a part of more digits in every record: those are a decimal one. */
function areDigits(
  sample: Uint8Array,
  starts: readonly number[],
  offset: number,
  { bytes }: Form,
): boolean {
  const hasDigits = (column: number): boolean =>
    starts.every((start) => isDigit(sample[start + column]));
  for (let column = offset; column < offset + bytes; column += 1)
    if (!hasDigits(column)) return false;
  return bytes <= 4 && (hasDigits(offset - 1) || hasDigits(offset + bytes));
}

/** What the bytes cost as such a field; Infinity where that is clearly too much. Fills `values`. */
function priceOf(
  sample: Uint8Array,
  starts: readonly number[],
  offset: number,
  { bytes, read, cost }: Form,
  { isValue, step, leastStep, missing }: Sort,
  plain: number,
  values: Float64Array,
): number {
  let bits = PLACE + cost;
  if (bits + leastStep * starts.length > plain + missing) return Infinity;
  let last = NaN;
  for (let i = 0; i < starts.length; i += 1) {
    const value = read(sample, starts[i]! + offset);
    values[i] = value;
    bits += isValue(value) ? step(value, last, i === 1) : LONE * (bytes + 1);
    if (bits > PATIENCE + (plain * (i + 1)) / starts.length) return Infinity;
    if (isValue(value)) last = value;
  }
  return bits;
}

/** Whether a field at an offset would share bytes with the length. */
const meetsLength = ({ length }: Framing, offset: number, bytes: number): boolean =>
  length !== null && offset < length.offset + length.bytes && length.offset < offset + bytes;

/** One program writes all its numbers in one order of bytes, and one for Intel's machines in theirs. */
const [MIXED_ENDIAN, BIG_ENDIAN] = [14, 10];

/** What the orders of bytes cost that the fields of one layout have. */
function orderCost(...orders: readonly (Endian | null | undefined)[]): number {
  if (!orders.includes('big')) return 0;
  return BIG_ENDIAN + (orders.includes('little') ? MIXED_ENDIAN : 0);
}

function bestPair(numbers: Candidate[], dates: Candidate[], order: Endian | undefined): Fields {
  const pairs: { saved: number; number: Candidate | null; date: Candidate | null }[] = [];
  for (const number of [...numbers, null])
    for (const date of [...dates, null])
      if (!number || !date || isApart(number.field, date.field))
        pairs.push({
          saved:
            (number ? number.saved : -NO_NUMBER) +
            (date ? date.saved : -NO_DATE) -
            orderCost(order, number?.endian, date?.endian),
          number,
          date,
        });
  // Without sorting: of a hundred pairs and more only the best of all and of the others count.
  let best = pairs[0]!;
  for (const pair of pairs) if (pair.saved > best.saved) best = pair;
  const margin = (of: 'number' | 'date'): number => {
    let others = -Infinity;
    for (const pair of pairs)
      if (pair.saved > others && !saysTheSame(pair[of], best[of])) others = pair.saved;
    return best.saved - others;
  };
  return {
    number: best.number,
    date: best.date,
    saved: best.saved,
    margins: { number: margin('number'), date: margin('date') },
  };
}

/** Whether two fields read the same in all records, or both are none. */
export function saysTheSame(one: Candidate | null, other: Candidate | null): boolean {
  if (one === other || !one || !other) return one === other;
  const { says } = one;
  return says.length === other.says.length && says.every((value, i) => value === other.says[i]);
}

const isApart = (a: LayoutField, b: LayoutField): boolean =>
  a.offset + a.bytes <= b.offset || b.offset + b.bytes <= a.offset;
