/** Counts by code letter and by address type. */
import {
  transactionsOf,
  type ListTally,
  type Problem,
  type TransactionTally,
} from '../../model/transaction-types.js';
import { latin1 } from '../text/bytes.js';
import { hasParts, parseAddress, type Address } from './address.js';
import { openScratch } from './bytes.js';
import { COLUMN, COUNTS, openLists, type Lists } from './lists.js';
import type { Code } from './parse.js';

/** How many transactions there are, by code letter, by address type and by list. */

type Counted = Exclude<Code, ' '>;
/** What each code letter counts as in its list. */
export const COLUMN_OF: Readonly<Record<'A' | 'D' | 'M' | 'R' | 'T', number>> = {
  A: COLUMN.adds,
  D: COLUMN.deletes,
  M: COLUMN.modifies,
  R: COLUMN.replaces,
  T: COLUMN.templates,
};
/** Types are told apart up to this number; a damaged file may show any word as a type. */
const MOST_TYPES = 256;

export interface Sums {
  readonly lists: Lists;
  readonly byCode: Record<Counted, number>;
  /** Counts a transaction that no list counts. */
  type(type: string): void;
  /** Counts a transaction with this address; gives the id of its list, or -1. */
  address(address: Address, column: number, shown: () => string | null): number;
  /**
   * The id of `TYPE:NET/PO` at these bytes, new or not; -1 where only a parser of texts can tell.
   * `isOrdinary` says that nothing is wrong with it; else that is found out.
   */
  listAt(bytes: Uint8Array, view: DataView, from: number, to: number, isOrdinary: boolean): number;
  end(): Pick<TransactionTally, 'count' | 'byCode' | 'byType' | 'lists' | 'listsLeftOut'>;
}

export function openSums(): Sums {
  const lists = openLists();
  const byCode = { A: 0, D: 0, M: 0, R: 0, T: 0, '-': 0, '#': 0, '?': 0 };
  /** The list named last, and its id: most transactions are of the same list as the one before. */
  let lastName: string | null = null;
  let lastType: string | null = null;
  let lastId = -1;
  /** Types of transactions that no list counts. */
  const types = new Map<string, number>();

  const addType = (type: string, count = 1): void => {
    const key = types.has(type) || types.size < MOST_TYPES ? type : '?';
    types.set(key, (types.get(key) ?? 0) + count);
  };

  return {
    lists,
    byCode,
    type: addType,
    address({ type, list }, column, shown) {
      if (lastId < 0 || list !== lastName || type !== lastType) {
        lastId = list === null ? -1 : idOf(lists, type, list, shown);
        lastName = list;
        lastType = type;
      }
      const id = lastId;
      if (id < 0) addType(type ?? 'PCM');
      else lists.add(id, column);
      return id;
    },
    listAt(bytes, view, from, to, isOrdinary) {
      const known = lists.find(bytes, view, from, to);
      if (known >= 0) return known;
      // What no ASCII letter is has another name in each code page.
      if (lists.isFull || !isAsciiBetween(bytes, from, to)) return -1;
      const text = latin1(bytes, from, to);
      const colon = text.indexOf(':');
      const type = text.slice(0, colon).toUpperCase();
      const parts = text.slice(colon + 1);
      const name = type === 'PCM' ? parts : `${type}:${parts}`;
      const list = { name, type, isOrdinary: isOrdinary || isOrdinaryList(name) };
      return lists.intern(bytes, view, from, to, list);
    },
    end() {
      const all = Array.from({ length: lists.size }, (_, id) => listTally(lists, id));
      for (const list of all) {
        const count = transactionsOf(list);
        if (count > 0) addType(list.type, count);
      }
      const { A, D, M, R, T } = byCode;
      return {
        count: A + D + M + R + T + byCode['?'],
        byCode,
        byType: [...types]
          .map(([type, count]) => ({ type, count }))
          .sort((one, two) => two.count - one.count),
        lists: joinGateways(all),
        listsLeftOut: lists.leftOut,
      };
    },
  };
}

/** The id of a list, or -1. */
export function knownId(lists: Lists, type: string | null, list: string): number {
  const key = keyOf(type, list);
  return lists.find(key.bytes, key.view, 0, key.size);
}

/** The id of a list, which gets one if it is new and there is room; else -1. */
export function idOf(
  lists: Lists,
  type: string | null,
  list: string,
  shown: () => string | null,
): number {
  const id = knownId(lists, type, list);
  if (id >= 0) return id;
  const name = shown() ?? list;
  const key = keyOf(type, list);
  return lists.intern(key.bytes, key.view, 0, key.size, {
    name,
    type: type ?? 'PCM',
    isOrdinary: isOrdinaryList(list),
  });
}

function isOrdinaryList(list: string): boolean {
  const problems: Problem[] = [];
  return parseAddress(list, 'list', problems).parts.length === 2 && problems.length === 0;
}

/**
 * The bytes by which a list is found: as ordinary records have them, with the type in front. They are
 * good until the next call.
 */
function keyOf(
  type: string | null,
  list: string,
): { bytes: Uint8Array; view: DataView; size: number } {
  const size = key.put(type === null || type === 'PCM' ? `PCM:${list}` : list);
  return { bytes: key.bytes, view: key.view, size };
}
const key = openScratch();

function isAsciiBetween(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! >= 0x80) return false;
  return true;
}

function listTally(lists: Lists, id: number): ListTally {
  return {
    list: lists.name(id),
    type: lists.type(id),
    replaces: lists.count(id, COLUMN.replaces),
    adds: lists.count(id, COLUMN.adds),
    deletes: lists.count(id, COLUMN.deletes),
    modifies: lists.count(id, COLUMN.modifies),
    templates: lists.count(id, COLUMN.templates),
    templateData: lists.count(id, COLUMN.templateData),
  };
}

/**
 * Where `R SNADS:` replaces a gateway type as a whole (Q96060), its lists of single nodes are one
 * list: what is added to them fills what R emptied.
 */
function joinGateways(all: readonly ListTally[]): ListTally[] {
  const whole = new Map(
    all
      .filter(({ list, type, replaces }) => replaces > 0 && hasParts(type) && list === `${type}:`)
      .map((list) => [list.type, list]),
  );
  return all.filter((list) => {
    const into = whole.get(list.type);
    if (into === undefined || into === list) return true;
    for (const count of COUNTS) into[count] += list[count];
    return false;
  });
}
