/**
 * Framings that differ from one by what a few records hide: how records are rounded up, where the
 * fixed part begins, which zeroes are of the length. The best reading is compared with all of them.
 */
import { LARGEST_FIXED, lowByte, SMALLEST_FIXED, type Framing, type Length } from './framing.js';

export function neighboursOf(framing: Framing): Framing[] {
  return [...roundings(framing), ...borders(framing), ...lengths(framing)];
}

/** Small lengths have one byte that is not zero: the zeroes on either side may be theirs. */
function* lengths(framing: Framing): Generator<Framing> {
  const { length, fixed } = framing;
  if (!length) return;
  const low = lowByte(length);
  for (const endian of ['little', 'big'] as const)
    for (const bytes of endian === 'little' ? ([1, 2, 4] as const) : ([2, 4] as const)) {
      const offset = endian === 'little' ? low : low - bytes + 1;
      if (offset >= 0 && offset + bytes <= fixed)
        yield { ...framing, length: { ...length, offset, bytes, endian } };
    }
}

/** A rounding shows only in the records that need it; its bytes may seem to be of the fixed part. */
export function* roundings(framing: Framing): Generator<Framing> {
  const { side, length } = framing;
  const isRecord = length?.counts === 'record' || length?.counts === 'padded';
  for (const pad of [1, 2, 4] as const)
    for (let filled = 0; filled < (framing.pad === 1 || framing.pad === pad ? pad : 1); filled += 1)
      for (const counts of isRecord ? (['record', 'padded'] as const) : [length?.counts]) {
        if (pad === 1 && counts === 'padded') continue;
        const shorter = filled === 0 ? framing : resized(framing, -filled, side === 'before');
        if (shorter)
          yield {
            ...shorter,
            pad,
            length: shorter.length && { ...shorter.length, counts: counts! },
          };
      }
}

/** A fixed part may begin a little sooner or later, and with what looks like a NUL behind the text. */
function* borders(framing: Framing): Generator<Framing> {
  for (const nul of [true, false])
    for (let by = -MOST_MOVED; by <= MOST_MOVED; by += 1) {
      const more = by + (framing.nul ? 1 : 0) - (nul ? 1 : 0);
      if ((nul && framing.nul) || (by === 0 && nul === framing.nul)) continue;
      const moved = resized(framing, more, true);
      if (moved && !(moved.length?.counts === 'text+nul' && !nul)) yield { ...moved, nul };
    }
}
const MOST_MOVED = 2;

/** The same with a fixed part of so many bytes more; at its beginning, or at its end. */
function resized(framing: Framing, more: number, atBeginning: boolean): Framing | null {
  const { length, anchor } = framing;
  const fixed = framing.fixed + more;
  const by = atBeginning ? more : 0;
  if (fixed < SMALLEST_FIXED || fixed > LARGEST_FIXED) return null;
  const moved = {
    ...framing,
    fixed,
    length: length && within({ ...length, offset: length.offset + by }, fixed),
    anchor: anchor && { ...anchor, offset: anchor.offset + by },
  };
  const isInside = (field: { offset: number } | null, bytes: number): boolean =>
    field === null || (field.offset >= 0 && field.offset + bytes <= fixed);
  return isInside(moved.length, moved.length?.bytes ?? 0) &&
    isInside(moved.anchor, anchor?.form === 'ten' ? 10 : 4)
    ? moved
    : null;
}

/** The zeroes behind a small length may be what rounds the record up: it has fewer bytes then. */
function within(length: Length, fixed: number): Length {
  const fits = ([4, 2, 1] as const).find(
    (bytes) => bytes <= length.bytes && length.offset + bytes <= fixed,
  );
  return length.endian === 'little' && fits ? { ...length, bytes: fits } : length;
}
