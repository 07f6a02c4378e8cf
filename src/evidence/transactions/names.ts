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
/** Slots of the first table, and how full one may get. */
const [FIRST_SLOTS, FULL] = [1024, 3 / 4];
/** The lowest bits of a fingerprint's second word say what is known of the name. */
const [FREE, PRESENT, DELETED, STATE] = [0, 1, 2, 3];

export function openNames(lists: Lists, mostNames = MOST_NAMES): Names {
  const print = new Int32Array(2);
  /** Two words for each slot. */
  let words = new Int32Array(2 * FIRST_SLOTS);
  let mask = words.length - 1;
  let room = FIRST_SLOTS * FULL;
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
  const giveUp = (): void => {
    isExact = false;
    words = new Int32Array(0);
  };
  /** Where the slot of a fingerprint is, or the free one where it belongs. */
  const slotOf = (one: number, two: number): number => {
    let slot = (2 * one) & mask;
    while (words[slot + 1] !== FREE) {
      if (words[slot] === one && (words[slot + 1]! & ~STATE) === two) break;
      slot = (slot + 2) & mask;
    }
    return slot;
  };
  const grow = (): void => {
    const old = words;
    words = new Int32Array(2 * old.length);
    mask = words.length - 1;
    room *= 2;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === FREE) continue;
      const slot = slotOf(old[at]!, old[at + 1]! & ~STATE);
      words[slot] = old[at]!;
      words[slot + 1] = old[at + 1]!;
    }
  };
  const find = (list: number, view: DataView, from: number, to: number): number => {
    fingerprint(view, from, to, list, Math.max(emptiedAt(list), forgotten), print);
    return slotOf(print[0]!, print[1]! & ~STATE);
  };

  return {
    get isExact() {
      return isExact;
    },
    add(list, view, from, to) {
      if (!isExact) return false;
      if (used >= room) {
        if (used >= mostNames) {
          giveUp();
          return false;
        }
        grow();
      }
      const slot = find(list, view, from, to);
      const before = words[slot + 1]! & STATE;
      if (before === FREE) {
        used += 1;
        words[slot] = print[0]!;
      }
      words[slot + 1] = (print[1]! & ~STATE) | PRESENT;
      return before === PRESENT;
    },
    remove(list, view, from, to) {
      if (!isExact) return 'open';
      const slot = find(list, view, from, to);
      if ((words[slot + 1]! & STATE) === PRESENT) {
        words[slot + 1] = (words[slot + 1]! & ~STATE) | DELETED;
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
