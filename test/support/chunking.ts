import fc from 'fast-check';
import type { OpenReader, Reading, TransactionRecord } from '../../src/model/types.js';
import { bytesOf, readBytes } from './read.js';
import { anyText } from './texts.js';
import { runs } from './runs.js';

/** Everything a reader gives: its Reading and the transactions that it hands on. */
function everything(open: OpenReader, bytes: Uint8Array, sizes: number[]) {
  const records: TransactionRecord[] = [];
  const reading: Reading = readBytes(open, bytes, 'x.txt', sizes, (one) => records.push(one));
  return { reading, records };
}

/**
 * Feeds a reader texts made of `pieces` and any characters, and any bytes. It must not throw, must
 * give the same whatever the chunks, and must place every issue and observation in the text.
 */
export function checkAnyInput(open: OpenReader, pieces: readonly string[]): void {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', ' ', '\t', '>', '0', '9', '\x1a') },
    { weight: 1, arbitrary: anyText(12) },
  );
  const text = fc.array(piece, { maxLength: 40 }).map((all) => bytesOf(all.join('')));
  const bytes = fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(bytes, sizes, (all, chunks) => {
      const whole = everything(open, all, []);
      expect(everything(open, all, chunks)).toEqual(whole);
      const lines = all.filter((byte) => byte === 0x0a || byte === 0x0d).length + 1;
      for (const { at } of [...whole.reading.observations, ...whole.reading.issues])
        if (at?.line !== undefined) expect(at.line).toBeLessThanOrEqual(lines);
      for (const { value } of whole.reading.observations)
        if (typeof value === 'number') {
          expect(Number.isInteger(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(4294967295);
        }
    }),
    runs(200),
  );
}

/** Long lines of one character each, after a beginning: no pattern may take quadratic time. */
export function checkLongLines(open: OpenReader, beginnings: readonly string[]): void {
  for (const beginning of beginnings)
    for (const filler of [' ', '0', 'A', '\t', '.', '-', '>', 'S=1 ', 'Examining '])
      readBytes(open, bytesOf(`${beginning}${filler.repeat(65_000 / filler.length)}\n`));
}
