/** Bytes -> lines, whatever the encoding, in constant memory. */
import { issue } from '../../model/issues.js';
import type { ReadContext, Reader, Reading } from '../../model/types.js';
import { isAscii, latin1 } from './bytes.js';
import { plainBlanks } from './blanks.js';
import { encodingOf, isHigh, lineDecoder, unitsOf } from './decoding.js';
import { withoutEscapes } from './escapes.js';
import { openMargins } from './margins.js';
import { openOwnLines } from './own-lines.js';
import { keepFew } from '../few-issues.js';

/** Longer lines are cut, and said to be. No tool of Microsoft Mail prints lines of this size. */
export const LONGEST_LINE = 65_536;

const LF = 0x0a;
const FORM_FEED = 0x0c;
const CR = 0x0d;
/** Units that are copied one by one. */
const FEW = 16;
/** Ctrl-Z ends a DOS text for the programs of DOS; what an editor or COPY put behind it is there all the same. */
const CTRL_Z = 0x1a;

/** Takes the lines of a text without their margins, counted from 1 as an editor counts them. */
export interface LineHandler {
  /** `isCut`: the input ends here without a line end, so that more of the line may be lost. */
  line(text: string, line: number, isCut: boolean): void;
  end(): Reading;
}

/**
 * Cuts an input into lines, in constant memory. Never throws, if the handler does not. Blanks of all
 * kinds are plain ones, and what a terminal was told is left out. Not so in what no console shows: an
 * export to a file, whose control characters are values; and what IMPORT itself would read, where each
 * byte counts.
 */
export function lineReader(
  context: Pick<ReadContext, 'head'>,
  handler: LineHandler,
  form: 'shown' | 'exported' | 'as-written' = 'shown',
): Reader {
  const { wide, mark } = encodingOf(context.head);
  const decodeLine = wide ? null : lineDecoder(context.head);
  const toUnits = wide ? unitsOf(wide) : null;
  const evidenceOf = openEvidence();
  const shown = form === 'shown' ? withoutEscapes : (text: string): string => text;
  const wanted = form === 'as-written' ? shown : (text: string): string => plainBlanks(shown(text));
  const held = wide ? new Uint16Array(LONGEST_LINE) : new Uint8Array(LONGEST_LINE);
  let length = 0;
  let line = 1;
  let toSkip = mark;
  let afterCr = false;
  let cut = false;
  let firstCut: number | null = null;
  let over = false;
  let unread = 0;

  /** The line that is held, with its blanks as they are wanted. */
  const textHeld = (): string => {
    if (!(held instanceof Uint8Array) || !decodeLine) {
      let text = '';
      for (let at = 0; at < length; at += 4096)
        text += String.fromCharCode(...held.subarray(at, Math.min(length, at + 4096)));
      return wanted(text);
    }
    let end = length;
    // A cut may have split the last UTF-8 character.
    if (cut) while (end > length - 4 && isHigh(held[end - 1]!)) end -= 1;
    // NUL bytes before a text are a disk's, as those behind it are.
    let from = 0;
    while (from < end && held[from] === 0) from += 1;
    // ASCII has no blanks but plain ones. A text of short lines asks this a million times.
    if (isAscii(held, from, end)) {
      return shown(latin1(held, from, end));
    }
    return wanted(decodeLine(held, from, end));
  };

  const flush = (isCut = false): void => {
    // Our own words part what stands around them, as a blank line does.
    handler.line(evidenceOf(textHeld()) ?? '', line, isCut);
    length = 0;
    cut = false;
  };

  const hold = (units: Uint8Array | Uint16Array, from: number, to: number): void => {
    const end = Math.min(to, from + LONGEST_LINE - length);
    // A few units are copied before a view of them is made.
    if (end - from > FEW) held.set(units.subarray(from, end), length);
    else for (let at = from; at < end; at += 1) held[length + at - from] = units[at]!;
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
        // A form feed parts pages but, to an editor, no lines; nor does a Ctrl-Z.
        afterCr = false;
        if (length > 0) flush();
        over = stop === CTRL_Z && form === 'as-written';
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
      keepFew(reading.issues);
      if (firstCut !== null)
        reading.issues.push(issue('line-too-long', { most: LONGEST_LINE }, { line: firstCut }));
      if (unread > 0)
        reading.issues.push(issue('text-behind-ctrl-z', { characters: unread }, { line }));
      return reading;
    },
  };
}

const isStop = (unit: number): boolean =>
  unit === LF || unit === CR || unit === FORM_FEED || unit === CTRL_Z;

/** Takes the lines of one text in their order: each without its margin, null where it is our own. */
function openEvidence(): (raw: string) => string | null {
  const withoutMargin = openMargins();
  const isOwnLine = openOwnLines();
  return (raw) => {
    const text = withoutMargin(raw);
    return isOwnLine(text) ? null : text;
  };
}

interface Head {
  text: string;
  lines: readonly string[];
  /** The line of the first that this tool has said itself, and how many there are. */
  own: { line: number; count: number } | null;
}

/** Every detector looks at the same text, so its lines are kept for the next one. */
let latest: Head = { text: '', lines: [''], own: null };

function headOf(text: string): Head {
  if (latest.text === text) return latest;
  const evidenceOf = openEvidence();
  let own: Head['own'] = null;
  const lines = text.split(/\r\n?|[\n\f\x1a]/).map((raw, at) => {
    const found = evidenceOf(raw);
    if (found === null) own = { line: own?.line ?? at + 1, count: (own?.count ?? 0) + 1 };
    return found ?? '';
  });
  latest = { text, lines, own };
  return latest;
}

/** The lines of a text that is decoded already, as `lineReader` hands them on, for the detectors. */
export const headLines = (headText: string): readonly string[] => headOf(headText).lines;

/** What of a text this tool has said itself: it is no evidence, and left out of its lines. */
export const ownWordsIn = (headText: string): Head['own'] => headOf(headText).own;

/** Lets go of the text that was looked at last. */
export const forgetHeadLines = (): void => void headOf('');
