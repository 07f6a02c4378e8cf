/** What waits in a REQTRANS.GLB: runs of numbers, exports, lists. */
import type { Observation, PendingQueue, Place } from '../../model/types.js';
import { latin1 } from '../text/bytes.js';
import { isOrdinary, newOrdinary } from './fast.js';
import { openLists } from './lists.js';
import { COLUMN_OF, idOf } from './sums.js';
import { parseTransaction } from './parse.js';

/** What waits in a REQTRANS.GLB: runs of sync numbers, and the lists that it is about. */

/** More runs than this are not kept: a queue so torn says nothing exact about what waits in it. */
const MOST_RUNS = 65_536;
const [MOST_LISTS, MOST_REPLACES] = [64, 64];
const [HASH, LETTER_R] = [0x23, 0x52];

interface Dummy {
  number: number;
  place: Place;
}

/**
 * The records that hold the last confirmed number (Q133428, Q110496). An import adds one (Q119452), and
 * nothing says that an older one goes then: the highest is the newest, as the numbers rise (Q96060).
 */
function openDummies() {
  let first: Dummy | null = null;
  let highest: Dummy | null = null;
  let isOpen = false;
  return {
    add(number: number | null, at: () => Place): void {
      if (number === null) isOpen = true;
      else {
        first ??= { number, place: at() };
        if (number > (highest?.number ?? -1)) highest = { number, place: at() };
      }
    },
    areSeen: (): boolean => isOpen || first !== null,
    /** The highest first; none where one of them has a number that is not known. */
    told: (): Dummy[] =>
      isOpen
        ? []
        : [highest, first?.number === highest?.number ? null : first].flatMap((each) => each ?? []),
  };
}

export interface Waiting {
  /** One record; `count` is its place in the queue, from 1. */
  add(
    bytes: Uint8Array,
    from: number,
    to: number,
    number: number | null,
    count: number,
    at: () => Place,
    text: () => string,
  ): void;
  /** `isWhole`: seen from its first record, and nothing skipped or damaged. */
  end(
    requestor: string | null,
    isWhole: boolean,
    records: number,
    at: Place,
  ): {
    pending: PendingQueue;
    observations: Observation[];
  };
}

export function openWaiting(isLoose: boolean): Waiting {
  const lists = openLists(MOST_LISTS);
  const found = newOrdinary();
  const runs: [number, number][] = [];
  const replaces: PendingQueue['replaces'] = [];
  const dummies = openDummies();
  let unordered: Place | null = null;
  let isNumbered = true;
  let isSorted = true;
  let isTorn = false;
  let previous = -1;
  let highest = -1;

  const wait = (number: number | null): void => {
    const last = runs[runs.length - 1];
    if (number === null) isSorted = false;
    else if (last && number === last[1] + 1) last[1] = number;
    else if (runs.length < MOST_RUNS) runs.push([number, number]);
    else isTorn = true;
  };
  const see = (number: number | null, at: () => Place): void => {
    if (number === null) {
      isNumbered = false;
      return;
    }
    if (number <= previous) unordered ??= at();
    previous = number;
    highest = Math.max(highest, number);
  };
  /** The id of the list that a transaction is about, or -1; and its code letter. */
  const listOf = (bytes: Uint8Array, from: number, to: number, text: () => string): number => {
    const isPlain = !isLoose && isOrdinary(bytes, from, to, lists, found);
    if (isPlain && found.code === 0x2d) return -1;
    if (isPlain && found.list >= 0) return found.list;
    const id = isPlain ? lists.find(bytes, found.view, found.listFrom, found.listTo) : -1;
    if (id >= 0) return id;
    const parsed = parseTransaction(isLoose ? text() : latin1(bytes, from, to), isLoose);
    const { type, list } = parsed.address ?? { type: null, list: null };
    if (list === null) return -1;
    const shown = (): string | null =>
      isLoose ? list : (parseTransaction(text()).address?.list ?? list);
    return idOf(lists, type, list, shown);
  };

  return {
    add(bytes, from, to, number, count, at, text) {
      see(number, at);
      const first = bytes[from];
      if (first === HASH) {
        dummies.add(number, at);
        return;
      }
      wait(number);
      const list = listOf(bytes, from, to, text);
      if (list < 0) return;
      lists.add(list, COLUMN_OF.A);
      if (first === LETTER_R && replaces.length < MOST_REPLACES)
        replaces.push({ number, list: lists.name(list) });
    },
    end(requestor, isWhole, records, at) {
      const of = { kind: 'requestor', name: requestor } as const;
      const observations: Observation[] = [];
      const say = (
        fact: Observation['fact'],
        value: Observation['value'],
        where: Place = at,
      ): void => void observations.push({ of, fact, value, source: 'reqtrans', at: where });
      for (const { number, place } of dummies.told()) say('requestor.ReqSync', number, place);
      say('reqtrans.read', true);
      if (records > 0 || isWhole) say('reqtrans.isEmpty', records === 0);
      const isKnown = isWhole && isNumbered;
      if (isKnown && records > 0) say('reqtrans.lastNumber', highest);
      // What was confirmed is cleared (Q96060, Q133428): that all below the first were is inferred.
      const first = runs[0]?.[0] ?? 0;
      if (isKnown && !unordered && !dummies.areSeen() && first > 1)
        observations.push({
          ...{ of, fact: 'requestor.ReqSync', value: first - 1, source: 'reqtrans', at },
          isLeast: true,
        });
      const [dummy] = dummies.told();
      if (dummy) say('reqtrans.dummyNumber', dummy.number, dummy.place);
      if (unordered) say('reqtrans.outOfOrder', true, unordered);
      else if (isKnown) say('reqtrans.outOfOrder', false);
      return {
        observations,
        pending: {
          ...{ requestor, runs, replaces, at },
          lists: Array.from({ length: lists.size }, (_, id) => ({
            list: lists.name(id),
            count: lists.count(id, COLUMN_OF.A),
          })),
          complete: isWhole && isSorted && !isTorn,
        },
      };
    },
  };
}
