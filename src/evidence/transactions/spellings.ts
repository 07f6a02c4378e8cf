/** Address lists by the very bytes with which they are written. */
import { viewOf } from './bytes.js';

/** Bytes that were written for a list. */
export interface Spelling {
  view: DataView;
  /** Where they begin in it. */
  at: number;
  size: number;
  /** The list's. */
  id: number;
}

/**
 * Nearly every record names a list with the same bytes as an earlier one, mostly as the one right
 * before it. Those are told here by comparing words; all else, such as another case, is new.
 */
export interface Spellings {
  /** The one that was found or added last. */
  readonly last: Spelling;
  /** The id that was given to these bytes, or -1. There must be four of them at least. */
  find(this: void, view: DataView, from: number, to: number): number;
  /** Remembers the bytes; does nothing when they are too many, or there is no room. */
  add(view: DataView, from: number, to: number, id: number): void;
}

/** A type of six characters, and two parts of ten with what stands between them. */
const ROOM = 32;
export const LEAST_SPELT = 4;
const [FIRST, MOST] = [64, 32_768];
/** Of a spelling that is none: no record has so many bytes. */
const NO_SIZE = 1 << 20;

/** Whether the same bytes stand at `from`. */
export function isWritten(known: Spelling, view: DataView, from: number, size: number): boolean {
  if (known.size !== size) return false;
  const { view: written, at } = known;
  // The last four bytes first: lists of one network differ there.
  if (written.getInt32(at + size - 4, true) !== view.getInt32(from + size - 4, true)) return false;
  for (let i = 0; i + 4 < size; i += 4)
    if (written.getInt32(at + i, true) !== view.getInt32(from + i, true)) return false;
  return true;
}

export function openSpellings(): Spellings {
  let written = new Uint8Array(ROOM * FIRST);
  let ids = new Int32Array(FIRST);
  let sizes = new Uint8Array(FIRST);
  let count = 0;
  /** Places of spellings, one too high: 0 is a free slot. */
  let slots = new Int32Array(4 * FIRST);
  const last: Spelling = { view: viewOf(written), at: 0, size: NO_SIZE, id: -1 };
  /** Walks over the slots, so that `last` stays what it is. */
  const other: Spelling = { ...last };

  const hashOf = (view: DataView, from: number, size: number): number => {
    let hash = size;
    for (let i = 0; i + 4 < size; i += 4)
      hash = Math.imul(hash ^ view.getInt32(from + i, true), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ view.getInt32(from + size - 4, true), 0x9e3779b1);
    return hash ^ (hash >>> 15);
  };
  /** Where the bytes are, or the free slot where they belong. */
  const slotOf = (view: DataView, from: number, size: number): number => {
    const mask = slots.length - 1;
    let slot = hashOf(view, from, size) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot]! - 1;
      other.at = ROOM * place;
      other.size = sizes[place]!;
      if (isWritten(other, view, from, size)) return slot;
    }
    return slot;
  };
  const remember = (place: number): number => {
    last.at = ROOM * place;
    last.size = sizes[place]!;
    return (last.id = ids[place]!);
  };
  const grow = (): void => {
    const [oldWritten, oldSizes, oldIds] = [written, sizes, ids];
    written = new Uint8Array(2 * oldWritten.length);
    written.set(oldWritten);
    last.view = other.view = viewOf(written);
    sizes = new Uint8Array(2 * oldSizes.length);
    sizes.set(oldSizes);
    ids = new Int32Array(2 * oldIds.length);
    ids.set(oldIds);
    slots = new Int32Array(2 * slots.length);
    for (let place = 0; place < count; place += 1)
      slots[slotOf(last.view, ROOM * place, sizes[place]!)] = place + 1;
  };

  return {
    last,
    find(view, from, to) {
      const size = to - from;
      if (isWritten(last, view, from, size)) return last.id;
      if (size > ROOM || count === 0) return -1;
      const place = slots[slotOf(view, from, size)]! - 1;
      return place < 0 ? -1 : remember(place);
    },
    add(view, from, to, id) {
      const size = to - from;
      if (size > ROOM || size < LEAST_SPELT || count >= MOST) return;
      if (count === sizes.length) grow();
      const slot = slotOf(view, from, size);
      if (slots[slot] !== 0) return;
      for (let i = 0; i < size; i += 1) written[ROOM * count + i] = view.getUint8(from + i);
      sizes[count] = size;
      ids[count] = id;
      slots[slot] = count + 1;
      remember(count);
      count += 1;
    },
  };
}
