/** Looks at bytes, at each border of each. */
import * as look from '../../../src/evidence/text/bytes.js';

const of = (...all: number[]): Uint8Array => Uint8Array.from(all);
const text = (all: string): Uint8Array => Uint8Array.from(Buffer.from(all, 'latin1'));

describe('numbers', () => {
  const BYTES = of(0x01, 0x82, 0x03, 0xf4, 0x05);
  const view = new DataView(BYTES.buffer);

  test.each([-1, 0, 1, 2, 3, 4, 5])('at byte %i of five', (at) => {
    const reads = (size: number): boolean => at >= 0 && at + size <= BYTES.length;
    const word = reads(2) ? view.getUint16(at, true) : NaN;
    const long = reads(4) ? view.getUint32(at, true) : NaN;
    expect(look.u16(BYTES, at)).toBe(word);
    expect(look.u32(BYTES, at)).toBe(long);
    for (const endian of ['little', 'big'] as const) {
      const isLittle = endian === 'little';
      expect(look.wholeNumber(BYTES, at, 1, endian)).toBe(reads(1) ? BYTES[at] : NaN);
      expect(look.wholeNumber(BYTES, at, 2, endian)).toBe(
        reads(2) ? view.getUint16(at, isLittle) : NaN,
      );
      expect(look.wholeNumber(BYTES, at, 4, endian)).toBe(
        reads(4) ? view.getUint32(at, isLittle) : NaN,
      );
    }
  });

  test.each<[string, number, number]>([
    ['0000000140', 0, 140],
    ['x4294967296', 1, 4294967296],
    ['9999999999', 0, 9999999999],
    ['x1234567890', 0, NaN],
    ['123456789', 0, NaN],
    ['0123456789', 1, NaN],
    ['0123456789', -1, NaN],
    ['012345678/', 0, NaN],
    ['012345678:', 0, NaN],
    ['/123456789', 0, NaN],
    [':123456789', 0, NaN],
  ])('ten digits of %j at %i: %d', (written, at, value) => {
    expect(look.tenDigits(text(written), at)).toBe(value);
  });
});

test('which bytes a text may have, and where one ends', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    const isOfText = /[^\0-\x1f\x7f]|[\t\r\n]/.test(String.fromCharCode(byte));
    expect([byte, look.TEXT_BYTE[byte]]).toEqual([byte, isOfText ? 1 : 0]);
    expect([byte, look.isDigit(byte)]).toEqual([byte, byte >= 0x30 && byte <= 0x39]);
  }
  expect(look.isDigit(undefined)).toBe(false);
  const bytes = text('\0ab\0cd');
  expect([0, 1, 3, 4].map((from) => look.textRunEnd(bytes, from, 6))).toEqual([0, 3, 3, 6]);
  expect([1, 2, 5].map((to) => look.textRunEnd(bytes, 1, to))).toEqual([1, 2, 3]);
});

test.each([0, 1, 7, 8, 9, 4095, 4096, 4097, 8192, 9000])(
  '%i bytes as characters and back',
  (size) => {
    const bytes = Uint8Array.from({ length: size + 2 }, (_, at) => (at * 7) & 0xff);
    const shown = look.latin1(bytes, 1, size + 1);
    expect(shown).toBe(Buffer.from(bytes).toString('latin1', 1, size + 1));
    expect(look.bytesOfLatin1(shown)).toEqual(bytes.slice(1, size + 1));
  },
);

test('base64, and what is none', () => {
  expect(look.bytesOfBase64('AAH/')).toEqual(of(0, 1, 255));
  expect(look.bytesOfBase64('AAH')).toEqual(of(0, 1));
  for (const none of ['A', 'A*==', 'AAH/=']) expect(look.bytesOfBase64(none)).toBe(null);
});

test.each<[string, string | null]>([
  ['', null],
  ['\0\0', null],
  ['ab', 'ab'],
  ['\0ab', 'ab'],
  ['ab\0\0', 'ab'],
  ['\0\0a\0b\0', 'a\0b'],
  ['\0a', 'a'],
])('%j without NUL bytes at its ends', (all, inner) => {
  const found = look.withoutNulEnds(text(all));
  expect(found && Buffer.from(found).toString('latin1')).toBe(inner);
});

test('ASCII', () => {
  const bytes = of(0x80, 0x00, 0x7f, 0xff);
  expect(look.isAscii(bytes)).toBe(false);
  expect(look.isAscii(bytes, 1, 3)).toBe(true);
  expect([look.isAscii(bytes, 1), look.isAscii(bytes, 0, 3), look.isAscii(of())]).toEqual([
    ...[false, false, true],
  ]);
});

test('UTF-8 is asked for in a range alone', () => {
  const euro = of(0xff, 0xe2, 0x82, 0xac, 0x41, 0xff);
  expect(look.isUtf8(euro, 1, 5)).toBe(true);
  expect([look.isUtf8(euro, 1, 3), look.isUtf8(euro, 2, 5), look.isUtf8(euro, 1)]).toEqual([
    ...[false, false, false],
  ]);
});

test('pieces as one', () => {
  const one = of(1, 2);
  expect(look.concat([one])).toBe(one);
  expect(look.concat([])).toEqual(of());
  expect(look.concat([one, of(), of(3)])).toEqual(of(1, 2, 3));
});
