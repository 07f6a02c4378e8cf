/** Reader of binary Dir-Sync queues by a layout that is inferred from the file. */
import { issue, type Issue } from '../../model/issues.js';
import type { OpenReader, Place, ReadContext, Reader } from '../../model/types.js';
import { concat } from '../text/bytes.js';
import { decode, guessCodePage } from '../text/codepage.js';
import { stampOf } from '../transactions/stamp.js';
import { openTally, roleOfName } from '../transactions/tally.js';
import { fixedStart, LARGEST_GAP, SMALLEST_FIXED } from './framing.js';
import { headerRecord } from './header-record.js';
import { isBorderOpen, isHeaderEndOpen, settleHeader, textEndOf } from './header-settled.js';
import { inferLayout, type Inference } from './infer.js';
import { layoutOf } from './layout-words.js';
import { openLane } from './lane.js';
import { openMishaps } from './mishaps.js';
import { openDigits } from './open-digits.js';
import { openScan, type ScanEvents } from './scan.js';
import { isLayoutOpen, readBySite, siteLayout, type SiteReading } from './site-layout.js';
import { mailForm, sevenBits, textCopy } from './transfer.js';
import { readWithoutLayout } from './unread.js';

const [MOST_DAMAGE_SHOWN, MOST_ODD_SHOWN] = [20, 20];
/** With fewer records, or two bytes, the numbers may be others than those that are read. */
const ENOUGH_TO_NAME = 8;

/**
 * Reads a binary Dir-Sync queue (RESYNC.GLB, REQTRANS.GLB and their kin) by a layout that is
 * inferred from the file itself, in one streaming pass. A zero-byte file is an empty queue
 * (Q133428). What cannot be read is located by byte offset.
 */
export const openQueue: OpenReader = (context) => {
  // A text form of a queue may look like a queue whose records are its lines.
  const inference = mailForm(context.head) ? null : inferLayout(context.head, context.headIsAll);
  const { head, headIsAll, layouts = [] } = context;
  const isOpen = headIsAll && head.length > 0 && isLayoutOpen(inference);
  const site = isOpen ? readBySite(head, layouts, inference) : null;
  if (site) return readRecords(context, site.inference, site, false);
  return inference ? readRecords(context, inference, null, isOpen) : readWithoutLayout(context);
};

/** `site` says why the layout is that of other queues; null where the queue itself shows it. */
function readRecords(
  context: ReadContext,
  inference: Inference,
  site: Pick<SiteReading, 'shownBy' | 'because'> | null,
  isStillOpen: boolean,
): Reader {
  const { framing, fields, spans, base: sampleBase } = inference;
  const sample = context.head.subarray(sampleBase);
  const page = guessCodePage(concat(spans.map((s) => sample.subarray(s.textStart, s.textEnd))));
  const textEnd = textEndOf(sample, inference);
  // The queue that shows the layout has shown the border as well.
  const isOpen = site === null && isBorderOpen(inference, textEnd);
  // Two bytes beside an open border may be those of a text.
  const isNumberOpen =
    isOpen &&
    framing.side === 'after' &&
    fields.number?.field.bytes === 2 &&
    fields.number.field.offset < 2;
  const numberField = isNumberOpen ? null : fields.number;
  const told =
    framing.nul || framing.length
      ? (number: number | null) => number
      : openRising(fields.number?.says);
  const isEndOpen = site === null && isHeaderEndOpen(sample, inference);
  const headerEnd = isEndOpen ? 'open' : textEnd;
  const tally = openTally(roleOfName(context.name), 'queue', headerEnd);
  // What nothing holds together may be cut in the wrong places without any damage.
  const isHeld = framing.nul || framing.length !== null;
  const isSure =
    isHeld &&
    inference.rivals.length === 0 &&
    spans.length >= ENOUGH_TO_NAME &&
    fields.number?.field.bytes !== 2;
  const mishaps = openMishaps();
  const issues: Issue[] = [];
  let unread = 0;
  let damaged = 0;
  let damages = 0;
  let odd = 0;
  let skippedStart = false;
  let firstStart = -1;
  let damageBehind = false;
  let bytesBetween = false;
  let isFirstOdd = false;
  let bytesSeen = 0;
  let lastEnd = 0;
  let lastTextEnd = 0;
  let lastStart = 0;

  const lost = (from: number, to: number, what: (at: Place) => Issue): void => {
    unread += to - from;
    damaged += to - from;
    damages += 1;
    tally.gap();
    mishaps.gap(from, to);
    if (tally.records === 0) skippedStart = true;
    if (tally.records <= 2) damageBehind = true;
    if (tally.records === 1 && to - from < SMALLEST_FIXED) bytesBetween = true;
    if (damages <= MOST_DAMAGE_SHOWN) issues.push(what({ byte: from, record: tally.records + 1 }));
  };
  // One function for all records: a file has millions of them, and few need their text.
  let textBytes = sample;
  let textFrom = 0;
  let textTo = 0;
  const text = (): string => decode(textBytes.subarray(textFrom, textTo), page);

  const lane = context.onRecord
    ? null
    : openLane({
        ...{ framing, mishaps },
        number: isSure ? numberField : null,
        transactions: tally.run,
        text: (bytes, from, to) => decode(bytes.subarray(from, to), page),
      });
  const readOn = (bytes: Uint8Array, at: number, base: number): number => {
    const next = lane!.run(bytes, at, base);
    if (next > at) {
      lastStart = lane!.start;
      lastTextEnd = lane!.textEnd;
      lastEnd = lane!.end;
    }
    return next;
  };
  const events: ScanEvents = {
    record(bytes, span, base, isOdd) {
      const fixed = fixedStart(span, framing);
      const number = numberField ? told(numberOf(numberField.read(bytes, fixed))) : null;
      textBytes = bytes;
      textFrom = span.textStart;
      textTo = span.textEnd;
      tally.add(bytes, textFrom, textTo, base + textFrom, number, text);
      mishaps.record(base + span.start, base + span.end, isSure ? number : null);
      if (firstStart < 0) firstStart = base + span.start;
      lastStart = base + span.start;
      lastEnd = base + span.end;
      lastTextEnd = base + span.textEnd;
      if (isOdd && tally.records === 1) isFirstOdd = true;
      if (isOdd && (odd += 1) <= MOST_ODD_SHOWN)
        issues.push(
          issue('queue-control-characters', {}, { record: tally.records, byte: base + textFrom }),
        );
      context.onRecord?.({
        record: tally.records,
        at: { record: tally.records, byte: base + span.start },
        number,
        date: fields.date ? numberOf(fields.date.read(bytes, fixed)) : null,
        text: text(),
      });
    },
    damage(from, to) {
      const isEnd = to === bytesSeen;
      lost(
        from,
        to,
        (at) =>
          (isEnd ? mishaps.ending(from, to, at) : null) ??
          issue('queue-damaged', { from, to, isEnd }, at),
      );
    },
    cutShort: (from, to) =>
      lost(
        from,
        to,
        (at) =>
          mishaps.ending(from, to, at) ??
          issue('queue-cut-short', { size: to, record: tally.records + 1, from }, at),
      ),
    padding(from, to) {
      unread += to - from;
      issues.push(issue('queue-padding', { bytes: to - from }, { byte: from }));
    },
  };
  const scan = openScan(framing, events, lane ? readOn : undefined);

  return {
    push(chunk) {
      bytesSeen += chunk.length;
      mishaps.chunk(chunk);
      scan.push(chunk);
    },
    end() {
      scan.end();
      const whole = damages === 0;
      const found = tally.end({
        fromStart: !skippedStart,
        whole,
        requestor: null,
        unreadBytes: damaged,
        // What ends with the file may have been cut off, unless a length counts it to the byte.
        textEndsFile: lastTextEnd === lastEnd && !(whole && framing.length),
      });
      if (damages > MOST_DAMAGE_SHOWN)
        issues.push(issue('queue-more-damage', { places: damages - MOST_DAMAGE_SHOWN }));
      if (odd > MOST_ODD_SHOWN)
        issues.push(issue('queue-more-control-characters', { records: odd - MOST_ODD_SHOWN }));
      if (!isHeld && lastTextEnd === lastEnd)
        issues.push(issue('queue-last-text-open', {}, { record: tally.records }));
      const { pending, transactions, secondHeader, ...told } = found;
      const around = {
        ...{ skippedStart, firstStart, damageBehind, bytesBetween, isFirstOdd },
        ...{
          isWhole: whole,
          endsFile: lastEnd === bytesSeen && (lastEnd - lastStart) % framing.pad === 0,
          behind: bytesSeen - lastEnd,
        },
      };
      const header = settleHeader(context.head, inference, found, around);
      const named = mishaps.end(secondHeader ?? null);
      const layout = layoutOf(inference);
      const copied = [
        ...textCopy(context.head, whole),
        ...sevenBits(context.head, inference, odd > 0),
      ];
      // Only a sound file is kept from being read by its layout alone.
      const digits =
        whole && named.length === 0 && copied.length === 0
          ? openDigits(context.head, header, headerEnd === 'open')
          : null;
      // Only what is whole, and shows all that another queue would be read by.
      const { number, date } = fields;
      const isModel =
        site === null &&
        isSure &&
        !isOpen &&
        whole &&
        named.length === 0 &&
        number !== null &&
        date !== null;
      const isHeaderFirst =
        spans[0] !== undefined &&
        sampleBase + spans[0].start === firstStart &&
        found.observations.some(
          ({ fact, value, at }) => fact === 'header.present' && value === true && at.record === 1,
        );
      // Another reading of the file might take other bytes for the date.
      const stamp =
        date && isSure && isHeaderFirst
          ? numberOf(date.read(sample, fixedStart(spans[0]!, framing)))
          : null;
      return {
        ...told,
        observations:
          stamp === null
            ? header.observations
            : [...header.observations, stampOf(stamp, 'queue', { record: 1, byte: firstStart })],
        ...(pending && { pending: [pending] }),
        // Where bytes of the fixed part may stand at the end of each text, no text can be judged.
        ...(transactions && !isOpen && { transactions }),
        issues: [...copied, ...issues, ...named, ...header.issues],
        queue: {
          records: tally.records,
          unreadBytes: unread,
          layout: site
            ? {
                ...{ ...layout, confidence: 'inferred', shownBy: site.shownBy },
                because: [...site.because, ...layout.because],
              }
            : layout,
          ...(isHeaderFirst && {
            headerRecord: headerRecord(sample, spans[0]!, sampleBase, inference),
          }),
        },
        ...(isModel && {
          seenLayout: siteLayout(context.name, tally.records, inference, sample),
        }),
        ...(digits && { openDigits: digits }),
        ...(isStillOpen && { isLayoutOpen: true }),
      };
    },
  };
}

/**
 * Where neither a length nor a NUL holds the records, one may be cut elsewhere: its number is then
 * none that goes on from the one before, and is not told. `known` are the first numbers of the file.
 */
function openRising(known: Float64Array | undefined): (number: number | null) => number | null {
  const goesOn = (from: number, to: number): boolean => to >= from && to - from <= LARGEST_GAP;
  let [told, last] = known && goesOn(known[0]!, known[1]!) ? [known[0]!, NaN] : [NaN, NaN];
  return (number) => {
    if (number === null) return null;
    const isNext = goesOn(told, number) || goesOn(last, number);
    last = number;
    if (isNext) told = number;
    return isNext ? number : null;
  };
}

const numberOf = (value: number): number | null => (Number.isNaN(value) ? null : value);
