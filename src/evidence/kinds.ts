/** What an input is: content first, name as tie-breaker; one line a kind. */
import { issue, type Issue } from '../model/issues.js';
import { KIND_TABLE } from '../model/kinds.js';
import type { Kind, OpenReader } from '../model/types.js';
import { NUL, TEXT_BYTE, withoutNulEnds } from './text/bytes.js';
import { plainBlanks } from './text/blanks.js';
import { encodingOf, textOfBytes } from './text/decoding.js';
import { escapeEnd, hasEscapes, withoutEscapes } from './text/escapes.js';
import { looksLikeDirectoryCsv, openDirectoryCsv } from './directory/directory-csv.js';
import {
  looksLikeCodedLog,
  looksLikeDirsyncLog,
  MAY_BE_LOG,
  openCodedLog,
  openDirsyncLog,
} from './log/dirsync-log.js';
import { looksLikeDirsyncMessage, openDirsyncMessage } from './mail/dirsync-message.js';
import { looksLikeImportFile, openImportFile } from './import-file/reader.js';
import { looksLikeDispatchLog, openDispatchLog } from './log/dispatch-log.js';
import { looksLikeDssched, openDssched } from './log/dssched.js';
import { looksLikeEventText, openEventText } from './log/event-text.js';
import { looksLikePodiagLog, openPodiagLog } from './log/podiag-log.js';
import { looksLikeLdif, openLdif } from './directory/ldif.js';
import { forgetHeadLines, headLines, ownWordsIn } from './text/lines.js';
import {
  looksLikeListdsRequestor,
  looksLikeListdsServer,
  openListdsRequestor,
  openListdsServer,
} from './listds/reader.js';
import { looksLikeListq, openListq } from './listq/reader.js';
import { foreignBinary, foreignText, unreadableGlb } from './look-alikes.js';
import { openQueue } from './queue/reader.js';
import { looksLikeRawAttributes, openRawAttributes } from './directory/raw-attributes.js';
import { looksLikeRegistry, openRegistry } from './registry/reader.js';
import { looksLikeSubjects, openSubjects } from './mail/subjects.js';
import { looksLikeSavedCase, openSavedCase } from './saved-case/reader.js';
import { looksLikeSyncState, openSyncState } from './sync-state/reader.js';
import { textWithoutControls } from './torn-text.js';
import { roleOfName } from './transactions/tally.js';

/** What an input is. More than one kind: a text that quotes several, a mail for instance. */
export interface Identity {
  kinds: Kind[];
  /** What to tell the user about it: always set when `kinds` is empty. */
  issue: Issue | null;
  /** What else is to be told. */
  more?: readonly Issue[];
}

/** Kinds that are not known by the words of a text. */
type OtherKind = 'queue' | 'import-file' | 'postoffice' | 'mail' | 'archive';

/**
 * Every text kind: a word that it cannot be without, which costs next to nothing to look for; the
 * sign that it is known by; and its reader. One line a kind.
 */
const TEXT_KINDS: Readonly<
  Record<Exclude<Kind, OtherKind>, readonly [RegExp, (head: string) => boolean, OpenReader]>
> = {
  'sync-state': [/sync-state/, looksLikeSyncState, openSyncState],
  'saved-case': [/saved-case/, looksLikeSavedCase, openSavedCase],
  'listds-requestor': [/sync|seq/i, looksLikeListdsRequestor, openListdsRequestor],
  'listds-server': [/sync|request|server/i, looksLikeListdsServer, openListdsServer],
  listq: [/sync|transaction|\d{6}|X{6}|:\d\d /i, looksLikeListq, openListq],
  'dirsync-message': [/dirsync|task|seq[ \t]*=/i, looksLikeDirsyncMessage, openDirsyncMessage],
  subjects: [/(?:req|srv)tx|status report from|=\?/i, looksLikeSubjects, openSubjects],
  registry: [/regedit|registry|MSExchangeDX/i, looksLikeRegistry, openRegistry],
  ldif: [/dn:/i, looksLikeLdif, openLdif],
  'directory-csv': [/class|dxa/i, looksLikeDirectoryCsv, openDirectoryCsv],
  'raw-attributes': [/dxa/i, looksLikeRawAttributes, openRawAttributes],
  'dirsync-log': [MAY_BE_LOG, looksLikeDirsyncLog, openDirsyncLog],
  'coded-log': [/\|/, looksLikeCodedLog, openCodedLog],
  'dispatch-log': [/nsda|process table/i, looksLikeDispatchLog, openDispatchLog],
  'podiag-log': [/error|user|info/i, looksLikePodiagLog, openPodiagLog],
  dssched: [/dssched|process times|nsda/i, looksLikeDssched, openDssched],
  'event-text': [/event ?id|MSExchange(?:DX|PCMTA)/i, looksLikeEventText, openEventText],
};
const SIGNS = Object.entries(TEXT_KINDS) as [Kind, (typeof TEXT_KINDS)[keyof typeof TEXT_KINDS]][];
const READERS = new Map<Kind, OpenReader>([
  ['import-file', openImportFile],
  ...SIGNS.map(([kind, [, , open]]): [Kind, OpenReader] => [kind, open]),
]);

/** The reader of a kind. */
export const readerOf = (kind: Kind): OpenReader => READERS.get(kind) ?? openQueue;

/** As much of a beginning as is searched for evidence, and as the inference of a layout looks at. */
export const SEARCHED_BYTES = 1_048_576;
/** Of what is no evidence, this much says what it is. */
const LOOKED_AT = 65_536;
/** A fixed part of 8 bytes and the shortest text; anything shorter holds no record. */
const SHORTEST_QUEUE = 10;
/** One byte in so many of a text may be a control character, as a captured screen has them. */
const BYTES_PER_CONTROL = 200;

/** Says what an input is: by its content first, its name breaks ties only. */
export function identify(name: string, head: Uint8Array, headIsAll: boolean): Identity {
  const start = head.subarray(0, SEARCHED_BYTES);
  if (start.length === 0)
    return roleOfName(name) ? { kinds: ['queue'], issue: null } : not(issue('empty-file', {}));
  const foreign = foreignBinary(start, name);
  if (foreign) return not(issue('look-alike', { is: foreign }));
  const found = textOf(start) ?? paddedLog(start);
  if (!found) {
    const torn = roleOfName(name) === null ? tornKind(start) : null;
    return torn ? not(issue('text-torn', { kind: torn })) : identifyBinary(name, start, headIsAll);
  }
  const own = ownWordsIn(found.text);
  const text = own ? headLines(found.text).join('\n') : found.text;
  const kinds = textKindsOf(text);
  // Logs and listings quote transactions, so a text is an import file only if it is nothing else.
  const mayBeImportFile = kinds.length === 0 && (roleOfName(name) === null || isListOf(found));
  if (mayBeImportFile && looksLikeImportFile(text)) kinds.push('import-file');
  forgetHeadLines();
  const isLeftOut = found.isOfTerminal && !kinds.every((kind) => EXPORTED.includes(kind));
  const more = isLeftOut ? { more: [issue('terminal-codes-left-out', {})] } : {};
  if (!own) return { ...identifyText(name, start, headIsAll, found, kinds), ...more };
  if (kinds.length > 0) {
    const left = issue('own-words-left-out', { lines: own.count }, { line: own.line });
    return { kinds, issue: left, ...more };
  }
  const encoding = found.isWide ? 'UTF-16 text' : 'text';
  const all = issue('foreign-text', { is: 'own-report', encoding, isSearchedInPart: !headIsAll });
  // It lies where reports are kept, and nothing is wrong with it.
  return not({ ...all, level: 'warning' });
}

const textKindsOf = (text: string): Kind[] =>
  SIGNS.filter(([, [word, looksLike]]) => word.test(text) && looksLike(text)).map(([kind]) => kind);

/** What LISTDS -R writes beside the numbers (Q96060). */
const OF_A_LISTING = /request[oe]r|dir-?[ \t]?sync[ \t]+server|examining/i;

/** The kind of text that the bytes were before something was done to them, or null. */
function tornKind(start: Uint8Array): Kind | null {
  const text = textWithoutControls(start);
  if (!text) return null;
  const words = plainBlanks(textOfBytes(text));
  const kinds = textKindsOf(words);
  forgetHeadLines();
  // Three numbers, each on its line, may be the header of a queue as well.
  const isListing = OF_A_LISTING.test(words);
  return (
    kinds.find(
      (kind) => KIND_TABLE[kind].hasOwnLines && (isListing || kind !== 'listds-requestor'),
    ) ?? null
  );
}

/** A log between NUL bytes, as a disk leaves them around what was written last; null for any other. */
function paddedLog(start: Uint8Array): HeadText | null {
  const inner = withoutNulEnds(start);
  if (!inner || inner.length === start.length) return null;
  const found = textOf(inner);
  const isLog = (text: string): boolean => looksLikeDirsyncLog(text) || looksLikeCodedLog(text);
  return found && !found.isWide && isLog(found.text) ? found : null;
}

/** The bytes of a binary queue may all be characters by accident; a text has lines, too. */
const isListOf = ({ isPlain, isAscii, text }: HeadText): boolean =>
  isPlain && isAscii && /[\r\n]/.test(text);

function identifyText(
  name: string,
  start: Uint8Array,
  headIsAll: boolean,
  { text, isWide, isPlain, isAscii }: HeadText,
  kinds: Kind[],
): Identity {
  const encoding = isWide ? 'UTF-16 text' : 'text';
  // The bytes of a binary queue may all be characters by accident, and some of them a message's mark.
  const isMark = kinds.length === 1 && kinds[0] === 'dirsync-message' && !(isPlain && isAscii);
  const isMisnamed = /\.GLB$/i.test(name);
  if (kinds.length === 0 || isMark) {
    const is = foreignText(text.slice(0, LOOKED_AT));
    const isUnknown = !isWide && (is === 'plain' || is === 'header-line');
    const isNamedQueue = isMisnamed && roleOfName(name) !== null;
    if (isUnknown && (isNamedQueue || (kinds.length === 0 && !isPlain)))
      return identifyBinary(name, start, headIsAll);
    if (kinds.length === 0)
      return not(issue('foreign-text', { is, encoding, isSearchedInPart: !headIsAll }));
  }
  return { kinds, issue: isMisnamed ? issue('text-not-queue', { encoding }) : null };
}

const not = (what: Issue): Identity => ({ kinds: [], issue: what });

function identifyBinary(name: string, start: Uint8Array, headIsAll: boolean): Identity {
  const unreadable = unreadableGlb(name);
  if (unreadable) return not(issue('layout-not-published', unreadable));
  if (headIsAll && start.length < SHORTEST_QUEUE && start.some((byte) => byte !== NUL))
    return not(issue('too-short', { bytes: start.length }));
  return { kinds: ['queue'], issue: null };
}

/** Kinds that a program writes to a file, and no console shows. */
const EXPORTED: readonly Kind[] = ['ldif', 'directory-csv', 'registry', 'sync-state', 'saved-case'];

/**
 * The first bytes as text. `isPlain`: without control characters; `isAscii`: without accents;
 * `isOfTerminal`: what a terminal was told stood in it.
 */
interface HeadText {
  text: string;
  isWide: boolean;
  isPlain: boolean;
  isAscii: boolean;
  isOfTerminal: boolean;
}

/** The text of the first bytes, or null for binary content. */
function textOf(start: Uint8Array): HeadText | null {
  if (encodingOf(start).wide) {
    const written = textOfBytes(start);
    const text = plainBlanks(withoutEscapes(written));
    const isOfTerminal = written.length > text.length && hasEscapes(written);
    return { text, isWide: true, isPlain: true, isAscii: false, isOfTerminal };
  }
  const most = Math.ceil(start.length / BYTES_PER_CONTROL);
  let controls = 0;
  let isAscii = true;
  let isOfTerminal = false;
  for (let at = 0; at < start.length; at += 1) {
    const byte = start[at]!;
    const end = escapeEnd(start, at);
    if (end > at) {
      isOfTerminal = true;
      at = end - 1;
      continue;
    }
    // Form feed and Ctrl-Z occur in DOS text files.
    if (TEXT_BYTE[byte] !== 1 && byte !== 0x0c && byte !== 0x1a) {
      controls += 1;
      if (byte === NUL || controls > most) return null;
    }
    if (byte >= 0x80) isAscii = false;
  }
  const text = withoutEscapes(textOfBytes(start));
  return {
    text: isAscii ? text : plainBlanks(text),
    ...{ isWide: false, isPlain: controls === 0, isAscii, isOfTerminal },
  };
}
