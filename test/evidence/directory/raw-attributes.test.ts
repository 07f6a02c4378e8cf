import type { Reading } from '../../../src/model/types.js';
import {
  looksLikeRawAttributes,
  openRawAttributes,
} from '../../../src/evidence/directory/raw-attributes.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { issues, readText } from '../../support/read.js';

const read = (text: string): Reading => readText(openRawAttributes, text);
const records = ({ serverRecords = [] }: Reading): string[] =>
  serverRecords.map(
    ({ name, ReqSync, SrvSync, ImportSync, confirmed, at }) =>
      `${name} ${ReqSync} ${SrvSync} ${ImportSync} ${confirmed} @${at.line}`,
  );

const TWO = `Common name: NOVEMBER
DXA-Req-Seq   0000000018
DXA-Svr-Seq: 80
dXAImpSeq = 2
DXA-Conf-Seq\t79

cn = OCTOBER
dXAReqSeq: 0000000099
`;
const TWO_RECORDS = ['NOVEMBER 18 80 2 79 @2', 'OCTOBER 99 null null null @8'];

test.each<[string, string, string[], string[]]>([
  ['every form', TWO, TWO_RECORDS, []],
  ['CR LF', TWO.replaceAll('\n', '\r\n'), TWO_RECORDS, []],
  ['quoted in a mail', TWO.replace(/^/gm, '> '), TWO_RECORDS, []],
  ['bullets', TWO.replace(/^(?=\w)/gm, '  - '), TWO_RECORDS, []],
  [
    'the value on the next line',
    'Display-Name\nNovember\nDXA-Req-Seq\n0000000018\nDXA-Svr-Seq:\n80\n',
    ['November 18 80 null null @4'],
    [],
  ],
  [
    'a new name without a blank line',
    'cn: A\nDXA-Req-Seq: 1\ncn: B\nDXA-Req-Seq: 2\n',
    ['A 1 null null null @2', 'B 2 null null null @4'],
    [],
  ],
  [
    'names on both sides of the numbers',
    'Common-Name A\nDXA-Req-Seq 1\nObj-Dist-Name /o=ORG/ou=SITE/cn=A\nDXA-Svr-Seq 2\n',
    ['A 1 2 null null @2'],
    [],
  ],
  ['a blank line behind the name', 'cn: A\n\nDXA-Req-Seq: 1\n', ['A 1 null null null @3'], []],
  [
    'something else between name and numbers',
    'cn: A\n\nAnother object:\nDXA-Req-Seq: 1\n',
    ['unnamed object (line 4) 1 null null null @4'],
    ['warning @4: the object with these numbers is not named'],
  ],
  [
    'as ldp shows it',
    'Expanding base...\n>> Dn: CN=A,CN=Connections,DC=ORG\n\t1> cn: A; \n\t1> dXAReqSeq: 18; \n',
    ['A 18 null null null @4'],
    [],
  ],
  ['quotes', 'cn: "A B"\ndXAReqSeq = "18"\n', ['A B 18 null null null @2'], []],
  [
    'no value',
    'cn: A\nDXA-Req-Seq:\n\ncn: B\nDXA-Req-Seq\nDXA-Req-Seq-USN: 5\nDXA-Svr-Seq: (none)\n',
    ['A null null null null @2', 'B null null null null @5'],
    [
      'warning @2: DXA-Req-Seq is empty',
      'warning @5: DXA-Req-Seq is empty',
      'warning @7: DXA-Svr-Seq = (none) is not a sync number',
    ],
  ],
  [
    'sentences are no attributes',
    'Display name of the object: see below\ncn A\nDXA-Req-Seq is a string\nDXA-Req-Seq 5\n',
    ['A 5 null null null @4'],
    [],
  ],
  [
    'other attributes',
    'cn: A\nReq-Seq: 7\nDXA-Req-Seq-USN: 8\nDXA-Req-Seq: 5\nDXA-Req-Seq-Time 9\n',
    ['A 5 null null null @4'],
    [],
  ],
])('%s', (_, text, expected, expectedIssues) => {
  const reading = read(text);
  expect(records(reading)).toEqual(expected);
  expect(issues(reading)).toEqual(expectedIssues);
  expect(reading.serverKind).toBe('exchange');
});

test('the postoffice and what is exported to it', () =>
  expect(
    read('DXA-ReqName: PCM:POLYNOMIAL/OCTOBER\nDXA-Req-Seq: 1\nTrust-Level: 20').serverRecords,
  ).toMatchObject([{ postoffice: 'POLYNOMIAL/OCTOBER', exports: 'trustlevel=20' }]));

test.each<[string, boolean]>([
  [TWO, true],
  ['dXAReqSeq = 18', true],
  ['a mail\n> DXA-Svr-Seq: 5', true],
  ['DXA-Srv-Seq 5', true],
  ['DXA-Req-Seq\n18', true],
  ['Req-Seq: 5', false],
  ['The DXA-Req-Seq: 18 is wrong', false],
  ['DXA-Req-Seq is too low', false],
  ['dn: cn=A\nDXA-Req-Seq: 18', false],
  ['cn,DXA-Req-Seq\nA,18', false],
])('looksLikeRawAttributes(%j)', (text, expected) =>
  expect(looksLikeRawAttributes(text)).toBe(expected),
);

const PIECES = [...TWO.split(/(?<=\n)/), 'DXA-Req-Seq', 'cn\n', '1> ', '- ', ';'];
test('any input', () => checkAnyInput(openRawAttributes, PIECES));
test('long lines', () =>
  checkLongLines(openRawAttributes, ['', 'DXA-Req-Seq', 'cn: ', 'Display', '1> dn', '- ']));
