/** Tells a mail or an archive by its first bytes; the name only helps where a mail shows little. */
import { latin1 } from '../evidence/text/bytes.js';
import { HEAD_BYTES } from './limits.js';
import type { ContainerKind } from './types.js';

/** A file in it, an empty archive, an archive in several pieces. */
const ARCHIVE = /^PK(?:\x03\x04|\x05\x06|\x07\x08)/;
/** What only programs that send and keep mail write. */
const OF_A_PROGRAM =
  /^(?:mime-version|content-(?:type|transfer-encoding)|message-id|received|return-path|delivered-to)$/;
/** What people paste as well. */
const OF_A_PERSON = /^(?:from|to|cc|date|subject|sender|reply-to)$/;
const FIELD = /^([!-9;-~]{1,60})[ \t]*:/;
const MAILBOX_LINE = /^From \S.*\d\d:\d\d/;
const MAIL_NAME = /\.(?:eml|mht|mbox|mbx|mime)$/i;
/** A mark of UTF-8, and lines left blank. */
const BEFORE = /^(?:\xef\xbb\xbf)?\s{0,8}/;
const MOST_LINES = 2000;

export function containerOf(name: string, head: Uint8Array): ContainerKind | null {
  const first = latin1(head, 0, Math.min(head.length, 256)).replace(BEFORE, '');
  if (ARCHIVE.test(first)) return 'archive';
  if (!FIELD.test(first) && !MAILBOX_LINE.test(first)) return null;
  const text = latin1(head, 0, Math.min(head.length, HEAD_BYTES)).replace(BEFORE, '');
  return isMail(text, MAIL_NAME.test(name)) ? 'mail' : null;
}

/** A header block from the first line on, in which a mail program has left its marks. */
function isMail(text: string, isNamed: boolean): boolean {
  const lines = text.split(/\r\n|[\r\n]/, MOST_LINES);
  let program = 0;
  let person = 0;
  for (const [at, line] of lines.entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (at === 0 && MAILBOX_LINE.test(line))) continue;
    const field = FIELD.exec(line)?.[1]?.toLowerCase();
    // The head may end within a line.
    if (field === undefined && at === lines.length - 1) break;
    if (field === undefined) return false;
    if (OF_A_PROGRAM.test(field)) program += 1;
    if (OF_A_PERSON.test(field)) person += 1;
  }
  const isMailbox = MAILBOX_LINE.test(lines[0] ?? '');
  return person >= (isNamed || isMailbox ? 2 : 1) && (program > 0 || isNamed || isMailbox);
}
