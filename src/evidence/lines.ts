import type { ReadContext, Reader, Reading } from '../case/types.js';
import { latin1, TEXT_BYTE } from './bytes.js';
import { decode, guessCodePage } from './codepage.js';

/** Longer lines are cut, and said to be. No tool of Microsoft Mail prints lines of this size. */
export const LONGEST_LINE = 65_536;

/** A text with more to say than this is not what it was taken for. */
const MOST_ISSUES = 100;

const LF = 0x0a;
const FORM_FEED = 0x0c;
const CR = 0x0d;
/** Ctrl-Z ends a DOS text file, whatever follows it. */
const CTRL_Z = 0x1a;

/** Takes the lines of a text, counted from 1 as an editor counts them. */
export interface LineHandler {
  /** `isCut`: the input ends here without a line end, so that more of the line may be lost. */
  line(text: string, line: number, isCut: boolean): void;
  end(): Reading;
}

/** How a text is encoded: UTF-16 of which order, or bytes; and how long its mark is. */
export type Encoding = { wide: 'LE' | 'BE' | null; mark: number };

/** Bytes from which UTF-16 without a mark is told, and how many it takes at least. */
const WIDE_SAMPLE = 256;
const SHORTEST_WIDE = 16;

/** Says how a text is encoded. Identification and reading both ask here, so they always agree. */
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

const isHigh = (byte: number): boolean => byte >= 0x80;

/** Decodes one line that is not UTF-16: ASCII, else UTF-8, else a DOS or Windows code page. */
function lineDecoder(head: Uint8Array): (bytes: Uint8Array) => string {
  // Made when the first line needs it: most listings are ASCII, and making one takes its time.
  let utf8: InstanceType<typeof TextDecoder> | null = null;
  // The head's buffer may be used again for later bytes, so it is asked now or never.
  const page = head.some(isHigh) ? guessCodePage(head) : null;
  return (bytes) => {
    if (!bytes.some(isHigh)) return latin1(bytes, 0, bytes.length);
    try {
      utf8 ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return utf8.decode(bytes);
    } catch {
      return decode(bytes, page ?? guessCodePage(bytes));
    }
  };
}

/** Bytes to UTF-16 code units; an odd byte waits for the next chunk. */
function unitsOf(order: 'LE' | 'BE'): (chunk: Uint8Array) => Uint16Array {
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

/** Cuts an input into lines, in constant memory. Never throws, if the handler does not. */
export function lineReader(context: Pick<ReadContext, 'head'>, handler: LineHandler): Reader {
  const { wide, mark } = encodingOf(context.head);
  const decodeLine = wide ? null : lineDecoder(context.head);
  const toUnits = wide ? unitsOf(wide) : null;
  const held = wide ? new Uint16Array(LONGEST_LINE) : new Uint8Array(LONGEST_LINE);
  let length = 0;
  let line = 1;
  let toSkip = mark;
  let afterCr = false;
  let cut = false;
  let firstCut: number | null = null;
  let over = false;
  let unread = 0;

  const textHeld = (): string => {
    if (!(held instanceof Uint8Array) || !decodeLine) {
      let text = '';
      for (let at = 0; at < length; at += 4096)
        text += String.fromCharCode(...held.subarray(at, Math.min(length, at + 4096)));
      return text;
    }
    let end = length;
    // A cut may have split the last UTF-8 character.
    if (cut) while (end > length - 4 && isHigh(held[end - 1]!)) end -= 1;
    return decodeLine(held.subarray(0, end));
  };

  const flush = (isCut = false): void => {
    handler.line(textHeld(), line, isCut);
    length = 0;
    cut = false;
  };

  const hold = (units: Uint8Array | Uint16Array, from: number, to: number): void => {
    const end = Math.min(to, from + LONGEST_LINE - length);
    held.set(units.subarray(from, end), length);
    length += end - from;
    if (end === to) return;
    cut = true;
    firstCut ??= line;
  };

  const feed = (units: Uint8Array | Uint16Array): void => {
    let at = 0;
    while (at < units.length) {
      if (over) {
        const unit = units[at]!;
        if (unit > 0x20 || (unit > 0 && unit < 0x09)) unread += 1;
        at += 1;
        continue;
      }
      const from = at;
      while (at < units.length && !(units[at]! <= CTRL_Z && isStop(units[at]!))) at += 1;
      if (at > from) {
        hold(units, from, at);
        afterCr = false;
      }
      if (at === units.length) return;
      const stop = units[at]!;
      at += 1;
      if (stop === LF && afterCr) afterCr = false;
      else if (stop === LF || stop === CR) {
        flush();
        line += 1;
        afterCr = stop === CR;
      } else {
        // A form feed parts pages but, to an editor, no lines.
        afterCr = false;
        if (length > 0) flush();
        over = stop === CTRL_Z;
      }
    }
  };

  return {
    push(chunk) {
      const skipped = Math.min(toSkip, chunk.length);
      toSkip -= skipped;
      const rest = skipped > 0 ? chunk.subarray(skipped) : chunk;
      feed(toUnits ? toUnits(rest) : rest);
    },
    end() {
      if (length > 0) flush(!over);
      const reading = handler.end();
      const more = reading.issues.length - MOST_ISSUES;
      if (more > 0)
        reading.issues.splice(MOST_ISSUES, more, {
          level: 'warning',
          message: `${more} more issues of this input are not listed`,
        });
      if (firstCut !== null)
        reading.issues.push({
          level: 'warning',
          message: `a line is longer than ${LONGEST_LINE} characters; the rest of it was not read`,
          at: { line: firstCut },
        });
      if (unread > 0)
        reading.issues.push({
          level: 'note',
          message: `a Ctrl-Z ends the text; ${unread} characters after it were not read`,
          at: { line },
        });
      return reading;
    },
  };
}

const isStop = (unit: number): boolean =>
  unit === LF || unit === CR || unit === FORM_FEED || unit === CTRL_Z;

/** A line without the `> ` marks that mail programs put before quoted text. */
export const unquoted = (text: string): string =>
  text.startsWith('>') ? text.replace(/^(?:> ?)+/, '') : text;

/** Every detector looks at the same text, so its lines are kept for the next one. */
let latest: { text: string; lines: readonly string[] } = { text: '', lines: [''] };

/** The lines of a text that is decoded already, for the looksLike... detectors. */
export function headLines(headText: string): readonly string[] {
  if (latest.text !== headText)
    latest = { text: headText, lines: headText.split(/\r\n?|[\n\f\x1a]/).map(unquoted) };
  return latest.lines;
}

/** Lets go of the text that was looked at last. */
export const forgetHeadLines = (): void => void headLines('');
