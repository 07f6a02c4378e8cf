/** inspect: say what each file is and show it decoded. */
import type { Evidence } from '../../model/api-types.js';
import type { SeenLayout, TransactionRecord } from '../../model/types.js';
import { inspect, openContainers } from '../../index.js';
import type { InspectedInput } from '../../index.js';
import { gather } from '../files.js';
import * as show from '../inspect-words.js';
import type { Io, Output } from '../io.js';
import { EXIT } from '../exit-status.js';
import { tell } from '../tell.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';

/** Records that are kept while the file is first read; a longer file is read a second time. */
const MOST_KEPT = 20_000;
/** Characters that are collected before they are written. */
const BATCH = 65_536;

/** A source that can be read once only is kept, since it may have to be read twice. */
function rereadable(evidence: Evidence): Evidence {
  if (!(Symbol.iterator in evidence.chunks && 'next' in evidence.chunks)) return evidence;
  const kept: Uint8Array[] = [];
  for (const chunk of evidence.chunks) kept.push(chunk.slice());
  return { ...evidence, chunks: kept };
}

/** Collects lines and writes them in batches; false once nobody reads any more. */
function batched(out: Output): { line(text: string): boolean; flush(): boolean } {
  let waiting = '';
  let open = true;
  const flush = (): boolean => {
    if (waiting !== '' && open) open = out.write(waiting);
    waiting = '';
    return open;
  };
  return {
    line(text) {
      waiting += text;
      return waiting.length < BATCH ? open : flush();
    },
    flush,
  };
}

/** Stops the reading of a file of which nobody wants to see more. */
class NobodyReads extends Error {}

interface Look {
  /** Whether the records are shown, beside what is said of the whole. */
  showsRecords(seen: InspectedInput): boolean;
  before(seen: InspectedInput, index: number): string;
  record(record: TransactionRecord, index: number, of: InspectedInput): string;
  after(records: number): string;
}

/** One file as it was read, with its records where there is room for all of them. */
interface Looked {
  seen: InspectedInput;
  count: number;
  kept: TransactionRecord[];
}

function readOnce(source: Evidence, room: number, layouts: readonly SeenLayout[] = []): Looked {
  const kept: TransactionRecord[] = [];
  let count = 0;
  const keep = (record: TransactionRecord): void => {
    count += 1;
    if (kept.length < room) kept.push({ ...record });
  };
  const seen = inspect(source, keep, undefined, layouts);
  return { seen, count, kept: count > room ? [] : kept };
}

/**
 * Queues, where there are several, are read before any is shown: one of few records is read by the
 * layout that the others show.
 */
function readQueues(sources: readonly Evidence[]): Map<Evidence, Looked> {
  const queues = sources.filter(({ name }) => /TRANS|RESYNC/i.test(name));
  const all = new Map<Evidence, Looked>();
  let room = MOST_KEPT;
  for (const source of queues.length < 2 ? [] : queues) {
    const looked = readOnce(source, room);
    room -= looked.kept.length;
    all.set(source, looked);
  }
  return all;
}

function tellOf(
  source: Evidence,
  { seen, count, kept }: Looked,
  index: number,
  look: Look,
  out: Output,
): void {
  const lines = batched(out);
  const put = (text: string): void => {
    if (!lines.line(text)) throw new NobodyReads();
  };
  put(look.before(seen, index));
  const isShown = look.showsRecords(seen);
  let at = 0;
  if (isShown && kept.length === count)
    for (const record of kept) put(look.record(record, at++, seen));
  else if (isShown) inspect(source, (record) => put(look.record(record, at++, seen)));
  put(look.after(isShown ? count : 0));
  lines.flush();
}

/** Runs `inspect`. */
export async function run(args: Arguments, files: readonly string[], io: Io): Promise<number> {
  const format = usage.format(args);
  if (files.length === 0)
    throw usage.usageError('no file given', 'inspect', 'name the files to look at');
  const { evidence, notes } = gather(files, io.fs);
  tell(notes, io);
  const look: Look = format === 'json' ? show.AS_JSON : show.AS_TEXT;
  let understood = true;
  try {
    if (format === 'json') io.stdout.write(show.JSON_START);
    let shown = 0;
    const sources = (await openContainers(evidence)).map(rereadable);
    const queues = readQueues(sources);
    const layouts = [...queues.values()].flatMap(({ seen }) => seen.reading.seenLayout ?? []);
    for (const each of sources) {
      const before = queues.get(each);
      const isSettled = before && !(before.seen.reading.isLayoutOpen && layouts.length > 0);
      const looked = isSettled ? before : readOnce(each, MOST_KEPT, layouts);
      const { isUnderstood } = looked.seen;
      if (!isUnderstood && each.isOptional) continue;
      tellOf(each, looked, shown, look, io.stdout);
      shown += 1;
      if (!isUnderstood && !each.isAside) understood = false;
    }
    if (shown === 0) {
      understood = false;
      tell(
        evidence.map(({ name }) => `${name}: no evidence in it`),
        io,
      );
    }
    if (format === 'json') io.stdout.write(show.JSON_END);
  } catch (error) {
    if (!(error instanceof NobodyReads)) throw error;
  }
  return understood ? EXIT.ok : EXIT.cannotTell;
}
