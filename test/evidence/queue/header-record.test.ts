/** The record of the header transaction: all its bytes, in order, taken apart as the layout says. */
import fc from 'fast-check';
import { layoutOf, writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { layoutArb, recordsArb } from '../../support/queues.js';
import { readQueue } from '../../support/read-queue.js';
import { runs } from '../../support/runs.js';

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

test('parts lie side by side from the first byte to the last, and the text is one of them', () => {
  let seen = 0;
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { records }) => {
      const bytes = writeQueue(records, layout);
      const { reading } = readQueue(bytes);
      const record = reading.queue?.headerRecord;
      if (!record) return;
      seen += 1;
      const { byte, length, hex, spans } = record;
      expect(hex).toBe(
        Buffer.from(bytes.subarray(byte, byte + Math.min(length, 128))).toString('hex'),
      );
      let at = 0;
      for (const span of spans) {
        expect([span.name, span.offset]).toEqual([span.name, at]);
        at += span.bytes;
      }
      expect(at).toBe(length);
      expect(spans.filter(({ name }) => name === 'text')).toHaveLength(1);
    }),
    runs(40),
  );
  expect(seen).toBeGreaterThan(10);
});

test('numbers and dates are those that the record was written with', () => {
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { records }) => {
      const { reading, records: read } = readQueue(writeQueue(records, layout));
      for (const { name, value } of reading.queue?.headerRecord?.spans ?? [])
        if (name === 'number' || name === 'date') expect(value).toBe(read[0]![name]);
    }),
    runs(40),
  );
});

test.each([
  ['an empty file', new Uint8Array(0)],
  ['a file of zeroes', new Uint8Array(64)],
  ['no header', writeQueue([{ number: 1, date: 766411632, text: 'R PCM:NET/PO' }], layout24())],
])('none in %s', (_name, bytes) => {
  expect(readQueue(bytes).reading.queue?.headerRecord).toBeUndefined();
});

test('of a long record the first 128 bytes', () => {
  const text = `IMPSEQ=1 SRVSEQ=80 REQSEQ=22${' '.repeat(150)}`;
  const records = [text, ...Array.from({ length: 12 }, (_, at) => `R PCM:NET/PO${at}`)].map(
    (each, at) => ({ number: 500 + at, date: 766411632 + at, text: each }),
  );
  const record = readQueue(writeQueue(records, layout24())).reading.queue!.headerRecord!;
  expect(record.length).toBe(24 + text.length + 1);
  expect(bytesOf(record.hex)).toHaveLength(128);
});

function layout24() {
  return layoutOf({
    fixedPart: 'before',
    fixedBytes: 24,
    nul: true,
    fields: [
      { name: 'date', form: 'unix' },
      { name: 'number', form: 'binary' },
      { name: 'length', form: 'text+nul', bytes: 2 },
    ],
  });
}
