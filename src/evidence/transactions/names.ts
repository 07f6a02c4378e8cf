/** Names given twice or not at all, in bounded memory. */
import { fingerprint } from './bytes.js';
import type { Lists } from './lists.js';

/**
 * Which names a file has added to which list, in bounded memory: 64-bit fingerprints of a list, the
 * time when R emptied it last, and the name, in one table. From an R on, the names of its list are
 * others. When there are too many names the search ends.
 */
export interface Names {
  /** False when the search had to end: what it found until then may be too little. */
  readonly isExact: boolean;
  /** Adds a name; true when its list has it already. */
  add(list: number, view: DataView, from: number, to: number): boolean;
  /** Takes a name out. `unknown` is told only for a list that R emptied in this file. */
  remove(list: number, view: DataView, from: number, to: number): 'unknown' | 'known' | 'open';
  empty(list: number): void;
  /** `R SNADS:` empties every list of that type (Q96060). */
  emptyType(type: string): void;
  /** Something could not be read: nothing is known of any list until it is emptied again. */
  forget(): void;
  giveUp(): void;
}

/** So many names are told apart: three quarters of a table of 2 MiB. */
const MOST_NAMES = 196_608;
/** Slots of the first table, how full one may get, and how many times larger the next one is. */
const [FIRST_SLOTS, FULL, GROWTH] = [1024, 3 / 4, 4];
/** The lowest bits of a fingerprint's second word say whether its name was taken out again. */
const [DELETED, PRESENT, STATE] = [0, 1, 1];

export function openNames(lists: Lists): Names {
  const print = new Int32Array(2);
  /** The two words of each slot: the first is 0 where it is free, and mostly tells enough. */
  let ones = new Int32Array(FIRST_SLOTS);
  let twos = new Int32Array(FIRST_SLOTS);
  let used = 0;
  let isExact = true;
  let clock = 0;
  /** The time at which each list was emptied last; 0: never in this file. */
  let emptied = new Int32Array(64);
  const emptiedTypes = new Map<string, number>();
  let forgotten = 0;

  const emptiedAt = (list: number): number => {
    const own = list < emptied.length ? emptied[list]! : 0;
    const type = emptiedTypes.size === 0 ? 0 : (emptiedTypes.get(lists.type(list)) ?? 0);
    return Math.max(own, type);
  };
  /** Where the slot of a fingerprint is, or the free one where it belongs. */
  const slotOf = (one: number, two: number): number => {
    const mask = ones.length - 1;
    let slot = one & mask;
    while (ones[slot] !== 0 && (ones[slot] !== one || (twos[slot]! | STATE) !== (two | STATE)))
      slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldOnes, oldTwos] = [ones, twos];
    ones = new Int32Array(GROWTH * oldOnes.length);
    twos = new Int32Array(GROWTH * oldOnes.length);
    for (let at = 0; at < oldOnes.length; at += 1) {
      if (oldOnes[at] === 0) continue;
      const slot = slotOf(oldOnes[at]!, oldTwos[at]!);
      ones[slot] = oldOnes[at]!;
      twos[slot] = oldTwos[at]!;
    }
  };
  /** Leaves the slot's fingerprint in `print`. */
  const find = (list: number, view: DataView, from: number, to: number): number => {
    fingerprint(view, from, to, list, Math.max(emptiedAt(list), forgotten), print);
    if (print[0] === 0) print[0] = 1;
    return slotOf(print[0]!, print[1]!);
  };

  /** Where there is no room for another name: makes some, or ends the search. */
  const makeRoom = (): void => {
    if (used >= MOST_NAMES) giveUp();
    else grow();
  };
  const giveUp = (): void => {
    if (!isExact) return;
    isExact = false;
    ones = twos = new Int32Array(0);
  };

  return {
    get isExact() {
      return isExact;
    },
    add(list, view, from, to) {
      if (isExact && used >= ones.length * FULL) makeRoom();
      if (!isExact) return false;
      const slot = find(list, view, from, to);
      const isNew = ones[slot] === 0;
      const isTwice = !isNew && (twos[slot]! & STATE) === PRESENT;
      if (isNew) {
        used += 1;
        ones[slot] = print[0]!;
      }
      twos[slot] = (print[1]! & ~STATE) | PRESENT;
      return isTwice;
    },
    remove(list, view, from, to) {
      if (!isExact) return 'open';
      const slot = find(list, view, from, to);
      if (ones[slot] !== 0 && (twos[slot]! & STATE) === PRESENT) {
        twos[slot] = (twos[slot]! & ~STATE) | DELETED;
        return 'known';
      }
      return emptiedAt(list) > forgotten ? 'unknown' : 'open';
    },
    empty(list) {
      if (list >= emptied.length) {
        const more = new Int32Array(Math.max(list + 1, 2 * emptied.length));
        more.set(emptied);
        emptied = more;
      }
      emptied[list] = clock += 1;
    },
    emptyType(type) {
      emptiedTypes.set(type, (clock += 1));
    },
    forget() {
      forgotten = clock += 1;
    },
    giveUp,
  };
}
