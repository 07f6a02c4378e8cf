/** Reads the evidence, each input once, and tells the report what every one of them was. */
import { baseName, isResyncName, partName } from './model/input-name.js';
import type { NotRead } from './model/not-read.js';
import type { CheckOptions, Evidence } from './model/api-types.js';
import { issue } from './model/issues.js';
import { UsageError } from './model/usage-error.js';
import type { ReportInput, TransactionSummary } from './model/report-types.js';
import { PROBLEMS, type TransactionTally } from './model/transaction-types.js';
import type { ReadInput } from './case/requestors.js';
import type {
  DecodedPart,
  FolderEntry,
  InputIssue,
  Kind,
  SeenLayout,
  TransactionRecord,
} from './model/types.js';
import { readPostoffice } from './evidence/postoffice/reader.js';
import { hiddenIn, hiddenInContainer, hiddenNumbers } from './evidence/hidden-numbers.js';
import { read, type ReadResult } from './evidence/read.js';
import { placeText } from './report/places.js';
import { toldQueue } from './report/words/layouts.js';
import { toldIssue } from './report/words/issues.js';
import { holdBack, keepSmall, type Held } from './evidence/queue/small-queues.js';

/** An input as the core sees it, and as the report shows it. */
export interface Input {
  input: ReadInput;
  told: ReportInput;
}

/** What reading one input may take: `sha256` makes a new hash for it, `layouts` are those of other queues. */
export interface ReadOneOptions {
  sha256?: CheckOptions['sha256'];
  onRecord?: ((record: TransactionRecord) => void) | undefined;
  onPart?: (part: DecodedPart) => void;
  layouts?: readonly SeenLayout[];
}

/** Reads one input. */
export function readOne(
  id: string,
  evidence: Evidence,
  { sha256, onRecord, onPart, layouts }: ReadOneOptions,
): { told: ReportInput; result: ReadResult } {
  if (evidence.kind === 'postoffice' && !evidence.listing)
    throw new UsageError('postoffice-without-listing', { name: evidence.name });
  // A listing has no bytes of its own to be hashed.
  const hash = evidence.listing || evidence.notRead ? undefined : sha256?.();
  const onChunk = hash && ((chunk: Uint8Array) => hash.update(chunk));
  const result = evidence.listing
    ? readListing(evidence.listing)
    : evidence.notRead
      ? readNothing(evidence.name, evidence.notRead)
      : isContainer(evidence)
        ? readContainer(evidence, onChunk)
        : read(evidence.name, evidence.chunks, {
            ...(evidence.kind && { kind: evidence.kind }),
            ...(onChunk && { onChunk }),
            ...(onRecord && { onRecord }),
            ...(onPart && { onPart }),
            ...(layouts && { layouts }),
          });
  const { reading, kind, bytes } = result;
  const held = reading.transactions ?? reading.importFile;
  const told: ReportInput = {
    id,
    name: evidence.name,
    kind,
    role: reading.role ?? null,
    bytes,
    sha256: hash?.hex() ?? null,
    issues: reading.issues
      .map(toldIssue)
      .map((each) =>
        evidence.isAside && !result.isUnderstood ? { ...each, level: 'note' } : each,
      ),
    ...(reading.queue && { queue: toldQueue(reading.queue) }),
    ...(held && { transactions: summaryOf(held) }),
  };
  return { told, result };
}

/** A postoffice folder; as large as the files that are listed. */
function readListing(listing: readonly FolderEntry[]): ReadResult {
  // A negative size says that it is not known.
  const sizes = listing.map(({ bytes }) => (Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0));
  return {
    kind: 'postoffice',
    reading: readPostoffice(listing),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    isUnderstood: true,
  };
}

/** By what keeps a file from being read it cannot be told from any other, but by its name. */
const UNREADABLE: readonly NotRead[] = ['no-right', 'name-not-utf8', 'fault', 'link', 'too-large'];

/** What lies in a folder and was not read. It is an error where it may be evidence of this case. */
function readNothing(path: string, why: NotRead): ReadResult {
  const name = baseName(path);
  const hidden = UNREADABLE.includes(why) ? hiddenIn(name) : [];
  const told = issue('not-read', { why });
  const isGrave = why === 'no-right' || hidden.length > 0 || isResyncName(name);
  return {
    kind: 'unknown',
    reading: {
      observations: [],
      issues: [isGrave ? told : { ...told, level: 'warning' }],
      ...(hidden.length > 0 && { unread: hidden }),
    },
    bytes: 0,
    isUnderstood: false,
  };
}

const isContainer = ({ container, kind }: Evidence): boolean =>
  container !== undefined || kind === 'mail' || kind === 'archive';

/** A mail or archive: what came out of it is read as evidence of its own. */
function readContainer(
  { name, container, kind, chunks }: Evidence,
  onChunk?: (chunk: Uint8Array) => void,
): ReadResult {
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    onChunk?.(chunk);
  }
  const issues: InputIssue[] = container ? [...container.issues] : [issue('not-opened', {})];
  const isUnderstood = !issues.some(({ level }) => level === 'error');
  const closed = hiddenInContainer(baseName(name), issues);
  const unread = isUnderstood || closed.length > 0 ? closed : hiddenNumbers(baseName(name), null);
  return {
    kind: container?.kind ?? (kind as Kind),
    reading: { observations: [], issues, unread },
    bytes,
    isUnderstood,
  };
}

/** Says on a mail or archive what became of its parts; each of them is an input of its own. */
function tellOfParts(of: ReportInput, all: readonly (Input & { isEvidence: boolean })[]): void {
  const parts = all.filter(
    ({ told: { name, kind } }) =>
      name.startsWith(partName(of.name, '')) && kind !== 'mail' && kind !== 'archive',
  );
  const used = parts.filter(({ isEvidence }) => isEvidence).length;
  if (parts.length > 0)
    of.issues.unshift(toldIssue(issue('parts-opened', { used, parts: parts.length })));
}

/** One input as it was read; `bytes` where it is a queue that may be read again. */
type Kept = ReturnType<typeof readOne> & { bytes: Uint8Array | null };

/** Reads an input, or takes what was read of it before. */
function readOrKept(
  id: string,
  one: Evidence,
  { sha256, readings }: CheckOptions,
  records: Held | undefined,
): Kept {
  const { key } = one;
  const before = records || !key ? undefined : (readings?.get(key) as Kept | undefined);
  if (before) {
    const { told, result, bytes } = before;
    return { told: { ...told, id, issues: [...told.issues] }, result, bytes };
  }
  const small = keepSmall(one.chunks);
  const source = { ...one, chunks: small.chunks };
  const { told, result } = readOne(id, source, { sha256, onRecord: records?.take });
  const bytes = result.reading.isLayoutOpen ? small.bytes() : null;
  if (key) readings?.set(key, { told: { ...told, issues: [...told.issues] }, result, bytes });
  return { told, result, bytes };
}

/** A queue of too few records to show its layout. */
interface OpenQueue {
  at: number;
  evidence: Evidence;
  records: Held | undefined;
}

/** Reads small queues again, by the layout of the larger ones: those may have come behind them. */
function readBySeenLayouts(
  all: readonly Input[],
  open: readonly OpenQueue[],
  { sha256 }: CheckOptions,
): void {
  const layouts = all.flatMap(({ input }) => input.reading.seenLayout ?? []);
  for (const { at, evidence, records } of open) {
    const one = all[at]!;
    if (layouts.length > 0) {
      records?.forget();
      const { id } = one.input;
      const again = readOne(id, evidence, { sha256, onRecord: records?.take, layouts });
      one.told = again.told;
      one.input = { ...one.input, reading: again.result.reading };
    }
    records?.release();
  }
}

/**
 * Reads everything. Throws UsageError when an input of our own making is broken, or when none of the
 * inputs is any evidence.
 */
export function readAll(evidence: Iterable<Evidence>, options: CheckOptions): Input[] {
  const all: (Input & { isEvidence: boolean })[] = [];
  const open: OpenQueue[] = [];
  let passedOver: string | null = null;
  for (const one of evidence) {
    const id = `i${all.length + 1}`;
    const { onRecord } = options;
    // Only where somebody looks: each record that is handed on costs its text.
    const records = onRecord && holdBack((record) => onRecord(id, record));
    const { told, result, bytes } = readOrKept(id, one, options, records);
    if (!bytes) records?.release();
    if (one.isOptional && !result.isUnderstood) {
      passedOver = one.name;
      continue;
    }
    const trouble = told.issues[0]?.message ?? 'not understood';
    if (result.reading.isBroken)
      throw new UsageError('input-broken', { name: one.name, problem: trouble });
    const { name, owner = null, sentAt } = one;
    const read = { id, name, bytes: told.bytes, owner, reading: result.reading };
    const input = sentAt ? { ...read, sentAt } : read;
    const isEvidence = result.isUnderstood && !isContainer(one);
    if (bytes) open.push({ at: all.length, evidence: { ...one, chunks: [bytes] }, records });
    all.push({ input, told, isEvidence });
  }
  readBySeenLayouts(all, open, options);
  if (all.length === 0 && passedOver !== null)
    throw new UsageError('no-evidence-in-folder', { name: passedOver });
  for (const { told } of all)
    if (told.kind === 'mail' || told.kind === 'archive') tellOfParts(told, all);
  if (all.length > 0 && !all.some(({ isEvidence }) => isEvidence) && !options.header) {
    // A mail that was opened has no fault itself.
    const guilty = all.filter(({ told: { issues } }) =>
      issues.some(({ level }) => level === 'error'),
    );
    const { name, issues } = (guilty[0] ?? all.at(-1)!).told;
    const worst = issues.find(({ level }) => level === 'error') ?? issues[0];
    throw new UsageError('no-evidence', {
      name,
      problem: worst?.message ?? 'not understood',
      more: all.length - 1,
    });
  }
  return all;
}

/** Reads what was seen after the import. Throws UsageError for what shows nothing of one. */
export function readAfter(evidence: Iterable<Evidence>, { sha256 }: CheckOptions): Input[] {
  return [...evidence].map((one, at) => {
    const id = `after${at + 1}`;
    const { told, result } = readOne(id, one, { sha256 });
    const { name, owner = null } = one;
    const { observations, imports } = result.reading;
    if (!imports && !observations.some(({ source }) => source === 'reqconf')) {
      const problem = told.issues[0]?.message ?? 'neither a log nor a LISTDS -R listing';
      throw new UsageError('after-unreadable', { name, problem });
    }
    return { input: { id, name, bytes: told.bytes, owner, reading: result.reading }, told };
  });
}

/** The tally as the report shows it, places in words. */
function summaryOf(tally: TransactionTally): TransactionSummary {
  const { count, byCode, byType, lists, listsLeftOut, problems, isComplete } = tally;
  return {
    count,
    byCode,
    byType,
    lists,
    listsLeftOut,
    problems: PROBLEMS.flatMap((problem) => {
      const found = problems[problem];
      if (!found || found.count === 0) return [];
      const examples = found.examples.map((each) => ({ ...each, at: placeText(each.at) }));
      return [{ problem, count: found.count, examples }];
    }),
    isComplete,
  };
}
