/** What a queue's transactions add up to, in one pass. */
import type {
  InputIssue,
  Observation,
  PendingQueue,
  Place,
  QueueRole,
  Source,
} from '../../model/types.js';
import type { TransactionTally } from '../../model/transaction-types.js';
import type { TextEnd } from '../text/header.js';
import { openHeaderTally, type Wrapping } from './tally-header.js';
import { openWaiting } from './waiting.js';
import { openTransactions } from './checks.js';
import { LETTER_A } from './openings.js';
import type { Transactions } from './transactions.js';

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
  /** The text of the last record ends with the file, so that its end may have been cut off. */
  textEndsFile?: boolean;
}

/** What one queue or one listing adds up to; several of them may make one Reading. */
export interface TallyResult {
  observations: Observation[];
  issues: InputIssue[];
  pending?: PendingQueue;
  role?: QueueRole;
  transactions?: TransactionTally;
  /** Where a second header transaction stands. */
  secondHeader?: Place;
}

/**
 * The bytes `from` to `to` are a record's text, or its likeness where it came as text; `place` is its
 * byte in a queue, its line in a listing. `text` is called only where the text matters.
 */
type OneRecord = [
  ...bytes: [bytes: Uint8Array, from: number, to: number],
  ...told: [place: number, number: number | null, text: () => string],
];

/** Takes records for as long as they are counted on their bytes alone. */
export interface TransactionRun {
  /** How many records there were before. */
  readonly records: number;
  /** False when the record is left to `add` of the tally; nothing has been counted then. */
  add(...one: Parameters<Transactions['addByBytes']>): boolean;
  /** So many records were taken by `add`. */
  took(count: number): void;
}

/** What a queue's transactions add up to. One streaming pass; the happy path keeps no text. */
export interface Tally {
  add(...one: [...OneRecord, wrapped?: Wrapping]): void;
  readonly records: number;
  /** Null as long as each record has to be looked at by `add`. */
  run(this: void): TransactionRun | null;
  /** What lies between the last record and the next cannot be read. */
  gap(): void;
  end(end: TallyEnd): TallyResult;
}

/** The role that a queue's file name tells, or null. RESYNC may be dumped as SRVTRANS (Q119449). */
export function roleOfName(name: string): QueueRole | null {
  const stem =
    /(?<![A-Z0-9_$-])([A-Z0-9_$-]+?)(?:\.GLB)?$/i.exec(name.trim())?.[1]?.toUpperCase() ?? '';
  if (stem.includes('RESYNC')) return 'resync';
  if (stem.includes('REQTRANS')) return 'reqtrans';
  if (stem.includes('SRVTRANS')) return 'srvtrans';
  if (stem.includes('MSTTRANS')) return 'msttrans';
  if (/TRANS$/.test(stem)) return 'other';
  return null;
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
  const header = openHeaderTally(source, textEnd);
  const placeOf = (place: number, record: number): Place =>
    source === 'queue' ? { record, byte: place } : { line: place };

  const byBytes: TransactionRun | null = transactions && {
    get records() {
      return records;
    },
    add: (bytes, view, from, to, record, place, number, text) =>
      // Behind the second record a header never begins with an A, or `run` gives nothing.
      (bytes[from] === LETTER_A || !header.mayBe(bytes, from, to, record)) &&
      transactions.addByBytes(bytes, view, from, to, record, place, number, text),
    took(count) {
      records += count;
    },
  };

  return {
    get records() {
      return records;
    },
    run: () => (records > 1 && !header.mayHideBehindA ? byBytes : null),
    add(bytes, from, to, place, number, text, wrapped) {
      records += 1;
      if (records === 1) firstPlace = place;
      if (transactions) {
        if (header.mayBe(bytes, from, to, records)) {
          const at = placeOf(place, records);
          const found = { bytes, from, to, at, record: records, text };
          if (header.take(wrapped ? { ...found, wrapped } : found)) return;
        }
        transactions.add(bytes, from, to, records, place, number, text);
      } else if (waiting) {
        const at = (): Place => placeOf(place, records);
        waiting.add(bytes, from, to, number, records, at, text);
      }
    },
    gap() {
      header.gap();
      transactions?.gap();
    },
    end({ fromStart, whole, requestor, unreadBytes = 0, textEndsFile = false }) {
      // A queue that begins with a header transaction is a RESYNC.GLB whatever it is called: the
      // published way to list one is to copy it over SRVTRANS.GLB first (Q119449).
      const role = header.isFound ? 'resync' : named;
      const observations: Observation[] = [];
      const result: TallyResult = { observations, issues: [] };
      const firstAt = records > 0 ? placeOf(firstPlace, 1) : {};
      if (role) result.role = role;
      if (role === 'resync') {
        if (transactions)
          result.transactions = transactions.end({
            ...{ isComplete: fromStart && whole, unreadBytes, at: firstAt },
          });
        const told = header.end({
          fromStart,
          records,
          textEndsFile: textEndsFile && records === 1,
        });
        observations.push(...told.observations);
        result.issues.push(...told.issues);
        if (told.second) result.secondHeader = told.second;
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
