/** Opens a ZIP archive in memory. fflate unpacks; what is unpacked is measured and compared. */
import { Inflate } from 'fflate';
import type { Hindrance } from '../model/issue-args.js';
import { issue, type Issue } from '../model/issues.js';
import { leftOut } from '../evidence/hidden-numbers.js';
import { MOST_UNPACKED, SUSPECT_BYTES, SUSPECT_RATIO } from './limits.js';
import { refused, type Contents, type Item } from './types.js';
import { readDirectory, type Entry } from './zip-directory.js';

const STORED = 0;
const DEFLATED = 8;
/** A push may unpack to a thousand times its size. */
const PIECE = 16_384;

/** What systems put into every archive, and no person asked for. */
const OF_A_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?(?:\/|$))|Thumbs\.db$|desktop\.ini$)/i;
/** Word, Excel and others keep their documents in archives. */
const OF_AN_OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/.*)$/i;

export function openArchive(bytes: Uint8Array): Contents {
  const entries = readDirectory(bytes);
  if (!Array.isArray(entries)) return refused(entries);
  if (entries.some(({ name }) => OF_AN_OFFICE.test(name)))
    return refused(issue('archive-of-office', {}));
  const files = entries.filter(({ name, isFolder }) => !isFolder && !OF_A_SYSTEM.test(name));
  if (files.length === 0) return refused(issue('archive-empty', {}));
  const issues: Issue[] = [];
  const items: Item[] = [];
  for (const entry of files)
    if (staysInside(entry.name)) items.push(itemOf(bytes, entry));
    else issues.push(leftOut(entry.name, { is: 'path-leads-out' }));
  return { items, issues };
}

/** No path from the root or a drive, and none that goes up. */
const staysInside = (name: string): boolean =>
  name !== '' && !/^(?:\/|[a-z]:)/i.test(name) && !name.split('/').includes('..');

function itemOf(bytes: Uint8Array, entry: Entry): Item {
  const { name, unpacked, modified, isReadOnly } = entry;
  return {
    name: name.replace(/^(?:\.\/)+/, ''),
    bytes: unpacked,
    modified,
    isReadOnly,
    isAside: false,
    isMail: false,
    trouble: troubleOf(entry),
    extract: () => extract(bytes, entry),
  };
}

/** What hinders it, as far as the list of contents tells. */
function troubleOf({ isLink, isEncrypted, packed, unpacked, method }: Entry): Hindrance | null {
  if (isLink) return { is: 'symbolic-link' };
  if (isEncrypted) return { is: 'encrypted' };
  if (unpacked === 0xffffffff || packed === 0xffffffff) return { is: 'zip64' };
  if (method !== STORED && method !== DEFLATED) return { is: 'method', method };
  if (unpacked > MOST_UNPACKED || (unpacked > SUSPECT_BYTES && unpacked > packed * SUSPECT_RATIO))
    return { is: 'swells', packed, unpacked };
  return null;
}

/** The file, whole and compared with its checksum, or that it is none. */
function extract(bytes: Uint8Array, { at, packed, unpacked, method, crc }: Entry) {
  const end = at + packed;
  if (!(end <= bytes.length)) return DAMAGED;
  const data = bytes.subarray(at, end);
  const content = method === STORED ? data : inflate(data, unpacked);
  return content?.length === unpacked && crc32(content) === crc ? content : DAMAGED;
}

const DAMAGED: Hindrance = { is: 'damaged' };

/** Unpacks no more than was announced; null where it is more, or not understood. */
function inflate(data: Uint8Array, length: number): Uint8Array | null {
  const whole = new Uint8Array(length);
  let done = 0;
  const stream = new Inflate((chunk) => {
    if (done + chunk.length > length) throw new RangeError('more than was announced');
    whole.set(chunk, done);
    done += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += PIECE)
      stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
  } catch {
    return null;
  }
  return done === length ? whole : null;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
