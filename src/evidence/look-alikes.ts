/** Files that are no evidence, by name: archives, models, pictures. */
import type { ForeignText, LookAlike } from '../model/issue-args.js';
import type { IssueArgs } from '../model/issues.js';
import { NUMBERS } from '../model/sync-number.js';
import { latin1, u16 } from './text/bytes.js';
import { parseHeader } from './text/header.js';
import { looksLikeGroupFile } from './import-file/reader.js';

/**
 * Names what is not evidence, so that nobody searches for the fault in a file that never was one.
 * A binary glTF model also ends in `.glb`.
 */
const SIGNATURES: readonly [signature: string, is: LookAlike][] = [
  ['glTF', 'gltf-model'],
  // Archives are opened before anything is identified; whoever reads one as it is should know.
  ['PK\x03\x04', 'zip-archive'],
  ['PK\x05\x06', 'empty-zip-archive'],
  ['\x1f\x8b\x08', 'gzip-archive'],
  ['7z\xbc\xaf\x27\x1c', '7-zip-archive'],
  ['Rar!\x1a', 'rar-archive'],
  ['MSCF', 'cabinet'],
  ['SZDD\x88\xf0\x27\x33', 'compressed-file'],
  ['MZ', 'program'],
  ['%PDF', 'pdf-document'],
  ['\x89PNG', 'png-picture'],
  ['\xff\xd8\xff', 'jpeg-picture'],
  ['GIF8', 'gif-picture'],
  ['BM', 'bmp-picture'],
  ['\x78\x9f\x3e\x22', 'winmail-dat'],
];

/** What Outlook, Word and Excel save in, and the words in it that tell them apart. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const COMPOUND_KINDS: readonly [word: string, name: RegExp, is: LookAlike][] = [
  ['__substg1.0_', /\.(?:msg|oft)$/i, 'outlook-message'],
  ['WordDocument', /\.(?:doc|dot)$/i, 'word-document'],
  ['Workbook', /\.(?:xls|xlt)$/i, 'excel-workbook'],
];

/** By its streams, whose names are in it as UTF-16; else by its own name. */
function compound(start: Uint8Array, name: string): LookAlike {
  const text = new TextDecoder('utf-16le').decode(start);
  const known =
    COMPOUND_KINDS.find(([word]) => text.includes(word)) ??
    COMPOUND_KINDS.find(([, names]) => names.test(name));
  return known?.[2] ?? 'office-document';
}

/** Archives whose sign does not stand at their beginning, or is too short to believe alone. */
function archive(start: Uint8Array, name: string): LookAlike | null {
  if (begins(start.subarray(257), 'ustar')) return 'tar-archive';
  if (/^-lh[\dds]-$|^-lz[s45]-$/.test(latin1(start, 2, 7))) return 'lzh-archive';
  if (u16(start, 0) !== 0xea60) return null;
  // The size of the main header, that of its fixed part, and its kind.
  const isMain = u16(start, 2) <= 2600 && start[4]! >= 30 && start[4]! <= 64 && start[10] === 2;
  return isMain || /\.arj$/i.test(name) ? 'arj-archive' : null;
}

/** Signs of an archive behind the program that unpacks it. */
const PACKED = /PK\x03\x04.{22}|-lh[\d]-|Rar!\x1a\x07|MSCF\0\0\0\0|RSFX/s;

/** What a binary file is instead of a queue, or null. Two letters alone are too short to believe. */
export function foreignBinary(start: Uint8Array, name: string): LookAlike | null {
  if (begins(start, COMPOUND)) return compound(start, name);
  for (const [signature, is] of SIGNATURES) {
    if (!begins(start, signature) || (signature === 'BM' && !isBitmap(start))) continue;
    if (signature !== 'MZ') return is;
    if (PACKED.test(latin1(start, 64, start.length))) return 'self-extracting';
    if (isProgram(start)) return is;
  }
  return archive(start, name);
}

const begins = (start: Uint8Array, signature: string): boolean =>
  [...signature].every((char, i) => start[i] === char.charCodeAt(0));

/** A page has 512 bytes and the header two paragraphs at least; a checksum may read MZ as well. */
const isProgram = (start: Uint8Array): boolean =>
  u16(start, 2) < 512 && u16(start, 4) > 0 && u16(start, 8) >= 2;

/** The four reserved bytes of a bitmap are zero; a queue may well begin with the letters BM. */
const isBitmap = (start: Uint8Array): boolean =>
  start.length > 26 && start.subarray(6, 10).every((byte) => byte === 0) && start[14] === 40;

const FOREIGN_TEXT: readonly [RegExp, ForeignText][] = [
  // What --save-case writes beside a case: predicted and logged.
  [/^\s*\{\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"resync-check"/, 'own-report'],
  [/^\s*<(?:!doctype html|html)/i, 'html-page'],
  [/^\s*<\?xml/i, 'xml'],
  [/^#?[ \t]*\d{1,2}\/\d{1,2}\/\d{2,3}[ \t]+\d{1,2}:\d{2}(?::\d{2})?[ \t]*\|/m, 'other-log'],
  [/^\s*[{[]/, 'other-json'],
];

/** Names of Mail for AppleTalk Networks, as its Connection sends them: `A name@server` (Q91648). */
const APPLETALK_NAMES = /^[ \t]*[AD][ \t][^@:\r\n]{1,80}@[^@:\r\n]{1,80}$/;

function isAppleTalkNames(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => APPLETALK_NAMES.test(line));
}

/** The three numbers in one line, of which nothing says that they are a header's. */
const hasHeaderLine = (text: string): boolean =>
  text.split(/[\r\n]+/).some((line) => {
    const numbers = parseHeader(line)?.numbers ?? {};
    return NUMBERS.every(({ header }) => numbers[header] !== undefined);
  });

/** What a text without any known evidence is. */
export function foreignText(text: string): ForeignText {
  const known = FOREIGN_TEXT.find(([sign]) => sign.test(text));
  if (known) return known[1];
  if (looksLikeGroupFile(text)) return 'gimport-groups';
  if (isAppleTalkNames(text)) return 'appletalk-names';
  return hasHeaderLine(text) ? 'header-line' : 'plain';
}

/** Files of a postoffice whose layout was never published, and what to give in their place. */
const UNREADABLE: readonly [RegExp, IssueArgs<'layout-not-published'>['instead']][] = [
  [/^REQCONF\.GLB$/i, 'LISTDS -R'],
  [/^SRVCONF\.GLB$/i, 'LISTDS -S'],
  [/^(?:MASTER|CONTROL|FLAG|PROCESS|NETWORK|GLOBAL|DS_MSG)\.GLB$/i, null],
];

/** What to give in place of a binary file of this name; null where its layout is no question. */
export function unreadableGlb(name: string): IssueArgs<'layout-not-published'> | null {
  const known = UNREADABLE.find(([pattern]) => pattern.test(name));
  return known ? { instead: known[1] } : null;
}
