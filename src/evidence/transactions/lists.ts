/** The address lists that transactions are for, each with its counts. */
import { FOLD, fingerprint } from './bytes.js';
import { LEAST_SPELT, openSpellings, type Spelling } from './spellings.js';

/**
 * The address lists of a file, each with a small number as its id: found by a hash of its bytes,
 * told apart by comparing them, counted in typed arrays. Memory is bounded.
 */

interface NewList {
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
/** Bytes of a list, as first guess. */
const ROOM = 24;

/** Where a count of a list stands in its row. */
export const COLUMN: Record<Count, number> = {
  ...{ replaces: 0, adds: 1, deletes: 2, modifies: 3, templates: 4, templateData: 5 },
};

export interface Lists {
  /** The ordinary list that was written last. */
  readonly last: Spelling;
  readonly size: number;
  readonly isFull: boolean;
  /** Further lists, counted each time one of them comes up after another list. */
  readonly leftOut: number;
  /** The id of an ordinary list that was written with these very bytes before, or -1. */
  known(view: DataView, from: number, to: number): number;
  /** The id of `TYPE:NET/PO` at these bytes; -1 where it is new. */
  find(bytes: Uint8Array, view: DataView, from: number, to: number): number;
  /** A list that is new gets an id, or -1 when there is no room. */
  intern(bytes: Uint8Array, view: DataView, from: number, to: number, list: NewList): number;
  /** Counts a list for which there is no room. */
  leaveOut(view: DataView, from: number, to: number): void;
  add(id: number, column: number, times?: number): void;
  count(id: number, column: number): number;
  name(id: number): string;
  type(id: number): string;
}

export function openLists(most = MOST_LISTS): Lists {
  const all: NewList[] = [];
  /** The bytes of all lists, one behind the other, and where those of each begin. */
  let keys = new Uint8Array(ROOM * FIRST_LISTS);
  const begins: number[] = [0];
  const hash = new Int32Array(2);
  const spellings = openSpellings();
  /** Those of lists that are not ordinary. */
  const others = openSpellings();
  /** Hash and id of each list, in slots; an id of 0 is a free slot, others are one too high. */
  let slots = new Int32Array(4 * FIRST_LISTS);
  let counts = new Float64Array(COUNTS.length * FIRST_LISTS);
  let leftOut = 0;
  let lastLeftOut = 0;

  const isKey = (id: number, bytes: Uint8Array, from: number, to: number): boolean => {
    const key = begins[id]!;
    const size = to - from;
    if (begins[id + 1]! - key !== size) return false;
    for (let i = 0; i < size; i += 1) if (keys[key + i] !== FOLD[bytes[from + i]!]) return false;
    return true;
  };
  const addKey = (bytes: Uint8Array, from: number, to: number): void => {
    let at = begins.at(-1)!;
    if (at + LONGEST_KEY > keys.length) {
      const more = new Uint8Array(2 * keys.length);
      more.set(keys);
      keys = more;
    }
    for (let i = from; i < to; i += 1) keys[at++] = FOLD[bytes[i]!]!;
    begins.push(at);
  };
  const slotOf = (bytes: Uint8Array, view: DataView, from: number, to: number): number => {
    fingerprint(view, from, to, 0, 0, hash);
    const mask = slots.length / 2 - 1;
    for (let slot = hash[0]! & mask; ; slot = (slot + 1) & mask) {
      const id = slots[2 * slot + 1]!;
      if (id === 0) return slot;
      if (slots[2 * slot] === hash[0] && isKey(id - 1, bytes, from, to)) return slot;
    }
  };
  /** Only of an ordinary list can a later record be proven ordinary by being of the same list. */
  const remember = (view: DataView, from: number, to: number, id: number): number => {
    (all[id]!.isOrdinary ? spellings : others).add(view, from, to, id);
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

  const leaveOut = (view: DataView, from: number, to: number): void => {
    fingerprint(view, from, to, 0, 0, hash);
    if (hash[0] !== lastLeftOut || leftOut === 0) leftOut += 1;
    lastLeftOut = hash[0]!;
  };

  return {
    leaveOut,
    last: spellings.last,
    known: spellings.find,
    get size() {
      return all.length;
    },
    get isFull() {
      return all.length >= most;
    },
    get leftOut() {
      return leftOut;
    },
    find(bytes, view, from, to) {
      if (to - from > LONGEST_KEY) return -1;
      if (to - from >= LEAST_SPELT) {
        const ordinary = spellings.find(view, from, to);
        const spelt = ordinary >= 0 ? ordinary : others.find(view, from, to);
        if (spelt >= 0) return spelt;
      }
      const id = slots[2 * slotOf(bytes, view, from, to) + 1]! - 1;
      return id < 0 ? -1 : remember(view, from, to, id);
    },
    intern(bytes, view, from, to, list) {
      if (all.length >= most || to - from > LONGEST_KEY) {
        leaveOut(view, from, to);
        return -1;
      }
      if (2 * (all.length + 1) > slots.length / 2) grow();
      const slot = slotOf(bytes, view, from, to);
      all.push(list);
      addKey(bytes, from, to);
      slots[2 * slot] = hash[0]!;
      slots[2 * slot + 1] = all.length;
      return remember(view, from, to, all.length - 1);
    },
    add(id, column, times = 1) {
      counts[id * COUNTS.length + column]! += times;
    },
    count: (id, column) => counts[id * COUNTS.length + column]!,
    name: (id) => all[id]!.name,
    type: (id) => all[id]!.type,
  };
}
