/** Text that stands in another one as base64, its header lost or never written. */
import { bytesOfBase64, latin1, TEXT_BYTE } from '../evidence/text/bytes.js';
import { encodingOf } from '../evidence/text/decoding.js';

/** Lines of one width, which programs write, and a last one that is shorter. */
const BLOCK =
  /^(?:[ \t>|]*[A-Za-z\d+/]{48,76}[ \t]*\r?\n){2,}(?:[ \t>|]*[A-Za-z\d+/]{1,76}={0,2}[ \t]*(?:\r?\n|$))?/gm;
const MOST = 100;

/** All of them; what is no text when it is decoded stays what it is. */
export function base64Texts(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const [block] of latin1(bytes, 0, bytes.length).matchAll(BLOCK)) {
    const decoded = bytesOfBase64(block.replace(/[\s>|]+/g, ''));
    if (decoded && isText(decoded)) found.push(decoded);
    if (found.length === MOST) break;
  }
  return found;
}

/** Nothing but lines of base64, which may be of a binary file: a queue has NUL bytes. */
const ONLY =
  /^\s{0,80}(?:[A-Za-z\d+/]{40,76}[ \t]{0,8}(?:\r?\n|$)){1,}[A-Za-z\d+/]{0,76}={0,2}\s{0,80}$/;
const SHORTEST = 48;

/** What a text is that is base64 from end to end; null where it is not. */
export function base64Whole(bytes: Uint8Array): Uint8Array | null {
  const text = latin1(bytes, 0, bytes.length);
  if (!ONLY.test(text)) return null;
  const decoded = bytesOfBase64(text.replace(/\s+/g, ''));
  return decoded && decoded.length >= SHORTEST ? decoded : null;
}

const isText = (bytes: Uint8Array): boolean =>
  encodingOf(bytes).wide !== null || bytes.every((byte) => TEXT_BYTE[byte] === 1);
