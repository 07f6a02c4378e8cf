/** Made-up texts for properties. */
import fc from 'fast-check';
import { textBlocks } from '../../src/evidence/transactions/bytes.js';

const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/**
 * Any text at all. It stands for `fc.string({ unit: 'binary' })`, which makes a table of all 1.1 million code
 * points first, in each test file anew; strings of ASCII bring what fast-check knows to be dangerous.
 */
export const anyText = (maxLength = 10): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(codePoint, { maxLength }).map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.string({ maxLength }) },
  );

/** A text as bytes of its own. */
export function bytesOfText(text: string): Uint8Array {
  const { bytes, from, to } = textBlocks()(text);
  return bytes.slice(from, to);
}
