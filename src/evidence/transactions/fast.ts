/** Proves on its bytes that a record is ordinary, without making a string. */
import { hasControl, PART_BYTE, viewOf } from './bytes.js';
import type { KnownList } from './lists.js';

/**
 * Proves on its bytes alone that a record is an ordinary transaction, so that no text need be made
 * of it. What this does not prove goes to the exact parser (transaction.ts), which then agrees.
 */

/** Where the pieces of an ordinary record lie. One object is used again for all records. */
export interface Ordinary {
  /** First byte: A, D, R or -. */
  code: number;
  nameFrom: number;
  nameTo: number;
  /** The list as it is written, `PCM:NET/PO`. */
  listFrom: number;
  listTo: number;
  /** The list's id where it is the one seen last, or -1. */
  list: number;
  /** The bytes at hand, for looks at four of them at once. */
  view: DataView;
  viewed: Uint8Array;
}

const [A, D, R, DASH] = [0x41, 0x44, 0x52, 0x2d];
const [BLANK, TAB, LF, CR, SLASH, COLON, DEL] = [0x20, 0x09, 0x0a, 0x0d, 0x2f, 0x3a, 0x7f];
const LONGEST_NAME = 30;
const LONGEST_PART = 10;
const PREFIX = 4;

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
  last: KnownList,
  found: Ordinary,
): boolean {
  const code = bytes[from]!;
  found.code = code;
  if (found.viewed !== bytes) {
    found.viewed = bytes;
    found.view = viewOf(bytes);
  }
  if (code === DASH) return isTemplateData(bytes, from, to, found);
  if ((code !== A && code !== D && code !== R) || to - from < 8) return false;
  const second = bytes[from + 1]!;
  if (second !== BLANK && second !== TAB) return false;
  if (code === R) return findList(bytes, from + 2, to, last, found) && found.listTo === to;
  const address = findName(bytes, from + 2, to, found);
  if (address < 0 || !findList(bytes, address, to, last, found)) return false;
  const mailbox = found.listTo + 1;
  return bytes[found.listTo] === SLASH && partEnd(bytes, mailbox, to) === to && mailbox < to;
}

/** Finds the name that begins at `start`; gives where the address begins, or -1. */
function findName(bytes: Uint8Array, start: number, to: number, found: Ordinary): number {
  const limit = Math.min(to, start + LONGEST_NAME + 1);
  const { view } = found;
  let at = start;
  while (at + 4 <= limit && !hasControl(view.getInt32(at, true))) at += 4;
  while (at < limit && bytes[at]! >= BLANK && bytes[at] !== DEL) at += 1;
  // Column 33 is the first behind 30 characters: a blank there, and the type behind it.
  const isTabbed = at < limit && bytes[at] === TAB;
  if (!isTabbed && !(at === limit && bytes[at - 1] === BLANK)) return -1;
  const end = isTabbed ? at : at - 1;
  let last = end;
  while (last > start && bytes[last - 1] === BLANK) last -= 1;
  if (last === start || bytes[start] === BLANK) return -1;
  // Exchange makes names unique with 001, or 002 (Q146676, Q146681).
  const isOneOrTwo = bytes[last - 1] === 0x31 || bytes[last - 1] === 0x32;
  if (isOneOrTwo && bytes[last - 2] === 0x30) return -1;
  found.nameFrom = start;
  found.nameTo = last;
  return end + 1;
}

/** Finds `PCM:NET/PO` or `CSI:NET/PO` at `at`; its end is where the second slash or the text ends. */
function findList(
  bytes: Uint8Array,
  at: number,
  to: number,
  last: KnownList,
  found: Ordinary,
): boolean {
  found.listFrom = at;
  if (isSame(found.view, at, to, last)) {
    found.listTo = at + last.size;
    found.list = last.id;
    return true;
  }
  found.list = -1;
  if (at + PREFIX >= to || bytes[at + 3] !== COLON || !isPostofficeType(bytes, at)) return false;
  const network = partEnd(bytes, at + PREFIX, to);
  if (network === at + PREFIX || bytes[network] !== SLASH || network >= to) return false;
  found.listTo = partEnd(bytes, network + 1, to);
  return found.listTo > network + 1;
}

/** Whether the list seen last stands at `at`, and ends there. */
function isSame(view: DataView, at: number, to: number, { written, size }: KnownList): boolean {
  const end = at + size;
  if (size === 0 || end > to || (end < to && view.getUint8(end) !== SLASH)) return false;
  // The last four bytes first: lists of one network differ there. `X:A/B` has more than four.
  if (view.getInt32(end - 4, true) !== written.getInt32(size - 4, true)) return false;
  for (let i = 0; i + 4 < size; i += 4)
    if (view.getInt32(at + i, true) !== written.getInt32(i, true)) return false;
  return true;
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
  for (let i = from; i < to; i += 1) if (bytes[i] === LF || bytes[i] === CR) return false;
  return true;
}
