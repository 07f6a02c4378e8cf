/** Tells a mail or an archive by its first bytes; the name only helps where a mail shows little. */
import { latin1 } from '../evidence/text/bytes.js';
import { base64Texts, base64Whole } from './base64-text.js';
import { mendedMail } from './mail-mend.js';
import type { ContainerKind } from './types.js';
import { uuencoded } from './uuencode.js';

/** A file in it, an empty archive, an archive in several pieces. */
const ARCHIVE = /^(?:\xef\xbb\xbf)?\s{0,8}PK(?:\x03\x04|\x05\x06|\x07\x08)/;
const MAIL_NAME = /\.(?:eml|emlx|mht|mbox|mbx|mime)$/i;
/** What every mail has that is told by more than its name, be each byte of it followed by a NUL. */
const OF_A_MAIL =
  /^From \S|(?:mime-version|content-(?:type|transfer-encoding)|message-id|received|return-path|delivered-to)[ \t]*:/i;

export function containerOf(name: string, head: Uint8Array): ContainerKind | null {
  const first = latin1(head, 0, Math.min(head.length, 256));
  if (ARCHIVE.test(first)) return 'archive';
  // IMPORT reads the file of that name as it is.
  if (!/\.GLB$/i.test(name) && isEncodedText(head)) return 'mail';
  const isNamed = MAIL_NAME.test(name);
  // Most texts hold none of these words, and are not looked at any further.
  if (!isNamed && !OF_A_MAIL.test(latin1(head, 0, head.length).replaceAll('\0', ''))) return null;
  return mendedMail(head, isNamed) ? 'mail' : null;
}

/** Lines of one file in another: `begin 644 NAME`, or more letters and digits in a row than a name has. */
const MAY_BE_ENCODED = /^begin [0-7]{3}|[A-Za-z\d+/]{40}/m;

/** What mail programs wrote into a text, which a person has saved or pasted without its mail. */
export function isEncodedText(head: Uint8Array): boolean {
  const text = latin1(head, 0, head.length);
  if (text.includes('\0') || !MAY_BE_ENCODED.test(text)) return false;
  if (OF_A_MAIL.test(text)) return false;
  return base64Whole(head) !== null || uuencoded(head).length > 0 || base64Texts(head).length > 0;
}
