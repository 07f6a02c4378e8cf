/** Proves on its bytes that a record is ordinary, without making a string. */
import { blanksBegin, isPart, lineEnd, lineStart, PART_BYTE, plainEnd, viewOf } from './bytes.js';
import type { Lists } from './lists.js';
import { isWritten } from './spellings.js';

/**
 * Proves on its bytes alone that a record is an ordinary transaction, so that no text need be made
 * of it. What this does not prove goes to the exact parser (transaction.ts), which then agrees.
 */

/** Where the pieces of an ordinary record lie. One object is used again for all records. */
export interface Ordinary {
  /** First byte: A, D, R, T or -. */
  code: number;
  nameFrom: number;
  nameTo: number;
  /** The list as it is written, `PCM:NET/PO`. */
  listFrom: number;
  listTo: number;
  /** The list's id where its bytes were seen before, or -1. */
  list: number;
  /** The bytes at hand, for looks at four of them at once. */
  view: DataView;
  viewed: Uint8Array;
}

const [A, D, R, T, DASH] = [0x41, 0x44, 0x52, 0x54, 0x2d];
const [BLANK, TAB, SLASH, COLON] = [0x20, 0x09, 0x2f, 0x3a];
const LONGEST_NAME = 30;
const LONGEST_PART = 10;
const PREFIX = 4;
/** MSMAIL. */
const LONGEST_TYPE = 6;

export function newOrdinary(): Ordinary {
  const viewed = new Uint8Array(0);
  const none = { code: 0, nameFrom: 0, nameTo: 0, listFrom: 0, listTo: 0, list: -1 };
  return { ...none, view: viewOf(viewed), viewed };
}

/** True when the record is proven ordinary; `found` then says where its pieces are. */
export function isOrdinary(
  bytes: Uint8Array,
  from: number,
  to: number,
  lists: Lists,
  found: Ordinary,
): boolean {
  const code = bytes[from]!;
  found.code = code;
  lookAt(bytes, found);
  if (code === DASH) return isTemplateData(bytes, from, to, found);
  if (code === A || code === D) return isEntry(bytes, found.view, from, to, lists, found);
  if ((code !== R && code !== T) || to - from < 8) return false;
  const second = bytes[from + 1]!;
  return (
    (second === BLANK || second === TAB) && isList(bytes, found.view, from + 2, to, lists, found)
  );
}

/** To be called whenever there are other bytes. */
export function lookAt(bytes: Uint8Array, found: Ordinary): void {
  if (found.viewed === bytes) return;
  found.viewed = bytes;
  found.view = viewOf(bytes);
}

/** Whether what follows an A or a D is ordinary. All in one piece, since nearly all records are A. */
export function isEntry(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  lists: Lists,
  found: Ordinary,
): boolean {
  const second = bytes[from + 1]!;
  if (to - from < 8 || (second !== BLANK && second !== TAB)) return false;
  const start = from + 2;
  const limit = Math.min(to, start + LONGEST_NAME + 1);
  const at = plainEnd(bytes, view, start, limit);
  // Column 33 is the first behind 30 characters: a blank there, and the type behind it.
  const isTabbed = at < limit && bytes[at] === TAB;
  if (!isTabbed && !(at === limit && bytes[at - 1] === BLANK)) return false;
  const address = isTabbed ? at + 1 : at;
  const last = blanksBegin(bytes, view, start, address - 1);
  if (last === start || bytes[start] === BLANK) return false;
  // Exchange makes names unique with 001, or 002 (Q146676, Q146681).
  const digit = bytes[last - 1]!;
  if ((digit === 0x31 || digit === 0x32) && bytes[last - 2] === 0x30) return false;
  found.nameFrom = start;
  found.nameTo = last;
  const { last: known } = lists;
  const end = address + known.size;
  // The list of the entry before it, and a mailbox.
  if (
    end < to - 1 &&
    bytes[end] === SLASH &&
    to - end <= LONGEST_PART + 1 &&
    isWritten(known, view, address, known.size) &&
    isPart(bytes, view, end + 1, to)
  ) {
    found.listFrom = address;
    found.listTo = end;
    found.list = known.id;
    return true;
  }
  return isOtherList(bytes, view, address, to, lists, found);
}

function isOtherList(
  bytes: Uint8Array,
  view: DataView,
  address: number,
  to: number,
  lists: Lists,
  found: Ordinary,
): boolean {
  // From the end, since a part of letters and digits ends at the same slash from either side.
  const least = Math.max(address, to - LONGEST_PART - 1);
  let slash = to - 1;
  while (slash > least && PART_BYTE[bytes[slash]!] === 1) slash -= 1;
  return (
    bytes[slash] === SLASH && slash < to - 1 && isList(bytes, view, address, slash, lists, found)
  );
}

/**
 * Whether an M and its second line (Q132681) are ordinary entries but for their code letters; `second`
 * then says where the pieces of the new name and address are.
 */
export function isChange(
  bytes: Uint8Array,
  from: number,
  to: number,
  lists: Lists,
  found: Ordinary,
  second: Ordinary,
): boolean {
  const { view } = found;
  let end = plainEnd(bytes, view, from + 2, to);
  if (bytes[end] === TAB && end < to) end = plainEnd(bytes, view, end + 1, to);
  const next = lineStart(bytes, end, to);
  return (
    next > end &&
    bytes[next] === BLANK &&
    isEntry(bytes, view, from, end, lists, found) &&
    isEntry(bytes, view, next, to, lists, second) &&
    !mayBeOther(bytes, second)
  );
}

/** Whether a second line may begin with template data or with a type, and has no name then. */
function mayBeOther(bytes: Uint8Array, { nameFrom, nameTo }: Ordinary): boolean {
  if (bytes[nameFrom] === DASH) return true;
  const end = Math.min(nameTo, nameFrom + LONGEST_TYPE + 1);
  for (let at = nameFrom; at < end; at += 1) if (bytes[at] === COLON) return true;
  return false;
}

/** Whether these bytes are an ordinary list: one that was seen before, or `PCM:NET/PO`, `CSI:NET/PO`. */
function isList(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  lists: Lists,
  found: Ordinary,
): boolean {
  if (to - from <= PREFIX) return false;
  found.listFrom = from;
  found.listTo = to;
  found.list = lists.known(view, from, to);
  if (found.list >= 0) return true;
  if (bytes[from + 3] !== COLON || !isPostofficeType(bytes, from)) return false;
  const network = partEnd(bytes, from + PREFIX, to);
  if (network === from + PREFIX || bytes[network] !== SLASH || network >= to) return false;
  return network + 1 < to && partEnd(bytes, network + 1, to) === to;
}

function isPostofficeType(bytes: Uint8Array, at: number): boolean {
  const [one, two, three] = [bytes[at]! | 0x20, bytes[at + 1]! | 0x20, bytes[at + 2]! | 0x20];
  return (
    (one === 0x70 && two === 0x63 && three === 0x6d) ||
    (one === 0x63 && two === 0x73 && three === 0x69)
  );
}

/** Where a part of an address ends: at the first byte that it cannot have, or behind ten. */
function partEnd(bytes: Uint8Array, from: number, to: number): number {
  const limit = Math.min(to, from + LONGEST_PART);
  let at = from;
  while (at < limit && PART_BYTE[bytes[at]!] === 1) at += 1;
  return at;
}

/** `- Prompt:/value`. A slash behind anything but a colon may be doubled, and is left to the parser. */
function isTemplateData(bytes: Uint8Array, from: number, to: number, found: Ordinary): boolean {
  let at = from + 1;
  while (at < to && bytes[at] !== SLASH) at += 1;
  if (at >= to || bytes[at - 1] !== COLON) return false;
  found.nameFrom = from + 1;
  found.nameTo = at;
  return lineEnd(bytes, from, to) === to;
}
