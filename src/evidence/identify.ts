import type { InputIssue, Kind, OpenReader } from '../case/types.js';
import { latin1, TEXT_BYTE } from './bytes.js';
import { looksLikeDirectoryCsv, openDirectoryCsv } from './directory-csv.js';
import { looksLikeDirsyncMessage, openDirsyncMessage } from './dirsync-message.js';
import { looksLikeLdif, openLdif } from './ldif.js';
import {
  looksLikeListdsRequestor,
  looksLikeListdsServer,
  openListdsRequestor,
  openListdsServer,
} from './listds.js';
import { looksLikeListq, openListq } from './listq.js';
import { foreignBinary, foreignText, unreadableGlb } from './look-alikes.js';
import { openQueue } from './queue.js';
import { looksLikeRawAttributes, openRawAttributes } from './raw-attributes.js';
import { looksLikeRegistry, openRegistry } from './registry.js';
import { looksLikeSubjects, openSubjects } from './subjects.js';
import { looksLikeSyncState, openSyncState } from './sync-state.js';
import { roleOfName } from './tally.js';

/** What an input is. More than one kind: a text that quotes several, a mail for instance. */
export interface Identity {
  kinds: Kind[];
  /** What to tell the user about it: always set when `kinds` is empty. */
  issue: InputIssue | null;
}

/** Every text kind with the sign that it is known by and its reader. One line a kind. */
const TEXT_KINDS: readonly [Kind, (head: string) => boolean, OpenReader][] = [
  ['sync-state', looksLikeSyncState, openSyncState],
  ['listds-requestor', looksLikeListdsRequestor, openListdsRequestor],
  ['listds-server', looksLikeListdsServer, openListdsServer],
  ['listq', looksLikeListq, openListq],
  ['dirsync-message', looksLikeDirsyncMessage, openDirsyncMessage],
  ['subjects', looksLikeSubjects, openSubjects],
  ['registry', looksLikeRegistry, openRegistry],
  ['ldif', looksLikeLdif, openLdif],
  ['directory-csv', looksLikeDirectoryCsv, openDirectoryCsv],
  ['raw-attributes', looksLikeRawAttributes, openRawAttributes],
];

/** The reader of a kind. */
export const readerOf = (kind: Kind): OpenReader =>
  TEXT_KINDS.find(([name]) => name === kind)?.[2] ?? openQueue;

const HEAD = 65_536;
/** A fixed part of 8 bytes and the shortest text; anything shorter holds no record. */
const SHORTEST_QUEUE = 10;

/** Says what an input is: by its content first, its name breaks ties only. */
export function identify(name: string, head: Uint8Array, headIsAll: boolean): Identity {
  const start = head.subarray(0, HEAD);
  if (start.length === 0)
    return roleOfName(name)
      ? { kinds: ['queue'], issue: null }
      : not('this file is empty (0 bytes)');
  const foreign = foreignBinary(start);
  if (foreign) return not(foreign);
  const { text, isWide } = textOf(start);
  if (text === null) return identifyBinary(name, start, headIsAll);
  const kinds = TEXT_KINDS.filter(([, looksLike]) => looksLike(text)).map(([kind]) => kind);
  const encoding = isWide ? 'UTF-16 text' : 'text';
  if (kinds.length === 0) return not(foreignText(text, encoding));
  const isMisnamed = /\.GLB$/i.test(name);
  return {
    kinds,
    issue: isMisnamed
      ? {
          level: 'warning',
          message: `this is ${encoding}, not a binary queue; it is read as the listing that it holds`,
        }
      : null,
  };
}

const not = (what: string): Identity => ({ kinds: [], issue: { level: 'error', message: what } });

function identifyBinary(name: string, start: Uint8Array, headIsAll: boolean): Identity {
  const unreadable = unreadableGlb(name);
  if (unreadable) return not(unreadable);
  if (headIsAll && start.length < SHORTEST_QUEUE && start.some((byte) => byte !== 0))
    return not(`this is too short to hold a transaction (${start.length} bytes)`);
  return { kinds: ['queue'], issue: null };
}

/** The text of the first bytes, or null for binary content. */
function textOf(start: Uint8Array): { text: string | null; isWide: boolean } {
  const wide =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : null;
  if (wide) return { text: new TextDecoder(wide).decode(start), isWide: true };
  let isAscii = true;
  for (const byte of start) {
    // Form feed and Ctrl-Z occur in DOS text files; the other control characters do not.
    if (TEXT_BYTE[byte] !== 1 && byte !== 0x0c && byte !== 0x1a)
      return { text: null, isWide: false };
    if (byte >= 0x80) isAscii = false;
  }
  const text = isAscii ? latin1(start, 0, start.length) : new TextDecoder('utf-8').decode(start);
  return { text, isWide: false };
}
