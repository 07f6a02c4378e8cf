/** Opens a ZIP archive in memory. fflate unpacks; what is unpacked is measured and compared. */
import { Inflate } from 'fflate';
import type { InputIssue } from '../model/types.js';
import { MOST_UNPACKED, SUSPECT_BYTES, SUSPECT_RATIO, size } from './limits.js';
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
  if (typeof entries === 'string') return refused(entries);
  if (entries.some(({ name }) => OF_AN_OFFICE.test(name)))
    return refused('this is an Office document or a program in ZIP form: save it as text');
  const files = entries.filter(({ name, isFolder }) => !isFolder && !OF_A_SYSTEM.test(name));
  if (files.length === 0) return refused('this is an empty ZIP archive: have it sent again');
  const issues: InputIssue[] = [];
  const items: Item[] = [];
  for (const entry of files)
    if (staysInside(entry.name)) items.push(itemOf(bytes, entry));
    else
      issues.push({
        level: 'error',
        message: `left out: ${entry.name}, whose path leads out of the archive; unpack it and give the file`,
      });
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
function troubleOf({ isLink, isEncrypted, packed, unpacked, method }: Entry): string | null {
  if (isLink) return 'it is a symbolic link, which is not followed';
  if (isEncrypted) return 'it is encrypted; unpack it with its password and give the file';
  if (unpacked === 0xffffffff || packed === 0xffffffff)
    return 'its size is in the form for more than 4 GiB (ZIP64); unpack it and give the file';
  if (method !== STORED && method !== DEFLATED)
    return `it is packed by method ${method}, which is not read here; unpack it and give the file`;
  if (unpacked > MOST_UNPACKED || (unpacked > SUSPECT_BYTES && unpacked > packed * SUSPECT_RATIO))
    return `it would unpack from ${size(packed)} to ${size(unpacked)}; unpack it and give the file`;
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

const DAMAGED = 'it is damaged in the archive; have it sent again';

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
