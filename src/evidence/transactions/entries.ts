/** What is wrong with an entry, told by its bytes, without making a string. */
import { PROBLEMS, type Problem } from '../../model/transaction-types.js';
import { plainEnd } from './bytes.js';
import { LETTER_M } from './openings.js';
import { bit, readAddress, type Entry } from './entry-address.js';

/**
 * Reads an A, a D or the first line of an M that is not ordinary, in the form that nearly all of them
 * have: one line, no control characters in the address, name and address parted by tabs or by columns.
 * What has another form goes to the exact parser (parse.ts), which agrees with all that is told here. A
 * file of nothing but odd records so takes little longer than a clean one.
 */

const [BLANK, TAB, SLASH, COLON] = [0x20, 0x09, 0x2f, 0x3a];
const ZERO = 0x30;
/** Index of the blank between name and address: column 33. */
const GAP = 32;
const [LONGEST_NAME, LONGEST_TYPE] = [30, 16];

/** 1 for control characters that end no line and are no blanks: a name has them like others. */
const IS_LIKE_A_LETTER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < TAB || (byte > 0x0d && byte < BLANK) || byte === 0x7f ? 1 : 0,
);

const EMPTY_NAME = bit('emptyName');
const NAME_TOO_LONG = bit('nameTooLong');
const ARTEFACT = bit('exchangeArtefacts');
const ADDRESS_MISSING = bit('addressMissing');

/** The problems that `bits` stand for are handed on one by one. */
export function eachProblem(bits: number, take: (problem: Problem) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1)
    take(PROBLEMS[31 - Math.clz32(rest & -rest)]!);
}

/**
 * True when the entry is read; then `found` says all that there is to say about it. `isScanned`: that
 * there are control characters is known, and the name may have some.
 */
export function readEntry(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  found: Entry,
  isScanned: boolean,
): boolean {
  const second = bytes[from + 1]!;
  if (to - from < 2 || (second !== BLANK && second !== TAB)) return false;
  const start = from + 2;
  let at = plainEnd(bytes, view, start, to);
  while (isScanned && at < to && IS_LIKE_A_LETTER[bytes[at]!] === 1)
    at = plainEnd(bytes, view, at + 1, to);
  const gap = from + GAP;
  let nameEnd = at;
  if (at === to) {
    // Without a tab the address is in its column. A type elsewhere takes a closer look.
    const hasGap = to > gap && bytes[gap] === BLANK;
    if (!(hasGap && isTypeAt(bytes, gap + 1, to)) && hasColon(bytes, start, to)) return false;
    nameEnd = hasGap ? gap : to;
  } else if (bytes[at] !== TAB || (at > gap && bytes[gap] === BLANK)) {
    // A tab behind the column leaves open which of them parts name and address.
    return false;
  }
  found.problems = readName(bytes, start, nameEnd, found);
  let address = nameEnd + 1;
  let end = to;
  while (address < end && isBlank(bytes[address]!)) address += 1;
  while (end > address && isBlank(bytes[end - 1]!)) end -= 1;
  found.keyFrom = found.keyTo = 0;
  found.hasAddress = address < end;
  if (found.hasAddress) return readAddress(bytes, view, address, end, found);
  found.mayHaveData = true;
  // What M lacks is told by its second line.
  const isAll = bytes[from] !== LETTER_M;
  if (isAll && (found.problems & (EMPTY_NAME | NAME_TOO_LONG)) === 0)
    found.problems |= ADDRESS_MISSING;
  return true;
}

const isBlank = (byte: number): boolean => byte === BLANK || byte === TAB;

function readName(bytes: Uint8Array, start: number, nameEnd: number, found: Entry): number {
  let from = start;
  let to = nameEnd;
  while (to > from && bytes[to - 1] === BLANK) to -= 1;
  const size = to - from;
  while (from < to && bytes[from] === BLANK) from += 1;
  found.nameFrom = from;
  found.nameTo = to;
  if (from === to) return EMPTY_NAME;
  const last = bytes[to - 1]! - ZERO;
  const isArtefact =
    to - from >= 3 &&
    (last === 1 || last === 2) &&
    bytes[to - 2] === ZERO &&
    bytes[to - 3] === ZERO;
  return (size > LONGEST_NAME ? NAME_TOO_LONG : 0) | (isArtefact ? ARTEFACT : 0);
}

function hasColon(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] === COLON) return true;
  return false;
}

/** Whether a type stands in its column: at most 16 characters and a colon. */
function isTypeAt(bytes: Uint8Array, from: number, to: number): boolean {
  const most = Math.min(to, from + LONGEST_TYPE + 1);
  for (let at = from; at < most; at += 1) {
    const byte = bytes[at]!;
    if (byte === COLON) return at > from;
    if (byte <= BLANK || byte === SLASH || byte >= 0x80) return false;
  }
  return false;
}
