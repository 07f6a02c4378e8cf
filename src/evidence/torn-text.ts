/** Text evidence with bytes in it that no text has: it was cut, padded or damaged, and is no queue. */
import { TEXT_BYTE, withoutNulEnds } from './text/bytes.js';

/** A queue has binary fields between its texts; in text that was damaged so few bytes are not text. */
const LEAST_TEXT = 0.9;
/** Line ends that a queue of its size would not hold by chance. */
const LEAST_LINES = 3;
const LINE_FEED = 0x0a;
/** As much is looked at: a large queue under another name is no text, and need not wait to be told so. */
const LOOKED_AT = 32_768;

/**
 * The text without what is none, where what is left is nearly all of it and has lines; else null. NUL
 * bytes at both ends are those of a disk, however many.
 */
export function textWithoutControls(start: Uint8Array): Uint8Array | null {
  const inner = withoutNulEnds(start)?.subarray(0, LOOKED_AT);
  if (!inner) return null;
  const text = inner.filter((byte) => TEXT_BYTE[byte] === 1);
  const lines = text.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0);
  return text.length >= inner.length * LEAST_TEXT && lines >= LEAST_LINES ? text : null;
}
