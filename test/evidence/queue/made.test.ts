/** Made queues of known truth: what is told of them is right, or it is not told. */
import { messageOf } from '../../../src/report/words/issues.js';
import { openQueue } from '../../../src/evidence/queue/reader.js';
import {
  damage,
  DAMAGES,
  diceOf,
  makeQueue,
  type Damage,
  type Dice,
  type MadeQueue,
  type Wish,
} from '../../support/made-queues.js';
import { judge, see, type Judged } from '../../support/measure.js';
import { seeds } from '../../support/runs.js';

const hasEnd = ({ layout }: MadeQueue): boolean =>
  layout.nul || layout.fields.some(({ name }) => name === 'length');

function judged(count: number, wish: Wish): Judged[] {
  const found: Judged[] = [];
  for (let seed = 10_000; found.length < count; seed += 1) {
    const made = makeQueue(seed, wish);
    if (hasEnd(made)) found.push(judge(see(openQueue, made.bytes), made));
  }
  return found;
}

const share = (found: readonly Judged[], key: keyof Judged): number =>
  found.filter((one) => one[key]).length / found.length;

test.each<[string, number]>([
  ['a length that shows to be none only further on', 1_301_682],
  ['a length beside a text whose digits it looks like', 1_300_124],
  ['rounding in a file too small for a second look', 1_301_715],
  ['ten digits behind three texts that end in digits', 1_300_642],
  ['characters in the fixed part before the header', 1_300_258],
])('the search keeps the reading that wins: %s', (_, seed) => {
  const made = makeQueue(seed);
  const { isCountWrong, isCutWrong, isNumberWrong } = judge(see(openQueue, made.bytes), made);
  expect({ isCountWrong, isCutWrong, isNumberWrong }).toEqual({
    isCountWrong: false,
    isCutWrong: false,
    isNumberWrong: false,
  });
});

test.each([1_300_039, 1_300_155, 1_300_629])(
  'the low byte of a length alone does not lose the order of bytes: seed %i',
  (seed) => {
    const made = makeQueue(seed, { endian: 'big' });
    expect(judge(see(openQueue, made.bytes), made).isNumberWrong).toBe(false);
  },
);

test.each<[string, Wish, number]>([
  ['any layout', { records: [3, 30] }, 120],
  ['a header with a number of its own', { records: [3, 30], ownHeader: true }, 40],
  [
    'digits beside the header',
    {
      side: 'before',
      nul: false,
      length: 'record',
      number: 'ten',
      packed: ['number'],
      records: [3, 30],
    },
    40,
  ],
  ['records rounded up', { pad: 4, records: [3, 30] }, 40],
  ['big-endian', { endian: 'big', records: [3, 30] }, 40],
  ['a length of one byte', { lengthBytes: 1, length: 'text', records: [3, 30] }, 40],
  ['a length of one byte, rounded up', { lengthBytes: 1, length: 'record', pad: 4 }, 40],
])('%s: no header number is wrong, and few are unknown', (_, wish, count) => {
  const found = judged(count, wish);
  expect(share(found, 'isWrong')).toBe(0);
  expect(share(found, 'isFalsePass')).toBe(0);
  expect(share(found, 'isNumberWrong')).toBe(0);
  expect(share(found, 'isUnknown')).toBeLessThan(0.15);
  expect(share(found, 'isCountWrong')).toBeLessThan(0.03);
  expect(share(found, 'isNumberUndecided')).toBeLessThan(0.05);
});

test('one damage behind the header record makes no header number wrong', () => {
  for (const seed of seeds(1, 100)) {
    const made = makeQueue(seed, { records: [4, 30], side: 'before', nul: true });
    const dice = diceOf(seed);
    const from = made.records[0]!.end;
    const at = from + dice.below(made.bytes.length - from);
    const verdict = judge(see(openQueue, damage(made.bytes, dice.pick(DAMAGES), at, dice)), made);
    expect([seed, verdict.isWrong]).toEqual([seed, false]);
  }
});

test('a length that does not fit what its NUL shows: the header is not believed', () => {
  const made = makeQueue(21, { records: [8, 8], side: 'before', nul: true, length: 'text' });
  const { textStart } = made.records[0]!;
  const seen = see(openQueue, damage(made.bytes, 'lost', textStart + 20, diceOf(1)));
  expect(judge(seen, made).isFalsePass).toBe(false);
  expect(seen.facts.get('header.wellFormed')).not.toBe(true);
});

test.each<[string, Wish]>([
  ['one or two records', { records: [1, 2] }],
  ['16-bit numbers', { records: [3, 12], number: 'u16' }],
  ['neither length nor NUL', { records: [3, 30], length: null, nul: false, pad: 1 }],
])('%s: no header number is wrong', (_, wish) => {
  for (const seed of seeds(10_000, 60)) {
    const made = makeQueue(seed, wish);
    const { isWrong } = judge(see(openQueue, made.bytes), made);
    expect([seed, isWrong]).toEqual([seed, false]);
  }
});

test.each<[string, Wish, number]>([
  ['a NUL that ends the file', { side: 'before', nul: true, length: null, pad: 1 }, 0.1],
  ['a length that ends the file', { side: 'before', nul: false, length: 'text', pad: 1 }, 0.1],
  ['a length and a NUL', { side: 'before', nul: true, length: 'record', pad: 1 }, 0.1],
  ['any layout', {}, 0.25],
])('one or two records, %s: few header numbers are unknown', (_, wish, most) => {
  const found = judged(50, { ...wish, ...FEW });
  expect(share(found, 'isWrong')).toBe(0);
  expect(share(found, 'isUnknown')).toBeLessThan(most);
});

/** A digit of the header more than was written. */
function withDigitDoubled(made: MadeQueue, dice: Dice): Uint8Array {
  const { textStart, textEnd } = made.records[0]!;
  const digits = Array.from({ length: textEnd - textStart }, (_, i) => textStart + i).filter(
    (at) => made.bytes[at]! >= 0x30 && made.bytes[at]! <= 0x39,
  );
  return damage(made.bytes, 'doubled', dice.pick(digits), dice);
}
const behindAnother = ({ bytes }: MadeQueue): Uint8Array => {
  const other = makeQueue(77, { records: [6, 6] }).bytes;
  return Uint8Array.from([...other.subarray(other.length >> 1), ...bytes]);
};

test.each<[string, Wish, (made: MadeQueue, dice: Dice) => Uint8Array]>([
  ['a digit too many, a length of one byte', { lengthBytes: 1, length: 'text' }, withDigitDoubled],
  ['the same with a NUL', { lengthBytes: 1, length: 'record', nul: true }, withDigitDoubled],
  ['the same, rounded up', { length: 'padded', pad: 2, nul: true }, withDigitDoubled],
  [
    'all zeroes gone',
    { nul: true, length: 'text+nul', filler: 'noise' },
    ({ bytes }) => bytes.filter((byte) => byte !== 0),
  ],
  ['the end of another queue before it', { nul: true, side: 'before' }, behindAnother],
])('%s: no false pass', (_, wish, harm) => {
  for (const seed of seeds(30_000, 24)) {
    const made = makeQueue(seed, { records: [5, 20], ...wish });
    const { isFalsePass } = judge(see(openQueue, harm(made, diceOf(seed))), made);
    expect([seed, isFalsePass]).toEqual([seed, false]);
  }
});

test('behind three texts that end in rising digits two bytes of a time are no sync number', () => {
  const made = makeQueue(428, {
    ...{ side: 'after', nul: false, length: null, number: 'u32', endian: 'little' },
    ...{ packed: ['number'], firstNumber: 52, ownHeader: false, records: [2, 6] },
  });
  const { isWrong, isUnknown } = judge(see(openQueue, made.bytes), made);
  expect([isWrong, isUnknown]).toEqual([false, true]);
});

test('a byte before the text that looks like its beginning hides no digit that was cut off', () => {
  const made = makeQueue(1789, {});
  const cut = made.bytes.slice(0, made.records[0]!.textEnd - 1);
  const { isWrong, isUnknown } = judge(see(openQueue, cut), made);
  expect([isWrong, isUnknown]).toEqual([false, true]);
});

test('damage behind the only record of a doubtful reading may be in the header', () => {
  const made = makeQueue(5_028_847, {});
  const { isWrong, isUnknown } = judge(
    see(openQueue, damage(made.bytes, 'doubled', 31, diceOf(1))),
    made,
  );
  expect([isWrong, isUnknown]).toEqual([false, true]);
});

test('the text of an only record that ends with the file is open without a length', () => {
  const made = makeQueue(5, { ...FEW, side: 'before', nul: false, length: null, pad: 1 });
  expect(judge(see(openQueue, made.bytes), made).isUnknown).toBe(true);
});

test('a letter before the name of a number does not hide that the header lost a byte', () => {
  const made = makeQueue(20_187);
  const seen = see(openQueue, damage(made.bytes, 'lost', 32, diceOf(1)));
  expect(judge(seen, made).isWrong).toBe(false);
});

const TEN_AND_RECORD = (side: 'before' | 'after'): Wish => ({
  ...{ side, nul: false, length: 'record', number: 'ten' },
});

const FEW: Wish = { records: [1, 2] };

test.each<[string, number, Wish, Damage, number]>([
  ['a length whose byte is a digit ends the text, and its NUL', 1_302_335, {}, 'noise', 126],
  ['two records, and other ways to cut them', 2_100_552, {}, 'hole', 45],
  ['one of two other records shows the length', 3_301_343, {}, 'lost', 21],
  ['records that are rounded up', 1_300_187, TEN_AND_RECORD('after'), 'doubled', 9],
  ['many of them', 2_100_669, TEN_AND_RECORD('after'), 'doubled', 7],
  ['two records whole and one cut short', 1_300_699, TEN_AND_RECORD('after'), 'doubled', 12],
  ['one record behind the header', 2_100_839, TEN_AND_RECORD('before'), 'doubled', 56],
  ['the last record lacks what rounds it up', 2_100_179, TEN_AND_RECORD('before'), 'lost', 0],
  ['the header has room for one more byte', 4_702_210, {}, 'doubled', 18],
  ['a byte too many behind the header', 4_700_190, TEN_AND_RECORD('after'), 'doubled', 8],
  ['a record behind the header that lost its beginning', 6_701_418, {}, 'hole', 51],
  ['a header that is not in the first record', 4_700_227, {}, 'hole', 10],
  ['the only record left, whose digit and NUL are the next length', 8_800_740, {}, 'cut', 55],
  ['a record whose length says one byte less', 1_302_805, FEW, 'doubled', 39],
  ['a record whose length says one byte more', 5_501_922, FEW, 'lost', 56],
  ['the second of two records shows the length', 1_301_355, FEW, 'doubled', 88],
  ['what is left of two records names one number', 1_302_258, FEW, 'hole', 45],
])('a damaged header of which no number is wrong: %s', (_, seed, wish, how, at) => {
  const made = makeQueue(seed, wish);
  const dice = diceOf(seed ^ 0xd00d);
  // As scripts/measure-queue.mjs draws: what happened and where, then the bytes.
  for (let draw = 0; draw < 2; draw += 1) dice();
  const verdict = judge(see(openQueue, damage(made.bytes, how, at, dice)), made);
  expect(verdict.isWrong).toBe(false);
});

test.each([
  ['a checksum and the date behind it', 1_301_076],
  ['the time of a date stamp', 4_701_853],
  ['a checksum and zeroes', 4_702_149],
])('%s are no sync number in records that have none', (_, seed) => {
  const made = makeQueue(seed);
  expect(judge(see(openQueue, made.bytes), made).isNumberWrong).toBe(false);
});

test('seconds since 1970 are not taken for sync numbers', () => {
  const numbers = [101, 102, 103, 104, 5, 6, 7, 8];
  const bytes = numbers.flatMap((number, i) => {
    const text = [...`A Person ${i}\tPCM:NET1/PO1/user${i}`].map((c) => c.charCodeAt(0));
    const fixed = new DataView(new ArrayBuffer(24));
    fixed.setUint16(0, (i * 40503 + 777) & 0xffff);
    fixed.setUint32(2, 920433900 + i, true);
    fixed.setUint32(6, number, true);
    fixed.setUint16(10, text.length + 1, true);
    return [...new Uint8Array(fixed.buffer), ...text, 0];
  });
  const seen = see(openQueue, Uint8Array.from(bytes), 'REQTRANS.GLB');
  expect(seen.records.map(({ number }) => number)).toEqual(numbers);
  expect(seen.reading.pending?.[0]?.runs).toEqual([
    [101, 104],
    [5, 8],
  ]);
});

const text = (words: string): Uint8Array => Uint8Array.from(words, (c) => c.charCodeAt(0) & 255);
const SOUND = makeQueue(40, { records: [60, 60], side: 'before', nul: true, length: 'text' }).bytes;
const base64 = Buffer.from(SOUND).toString('base64').replace(/.{76}/g, '$&\r\n');
const withCrs = Uint8Array.from(
  [...SOUND].flatMap((b, i) => (b === 10 && SOUND[i - 1] !== 13 ? [13, 10] : [b])),
);

test.each<[string, Uint8Array, RegExp]>([
  ['base64', text(base64), /base64 text/],
  ['MIME', text(`Content-Transfer-Encoding: base64\r\n\r\n${base64}`), /MIME/],
  ['uuencode', text('begin 644 RESYNC.GLB\r\nM8765\r\n`\r\nend\r\n'), /uuencoded/],
  [
    'quoted-printable',
    text('=00=01=02=1A=FF=00=00=18=00IMPSEQ=3D1 SRVSEQ=3D2 REQSEQ=3D3=00=00'),
    /quoted-printable/,
  ],
  ['FTP in text mode', withCrs, /text mode of FTP/],
  ['7 bits, by a checksum', SOUND.map((byte) => byte & 0x7f), /sent in 7 bits/],
  ['UTF-8', new TextEncoder().encode(Buffer.from(SOUND).toString('latin1')), /UTF-8 characters/],
])('%s is named, with what to do', (_, bytes, words) => {
  const { reading } = see(openQueue, bytes);
  expect(reading.issues.map(messageOf).join('\n')).toMatch(words);
  expect(reading.issues.map(messageOf).join('\n')).toMatch(/binary mode/);
});
