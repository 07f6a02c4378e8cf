/** Reader of binary queues by an inferred layout. */
import type { InputIssue, OpenReader, QueueLayout, ReadContext, Reader } from '../model/types.js';
import { concat } from './text/bytes.js';
import { decode, guessCodePage } from './text/codepage.js';
import type { TextEnd } from './text/header.js';
import { inferFields, type Fields } from './queue-fields.js';
import { fixedStart, type Framing } from './queue-framing.js';
import { doubtfulNumbers, rawHeader, type RawHeader } from './queue-header.js';
import { borderIsOpen, inferFraming, mostEndWell, type Inference } from './queue-layout.js';
import { openScan } from './queue-scan.js';
import { readWithoutLayout } from './queue-unread.js';
import { openTally, roleOfName, type TallyResult } from './transactions/tally.js';

const MOST_DAMAGE_SHOWN = 20;

/**
 * Reads a binary Dir-Sync queue (RESYNC.GLB, REQTRANS.GLB and their kin) by a layout that is
 * inferred from the file itself, in one streaming pass. A zero-byte file is an empty queue
 * (Q133428). What cannot be read is located by byte offset.
 */
export const openQueue: OpenReader = (context) => {
  const inference = inferFraming(context.head, context.headIsAll);
  return inference ? readRecords(context, inference) : readWithoutLayout(context);
};

function readRecords(context: ReadContext, inference: Inference): Reader {
  const framing = preferred(inference.agreeing);
  const sample = context.head;
  const fields = inferFields(sample, { ...inference, framing });
  const page = guessCodePage(
    concat(inference.spans.map((s) => sample.subarray(s.textStart, s.textEnd))),
  );
  const isBorderOpen = borderIsOpen(sample, framing, inference.spans);
  const textEnd = isBorderOpen ? 'open' : textEndOf(sample, framing, inference);
  const tally = openTally(roleOfName(context.name), 'queue', textEnd);
  const issues: InputIssue[] = [];
  let unread = 0;
  let damaged = 0;
  let damages = 0;
  let skippedStart = false;
  let lastEnd = 0;
  let lastTextEnd = 0;

  const lost = (from: number, to: number, message: string): void => {
    unread += to - from;
    damaged += to - from;
    damages += 1;
    tally.gap();
    if (tally.records === 0) skippedStart = true;
    if (damages <= MOST_DAMAGE_SHOWN)
      issues.push({ level: 'error', message, at: { byte: from, record: tally.records + 1 } });
  };
  // One function for all records: a file has millions of them, and few need their text.
  let textBytes = sample;
  let textFrom = 0;
  let textTo = 0;
  const text = (): string => decode(textBytes.subarray(textFrom, textTo), page);

  const scan = openScan(framing, {
    record(bytes, span, base, isOdd) {
      const fixed = fixedStart(span, framing);
      const number = fields.number ? numberOf(fields.number.read(bytes, fixed)) : null;
      textBytes = bytes;
      textFrom = span.textStart;
      textTo = span.textEnd;
      tally.add(bytes, textFrom, textTo, base + textFrom, number, text);
      lastEnd = base + span.end;
      lastTextEnd = base + span.textEnd;
      if (isOdd)
        issues.push({
          level: 'warning',
          message: 'the text holds control characters',
          at: { record: tally.records, byte: base + textFrom },
        });
      context.onRecord?.({
        record: tally.records,
        at: { record: tally.records, byte: base + span.start },
        number,
        date: fields.date ? numberOf(fields.date.read(bytes, fixed)) : null,
        text: text(),
      });
    },
    ...(tally.isProven && { isProven: tally.isProven }),
    damage: (from, to) =>
      lost(from, to, `bytes ${from} to ${to - 1} cannot be read as records (${to - from} bytes)`),
    cutShort: (from, to) =>
      lost(
        from,
        to,
        `the file ends at byte ${to} inside record ${tally.records + 1}, which begins at byte ` +
          `${from}: it was cut short`,
      ),
    padding(from, to) {
      unread += to - from;
      issues.push({
        level: 'note',
        message: `${to - from} zero bytes follow the last record`,
        at: { byte: from },
      });
    },
  });

  return {
    push: (chunk) => scan.push(chunk),
    end() {
      scan.end();
      const whole = damages === 0;
      const found = tally.end({
        fromStart: !skippedStart,
        whole,
        requestor: null,
        unreadBytes: damaged,
        textEndsFile: lastTextEnd === lastEnd,
      });
      if (damages > MOST_DAMAGE_SHOWN)
        issues.push({
          level: 'error',
          message: `${damages - MOST_DAMAGE_SHOWN} further damaged places are not shown`,
        });
      if (!framing.nul && !framing.length && lastTextEnd === lastEnd)
        issues.push({
          level: 'note',
          message: 'nothing in this layout shows whether the last text is complete',
          at: { record: tally.records },
        });
      const { pending, transactions, ...told } = found;
      const header = settleHeader(context.head, framing, inference, found, skippedStart);
      return {
        ...told,
        observations: header.observations,
        ...(pending && { pending: [pending] }),
        // Where bytes of the fixed part may stand at the end of each text, no text can be judged.
        ...(transactions && !isBorderOpen && { transactions }),
        issues: [...issues, ...header.issues],
        queue: {
          records: tally.records,
          unreadBytes: unread,
          layout: layoutOf(framing, fields, inference),
        },
      };
    },
  };
}

/** What is believed of the header after a look at the bare bytes and at rival layouts. */
function settleHeader(
  head: Uint8Array,
  framing: Framing,
  inference: Inference,
  found: TallyResult,
  skippedStart: boolean,
): RawHeader {
  if (found.role === 'reqtrans' || found.role === 'msttrans') return found;
  const bare = rawHeader(head);
  const hasHeader = found.observations.some(
    ({ fact, value }) => fact === 'header.present' && value,
  );
  // Records that show no header do not disprove one whose text stands in the bytes.
  if (!hasHeader && bare)
    return {
      observations: [
        ...found.observations.filter(({ fact }) => fact !== 'header.present'),
        ...bare.observations,
      ],
      issues: [...found.issues, ...bare.issues],
    };
  const doubtful = doubtfulNumbers(head, inference);
  // A length that fits three records vouches for the end of the text; nothing else does.
  const isVouched = framing.length !== null && !isBlurred(framing) && inference.spans.length >= 3;
  if (!isVouched)
    for (const { fact, value } of found.observations) {
      const digits = bare?.digits.get(fact);
      if (digits !== undefined && digits !== value) doubtful.add(fact);
    }
  const told = new Set(found.observations.map(({ fact }) => fact as string));
  const hidden = [...(bare?.digits.keys() ?? [])].filter((fact) => !told.has(fact));
  // Without that, a number that this cut of the records misses may be there all the same.
  const isUnsure = skippedStart || doubtful.size > 0 || (!isVouched && hidden.length > 0);
  return {
    observations: found.observations.filter(
      ({ fact }) => !doubtful.has(fact) && !(isUnsure && fact === 'header.wellFormed'),
    ),
    issues: [
      ...found.issues,
      ...[...doubtful].map((fact) => ({
        level: 'error' as const,
        message: `header transaction: ${fact.slice(7)} can be read in more than one way`,
      })),
    ],
  };
}

const numberOf = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** A length that counts the whole record does not tell the text from a fixed part behind it. */
const isBlurred = ({ side, nul, length }: Framing): boolean =>
  side === 'after' && !nul && length?.counts === 'record';

/** How well it is known where texts end whose border with the fixed part is known. */
function textEndOf(sample: Uint8Array, framing: Framing, { spans }: Inference): TextEnd {
  if (framing.length && !isBlurred(framing)) return 'sure';
  return mostEndWell(sample, spans) ? 'likely' : 'open';
}

/** Of the framings that agree, the one that says most: it notices most damage. */
function preferred(agreeing: Framing[]): Framing {
  const says = (f: Framing): number => (f.length ? 2 : 0) + (f.nul ? 1 : 0);
  return agreeing.reduce((best, f) => (says(f) > says(best) ? f : best));
}

function layoutOf(framing: Framing, fields: Fields, inference: Inference): QueueLayout {
  const count = inference.spans.length;
  const records = count === 1 ? 'the one record fits' : `${count} records in a row fit`;
  const where = framing.side === 'before' ? 'before' : 'after';
  const because = [`${records} a fixed part of ${framing.fixed} bytes ${where} the text`];
  because.push(framing.nul ? 'a NUL ends each text' : 'no NUL stands after the texts');
  if (!framing.length && !framing.nul)
    because.push('no length field was found: a rising number shows where a record ends');
  else if (!framing.length) because.push('no length field was found');
  because.push(...fields.because);
  const rivals = inference.rivals.map(({ framing: r }) => `${r.fixed} bytes ${r.side}`);
  if (rivals.length > 0)
    because.push(
      `ambiguous: other sizes of the fixed part fit as well (${[...new Set(rivals)].slice(0, 4).join(', ')})`,
    );
  const confidence = count < 3 ? 'assumed' : inference.rivals.length > 0 ? 'contested' : 'inferred';
  return {
    confidence,
    fixedBytes: framing.fixed,
    fixedPart: framing.side,
    nul: framing.nul,
    fields: fields.fields,
    because,
  };
}
