/** The list of contents at the end of a ZIP archive, read without believing any of it. */
import type { ArchiveTrouble } from '../model/issue-args.js';
import { issue, type Issue } from '../model/issues.js';
import { u16, u32 } from '../evidence/text/bytes.js';
import { decode } from '../evidence/text/codepage.js';
import { MOST_PARTS } from './limits.js';

export interface Entry {
  name: string;
  isFolder: boolean;
  isLink: boolean;
  isReadOnly: boolean;
  isEncrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** In seconds since 1970 by the clock face of whoever packed it. */
  modified: number | null;
  /** Where the packed bytes begin. */
  at: number;
}

const END = 0x06054b50;
const END_64 = 0x07064b50;
const IN_LIST = 0x02014b50;
const BEFORE_DATA = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const SAYS_64 = 0xffffffff;

const FROM_DOS = [0, 10, 11];
const FROM_UNIX = 3;
const DOS_READ_ONLY = 1;
const UNIX_WRITE = 0o222;
const UNIX_KIND = 0o170000;
const UNIX_LINK = 0o120000;

function endOf(bytes: Uint8Array): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1)
    if (u32(bytes, at) === END && at + 22 + u16(bytes, at + 20) <= bytes.length) return at;
  return -1;
}

/** Seconds by the clock face; an impossible date is not known. */
function dosTime(date: number, time: number): number | null {
  const [month, day] = [(date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1) return null;
  const [hour, minute, second] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  return Date.UTC(1980 + (date >> 9), month - 1, day, hour, minute, second) / 1000;
}

function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const text = isUtf8 ? new TextDecoder().decode(bytes) : decode(bytes, 'cp437');
  return text.replaceAll('\\', '/');
}

/** All entries, or why there are none to be had. */
export function readDirectory(bytes: Uint8Array): Entry[] | Issue {
  const end = endOf(bytes);
  if (end < 0) return unreadable('no-contents');
  const count = u16(bytes, end + 10);
  const [length, offset] = [u32(bytes, end + 12), u32(bytes, end + 16)];
  if (u32(bytes, end - 20) === END_64 || [length, offset].includes(SAYS_64))
    return unreadable('zip64');
  if (u16(bytes, end + 4) !== 0 || u16(bytes, end + 8) !== count)
    return unreadable('piece-of-several');
  if (count > MOST_PARTS)
    return issue('archive-too-many-files', { files: count, most: MOST_PARTS });
  // What stands before an archive moves all that lies in it.
  const moved = end - length - offset;
  const entries: Entry[] = [];
  let at = end - length;
  while (moved >= 0 && entries.length < count && u32(bytes, at) === IN_LIST) {
    entries.push(entryAt(bytes, at, moved));
    at += 46 + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  if (entries.length !== count || at !== end) return unreadable('contents-damaged');
  return isApart(entries, end - length) ? entries : unreadable('files-overlap');
}

const unreadable = (why: ArchiveTrouble): Issue => issue('archive-not-readable', { why });

function entryAt(bytes: Uint8Array, at: number, moved: number): Entry {
  const flags = u16(bytes, at + 8);
  const raw = bytes.subarray(at + 46, at + 46 + u16(bytes, at + 28));
  const name = nameOf(raw, (flags & 0x800) !== 0);
  const system = u16(bytes, at + 4) >> 8;
  const attributes = u32(bytes, at + 38);
  const mode = system === FROM_UNIX ? attributes >>> 16 : 0;
  const header = u32(bytes, at + 42) + moved;
  return {
    name,
    isFolder: name.endsWith('/'),
    isLink: (mode & UNIX_KIND) === UNIX_LINK,
    isReadOnly:
      (FROM_DOS.includes(system) && (attributes & DOS_READ_ONLY) !== 0) ||
      (mode !== 0 && (mode & UNIX_WRITE) === 0),
    isEncrypted: (flags & 1) !== 0,
    method: u16(bytes, at + 10),
    crc: u32(bytes, at + 16),
    packed: u32(bytes, at + 20),
    unpacked: u32(bytes, at + 24),
    modified: dosTime(u16(bytes, at + 14), u16(bytes, at + 12)),
    at:
      u32(bytes, header) === BEFORE_DATA
        ? header + 30 + u16(bytes, header + 26) + u16(bytes, header + 28)
        : NaN,
  };
}

/** No two files share bytes: how archives of a few KiB come to unpack to as many GiB. */
function isApart(entries: readonly Entry[], list: number): boolean {
  const inOrder = entries
    .filter(({ at, packed }) => packed > 0 && at + packed <= list)
    .sort((a, b) => a.at - b.at);
  return inOrder.every(({ at }, i) => {
    const before = inOrder[i - 1];
    return before === undefined || before.at + before.packed <= at;
  });
}
