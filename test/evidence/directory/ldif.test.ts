import type { Reading } from '../../../src/model/types.js';
import { looksLikeLdif, openLdif } from '../../../src/evidence/directory/ldif.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { issues, readText } from '../../support/read.js';

const read = (text: string): Reading => readText(openLdif, text);
/** A record as one short line: `name R S I C @line`. */
const records = ({ serverRecords = [] }: Reading): string[] =>
  serverRecords.map(
    ({ name, ReqSync, SrvSync, ImportSync, confirmed, at }) =>
      `${name} ${ReqSync} ${SrvSync} ${ImportSync} ${confirmed} @${at.line}`,
  );

const TWO = `version: 1

# Exchange 5.5
dn: cn=NOVEMBER,cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG
objectClass: Remote-DXA
DXA-Req-Seq: 0000000018
DXA-Svr-Seq: 80

dn: CN=OCTOBER,CN=Dirsync Server,CN=Connections,DC=ORG
objectClass: dXServerConn
dXAReqSeq: 0000000099
dXASvrSeq: 80
dXAImpSeq: 2
dXAConfSeq: 79
`;
const TWO_RECORDS = ['NOVEMBER 18 80 null null @6', 'OCTOBER 99 80 2 79 @11'];
const b64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const none = 'warning @-: no object in it has DXA-Req-Seq, DXA-Svr-Seq, DXA-Imp-Seq or';
const NONE = `${none} DXA-Conf-Seq; export these attributes too`;

test.each<[string, string, string[], string[]]>([
  ['both versions', TWO, TWO_RECORDS, []],
  ['CR LF', TWO.replaceAll('\n', '\r\n'), TWO_RECORDS, []],
  ['quoted in a mail', TWO.replace(/^/gm, '> '), TWO_RECORDS, []],
  [
    'folded lines, comments too, even in a name',
    '# a comment\n dXAReqSeq: 5\ndn: cn=NOV\n EMBER,o=OR\n G\ndXAReq\n Seq: 00\n 18\n',
    ['NOVEMBER 18 null null null @6'],
    [],
  ],
  [
    'a continuation that lost its blank',
    'dn: cn=A\ndXAImpSeq: 1\n2\ndXASvrSeq: 5\n',
    ['A null 5 null null @2'],
    [
      'warning @2: dXAImpSeq = 1 2 is not a sync number',
      'warning @3: 1 lines from here on are no LDIF and were passed over',
    ],
  ],
  [
    'base64',
    `dn:: ${b64('cn=Größe,o=ORG')}\ndXAReqSeq:: ${b64('18')}\n`,
    ['Größe 18 null null null @2'],
    [],
  ],
  [
    'a number whose lines have no end',
    `dn: cn=A\ndXASvrSeq: 5\ndXAReqSeq: 1\n${' 0000000000\n'.repeat(7000)}`,
    ['A null 5 null null @2'],
    ['warning @3: the value of dXAReqSeq is longer than 64 KiB; it is not read'],
  ],
  [
    'a text beside the numbers whose lines have no end',
    `dn: cn=A\ndXAReqSeq: 1\ndescription: x\n${' 0000000000\n'.repeat(7000)}`,
    ['A 1 null null null @2'],
    [],
  ],
  [
    'broken base64',
    'dn: cn=A\ndXAReqSeq:: !!\ndXASvrSeq: 5\n',
    ['A null 5 null null @3'],
    ['warning @2: the value of dXAReqSeq is not base64'],
  ],
  [
    'a URL is not fetched',
    'dn: cn=A\ndXAReqSeq:< file:///c:/seq.txt\ndXASvrSeq: 5\n',
    ['A null 5 null null @3'],
    ['warning @2: dXAReqSeq stands in another place (a URL), which is not fetched'],
  ],
  [
    'a record that adds',
    'dn: cn=A\nchangetype: add\ndXAReqSeq: 5\n',
    ['A 5 null null null @3'],
    [],
  ],
  [
    'a record that changes',
    'dn: cn=A\nchangetype: modify\nreplace: dXAReqSeq\ndXAReqSeq: 5\n-\n\ndn: cn=B\ndXAReqSeq: 6\n',
    ['B 6 null null null @8'],
    ['warning @4: a record of changetype modify is not read'],
  ],
  ['options', 'dn: cn=A\nDXA-Req-Seq;binary: 5\n', ['A 5 null null null @2'], []],
  [
    'no blank line between entries',
    'dn: cn=A\ndXAReqSeq: 5\ndn: cn=B\ndXAReqSeq: 6',
    ['A 5 null null null @2', 'B 6 null null null @4'],
    [],
  ],
  [
    'lines that are no LDIF',
    'dn: cn=A\nsearch result\ndXAReqSeq: 5\nwhat?',
    ['A 5 null null null @3'],
    ['warning @2: 2 lines from here on are no LDIF and were passed over'],
  ],
  ['other objects', 'dn: cn=A\nReq-Seq: 5\nDXA-Req-Seq-USN: 6\n', [], [NONE]],
  [
    'a value that is too long',
    `dn: cn=A\ndXAReqSeq: 1\n${' 0'.repeat(1)}${'0'.repeat(60_000)}\n ${'0'.repeat(60_000)}\ndXASvrSeq: 5`,
    ['A null 5 null null @5'],
    ['warning @2: the value of dXAReqSeq is longer than 64 KiB; it is not read'],
  ],
  [
    'a long value that nobody needs',
    `dn: cn=A\njpegPhoto:: AAAA\n${` ${'A'.repeat(70)}\n`.repeat(2000)}dXASvrSeq: 5`,
    ['A null 5 null null @2003'],
    [],
  ],
])('%s', (_, text, expected, expectedIssues) => {
  const reading = read(text);
  expect(records(reading)).toEqual(expected);
  expect(issues(reading)).toEqual(expectedIssues);
  expect(reading.serverKind).toBe(expected.length > 0 ? 'exchange' : undefined);
});

test('of ten thousand entries each is read', () => {
  const text = Array.from(
    { length: 10_000 },
    (_, at) =>
      `dn: cn=P${at},cn=DXASERVER,cn=Connections,ou=SITE,o=ORG\ncn: P${at}\n` +
      `objectClass: Remote-DXA\nDXA-Req-Seq: ${at}\nDXA-Svr-Seq: 80\nDXA-Imp-Seq: 2\n\n`,
  ).join('');
  expect(read(text).serverRecords).toHaveLength(10_000);
});

test.each<[string, boolean]>([
  [TWO, true],
  ['dn:: Y249QQ==\ncn: A', true],
  ['dn: cn=A,\n o=ORG', true],
  ['A mail.\n\n> dn: cn=A\n> cn: A', true],
  ['version: 1\nservices: x', false],
  ['dn: cn=A\ndXAReqSeq = 18', false],
  ['cn: A\ndXAReqSeq: 18', false],
])('looksLikeLdif(%j)', (text, expected) => expect(looksLikeLdif(text)).toBe(expected));

const PIECES = [
  ...TWO.split(/(?<=\n)/),
  'dXAReqSeq:: MTg=\n',
  'dXAReqSeq:< ',
  ' 18',
  'changetype: modify\n',
  '-\n',
];
test('any input', () => checkAnyInput(openLdif, PIECES));
test('long lines', () => checkLongLines(openLdif, ['', 'dn: ', 'dXAReqSeq:: ', ' ', '#']));
