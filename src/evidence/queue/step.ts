/** A step from one record to the next by a framing. */
import { NUL, tenDigits, textRunEnd, wholeNumber } from '../text/bytes.js';
import {
  fixedStart,
  LARGEST_FIXED,
  LARGEST_GAP,
  lengthOf,
  LONGEST_TEXT,
  padded,
  shape,
  type Framing,
  type Length,
  type Span,
} from './framing.js';

/**
 * ok: `span` is filled; odd: the same, but the text has bytes that no text has; short: the bytes
 * end before the record does; bad: no record is here.
 */
export type Step = 'ok' | 'odd' | 'short' | 'bad';

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
): Step {
  const found = stepBare(bytes, at, limit, eof, framing, last, span);
  if (framing.pad === 1 || found === 'short' || found === 'bad') return found;
  return isFilled(bytes, span, framing) ? found : 'bad';
}

/** Whether zeroes round the record up: bytes that are none belong to a text or the next record. */
function isFilled(bytes: Uint8Array, span: Span, { side, nul, fixed }: Framing): boolean {
  let at = span.textEnd + (nul ? 1 : 0) + (side === 'after' ? fixed : 0);
  while (at < span.end && bytes[at] === NUL) at += 1;
  return at >= span.end;
}

function stepBare(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
  span: Span,
): Step {
  span.start = at;
  if (framing.side === 'after') return stepAfter(bytes, at, limit, eof, framing, last, span);
  const textStart = at + framing.fixed;
  if (textStart >= limit) return 'short';
  span.textStart = textStart;
  return framing.length
    ? stepByLength(bytes, at, limit, eof, framing, framing.length, span)
    : stepByText(bytes, at, limit, eof, framing, last, span);
}

/** Where the record ends that has this text end; rounded up, except where the file ends before. */
function close(
  span: Span,
  textEnd: number,
  limit: number,
  eof: boolean,
  framing: Framing,
): boolean {
  const tail = framing.side === 'after' ? framing.fixed : 0;
  const bare = textEnd + (framing.nul ? 1 : 0) + tail;
  const end = framing.pad === 1 ? bare : span.start + padded(bare - span.start, framing.pad);
  span.textEnd = textEnd;
  span.end = eof && bare <= limit ? Math.min(end, limit) : end;
  return span.end <= limit;
}

function stepByLength(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  length: Length,
  span: Span,
): Step {
  const { textStart } = span;
  const value = wholeNumber(bytes, at + length.offset, length.bytes, length.endian);
  let size = value - lengthOf(0, framing, length.counts);
  if (length.counts === 'padded') {
    // Rounded up it does not say how long the text is: that shows by the zeroes that fill it.
    if (value % framing.pad !== 0) return 'bad';
    // The file may end before the zeroes that fill its last record, and no sooner.
    if (at + value > limit && (!eof || at + value - limit >= framing.pad)) return 'short';
    size = Math.min(value, limit - at) - framing.fixed - (framing.nul ? 1 : 0);
    for (let i = 1; i < framing.pad && bytes[textStart + size - 1] === NUL; i += 1) size -= 1;
  }
  if (!(size >= 1 && size <= LONGEST_TEXT)) return 'bad';
  const textEnd = textStart + size;
  if (!close(span, textEnd, limit, eof, framing)) return 'short';
  if (framing.nul && bytes[textEnd] !== NUL) return 'bad';
  return textRunEnd(bytes, textStart, textEnd) === textEnd ? 'ok' : 'odd';
}

/** A fixed part before the text and no length: a NUL ends the text, or the next record does. */
function stepByText(
  bytes: Uint8Array,
  at: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
  span: Span,
): Step {
  const { textStart } = span;
  const runEnd = textRunEnd(bytes, textStart, Math.min(limit, textStart + LONGEST_TEXT));
  if (framing.nul) {
    if (runEnd === limit) return 'short';
    if (runEnd === textStart || bytes[runEnd] !== NUL) return 'bad';
    return close(span, runEnd, limit, eof, framing) ? 'ok' : 'short';
  }
  const here = anchorAt(bytes, at, framing);
  if (!rises(framing, last, here)) return 'bad';
  if (!eof && runEnd + framing.fixed + 64 >= limit) return 'short';
  // A fixed part of characters alone is text: names hold what looks like the beginning of another.
  let best = framing.anchor ? 0 : 1;
  const least = Math.max(textStart + 2, runEnd - framing.fixed + 1);
  for (let end = least; end <= runEnd && end + framing.fixed < limit && best < 3; end += 1) {
    const looks = shape(bytes, end + framing.fixed, limit);
    if (looks <= best || !rises(framing, here, anchorAt(bytes, end, framing))) continue;
    best = looks;
    span.textEnd = span.end = end;
  }
  if (best > (framing.anchor ? 0 : 1)) return 'ok';
  if (!eof || runEnd < limit || runEnd <= textStart) return 'bad';
  span.textEnd = span.end = limit;
  return 'ok';
}

/** Whether the length behind a text says that it ends there. */
function holds(
  bytes: Uint8Array,
  at: number,
  textEnd: number,
  framing: Framing,
  { offset, bytes: width, endian, counts }: Length,
): boolean {
  const told = wholeNumber(bytes, textEnd + (framing.nul ? 1 : 0) + offset, width, endian);
  return told === lengthOf(textEnd - at, framing, counts);
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
  const runEnd = textRunEnd(bytes, at, Math.min(limit, at + LONGEST_TEXT));
  const { length } = framing;
  span.textStart = at;
  if (runEnd === at) return at >= limit ? 'short' : 'bad';
  if (framing.nul) {
    if (runEnd === limit) return 'short';
    if (bytes[runEnd] !== NUL) return 'bad';
    if (!close(span, runEnd, limit, eof, framing)) return 'short';
    return !length || holds(bytes, at, runEnd, framing, length) ? 'ok' : 'bad';
  }
  // All that is looked at must be at hand, or how the bytes arrive would make a difference.
  const ahead = framing.anchor ? LOOK_AHEAD + LARGEST_FIXED + 4 : 4;
  // A length may fit by accident inside a text: the end behind which a text follows is the best. A
  // fixed part of characters alone is text.
  let [best, bestEnd] = [-1, -1];
  const isExact = length !== null && length.counts !== 'padded';
  const lowAt = isExact ? length.offset + (length.endian === 'big' ? length.bytes - 1 : 0) : -1;
  const more = isExact ? lengthOf(0, framing, length.counts) : 0;
  const least = length ? at + 1 : Math.max(at + 1, runEnd - framing.fixed + 1);
  for (let textEnd = least; textEnd <= runEnd && best < 3; textEnd += 1) {
    if (!eof && textEnd + framing.fixed + ahead > limit) return 'short';
    // Most places fail by one byte, and that is looked at first.
    if (lowAt >= 0 && bytes[textEnd + lowAt] !== ((textEnd - at + more) & 255)) continue;
    if (
      length
        ? !holds(bytes, at, textEnd, framing, length)
        : !closesText(bytes, textEnd, limit, eof, framing, last)
    )
      continue;
    if (!close(span, textEnd, limit, eof, framing)) continue;
    const looks = span.end === limit ? 3 : shape(bytes, span.end, limit);
    if (looks > best) [best, bestEnd] = [looks, textEnd];
  }
  if (bestEnd >= 0) {
    close(span, bestEnd, limit, eof, framing);
    return 'ok';
  }
  return runEnd + framing.fixed >= limit && !eof ? 'short' : 'bad';
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
  if (end > limit || !rises(framing, last, here)) return false;
  if (end === limit) return eof;
  const looks = shape(bytes, end, limit);
  if (!framing.anchor || looks === 0) return looks >= 2;
  return !Number.isNaN(last) || risesSoon(bytes, end, limit, eof, framing, here);
}

/** So far behind the first record its number must be followed by another. */
const LOOK_AHEAD = 256;

function risesSoon(
  bytes: Uint8Array,
  from: number,
  limit: number,
  eof: boolean,
  framing: Framing,
  last: number,
): boolean {
  const most = Math.min(limit - framing.fixed, from + LOOK_AHEAD);
  for (let textEnd = from + 2; textEnd <= most; textEnd += 1) {
    const end = textEnd + framing.fixed;
    if (!rises(framing, last, anchorAt(bytes, textEnd, framing))) continue;
    if (end === limit ? eof : shape(bytes, end, limit) > 0) return true;
  }
  return false;
}

const anchorAt = (bytes: Uint8Array, fixed: number, { anchor }: Framing): number => {
  if (!anchor) return NaN;
  return anchor.form === 'u32'
    ? wholeNumber(bytes, fixed + anchor.offset, 4, 'little')
    : tenDigits(bytes, fixed + anchor.offset);
};

/** Whether `next` follows `last` as sync numbers do; where no number is known, nothing objects. */
const rises = ({ anchor }: Framing, last: number, next: number): boolean =>
  anchor === null ||
  (Number.isNaN(last) ? !Number.isNaN(next) : next > last && next - last <= LARGEST_GAP);

/** The anchor's value in a record, or NaN. */
export const anchorOf = (bytes: Uint8Array, span: Span, framing: Framing): number =>
  framing.anchor ? anchorAt(bytes, fixedStart(span, framing), framing) : NaN;
