/** One hypothesis on how records follow each other, and a step by it. */
import { latin1, NUL, tenDigits, textRunEnd, u16, u32 } from './text/bytes.js';

/**
 * How the records of a queue follow each other. Nothing of this was ever published; every member
 * of this type is one hypothesis that queue-layout.ts tests on the file itself.
 */
export interface Framing {
  side: 'before' | 'after';
  /** Size of the fixed part, 8 to 64 bytes. */
  fixed: number;
  /** A NUL follows each text. */
  nul: boolean;
  length: { offset: number; bytes: 2 | 4; counts: 'text' | 'text+nul' | 'record' } | null;
  /** A rising number in the fixed part; holds records together that have neither length nor NUL. */
  anchor: { offset: number; form: 'u32' | 'ten' } | null;
}

/** One record's extent. `start` to `end` is the whole record, fixed part and NUL included. */
export interface Span {
  start: number;
  textStart: number;
  textEnd: number;
  end: number;
}

/**
 * ok: `span` is filled; odd: the same, but the text has bytes that no text has; short: the bytes
 * end before the record does; bad: no record is here.
 */
export type Step = 'ok' | 'odd' | 'short' | 'bad';

/** Longer texts are taken for damage. The longest published transaction has some 100 characters. */
export const LONGEST_TEXT = 8192;
/** A wider gap is believed only where a length or a NUL holds the records together. */
const LARGEST_GAP = 100;

export const fixedStart = (span: Span, framing: Framing): number =>
  framing.side === 'before' ? span.start : span.end - framing.fixed;

const anchorAt = (bytes: Uint8Array, fixed: number, framing: Framing): number => {
  const anchor = framing.anchor;
  if (!anchor) return NaN;
  return anchor.form === 'u32'
    ? u32(bytes, fixed + anchor.offset)
    : tenDigits(bytes, fixed + anchor.offset);
};

/** How many bytes of text the length field at `fixed` promises, or NaN. */
function promised(bytes: Uint8Array, fixed: number, framing: Framing): number {
  const { length } = framing;
  if (!length) return NaN;
  const at = fixed + length.offset;
  const value = length.bytes === 2 ? u16(bytes, at) : u32(bytes, at);
  if (length.counts === 'text') return value;
  if (length.counts === 'text+nul') return value - 1;
  return value - framing.fixed - (framing.nul ? 1 : 0);
}

/** 3: begins like a transaction or header; 1: like a continuation; 0: like neither. */
export function shape(bytes: Uint8Array, from: number, to: number): 0 | 1 | 3 {
  const ordinary = ordinaryShape(bytes, from, to);
  if (ordinary > 0) return ordinary;
  return HEADER_START.test(latin1(bytes, from, Math.min(to, from + 48))) ? 3 : 0;
}

/** The same for every record but the first: there the names of the header prove nothing. */
function ordinaryShape(bytes: Uint8Array, from: number, to: number): 0 | 1 | 3 {
  const first = bytes[from];
  const second = from + 1 < to ? bytes[from + 1]! : 0;
  const blank = second === 0x20 || second === 0x09;
  if (OPENING.has(first ?? 0)) return blank && to - from > 2 ? 3 : 0;
  // A template definition, or the second line of M (Q96001).
  return first === 0x20 ? 1 : 0;
}
/** The code letters of Q96001, the dummy record's # (Q110496), and - before template data (Q96001). */
const OPENING = new Set([...'ADMRT#-'].map((letter) => letter.charCodeAt(0)));
const HEADER_START =
  /^(?:[A-Z#&*][ \t]?|\[DIRSYNC\]\s*)?(?:DXA-)?(?:IMP(?:ORT)?|SRV|SVR|REQ)[ _-]?S(?:EQ|YNC)(?![A-Z])/i;

const shapeAt = (bytes: Uint8Array, at: number, limit: number): 0 | 1 | 3 =>
  at < limit ? ordinaryShape(bytes, at, limit) : 0;

/** Proves on its bytes that a text is an ordinary one; then nothing else need look at them. */
export type Proof = (bytes: Uint8Array, from: number, to: number) => boolean;

/**
 * Finds the record that begins at `at`. `limit` ends the bytes at hand; `eof` says that they end
 * the file as well. `last` is the anchor's value in the record before, or NaN.
 */
export function step(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
  span: Span,
  isProven?: Proof,
): Step {
  return framing.side === 'before'
    ? stepBefore(bytes, at, limit, eof, framing, last, span, isProven)
    : stepAfter(bytes, at, limit, eof, framing, last, span);
}

function stepBefore(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
  span: Span,
  isProven?: Proof,
): Step {
  const textStart = at + framing.fixed;
  if (textStart >= limit) return 'short';
  span.start = at;
  span.textStart = textStart;
  if (framing.length) {
    const size = promised(bytes, at, framing);
    if (!(size >= 1 && size <= LONGEST_TEXT)) return 'bad';
    const textEnd = textStart + size;
    span.textEnd = textEnd;
    span.end = textEnd + (framing.nul ? 1 : 0);
    if (span.end > limit) return 'short';
    if (framing.nul && bytes[textEnd] !== NUL) return 'bad';
    if (isProven?.(bytes, textStart, textEnd)) return 'ok';
    return textRunEnd(bytes, textStart, textEnd) === textEnd ? 'ok' : 'odd';
  }
  const far = Math.min(limit, textStart + LONGEST_TEXT);
  const runEnd = textRunEnd(bytes, textStart, far);
  if (framing.nul) {
    if (runEnd === limit) return 'short';
    span.textEnd = runEnd;
    span.end = runEnd + 1;
    return runEnd > textStart && bytes[runEnd] === NUL ? 'ok' : 'bad';
  }
  const here = anchorAt(bytes, at, framing);
  if (!rises(last, here)) return 'bad';
  for (let end = textStart + 1; end <= runEnd; end += 1) {
    const looks = shapeAt(bytes, end + framing.fixed, limit);
    if (looks > 0 && rises(here, anchorAt(bytes, end, framing))) {
      span.textEnd = span.end = end;
      return 'ok';
    }
  }
  if (runEnd + framing.fixed + 64 < limit) return 'bad';
  if (!eof) return 'short';
  span.textEnd = span.end = limit;
  return runEnd === limit ? 'ok' : 'bad';
}

function stepAfter(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
  span: Span,
): Step {
  const far = Math.min(limit, at + LONGEST_TEXT);
  const runEnd = textRunEnd(bytes, at, far);
  span.start = span.textStart = at;
  if (runEnd === at) return at >= limit ? 'short' : 'bad';
  if (framing.nul) {
    span.textEnd = runEnd;
    span.end = runEnd + 1 + framing.fixed;
    if (runEnd === limit) return 'short';
    if (bytes[runEnd] !== NUL) return 'bad';
    if (span.end > limit) return 'short';
    return framing.length && promised(bytes, runEnd + 1, framing) !== runEnd - at ? 'bad' : 'ok';
  }
  for (let textEnd = at + 1; textEnd <= runEnd; textEnd += 1) {
    const end = textEnd + framing.fixed;
    if (end > limit) break;
    if (
      framing.length
        ? promised(bytes, textEnd, framing) === textEnd - at && (end < limit || eof)
        : closesText(bytes, textEnd, limit, eof, framing, last)
    ) {
      span.textEnd = textEnd;
      span.end = end;
      return 'ok';
    }
  }
  return runEnd + framing.fixed >= limit && !(eof && runEnd + framing.fixed < limit)
    ? 'short'
    : 'bad';
}

/** Whether a text ends at `textEnd` by the number behind it and by what follows its fixed part. */
function closesText(
  bytes: Uint8Array,
  textEnd: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
): boolean {
  const end = textEnd + framing.fixed;
  const here = anchorAt(bytes, textEnd, framing);
  if (end === limit) return eof && rises(last, here);
  const looks = shapeAt(bytes, end, limit);
  if (looks === 0 || !rises(last, here)) return false;
  if (looks === 3 || !Number.isNaN(last)) return true;
  // The first text, followed by a mere continuation: believed if the record after it holds as well.
  const next: Span = { start: 0, textStart: 0, textEnd: 0, end: 0 };
  return stepAfter(bytes, end, limit, eof, framing, here, next) === 'ok';
}

/** Whether `next` follows `last` as sync numbers do: they rise, and may skip (Q118298). */
const rises = (last: number, next: number): boolean =>
  Number.isNaN(last) ? !Number.isNaN(next) : next > last && next - last <= LARGEST_GAP;

/** The anchor's value in a record, or NaN. */
export const anchorOf = (bytes: Uint8Array, span: Span, framing: Framing): number =>
  anchorAt(bytes, fixedStart(span, framing), framing);
