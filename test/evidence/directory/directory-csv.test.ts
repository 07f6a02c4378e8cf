import type { Reading } from '../../../src/model/types.js';
import {
  looksLikeDirectoryCsv,
  openDirectoryCsv,
} from '../../../src/evidence/directory/directory-csv.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { issues, readText } from '../../support/read.js';

const read = (text: string): Reading => readText(openDirectoryCsv, text);
const records = ({ serverRecords = [] }: Reading): string[] =>
  serverRecords.map(
    ({ name, ReqSync, SrvSync, ImportSync, confirmed, at }) =>
      `${name} ${ReqSync} ${SrvSync} ${ImportSync} ${confirmed} @${at.line}`,
  );

const HEADER = 'Obj-Class,Directory Name,DXA-Req-Seq,DXA-Svr-Seq,DXA-Imp-Seq,DXA-Conf-Seq';
const TWO = `${HEADER}
Remote-DXA,NOVEMBER,0000000018,80,2,79
Remote-DXA,OCTOBER,0000000099,644,1,640
`;
const TWO_RECORDS = ['NOVEMBER 18 80 2 79 @2', 'OCTOBER 99 644 1 640 @3'];

test.each<[string, string, string[], string[]]>([
  ['commas', TWO, TWO_RECORDS, []],
  ['CR LF', TWO.replaceAll('\n', '\r\n'), TWO_RECORDS, []],
  ['tabs', TWO.replaceAll(',', '\t'), TWO_RECORDS, []],
  ['semicolons', TWO.replaceAll(',', ';'), TWO_RECORDS, []],
  ['semicolons and quotes', TWO.replace(/[^,\n]+/g, '"$&"').replaceAll(',', ';'), TWO_RECORDS, []],
  [
    'below what Excel writes for itself',
    `sep=;\n${TWO.replaceAll(',', ';')}`,
    ['NOVEMBER 18 80 2 79 @3', 'OCTOBER 99 644 1 640 @4'],
    [],
  ],
  ['blanks', TWO.replace('Directory Name', 'cn').replaceAll(',', ' '), TWO_RECORDS, []],
  ['quotes around all', TWO.replace(/[^,\n]+/g, '"$&"'), TWO_RECORDS, []],
  [
    'any case, other columns, other order',
    'OBJ-CLASS,dxa-req-seq,Mode,Display Name\nRemote-DXA,5,Modify,November\n',
    ['November 5 null null null @2'],
    [],
  ],
  ['no Obj-Class', 'DN,dXAReqSeq\n"cn=NOVEMBER,o=ORG",5\n', ['NOVEMBER 5 null null null @2'], []],
  [
    'quotes, commas and line breaks in a field',
    'Obj-Class,Display Name,Notes,DXA-Req-Seq\nX,"The ""11th"", PO","one\n\ntwo,",5\nX,B,,6\n',
    ['The "11th", PO 5 null null null @2', 'B 6 null null null @5'],
    [],
  ],
  ['a % in a name', 'Obj-Class,Display Name,DXA-Req-Seq\nX,50%,5', ['50% 5 null null null @2'], []],
  [
    'several values',
    'Obj-Class,cn,DXA-Req-Seq\nX,A,5%6',
    ['A null null null null @2'],
    ['warning @2: DXA-Req-Seq has 2 values, so none is taken'],
  ],
  [
    'an empty number beside another; a mailbox has none at all',
    'Obj-Class,cn,DXA-Req-Seq,DXA-Svr-Seq\nX,A,,7\nMailbox,B,,\n',
    ['A null 7 null null @2'],
    ['warning @2: DXA-Req-Seq is empty'],
  ],
  [
    'a row of another length',
    `${TWO}Remote-DXA,MAY,7\nRemote-DXA,JUNE,1,2,3,4\n`,
    [...TWO_RECORDS, 'JUNE 1 2 3 4 @5'],
    ['warning @4: the row has 3 fields, the first line 6; it is not read'],
  ],
  [
    'a quote that is not closed',
    `${TWO}Remote-DXA,"MAY,7,1,1,1\n`,
    TWO_RECORDS,
    ['warning @4: a quoted field that begins here is not closed; it is not read'],
  ],
  [
    'a quote that is not closed, and much behind it',
    `${HEADER}\nX,"A,1,1,1,1\n${'x'.repeat(40_000)}\n${'x'.repeat(40_000)}\nX,B,1,2,3,4\n`,
    ['B 1 2 3 4 @5'],
    ['warning @2: a quoted field that begins here is not closed; it is not read'],
  ],
])('%s', (_, text, expected, expectedIssues) => {
  const reading = read(text);
  expect(records(reading)).toEqual(expected);
  expect(issues(reading)).toEqual(expectedIssues);
  expect(reading.serverKind).toBe('exchange');
});

test('the export containers are several values', () =>
  expect(
    read('Obj-Class,cn,DXA-Req-Seq,Export-Containers\nX,A,1,cn=B%cn=A').serverRecords,
  ).toMatchObject([{ exports: 'exportcontainers=cn=a|cn=b' }]));

test.each<[string]>([[''], ['\n\n'], ['Obj-Class,cn\nMailbox,A\n'], [HEADER]])(
  'nothing to use: %j',
  (text) => {
    expect(read(text).serverRecords).toBeUndefined();
    expect(issues(read(text))).toEqual([expect.stringMatching(/no object in it has DXA-Req-Seq/)]);
  },
);

test('of ten thousand rows each is read', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `Remote-DXA,P${at},${at},80,2,79\n`);
  expect(read(`${HEADER}\n${rows.join('')}`).serverRecords).toHaveLength(10_000);
});

test.each<[string, boolean]>([
  [TWO, true],
  ['Obj-Class,Alias Name\n', true],
  ['"Obj-Class","Common-Name"\n', true],
  ['obj-class\tDXA-Req-Seq\n', true],
  ['Obj-Class DXA-Req-Seq\n', true],
  ['DN,objectClass,dXAReqSeq\n', true],
  ['"DN";"objectClass";"dXAReqSeq"\n', true],
  ['sep=;\nObj-Class;Directory Name;DXA-Req-Seq\n', true],
  ['Name;Number;DXA-Req-Seq\n', false],
  ['\nDirectory Name\tDXA-Svr-Seq\n', true],
  ['Obj-Class\tRemote-DXA\n', false],
  ['Obj-Class   Remote-DXA\n', false],
  ['DXA-Req-Seq\t0000000018\n', false],
  ['DXA-Req-Seq   18\n', false],
  ['DXA-Req-Seq\n18\n', false],
  ['cn: A, DXA-Req-Seq: 18\n', false],
  ['Name,Number\n', false],
  ['', false],
])('looksLikeDirectoryCsv(%j)', (text, expected) =>
  expect(looksLikeDirectoryCsv(text)).toBe(expected),
);

const PIECES = [...TWO.split(/(?<=[,\n])/), `${HEADER}\n`, '"', '""', ',', '%', '"\n'];
test('any input', () => checkAnyInput(openDirectoryCsv, PIECES));
test('long lines', () => checkLongLines(openDirectoryCsv, ['', '"', `${HEADER}\n`, 'a,"']));
