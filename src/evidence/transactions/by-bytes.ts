/** Counts a record on its bytes alone, without making a text of it. */
import { latin1, textRunEnd } from '../text/bytes.js';
import { eachLine, lineEnd, lineStart } from './bytes.js';
import type { Counting } from './counting.js';
import { eachProblem, readEntry } from './entries.js';
import { newEntry } from './entry-address.js';
import { isChange, isOrdinary, lookAt, newOrdinary, type Ordinary } from './fast.js';
import { COLUMN } from './lists.js';
import {
  AND,
  DASH,
  HASH,
  IS_ENTRY,
  isLetter,
  KNOWN_START,
  LETTER_A,
  LETTER_D,
  LETTER_M,
  LETTER_R,
  LETTER_T,
} from './openings.js';
import { COLUMN_OF } from './sums.js';

const LOWER_C = 0x63;

/** Each gives false when only the exact parser can count the record; nothing has been counted then. */
export interface ByBytes {
  /** The pieces of the record that was looked at last. */
  readonly found: Ordinary;
  /** A record of which is known whether it has control characters. */
  count(bytes: Uint8Array, from: number, to: number): boolean;
  /** One that has not been looked at; `isProven` says that it is an ordinary A. */
  addOther(bytes: Uint8Array, from: number, to: number, isProven: boolean): boolean;
}

export function openByBytes(counting: Counting): ByBytes {
  const { sums, names, atHand, note } = counting;
  const { lists, byCode } = sums;
  const found = newOrdinary();
  const second = newOrdinary();
  const entry = newEntry();

  /** The list of an ordinary record; -1 where it is new and there is no room. */
  const listOf = (bytes: Uint8Array, { list, view, listFrom, listTo }: Ordinary): number =>
    list >= 0 ? list : sums.listAt(bytes, view, listFrom, listTo, true);

  /** Counts a record that its bytes prove ordinary; false when only the exact parser can. */
  const addOrdinary = (bytes: Uint8Array): boolean => {
    const { code, nameFrom, nameTo, view } = found;
    if (code === DASH) {
      counting.addData(view, nameFrom, nameTo);
      return true;
    }
    const id = listOf(bytes, found);
    if (id < 0 && !lists.isFull) return false;
    if (counting.isWaiting) counting.close();
    atHand.turnTo(id, true);
    if (id < 0) addLeftOut(bytes, code);
    else if (code === LETTER_A) {
      byCode.A += 1;
      lists.add(id, COLUMN.adds);
      if (names.add(id, view, nameFrom, nameTo)) note('duplicateNames');
    } else if (code === LETTER_D) {
      byCode.D += 1;
      lists.add(id, COLUMN.deletes);
      if (names.remove(id, view, nameFrom, nameTo) === 'unknown') note('unknownAliases');
    } else if (code === LETTER_R) {
      byCode.R += 1;
      lists.add(id, COLUMN.replaces);
      names.empty(id);
    } else {
      byCode.T += 1;
      lists.add(id, COLUMN.templates);
    }
    if (code === LETTER_T) counting.beginTemplate(id);
    return true;
  };

  /** Counts an ordinary record whose list came when there was no room any more. */
  const addLeftOut = (bytes: Uint8Array, code: number): void => {
    const { view, listFrom, listTo } = found;
    lists.leaveOut(view, listFrom, listTo);
    // New ones that are ordinary are of these two types (see fast.ts).
    sums.type((bytes[listFrom]! | 0x20) === LOWER_C ? 'CSI' : 'PCM');
    byCode[String.fromCharCode(code) as 'A' | 'D' | 'R' | 'T'] += 1;
    names.giveUp();
  };

  /**
   * Counts an odd entry whose bytes show all that is wrong with it; false when its list is new. `goesOn`:
   * it has further lines.
   */
  const addEntry = (bytes: Uint8Array, from: number, goesOn: boolean): boolean => {
    const { key, keyView, keyFrom, keyTo, problems: bits, nameFrom, nameTo } = entry;
    const id = keyTo > keyFrom ? sums.listAt(key, keyView, keyFrom, keyTo, false) : -1;
    if (id < 0 && keyTo > keyFrom) return false;
    const code = bytes[from] === LETTER_A ? 'A' : bytes[from] === LETTER_D ? 'D' : 'M';
    if (counting.isWaiting) counting.close();
    byCode[code] += 1;
    if (bits !== 0) eachProblem(bits, note);
    if (id >= 0) lists.add(id, COLUMN_OF[code]);
    else if (entry.hasAddress) sums.type(entry.type);
    atHand.turnTo(id, entry.mayHaveData);
    const isNamed = id >= 0 && nameFrom < nameTo;
    if (code === 'A') {
      if (isNamed && names.add(id, found.view, nameFrom, nameTo)) note('duplicateNames');
      return true;
    }
    const was = isNamed ? names.remove(id, found.view, nameFrom, nameTo) : 'open';
    if (was === 'unknown') note('unknownAliases');
    if (code === 'M') {
      const { hasAddress } = entry;
      const name = latin1(bytes, nameFrom, nameTo);
      counting.beginModify({ list: id, name, wasKnown: was === 'known', hasAddress, goesOn });
    }
    return true;
  };

  /** Counts an M with its second line; a list that is new with that line is not looked into. */
  const addChange = (bytes: Uint8Array): boolean => {
    const { view } = found;
    const id = listOf(bytes, found);
    if (id < 0) return false;
    counting.close();
    atHand.turnTo(id, true);
    byCode.M += 1;
    lists.add(id, COLUMN.modifies);
    if (names.remove(id, view, found.nameFrom, found.nameTo) === 'unknown') note('unknownAliases');
    const into =
      second.list >= 0 ? second.list : lists.find(bytes, view, second.listFrom, second.listTo);
    if (into >= 0 && names.add(into, view, second.nameFrom, second.nameTo)) note('duplicateNames');
    return true;
  };

  /** An entry that is not ordinary. `isScanned`: that it has control characters would be known. */
  const countEntry = (bytes: Uint8Array, from: number, to: number, isScanned: boolean): boolean =>
    readEntry(bytes, found.view, from, to, entry, isScanned) && addEntry(bytes, from, false);

  /** An entry with lines of template data behind it, which is how some print it (Q117260). */
  const countLines = (bytes: Uint8Array, from: number, end: number, to: number): boolean => {
    if (!eachLine(bytes, end, to, isData)) return false;
    const isCounted = isOrdinary(bytes, from, end, lists, found)
      ? addOrdinary(bytes)
      : readEntry(bytes, found.view, from, end, entry, true) &&
        addEntry(bytes, from, lineStart(bytes, end, to) < to);
    if (isCounted) eachLine(bytes, end, to, addDataLine);
    return isCounted;
  };
  const isData = (bytes: Uint8Array, from: number, to: number): boolean =>
    bytes[from] === DASH &&
    textRunEnd(bytes, from, to) === to &&
    isOrdinary(bytes, from, to, lists, second);
  const addDataLine = (bytes: Uint8Array, from: number, to: number): boolean => {
    isOrdinary(bytes, from, to, lists, second);
    counting.addData(second.view, second.nameFrom, second.nameTo);
    return true;
  };

  const count = (bytes: Uint8Array, from: number, to: number, isScanned: boolean): boolean => {
    if (isOrdinary(bytes, from, to, lists, found)) return addOrdinary(bytes);
    const first = bytes[from]!;
    if (first === LETTER_M && isChange(bytes, from, to, lists, found, second))
      return addChange(bytes);
    if (first === LETTER_A || first === LETTER_D || first === LETTER_M) {
      const end = isScanned ? lineEnd(bytes, from, to) : to;
      return end < to ? countLines(bytes, from, end, to) : countEntry(bytes, from, to, isScanned);
    }
    if (first === HASH) byCode['#'] += 1;
    else if (KNOWN_START[first] === 1 || counting.isWaiting) return false;
    else if (first === AND) counting.addStranger(null);
    else counting.addStranger(isLetter(first) ? 'badCode' : 'badColumn');
    return true;
  };

  /** Counts what is no entry of a list that is known; `isProven` says that it is an ordinary A. */
  const addOther = (bytes: Uint8Array, from: number, to: number, isProven: boolean): boolean => {
    const first = bytes[from]!;
    // The others prove what bytes they have.
    if (IS_ENTRY[first] === 0 && textRunEnd(bytes, from, to) !== to) return false;
    if (first !== LETTER_A) return count(bytes, from, to, false);
    lookAt(bytes, found);
    found.code = first;
    return isProven ? addOrdinary(bytes) : countEntry(bytes, from, to, false);
  };

  return { found, count: (bytes, from, to) => count(bytes, from, to, true), addOther };
}
