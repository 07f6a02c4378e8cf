import {
  NUMBERS,
  type InputIssue,
  type Observation,
  type PendingQueue,
  type Place,
  type QueueRole,
  type Source,
} from '../case/types.js';
import {
  headerObservations,
  mentionsHeaderNumber,
  headerTroubles,
  parseHeader,
  type HeaderText,
  type TextEnd,
} from './header.js';

/** More runs than this are not kept: a queue so torn says nothing exact about what waits in it. */
const MOST_RUNS = 65_536;

const HASH = 0x23;
/** First bytes of ordinary transactions (Q96001): no header transaction hides behind them. */
const ORDINARY = new Set([...'ADMRT- '].map((letter) => letter.charCodeAt(0)));

/** What the tally is told when the queue has been read to its end. */
export interface TallyEnd {
  /** The queue was seen from its first record on. */
  fromStart: boolean;
  /** Nothing between first and last record was skipped, damaged or without its number. */
  whole: boolean;
  /** The postoffice that the listing names, where it does. */
  requestor: string | null;
}

/** What one queue or one listing adds up to; several of them may make one Reading. */
export interface TallyResult {
  observations: Observation[];
  issues: InputIssue[];
  pending?: PendingQueue;
  role?: QueueRole;
}

/** What a queue's transactions add up to. One streaming pass; the happy path keeps no text. */
export interface Tally {
  /** `first` is the first byte of the text; `text` is called only where the text matters. */
  add(at: Place, number: number | null, first: number, text: () => string): void;
  readonly records: number;
  end(end: TallyEnd): TallyResult;
}

/** The role that a queue's file name tells, or null. RESYNC may be dumped as SRVTRANS (Q119449). */
export function roleOfName(name: string): QueueRole | null {
  const stem = /([A-Z0-9_$-]+?)(?:\.GLB)?$/i.exec(name.trim())?.[1]?.toUpperCase() ?? '';
  if (stem.includes('RESYNC')) return 'resync';
  if (stem.includes('REQTRANS')) return 'reqtrans';
  if (stem.includes('SRVTRANS')) return 'srvtrans';
  if (stem.includes('MSTTRANS')) return 'msttrans';
  if (/TRANS$/.test(stem)) return 'other';
  return null;
}

/** True when the text gives two of the three numbers at least: a name may mention one by chance. */
const isHeader = ({ numbers, unsure, problems }: HeaderText): boolean =>
  NUMBERS.filter(
    ({ header }) =>
      numbers[header] || unsure.includes(header) || problems.some((p) => isBroken(p, header)),
  ).length >= 2;

const isBroken = (problem: string, number: string): boolean =>
  problem.startsWith(number) && !problem.endsWith('is missing');

/** True when another header cannot mean the same: numbers that differ, or that are none. */
const contradicts = (first: HeaderText, other: HeaderText): boolean =>
  NUMBERS.some(({ header }) => {
    const [one, two] = [first.numbers[header], other.numbers[header]];
    return (
      (one && two && one.value !== two.value) || other.problems.some((p) => isBroken(p, header))
    );
  });

/**
 * Starts a tally. `source` says how the queue came to us: binary or as a LISTQ listing; `textEnd`
 * how well it is known where each text ends.
 */
export function openTally(
  named: QueueRole | null,
  source: Source & ('queue' | 'listq'),
  textEnd: TextEnd = 'sure',
): Tally {
  let records = 0;
  let numbered = true;
  let torn = false;
  let dummy: { number: number; at: Place } | null = null;
  let firstAt: Place | null = null;
  let header: { read: HeaderText; at: Place; record: number } | null = null;
  /** The first further header that gives other numbers, and the first that gives the same. */
  let otherHeader: { at: Place; record: number } | null = null;
  let sameHeader: { at: Place; record: number } | null = null;
  const runs: [number, number][] = [];

  const wait = (number: number | null): void => {
    const last = runs[runs.length - 1];
    if (number === null) numbered = false;
    else if (last && number === last[1] + 1) last[1] = number;
    else if (runs.length < MOST_RUNS) runs.push([number, number]);
    else torn = true;
  };

  return {
    get records() {
      return records;
    },
    add(at, number, first, text) {
      records += 1;
      firstAt ??= at;
      const odd = records === 1 || !ORDINARY.has(first) || (records === 2 && header !== null);
      if (odd && named !== 'reqtrans' && named !== 'msttrans') {
        const words = text();
        const read = mentionsHeaderNumber(words) ? parseHeader(words, textEnd) : null;
        if (read && !header) {
          header = { read, at, record: records };
          return;
        }
        if (read && header && isHeader(read)) {
          if (contradicts(header.read, read)) otherHeader ??= { at, record: records };
          else sameHeader ??= { at, record: records };
          return;
        }
      }
      if (first !== HASH) wait(number);
      else if (records === 1 && number !== null) dummy = { number, at };
    },
    end({ fromStart, whole, requestor }) {
      // A queue that begins with a header transaction is a RESYNC.GLB whatever it is called: the
      // published way to list one is to copy it over SRVTRANS.GLB first (Q119449).
      const role = header ? 'resync' : named;
      const observations: Observation[] = [];
      const result: TallyResult = { observations, issues: [] };
      if (role) result.role = role;
      if (role === 'resync') {
        if (header) {
          const { read, at, record } = header;
          const isSound = record === 1 && !otherHeader;
          observations.push(...headerObservations(read, source, at, isSound));
          const tell = (level: 'error' | 'warning', problem: string, where: Place): void =>
            void result.issues.push({
              level,
              message: `header transaction: ${problem}`,
              at: where,
            });
          for (const problem of headerTroubles(read)) tell('error', problem, at);
          if (record > 1) tell('error', `it is record ${record}, not the first`, at);
          const second = 'a second header transaction gives';
          if (otherHeader)
            tell('error', `${second} other numbers (record ${otherHeader.record})`, otherHeader.at);
          if (sameHeader)
            tell(
              'warning',
              `${second} the same numbers (record ${sameHeader.record})`,
              sameHeader.at,
            );
        } else if (fromStart)
          observations.push({
            of: { kind: 'header' },
            fact: 'header.present',
            value: false,
            source,
            at: firstAt ?? {},
          });
      }
      if (role === 'reqtrans') {
        const of = { kind: 'requestor', name: requestor } as const;
        if (dummy)
          observations.push({
            of,
            fact: 'requestor.ReqSync',
            value: dummy.number,
            source: 'reqtrans',
            at: dummy.at,
          });
        result.pending = {
          requestor,
          runs,
          complete: fromStart && whole && numbered && !torn,
          at: firstAt ?? {},
        };
      }
      return result;
    },
  };
}
