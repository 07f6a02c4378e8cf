import { messageOf } from '../../../src/report/words/issues.js';
import type { LayoutSpec, WrittenRecord } from '../../../scripts/lib/queue-writer.mjs';
import { layoutOf, writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { readQueue } from '../../support/read-queue.js';

const RECORDS: WrittenRecord[] = [
  'IMPSEQ=1 SRVSEQ=80 REQSEQ=22',
  'R PCM:POLYNOMIAL/NOVEMBER',
  'A User Number 1\tPCM:POLYNOMIAL/NOVEMBER/user1',
  '- Phone:/(206) 635-7022',
  'D User Number 2                  PCM:POLYNOMIAL/NOVEMBER/user2',
  'T SNADS:GATE/NODE',
  'A User Number 30\tPCM:POLYNOMIAL/NOVEMBER/user30',
  'A User Number 4\tPCM:POLYNOMIAL/NOVEMBER/user4',
].map((text, index) => ({ number: 501 + index, date: 766411632 + 2 * index, text }));

const checksum = { name: 'checksum', form: 'made-up' } as const;
const unix = { name: 'date', form: 'unix' } as const;
const dos = { name: 'date', form: 'dos-time-first' } as const;
const binary = { name: 'number', form: 'binary' } as const;
const digits = { name: 'number', form: 'digits' } as const;
const length = (form: 'text' | 'text+nul' | 'record', bytes = 2) =>
  ({ name: 'length', form, bytes }) as const;

type Expected = [fixed: number, side: 'before' | 'after', nul: boolean];
const CASES: [string, LayoutSpec, Expected][] = [
  [
    '24 bytes before, NUL, length of text and NUL',
    spec(24, 'before', true, [checksum, unix, binary, length('text+nul')]),
    [24, 'before', true],
  ],
  [
    'length of the text, no NUL',
    spec(24, 'before', false, [unix, length('text'), binary, checksum]),
    [24, 'before', false],
  ],
  [
    'length of the record in 4 bytes',
    spec(32, 'before', true, [length('record', 4), binary, unix]),
    [32, 'before', true],
  ],
  ['NUL and no length', spec(20, 'before', true, [binary, checksum, dos]), [20, 'before', true]],
  [
    'no NUL and no length',
    spec(24, 'before', false, [checksum, binary, unix]),
    [24, 'before', false],
  ],
  [
    'ten digits, DOS date',
    spec(24, 'before', true, [checksum, dos, digits, length('text')]),
    [24, 'before', true],
  ],
  ['after the text, NUL', spec(24, 'after', true, [checksum, unix, binary]), [24, 'after', true]],
  [
    'after the text, length, no NUL',
    spec(16, 'after', false, [binary, unix, length('text')]),
    [16, 'after', false],
  ],
  [
    'as small as can be',
    spec(8, 'before', true, [binary, length('text+nul')]),
    [8, 'before', true],
  ],
  [
    'as large as can be',
    spec(64, 'before', true, [length('text'), dos, binary]),
    [64, 'before', true],
  ],
];

function spec(
  fixedBytes: number,
  fixedPart: 'before' | 'after',
  nul: boolean,
  fields: LayoutSpec['fields'],
): LayoutSpec {
  return { fixedBytes, fixedPart, nul, fields, filler: 'noise', seed: 7 };
}

describe.each(CASES)('%s', (_, layout, [fixed, side, nul]) => {
  const written = layoutOf(layout);
  const { reading, records, facts } = readQueue(writeQueue(RECORDS, written));

  test('the same records and header numbers as in every other layout', () => {
    expect(records.map(({ text }) => text)).toEqual(RECORDS.map(({ text }) => text));
    expect(facts).toMatchObject({ 'header.IMPSEQ': 1, 'header.SRVSEQ': 80 });
    // With neither length nor NUL nothing shows where the last digits end.
    const hasEnd = nul || layout.fields.some(({ name }) => name === 'length');
    expect(facts['header.REQSEQ']).toBe(hasEnd ? 22 : undefined);
    expect(facts['header.wellFormed']).toBe(hasEnd ? true : undefined);
    const errors = reading.issues.filter(({ level }) => level === 'error');
    expect(errors.length > 0).toBe(!hasEnd);
    for (const each of errors) expect(messageOf(each)).toMatch(/^header transaction: .*(REQSEQ)/);
    expect(reading.queue).toMatchObject({ records: RECORDS.length, unreadBytes: 0 });
  });

  test('sync numbers and dates', () => {
    const hasDate = layout.fields.some(({ name }) => name === 'date');
    expect(records.map(({ number }) => number)).toEqual(RECORDS.map(({ number }) => number));
    // DOS dates have a resolution of two seconds; the dates here are even.
    if (hasDate) expect(records.map(({ date }) => date)).toEqual(RECORDS.map(({ date }) => date));
  });

  test('the layout that it was written in, with its evidence', () => {
    const found = reading.queue?.layout;
    expect(found).toMatchObject({
      fixedBytes: fixed,
      fixedPart: side,
      nul,
      confidence: 'inferred',
    });
    const place = (name: string) => found?.fields.find((field) => field.name === name)?.offset;
    for (const { name, offset } of written.fields)
      if (name === 'number' || name === 'date' || name === 'length')
        expect([name, place(name)]).toEqual([name, offset]);
    expect(found?.because.length).toBeGreaterThan(3);
    expect(found?.fields.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(fixed);
  });
});

test('a text that only looks like a header does not make one of a later record', () => {
  const records = RECORDS.map((record, index) =>
    index === 3
      ? { ...record, text: 'A IMPSEQ=9 SRVSEQ=9 REQSEQ=9\tPCM:POLYNOMIAL/NOVEMBER/user9' }
      : record,
  );
  const { facts } = readQueue(writeQueue(records, layoutOf(CASES[0]![1])));
  expect(facts).toMatchObject({ 'header.IMPSEQ': 1, 'header.SRVSEQ': 80, 'header.REQSEQ': 22 });
});
