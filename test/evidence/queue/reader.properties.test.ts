import fc from 'fast-check';
import { NUMBERS } from '../../../src/model/types.js';
import { openQueue } from '../../../src/evidence/queue/reader.js';
import { writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { layoutArb, recordsArb } from '../../support/queues.js';
import { readBytes } from '../../support/read.js';
import { readQueue } from '../../support/read-queue.js';
import { runs } from '../../support/runs.js';

/** One seed for all runs; see runs.ts. */
const seed = 20_020_611;

const textOf = (text: string | Uint8Array): string =>
  typeof text === 'string' ? text : Buffer.from(text).toString('latin1');

test('any layout with a length or a NUL reads back to the same records and numbers', () => {
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { header, records }) => {
      const hasLength = layout.fields.some(({ name }) => name === 'length');
      // Behind the text and without a NUL, bytes of the fixed part may pass for text.
      const hasBorder = layout.nul || layout.fixedPart === 'before';
      fc.pre((layout.nul || hasLength) && hasBorder && records.length >= 6);
      const read = readQueue(writeQueue(records, layout));
      for (const { header: number } of NUMBERS)
        expect([undefined, header[number]]).toContain(read.facts[`header.${number}`]);
      expect(read.facts['header.wellFormed']).not.toBe(false);
      expect(read.records).toHaveLength(records.length);
      for (const [i, record] of read.records.entries()) {
        expect(record.text.slice(0, 20)).toBe(textOf(records[i]!.text).slice(0, 20));
        expect([null, records[i]!.number]).toContain(record.number);
      }
    }),
    runs(60, seed),
  );
});

test('whatever holds the records together, no header number comes out wrong', () => {
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { header, records }) => {
      // Without length, NUL and number nothing holds them together, and nothing can be promised.
      fc.pre(layout.nul || layout.fields.some(({ name }) => /length|number/.test(name)));
      const { facts } = readQueue(writeQueue(records, layout));
      for (const { header: number } of NUMBERS)
        expect([undefined, header[number]]).toContain(facts[`header.${number}`]);
      expect(facts['header.present']).not.toBe(false);
    }),
    runs(60, seed),
  );
});

test('how the bytes arrive makes no difference', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(layoutArb, recordsArb, sizes, (layout, { records }, parts) => {
      const bytes = writeQueue(records, layout);
      expect(readQueue(bytes, 'RESYNC.GLB', parts)).toEqual(readQueue(bytes));
    }),
    runs(30, seed),
  );
});

test('no bytes make the reader throw or hang, whole, cut or spoilt', () => {
  const spoilt = fc
    .tuple(layoutArb, recordsArb, fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 40 }))
    .map(([layout, { records }, at, cut, noise]) => {
      const bytes = writeQueue(records, layout);
      bytes.set(noise.subarray(0, bytes.length - (at % bytes.length)), at % bytes.length);
      return bytes.slice(0, bytes.length - (cut % bytes.length));
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), spoilt), (bytes) => {
      const reading = readBytes(openQueue, bytes, 'RESYNC.GLB', [64]);
      expect(reading.queue?.unreadBytes).toBeLessThanOrEqual(bytes.length);
    }),
    runs(60, seed),
  );
});
