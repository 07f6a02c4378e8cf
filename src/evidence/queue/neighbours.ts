/**
 * Framings that differ from one by what a few records hide: how records are rounded up, and where
 * behind the text its fixed part begins. The best reading is compared with all of them.
 */
import { LARGEST_FIXED, SMALLEST_FIXED, type Framing } from './framing.js';

export function neighboursOf(framing: Framing): Framing[] {
  return [...roundings(framing), ...borders(framing)];
}

/** A rounding shows only in the records that need it. */
export function* roundings(framing: Framing): Generator<Framing> {
  const { length } = framing;
  const isRecord = length?.counts === 'record' || length?.counts === 'padded';
  for (const pad of [1, 2, 4] as const)
    for (const counts of isRecord ? (['record', 'padded'] as const) : [length?.counts]) {
      if (pad === framing.pad && counts === length?.counts) continue;
      if (pad === 1 && counts === 'padded') continue;
      yield { ...framing, pad, length: length && { ...length, counts: counts! } };
    }
}

/** Behind a text its fixed part may begin a little sooner or later, and with what looks like a NUL. */
function* borders(framing: Framing): Generator<Framing> {
  if (framing.side === 'before') return;
  for (const nul of [true, false])
    for (let by = -MOST_MOVED; by <= MOST_MOVED; by += 1) {
      const more = by + (framing.nul ? 1 : 0) - (nul ? 1 : 0);
      if ((nul && framing.nul) || (by === 0 && nul === framing.nul)) continue;
      const moved = movedBy(framing, more);
      if (moved && !(moved.length?.counts === 'text+nul' && !nul)) yield { ...moved, nul };
    }
}
const MOST_MOVED = 2;

/** The same record with a fixed part that begins so many bytes sooner. */
function movedBy(framing: Framing, more: number): Framing | null {
  const { length, anchor } = framing;
  const fixed = framing.fixed + more;
  if (fixed < SMALLEST_FIXED || fixed > LARGEST_FIXED) return null;
  if ((length && length.offset + more < 0) || (anchor && anchor.offset + more < 0)) return null;
  return {
    ...framing,
    fixed,
    length: length && { ...length, offset: length.offset + more },
    anchor: anchor && { ...anchor, offset: anchor.offset + more },
  };
}
