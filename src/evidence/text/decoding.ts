/**
 * Bytes as text: the one place that decides how a text is encoded. Identification, the readers of lines
 * and the reader of JSON all ask here, so that they always agree.
 */
import { isAscii, isUtf8, latin1, TEXT_BYTE } from './bytes.js';
import { decode, guessCodePage } from './codepage.js';

const FORM_FEED = 0x0c;
const CTRL_Z = 0x1a;

/** How a text is encoded: UTF-16 of which order, or bytes; and how long its mark is. */
export type Encoding = { wide: 'LE' | 'BE' | null; mark: number };

/** Bytes from which UTF-16 without a mark is told, and how many it takes at least. */
const WIDE_SAMPLE = 256;
const SHORTEST_WIDE = 16;

/** Says how a text is encoded. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { wide: 'LE', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { wide: 'BE', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { wide: null, mark: 3 };
  return { wide: isWide(head, 1) ? 'LE' : isWide(head, 0) ? 'BE' : null, mark: 0 };
}

/** True when every other byte is NUL, from `at` on, and those between them are characters. */
function isWide(head: Uint8Array, at: 0 | 1): boolean {
  const size = Math.min(WIDE_SAMPLE, head.length & ~1);
  for (let unit = 0; unit < size; unit += 2) {
    const byte = head[unit + 1 - at]!;
    const isCharacter = TEXT_BYTE[byte] === 1 || byte === FORM_FEED || byte === CTRL_Z;
    if (head[unit + at] !== 0 || !isCharacter) return false;
  }
  return size >= SHORTEST_WIDE;
}

export const isHigh = (byte: number): boolean => byte >= 0x80;

/** Decodes one line, in [from, to), that is not UTF-16: ASCII, else UTF-8, else a code page. */
export function lineDecoder(
  head: Uint8Array,
): (bytes: Uint8Array, from: number, to: number) => string {
  // Made when the first line needs it: most listings are ASCII, and making one takes its time.
  let utf8: InstanceType<typeof TextDecoder> | null = null;
  // The head's buffer may be used again for later bytes, so it is asked now or never.
  const page = head.some(isHigh) ? guessCodePage(head) : null;
  return (bytes, from, to) => {
    if (isAscii(bytes, from, to)) return latin1(bytes, from, to);
    // A decoder that finds out itself throws, which takes as long as a thousand short lines.
    if (!isUtf8(bytes, from, to))
      return decode(bytes, page ?? guessCodePage(bytes.subarray(from, to)), from, to);
    utf8 ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return utf8.decode(bytes.subarray(from, to));
  };
}

/** Bytes to UTF-16 code units; an odd byte waits for the next chunk. */
export function unitsOf(order: 'LE' | 'BE'): (chunk: Uint8Array) => Uint16Array {
  let odd = -1;
  return (chunk) => {
    const units = new Uint16Array((chunk.length + (odd < 0 ? 0 : 1)) >> 1);
    let count = 0;
    for (const byte of chunk) {
      if (odd < 0) odd = byte;
      else {
        units[count] = order === 'LE' ? odd | (byte << 8) : (odd << 8) | byte;
        count += 1;
        odd = -1;
      }
    }
    return units;
  };
}

const LF = 0x0a;
const QUICK_BYTES = 65_536;

/** A whole text, its mark left out. A line that is not UTF-8 is taken for a code page's. */
export function textOfBytes(bytes: Uint8Array): string {
  const { wide, mark } = encodingOf(bytes);
  const plain = bytes.subarray(mark);
  // Half a character at the end is none.
  if (wide)
    return new TextDecoder(wide === 'LE' ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(
      plain.subarray(0, plain.length & ~1),
    );
  // A decoder takes its time to make, and saves it on a large text.
  if (plain.length <= QUICK_BYTES && !plain.some(isHigh)) return latin1(plain, 0, plain.length);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    const decodeLine = lineDecoder(plain);
    const lines: string[] = [];
    for (let from = 0, end = 0; end <= plain.length; from = end) {
      const stop = plain.indexOf(LF, from);
      end = stop < 0 ? plain.length : stop + 1;
      lines.push(decodeLine(plain, from, end));
      if (stop < 0) break;
    }
    return lines.join('');
  }
}
