/** The address lists that transactions are for, each with its counts. */
import { FOLD, fingerprint, viewOf } from './bytes.js';

/**
 * The address lists of a file, each with a small number as its id: found by a hash of its bytes,
 * told apart by comparing them, counted in typed arrays. Memory is bounded.
 */

/** The list that was found last, as its bytes were written. */
export interface KnownList {
  written: DataView;
  size: number;
  id: number;
}

export interface NewList {
  name: string;
  type: string;
  /** Nothing is wrong with it or remarkable about it, and its addresses have three parts. */
  isOrdinary: boolean;
}

export const COUNTS = [
  'replaces',
  'adds',
  'deletes',
  'modifies',
  'templates',
  'templateData',
] as const;
export type Count = (typeof COUNTS)[number];
const [MOST_LISTS, FIRST_LISTS] = [16_384, 64];
/** `MSMAIL:` and two parts of 10 have 28; what is longer is damage. */
const LONGEST_KEY = 80;

/** Where a count of a list stands in its row. */
export const COLUMN: Record<Count, number> = {
  ...{ replaces: 0, adds: 1, deletes: 2, modifies: 3, templates: 4, templateData: 5 },
};

export interface Lists {
  readonly last: KnownList;
  readonly size: number;
  /** Further lists, counted each time one of them comes up after another list. */
  readonly leftOut: number;
  /** The id of `TYPE:NET/PO` at these bytes; -1 where it is new. */
  find(bytes: Uint8Array, from: number, to: number): number;
  /** A list that is new gets an id, or -1 when there is no room. */
  intern(bytes: Uint8Array, from: number, to: number, list: NewList): number;
  add(id: number, column: number): void;
  count(id: number, column: number): number;
  name(id: number): string;
  type(id: number): string;
}

export function openLists(most = MOST_LISTS): Lists {
  const all: NewList[] = [];
  const keys: Uint8Array[] = [];
  const hash = new Int32Array(2);
  const written = new Uint8Array(LONGEST_KEY);
  const last: KnownList = { written: viewOf(written), size: 0, id: -1 };
  /** Hash and id of each list, in slots; an id of 0 is a free slot, others are one too high. */
  let slots = new Int32Array(4 * FIRST_LISTS);
  let counts = new Float64Array(COUNTS.length * FIRST_LISTS);
  let leftOut = 0;
  let lastLeftOut = 0;

  const isKey = (key: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean => {
    if (key.length !== to - from) return false;
    for (let i = 0; i < key.length; i += 1) if (key[i] !== FOLD[bytes[from + i]!]) return false;
    return true;
  };
  const slotOf = (bytes: Uint8Array, from: number, to: number): number => {
    fingerprint(viewOf(bytes), from, to, 0, hash);
    const mask = slots.length / 2 - 1;
    for (let slot = hash[0]! & mask; ; slot = (slot + 1) & mask) {
      const id = slots[2 * slot + 1]!;
      if (id === 0) return slot;
      if (slots[2 * slot] === hash[0] && isKey(keys[id - 1]!, bytes, from, to)) return slot;
    }
  };
  /** Only of an ordinary list can the next record be proven ordinary by being of the same list. */
  const remember = (bytes: Uint8Array, from: number, to: number, id: number): number => {
    if (!all[id]!.isOrdinary) return id;
    written.set(bytes.subarray(from, to));
    last.size = to - from;
    last.id = id;
    return id;
  };
  const grow = (): void => {
    const old = slots;
    slots = new Int32Array(2 * old.length);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = old[at]! & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[at]!;
      slots[2 * slot + 1] = old[at + 1]!;
    }
    const more = new Float64Array(2 * counts.length);
    more.set(counts);
    counts = more;
  };

  return {
    last,
    get size() {
      return all.length;
    },
    get leftOut() {
      return leftOut;
    },
    find(bytes, from, to) {
      if (to - from > LONGEST_KEY) return -1;
      const id = slots[2 * slotOf(bytes, from, to) + 1]! - 1;
      return id < 0 ? -1 : remember(bytes, from, to, id);
    },
    intern(bytes, from, to, list) {
      if (all.length >= most || to - from > LONGEST_KEY) {
        fingerprint(viewOf(bytes), from, to, 0, hash);
        if (hash[0] !== lastLeftOut || leftOut === 0) leftOut += 1;
        lastLeftOut = hash[0]!;
        return -1;
      }
      if (2 * (all.length + 1) > slots.length / 2) grow();
      const slot = slotOf(bytes, from, to);
      all.push(list);
      keys.push(Uint8Array.from(bytes.subarray(from, to), (byte) => FOLD[byte]!));
      slots[2 * slot] = hash[0]!;
      slots[2 * slot + 1] = all.length;
      return remember(bytes, from, to, all.length - 1);
    },
    add(id, column) {
      counts[id * COUNTS.length + column]! += 1;
    },
    count: (id, column) => counts[id * COUNTS.length + column]!,
    name: (id) => all[id]!.name,
    type: (id) => all[id]!.type,
  };
}
