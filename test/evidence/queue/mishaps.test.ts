/** What happened to a queue that is not whole is named, and never said of a sound one. */
import { messageOf } from '../../../src/report/words/issues.js';
import { openQueue } from '../../../src/evidence/queue/reader.js';
import { check } from '../../../src/index.js';
import { NUMBERS } from '../../../src/model/types.js';
import { diceOf, makeQueue, type MadeQueue } from '../../support/made-queues.js';
import { see, type Seen } from '../../support/measure.js';
import { seeds } from '../../support/runs.js';

const join = (...parts: Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const filled = (size: number, byte: number): Uint8Array => new Uint8Array(size).fill(byte);
const messages = ({ reading }: Seen): string => reading.issues.map(messageOf).join('\n');

const MADE = makeQueue(54, {
  ...({ records: [60, 60], side: 'before', fixed: 24, nul: true, length: 'text' } as const),
  ...({ pad: 1, number: 'u32', ownHeader: false, filler: 'noise', endian: 'little' } as const),
});
const { bytes: SOUND, records: RECORDS } = MADE;
const toSector = (512 - (SOUND.length % 512)) % 512;

/** The same queue with every digit of its header another one. */
function otherHeader({ bytes, records }: MadeQueue): Uint8Array {
  const { textStart, textEnd } = records[0]!;
  return bytes.map((byte, at) =>
    at >= textStart && at < textEnd && byte >= 0x30 && byte <= 0x39 ? 0x69 - byte : byte,
  );
}

/** The same queue with noise in the place of its first record. */
function withoutHeader({ bytes, records }: MadeQueue, seed: number): Uint8Array {
  const dice = diceOf(seed);
  return bytes.map((byte, at) => (at < records[0]!.end ? dice.below(256) : byte));
}

test.each<[string, Uint8Array, RegExp]>([
  [
    'F6 to the end of the sector',
    join(SOUND, filled(toSector + 512, 0xf6)),
    /bytes 0xF6 end the file/,
  ],
  ['erased memory', join(SOUND, filled(40, 0xff)), /40 bytes 0xFF end the file/],
  ['end mark of a text copy', join(SOUND, filled(1, 0x1a)), /one byte 0x1A ends the file.*COPY/],
  ['XMODEM fills its last block', join(SOUND, filled(77, 0x1a)), /77 bytes 0x1A.*XMODEM/],
  [
    'old records to the end of the sector',
    join(SOUND, SOUND.subarray(700, 700 + toSector + 1024)),
    /start again.*old data of the disk follows.*multiple of 512/,
  ],
  [
    'a block lost',
    join(SOUND.subarray(0, 1536), SOUND.subarray(2048)),
    /sync numbers go from \d+ to \d+, and some \d+ bytes are missing: blocks.*at byte 1536/,
  ],
  ['cut at a sector', SOUND.subarray(0, 2048), /cut short \(its size is a multiple of 512/],
  ['cut elsewhere', SOUND.subarray(0, 2040), /it was cut short; copy/],
  [
    'the same file twice',
    join(SOUND, SOUND),
    /second header transaction follows: two files were joined/,
  ],
  [
    'two files joined',
    join(SOUND, otherHeader(MADE)),
    /second header transaction follows: two files/,
  ],
  [
    'joined behind a part without header',
    join(SOUND.subarray(RECORDS[1]!.start), SOUND.subarray(RECORDS[1]!.start)),
    /sync numbers start again, \d+ after \d+: two files were joined/,
  ],
])('%s: named, with what to do', (_, bytes, words) => {
  const seen = see(openQueue, bytes);
  expect(messages(seen)).toMatch(words);
  expect(messages(seen)).toMatch(/copy the file again in binary mode/);
});

test.each<[string, Uint8Array, readonly string[]]>([
  ['two headers that differ', join(SOUND, otherHeader(MADE)), []],
  [
    'the first header is lost, one of another file follows',
    join(withoutHeader(MADE, 1), otherHeader(MADE)),
    [],
  ],
  [
    'the first header is lost, old data hold one',
    join(withoutHeader(MADE, 2), otherHeader(MADE).subarray(0, 512)),
    [],
  ],
  [
    'a header behind the records of a queue without one',
    join(SOUND.subarray(RECORDS[1]!.start), SOUND),
    [],
  ],
  ['the same header twice', join(SOUND, SOUND), NUMBERS.map(({ header }) => header)],
])('%s: header numbers', (_, bytes, told) => {
  const seen = see(openQueue, bytes);
  const numbers = NUMBERS.map(({ header }) => header).filter((name) =>
    seen.facts.has(`header.${name}`),
  );
  // Digits that are the same in both headers may be told.
  for (const name of numbers)
    expect([name, seen.facts.get(`header.${name}`)]).toEqual([name, MADE.header![name]]);
  expect(numbers).toEqual(told);
});

test('no layout makes the header of a later file that of a first one which is lost', () => {
  for (const seed of seeds(1, 40)) {
    const made = makeQueue(seed, { records: [10, 30] });
    const seen = see(openQueue, join(withoutHeader(made, seed), otherHeader(made)));
    for (const { header } of NUMBERS)
      expect([seed, [undefined, made.header![header]]]).toEqual([
        seed,
        expect.arrayContaining([seen.facts.get(`header.${header}`)]),
      ]);
  }
});

const NAMED = /end the file|ends the file|are missing|start again|second header|text mode|UTF-8/;

test('nothing of the kind is said of sound files', () => {
  for (const seed of seeds(50_000, 100)) {
    const made = makeQueue(seed, { role: seed % 4 === 0 ? 'reqtrans' : 'resync', pad: 1 });
    const { layout } = made;
    if (!layout.nul && !layout.fields.some(({ name }) => name === 'length')) continue;
    const seen = see(openQueue, made.bytes, seed % 4 === 0 ? 'REQTRANS.GLB' : 'RESYNC.GLB');
    expect([seed, messages(seen)]).toEqual([seed, expect.not.stringMatching(NAMED)]);
  }
});

test.each<[string, Uint8Array]>([
  ['two files joined', join(SOUND, otherHeader(MADE))],
  [
    'the header is lost, one of another file follows',
    join(withoutHeader(MADE, 3), otherHeader(MADE)),
  ],
  [
    'as quoted-printable text',
    new TextEncoder().encode('=00=18=00IMPSEQ=3D9 SRVSEQ=3D9 REQSEQ=3D9=00=00=1A=FF=00=02'),
  ],
])('check: %s is no pass', (_, bytes) => {
  const report = check([{ name: 'RESYNC.GLB', chunks: [bytes] }], {
    ...{ now: new Date(0), requestors: ['NET1/PO1'] },
    own: { ImportSync: 0, SrvSync: 0, ReqSync: 0 },
  });
  expect(report.verdict.outcome).not.toBe('will-import');
  expect(NUMBERS.some(({ header }) => report.header[header].value === null)).toBe(true);
});
