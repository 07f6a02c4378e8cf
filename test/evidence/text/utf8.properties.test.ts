import fc from 'fast-check';
import { isUtf8 } from '../../../src/evidence/text/bytes.js';
import { textOfBytes } from '../../../src/evidence/text/decoding.js';
import { runs } from '../../support/runs.js';

const seed = 19_930_125;

const isUtf8ToADecoder = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

test('what is UTF-8 is what a strict decoder takes', () => {
  const edge = fc.constantFrom(
    ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1],
    ...[0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
  );
  const bytes = fc
    .oneof(
      fc.array(edge, { maxLength: 6 }),
      fc.string({ unit: 'binary' }).map((text) => [...new TextEncoder().encode(text)]),
    )
    .map((all) => Uint8Array.from(all));
  fc.assert(
    fc.property(bytes, (some) => {
      expect([some, isUtf8(some)]).toEqual([some, isUtf8ToADecoder(some)]);
    }),
    runs(5000, seed),
  );
});

test('lines of a code page among lines of UTF-8 are each read as what they are', () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode('é\n'), 0x82, 0x0a, 0x41, 0x0a]);
  expect(textOfBytes(bytes)).toBe('é\né\nA\n');
});
