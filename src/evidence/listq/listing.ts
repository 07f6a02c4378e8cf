/** One LISTQ listing, with its wrapped lines put together again. */
import { issue, type Issue } from '../../model/issues.js';
import type { QueueRole, ReadContext, Reading } from '../../model/types.js';
import { mayName } from '../text/header-words.js';
import { startsTransaction, type Columns, type ListqLine } from './lines.js';
import {
  addLine,
  isFullWidth,
  plainText,
  roleOfListing,
  startWrapped,
  type Wrapped,
} from './text.js';
import { textBlocks } from '../transactions/bytes.js';
import { stampOf } from '../transactions/stamp.js';
import { openTally, roleOfName, type Tally, type TallyResult } from '../transactions/tally.js';
import { addIssue } from '../few-issues.js';
import { tellUnread } from '../text/own-numbers.js';

type RecordLine = Extract<ListqLine, { is: 'record' }>;

export interface ListingStart {
  banner: { postoffice: string; file: string } | null;
  line: number;
  fromStart: boolean;
}

/** One listing of one queue. */
export interface Listing {
  records(): number;
  sawColumns(columns: Columns | null): void;
  sawEnd(): void;
  /** A transaction. `line` is the whole line, for its width; `isCut`: the input ends behind it. */
  record(found: RecordLine, line: string, at: number, isCut: boolean): void;
  /** True when what looks like a record is the rest of a header that breaks before a number. */
  goesOn(found: RecordLine): boolean;
  /** True when this record is not the next one of a listing that goes on behind a page head. */
  startsOver(found: RecordLine): boolean;
  /** A line that is nothing by itself: the rest of the transaction above, or nothing of ours. */
  other(text: string, at: number, isCut: boolean): void;
  /** What follows is no part of the transaction above. */
  pause(): void;
  unreadable(why: 'damaged' | 'complaint', at: number): void;
  /** Hands on what the listing gave, and says which queue it showed. */
  close(): QueueRole | null;
}

/** PODIAG writes it into a REQTRANS.GLB that it makes, and nowhere else that is known (Q110496). */
const DUMMY = /^#[ \t]+Dummy record\b/i;

const nameOf = (context: ReadContext, start: ListingStart): QueueRole | null =>
  start.banner ? roleOfName(start.banner.file) : roleOfListing(context.name);

export function openListing(context: ReadContext, into: Reading, start: ListingStart): Listing {
  const role = nameOf(context, start);
  let tally = openTally(role, 'listq');
  /** Adds the first record to another tally. */
  let first: { text: string; date: number | null; addTo: (other: Tally) => void } | null = null;
  let open: { wrapped: Wrapped; found: RecordLine; at: number } | null = null;
  /** Something else than a line of the transaction stands below it. */
  let isPaused = false;
  /** The last line of the transaction ends with the input. */
  let isCutOff = false;
  let previous: { number: number | null; text: string } | null = null;
  let highest = -1;
  let columns: Columns | null = null;
  let item = 0;
  let fromStart = start.fromStart;
  let whole = true;
  let ended = false;
  /** Lines below a damaged one belong to it. */
  let isSkipping = false;
  /** A record above all others that cannot be read: the last confirmed number may be its (Q96060). */
  let unreadFirst: number | null = null;
  /** The first line that is nothing of ours; it matters only if the listing goes on after it. */
  let stray: number | null = null;

  const asBytes = textBlocks();

  const warn = (what: Issue): void => {
    whole = false;
    tally.gap();
    addIssue(into.issues, what);
  };

  /** Ends the transaction above. `isWhole`: what stands below shows that nothing of it is missing. */
  const breakOff = (isWhole: boolean): void => {
    if (!open) return;
    const { wrapped, found, at } = open;
    open = null;
    const text = plainText(wrapped.text);
    const { bytes, from, to } = asBytes(text);
    const mayGoOn = isFullWidth(wrapped) || (isCutOff && tally.records === 0);
    const addTo = (other: Tally): void =>
      other.add(bytes, from, to, at, found.number, () => text, {
        tight: plainText(wrapped.tight),
        end: isWhole || !mayGoOn ? 'sure' : 'open',
      });
    addTo(tally);
    first ??= { text, date: found.date, addTo };
    context.onRecord?.({
      record: tally.records,
      at: { line: at },
      number: found.number,
      date: found.date,
      text,
    });
  };

  const isRepeated = (found: RecordLine): boolean =>
    found.number !== null && found.number === previous?.number && found.text === previous.text;

  const checkItem = (found: RecordLine): void => {
    if (found.item === null) return;
    if (tally.records === 0 && !open && found.item !== 1) fromStart = false;
    else if (found.item !== item + 1) {
      whole = false;
      tally.gap();
    }
    item = found.item;
  };

  return {
    records: () => tally.records + (open ? 1 : 0),
    sawColumns(seen) {
      columns = seen;
    },
    sawEnd() {
      ended = true;
    },
    startsOver: (found) => found.number !== null && found.number <= highest && !isRepeated(found),
    goesOn: ({ date, item: itemNumber, number, text }) =>
      open !== null &&
      !isPaused &&
      date === null &&
      itemNumber === null &&
      number !== (open.found.number ?? -2) + 1 &&
      !startsTransaction(text) &&
      mayName(open.wrapped.text),
    record(found, line, at, isCut) {
      breakOff(true);
      isSkipping = false;
      if (stray !== null) warn(issue('listq-stray-line', {}, { line: stray }));
      stray = null;
      if (isRepeated(found)) return;
      checkItem(found);
      if (!found.sound) warn(issue('listq-number-too-large', {}, { line: at }));
      if (found.number !== null && found.number <= highest && role === 'reqtrans')
        // Sync numbers rise (Q118298); a screen copied twice would count its transactions twice.
        return warn(
          issue('listq-number-falls', { number: found.number, after: highest }, { line: at }),
        );
      if (found.number !== null) highest = Math.max(highest, found.number);
      previous = { number: found.number, text: found.text };
      open = { wrapped: startWrapped(line, found.text), found, at };
      isPaused = false;
      isCutOff = isCut;
    },
    other(text, at, isCut) {
      if (open && !isPaused && addLine(open.wrapped, text)) {
        isCutOff = isCut;
        return;
      }
      if (isSkipping) return;
      // Digits below a blank line or a prompt may be the rest of a number.
      if (open && /\d$/.test(open.wrapped.tight) && /^[ \t]*\d/.test(text)) isCutOff = true;
      breakOff(false);
      if (tally.records > 0) stray ??= at;
      // What stands below the columns and is no record may have been the first one.
      else if (columns) fromStart = false;
    },
    pause() {
      isPaused = true;
    },
    unreadable(why, at) {
      breakOff(false);
      isSkipping = true;
      if (tally.records === 0 && why === 'damaged') {
        fromStart = false;
        unreadFirst ??= at;
      }
      warn(issue(why === 'damaged' ? 'listq-line-damaged' : 'listq-crc', {}, { line: at }));
    },
    close() {
      breakOff(ended);
      if (role === 'reqtrans' && unreadFirst !== null)
        tellUnread(into, start.banner?.postoffice ?? null, 'reqconf', CONFIRMED, unreadFirst);
      if (role === null && tally.records === 1 && first && DUMMY.test(first.text)) {
        tally = openTally('reqtrans', 'listq');
        first.addTo(tally);
      }
      const isEmpty = tally.records === 0;
      if (isEmpty && !columns && !ended) {
        addIssue(into.issues, issue('listq-shows-nothing', {}, { line: start.line }));
        return role;
      }
      // Of the older form the end is known (Q110496); of the newer one an empty list shows nothing.
      if (columns?.lead === 'item' && !ended) whole = false;
      const result = tally.end({
        fromStart: fromStart && (!isEmpty || ended),
        whole,
        requestor: start.banner?.postoffice ?? null,
      });
      addResult(into, result, start, role === 'msttrans');
      const at = result.observations.find(({ fact }) => fact === 'header.present')?.at;
      if (first?.date != null && at && (at.record === 1 || at.line !== undefined))
        into.observations.push(stampOf(first.date, 'listq', at));
      return result.role ?? null;
    },
  };
}

const CONFIRMED = [{ number: 'ReqSync', value: null, written: '?' }] as const;

/** Adds what one listing gave to what the text gives. */
function addResult(
  into: Reading,
  result: TallyResult,
  { banner, line }: ListingStart,
  isMaster: boolean,
): void {
  for (const seen of result.observations)
    into.observations.push(seen.at.line === undefined ? { ...seen, at: { line } } : seen);
  for (const each of result.issues) addIssue(into.issues, each);
  // Of several listings in one text the first counts.
  if (result.transactions) {
    const { transactions } = result;
    into.transactions ??=
      transactions.at.line === undefined ? { ...transactions, at: { line } } : transactions;
  }
  if (result.pending) {
    const { pending } = result;
    into.pending ??= [];
    into.pending.push(pending.at.line === undefined ? { ...pending, at: { line } } : pending);
  }
  if (result.role === undefined)
    addIssue(into.issues, issue('listq-queue-not-named', {}, { line }));
  // MSTTRANS.GLB lies on a directory server only (Q96060).
  if (isMaster && banner) into.directoryServer = banner.postoffice;
}
