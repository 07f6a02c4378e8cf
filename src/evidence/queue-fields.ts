/** What the bytes of the fixed part hold: length, number, date. */
import type { LayoutField } from '../model/types.js';
import { tenDigits, u16, u32 } from './text/bytes.js';
import { fixedStart, type Framing } from './queue-framing.js';
import type { Inference } from './queue-layout.js';

/** A field whose value can be read from the fixed part that begins at a position. */
export interface ReadableField {
  field: LayoutField;
  /** NaN when the bytes at hand do not hold a value. */
  read(bytes: Uint8Array, fixed: number): number;
}

export interface Fields {
  fields: LayoutField[];
  number: ReadableField | null;
  date: ReadableField | null;
  because: string[];
}

/** Year range in which a queue of this product family can have been written; a wrong clock aside. */
const EARLIEST = Date.UTC(1988, 0, 1) / 1000;
const LATEST = Date.UTC(2012, 0, 1) / 1000;

/** Above this a rising 32-bit field may as well be a clock, Unix or DOS. */
const LARGEST_USUAL_NUMBER = 100_000_000;

/** Reads DOS date and time words as seconds since 1970, taken as UTC; NaN when not a time. */
export function dosTime(date: number, time: number): number {
  const month = (date >> 5) & 15;
  const day = date & 31;
  const hour = time >> 11;
  const minute = (time >> 5) & 63;
  const second = (time & 31) * 2;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 58) return NaN;
  return Date.UTC(1980 + (date >> 9), month - 1, day, hour, minute, second) / 1000;
}

const DATE_FORMS = {
  'Unix time, 32-bit little-endian': (bytes: Uint8Array, at: number) => u32(bytes, at),
  'DOS time, then DOS date': (bytes: Uint8Array, at: number) =>
    dosTime(u16(bytes, at + 2), u16(bytes, at)),
  'DOS date, then DOS time': (bytes: Uint8Array, at: number) =>
    dosTime(u16(bytes, at), u16(bytes, at + 2)),
} as const;

const NUMBER_FORMS = {
  'ten decimal digits': { bytes: 10, read: tenDigits },
  '32-bit little-endian': { bytes: 4, read: u32 },
} as const;

/** Tells what the bytes of the fixed part hold, by what they do from record to record. */
export function inferFields(sample: Uint8Array, inference: Inference): Fields {
  const { framing, spans } = inference;
  const starts = spans.map((span) => fixedStart(span, framing));
  const taken = new Uint8Array(framing.fixed);
  const because: string[] = [];
  const fields: LayoutField[] = [];
  const claim = (field: LayoutField): void => {
    fields.push(field);
    taken.fill(1, field.offset, field.offset + field.bytes);
  };
  const length = lengthField(framing);
  if (length) {
    claim(length);
    because.push(
      `bytes ${span(length)} of the fixed part hold the length (${length.form}) in ` +
        `${all(spans.length)}`,
    );
  }
  const number = pickNumber(sample, starts, framing.fixed, taken, because);
  if (number) claim(number.field);
  const date = pickDate(sample, starts, framing.fixed, taken, because);
  if (date) claim(date.field);
  for (const field of unexplained(taken)) fields.push(field);
  if (fields.some((field) => field.name === 'unexplained'))
    because.push(
      'the other bytes are unexplained; a 16-bit checksum is among them in LISTQ listings, but ' +
        'its algorithm is unknown, so no checksum is verified',
    );
  fields.sort((a, b) => a.offset - b.offset);
  return { fields, number, date, because };
}

const all = (count: number): string => (count === 1 ? 'the one record' : `all ${count} records`);
const span = (field: { offset: number; bytes: number }): string =>
  `${field.offset} to ${field.offset + field.bytes - 1}`;

function lengthField(framing: Framing): LayoutField | null {
  if (!framing.length) return null;
  const what = { text: 'the text', 'text+nul': 'the text and its NUL', record: 'the whole record' };
  return {
    name: 'length',
    offset: framing.length.offset,
    bytes: framing.length.bytes,
    form: `${framing.length.bytes * 8}-bit little-endian, counts ${what[framing.length.counts]}`,
  };
}

const free = (taken: Uint8Array, offset: number, bytes: number): boolean =>
  offset + bytes <= taken.length && !taken.subarray(offset, offset + bytes).includes(1);

/** Sync numbers rise from record to record, mostly by one, and may skip (Q133428, Q118298). */
function pickNumber(
  sample: Uint8Array,
  starts: number[],
  fixed: number,
  taken: Uint8Array,
  because: string[],
): ReadableField | null {
  const found: { field: ReadableField; byOne: number; isLarge: boolean }[] = [];
  for (const [form, { bytes, read }] of Object.entries(NUMBER_FORMS))
    for (let offset = 0; offset + bytes <= fixed; offset += 1) {
      if (!free(taken, offset, bytes)) continue;
      const values = starts.map((start) => read(sample, start + offset));
      const byOne = risingShare(values, bytes === 10);
      if (byOne !== null)
        found.push({
          field: { field: { name: 'number', offset, bytes, form }, read: at(read, offset) },
          byOne,
          isLarge: values.some((value) => value > LARGEST_USUAL_NUMBER),
        });
    }
  // Ten digits are no accident, though their last one alone may rise like a number; and a field of
  // clock-like size gives way to any other that rises.
  const rank = ({ field, isLarge }: (typeof found)[number]): number =>
    field.field.bytes === 10 ? 0 : isLarge ? 2 : 1;
  found.sort((a, b) => rank(a) - rank(b) || b.byOne - a.byOne);
  const [best, second] = found;
  if (!best) {
    because.push('which bytes hold the sync number could not be decided');
    return null;
  }
  if (second && second.byOne === best.byOne && rank(second) === rank(best)) {
    because.push(
      `the sync number may be in bytes ${span(best.field.field)} or ` +
        `${span(second.field.field)}: ambiguous, so no number is read`,
    );
    return null;
  }
  because.push(
    starts.length === 1
      ? `bytes ${span(best.field.field)} hold ten decimal digits: taken for the sync number`
      : `bytes ${span(best.field.field)} (${best.field.field.form}) rise from record to record: ` +
          'the sync number',
  );
  return best.field;
}

const at =
  (read: (bytes: Uint8Array, at: number) => number, offset: number) =>
  (bytes: Uint8Array, fixed: number): number =>
    read(bytes, fixed + offset);

/** The share of steps that are exactly one, or null when the values do not rise like numbers. */
function risingShare(values: number[], isDecimal: boolean): number | null {
  if (values.some((value) => Number.isNaN(value) || value > 4294967295)) return null;
  // Ten decimal digits in a row are no accident; they need no second record to be believed.
  if (values.length === 1) return isDecimal ? 1 : null;
  let byOne = 0;
  for (let i = 1; i < values.length; i += 1) {
    const step = values[i]! - values[i - 1]!;
    if (step <= 0 || step > 100_000) return null;
    if (step === 1) byOne += 1;
  }
  const share = byOne / (values.length - 1);
  // Two records prove little, and a clock that ticks once a record looks like a number: large
  // values (every date stamp is one) are believed only in a long series.
  if (!isDecimal && values.length < 3) return null;
  const isLarge = !isDecimal && values.some((value) => value > LARGEST_USUAL_NUMBER);
  if (isLarge && (share < 0.9 || values.length < 8)) return null;
  return isDecimal || share >= 0.5 ? share : null;
}

/** Date stamps have a resolution of a second (Q96060) and lie in the product's years. */
function pickDate(
  sample: Uint8Array,
  starts: number[],
  fixed: number,
  taken: Uint8Array,
  because: string[],
): ReadableField | null {
  const found: { field: ReadableField; falls: number; spread: number }[] = [];
  for (const [form, read] of Object.entries(DATE_FORMS))
    for (let offset = 0; offset + 4 <= fixed; offset += 1) {
      if (!free(taken, offset, 4)) continue;
      const values = starts.map((start) => read(sample, start + offset));
      if (!values.every((value) => value >= EARLIEST && value < LATEST)) continue;
      const falls = values.filter((value, i) => i > 0 && value < values[i - 1]!).length;
      found.push({
        field: { field: { name: 'date', offset, bytes: 4, form }, read: at(read, offset) },
        falls,
        spread: Math.max(...values) - Math.min(...values),
      });
    }
  found.sort((a, b) => a.falls - b.falls || a.spread - b.spread);
  const [best, second] = found;
  if (!best) {
    because.push('no bytes read as a date stamp in every record');
    return null;
  }
  if (starts.length < 3 || (second && second.falls === best.falls && alike(best, second))) {
    because.push(
      `the date stamp may be in bytes ${span(best.field.field)} (${best.field.field.form})` +
        `${second ? `, or elsewhere` : ''}: ambiguous, so no date is read`,
    );
    return null;
  }
  because.push(
    `bytes ${span(best.field.field)} read as dates of 1988 to 2011 (${best.field.field.form}) in ` +
      all(starts.length),
  );
  return best.field;
}

/** Two readings of stamps are alike when neither is clearly the steadier one. */
const alike = (best: { spread: number }, second: { spread: number }): boolean =>
  second.spread <= best.spread * 4 + 60;

function* unexplained(taken: Uint8Array): Generator<LayoutField> {
  for (let offset = 0; offset < taken.length; offset += 1) {
    if (taken[offset] === 1) continue;
    let end = offset;
    while (end < taken.length && taken[end] === 0) end += 1;
    yield { name: 'unexplained', offset, bytes: end - offset, form: 'unknown' };
    offset = end;
  }
}
