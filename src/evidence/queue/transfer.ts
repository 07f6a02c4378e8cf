/** What a transfer did to a queue: text forms of it, and what copying as text leaves behind. */
import type { MailForm } from '../../model/issue-args.js';
import { issue, type Issue } from '../../model/issues.js';
import { latin1 } from '../text/bytes.js';
import { fixedStart } from './framing.js';
import type { Inference } from './infer.js';

/** How much of a file shows it. */
const LOOKED_AT = 65_536;

/** The text forms in which mail carries a file, by their marks. */
const FORMS: readonly [form: MailForm, mark: RegExp][] = [
  ['uuencoded', /^begin [0-7]{3,4} \S/m],
  ['mime', /^(?:MIME-Version|Content-Transfer-Encoding)[ \t]*:/im],
  ['binhex', /^\(This file must be converted with BinHex/m],
  ['base64', /^\s*(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/\r\n]+={0,2}\s*$/],
  ['base64', /^\s*(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{40,}={0,2}\s*$/],
  ['quoted-printable', /(?:=[0-9A-F]{2}[^=]{0,60}){8}/],
];

/** A queue in a form that mail gave it, as one issue; null where it is none. */
export function mailForm(head: Uint8Array): Issue | null {
  const size = Math.min(head.length, LOOKED_AT);
  for (let at = 0; at < size; at += 1) if (head[at] === 0) return null;
  const text = latin1(head, 0, size);
  const form = FORMS.find(([, mark]) => mark.test(text))?.[0];
  return form === undefined ? null : issue('queue-mail-form', { form });
}

/**
 * Signs that a binary file was copied or sent as text. A file whose records are all sound may show
 * them by chance, except many characters in UTF-8 and hardly any byte from 0x80 on beside them.
 */
export function textCopy(head: Uint8Array, isWhole: boolean): Issue[] {
  const size = Math.min(head.length, LOOKED_AT);
  let [feeds, binary, bare, ends, multi, broken, from] = [0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < size; at += 1) {
    const byte = head[at]!;
    if (byte === 0x0a) {
      feeds += 1;
      if (head[at - 1] !== 0x0d) bare += 1;
      // A transaction of several lines has both between its lines by right.
      else if (!isPlain(head[at + 1]) || !isPlain(head[at - 2])) binary += 1;
    }
    if (byte === 0x1a) ends += 1;
    if (byte < 0x80 || at < from || at + 3 >= size) continue;
    const bytes = utf8Bytes(head, at);
    from = at + bytes;
    if (bytes > 1) multi += 1;
    else broken += 1;
  }
  const issues: Issue[] = [];
  if (multi >= (isWhole ? 4 : 1) * LEAST_SIGNS && broken * 20 <= multi)
    issues.push(issue('queue-became-utf8', {}));
  if (isWhole) return issues;
  if (bare === 0 && (binary >= LEAST_BINARY || (binary > 0 && feeds >= LEAST_SIGNS)))
    issues.push(issue('queue-carriage-returns', {}));
  if (ends === 0 && size >= LEAST_FOR_NO_END) issues.push(issue('queue-no-end-mark', {}));
  return issues;
}

/**
 * The sign of a transfer in 7 bits, which takes the highest bit of every byte: no byte has it, and an
 * accented letter became a control character, or bytes of the fixed part vary as a checksum does.
 */
export function sevenBits(head: Uint8Array, inference: Inference, isOdd: boolean): Issue[] {
  if (head.subarray(0, LOOKED_AT).some((byte) => byte >= 0x80)) return [];
  return isOdd || varies(head.subarray(inference.base), inference)
    ? [issue('queue-became-seven-bits', {})]
    : [];
}

/** Whether a column that no field is known of holds half of the 7-bit bytes there can be, in no order. */
function varies(sample: Uint8Array, { framing, fields, spans }: Inference): boolean {
  const starts = spans.slice(0, MOST_COMPARED).map((span) => fixedStart(span, framing));
  if (starts.length < LEAST_COMPARED) return false;
  const known = [framing.length, fields.number?.field, fields.date?.field];
  for (let column = 0; column < framing.fixed; column += 1) {
    if (known.some((at) => at && column >= at.offset && column < at.offset + at.bytes)) continue;
    const bytes = starts.map((start) => sample[start + column]!);
    const falls = bytes.filter((byte, i) => i > 0 && byte < bytes[i - 1]!).length;
    const isMixed = new Set(bytes).size * 2 >= bytes.length && falls * 4 >= bytes.length;
    // Letters stay among letters, and the parts of a time below 60.
    if (isMixed && Math.min(...bytes) < 0x20 && Math.max(...bytes) >= 0x60) return true;
  }
  return false;
}
/** Of so many records a checksum has one byte from 0x80 on, but once in 256. */
const [LEAST_COMPARED, MOST_COMPARED] = [8, 64];

/** Whether a byte may stand in a text of ASCII; where the file begins or ends, one may. */
const isPlain = (byte: number | undefined): boolean =>
  byte === undefined || (byte >= 0x20 && byte < 0x7f);

/** How many bytes the UTF-8 character at `at` has; 1 where none is there. */
function utf8Bytes(bytes: Uint8Array, at: number): 1 | 2 | 3 {
  const lead = bytes[at]!;
  if (lead < 0xc2 || lead >= 0xf0 || !isMore(bytes[at + 1]!)) return 1;
  if (lead < 0xe0) return 2;
  return isMore(bytes[at + 2]!) ? 3 : 1;
}
const isMore = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Fewer signs may be chance. */
const LEAST_SIGNS = 4;
/** Where a byte beside the pair is none of a text, chance makes the pair once in 256 line feeds. */
const LEAST_BINARY = 2;
/** So many bytes hold a 0x1A in nearly every queue. */
const LEAST_FOR_NO_END = 16_384;
