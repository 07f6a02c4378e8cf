import { layoutOf, writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { readQueue, type ReadQueue } from '../../support/read-queue.js';
import { issues } from '../../support/read.js';

const LAYOUT = layoutOf({
  fixedBytes: 24,
  fixedPart: 'before',
  nul: true,
  seed: 3,
  filler: 'noise',
  fields: [
    { name: 'checksum', form: 'made-up' },
    { name: 'date', form: 'unix' },
    { name: 'number', form: 'binary' },
    { name: 'length', form: 'text+nul', bytes: 2 },
  ],
});
const HEADER = 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22';
const texts = Array.from({ length: 40 }, (_, i) =>
  i === 0 ? HEADER : `A User Number ${i}\tPCM:POLYNOMIAL/NOVEMBER/user${i}`,
);
const WHOLE = writeQueue(
  texts.map((text, i) => ({ number: i + 1, date: 766411632 + i, text })),
  LAYOUT,
);
const startOf = (record: number): number =>
  texts.slice(0, record - 1).reduce((sum, text) => sum + 24 + text.length + 1, 0);
const spoilt = (from: number, to: number, byte: number): Uint8Array =>
  WHOLE.slice().fill(byte, from, to);
const errors = (read: ReadQueue): string[] =>
  issues(read.reading).filter((issue) => issue.startsWith('error'));

test('a damaged record is located and the rest is read', () => {
  const [from, to] = [startOf(11), startOf(12)];
  const read = readQueue(spoilt(from, to, 0x01));
  expect(read.records).toHaveLength(39);
  expect(read.records[10]?.text).toContain('user11');
  expect(read.reading.queue?.unreadBytes).toBe(to - from);
  expect(errors(read)).toEqual([
    `error @-: bytes ${from} to ${to - 1} cannot be read as records (${to - from} bytes)`,
  ]);
  expect(read.facts).toMatchObject({ 'header.REQSEQ': 22, 'header.wellFormed': true });
});

test.each([
  ['inside a text', startOf(40) + 30, 39],
  ['inside a fixed part', startOf(40) + 5, 39],
  ['between two records', startOf(40), 39],
])('cut short %s', (_, size, count) => {
  const read = readQueue(WHOLE.slice(0, size));
  expect(read.records).toHaveLength(count);
  const begins = startOf(40);
  expect(errors(read)).toEqual(
    size === begins
      ? []
      : [
          `error @-: the file ends at byte ${size} inside record 40, which begins at byte ` +
            `${begins}: it was cut short; copy the file again in binary mode from the postoffice`,
        ],
  );
});

test('a queue of many chunks is read to its end, with damage behind the first of them', () => {
  const count = 30_000;
  const many = writeQueue(
    Array.from({ length: count }, (_, i) => ({
      number: i + 1,
      date: 766411632 + i,
      text: i === 0 ? HEADER : `A User Number ${i}\tPCM:POLYNOMIAL/NOVEMBER/user${i}`,
    })),
    LAYOUT,
  );
  expect(many.length).toBeGreaterThan(2 * 1_048_576);
  many.fill(0x01, 1_500_000, 1_500_100);
  const read = readQueue(many, 'RESYNC.GLB', [65_536, 999_983]);
  expect(read.reading.queue?.layout).toMatchObject({ fixedBytes: 24, confidence: 'inferred' });
  expect(count - read.records.length).toBeLessThanOrEqual(3);
  expect(read.records.at(-1)).toMatchObject({ number: count });
  expect(errors(read)).toHaveLength(1);
  expect(read.reading.queue?.unreadBytes).toBeLessThan(400);
});

test('a header whose last number is cut off is not believed at that number', () => {
  const { facts } = readQueue(WHOLE.slice(0, 24 + HEADER.length - 1));
  expect(facts['header.REQSEQ']).toBeUndefined();
  expect(facts['header.wellFormed']).not.toBe(true);
});

test('damage in the header record leaves its numbers unknown or malformed, never wrong', () => {
  for (let at = 0; at < startOf(2); at += 1) {
    const { facts } = readQueue(spoilt(at, at + 1, 0x02));
    expect([undefined, 1]).toContain(facts['header.IMPSEQ']);
    expect([undefined, 80]).toContain(facts['header.SRVSEQ']);
    expect([undefined, 22, 2]).toContain(facts['header.REQSEQ']);
    if (facts['header.REQSEQ'] === 2) expect(facts['header.wellFormed']).not.toBe(true);
  }
});

test.each<[string, Uint8Array, Record<string, unknown>, RegExp]>([
  ['zero bytes', new Uint8Array(0), { 'header.present': false }, /is empty \(0 bytes\)/],
  ['zero-filled', new Uint8Array(512), { 'header.present': false }, /512 zero bytes and nothing/],
  ['noise', Uint8Array.from({ length: 200 }, (_, i) => (i * 73) % 31), {}, /no record layout/],
])('%s', (_, bytes, facts, message) => {
  const read = readQueue(bytes);
  expect(read.facts).toEqual(facts);
  expect(read.records).toEqual([]);
  expect(errors(read).join()).toMatch(message);
});

test('zero bytes after the last record are padding, not damage', () => {
  const padded = new Uint8Array(WHOLE.length + 100);
  padded.set(WHOLE);
  const read = readQueue(padded);
  expect(read.records).toHaveLength(40);
  expect(errors(read)).toEqual([]);
  expect(read.reading.queue?.unreadBytes).toBe(100);
});

test.each([
  ['PODIAG: 60 bytes', '# Dummy record installed by PODIAG.', 60],
  ['acknowledged: 49 bytes, wording of the text unknown', '# 24 characters of text.', 49],
])('one dummy record: %s (Q110496, Q133428)', (_, text, size) => {
  const bytes = writeQueue([{ number: 17, date: 766411632, text }], LAYOUT);
  expect(bytes).toHaveLength(size);
  const read = readQueue(bytes, 'REQTRANS.GLB');
  const { reading, records } = read;
  expect(records.map((record) => record.text)).toEqual([text]);
  // A single record shows nothing that rises: its number must stay unknown rather than be guessed.
  expect(read.facts).toEqual({ 'reqtrans.read': true, 'reqtrans.isEmpty': false });
  expect(reading.pending).toMatchObject([{ runs: [], complete: true }]);
  expect(reading.queue?.layout).toMatchObject({ fixedBytes: 24, confidence: 'assumed' });
});

test.each([
  [1, 1, []],
  [20, 20, []],
  [21, 20, ['warning @-: 1 further text holds control characters']],
  [200, 20, ['warning @-: 180 further texts hold control characters']],
])('of %i texts with control characters %i are shown', (odd, shown, rest) => {
  const every = Array.from({ length: 40 + 20 * odd }, (_, i) => {
    const mark = i >= 40 && i % 20 === 0 ? '\x01' : '';
    const text = i === 0 ? HEADER : `A User ${mark}Number ${i}\tPCM:POLYNOMIAL/NOVEMBER/user${i}`;
    return { number: i + 1, date: 766411632 + i, text };
  });
  const told = issues(readQueue(writeQueue(every, LAYOUT)).reading);
  expect(told.filter((each) => each.endsWith('the text holds control characters'))).toHaveLength(
    shown,
  );
  expect(told.filter((each) => each.includes('further'))).toEqual(rest);
});

const people = (count: number, text: (record: number) => string): Uint8Array =>
  writeQueue(
    Array.from({ length: count }, (_, i) => ({
      ...{ number: i + 1, date: 766411632 + i },
      text: i === 0 ? HEADER : `A ${text(i + 1)}\tPCM:POLYNOMIAL/NOVEMBER/user${i}`,
    })),
    LAYOUT,
  );

test.each<[string, (record: number) => boolean]>([
  ['two in a row', (record) => record === 150 || record === 151],
  ['all behind the first hundred', (record) => record > 100],
  ['all but the header', (record) => record > 1],
  ['the last', (record) => record === 400],
])('texts with control characters are read as records, wherever a chunk ends: %s', (_, isOdd) => {
  const bytes = people(400, (record) => `User ${isOdd(record) ? '\x01' : ''}Number`);
  for (const size of [bytes.length, 4096, 1021, 7]) {
    const read = readQueue(bytes, 'RESYNC.GLB', [size]);
    expect(errors(read)).toEqual([]);
    expect(read.records).toHaveLength(400);
    expect(read.facts).toMatchObject({ 'header.IMPSEQ': 1, 'header.SRVSEQ': 80 });
    expect(read.facts).toMatchObject({ 'header.REQSEQ': 22, 'header.wellFormed': true });
  }
});

test('behind a text with control characters one that begins like none is damage', () => {
  const bytes = people(40, (record) => `User ${[11, 12].includes(record) ? '\x01' : ''}Number`);
  const odd = readQueue(bytes).records[11]!;
  bytes[odd.at.byte! + 24] = 0x7a;
  expect(readQueue(bytes).records).toHaveLength(38);
  expect(errors(readQueue(bytes))).toHaveLength(1);
});

/** No checksum, so that nothing but the texts shows what became of a byte. */
const BARE = layoutOf({
  ...{ fixedBytes: 12, fixedPart: 'before', nul: true, seed: 3, filler: 'zero' },
  fields: [
    { name: 'date', form: 'unix' },
    { name: 'number', form: 'binary' },
    { name: 'length', form: 'text+nul', bytes: 2 },
  ],
});
const inSevenBits = (layout: typeof LAYOUT, records: number, name: string): Uint8Array =>
  writeQueue(
    Array.from({ length: records }, (_, i) => ({
      ...{ number: i + 1, date: 766411632 + i },
      text:
        i === 0
          ? HEADER
          : `A ${i % 4 === 3 ? name : 'User'} ${i}\tPCM:POLYNOMIAL/NOVEMBER/user${i}`,
    })),
    layout,
  ).map((byte) => byte & 0x7f);

test.each<[string, Uint8Array, boolean]>([
  ['a checksum, 40 records', inSevenBits(LAYOUT, 40, 'User'), true],
  ['a checksum, 7 records', inSevenBits(LAYOUT, 7, 'User'), false],
  ['an accented letter', inSevenBits(BARE, 12, 'B\u00fcro'), true],
  ['neither', inSevenBits(BARE, 12, 'User'), false],
  ['the same as it was', WHOLE, false],
])('sent in 7 bits, which shows by %s', (_, bytes, isNamed) => {
  const read = readQueue(bytes);
  expect(read.facts).toMatchObject({ 'header.IMPSEQ': 1, 'header.SRVSEQ': 80 });
  expect(errors(read).some((error) => error.includes('sent in 7 bits'))).toBe(isNamed);
});
