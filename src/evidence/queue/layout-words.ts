/** An inferred layout as the report tells it: fields, evidence, how sure. */
import type { LayoutField, QueueLayout } from '../../model/types.js';
import { FIELD_MARGINS } from './fields.js';
import type { Framing } from './framing.js';
import type { Inference } from './infer.js';

export function layoutOf(inference: Inference): QueueLayout {
  const { framing, spans, rivals } = inference;
  const isFew = spans.length < 3;
  return {
    confidence: isFew ? 'assumed' : rivals.length > 0 ? 'contested' : 'inferred',
    fixedBytes: framing.fixed,
    fixedPart: framing.side,
    nul: framing.nul,
    fields: fieldsOf(inference),
    because: [...becauseOfFraming(inference), ...becauseOfFields(inference)],
  };
}

function fieldsOf({ framing, fields }: Inference): LayoutField[] {
  const known = [lengthField(framing), fields.number?.field, fields.date?.field].filter(
    (field) => field != null,
  );
  const taken = new Uint8Array(framing.fixed);
  for (const { offset, bytes } of known) taken.fill(1, offset, offset + bytes);
  return [...known, ...unexplained(taken)].sort((a, b) => a.offset - b.offset);
}

function lengthField({ length }: Framing): LayoutField | null {
  if (!length) return null;
  const what = {
    text: 'the text',
    'text+nul': 'the text and its NUL',
    record: 'the whole record',
    padded: 'the whole record, rounded up',
  };
  const { offset, bytes, endian, counts } = length;
  const order = bytes === 1 ? '' : ` ${endian}-endian`;
  const form = `${bytes * 8}-bit${order}, counts ${what[counts]}`;
  return { name: 'length', offset, bytes, form };
}

function* unexplained(taken: Uint8Array): Generator<LayoutField> {
  for (let offset = 0; offset < taken.length; offset += 1) {
    if (taken[offset] === 1) continue;
    let end = offset;
    while (end < taken.length && taken[end] === 0) end += 1;
    yield { name: 'unexplained', offset, bytes: end - offset, form: 'unknown' };
    offset = end;
  }
}

function becauseOfFraming({ framing, spans, rivals, margin, bitsPerByte }: Inference): string[] {
  const count = spans.length;
  const records = count === 1 ? 'the one record fits' : `${count} records fit`;
  const where = framing.side === 'before' ? 'before' : 'after';
  const because = [`${records} a fixed part of ${framing.fixed} bytes ${where} the text`];
  because.push(framing.nul ? 'a NUL ends each text' : 'no NUL stands after the texts');
  if (framing.pad > 1) because.push(`records are rounded up to a multiple of ${framing.pad} bytes`);
  if (!framing.length)
    because.push(
      framing.nul
        ? 'no length field was found'
        : 'no length field was found: the next text shows where a record ends',
    );
  const lead =
    margin === null
      ? 'no other reading came near'
      : `the next one that cuts the records otherwise needs ${Math.round(margin)} more`;
  because.push(`this reading needs ${bitsPerByte.toFixed(1)} bits a byte; ${lead}`);
  if (rivals.length > 0) {
    const others = rivals.map(({ framing: r }) => `${r.fixed} bytes ${r.side}`);
    because.push(
      `ambiguous: other readings are nearly as likely (${[...new Set(others)].slice(0, 4).join(', ')})`,
    );
  }
  return because;
}

const span = ({ offset, bytes }: LayoutField): string =>
  bytes === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + bytes - 1}`;

function becauseOfFields({ framing, spans, fields }: Inference): string[] {
  const because: string[] = [];
  const all = spans.length === 1 ? 'the one record' : `all ${spans.length} records`;
  const length = lengthField(framing);
  const { number, date, margins } = fields;
  const by = (margin: number): string =>
    margin === Infinity ? '' : `, ${Math.round(margin)} bits ahead of the next reading`;
  if (length)
    because.push(
      `${span(length)} of the fixed part hold${length.bytes === 1 ? 's' : ''} the length (${length.form}) in ${all}`,
    );
  if (number)
    because.push(
      spans.length === 1
        ? `${span(number.field)} hold ten decimal digits: taken for the sync number`
        : `${span(number.field)} (${number.field.form}) rise as sync numbers do${by(margins.number)}`,
    );
  else
    because.push(
      `which bytes hold the sync number could not be decided (by ${FIELD_MARGINS.number} bits or more)`,
    );
  if (date)
    because.push(
      `${span(date.field)} read as dates of 1988 to 2011 (${date.field.form}) in ${all}${by(margins.date)}`,
    );
  else because.push('which bytes hold the date stamp could not be decided');
  because.push(
    'the other bytes are unexplained; a 16-bit checksum is among them in LISTQ listings, but ' +
      'its algorithm is unknown, so no checksum is verified',
  );
  return because;
}
