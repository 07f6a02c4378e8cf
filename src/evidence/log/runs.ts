/**
 * Entries of a log -> runs of programs, one at a time: each begins at a banner, after hours of silence,
 * or at the report of another postoffice, and is handed on when it is over. Keeps counts and a few
 * examples, never lines.
 */
import type { LogEntry, LogProgram, LogRun } from '../../model/log-types.js';
import type { Example } from '../../model/transaction-types.js';
import { CODE, reportOf } from './reported.js';

/** Every program of Dir-Sync writes its name when it starts (Q149271, Q118447). */
const BANNER = /^Microsoft ?(?:\(R\))? {0,3}Mail {1,3}(\S.*)$/i;
/** A version as published banners have one; what is written otherwise might name somebody. */
const PLAIN_VERSION = /^\d{1,3}(?:\.\d{1,5}){0,3}[a-z]{0,2}$/i;
const VERSION = / {1,5}(?:Version|V\.?) {0,3}(\d[\w.]{0,20}?)\.?(?:[ )]|$)/i;
/** The banner of SRVMAIN is not published; it is taken to be like that of REQMAIN. */
const PROGRAMS: readonly [RegExp, LogProgram][] = [
  [/^Import\b/i, 'IMPORT'],
  [/^DirSync Requestor\b/i, 'REQMAIN'],
  [/^DirSync Server\b/i, 'SRVMAIN'],
  [/^GAL Rebuild Utility\b/i, 'REBUILD'],
];

/** Words of Status that say that something went wrong (Q119017, Q127752, Q131509, Q105965). */
const FAILED =
  /^(?:Requestor process failed|Server processing failure|No Tasks From Requestor|GAL not active)\b/i;

/**
 * So many seconds without an entry are no pause of one program: assumed. Longer than the hour by which
 * clocks are put back.
 */
const SILENCE = 3 * 3600;

const MOST_TROUBLES = 12;
/** Published codes end at 249 (Q96004). */
const MOST_CODES = 256;
const MOST_EXAMPLES = 5;
const EXAMPLE_LENGTH = 80;

/** An entry as the reader of a report is shown it; the number of an example is a sync number. */
export const exampleOf = ({ line, severity, code, text }: LogEntry): Example => ({
  at: { line },
  number: null,
  kind: 'text',
  text: `${severity ?? ''}${code === null || code < 0 ? '' : ` [${code}]`} ${text}`
    .trimStart()
    .slice(0, EXAMPLE_LENGTH),
});

/** Entries that are counted, with the first few of them; placed at the newest. */
export interface Count {
  value: number;
  line: number;
  time: number | null;
  examples: Example[];
}

export function oneMore(count: Count, entry: LogEntry): void {
  count.value += 1;
  count.line = entry.line;
  count.time = entry.time;
  if (count.examples.length < MOST_EXAMPLES) count.examples.push(exampleOf(entry));
}

/** A run with what its facts need beside what is shown of it. */
export interface SeenRun extends LogRun {
  hasBanner: boolean;
  /** The banner has a version that cannot be read. */
  isVersionOdd: boolean;
  /** REQMAIN names the address types that it asks for, as it does at T1 (Q149271). */
  asksForTypes: boolean;
  /** By code, of everything but Status. */
  byCode: Map<number, Count>;
  /** What was left undone after Fatal 7 (Q148811). */
  isAfter7: boolean;
  undone: Count;
  /** The entries that say that updates were received, sent, or that there was nothing to send. */
  receivedAt: LogEntry | null;
  sentAt: LogEntry | null;
  /** The first entry with code 14, and the first Fatal of any code. */
  fatal14: LogEntry | null;
  fatal: LogEntry | null;
}

/** Of the coded form only the digit of Status is known, so any other digit may stand for Fatal. */
const mayBeFatal = ({ severity }: LogEntry): boolean => severity === 'Fatal' || severity === null;

export interface RunReader {
  add(entry: LogEntry): void;
  /** A line that is no entry and goes on none. */
  unread(line: number, text: string): void;
  /** The report of another postoffice begins. */
  enter(postoffice: string): void;
  end(): void;
}

export function runReader(onRun: (run: SeenRun) => void): RunReader {
  let run: SeenRun | null = null;
  let postoffice: string | null = null;
  let previous: SeenRun | null = null;
  /** The time of the newest entry of this run that has one. */
  let at: number | null = null;

  const close = (isFollowed: boolean): void => {
    if (!run) return;
    // Where the next program begins, this one has come to its end.
    if (isFollowed) run.isFinished = true;
    run.step = stepOf(run, previous);
    previous = run;
    onRun(run);
    run = null;
    at = null;
  };

  const banner = (words: string, entry: LogEntry): void => {
    close(true);
    run = newRun(entry, postoffice);
    run.program = PROGRAMS.find(([program]) => program.test(words))?.[1] ?? null;
    const written = VERSION.exec(words)?.[1] ?? null;
    const isPlain = written !== null && PLAIN_VERSION.test(written);
    run.version = isPlain ? written : null;
    run.isVersionOdd = written !== null && !isPlain;
    run.hasBanner = true;
    at = entry.time;
  };

  return {
    add(entry) {
      const words =
        entry.text.startsWith('M') || entry.text.startsWith('m')
          ? BANNER.exec(entry.text)?.[1]
          : undefined;
      if (words) return banner(words, entry);
      if (run && isOfNext(run, entry)) {
        const { program, version, hasBanner } = run;
        close(true);
        run = { ...newRun(entry, postoffice), program, version, hasBanner };
      }
      if (run?.program === 'REQMAIN' && isOfImport(entry)) {
        close(true);
        run = { ...newRun(entry, postoffice), program: 'IMPORT', hasBanner: true };
      }
      // Its banner is missing, and so is the end of the run before: neither is known to be complete.
      if (isLongAfter(at, entry) && !(run?.hasBanner && reportOf(entry))) close(false);
      run ??= newRun(entry, postoffice);
      at = entry.time ?? at;
      run.to = { line: entry.line, time: entry.time, written: entry.written };
      note(run, entry);
    },
    unread(line, text) {
      if (run)
        trouble(run, { line, time: null, written: null, severity: null, code: null, text }, true);
    },
    enter(name) {
      close(false);
      postoffice = name;
      previous = null;
    },
    end: () => close(false),
  };
}

function newRun(entry: LogEntry, postoffice: string | null): SeenRun {
  const { line, time, written } = entry;
  return {
    postoffice,
    program: null,
    version: null,
    hasBanner: false,
    isVersionOdd: false,
    asksForTypes: false,
    step: null,
    from: { line, time, written },
    to: { line, time, written },
    troubles: [],
    moreTroubles: 0,
    received: null,
    sent: null,
    isFinished: false,
    byCode: new Map(),
    isAfter7: false,
    undone: { value: 0, line, time, examples: [] },
    receivedAt: null,
    sentAt: null,
    fatal14: null,
    fatal: null,
  };
}

/** What one entry adds to its run. */
function note(run: SeenRun, entry: LogEntry): void {
  const { severity, code } = entry;
  if ((severity === 'Status' || severity === null) && isStatus(run, entry)) return;
  if (code !== null && code >= 0) countCode(run, entry, code);
  // Of 14 no other severity than Fatal was published (Q215505, Q96001): with another one it is a stop, too.
  if (severity !== 'Status' && code === CODE.resyncFailed) run.fatal14 ??= entry;
  if (severity === 'Fatal' && code !== null) run.fatal ??= entry;
  if (code === CODE.renameFailed && mayBeFatal(entry)) run.isAfter7 = true;
  if (code === CODE.notProcessed && run.isAfter7) oneMore(run.undone, entry);
  trouble(run, entry, false);
}

/** Takes an entry that reports how things went; false for one of trouble. */
function isStatus(run: SeenRun, entry: LogEntry): boolean {
  const { severity, text } = entry;
  const said = reportOf(entry);
  // The last of REBUILD's three lines is empty (Q148364).
  if (said === 'end' || (text === '' && run.program === 'REBUILD')) run.isFinished = true;
  else if (said === 'types') run.asksForTypes = true;
  else if (said && 'received' in said) [run.received, run.receivedAt] = [said.received, entry];
  else if (said) {
    run.sent = said.sent;
    if (said.sent > 0 || said.isNothing) run.sentAt = entry;
  }
  return severity === 'Status' ? !FAILED.test(text) : said !== null;
}

function countCode(run: SeenRun, entry: LogEntry, code: number): void {
  const known = run.byCode.get(code);
  if (known) oneMore(known, entry);
  else if (run.byCode.size < MOST_CODES) run.byCode.set(code, countOf(entry));
}

/** An entry counted for the first time. */
const countOf = (entry: LogEntry): Count => ({
  value: 1,
  line: entry.line,
  time: entry.time,
  examples: [exampleOf(entry)],
});

function trouble(run: SeenRun, entry: LogEntry, isUnread: boolean): void {
  // Free text has no code, or the code -1 (Q149271).
  const hasCode = entry.code !== null && entry.code >= 0;
  const same = run.troubles.find(
    (each) =>
      each.code === entry.code &&
      each.severity === entry.severity &&
      (hasCode || each.text === entry.text),
  );
  const most = hasCode && entry.severity === 'Fatal' ? MOST_TROUBLES * 2 : MOST_TROUBLES;
  if (same) same.times += 1;
  else if (run.troubles.length < most)
    run.troubles.push({ ...entry, times: 1, ...(isUnread && { isUnread }) });
  else run.moreTroubles += 1;
}

/**
 * REQMAIN sends at T1 and receives at T3, each once in a run (Q149271): what does not fit the run is
 * another one's, its banner left out.
 */
function isOfNext(run: SeenRun, entry: LogEntry): boolean {
  if (!run.receivedAt && !run.sentAt) return false;
  const said = reportOf(entry);
  return (
    said !== null && (typeof said === 'object' || (said === 'types' && run.receivedAt !== null))
  );
}

/** What a program reports of its own may come late; trouble hours after a banner is another run's. */
const isLongAfter = (before: number | null, { time }: LogEntry): boolean =>
  before !== null && time !== null && time - before > SILENCE;

/** IMPORT follows REQMAIN at T3, and writes no banner where the database is locked (Q148705). */
const isOfImport = (entry: LogEntry): boolean =>
  entry.severity !== 'Status'
    ? entry.code === CODE.databaseLocked || entry.code === CODE.resyncFailed
    : reportOf(entry) === 'end';

/**
 * Which step of the cycle a run belongs to. REQMAIN runs at T1 and at T3 and says what it does; IMPORT
 * and REBUILD follow it at T3 (Q148705), but IMPORT may be run by hand as well.
 */
function stepOf(run: SeenRun, previous: SeenRun | null): LogRun['step'] {
  switch (run.program) {
    case 'SRVMAIN':
      return 'T2';
    case 'REQMAIN':
      if (run.received !== null) return 'T3';
      return run.sent !== null || run.asksForTypes ? 'T1' : null;
    case 'IMPORT':
    case 'REBUILD':
      return previous?.step === 'T3' ? 'T3' : null;
    case null:
      return null;
  }
}
