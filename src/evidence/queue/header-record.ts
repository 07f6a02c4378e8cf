/** The record of the header transaction as it lies in the file: its bytes, and what they are taken for. */
import type { HeaderRecord, RecordSpan } from '../../model/types.js';
import { wholeNumber } from '../text/bytes.js';
import { fixedStart, type Span } from './framing.js';
import type { Inference } from './infer.js';

/** More bytes than a header's record has; one that is longer is shown in part. */
export const MOST_BYTES = 128;

/**
 * The record at `span` of the sample, whose first byte is byte `base` of the file. Fields are those
 * of the inferred layout, so they are as sure as it is; at most `MOST_BYTES` bytes are kept.
 */
export function headerRecord(
  sample: Uint8Array,
  span: Span,
  base: number,
  inference: Inference,
): HeaderRecord {
  const length = span.end - span.start;
  const shown = sample.subarray(span.start, Math.min(span.end, span.start + MOST_BYTES));
  return {
    byte: base + span.start,
    length,
    hex: Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    spans: spansOf(sample, span, inference),
  };
}

/** The parts of a record from its first byte to its last, without gaps. */
function spansOf(bytes: Uint8Array, span: Span, { framing, fields }: Inference): RecordSpan[] {
  const fixed = fixedStart(span, framing);
  const at = (offset: number): number => fixed - span.start + offset;
  const known = [fields.number, fields.date].flatMap((each) => {
    if (!each) return [];
    return [{ ...part(at(each.field.offset), each.field), value: whole(each.read(bytes, fixed)) }];
  });
  const { length } = framing;
  const counted = length
    ? wholeNumber(bytes, fixed + length.offset, length.bytes, length.endian)
    : null;
  const text = span.textEnd - span.textStart;
  const parts: RecordSpan[] = [
    ...known,
    ...(length
      ? [{ ...part(at(length.offset), { name: 'length', ...length }), value: counted }]
      : []),
    { name: 'text', offset: span.textStart - span.start, bytes: text, value: null },
    ...(framing.nul
      ? [{ name: 'nul' as const, offset: span.textEnd - span.start, bytes: 1, value: null }]
      : []),
  ];
  return withGaps(parts, span.end - span.start);
}

const part = (
  offset: number,
  { name, bytes }: { name: RecordSpan['name']; bytes: number },
): Omit<RecordSpan, 'value'> => ({ name, offset, bytes });

const whole = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** What no field explains is a part as well. */
function withGaps(parts: readonly RecordSpan[], length: number): RecordSpan[] {
  const all: RecordSpan[] = [];
  let at = 0;
  const gap = (to: number): void => {
    if (to > at) all.push({ name: 'unexplained', offset: at, bytes: to - at, value: null });
  };
  for (const each of [...parts].sort((a, b) => a.offset - b.offset)) {
    gap(each.offset);
    if (each.bytes > 0) all.push(each);
    at = each.offset + each.bytes;
  }
  gap(length);
  return all;
}
