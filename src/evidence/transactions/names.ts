/** Names given twice or not at all, in bounded memory. */
import { fingerprint } from './bytes.js';
import type { Lists } from './lists.js';

/**
 * Which names a file has added to which list, in bounded memory: 64-bit fingerprints of list and
 * name in one open table. R empties a list: from then on its names are those of a new time, and
 * the old fingerprints fit nothing any more. When the table is full the search ends.
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

/** Slots at most, and how full they may be: 196,608 names. */
const MOST_SLOTS = 1 << 18;
const FIRST_SLOTS = 1 << 10;
const FULL = 3 / 4;
/** The lowest bits of a fingerprint's second word say what is known of the name. */
const [FREE, PRESENT, DELETED, STATE] = [0, 1, 2, 3];

export function openNames(lists: Lists, mostSlots = MOST_SLOTS): Names {
  const print = new Int32Array(2);
  /** Two words for each slot; nothing is held until a name comes. */
  let slots = new Int32Array(0);
  let used = 0;
  let isExact = true;
  let clock = 0;
  /** The time at which each list was emptied last; 0: never in this file. */
  let emptied = new Int32Array(64);
  const emptiedTypes = new Map<string, number>();
  let forgotten = 0;

  /** The list asked for last, and when it was emptied. */
  let lastList = -1;
  let lastTime = 0;

  const emptiedAt = (list: number): number => {
    if (list === lastList) return lastTime;
    const own = list < emptied.length ? emptied[list]! : 0;
    const type = emptiedTypes.size === 0 ? 0 : (emptiedTypes.get(lists.type(list)) ?? 0);
    lastList = list;
    return (lastTime = Math.max(own, type));
  };
  const giveUp = (): void => {
    isExact = false;
    slots = new Int32Array(0);
  };
  /** Where the slot of a fingerprint is, or the free one where it belongs. */
  const slotOf = (one: number, two: number): number => {
    const mask = slots.length - 1;
    let slot = (2 * one) & mask;
    while (slots[slot + 1] !== FREE) {
      if (slots[slot] === one && (slots[slot + 1]! & ~STATE) === two) return slot;
      slot = (slot + 2) & mask;
    }
    return slot;
  };
  /** Makes room; false when the table has its full size. */
  const grow = (): boolean => {
    const old = slots;
    const size = old.length === 0 ? FIRST_SLOTS : Math.min(mostSlots, 2 * old.length);
    if (2 * size === old.length) return false;
    slots = new Int32Array(2 * size);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === FREE) continue;
      const slot = slotOf(old[at]!, old[at + 1]! & ~STATE);
      slots[slot] = old[at]!;
      slots[slot + 1] = old[at + 1]!;
    }
    return true;
  };
  const setPrint = (list: number, view: DataView, from: number, to: number): void => {
    const time = Math.max(emptiedAt(list), forgotten);
    fingerprint(
      view,
      from,
      to,
      Math.imul(list + 1, 0x9e3779b1) ^ Math.imul(time, 0x85ebca6b),
      print,
    );
  };

  return {
    get isExact() {
      return isExact;
    },
    add(list, view, from, to) {
      if (!isExact) return false;
      if (2 * used >= slots.length * FULL && !grow()) {
        giveUp();
        return false;
      }
      setPrint(list, view, from, to);
      const two = print[1]! & ~STATE;
      const slot = slotOf(print[0]!, two);
      const before = slots[slot + 1]! & STATE;
      if (before === FREE) {
        used += 1;
        slots[slot] = print[0]!;
      }
      slots[slot + 1] = two | PRESENT;
      return before === PRESENT;
    },
    remove(list, view, from, to) {
      if (!isExact) return 'open';
      if (slots.length > 0) {
        setPrint(list, view, from, to);
        const slot = slotOf(print[0]!, print[1]! & ~STATE);
        if ((slots[slot + 1]! & STATE) === PRESENT) {
          slots[slot + 1] = (slots[slot + 1]! & ~STATE) | DELETED;
          return 'known';
        }
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
      lastList = -1;
    },
    emptyType(type) {
      emptiedTypes.set(type, (clock += 1));
      lastList = -1;
    },
    forget() {
      forgotten = clock += 1;
    },
    giveUp,
  };
}
