/** Small looks at the bytes of transactions that need no text. */

/** ASCII letters in capitals; every other byte stays. Names and lists are compared so. */
export const FOLD: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte,
);

/** 1 for what may stand in a part of an address without a second look: ASCII letters and digits. */
export const PART_BYTE: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x30 && byte <= 0x39) || (FOLD[byte]! >= 0x41 && FOLD[byte]! <= 0x5a) ? 1 : 0,
);

const [LF, CR] = [0x0a, 0x0d];

/** Where the line that begins at `from` ends; `to` where it is the last. */
export function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
}

/** Where the first line begins that is not empty, from a line end on; `to` where none does. */
export function lineStart(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === LF || bytes[at] === CR)) at += 1;
  return at;
}

/** Hands on each line from a line end on, but none that is empty, until one is refused; then false. */
export function eachLine(
  bytes: Uint8Array,
  from: number,
  to: number,
  take: (bytes: Uint8Array, from: number, to: number) => boolean,
): boolean {
  for (let at = lineStart(bytes, from, to); at < to;) {
    const end = lineEnd(bytes, at, to);
    if (!take(bytes, at, end)) return false;
    at = lineStart(bytes, end, to);
  }
  return true;
}

/** Texts as bytes, one after the other in the same place: a fresh array for each would be slow. */
export interface Scratch {
  bytes: Uint8Array;
  view: DataView;
  /** Writes a text and gives its size; a character that is no byte is spelt out. */
  put(text: string): number;
}

export function openScratch(): Scratch {
  const bytes = new Uint8Array(256);
  const scratch: Scratch = {
    bytes,
    view: viewOf(bytes),
    put(text) {
      if (3 * text.length > scratch.bytes.length) {
        scratch.bytes = new Uint8Array(6 * text.length);
        scratch.view = viewOf(scratch.bytes);
      }
      const { view } = scratch;
      let size = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code <= 0xff) view.setUint8(size++, code);
        else {
          view.setUint8(size, 1);
          view.setUint16(size + 1, code);
          size += 3;
        }
      }
      return size;
    },
  };
  return scratch;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where a text lies among others. */
export interface Placed {
  bytes: Uint8Array;
  from: number;
  to: number;
}

const BLOCK = 65_536;

/**
 * Puts texts one behind the other, never over each other, in blocks: bytes of its own for each text
 * would cost more than to check it. What is given back is good until the next text.
 */
export function textBlocks(): (text: string) => Readonly<Placed> {
  const at: Placed = { bytes: new Uint8Array(0), from: 0, to: 0 };
  return (text) => {
    const size = written.put(text);
    if (at.to + size > at.bytes.length) {
      at.bytes = new Uint8Array(Math.max(BLOCK, size));
      at.to = 0;
    }
    at.from = at.to;
    at.to += size;
    // A copy of a few bytes is done before a view of them is made.
    if (size > FEW) at.bytes.set(written.bytes.subarray(0, size), at.from);
    else for (let i = 0; i < size; i += 1) at.bytes[at.from + i] = written.bytes[i]!;
    return at;
  };
}
const FEW = 64;
const written = openScratch();

/** Four bytes with their ASCII letters in capitals: what FOLD does, to a word at once. */
function foldWord(word: number): number {
  const seven = word & 0x7f7f7f7f;
  const isLower = (seven + 0x1f1f1f1f) & ~(seven + 0x05050505) & ~word & HIGH_BITS;
  return word ^ (isLower >>> 2);
}
const HIGH_BITS = 0x80808080 | 0;

/**
 * Bits for those of four bytes that are below a blank or DEL: a tab, a line end, a control character.
 * The lowest bit is one of the first of them; those above it may be of other bytes.
 */
function controlsIn(word: number): number {
  const fromDel = word ^ 0x7f7f7f7f;
  const isBelow = (word - 0x20202020) & ~word;
  return (isBelow | ((fromDel - 0x01010101) & ~fromDel)) & HIGH_BITS;
}

const [BLANK, DEL] = [0x20, 0x7f];
/** The first position in [from, to) of a control character, or `to`. */
export function plainEnd(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const controls = controlsIn(view.getInt32(at, true));
    if (controls !== 0) return at + ((31 - Math.clz32(controls & -controls)) >> 3);
  }
  while (at < to && bytes[at]! >= BLANK && bytes[at] !== DEL) at += 1;
  return at;
}

/** Where the blanks begin that end at `to`; `from` where there is nothing else. */
export function blanksBegin(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let at = to;
  while (at - 4 >= from && view.getInt32(at - 4, true) === FOUR_BLANKS) at -= 4;
  while (at > from && bytes[at - 1] === BLANK) at -= 1;
  return at;
}
const FOUR_BLANKS = 0x20202020;

/** Whether four bytes are ASCII letters or digits: what PART_BYTE tells of one. */
function areOfPart(word: number): boolean {
  const lower = word | FOUR_BLANKS;
  const isLetter = (lower + 0x1f1f1f1f) & ~(lower + 0x05050505);
  const isDigit = (word + 0x50505050) & ~(word + 0x46464646);
  return ((isLetter | isDigit) & ~word & HIGH_BITS) === HIGH_BITS;
}

/** Whether there are ASCII letters and digits alone. */
export function isPart(bytes: Uint8Array, view: DataView, from: number, to: number): boolean {
  if (to - from < 4) {
    for (let at = from; at < to; at += 1) if (PART_BYTE[bytes[at]!] !== 1) return false;
    return true;
  }
  for (let at = from; at + 4 < to; at += 4) if (!areOfPart(view.getInt32(at, true))) return false;
  return areOfPart(view.getInt32(to - 4, true));
}

/**
 * Two 32-bit words that stand for the folded bytes, and for two numbers that go with them; `out` gets
 * both. Other numbers give other words for the same bytes.
 */
export function fingerprint(
  view: DataView,
  from: number,
  to: number,
  first: number,
  second: number,
  out: Int32Array,
): void {
  let one = Math.imul(first + 1, 0x27d4eb2f) ^ (to - from);
  let two = Math.imul(second + 1, 0x9e3779b1);
  for (let at = from; at + 4 < to; at += 4) {
    const word = foldWord(view.getInt32(at, true));
    one = mixOne(one, word);
    two = mixTwo(two, word);
  }
  // The last four bytes take in some of those before them again, so that no byte is left.
  const word = to - from < 4 ? shortWord(view, from, to) : view.getInt32(to - 4, true);
  one = mixOne(one, foldWord(word));
  two = mixTwo(two, foldWord(word));
  out[0] = finish(one);
  out[1] = finish(two ^ one);
}

function mixOne(one: number, word: number): number {
  const mixed = Math.imul(one ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function mixTwo(two: number, word: number): number {
  const mixed = Math.imul(two + word, 0xc2b2ae35);
  return (mixed << 13) | (mixed >>> 19);
}

/** Fewer than four bytes as one word. */
function shortWord(view: DataView, from: number, to: number): number {
  let word = 0;
  for (let at = from; at < to; at += 1) word = (word << 8) | view.getUint8(at);
  return word;
}

function finish(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
