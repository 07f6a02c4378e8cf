/** One layout for one site: a queue of few records is read by the layout that a larger one shows. */
import { mark } from '../../model/marked.js';
import type { QueueLayout, SeenLayout } from '../../model/types.js';
import { EARLIEST, LATEST, type Candidate } from './fields.js';
import { fixedStart, headerBegins, LARGEST_GAP, newSpan, shape, type Span } from './framing.js';
import type { Inference } from './infer.js';
import { step } from './step.js';

/**
 * LISTQ lists every queue of a postoffice, and IMPORT -Q copies RESYNC.GLB over SRVTRANS.GLB (Q96060,
 * Q119449), so that all of them have one record layout is inferred.
 */
export interface SiteLayout extends SeenLayout {
  inference: Inference;
  /** The bytes of the fixed part that are the same in all records; -1 for those that are not. */
  steady: Int16Array;
}

/** A larger file is no small queue; it shows its own layout. */
const LARGEST_SMALL = 16_384;
/** No postoffice makes so many changes: what counts so high is no sync number. */
const LARGEST_USUAL = 16_777_216;

const isSiteLayout = (layout: SeenLayout): layout is SiteLayout => 'inference' in layout;

/** Whether so few records were seen that another queue may say more of the layout. */
export const isLayoutOpen = (inference: Inference | null): boolean =>
  inference === null ||
  inference.spans.length < 3 ||
  inference.fields.number === null ||
  inference.rivals.length > 0;

/** The layout of a queue for others to be read by. `sample` holds the records of the inference. */
export function siteLayout(
  name: string,
  records: number,
  inference: Inference,
  sample: Uint8Array,
): SiteLayout {
  const { framing, fields, spans } = inference;
  const steady = new Int16Array(framing.fixed);
  const starts = spans.map((span) => fixedStart(span, framing));
  for (let column = 0; column < framing.fixed; column += 1) {
    const byte = sample[starts[0]! + column]!;
    steady[column] = starts.every((start) => sample[start + column] === byte) ? byte : -1;
  }
  for (const field of [framing.length, fields.number?.field, fields.date?.field])
    if (field) steady.fill(-1, field.offset, field.offset + field.bytes);
  return { name, records, inference, steady };
}

/** Most bytes that never change stay what they are; one or the other may say which queue it is. */
function keepsSteady(bytes: Uint8Array, fixed: number, steady: Int16Array): boolean {
  const known = [...steady.keys()].filter((column) => steady[column]! >= 0);
  const kept = known.filter((column) => bytes[fixed + column] === steady[column]);
  return kept.length >= LEAST_KEPT * known.length;
}
const LEAST_KEPT = 0.75;
const LEAST_STEADY = 3;

/** How a small queue is read by the layouts of larger ones. */
export interface SiteReading {
  inference: Inference;
  /** Whose layout it is, and in plain sentences what of it is left open. */
  shownBy: NonNullable<QueueLayout['shownBy']>;
  because: string[];
}

/**
 * Reads a small queue, all of it, by the layouts of others; null where one of them leaves a byte
 * unexplained, or where they cut it differently. On what they disagree, nothing is told. `own` is
 * what the queue shows by itself.
 */
export function readBySite(
  bytes: Uint8Array,
  layouts: readonly SeenLayout[],
  own: Inference | null,
): SiteReading | null {
  const [first, ...others] = layouts.filter(isSiteLayout).map((layout) => ({
    layout,
    fit: bytes.length > LARGEST_SMALL ? null : fitOf(bytes, layout),
  }));
  if (!first?.fit || others.some(({ fit }) => fit?.cut !== first.fit?.cut)) return null;
  const { layout, fit } = first;
  const { inference } = layout;
  const ownNumbers = own?.fields.number && cutOf(own.spans) === fit.cut ? own.fields.number : null;
  const isAgreed = others.every((other) => isSame(other.fit!.numbers, fit.numbers));
  const isOwn = ownNumbers === null || isSame([...ownNumbers.says], fit.numbers);
  const isNumber = fit.areNumbers && isAgreed && isOwn;
  const isDate = others.every((other) => isSame(other.fit!.dates, fit.dates));
  const { number, date } = inference.fields;
  const open = !isAgreed
    ? 'these queues do not agree on the bytes of the sync number, so it is left open'
    : !isOwn
      ? 'the sync number is left open, since this queue by itself shows other bytes for it'
      : 'nothing in this queue confirms the bytes of the sync number, so it is left open';
  return {
    inference: {
      ...inference,
      spans: fit.spans,
      fields: {
        ...inference.fields,
        number: isNumber ? saying(number, fit.numbers) : null,
        date: isDate ? saying(date, fit.dates) : null,
      },
      rivals: [],
      base: 0,
    },
    shownBy: [layout, ...others.map((other) => other.layout)].map(({ name, records }) => ({
      queue: mark('path', name),
      records,
    })),
    because: [`this layout explains all ${bytes.length} bytes`, ...(isNumber ? [] : [open])],
  };
}

const saying = (field: Candidate | null, says: readonly number[]): Candidate | null =>
  field && { ...field, says: Float64Array.from(says) };

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, i) => Object.is(value, other[i]));

const cutOf = (spans: readonly Span[]): string =>
  spans.map(({ textStart, textEnd }) => `${textStart}-${textEnd}`).join();

interface Fit {
  spans: Span[];
  cut: string;
  numbers: number[];
  /** They are sync numbers, as far as they show it. */
  areNumbers: boolean;
  dates: number[];
}

/** The records of a whole file by a layout; null where a byte is left over, or a date is none. */
function fitOf(bytes: Uint8Array, { inference, steady }: SiteLayout): Fit | null {
  const { framing, fields } = inference;
  const spans: Span[] = [];
  for (let at = 0; at < bytes.length;) {
    const span = newSpan();
    if (step(bytes, at, bytes.length, true, framing, NaN, span) !== 'ok') return null;
    const { textStart, textEnd } = span;
    const isText = shape(bytes, textStart, textEnd) > 0 || headerBegins(bytes, textStart, textEnd);
    // The words of a dummy record are not known; a length and a NUL that agree are enough.
    if (!isText && !(framing.nul && framing.length)) return null;
    if (!keepsSteady(bytes, fixedStart(span, framing), steady)) return null;
    spans.push(span);
    at = span.end;
  }
  const [first] = spans;
  if (!first) return null;
  const valuesOf = (field: Candidate | null): number[] =>
    field ? spans.map((span) => field.read(bytes, fixedStart(span, framing))) : [];
  const [numbers, dates] = [valuesOf(fields.number), valuesOf(fields.date)];
  if (!dates.every((date) => date >= EARLIEST && date < LATEST)) return null;
  // A header may have a number of its own.
  const from = headerBegins(bytes, first.textStart, first.textEnd) ? 2 : 1;
  const areNumbers = numbers.every((number, i) => {
    const last = numbers[i - 1] ?? NaN;
    const rises = i < from || (number > last && number <= last + LARGEST_GAP);
    return rises && number <= LARGEST_USUAL;
  });
  // One number shows no rise: a length that fits, or bytes that never change, speak for the layout.
  const isVouched =
    spans.length > from ||
    framing.length !== null ||
    steady.filter((byte) => byte >= 0).length >= LEAST_STEADY;
  return { spans, cut: cutOf(spans), numbers, areNumbers: areNumbers && isVouched, dates };
}
