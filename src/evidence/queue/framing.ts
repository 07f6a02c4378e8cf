/** How the records of a queue follow each other, as one guess. */
import { latin1, type Endian } from '../text/bytes.js';

/** A length field. `padded` counts the whole record with the bytes that round it up. */
export interface Length {
  offset: number;
  bytes: 1 | 2 | 4;
  endian: Endian;
  counts: 'text' | 'text+nul' | 'record' | 'padded';
}

/** Where the byte of a length stands that a small one fills alone. */
export const lowByte = ({ offset, bytes, endian }: Length): number =>
  endian === 'little' ? offset : offset + bytes - 1;

/** A number in the fixed part that rises; it holds records together that nothing else does. */
export interface Anchor {
  offset: number;
  form: 'u32' | 'ten';
}

/** Nothing of this was ever published; each value is one hypothesis that infer.ts prices. */
export interface Framing {
  side: 'before' | 'after';
  /** Size of the fixed part, 8 to 64 bytes. */
  fixed: number;
  /** A NUL follows each text. */
  nul: boolean;
  /** Records are rounded up to a multiple of this. */
  pad: 1 | 2 | 4;
  length: Length | null;
  anchor: Anchor | null;
}

/** One record's extent. `start` to `end` is the whole record: fixed part, NUL and padding included. */
export interface Span {
  start: number;
  textStart: number;
  textEnd: number;
  end: number;
}

export const newSpan = (): Span => ({ start: 0, textStart: 0, textEnd: 0, end: 0 });

/** Longer texts are taken for damage. The longest published transaction has some 100 characters. */
export const LONGEST_TEXT = 8192;
export const SMALLEST_FIXED = 8;
export const LARGEST_FIXED = 64;
/** Sync numbers may skip (Q118298); a wider gap does not hold records together. */
export const LARGEST_GAP = 100;

export const fixedStart = (span: Span, { side, nul }: Framing): number =>
  side === 'before' ? span.start : span.textEnd + (nul ? 1 : 0);

/** A size rounded up as records are. */
export const padded = (size: number, pad: number): number => Math.ceil(size / pad) * pad;

/** What the length field of a record with that much text holds. */
export function lengthOf(
  text: number,
  { fixed, nul, pad }: Framing,
  counts: Length['counts'],
): number {
  if (counts === 'text') return text;
  if (counts === 'text+nul') return text + 1;
  const record = text + fixed + (nul ? 1 : 0);
  return counts === 'record' ? record : padded(record, pad);
}

/** Whether a length field tells where the text ends, and not only where the record does. */
export const marksTextEnd = ({ side, length }: Framing): boolean =>
  length !== null &&
  (side === 'before' || length.counts === 'text' || length.counts === 'text+nul');

/** Whether a length tells where records end, and only by that where their texts do. */
export const endsWithRecord = ({ length }: Framing): boolean =>
  length?.counts === 'record' || length?.counts === 'padded';

/** Whether a length and a NUL both say where a text ends: then the text may hold what no text has. */
export const isHeldTwice = ({ nul, length }: Framing): boolean => nul && length !== null;

/** 3: begins like a transaction (Q96001); 2: like one without its blank; 1: like a continuation. */
export function shape(bytes: Uint8Array, from: number, to: number): 0 | 1 | 2 | 3 {
  const first = bytes[from] ?? 0;
  if (first === BLANK) return 1;
  if (OPENING[first] !== 1 || to - from < 3) return 0;
  const second = bytes[from + 1]!;
  if (second === BLANK || second === TAB) return 3;
  return (first === HASH || first === DASH) && second > BLANK ? 2 : 0;
}
const [BLANK, TAB, HASH, DASH] = [0x20, 0x09, 0x23, 0x2d];
/** The code letters of Q96001, the dummy record's # (Q110496), and - before template data (Q96001). */
const OPENING = Uint8Array.from({ length: 256 }, (_, byte) =>
  'ADMRT#-'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

const HEADER_START =
  /^(?:[A-Z#&*-][ \t]?|\[DIRSYNC\]\s*)?(?:DXA-)?(?:IMP(?:ORT)?|SRV|SVR|REQ)[ _-]?S(?:EQ|YNC)(?![A-Z])/i;

/** Whether a header transaction begins here. Its form is unknown, so its names alone tell. */
export const headerBegins = (bytes: Uint8Array, from: number, to: number): boolean =>
  HEADER_START.test(latin1(bytes, from, Math.min(to, from + 48)));
