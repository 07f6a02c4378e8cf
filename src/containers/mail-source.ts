/** A mail as it is written: its header, its boundaries, and where the next one of a mailbox begins. */
import { latin1 } from '../evidence/text/bytes.js';
import { readMailFace, readMailTime } from '../evidence/text/date-time.js';
import type { MailMoment } from '../model/mail-types.js';

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const LONGEST_LINE = 1000;
const MOST_HEADER_BYTES = 262_144;

/** Calls with the place of each line, its end without the line break; stops when told `false`. */
function eachLine(bytes: Uint8Array, from: number, take: (at: number, end: number) => unknown) {
  for (let at = from; at < bytes.length;) {
    const found = bytes.indexOf(LF, at);
    const next = found < 0 ? bytes.length : found;
    const end = next > at && bytes[next - 1] === CR ? next - 1 : next;
    if (take(at, end) === false) return;
    at = next + 1;
  }
}

/** The line before each mail of a mailbox. */
export const FROM_LINE = /^From \S.*\d\d:\d\d/;
const isFrom = (bytes: Uint8Array, at: number, end: number): boolean =>
  bytes[at] === 0x46 && FROM_LINE.test(latin1(bytes, at, Math.min(end, at + LONGEST_LINE)));

/**
 * The mails of a mailbox, each without the `From ` line before it; a mail that is none of a mailbox is
 * given back as it is. Stops behind `most`.
 */
export function splitMailbox(bytes: Uint8Array, most: number): Uint8Array[] {
  const starts: { line: number; mail: number }[] = [];
  let isAfterBlank = true;
  let isMailbox = false;
  eachLine(bytes, 0, (at, end) => {
    if (at === 0) isMailbox = isFrom(bytes, at, end);
    if (!isMailbox || starts.length > most) return false;
    if (isAfterBlank && isFrom(bytes, at, end))
      starts.push({ line: at, mail: Math.min(end + 2, bytes.length) });
    isAfterBlank = end === at;
    return true;
  });
  if (starts.length === 0) return [bytes];
  return starts.map(({ mail }, i) => {
    const start = bytes[mail - 1] === LF ? mail : mail - 1;
    return bytes.subarray(start, starts[i + 1]?.line ?? bytes.length);
  });
}

const BOUNDARY = /boundary[ \t]*=\s*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi;

/** How large a mail is to take apart, found without doing so; counts little beyond what is allowed. */
export function measure(bytes: Uint8Array, most: { parts: number; lines: number }) {
  const marks = new Set<string>();
  const found = { parts: 0, lines: 0 };
  let before = '';
  // A boundary in pieces (RFC 2231), which no program needs: then every line that may be one counts.
  let isAny = false;
  eachLine(bytes, 0, (at, end) => {
    const line = latin1(bytes, at, Math.min(end, at + LONGEST_LINE));
    const isMark = bytes[at] === DASH && bytes[at + 1] === DASH;
    if (isMark && (isAny || marks.has(line.slice(2).trimEnd()))) found.parts += 1;
    found.lines += 1;
    const isAbout = /boundary/i.test(line);
    // The value may stand on the line below.
    if (isAbout || /boundary/i.test(before))
      for (const [, quoted, bare] of `${before}\n${line}`.matchAll(BOUNDARY))
        marks.add((quoted ?? bare)!);
    if (isAbout && /boundary[ \t]*\*|\\/i.test(line)) isAny = true;
    before = isAbout ? line : '';
    return found.parts <= most.parts && found.lines <= most.lines;
  });
  return found;
}

const TOLD = /^(?:from|to|cc|date|sent|subject)[ \t]*:/i;

/**
 * The lines of the header that say who wrote what to whom, folded and encoded as they are, and a blank
 * line: the subject of a Dir-Sync mail is evidence.
 */
export function headerOf(mail: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let isTold = false;
  let isBegun = false;
  eachLine(mail, 0, (at, end) => {
    if (end === at && !isBegun) return true;
    isBegun = true;
    if (end === at || at > MOST_HEADER_BYTES) return false;
    const first = mail[at]!;
    if (first !== 0x20 && first !== 0x09)
      isTold = TOLD.test(latin1(mail, at, Math.min(end, at + 40)));
    if (isTold) {
      for (let i = at; i < end; i += 1) kept.push(mail[i]!);
      kept.push(CR, LF);
    }
    return true;
  });
  return Uint8Array.from(kept.length > 0 ? [...kept, CR, LF] : kept);
}

/** When the mail was sent, by its own Date line; null where there is none, or none with one reading. */
export function sentTime(mail: Uint8Array): MailMoment | null {
  const header = headerOf(mail);
  const line = /^Date[ \t]*:(.{1,200})/im.exec(latin1(header, 0, header.length))?.[1] ?? '';
  const [time, face] = [readMailTime(line), readMailFace(line)];
  return time === null || face === null ? null : { time, face };
}
