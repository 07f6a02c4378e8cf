import { u16 } from './bytes.js';
import { looksLikeGroupFile } from './import-file.js';

/**
 * Names what is not evidence, so that nobody searches for the fault in a file that never was one.
 * A binary glTF model also ends in `.glb`.
 */
const SIGNATURES: readonly [signature: string, what: string][] = [
  ['glTF', 'this is a binary glTF 3-D model, not a Microsoft Mail queue'],
  ['PK\x03\x04', 'this is a ZIP archive: unpack it first'],
  ['PK\x05\x06', 'this is an empty ZIP archive'],
  ['\x1f\x8b\x08', 'this is a gzip archive: unpack it first'],
  ['7z\xbc\xaf\x27\x1c', 'this is a 7-Zip archive: unpack it first'],
  ['Rar!\x1a', 'this is a RAR archive: unpack it first'],
  ['MSCF', 'this is a cabinet archive: unpack it first'],
  ['SZDD\x88\xf0\x27\x33', 'this is a file compressed by COMPRESS.EXE: expand it first'],
  ['MZ', 'this is a program (EXE)'],
  ['%PDF', 'this is a PDF document: save the text that it shows'],
  ['\x89PNG', 'this is a picture (PNG): the text that it shows is needed'],
  ['\xff\xd8\xff', 'this is a picture (JPEG): the text that it shows is needed'],
  ['GIF8', 'this is a picture (GIF): the text that it shows is needed'],
  ['BM', 'this is a picture (BMP): the text that it shows is needed'],
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'this is an Outlook message or Office document: save it as text',
  ],
];

/** What a binary file is instead of a queue, or null. Two letters alone are too short to believe. */
export function foreignBinary(start: Uint8Array): string | null {
  for (const [signature, what] of SIGNATURES) {
    const isThere = [...signature].every((char, i) => start[i] === char.charCodeAt(0));
    if (!isThere || (signature === 'BM' && !isBitmap(start))) continue;
    if (signature !== 'MZ' || isProgram(start)) return what;
  }
  return null;
}

/** A page has 512 bytes and the header two paragraphs at least; a checksum may read MZ as well. */
const isProgram = (start: Uint8Array): boolean =>
  u16(start, 2) < 512 && u16(start, 4) > 0 && u16(start, 8) >= 2;

/** The four reserved bytes of a bitmap are zero; a queue may well begin with the letters BM. */
const isBitmap = (start: Uint8Array): boolean =>
  start.length > 26 && start.subarray(6, 10).every((byte) => byte === 0) && start[14] === 40;

const FOREIGN_TEXT: readonly [RegExp, string][] = [
  [/^\s*<(?:!doctype html|html)/i, 'this is an HTML page, perhaps an error page saved as a file'],
  [/^\s*<\?xml/i, 'this is XML'],
  [
    /^#?\s*\d{1,2}\/\d{1,2}\/\d{2,3}\s+\d{1,2}:\d{2}(?::\d{2})?\s*\|/m,
    'this looks like the log of another program, not of Dir-Sync',
  ],
  [/^\s*\{[^]*"schemaVersion"[^]*"resync-check"/, 'this is a report of this tool, not evidence'],
  [/^\s*[{[]/, 'this is JSON, but not of kind "sync-state"'],
];

/** Names of Mail for AppleTalk Networks, as its Connection sends them: `A name@server` (Q91648). */
const APPLETALK_NAMES = /^[ \t]*[AD][ \t][^@:\r\n]{1,80}@[^@:\r\n]{1,80}$/;

function isAppleTalkNames(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => APPLETALK_NAMES.test(line));
}

/** What a text without any known evidence is. */
export function foreignText(text: string, encoding: string): string {
  const known = FOREIGN_TEXT.find(([sign]) => sign.test(text));
  if (known) return `${known[1]} (${encoding})`;
  if (looksLikeGroupFile(text))
    return 'this is a group file for GIMPORT.EXE, which IMPORT does not read (Q99419)';
  if (isAppleTalkNames(text))
    return (
      'this is an import file of the Mail Connection for AppleTalk names (MSIMPORT.IMP), which IMPORT -F ' +
      'is not fed; its names must differ in their first 30 characters (Q91648)'
    );
  return `this is plain ${encoding} in which no known evidence was found`;
}

/** Files of a postoffice whose layout was never published, and what to give in their place. */
const UNREADABLE: readonly [RegExp, string][] = [
  [/^REQCONF\.GLB$/i, 'give the output of LISTDS -R instead'],
  [/^SRVCONF\.GLB$/i, 'give the output of LISTDS -S instead'],
  [/^(?:MASTER|CONTROL|FLAG|PROCESS|NETWORK|GLOBAL|DS_MSG)\.GLB$/i, 'it is not needed here'],
];

/** Why a binary file of this name cannot be read, or null. */
export function unreadableGlb(name: string): string | null {
  const known = UNREADABLE.find(([pattern]) => pattern.test(name));
  return known ? `this cannot be read, since its layout was never published: ${known[1]}` : null;
}
