/** Files that older mail programs wrote into the text: `begin 644 RESYNC.GLB` ... `end`. */
import { latin1 } from '../evidence/text/bytes.js';

const BEGIN = /^begin (?:0?[0-7]{3}) (\S.{0,199}?)[ \t]*$/;
const MOST = 100;

/** Whether a part is one such file, and nothing before it. */
export const startsUuencoded = (bytes: Uint8Array): boolean =>
  /^\s{0,80}begin 0?[0-7]{3} \S/.test(latin1(bytes, 0, Math.min(bytes.length, 256)));

export interface Uuencoded {
  name: string;
  bytes: Uint8Array;
}

/** All whole ones; what does not end, or is no such encoding, stays the text that it is. */
export function uuencoded(text: Uint8Array): Uuencoded[] {
  const found: Uuencoded[] = [];
  let open: { name: string; bytes: number[] } | null = null;
  if (!latin1(text, 0, text.length).includes('begin ')) return found;
  for (const line of latin1(text, 0, text.length).split(/\r?\n/)) {
    const begin = BEGIN.exec(line);
    if (begin) open = { name: begin[1]!, bytes: [] };
    else if (open && line.trim() === 'end') {
      found.push({ name: open.name, bytes: Uint8Array.from(open.bytes) });
      open = null;
      if (found.length === MOST) break;
    } else if (open && !addLine(line, open.bytes)) open = null;
  }
  return found;
}

/** The first character is the count; blanks at the end may have been lost on the way. */
function addLine(line: string, bytes: number[]): boolean {
  if (line.trim() === '') return true;
  const sixBits = (at: number): number => ((line.charCodeAt(at) || 0x20) - 0x20) & 63;
  const count = sixBits(0);
  if (/[^ -`\s]/.test(line) || line.length > 1 + Math.ceil(count / 3) * 4 + 2) return false;
  for (let i = 0; i < count; i += 1) {
    const at = 1 + Math.floor(i / 3) * 4;
    const group =
      (sixBits(at) << 18) | (sixBits(at + 1) << 12) | (sixBits(at + 2) << 6) | sixBits(at + 3);
    bytes.push((group >> (16 - (i % 3) * 8)) & 255);
  }
  return true;
}
