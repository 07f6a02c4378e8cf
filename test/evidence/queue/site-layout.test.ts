/** A queue of few records is read by the layout that larger ones of the same evidence show. */
import { toldQueue } from '../../../src/report/words/layouts.js';
import { check } from '../../../src/index.js';
import { openQueue } from '../../../src/evidence/queue/reader.js';
import type { Reading, SeenLayout, TransactionRecord } from '../../../src/model/types.js';
import { makeQueue, type MadeQueue, type Wish } from '../../support/made-queues.js';
import { seeds } from '../../support/runs.js';

const LAYOUT = { side: 'before', fixed: 24, nul: true, length: 'text', number: 'u32' } as const;
const COMMON: Wish = { ...LAYOUT, pad: 1, endian: 'little', filler: 'zero', ownHeader: false };
/** The same seed draws the same layout. */
const large = (seed: number, wish: Wish = COMMON): MadeQueue =>
  makeQueue(seed, { ...wish, records: [40, 40] });
const small = (seed: number, count: number, wish: Wish = COMMON): MadeQueue =>
  makeQueue(seed, { ...wish, role: 'reqtrans', records: [count, count], firstNumber: 117 });

function read(
  bytes: Uint8Array,
  name: string,
  layouts: readonly SeenLayout[] = [],
): { reading: Reading; numbers: (number | null)[] } {
  const records: TransactionRecord[] = [];
  const reader = openQueue({
    ...{ name, head: bytes, headIsAll: true, layouts },
    onRecord: (record) => records.push(record),
  });
  reader.push(bytes.slice());
  return { reading: reader.end(), numbers: records.map(({ number }) => number) };
}

const layoutOf = ({ bytes }: MadeQueue, name = 'RESYNC.GLB'): SeenLayout => {
  const { seenLayout } = read(bytes, name).reading;
  if (!seenLayout) throw new Error(`${name} shows no layout`);
  return seenLayout;
};
const because = ({ queue }: Reading): string =>
  (queue && toldQueue(queue).layout?.because.join('\n')) ?? '';

test.each([1, 2])('%d records: read by the layout of a larger queue', (count) => {
  const made = small(7, count);
  const alone = read(made.bytes, 'REQTRANS.GLB');
  const { reading, numbers } = read(made.bytes, 'REQTRANS.GLB', [layoutOf(large(7))]);
  expect(alone.reading.isLayoutOpen).toBe(true);
  expect(numbers).toEqual(made.records.map(({ number }) => number));
  expect(reading.isLayoutOpen).toBeUndefined();
  expect(reading.queue?.layout?.confidence).toBe('inferred');
  expect(because(reading)).toMatch(/it is that of RESYNC\.GLB \(40 records\) in the same evidence/);
  expect(because(reading)).toMatch(`explains all ${made.bytes.length} bytes`);
});

const OTHER_NUMBER = makeQueue(7, { ...COMMON, packed: ['length', 'number'], records: [40, 40] });
const OTHER_FIXED = large(7, { ...COMMON, fixed: 30 });

test.each<[string, Uint8Array, readonly MadeQueue[], RegExp]>([
  [
    'a layout that leaves bytes unexplained',
    small(7, 1).bytes,
    [OTHER_FIXED],
    /^(?!.*in the same)/s,
  ],
  [
    'two layouts that cut it differently',
    small(7, 1).bytes,
    [large(7), OTHER_FIXED],
    /^(?!.*in the same)/s,
  ],
  ['one byte more', Uint8Array.from([...small(7, 1).bytes, 1]), [large(7)], /^(?!.*in the same)/s],
])('%s: not used, no number is told', (_, bytes, larger, words) => {
  const layouts = larger.map((each) => layoutOf(each));
  const { reading, numbers } = read(bytes, 'REQTRANS.GLB', layouts);
  expect(because(reading)).toMatch(words);
  expect(numbers.filter((number) => number !== null)).toEqual([]);
});

test('two layouts with the number in different places: it stays unknown, and the report says so', () => {
  const layouts = [layoutOf(large(7)), layoutOf(OTHER_NUMBER, 'MSTTRANS.GLB')];
  const { reading, numbers } = read(small(7, 1).bytes, 'REQTRANS.GLB', layouts);
  expect(numbers).toEqual([null]);
  expect(because(reading)).not.toMatch(/hold the sync number\b(?!.*could not)/);
});

test('no layout of another file makes a number wrong', () => {
  for (const seed of seeds(1, 40)) {
    const { seenLayout } = read(
      makeQueue(seed + 500, { records: [20, 40] }).bytes,
      'RESYNC.GLB',
    ).reading;
    const made = makeQueue(seed, { role: 'reqtrans', records: [1, 2], nul: true });
    const { numbers } = read(made.bytes, 'REQTRANS.GLB', seenLayout ? [seenLayout] : []);
    for (const [i, number] of numbers.entries())
      if (number !== null) expect([seed, number]).toEqual([seed, made.records[i]?.number]);
  }
});

describe('check', () => {
  const resync = { name: 'RESYNC.GLB', bytes: large(7).bytes };
  const reqtrans = { name: 'REQTRANS.GLB', bytes: small(7, 1).bytes };
  const run = (files: readonly { name: string; bytes: Uint8Array }[]) => {
    const seen: string[] = [];
    const report = check(
      files.map(({ name, bytes }) => ({ name, chunks: [bytes].values() })),
      {
        now: new Date(0),
        requestors: ['NET1/PO1'],
        onRecord: (input, { number }) => seen.push(`${input} ${number}`),
      },
    );
    const input = report.inputs.find(({ name }) => name === 'REQTRANS.GLB')!;
    return { report, input, seen: seen.filter((each) => each.startsWith(`${input.id} `)) };
  };

  test.each([
    ['the larger file first', [resync, reqtrans]],
    ['the smaller file first', [reqtrans, resync]],
  ])('%s: the order of files makes no difference', (_, files) => {
    const { input, seen, report } = run(files);
    expect(input.queue?.layout?.because[0]).toMatch(/that of RESYNC\.GLB \(40 records\)/);
    expect(seen).toEqual([`${input.id} 117`]);
    const { numbers } = report;
    expect(numbers.map(({ number, own }) => [number, own])).toEqual(
      run([resync, reqtrans]).report.numbers.map(({ number, own }) => [number, own]),
    );
  });

  test('alone its number stays unknown', () => {
    const { input, seen } = run([reqtrans]);
    expect(input.queue?.layout?.confidence).toBe('assumed');
    expect(seen).toEqual([`${input.id} null`]);
  });
});
