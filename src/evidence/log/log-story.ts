/**
 * What the lines of a log add up to for one postoffice: its last cycle, its last import, its runs of
 * days without updates, and the programs that ran. Keeps counts and a few examples, never the lines.
 */
import type { FactName } from '../../model/facts.js';
import type { Example } from '../../model/transaction-types.js';
import type { FactValue, Observation } from '../../model/types.js';
import type { LogLine } from './entry.js';
import { programVersion } from '../programs/program-version.js';

/** Every program of Dir-Sync writes its name when it starts (Q149271, Q118447). */
const BANNER = /^Microsoft ?(?:\(R\))? {0,3}Mail {1,3}(\S.*)$/i;
const VERSION = / {1,5}(?:Version|V\.?) {0,3}(\d[\w.]{0,20}?)\.?(?:[ )]|$)/i;
/** The banner of SRVMAIN is not published; it is taken to be like that of REQMAIN. */
const PROGRAMS: readonly [RegExp, FactName][] = [
  [/^Import\b/i, 'import.version'],
  [/^DirSync Requestor\b/i, 'reqmain.version'],
  [/^DirSync Server\b/i, 'srvmain.version'],
  [/^GAL Rebuild Utility\b/i, 'rebuild.version'],
];

/** Codes that both forms may carry; the text form of a Status line has words only (Q149271). */
const RENAME_FAILED = 7;
const RESYNC_FAILED = 14;
const NOT_PROCESSED = 90;
const RECEIVED = 105;
const SENT = 106;
const NOTHING_TO_SEND = 171;

const RECEIVED_TEXT = /^Requestor updates received: {0,5}(\d{1,15})(?!\d)/i;
/** Only the words of code 106 are published, `ReqTx send n updates` (Q96003). */
const SENT_TEXT =
  /^(?:Requestor updates sent: {0,5}(\d{1,15})(?!\d)|ReqTx sen[dt] {1,5}(\d{1,15}) updates?\b)/i;
const NOTHING_TEXT = /^No requestor updates to send\b/i;
/** How IMPORT ends (Q118447). */
const FINISHED = /^Import is finished\b/i;
const COUNT = /^(\d{1,15})(?!\d)/;

const MOST_EXAMPLES = 5;
const EXAMPLE_LENGTH = 80;

/** A line as the reader of a report is shown it. */
export const exampleOf = (line: LogLine, at: number): Example => ({
  at: { line: at },
  number: line.code,
  kind: 'text',
  text: line.text.slice(0, EXAMPLE_LENGTH),
});

interface Seen {
  value: FactValue;
  line: number;
  time: number | null;
}

/** Lines that are counted, with the first few of them; placed at the newest line it rests on. */
interface Count extends Seen {
  value: number;
  examples: Example[];
}
const none = (line: number, time: number | null): Count => ({
  value: 0,
  examples: [],
  line,
  time,
});

function oneMore(count: Count, line: LogLine, at: number): void {
  count.value += 1;
  count.line = at;
  count.time = line.time;
  if (count.examples.length < MOST_EXAMPLES) count.examples.push(exampleOf(line, at));
}

export interface LogStory {
  add(line: LogLine, at: number): void;
  /** Another report begins: what follows belongs to no run of IMPORT before it. */
  interrupt(): void;
  observations(): Observation[];
}

/** A number behind words or behind a code, or null where the line is about something else. */
function countIn({ text, code }: LogLine, of: number, words: RegExp): number | null {
  const found = code === of ? (COUNT.exec(text) ?? words.exec(text)) : words.exec(text);
  return found ? Number(found[1] ?? found[2]) : null;
}

/** Of the coded form only the digit of Status is known, so any other digit may stand for Fatal. */
const mayBeFatal = ({ severity }: LogLine): boolean => severity === 'Fatal' || severity === null;

export function logStory(name: string | null): LogStory {
  const versions = new Map<FactName, Seen>();
  let newest: Seen | null = null;
  let failed14: Seen | null = null;
  let undone: Count | null = null;
  let zero: Count | null = null;
  let nothing: Count | null = null;
  let isImport = false;
  let isAfter7 = false;
  let isFinished = false;
  let hasBanner = false;

  const startImport = (line: number, time: number | null): void => {
    isImport = true;
    isFinished = false;
    failed14 = { value: false, line, time };
    undone = none(line, time);
  };

  const banner = (words: string, time: number | null, line: number): void => {
    const fact = PROGRAMS.find(([program]) => program.test(words))?.[1] ?? null;
    // Where the next program begins, IMPORT has come to its end.
    if (isImport) isFinished = true;
    hasBanner = true;
    isImport = fact === 'import.version';
    isAfter7 = false;
    if (isImport) startImport(line, time);
    const written = VERSION.exec(words)?.[1];
    if (!fact || !written) return;
    const found = programVersion(written);
    // A newer banner that cannot be told leaves nothing of the older one.
    if ('problem' in found) versions.delete(fact);
    else versions.set(fact, { value: found.version, line, time });
  };

  const see = (fact: FactName, seen: (Seen & { examples?: Example[] }) | null): Observation[] => {
    if (seen === null) return [];
    const { value, line, time, examples = [] } = seen;
    return [
      {
        of: { kind: 'requestor', name },
        fact,
        value,
        source: 'log',
        at: { line },
        ...(time !== null && { time }),
        ...(examples.length > 0 && { examples }),
      },
    ];
  };

  return {
    add(line, at) {
      const { time, code, text } = line;
      if (time !== null && (newest === null || time >= Number(newest.value)))
        newest = { value: time, line: at, time };
      const words = BANNER.exec(text)?.[1];
      if (words) return banner(words, time, at);
      // Code 14 is IMPORT's alone, so a log that is cut off above it still tells of a run.
      if (code === RESYNC_FAILED && mayBeFatal(line)) {
        if (!hasBanner && !isImport) startImport(at, time);
        if (isImport) failed14 = { value: true, line: at, time };
      }
      if (isImport && FINISHED.test(text)) isFinished = true;
      if (isImport && code === RENAME_FAILED && mayBeFatal(line)) isAfter7 = true;
      if (isAfter7 && undone && code === NOT_PROCESSED) oneMore(undone, line, at);

      const received = countIn(line, RECEIVED, RECEIVED_TEXT);
      if (received !== null && received > 0) zero = none(at, time);
      else if (received === 0) oneMore((zero ??= none(at, time)), line, at);

      const sent = countIn(line, SENT, SENT_TEXT);
      if (code === NOTHING_TO_SEND || NOTHING_TEXT.test(text))
        oneMore((nothing ??= none(at, time)), line, at);
      else if (sent !== null && sent > 0 && nothing) nothing = none(at, time);
    },
    interrupt() {
      isImport = false;
      isAfter7 = false;
    },
    observations: () => [
      ...see('log.lastCycle', newest),
      ...[...versions].flatMap(([fact, seen]) => see(fact, seen)),
      // A log that breaks off does not show that the run got through.
      ...see('log.lastImportFailed14', failed14?.value === true || isFinished ? failed14 : null),
      ...see('log.zeroUpdates', zero),
      ...see('log.nothingToSend', nothing),
      ...see('log.listsNotWritten', isFinished || undone?.value ? undone : null),
    ],
  };
}
