import {
  NUMBERS,
  type InputIssue,
  type Observation,
  type PendingQueue,
  type Place,
  type QueueRole,
  type Source,
} from '../case/types.js';
import type { TransactionTally } from '../case/transaction-types.js';
import {
  headerObservations,
  mentionsHeaderNumber,
  headerTroubles,
  parseHeader,
  type HeaderText,
  type TextEnd,
} from './header.js';
import { openWaiting } from './transaction-waiting.js';
import { openTransactions } from './transactions.js';

/** 1 for first bytes of ordinary transactions (Q96001): no header transaction hides behind them. */
const ORDINARY = Uint8Array.from({ length: 256 }, (_, byte) =>
  'ADMRT- '.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** What the tally is told when the queue has been read to its end. */
export interface TallyEnd {
  /** The queue was seen from its first record on. */
  fromStart: boolean;
  /** Nothing between first and last record was skipped, damaged or without its number. */
  whole: boolean;
  /** The postoffice that the listing names, where it does. */
  requestor: string | null;
  /** Bytes between and behind the records that cannot be read. */
  unreadBytes?: number;
}

/** What one queue or one listing adds up to; several of them may make one Reading. */
export interface TallyResult {
  observations: Observation[];
  issues: InputIssue[];
  pending?: PendingQueue;
  role?: QueueRole;
  transactions?: TransactionTally;
}

/** What a queue's transactions add up to. One streaming pass; the happy path keeps no text. */
export interface Tally {
  /**
   * The bytes `from` to `to` are a record's text, or its likeness where it came as text; `place` is
   * its byte in a queue, its line in a listing. `text` is called only where the text matters.
   */
  add(
    bytes: Uint8Array,
    from: number,
    to: number,
    place: number,
    number: number | null,
    text: () => string,
  ): void;
  readonly records: number;
  /** Whether a text is an ordinary transaction; `add` remembers the answer for the same text. */
  isProven?(this: void, bytes: Uint8Array, from: number, to: number): boolean;
  /** What lies between the last record and the next cannot be read. */
  gap(): void;
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

/** Whether a header's names may be in it: all have SEQ or SYNC. Looks at bytes, to spare a text. */
function mayMention(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 2 < to; at += 1)
    if ((bytes[at]! | 0x20) === 0x73) {
      const [second, third] = [bytes[at + 1]! | 0x20, bytes[at + 2]! | 0x20];
      if ((second === 0x65 && third === 0x71) || (second === 0x79 && third === 0x6e)) return true;
    }
  return false;
}

/**
 * Starts a tally. `source` says how the queue came to us: binary or as a LISTQ listing; `textEnd`
 * how well it is known where each text ends.
 */
export function openTally(
  named: QueueRole | null,
  source: Source & ('queue' | 'listq'),
  textEnd: TextEnd = 'sure',
): Tally {
  const mayHaveHeader = named !== 'reqtrans' && named !== 'msttrans';
  const transactions = mayHaveHeader ? openTransactions(source) : null;
  const waiting = named === 'reqtrans' ? openWaiting(source === 'listq') : null;
  let records = 0;
  let firstPlace = 0;
  let header: { read: HeaderText; at: Place; record: number } | null = null;
  /** The first further header that gives other numbers, and the first that gives the same. */
  let otherHeader: { at: Place; record: number } | null = null;
  let sameHeader: { at: Place; record: number } | null = null;

  const placeOf = (place: number, record: number): Place =>
    source === 'queue' ? { record, byte: place } : { line: place };

  /** Whether the record is a header transaction; if so it is kept. */
  const isHeaderRecord = (place: number, text: () => string): boolean => {
    const words = text();
    const read = mentionsHeaderNumber(words) ? parseHeader(words, textEnd) : null;
    if (!read || (header && !isHeader(read))) return false;
    const at = placeOf(place, records);
    if (!header) header = { read, at, record: records };
    else if (contradicts(header.read, read)) otherHeader ??= { at, record: records };
    else sameHeader ??= { at, record: records };
    return true;
  };

  return {
    get records() {
      return records;
    },
    add(bytes, from, to, place, number, text) {
      records += 1;
      if (records === 1) firstPlace = place;
      if (transactions) {
        const isOdd =
          records === 1 || ORDINARY[bytes[from] ?? 0] === 0 || (records === 2 && header !== null);
        if (isOdd && mayMention(bytes, from, to) && isHeaderRecord(place, text)) return;
        transactions.add(bytes, from, to, records, place, number, text);
      } else if (waiting) {
        const at = (): Place => placeOf(place, records);
        waiting.add(bytes, from, to, number, records, at, text);
      }
    },
    ...(transactions && { isProven: transactions.isProven }),
    gap() {
      transactions?.gap();
    },
    end({ fromStart, whole, requestor, unreadBytes = 0 }) {
      // A queue that begins with a header transaction is a RESYNC.GLB whatever it is called: the
      // published way to list one is to copy it over SRVTRANS.GLB first (Q119449).
      const role = header ? 'resync' : named;
      const observations: Observation[] = [];
      const result: TallyResult = { observations, issues: [] };
      const firstAt = records > 0 ? placeOf(firstPlace, 1) : {};
      if (role) result.role = role;
      if (role === 'resync') {
        if (transactions)
          result.transactions = transactions.end({
            ...{ isComplete: fromStart && whole, unreadBytes, at: firstAt },
          });
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
            at: firstAt,
          });
      }
      if (waiting) {
        const found = waiting.end(requestor, fromStart && whole, records, firstAt);
        observations.push(...found.observations);
        result.pending = found.pending;
      }
      return result;
    },
  };
}
