/** Follows one framing through the sample and adds up what the bytes cost when it is known. */
import { TEXT_BYTE } from '../text/bytes.js';
import { openColumns, type Columns, type Counts } from './columns.js';
import {
  fixedStart,
  isHeldTwice,
  LONGEST_TEXT,
  newSpan,
  type Framing,
  type Span,
} from './framing.js';
import { indexFrom } from './pairs.js';
import { anchorOf, step } from './step.js';
import type { TextModel } from './text-model.js';

/** A sample as every hypothesis sees it. */
export interface Sample {
  bytes: Uint8Array;
  /** The sample ends where the file does. */
  isAll: boolean;
  model: TextModel;
  counts: Counts;
}

export interface Reading {
  framing: Framing;
  spans: Span[];
  /** What each column of the fixed part costs in all. */
  columns: Float64Array;
  /** What the bytes up to the limit cost by this reading, in bits. */
  bits: number;
  /** Places where it could not go on. */
  breaks: number;
  /** What the bytes up to each further STRIDE bytes cost, or a few more than these. */
  trail: Float64Array;
}

/**
 * A reading is given up where it costs more than so many bits above another one of the same bytes, on its
 * way or in all.
 */
export interface Bound {
  best: Reading | null;
  within: number;
}
const STRIDE = 256;

/** A place that no record explains costs its bytes and this. */
const BREAK = 40;
/** A length that does not fit, in a record that is whole otherwise. */
const MISFIT = 36;
const MOST_BREAKS = 12;
/** Places behind a break where reading on is tried. */
const MOST_RESUMES = 48;

/** What it costs to say which framing it is. */
const FIELD_COST = 4;
/** Some byte of a record is its length by chance: one record must not show a length of one byte. */
const BYTE_COST = 10;
export function framingCost({ nul, pad, length, anchor }: Framing): number {
  let bits = 12 + (pad > 1 ? 6 : 0);
  if (length) bits += length.bytes === 1 ? BYTE_COST : FIELD_COST + (length.bytes === 2 ? 0 : 1);
  if (anchor) bits += FIELD_COST;
  // Programs that leave out both, and so cannot find their own records, are hardly to be expected.
  if (!nul && !length) bits += 10;
  return bits;
}

/** Where neither a length nor a NUL ends a text, its end is told by each record anew. */
const endCost = ({ nul, length }: Framing): number => (nul || length ? 0 : 4);

/**
 * Reads the bytes before `limit`; null where the framing reads next to nothing, or costs more than the
 * bound allows. All readings pay for the same bytes: a record that the limit cuts costs what its bytes cost
 * by themselves.
 */
export function follow(
  sample: Sample,
  framing: Framing,
  limit: number,
  { best, within }: Bound,
): Reading | null {
  const { bytes, model } = sample;
  const size = bytes.length;
  const isAll = sample.isAll && limit >= size;
  const columns = openColumns(framing.fixed, framing.length, sample.counts);
  const spans: Span[] = [];
  let bits = framingCost(framing);
  const trail = new Float64Array(Math.ceil(limit / STRIDE) + 1);
  let [at, breaks, misfits, last, passed] = [0, 0, 0, NaN, 0];
  while (at < limit) {
    for (; passed * STRIDE <= at; passed += 1) trail[passed] = bits;
    // The other one has paid for these bytes as well by the next mark on its trail.
    if (best && bits > best.trail[Math.ceil(at / STRIDE)]! + within) return null;
    const span = newSpan();
    const found = step(bytes, at, size, sample.isAll, framing, last, span);
    const isRecord = found === 'ok' || (found === 'odd' && isHeldTwice(framing));
    if (isRecord && span.end <= limit) {
      bits += costOf(sample, framing, span, columns, spans.length === 0);
      last = anchorOf(bytes, span, framing);
      spans.push(span);
      at = span.end;
      continue;
    }
    if (!isAll && (isRecord || found === 'short')) break;
    const misfit = misfitAt(sample, framing, at);
    if (misfit && misfits <= spans.length && misfit.end <= limit) {
      misfits += 1;
      const isFirst = spans.length + misfits === 1;
      bits += MISFIT + costOf(sample, framing, misfit, columns, isFirst, false);
      [at, last] = [misfit.end, NaN];
      continue;
    }
    breaks += 1;
    if (breaks >= 3 && spans.length < 2 * breaks) return null;
    const next = breaks > MOST_BREAKS ? -1 : resume(sample, framing, at);
    if (next < 0 || next > limit) {
      // A record that the file's end cuts off is half read, and no noise.
      const isCut = found === 'short' && limit === size;
      bits += BREAK + (isCut ? model.leastCost(at, limit) : model.rawCost(at, limit));
      at = limit;
    } else {
      bits += BREAK + model.rawCost(at, next);
      [at, last] = [next, NaN];
    }
  }
  if (spans.length === 0) return null;
  bits += model.leastCost(at, limit);
  trail.fill(bits, passed);
  return { framing, spans, columns: columns.bits, bits, breaks, trail };
}

function costOf(
  { bytes, model }: Sample,
  framing: Framing,
  span: Span,
  columns: Columns,
  isFirst: boolean,
  isTold = true,
): number {
  const { side, nul, fixed } = framing;
  const fixedAt = fixedStart(span, framing);
  const used = side === 'before' ? span.textEnd + (nul ? 1 : 0) : fixedAt + fixed;
  let bits = model.cost(span.textStart, span.textEnd, isFirst) + endCost(framing);
  for (let i = used; i < span.end; i += 1) bits += bytes[i] === 0 ? 0.2 : 9;
  return bits + columns.add(bytes, fixedAt, isTold);
}

/**
 * Where nothing but the bytes shows the border of text and fixed part: columns beside the text that
 * hold characters in every record, and are not always the same, are text unless a field explains them.
 */
export function edgeOf({ bytes, model }: Sample, { framing, spans, columns }: Reading): number[] {
  const edge: number[] = [];
  // Where the first record begins the file, the size of what lies before its text is known.
  const isShown = framing.side === 'before' && spans[0]!.start === 0;
  if (isShown || framing.nul || spans.length < 2) return edge;
  const starts = spans.map((span) => fixedStart(span, framing));
  for (let column = 0; column < framing.fixed; column += 1) {
    let [isText, isSame, asText] = [true, true, 0];
    for (const start of starts) {
      const at = start + column;
      isText &&= TEXT_BYTE[bytes[at]!] === 1;
      isSame &&= bytes[at] === bytes[starts[0]! + column];
      asText += model.costOfByte(at);
    }
    if (!isText) break;
    const more = spans.length < ENOUGH ? 0 : Math.max(0, asText - columns[column]!) + spans.length;
    edge.push(isSame ? 0 : EDGE + more);
  }
  return edge;
}
/** Taking characters from all texts for a field of their own costs this much for each column. */
const EDGE = 12;
/** Fewer records show nothing: what looks like text in all of them may do so by chance. */
const ENOUGH = 8;

/** A record that a NUL ends although its length says otherwise, with a record or the end behind it. */
function misfitAt({ bytes, isAll }: Sample, framing: Framing, at: number): Span | null {
  if (!framing.nul || !framing.length) return null;
  const span = newSpan();
  const size = bytes.length;
  if (step(bytes, at, size, isAll, { ...framing, length: null }, NaN, span) !== 'ok') return null;
  const goesOn =
    span.end === size || step(bytes, span.end, size, isAll, framing, NaN, newSpan()) === 'ok';
  return goesOn ? span : null;
}

/** The next place where a record holds, and another one or the end behind it; -1 without one. */
function resume({ bytes, isAll, model }: Sample, framing: Framing, from: number): number {
  const size = bytes.length;
  const front = framing.side === 'before' ? framing.fixed : 0;
  const span = newSpan();
  const { leads } = model;
  const first = indexFrom(leads, from + 1 + front);
  const most = Math.min(leads.length, first + MOST_RESUMES);
  // Each step may look at a whole run of text: in all no more than at a few long ones.
  let work = 2 * LONGEST_TEXT;
  for (let i = first; i < most && work > 0; i += 1) {
    const at = leads[i]! - front;
    work -= model.runEnd[leads[i]!]! - leads[i]!;
    if (step(bytes, at, size, isAll, framing, NaN, span) !== 'ok') continue;
    const { end } = span;
    if (end === size) return isAll ? at : -1;
    const next = step(bytes, end, size, isAll, framing, NaN, span);
    if (next === 'ok' || (next === 'short' && !isAll)) return at;
  }
  return -1;
}
