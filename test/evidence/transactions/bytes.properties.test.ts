/** The looks at bytes that need no text, beside the plainest ways to do the same. */
import fc from 'fast-check';
import {
  blanksBegin,
  fingerprint,
  FOLD,
  isPart,
  openScratch,
  PART_BYTE,
  plainEnd,
  textBlocks,
  viewOf,
} from '../../../src/evidence/transactions/bytes.js';
import { runs } from '../../support/runs.js';

const ALL = Array.from({ length: 256 }, (_, byte) => byte);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** Bytes that do not begin where their memory does. */
const placed = (all: readonly number[]): Uint8Array =>
  Uint8Array.from([7, 7, 7, ...all, 7]).subarray(3, 3 + all.length);

test('each byte as a capital, and as part of an address', () => {
  for (const byte of ALL) {
    const char = String.fromCharCode(byte);
    const capital = /[a-z]/.test(char) ? char.toUpperCase() : char;
    expect([byte, FOLD[byte]]).toEqual([byte, capital.charCodeAt(0)]);
    expect([byte, PART_BYTE[byte]]).toEqual([byte, /[A-Za-z0-9]/.test(char) ? 1 : 0]);
  }
});

const isControl = (byte: number): boolean => byte < 0x20 || byte === 0x7f;
const OF_PART = ALL.map((byte) => /[A-Za-z0-9]/.test(String.fromCharCode(byte)));
const isOfPart = (byte: number): boolean => OF_PART[byte]!;

/** One byte that is another than those around it, at each place of runs of each length, in each range. */
function* singled(usual: number, odd: number): Generator<[Uint8Array, number, number]> {
  for (let size = 1; size <= 13; size += 1)
    for (let at = 0; at < size; at += 1) {
      const all = Array.from({ length: size }, (_, i) => (i === at ? odd : usual));
      for (const from of [0, 1, at]) for (const to of [size, at]) yield [placed(all), from, to];
    }
}

/** What is told wrongly of these bytes. */
function faultsOf(bytes: Uint8Array, from: number, to: number): string[] {
  const range = [...bytes.subarray(from, to)];
  const view = viewOf(bytes);
  const control = range.findIndex(isControl);
  const lastOther = range.findLastIndex((byte) => byte !== 0x20);
  const told = [
    plainEnd(bytes, view, from, to) === (control < 0 ? to : from + control) || 'controls',
    blanksBegin(bytes, view, from, to) === from + lastOther + 1 || 'blanks',
    isPart(bytes, view, from, to) === range.every(isOfPart) || 'part',
  ];
  return told.flatMap((fault) => (fault === true ? [] : [`${fault} of ${from}: ${range.join()}`]));
}

test('where controls begin, where blanks begin, and what is a part, for each byte at each place', () => {
  const faults: string[] = [];
  for (const usual of [0x41, 0x20, 0x7a, 0x30, 0x80, 0xff])
    for (const odd of [0x00, 0x09, 0x1f, 0x20, 0x21, 0x7e, 0x7f, 0x80, 0x9f, 0xe9])
      for (const [bytes, from, to] of singled(usual, odd))
        if (from <= to) faults.push(...faultsOf(bytes, from, to));
  for (const odd of ALL)
    for (const at of [0, 3, 4, 6]) {
      const bytes = placed(Array.from({ length: 7 }, (_, i) => (i === at ? odd : 0x61)));
      faults.push(...faultsOf(bytes, 0, 7));
    }
  expect(faults).toEqual([]);
});

test('the same of any bytes', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x20, 0x20, 0x41, 0x5a, 0x61, 0x7a, 0x30, 0x39, 0x09, 0x7f),
    fc.integer({ min: 0, max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 24 }), fc.nat(6), (all, from) => {
      if (from <= all.length) expect(faultsOf(placed(all), from, all.length)).toEqual([]);
    }),
    runs(500),
  );
});

test('a text is put as its bytes; what is no byte is spelt out', () => {
  const scratch = openScratch();
  for (const text of ['', 'a\xff\0', 'x'.repeat(85), 'x'.repeat(86), 'y'.repeat(900), 'z']) {
    const size = scratch.put(text);
    expect(latin1(scratch.bytes.subarray(0, size))).toBe(text);
    expect(scratch.view.buffer).toBe(scratch.bytes.buffer);
  }
  const size = scratch.put('a\u0100b\uffff\u00ff');
  expect([...scratch.bytes.subarray(0, size)]).toEqual([
    ...[0x61, 1, 0x01, 0x00],
    ...[0x62, 1, 0xff, 0xff],
    0xff,
  ]);
  for (const many of [85, 86, 300]) expect(openScratch().put('\u20ac'.repeat(many))).toBe(3 * many);
});

test('texts in blocks lie side by side, and the last of them is whole', () => {
  const put = textBlocks();
  const earlier: [Uint8Array, number, number, string][] = [];
  const sizes = [0, 1, 63, 64, 65, 500, 30_000, 30_000, 34_000, 65_536, 65_537, 70_000, 3, 200];
  for (const [at, size] of sizes.entries()) {
    const text = String.fromCharCode(0x41 + at).repeat(size);
    const { bytes, from, to } = put(text);
    expect([at, latin1(bytes.subarray(from, to)) === text]).toEqual([at, true]);
    earlier.push([bytes, from, to, text]);
    for (const [block, start, end, was] of earlier)
      expect([at, latin1(block.subarray(start, end)) === was]).toEqual([at, true]);
  }
  // As long as there is room, no new block is made.
  const few = textBlocks();
  const block = few('x').bytes;
  expect(few('y'.repeat(65_535)).bytes).toBe(block);
  expect(few('z').bytes).not.toBe(block);
});

describe('fingerprints', () => {
  const out = new Int32Array(2);
  const printOf = (text: string, first = 0, second = 0): [number, number] => {
    const bytes = placed([...Buffer.from(text, 'latin1')]);
    fingerprint(viewOf(bytes), 0, bytes.length, first, second, out);
    return [out[0]!, out[1]!];
  };

  test('letters of ASCII count alike in either case, all other bytes as they are', () => {
    for (const byte of ALL)
      for (const [before, after] of [
        ['', ''],
        ['ab', ''],
        ['abcd', 'e'],
        ['', 'abcdef'],
      ] as const) {
        const text = before + String.fromCharCode(byte) + after;
        const folded = before + String.fromCharCode(FOLD[byte]!) + after;
        expect([byte, ...printOf(text)]).toEqual([byte, ...printOf(folded)]);
        const other = before + String.fromCharCode(byte ^ 0x20) + after;
        const isLetter = /[A-Za-z]/.test(String.fromCharCode(byte));
        expect([byte, printOf(other)[0] === printOf(text)[0]]).toEqual([byte, isLetter]);
        expect([byte, printOf(other)[1] === printOf(text)[1]]).toEqual([byte, isLetter]);
      }
  });

  test('others for every other text, length, order and number', () => {
    const texts = [
      ...Array.from({ length: 600 }, (_, i) => `user${i}`),
      ...Array.from({ length: 30 }, (_, i) => 'a'.repeat(i)),
      ...Array.from({ length: 30 }, (_, i) => '\0'.repeat(i + 1)),
      ...[
        'abcd',
        'dcba',
        'abdc',
        'abcde',
        'bacde',
        'abcdefgh',
        'efghabcd',
        'ab',
        'ba',
        'abc',
        'cba',
      ],
    ];
    const all = [
      ...texts.map((text) => printOf(text)),
      ...Array.from({ length: 200 }, (_, i) => printOf('user1', i + 1, 0)),
      ...Array.from({ length: 200 }, (_, i) => printOf('user1', 0, i + 1)),
    ];
    expect(new Set(all.map(([one, two]) => `${one} ${two}`)).size).toBe(all.length);
    for (const place of [0, 1] as const)
      expect(new Set(texts.map((text) => printOf(text)[place])).size).toBe(texts.length);
    expect(printOf('user1', 1, 0)[0]).not.toBe(printOf('user1', 2, 0)[0]);
    expect(printOf('user1', 0, 1)[1]).not.toBe(printOf('user1', 0, 2)[1]);
  });

  test('their lowest bits are spread: a table half full has few chains', () => {
    for (const place of [0, 1] as const) {
      const slots = new Set(
        Array.from({ length: 512 }, (_, i) => printOf(`user${i}`)[place] & 1023),
      );
      expect(slots.size).toBeGreaterThan(360);
    }
  });
});
