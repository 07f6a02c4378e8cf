/** One input, read in one pass: identify, then every fitting reader. */
import { baseName } from '../model/input-name.js';
import { KIND_TABLE } from '../model/kinds.js';
import { concat, latin1 } from './text/bytes.js';
import { htmlText, isPage } from './text/html-text.js';
import { issue, type Issue } from '../model/issues.js';
import type { DecodedPart, Kind, Reading, SeenLayout, TransactionRecord } from '../model/types.js';
import { hiddenNumbers } from './hidden-numbers.js';
import { identify, type Identity, readerOf, SEARCHED_BYTES } from './kinds.js';

/** One input, read: what it is, what it says, how large it was. */
export interface ReadResult {
  kind: Kind | 'unknown';
  reading: Reading;
  bytes: number;
  /** False when nothing of it could be understood at all. */
  isUnderstood: boolean;
}

export interface ReadOptions {
  kind?: Kind;
  /** Sees every chunk, in order, as the readers do. */
  onChunk?: (chunk: Uint8Array) => void;
  onRecord?: (record: TransactionRecord) => void;
  onPart?: (part: DecodedPart) => void;
  /** Layouts that other queues of the same evidence showed. */
  layouts?: readonly SeenLayout[];
}

/** Reads one input in one pass and constant memory; only what its chunks throw is thrown. */
export function read(
  name: string,
  chunks: Iterable<Uint8Array>,
  options: ReadOptions = {},
): ReadResult {
  const source = chunks[Symbol.iterator]();
  const { head: written, isAll } = readHead(source);
  const ownName = baseName(name);
  const told = options.kind;
  const asWritten = identify(ownName, written, isAll);
  const page = told || !isAll ? null : shownPage(ownName, written, asWritten);
  const head = page?.text ?? written;
  const seen = page?.identity ?? asWritten;
  const identity: Identity = told ? { kinds: [told], issue: toldIssue(told, seen.kinds) } : seen;
  // Of a text that holds several, records of one kind only are shown: their columns differ.
  const shown = identity.kinds.find((kind) => KIND_TABLE[kind].records !== null);
  const readers = identity.kinds.map((kind) =>
    readerOf(kind)({
      name: ownName,
      head,
      headIsAll: isAll,
      ...(options.layouts && { layouts: options.layouts }),
      ...(options.onPart && { onPart: options.onPart }),
      ...(options.onRecord && kind === shown && { onRecord: options.onRecord }),
    }),
  );
  let bytes = 0;
  const take = (chunk: Uint8Array, text = chunk): void => {
    bytes += chunk.length;
    options.onChunk?.(chunk);
    for (const reader of readers) reader.push(text);
  };
  if (written.length > 0) take(written, head);
  if (!isAll) for (let next = source.next(); !next.done; next = source.next()) take(next.value);
  const reading = joinReadings(
    readers.map((reader) => reader.end()),
    [identity.issue ?? [], identity.more ?? []].flat(),
  );
  const isQueue = identity.kinds[0] === 'queue';
  if (options.kind && foundNothing(reading)) reading.issues.push(issue('nothing-of-this-kind', {}));
  if (!options.kind && !isQueue && identity.kinds.length > 0 && bytes > SEARCHED_BYTES)
    reading.issues.push(issue('searched-in-part', {}));
  const isUnderstood = isQueue
    ? reading.role !== undefined || reading.queue?.layout != null || reading.observations.length > 0
    : identity.kinds.length > 0;
  const hidden = isUnderstood ? [] : hiddenNumbers(ownName, reading.issues[0] ?? null);
  if (hidden.length > 0) (reading.unread ??= []).push(...hidden);
  return {
    kind: isUnderstood ? (identity.kinds[0] ?? 'unknown') : 'unknown',
    reading,
    bytes,
    isUnderstood,
  };
}

/**
 * A page that was saved from a browser, as the text that it shows; null where it is none, or where as much is
 * found in its lines as they are written. A report of this tool is no evidence in either form.
 */
function shownPage(
  name: string,
  written: Uint8Array,
  { kinds, issue: why }: Identity,
): { text: Uint8Array; identity: Identity } | null {
  if (!isPage(latin1(written, 0, Math.min(written.length, 256)))) return null;
  if (why?.code === 'own-words-left-out') return null;
  if (why?.code === 'foreign-text' && why.args.is === 'own-report') return null;
  const text = htmlText(written);
  const inner = identify(name, text, true);
  if (inner.kinds.length === 0 || inner.kinds.includes('queue')) return null;
  if (inner.issue?.code === 'own-words-left-out') return null;
  const isInLines = /<pre\b/i.test(latin1(written, 0, written.length));
  if (isInLines && inner.kinds.every((kind) => kinds.includes(kind))) return null;
  const more = [issue('page-as-shown', {}), ...(inner.more ?? [])];
  return { text, identity: { ...inner, more } };
}

/** What was told wins; that the content says otherwise is said. */
function toldIssue(told: Kind, seen: readonly Kind[]): Issue | null {
  const [first] = seen;
  return first !== undefined && !seen.includes(told)
    ? issue('told-kind-differs', { told, seen: first })
    : null;
}

function readHead(source: Iterator<Uint8Array>): { head: Uint8Array; isAll: boolean } {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < SEARCHED_BYTES) {
    const next = source.next();
    if (next.done) return { head: concat(parts), isAll: true };
    // A copy: the chunk's memory may be used again for the next one.
    parts.push(next.value.slice());
    size += next.value.length;
  }
  return { head: concat(parts), isAll: false };
}

/** True when not even an issue says what became of the input. */
const foundNothing = (reading: Reading): boolean =>
  reading.observations.length === 0 &&
  reading.issues.length === 0 &&
  [reading.pending, reading.role, reading.directoryServer, reading.serverKind].every(isMissing) &&
  [reading.serverRecords, reading.serverSettings].every(isMissing) &&
  [reading.transactions, reading.importFile, reading.installations].every(isMissing) &&
  [reading.serverSigns, reading.names, reading.foreign].every(isMissing) &&
  (reading.queue?.records ?? 0) === 0;

const isMissing = (value: unknown): boolean => value === undefined;

function joinReadings(readings: readonly Reading[], first: readonly Issue[]): Reading {
  const joined: Reading = {
    observations: readings.flatMap(({ observations }) => observations),
    issues: [...first, ...readings.flatMap(({ issues }) => issues)],
  };
  const all = <
    K extends
      | 'unread'
      | 'pending'
      | 'serverRecords'
      | 'installations'
      | 'serverSigns'
      | 'names'
      | 'foreign',
  >(
    key: K,
  ): void => {
    const found = readings.flatMap((reading) => (reading[key] as unknown[] | undefined) ?? []);
    if (found.length > 0) joined[key] = found as Reading[K];
  };
  all('unread');
  all('pending');
  all('serverRecords');
  all('installations');
  all('serverSigns');
  all('names');
  all('foreign');
  for (const reading of readings) {
    const { transactions } = reading;
    if (transactions) joined.transactions ??= transactions;
    if (reading.imports) joined.imports ??= reading.imports;
    if (reading.savedCases) joined.savedCases ??= reading.savedCases;
    if (reading.timeline) joined.timeline ??= reading.timeline;
    if (reading.importFile) joined.importFile ??= reading.importFile;
    const { highestSrvSync } = reading;
    if (highestSrvSync) joined.highestSrvSync ??= highestSrvSync;
    const { role, queue, directoryServer, serverKind, serverSettings, isBroken } = reading;
    if (role) joined.role ??= role;
    if (queue) joined.queue ??= queue;
    if (directoryServer) joined.directoryServer ??= directoryServer;
    if (serverKind) joined.serverKind ??= serverKind;
    if (serverSettings) joined.serverSettings ??= serverSettings;
    if (isBroken) joined.isBroken = true;
    if (reading.seenLayout) joined.seenLayout ??= reading.seenLayout;
    if (reading.openDigits) joined.openDigits ??= reading.openDigits;
    if (reading.isLayoutOpen) joined.isLayoutOpen = true;
  }
  return joined;
}
