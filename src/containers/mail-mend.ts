/**
 * Where the header of a mail begins, and the mail as programs send it: what it was saved or pasted with
 * is taken off, so that its parts are found.
 */
import { encodingOf, textOfBytes } from '../evidence/text/decoding.js';
import { bytesOfLatin1, latin1 } from '../evidence/text/bytes.js';
import { HEAD_BYTES } from './limits.js';
import { FROM_LINE } from './mail-source.js';

/** What only programs that send and keep mail write. */
const OF_A_PROGRAM =
  /^(?:mime-version|content-(?:type|transfer-encoding)|message-id|received|return-path|delivered-to)$/;
/** What people paste as well. */
const OF_A_PERSON = /^(?:from|to|cc|date|subject|sender|reply-to)$/;
const FIELD = /^([!-9;-~]{1,60})[ \t]*:/;
const MOST_LINES = 2000;

/** What a mail consists of that cannot be read line by line as it stands. */
const HAS_PARTS = /^content-(?:type[ \t]*:[ \t]*multipart|transfer-encoding[ \t]*:[ \t]*[bq])/im;
/** What Outlook and Mail of a Macintosh write above the header, and mailboxes over another mail. */
const ABOVE =
  /^(?:(?:Microsoft Mail Internet Headers Version [\d.]{1,16}|\d{1,10})?[ \t]*|>From .*)$/i;
const MOST_ABOVE = 200;

/** A header block from the first line on, in which a mail program has left its marks. */
function isHeader(lines: readonly string[], isNamed: boolean): boolean {
  let program = 0;
  let person = 0;
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (at === 0 && FROM_LINE.test(line))) continue;
    const field = FIELD.exec(line)?.[1]?.toLowerCase();
    // The head may end within a line.
    if (field === undefined && at === lines.length - 1) break;
    if (field === undefined) return false;
    if (OF_A_PROGRAM.test(field)) program += 1;
    if (OF_A_PERSON.test(field)) person += 1;
  }
  const isMailbox = FROM_LINE.test(lines[0] ?? '');
  return program > 0 && !isMailbox ? person > 0 : person > 1 && (isNamed || isMailbox);
}

export interface Mended {
  /** The mail from its header on; lines end in LF. */
  mail: Uint8Array;
  /** What a person wrote above it. */
  above: Uint8Array;
}

/** The mail in these bytes, or null where there is none. */
export function mendedMail(bytes: Uint8Array, isNamed: boolean): Mended | null {
  const plain = inBytes(bytes);
  const head = latin1(plain, 0, Math.min(plain.length, HEAD_BYTES));
  return from(plain, head, isNamed) ?? againAs(plain, head, isNamed);
}

/** One byte a character, without the mark of an encoding, LF where all lines end in CR. */
function inBytes(bytes: Uint8Array): Uint8Array {
  const { wide, mark } = encodingOf(bytes.subarray(0, HEAD_BYTES));
  const plain = wide ? new TextEncoder().encode(textOfBytes(bytes)) : bytes.subarray(mark);
  return plain.includes(LF) || !plain.includes(CR)
    ? plain
    : plain.map((byte) => (byte === CR ? LF : byte));
}
const LF = 0x0a;
const CR = 0x0d;

/** The header at the beginning, or below what stands above it. */
function from(plain: Uint8Array, head: string, isNamed: boolean): Mended | null {
  const lines = head.split('\n');
  const clean = lines.map((line) => line.replace(/\r$/, ''));
  let at = 0;
  let isOfProgram = true;
  for (let i = 0; i < Math.min(clean.length, MOST_ABOVE); i += 1) {
    const line = clean[i]!;
    const mayBegin = i === 0 || isOfProgram || clean[i - 1] === '';
    if (mayBegin && (FIELD.test(line) || FROM_LINE.test(line))) {
      const below = clean.slice(i);
      // Below what a person wrote it is a mail only if its parts are encoded: else all is one text.
      if (isHeader(below, isNamed) && (isOfProgram || HAS_PARTS.test(headOf(below))))
        return {
          mail: plain.subarray(at),
          above: isOfProgram ? new Uint8Array() : plain.subarray(0, at),
        };
    }
    isOfProgram &&= ABOVE.test(line);
    at += lines[i]!.length + 1;
  }
  return null;
}

const headOf = (lines: readonly string[]): string => {
  const end = lines.indexOf('');
  return lines.slice(0, end < 0 ? lines.length : end).join('\n');
};

/** Without the blank lines above the first that has words; all of them where none has. */
const fromFirstWord = (lines: readonly string[]): readonly string[] =>
  lines.slice(
    Math.max(
      0,
      lines.findIndex((line) => line.trim() !== ''),
    ),
  );

/** Larger ones are no mail that somebody quoted. */
const MOST_QUOTED = 16 * 1024 * 1024;

/** The same of a mail that was quoted as a whole, or whose every other line is blank. */
function againAs(plain: Uint8Array, head: string, isNamed: boolean): Mended | null {
  if (plain.length > MOST_QUOTED || !/content-(?:type|transfer-encoding)[ \t]*:/i.test(head))
    return null;
  const lines = (text: string): string[] => text.split(/\r?\n/);
  const written = lines(head.slice(0, 4096)).slice(0, -1);
  const rest = fromFirstWord(written);
  const isQuoted = rest.length > 2 && rest.every((line) => /^>|^$/.test(line));
  const isDoubled =
    rest.length > 6 && rest.slice(0, 8).every((line, i) => (line === '') === (i % 2 === 1));
  if (!isQuoted && !isDoubled) return null;
  const all = lines(latin1(plain, 0, plain.length));
  const mended = isQuoted
    ? all.map((line) => line.replace(/^> ?/, ''))
    : fromFirstWord(all).filter((_, i) => i % 2 === 0);
  const text = mended.join('\n');
  return from(bytesOfLatin1(text), text.slice(0, HEAD_BYTES), isNamed);
}

const MULTIPART = /^content-type[ \t]*:[ \t]*multipart\//i;
const BOUNDARY = /boundary[ \t]*=[ \t]*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/i;
const MARK = /^--(\S(?:.{0,198}\S)?)[ \t]*\r?\n(?:content-[a-z-]{1,30}[ \t]*:)/im;

/** The first part of a mail begins within so many bytes. */
const MOST_BEFORE_PARTS = 1024 * 1024;

/**
 * The mail with a boundary that is in it, where its header names none, or one that is nowhere; null where
 * no part can be found. A mail without parts is given back as it is.
 */
export function withBoundary(mail: Uint8Array): Uint8Array | null {
  const text = latin1(mail, 0, Math.min(mail.length, HEAD_BYTES));
  const end = /\r?\n\r?\n/.exec(text);
  const header = text.slice(0, end?.index ?? text.length);
  const fields = header.split(/\r?\n(?![ \t])/);
  const type = fields.find((field) => MULTIPART.test(field));
  if (type === undefined || !end) return mail;
  const told = BOUNDARY.exec(type.replace(/\r?\n/g, ' '));
  const body = latin1(mail, end.index, Math.min(mail.length, end.index + MOST_BEFORE_PARTS));
  // In pieces or encoded (RFC 2231) is a matter for the parser.
  if (!told && /boundary\*/i.test(type)) return mail;
  const mark = told && `--${told[1] ?? told[2]!}`;
  if (mark && body.split('\n').some((line) => [mark, `${mark}--`].includes(line.trimEnd())))
    return mail;
  const found = MARK.exec(body)?.[1];
  if (found === undefined || found.includes('"')) return null;
  const mended = fields.map((field) =>
    field === type ? `Content-Type: multipart/mixed; boundary="${found}"` : field,
  );
  const head = bytesOfLatin1(mended.join('\r\n'));
  const whole = new Uint8Array(head.length + mail.length - end.index);
  whole.set(head);
  whole.set(mail.subarray(end.index), head.length);
  return whole;
}
