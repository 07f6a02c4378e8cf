import fc from 'fast-check';
import {
  headerObservations,
  mentionsHeaderNumber,
  parseHeader,
  type TextEnd,
} from '../../src/evidence/header.js';
import { headerArb } from '../support/queues.js';
import { facts } from '../support/read.js';

const numbersOf = (text: string, end?: TextEnd) =>
  Object.fromEntries(
    Object.entries(parseHeader(text, end)?.numbers ?? {}).map(([name, read]) => [name, read.value]),
  );
const ALL = { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 22 };

test.each<[string, string]>([
  ['equals and commas', 'IMPSEQ=1, SRVSEQ=80, REQSEQ=22'],
  ['any order, padded', 'REQSEQ=0000000022 IMPSEQ=0000000001 SRVSEQ=0000000080'],
  ['colons and tabs', 'IMPSEQ:\t1\tSRVSEQ:\t80\tREQSEQ:\t22'],
  ['blanks only', 'impseq 1 srvseq 80 reqseq 22'],
  ['the requestor names', 'ImportSync = 1; SrvSync = 80; ReqSync = 22'],
  ['names in two words', 'Import sync 1, Srv sync 80, Req sync 22'],
  ['directory attributes', 'DXA-Imp-Seq=1 DXA-Svr-Seq=80 DXA-Req-Seq=22'],
  ['no separator', 'IMPSEQ1 SRVSEQ80 REQSEQ22'],
  ['behind a code letter', 'R IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['behind a dummy mark', '# IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['commas without blanks', 'IMPSEQ=1,SRVSEQ=80,REQSEQ=22'],
  ['a comma at the end', 'IMPSEQ=1,SRVSEQ=80,REQSEQ=22, 0 sent'],
  ['a section of lines', '[DIRSYNC]\r\nIMPSEQ=1\r\nSRVSEQ=80\r\nREQSEQ=22'],
])('well-formed: %s', (_, text) => {
  expect(mentionsHeaderNumber(text)).toBe(true);
  expect(numbersOf(text)).toEqual(ALL);
  expect(parseHeader(text)?.problems).toEqual([]);
});

test.each<[string, string, object, string[]]>([
  ['one missing', 'IMPSEQ=1 REQSEQ=22', { IMPSEQ: 1, REQSEQ: 22 }, ['SRVSEQ is missing']],
  [
    'no number',
    'IMPSEQ=1 SRVSEQ= REQSEQ=2x',
    { IMPSEQ: 1 },
    ['SRVSEQ is followed by no number', 'REQSEQ is followed by no number'],
  ],
  [
    'digits in groups',
    'IMPSEQ=1,700,SRVSEQ=1.700 REQSEQ=1\u00a0700',
    {},
    ['IMPSEQ', 'SRVSEQ', 'REQSEQ'].map((number) => `${number} is followed by no number`),
  ],
  [
    'below zero',
    'IMPSEQ=-1 SRVSEQ=80 REQSEQ=22',
    { SRVSEQ: 80, REQSEQ: 22 },
    ['IMPSEQ is followed by no number'],
  ],
  [
    'too large',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=4294967296',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ 4294967296 is not plausible'],
  ],
  [
    'twice, differing',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22 ReqSync=23',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ is given twice, as 22 and as 23'],
  ],
  ['twice, alike', 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22 ReqSync=0022', ALL, []],
])('problems: %s', (_, text, numbers, problems) => {
  expect(numbersOf(text)).toEqual(numbers);
  expect(parseHeader(text)?.problems).toEqual(problems);
});

test.each(['', 'R PCM:POLYNOMIAL/MONTGOMERY', 'A User Number 1', 'MYREQSEQ=5', 'REQSEQUENCE=5'])(
  'no header: %j',
  (text) => {
    expect(parseHeader(text)).toBeNull();
    expect(mentionsHeaderNumber(text)).toBe(false);
  },
);

test.each<[string, TextEnd, object, string[]]>([
  ['REQSEQ=22', 'sure', ALL, []],
  ['REQSEQ=22', 'likely', ALL, []],
  ['REQSEQ=22', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=0000000022', 'open', ALL, []],
  ['REQSEQ=0000000022\u00e9', 'open', ALL, []],
  ['REQSEQ=0000000022\u00e9', 'likely', ALL, []],
  ['REQSEQ=22\u00e9', 'likely', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=220000000007', 'likely', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
])('the last number %j at a %s end', (last, end, numbers, unsure) => {
  const text = `IMPSEQ=1 SRVSEQ=80 ${last}`;
  expect(numbersOf(text, end)).toEqual(numbers);
  expect(parseHeader(text, end)).toMatchObject({ problems: [], unsure });
});

test('one byte glued to the front of the text does not hide the first name', () => {
  expect(numbersOf('uIMPSEQ=1 SRVSEQ=80 REQSEQ=22')).toEqual(ALL);
});

test.each<[string, string, boolean, string[]]>([
  [
    'sound and first',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22',
    true,
    [
      'header.present true header queue @-',
      'header.wellFormed true header queue @-',
      'header.IMPSEQ 1 header queue @-',
      'header.SRVSEQ 80 header queue @-',
      'header.REQSEQ 22 header queue @-',
    ],
  ],
  [
    'not the first record',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22',
    false,
    [
      'header.present true header queue @-',
      'header.wellFormed false header queue @-',
      'header.IMPSEQ 1 header queue @-',
      'header.SRVSEQ 80 header queue @-',
      'header.REQSEQ 22 header queue @-',
    ],
  ],
  [
    'incomplete: what is missing is not told, and is not zero',
    'IMPSEQ=1',
    true,
    [
      'header.present true header queue @-',
      'header.wellFormed false header queue @-',
      'header.IMPSEQ 1 header queue @-',
    ],
  ],
])('observations: %s', (_, text, isFirst, expected) => {
  const observations = headerObservations(parseHeader(text)!, 'queue', {}, isFirst);
  expect(facts({ observations })).toEqual(expected);
});

test('every spelling of a header is read', () => {
  fc.assert(
    fc.property(headerArb, ({ numbers, text }) => {
      expect(numbersOf(text)).toEqual(numbers);
      expect(mentionsHeaderNumber(text)).toBe(true);
    }),
  );
});

test('any text is read without a throw, and numbers stay in range', () => {
  const words = fc.constantFrom(
    'IMPSEQ',
    'ReqSync',
    '=',
    ' ',
    '4294967296',
    '7',
    '-',
    'DXA-',
    '\0',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(words).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), (text, isSure) => {
      for (const value of Object.values(numbersOf(text, isSure ? 'sure' : 'open'))) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeLessThanOrEqual(4294967295);
      }
    }),
  );
});
