/**
 * Header lines of a mail as they are written in its source -> as a mail program shows them: folded
 * lines joined, encoded words and quoted-printable decoded. Text in, text out; nothing is read here.
 */
import { bytesOfBase64, bytesOfLatin1 } from '../text/bytes.js';
import { decode } from '../text/codepage.js';

/** A mail program folds a subject once or twice; more is no header. */
const MOST_FOLDS = 8;
const LONGEST = 4096;

/** A header, perhaps behind the marks of a quotation. */
const SUBJECT =
  /^[ \t]*(?:(?:Old-|Original-|X-)?Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|\u00c4mne)[ \t]*:/i;
const ANY_HEADER = /^[ \t]*[A-Za-z][\w-]{0,40}[ \t]*:/;
const ENCODED_WORD = /=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([QB])\?([^?]{0,4000})\?=/gi;
/** Between two encoded words blanks are no text. */
const BETWEEN_WORDS = /(\?=)[ \t]+(?==\?[\w.:+-]{1,40}(?:\*[\w-]{1,20})?\?[QB]\?)/gi;
const ENDS_WITH_WORD = /\?=[ \t]*$/;
const BEGINS_WITH_WORD = /^[ \t]+=\?/;
/** A subject of Dir-Sync in quoted-printable: its `=` signs are written as `=3D`. */
const QUOTED_PRINTABLE = /\b(?:Req|Srv)Tx\b.{0,200}?=3D/i;
const ENDS_WITH_DIGIT = /\d[ \t]*$/;
const BEGINS_WITH_DIGIT = /^[ \t]+\d/;

/** True where a text may hold anything to decode: most do not. */
export const mayBeEncoded = (text: string): boolean => text.includes('=?');

/** The line as it would be shown. */
export function decodedHeader(line: string): string {
  const text = QUOTED_PRINTABLE.test(line) ? quotedPrintable(line) : line;
  if (!text.includes('=?')) return text;
  return text
    .replace(BETWEEN_WORDS, '$1')
    .replace(ENCODED_WORD, (all, charset: string, how: string, written: string) => {
      const bytes = how.toUpperCase() === 'Q' ? bytesOfQ(written) : bytesOfBase64(written);
      // A line break in a subject would make two of it.
      return bytes ? inCharset(bytes, charset).replace(/[\r\n]+/g, ' ') : all;
    });
}

const HEX = /=([\dA-F]{2})/gi;
const quotedPrintable = (text: string): string =>
  text.replace(HEX, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const bytesOfQ = (written: string): Uint8Array =>
  bytesOfLatin1(quotedPrintable(written.replaceAll('_', ' ')));

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decode(
      bytes,
      /850/.test(charset) ? 'cp850' : /437/.test(charset) ? 'cp437' : 'windows-1252',
    );
  }
}

interface Held {
  text: string;
  line: number;
  folds: number;
}

/** What continues a subject, as it is to be added to it; null for a line of its own. */
function continuation({ text, folds }: Held, below: string): string | null {
  if (folds >= MOST_FOLDS || text.length + below.length > LONGEST) return null;
  // A soft line break, which is exact; it needs no blank.
  if (text.endsWith('=') && QUOTED_PRINTABLE.test(text)) return below;
  if (!/^[ \t]+\S/.test(below) || ANY_HEADER.test(below) || !SUBJECT.test(text)) return null;
  if (ENDS_WITH_WORD.test(text) && BEGINS_WITH_WORD.test(below)) return below;
  // Broken inside of a number, or between two: nobody can tell.
  if (ENDS_WITH_DIGIT.test(text) && BEGINS_WITH_DIGIT.test(below)) return null;
  return below;
}

export interface HeaderLines {
  line(text: string, line: number): void;
  end(): void;
}

/** Hands lines on, header lines as they are shown, each with the numbers of its first and last line. */
export function headerLines(take: (text: string, line: number, last: number) => void): HeaderLines {
  let held: Held | null = null;
  const release = (): void => {
    if (held) take(decodedHeader(held.text), held.line, held.line + held.folds);
    held = null;
  };
  return {
    line(text, line) {
      const more = held && continuation(held, text);
      if (held && more !== null) {
        const isSoft = held.text.endsWith('=') && QUOTED_PRINTABLE.test(held.text);
        held = {
          text: (isSoft ? held.text.slice(0, -1) : held.text) + more,
          line: held.line,
          folds: held.folds + 1,
        };
        return;
      }
      release();
      const isOpen = SUBJECT.test(text) || (text.endsWith('=') && QUOTED_PRINTABLE.test(text));
      if (isOpen) held = { text, line, folds: 0 };
      else take(decodedHeader(text), line, line);
    },
    end: release,
  };
}

/** All lines of a text at once, for detectors. */
export function shownLines(lines: readonly string[]): string[] {
  const shown: string[] = [];
  const reader = headerLines((text) => void shown.push(text));
  lines.forEach((text, at) => reader.line(text, at + 1));
  reader.end();
  return shown;
}
