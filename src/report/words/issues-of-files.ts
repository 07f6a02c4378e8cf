/** The words of issues: what a file is, what fits no schema of ours. */
import { KIND } from '../text/input-words.js';
import type { ForeignText, LookAlike } from '../../model/issue-args.js';
import type { NotRead } from '../../model/not-read.js';
import { versionProblem } from '../../model/version.js';
import type { IssueWords } from './issue-words.js';
import { misfitText } from './misfits.js';

const DOCUMENT =
  'save its text as .txt; of a picture in it type the numbers (--header, --impseq, --srvseq, --reqseq)';

const LOOK_ALIKES: Record<LookAlike, string> = {
  'gltf-model': 'this is a binary glTF 3-D model, not a Microsoft Mail queue',
  'zip-archive': 'this is a ZIP archive that was not opened',
  'empty-zip-archive': 'this is an empty ZIP archive',
  'gzip-archive': 'this is a gzip archive: unpack it first',
  '7-zip-archive': 'this is a 7-Zip archive: unpack it first',
  'rar-archive': 'this is a RAR archive: unpack it first',
  cabinet: 'this is a cabinet archive: unpack it first',
  'tar-archive': 'this is a tar archive: unpack it first',
  'arj-archive': 'this is an ARJ archive: unpack it first',
  'lzh-archive': 'this is an LZH archive: unpack it first',
  'self-extracting': 'this is an archive that unpacks itself (EXE): unpack it first',
  'compressed-file': 'this is a file compressed by COMPRESS.EXE: expand it first',
  program: 'this is a program (EXE)',
  'pdf-document': 'this is a PDF document: save the text that it shows',
  'png-picture': 'this is a picture (PNG): the text that it shows is needed',
  'jpeg-picture': 'this is a picture (JPEG): the text that it shows is needed',
  'gif-picture': 'this is a picture (GIF): the text that it shows is needed',
  'bmp-picture': 'this is a picture (BMP): the text that it shows is needed',
  'winmail-dat':
    'this is winmail.dat, in which Outlook packs attachments: have them sent again in a ZIP archive',
  'outlook-message':
    'this is an Outlook message (.msg): in Outlook save what is attached to it as files, and its text ' +
    'as .txt; or save it as .eml',
  'word-document': `this is a Word document (.doc): ${DOCUMENT}`,
  'excel-workbook': `this is an Excel workbook (.xls): ${DOCUMENT}`,
  'office-document': `this is an Outlook message or Office document: ${DOCUMENT}`,
};

const FOREIGN_TEXTS: Record<ForeignText, (encoding: string) => string> = {
  'html-page': (encoding) =>
    `this is an HTML page, perhaps an error page saved as a file (${encoding})`,
  xml: (encoding) => `this is XML (${encoding})`,
  'other-log': (encoding) =>
    `this looks like the log of another program, not of Dir-Sync (${encoding})`,
  'own-report': (encoding) =>
    `this is a report of this tool, which is no evidence (${encoding}); nothing else was found in it`,
  'other-json': (encoding) => `this is JSON, but not of kind "sync-state" (${encoding})`,
  'gimport-groups': () =>
    'this is a group file for GIMPORT.EXE, which IMPORT does not read (Q99419)',
  'appletalk-names': () =>
    'this is an import file of the Mail Connection for AppleTalk names (MSIMPORT.IMP), which IMPORT -F ' +
    'is not fed; its names must differ in their first 30 characters (Q91648)',
  'header-line': (encoding) =>
    `this has the numbers of a header, and no listing around them (${encoding}): where they are the ` +
    'header\'s, type them: --header "IMPSEQ=N,SRVSEQ=N,REQSEQ=N"',
  plain: (encoding) => `this is plain ${encoding} in which no known evidence was found`,
};

const kindWords = (kind: string): string => KIND[kind as keyof typeof KIND] ?? kind;

const NOT_READ: Record<NotRead, string> = {
  'no-right': 'there is no right to read it: copy it to where you may, and give the copy',
  'name-not-utf8': 'its name is not UTF-8: rename it',
  fault: 'it cannot be read: copy it, and give the copy',
  link: 'it is a symbolic link, which is not followed: name it, or give the file itself',
  'no-file': 'it is no ordinary file: copy what it holds to a file, and give that',
  'too-deep': 'folders so deep are not looked into: name it to have it read',
  'too-large': 'it is larger than what is read of a folder: name it to have it read',
  'too-many': 'it holds more files than are read of a folder: name those that are to be read',
};

export const FILE_WORDS = {
  'not-read': ({ why }) => NOT_READ[why],
  'empty-file': () => 'this file is empty (0 bytes)',
  'look-alike': ({ is }) => LOOK_ALIKES[is],
  'foreign-text': ({ is, encoding, isSearchedInPart }) =>
    FOREIGN_TEXTS[is](encoding) + (isSearchedInPart ? '; only its first 1 MiB was searched' : ''),
  'own-words-left-out': ({ lines }) =>
    `left out: ${lines === 1 ? 'a line' : `${lines} lines`} of a report of this tool, which is no evidence; the rest is read`,
  'page-as-shown': () =>
    'this is a page of a browser: it is read as the text that it shows, whose lines are counted',
  'terminal-codes-left-out': () =>
    'left out: what a terminal was told in it (colours, the cursor); the text is read as it was shown',
  'text-torn': ({ kind }) =>
    `this was text (${kindWords(kind)}), and NUL or control characters are in it now: what it says ` +
    'cannot be relied on; copy it again, or make it anew',
  'layout-not-published': ({ instead }) =>
    'this cannot be read, since its layout was never published: ' +
    (instead === null ? 'it is not needed here' : `give the output of ${instead} instead`),
  'too-short': ({ bytes }) => `this is too short to hold a transaction (${bytes} bytes)`,
  'text-not-queue': ({ encoding }) =>
    `this is ${encoding}, not a binary queue; it is read as what it holds`,
  'told-kind-differs': ({ told, seen }) =>
    `read as ${kindWords(told)}, as told, though it looks like ${kindWords(seen)}: leave the kind out if that is wrong`,
  'nothing-of-this-kind': () => 'nothing of this kind was found in it',
  'searched-in-part': () => 'only the first 1 MiB was searched for further kinds of evidence',

  'too-much-to-tell': ({ most }) =>
    `it shows more than ${most} numbers of requestors; leave out those that are not judged`,
  'more-issues': ({ count }) => `${count} more issues of this input are not listed`,
  'line-too-long': ({ most }) =>
    `a line is longer than ${most} characters; the rest of it was not read`,
  'text-behind-ctrl-z': ({ characters }) =>
    `a Ctrl-Z ends the text; ${characters} characters after it were not read`,

  'import-file-margin': ({ blanks }) =>
    `every line begins with ${blanks} blanks, taken for the margin of a quotation; ` +
    'IMPORT looks for the code letter in column 1 (Q96001)',
  'state-not-json': ({ problem, line, column }) =>
    `is not JSON: ${problem} (line ${line}, column ${column})`,
  'state-misfit': ({ misfit, line }) =>
    misfitText(misfit) + (line === null ? '' : ` (line ${line})`),
  'saved-case': ({ requestors }) =>
    `is a saved case of ${requestors === 1 ? 'one requestor' : `${requestors} requestors`}: what was known, without names and evidence`,
  'saved-case-misfit': ({ path }) =>
    `is no saved case that can be read: ${path.text} is missing or wrong`,
  'state-too-large': () => 'is larger than 8 MiB, which no sync state is; it was not read',
  'state-version-unknown': ({ path, written, build }) =>
    `${path} ${JSON.stringify(written.text)}: ${versionProblem(build)}; it is taken as unknown`,
} satisfies Partial<IssueWords>;
