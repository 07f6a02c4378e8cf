import { headerProblemText } from '../../../src/report/words/issues-of-records.js';
import fc from 'fast-check';
import type { HeaderNumber } from '../../../src/model/types.js';
import {
  headerObservations,
  mentionsHeaderNumber,
  parseHeader,
  parseTypedHeader,
  parseWrapped,
  type HeaderText,
  type TextEnd,
} from '../../../src/evidence/text/header.js';
import { headerArb } from '../../support/queues.js';
import { facts } from '../../support/read.js';
import { runs } from '../../support/runs.js';

const valuesOf = (read: HeaderText | null) =>
  Object.fromEntries(Object.entries(read?.numbers ?? {}).map(([name, { value }]) => [name, value]));
const numbersOf = (text: string, end?: TextEnd) => valuesOf(parseHeader(text, end));
const OPEN = 'cannot be read: where its digits end cannot be told';
const NONE = 'cannot be read: no number stands behind its name';
const WIDTH = 'cannot be read: it is not as wide as the numbers beside it';
const WHOSE = 'cannot be read: which number is its own cannot be told';
const ALL = { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 22 };

test.each<[string, string]>([
  ['equals and commas', 'IMPSEQ=1, SRVSEQ=80, REQSEQ=22'],
  ['any order, padded', 'REQSEQ=0000000022 IMPSEQ=0000000001 SRVSEQ=0000000080'],
  ['colons and tabs', 'IMPSEQ:\t1\tSRVSEQ:\t80\tREQSEQ:\t22'],
  ['blanks only', 'impseq 1 srvseq 80 reqseq 22'],
  ['the requestor names', 'ImportSync = 1; SrvSync = 80; ReqSync = 22'],
  ['names in two words', 'Import sync 1, Srv sync 80, Req sync 22'],
  ['names in full', 'Import Sync: 1 Server Sync: 80 Requestor Sync: 22'],
  ['sequence in full', 'ImportSequence=1 SrvSequence=80 ReqSequence=22'],
  ['directory attributes', 'DXA-Imp-Seq=1 DXA-Svr-Seq=80 DXA-Req-Seq=22'],
  ['attributes of Exchange 2000', 'dXAImpSeq=1 dXASvrSeq=80 dXAReqSeq=22'],
  ['the letters of a subject', 'R=22, S=80, I=1'],
  ['letters and colons', 'I:1 S:80 R:22'],
  ['no separator', 'IMPSEQ1 SRVSEQ80 REQSEQ22'],
  ['behind a code letter', 'R IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['behind a dummy mark', '# IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['behind an ampersand', '& IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['behind words', 'RESYNC header for NET1/PO1: IMPSEQ=1 SRVSEQ=80 REQSEQ=22'],
  ['behind words of its own', 'NewIMPSEQ=1 NewSRVSEQ=80 NewREQSEQ=22'],
  ['commas without blanks', 'IMPSEQ=1,SRVSEQ=80,REQSEQ=22'],
  ['slashes', 'IMPSEQ=1/SRVSEQ=80/REQSEQ=22/'],
  ['ampersands', 'IMPSEQ=1&SRVSEQ=80&REQSEQ=22'],
  ['bars', 'IMPSEQ=1|SRVSEQ=80|REQSEQ=22|'],
  ['quotes', '"IMPSEQ"="1" "SRVSEQ"="80" "REQSEQ"="22"'],
  ['quoted numbers', "IMPSEQ='1' SRVSEQ='80' REQSEQ='22'"],
  ['brackets around all', '[IMPSEQ=1][SRVSEQ=80][REQSEQ=22]'],
  ['brackets around numbers', 'IMPSEQ(1) SRVSEQ(80) REQSEQ(22)'],
  ['angle brackets', 'IMPSEQ=<1> SRVSEQ=<80> REQSEQ=<22>'],
  ['arrows', 'IMPSEQ->1 SRVSEQ => 80 REQSEQ -> 22'],
  ['template data', '- IMPSEQ:/1\r\n- SRVSEQ:/80\r\n- REQSEQ:/22'],
  ['number signs', 'Import sync # 1, Srv sync # 80, Req sync # 22'],
  ['a full stop at the end', 'IMPSEQ=1. SRVSEQ=80. REQSEQ=22.'],
  ['a comma at the end', 'IMPSEQ=1,SRVSEQ=80,REQSEQ=22, 0 sent'],
  ['a section of lines', '[DIRSYNC]\r\nIMPSEQ=1\r\nSRVSEQ=80\r\nREQSEQ=22'],
  ['NULs behind it', 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22\0\0'],
])('well-formed: %s', (_, text) => {
  expect(mentionsHeaderNumber(text)).toBe(true);
  expect(numbersOf(text)).toEqual(ALL);
  expect(parseHeader(text)?.problems).toEqual([]);
});

test.each<[string, string, object, string[]]>([
  ['one missing', 'IMPSEQ=1 REQSEQ=22', { IMPSEQ: 1, REQSEQ: 22 }, ['SRVSEQ is not named']],
  ['no number', 'IMPSEQ=1 SRVSEQ= REQSEQ=2x', { IMPSEQ: 1 }, [`SRVSEQ ${NONE}`, `REQSEQ ${OPEN}`]],
  [
    'digits in groups',
    'IMPSEQ=1,700,SRVSEQ=1.700 REQSEQ=1\u00a0700',
    {},
    [`IMPSEQ ${OPEN}`, `SRVSEQ ${OPEN}`, `REQSEQ ${OPEN}`],
  ],
  [
    'grouped by blanks',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=1 700',
    { IMPSEQ: 1, SRVSEQ: 80 },
    [`REQSEQ ${OPEN}`],
  ],
  ['below zero', 'IMPSEQ=-1 SRVSEQ=80 REQSEQ=22', { SRVSEQ: 80, REQSEQ: 22 }, [`IMPSEQ ${NONE}`]],
  [
    'a decimal sign',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22-7',
    { IMPSEQ: 1, SRVSEQ: 80 },
    [`REQSEQ ${OPEN}`],
  ],
  [
    'too large',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=4294967296',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ cannot be read: 4294967296 is larger than a sync number can be'],
  ],
  [
    'more than ten digits',
    'IMPSEQ=0000000001 SRVSEQ=0000000080 REQSEQ=00000000220',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ cannot be read: it has more than ten digits'],
  ],
  [
    'narrower than its neighbours',
    'IMPSEQ=0000000001 SRVSEQ=000000008 REQSEQ=0000000022',
    { IMPSEQ: 1, REQSEQ: 22 },
    [`SRVSEQ ${WIDTH}`],
  ],
  [
    'one padded neighbour is enough',
    'IMPSEQ=0000000001 SRVSEQ=80 REQSEQ=22',
    { IMPSEQ: 1 },
    [`SRVSEQ ${WIDTH}`, `REQSEQ ${WIDTH}`],
  ],
  [
    'padded to another width than the others',
    'IMPSEQ=000001 SRVSEQ=0000080 REQSEQ=000022',
    { IMPSEQ: 1, REQSEQ: 22 },
    [`SRVSEQ ${WIDTH}`],
  ],
  [
    'two widths, and nothing tells which is right',
    'IMPSEQ=1 SRVSEQ=0080 REQSEQ=00022',
    {},
    [`IMPSEQ ${WIDTH}`, `SRVSEQ ${WIDTH}`, `REQSEQ ${WIDTH}`],
  ],
  [
    'a number that outgrew the zeroes of the others',
    'IMPSEQ=0001 SRVSEQ=12080 REQSEQ=0022',
    { IMPSEQ: 1, SRVSEQ: 12080, REQSEQ: 22 },
    [],
  ],
  [
    'two large numbers are no padded ones',
    'IMPSEQ=1 SRVSEQ=1000000000 REQSEQ=1000000001',
    { IMPSEQ: 1, SRVSEQ: 1000000000, REQSEQ: 1000000001 },
    [],
  ],
  [
    'a padded one beside a large one is enough',
    'IMPSEQ=1 SRVSEQ=1000000000 REQSEQ=0000000022',
    { SRVSEQ: 1000000000, REQSEQ: 22 },
    [`IMPSEQ ${WIDTH}`],
  ],
  [
    'a large number is no padded one',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=4294967295',
    { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 4294967295 },
    [],
  ],
  [
    'twice, differing',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22 ReqSync=23',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ cannot be read: it is given twice, as 22 and as 23'],
  ],
  [
    'twice, once as no number',
    'IMPSEQ=1 SRVSEQ=80 REQSEQ=22 ReqSync=x',
    { IMPSEQ: 1, SRVSEQ: 80 },
    ['REQSEQ cannot be read: it is given twice, as 22 and as what is no number'],
  ],
  ['twice, alike', 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22 ReqSync=0022', ALL, []],
  [
    'a list of names',
    'IMPSEQ SRVSEQ REQSEQ 1 80 22',
    {},
    [`IMPSEQ ${WHOSE}`, `SRVSEQ ${WHOSE}`, `REQSEQ ${WHOSE}`],
  ],
  [
    'a list with a sign',
    'IMPSEQ/SRVSEQ/REQSEQ = 1/80/22',
    {},
    [`IMPSEQ ${WHOSE}`, `SRVSEQ ${WHOSE}`, `REQSEQ ${WHOSE}`],
  ],
  [
    'numbers first',
    '1 IMPSEQ 80 SRVSEQ 22 REQSEQ',
    {},
    [`IMPSEQ ${WHOSE}`, `SRVSEQ ${WHOSE}`, `REQSEQ ${WHOSE}`],
  ],
  [
    'the name of a person',
    'A IMPSEQ=1 SRVSEQ=2 REQSEQ=3        PCM:NET1/PO1/user1',
    {},
    ['it may as well be an ordinary transaction with an odd name'],
  ],
  [
    'a copy in text mode, cut inside its last number',
    'IMPSEQ=1\r\r\nSRVSEQ=80\r\r\nREQSEQ=14',
    { IMPSEQ: 1, SRVSEQ: 80 },
    [`REQSEQ ${OPEN}`],
  ],
])('not read: %s', (_, text, numbers, problems) => {
  expect(numbersOf(text)).toEqual(numbers);
  expect(parseHeader(text)?.problems.map(headerProblemText)).toEqual(problems);
});

test.each([
  '',
  'R PCM:POLYNOMIAL/MONTGOMERY',
  'A User Number 1',
  'A Import Sync 5                    PCM:NET1/PO1/user1',
  'A Import Sync 5, Req Sync 6\tPCM:NET1/PO1/user1',
  'D Srv Sync 80 NET1/PO1/user1',
  'M IMPSEQ\tSMTP:reqseq=5@net1.example',
  'A Reqseq User\tPCM:NET1/PO1/REQSEQ5',
  'A I=1 S=2 Number\tX400:c=US;s=2;r=3;i=4',
  'R PCM:IMPSEQ/REQSEQ',
  'T SNADS:SRVSEQ/REQSEQ',
  'REQSEQX=5',
  'ReqTx R=22 (was 20), S=80, I=1 2 sent',
  'I=1 R=22',
])('no header: %j', (text) => {
  expect(parseHeader(text)).toBeNull();
  expect(mentionsHeaderNumber(text)).toBe(false);
});

test.each<[string, TextEnd, object, HeaderNumber[]]>([
  ['REQSEQ=22', 'sure', ALL, []],
  ['REQSEQ=22', 'likely', ALL, []],
  ['REQSEQ=22', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=22;', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=22, 0 sent', 'open', ALL, []],
  ['REQSEQ=2200000007', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=22\u00e9', 'sure', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=22\u00e9', 'likely', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=220000000007', 'likely', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
  ['REQSEQ=', 'open', { IMPSEQ: 1, SRVSEQ: 80 }, ['REQSEQ']],
])('the last number %j at a %s end', (last, end, numbers, unsure) => {
  const text = `IMPSEQ=1 SRVSEQ=80 ${last}`;
  expect(numbersOf(text, end)).toEqual(numbers);
  expect(parseHeader(text, end)).toMatchObject({ unsure });
});

test.each<[string, TextEnd, object]>([
  ['REQSEQ=0000000022', 'open', ALL],
  ['REQSEQ=0000000022\u00e9', 'open', ALL],
  ['REQSEQ=0000000022\u00e9', 'likely', ALL],
  ['REQSEQ=00000000220000000007', 'open', { IMPSEQ: 1, SRVSEQ: 80 }],
])('the last of padded numbers, %j, at a %s end', (last, end, numbers) => {
  expect(numbersOf(`IMPSEQ=0000000001 SRVSEQ=0000000080 ${last}`, end)).toEqual(numbers);
});

test.each<[string, string, string, object]>([
  ['inside a number', 'IMPSEQ=1 SRVSEQ=80 REQSEQ=14', '0', { IMPSEQ: 1, SRVSEQ: 80 }],
  ['behind a number', 'IMPSEQ=1 SRVSEQ=80', 'REQSEQ=22', ALL],
  ['behind a comma', 'IMPSEQ=1 SRVSEQ=80,', 'REQSEQ=22', ALL],
  ['inside a name', 'IMPSEQ=1 SRVSEQ=80 REQ', 'SEQ=22', ALL],
  ['inside a part of a name', 'IMPSEQ=1 SRVSEQ=80 REQS', 'EQ=22', ALL],
  ['before the sign', 'IMPSEQ=1 SRVSEQ=80 REQSEQ', '=22', ALL],
  ['behind the sign', 'IMPSEQ=1 SRVSEQ=80 REQSEQ=', '22', ALL],
  ['between a name and its number', 'IMPSEQ 1 SRVSEQ 80 REQSEQ', '22', ALL],
])('a line that breaks %s', (_, before, behind, numbers) => {
  const read = parseWrapped(`${before} ${behind}`, before + behind, 'sure');
  expect(valuesOf(read)).toEqual(numbers);
});

test.each([
  ['REQSEQ=1 40', 'a blank inside'],
  ['REQSEQ=1  4 0', 'two blanks'],
])('%s (%s) shows no number: never the first digits', (written) => {
  const read = parseHeader(`IMPSEQ=2 SRVSEQ=80 ${written}`);
  expect([read?.numbers.REQSEQ, read?.unsure]).toEqual([undefined, ['REQSEQ']]);
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
      'header.IMPSEQ 1 header queue @-',
      'header.SRVSEQ 80 header queue @-',
      'header.REQSEQ 22 header queue @-',
    ],
  ],
  [
    'incomplete: what is missing is not told, and is not zero',
    'IMPSEQ=1',
    true,
    ['header.present true header queue @-', 'header.IMPSEQ 1 header queue @-'],
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
    runs(100),
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
    runs(100),
  );
});

test.each<[string, string, Record<string, number>]>([
  [
    'large ones',
    'IMPSEQ=2,SRVSEQ=1000000000,REQSEQ=1000000001',
    { IMPSEQ: 2, SRVSEQ: 1000000000, REQSEQ: 1000000001 },
  ],
  [
    'two of them padded',
    'IMPSEQ=000002,SRVSEQ=000100,REQSEQ=100',
    { IMPSEQ: 2, SRVSEQ: 100, REQSEQ: 100 },
  ],
  ['padded to ten', 'IMPSEQ=0000000001 SRVSEQ=80 REQSEQ=22', { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 22 }],
  ['no number', 'IMPSEQ=1,700 SRVSEQ=80 REQSEQ=22', { SRVSEQ: 80, REQSEQ: 22 }],
  ['twice', 'IMPSEQ=1 IMPSEQ=2 SRVSEQ=80', { SRVSEQ: 80 }],
])('typed by hand: %s', (_, text, expected) => {
  const { numbers } = parseTypedHeader(text)!;
  expect(
    Object.fromEntries(Object.entries(numbers).map(([name, { value }]) => [name, value])),
  ).toEqual(expected);
});
