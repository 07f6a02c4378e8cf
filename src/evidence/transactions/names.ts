/** Names given twice or not at all, in bounded memory. */
import { fingerprint } from './bytes.js';
import type { Lists } from './lists.js';

/**
 * Which names a file has added to which list, in bounded memory: 64-bit fingerprints of names, in a
 * small table for each list, since the records of one list follow each other. R empties a list: from
 * then on its names are those of a new time. When there are too many names the search ends.
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

/** So many names are told apart. */
const MOST_NAMES = 196_608;
/** Slots of a list's first table, and how full one may get. */
const [FIRST_SLOTS, FULL] = [16, 3 / 4];
const FIRST_ROOM = 1 << 13;
/** The lowest bits of a fingerprint's second word say what is known of the name. */
const [FREE, PRESENT, DELETED, STATE] = [0, 1, 2, 3];

/** The tables of all lists, in one array that grows; a table that is outgrown is used again. */
interface Room {
  words: Int32Array;
  /** Where a free table of so many slots begins; all of its words are 0. */
  take(slots: number): number;
  free(at: number, slots: number): void;
}

function openRoom(): Room {
  let end = 0;
  const left: number[][] = [];
  const room: Room = {
    words: new Int32Array(0),
    take(slots) {
      const again = left[Math.clz32(slots)]?.pop();
      if (again !== undefined) return again;
      const at = end;
      end += 2 * slots;
      if (end > room.words.length) {
        const more = new Int32Array(Math.max(FIRST_ROOM, 2 * room.words.length, end));
        more.set(room.words);
        room.words = more;
      }
      return at;
    },
    free(at, slots) {
      room.words.fill(FREE, at, at + 2 * slots);
      (left[Math.clz32(slots)] ??= []).push(at);
    },
  };
  return room;
}

export function openNames(lists: Lists, mostNames = MOST_NAMES): Names {
  const print = new Int32Array(2);
  let room = openRoom();
  /** Of each list: where its table begins, its slots, how many of them are taken, and since when. */
  let tables = new Int32Array(0);
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
    room = openRoom();
  };
  /** Where the slot of a fingerprint is in a table, or the free one where it belongs. */
  const slotOf = (at: number, slots: number, one: number, two: number): number => {
    const { words } = room;
    const mask = 2 * slots - 1;
    let slot = (2 * one) & mask;
    while (words[at + slot + 1] !== FREE) {
      if (words[at + slot] === one && (words[at + slot + 1]! & ~STATE) === two) break;
      slot = (slot + 2) & mask;
    }
    return at + slot;
  };
  /** Where the row of a list begins; an older table says nothing any more. */
  const rowOf = (list: number): number => {
    const row = list * ROW;
    if (row >= tables.length) {
      const more = new Int32Array(Math.max(row + ROW, 2 * tables.length));
      more.set(tables);
      tables = more;
    }
    const time = Math.max(emptiedAt(list), forgotten);
    if (tables[row + SINCE] !== time) {
      tables[row + SINCE] = time;
      if (tables[row + TAKEN]! > 0) {
        room.words.fill(FREE, tables[row], tables[row]! + 2 * tables[row + SLOTS]!);
        tables[row + TAKEN] = 0;
      }
    }
    return row;
  };
  const grow = (row: number): void => {
    const [from, slots] = [tables[row]!, tables[row + SLOTS]!];
    const more = slots === 0 ? FIRST_SLOTS : 2 * slots;
    const to = room.take(more);
    const { words } = room;
    for (let at = from; at < from + 2 * slots; at += 2) {
      if (words[at + 1] === FREE) continue;
      const slot = slotOf(to, more, words[at]!, words[at + 1]! & ~STATE);
      words[slot] = words[at]!;
      words[slot + 1] = words[at + 1]!;
    }
    if (slots > 0) room.free(from, slots);
    tables[row] = to;
    tables[row + SLOTS] = more;
  };

  return {
    get isExact() {
      return isExact;
    },
    add(list, view, from, to) {
      if (!isExact) return false;
      if (used >= mostNames) {
        giveUp();
        return false;
      }
      const row = rowOf(list);
      if (tables[row + TAKEN]! >= tables[row + SLOTS]! * FULL) grow(row);
      fingerprint(view, from, to, SEED, print);
      const two = print[1]! & ~STATE;
      const slot = slotOf(tables[row]!, tables[row + SLOTS]!, print[0]!, two);
      const { words } = room;
      const before = words[slot + 1]! & STATE;
      if (before === FREE) {
        used += 1;
        tables[row + TAKEN]! += 1;
        words[slot] = print[0]!;
      }
      words[slot + 1] = two | PRESENT;
      return before === PRESENT;
    },
    remove(list, view, from, to) {
      if (!isExact) return 'open';
      const row = rowOf(list);
      if (tables[row + TAKEN]! > 0) {
        fingerprint(view, from, to, SEED, print);
        const slot = slotOf(tables[row]!, tables[row + SLOTS]!, print[0]!, print[1]! & ~STATE);
        const { words } = room;
        if ((words[slot + 1]! & STATE) === PRESENT) {
          words[slot + 1] = (words[slot + 1]! & ~STATE) | DELETED;
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
/** What a row of `tables` holds behind the place of the table. */
const [SLOTS, TAKEN, SINCE, ROW] = [1, 2, 3, 4];
const SEED = 1;
