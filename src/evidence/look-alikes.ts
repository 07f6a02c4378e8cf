/** Files that are no evidence, by name: archives, models, pictures. */
import { u16 } from './text/bytes.js';
import { looksLikeGroupFile } from './import-file/reader.js';

/**
 * Names what is not evidence, so that nobody searches for the fault in a file that never was one.
 * A binary glTF model also ends in `.glb`.
 */
const SIGNATURES: readonly [signature: string, what: string][] = [
  ['glTF', 'this is a binary glTF 3-D model, not a Microsoft Mail queue'],
  // Archives are opened before anything is identified; whoever reads one as it is should know.
  ['PK\x03\x04', 'this is a ZIP archive that was not opened'],
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
    '\x78\x9f\x3e\x22',
    'this is winmail.dat, in which Outlook packs attachments: have them sent again in a ZIP archive',
  ],
];

/** What Outlook, Word and Excel save in, and the words in it that tell them apart. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const MESSAGE =
  'this is an Outlook message (.msg): in Outlook save what is attached to it as files, and its text ' +
  'as .txt; or save it as .eml';
const DOCUMENT =
  'save its text as .txt; of a picture in it type the numbers (--header, --impseq, --srvseq, --reqseq)';
const COMPOUND_KINDS: readonly [word: string, name: RegExp, what: string][] = [
  ['__substg1.0_', /\.(?:msg|oft)$/i, MESSAGE],
  ['WordDocument', /\.(?:doc|dot)$/i, `this is a Word document (.doc): ${DOCUMENT}`],
  ['Workbook', /\.(?:xls|xlt)$/i, `this is an Excel workbook (.xls): ${DOCUMENT}`],
];

/** By its streams, whose names are in it as UTF-16; else by its own name. */
function compound(start: Uint8Array, name: string): string {
  const text = new TextDecoder('utf-16le').decode(start);
  const known =
    COMPOUND_KINDS.find(([word]) => text.includes(word)) ??
    COMPOUND_KINDS.find(([, names]) => names.test(name));
  return known?.[2] ?? `this is an Outlook message or Office document: ${DOCUMENT}`;
}

/** What a binary file is instead of a queue, or null. Two letters alone are too short to believe. */
export function foreignBinary(start: Uint8Array, name = ''): string | null {
  if (begins(start, COMPOUND)) return compound(start, name);
  for (const [signature, what] of SIGNATURES) {
    if (!begins(start, signature) || (signature === 'BM' && !isBitmap(start))) continue;
    if (signature !== 'MZ' || isProgram(start)) return what;
  }
  return null;
}

const begins = (start: Uint8Array, signature: string): boolean =>
  [...signature].every((char, i) => start[i] === char.charCodeAt(0));

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
