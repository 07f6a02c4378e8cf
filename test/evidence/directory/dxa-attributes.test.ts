import type { Reading, ServerRecord } from '../../../src/model/types.js';
import { nameOfRdn, rdnOf } from '../../../src/evidence/directory/distinguished-name.js';
import {
  attributeKey,
  directoryObjects,
  isDxaNumber,
  isKnownAttribute,
} from '../../../src/evidence/directory/dxa-attributes.js';
import { issues } from '../../support/read.js';

/** One object; its attributes stand on the lines 1, 2, 3 ... */
function objectOf(...pairs: [string, string][]): Reading {
  const reading: Reading = { observations: [], issues: [] };
  const objects = directoryObjects(reading);
  objects.add(pairs.map(([name, value], at) => ({ name, value, line: at + 1 })));
  objects.end();
  return reading;
}
const recordOf = (...pairs: [string, string][]): ServerRecord | undefined =>
  objectOf(...pairs).serverRecords?.[0];

test('an object of Exchange 5.x', () => {
  const reading = objectOf(
    ['dn', 'cn=NOVEMBER,cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG'],
    ['DXA-Req-Seq', '0000000018'],
    ['DXA-Svr-Seq', '80'],
    ['DXA-Imp-Seq', '2'],
    ['DXA-Conf-Seq', '79'],
    ['Export-Containers', '/o=ORG/ou=SITE/cn=Recipients'],
    ['DXA-ReqName', 'MS:POLYNOMIAL/NOVEMBER/$SYSTEM'],
  );
  expect(reading).toEqual({
    observations: [],
    issues: [],
    serverKind: 'exchange',
    serverRecords: [
      {
        name: 'NOVEMBER',
        aliases: [
          'cn=NOVEMBER',
          'cn=NOVEMBER,cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG',
        ],
        postoffice: 'POLYNOMIAL/NOVEMBER',
        ReqSync: 18,
        SrvSync: 80,
        ImportSync: 2,
        confirmed: 79,
        at: { line: 2 },
        exports: 'exportcontainers=/o=org/ou=site/cn=recipients',
      },
    ],
  });
});

test.each<[string, string, number | null, string[]]>([
  ['dXAReqSeq', '0000000099', 99, []],
  ['DXA-Req-Seq', '9', 9, []],
  ['DXA-Req-Seq;binary', ' 10 ', 10, []],
  ['dxa-req-seq', '00000000000000000000000000000007', 7, []],
  ['DXA-Req-Seq', '0', 0, []],
  ['DXA-Req-Seq', '4294967295', 4294967295, []],
  ['DXA-Req-Seq', '4294967296', null, ['DXA-Req-Seq = 4294967296 is not a sync number']],
  ['DXA-Req-Seq', '1x', null, ['DXA-Req-Seq = 1x is not a sync number']],
  ['DXA-Req-Seq', '0x10', null, ['DXA-Req-Seq = 0x10 is not a sync number']],
  ['DXA-Req-Seq', '-1', null, ['DXA-Req-Seq = -1 is not a sync number']],
  ['dXAReqSeq', '', null, ['dXAReqSeq is empty']],
])('%s: %j', (name, value, expected, told) => {
  const reading = objectOf(['cn', 'NOVEMBER'], [name, value]);
  expect(reading.serverRecords?.[0]?.ReqSync).toBe(expected);
  expect(issues(reading)).toEqual(told.map((message) => `warning @2: ${message}`));
});

test('several values are none', () => {
  const reading = objectOf(['cn', 'A'], ['DXA-Svr-Seq', '1'], ['dXASvrSeq', '2']);
  expect(reading.serverRecords?.[0]?.SrvSync).toBeNull();
  expect(issues(reading)).toEqual(['warning @3: DXA-Svr-Seq has 2 values, so none is taken']);
});

test('the misspelling is read, and told once for all objects', () => {
  const reading: Reading = { observations: [], issues: [] };
  const objects = directoryObjects(reading);
  for (const line of [1, 2])
    objects.add([
      { name: 'cn', value: `P${line}`, line },
      { name: 'DXA-Srv-Seq', value: '80', line },
    ]);
  expect(reading.serverRecords?.map(({ SrvSync }) => SrvSync)).toEqual([80, 80]);
  expect(issues(reading)).toEqual(['note @1: DXA-Srv-Seq is taken to be DXA-Svr-Seq']);
});

test.each([
  ['Req-Seq'],
  ['reqSeq'],
  ['DXA-Req-Seq-USN'],
  ['DXA-Req-Seq-Time'],
  ['DXA-Conf-Req-Time'],
  ['constructor'],
  [''],
])('%j is no number of a requestor', (name) => {
  expect(isDxaNumber(name)).toBe(false);
  expect(isKnownAttribute(name)).toBe(false);
  expect(objectOf(['cn', 'A'], [name, '5']).serverRecords).toBeUndefined();
});

test.each<[string, [string, string][], string, string[]]>([
  [
    'the display name is first',
    [
      ['cn', 'NOVEMBER'],
      ['Display-Name', 'November postoffice'],
    ],
    'November postoffice',
    ['NOVEMBER', 'cn=NOVEMBER'],
  ],
  [
    'in the words of the directory export',
    [
      ['Directory Name', 'NOVEMBER'],
      ['Display Name', 'November'],
    ],
    'November',
    ['cn=NOVEMBER'],
  ],
  [
    'only a name of the X.500 kind',
    [['Obj-Dist-Name', '/o=ORG/ou=SITE/cn=NOVEMBER']],
    'NOVEMBER',
    ['cn=NOVEMBER', '/o=ORG/ou=SITE/cn=NOVEMBER'],
  ],
  [
    'the common name differs from the RDN',
    [
      ['Common-Name', 'November'],
      ['dn', 'cn=NOV,o=ORG'],
      ['adminDisplayName', 'XI'],
    ],
    'November',
    ['NOV', 'XI', 'cn=NOV', 'cn=November', 'cn=NOV,o=ORG'],
  ],
  ['only the postoffice', [['DXA-ReqName', 'PCM:A/B']], 'A/B', []],
])('names: %s', (_, pairs, name, aliases) => {
  const reading = objectOf(...pairs, ['DXA-Req-Seq', '1']);
  expect(reading.serverRecords?.[0]).toMatchObject({ name, aliases });
  expect(reading.issues).toEqual([]);
});

test('without any name it is still a record', () => {
  const reading = objectOf(['DXA-Req-Seq', '1']);
  expect(reading.serverRecords?.[0]).toMatchObject({ name: 'unnamed object (line 1)', ReqSync: 1 });
  expect(issues(reading)).toEqual(['warning @1: the object with these numbers is not named']);
});

test.each<[string, string | null]>([
  ['POLYNOMIAL/OCTOBER', 'POLYNOMIAL/OCTOBER'],
  [' pcm:POLYNOMIAL/OCTOBER ', 'POLYNOMIAL/OCTOBER'],
  ['MS:POLYNOMIAL/OCTOBER/$system', 'POLYNOMIAL/OCTOBER'],
  ['CSI:POLYNOMIAL/OCTOBER', null],
  ['OCTOBER', null],
  ['/o=ORG/cn=OCTOBER', null],
  ['a/b/c', null],
  ['', null],
])('DXA-ReqName %j', (value, expected) =>
  expect(recordOf(['cn', 'A'], ['DXA-ReqName', value], ['dXAReqSeq', '1'])?.postoffice).toBe(
    expected,
  ),
);

test('several DXA-ReqName are none', () =>
  expect(
    recordOf(['dXAReqName', 'A/B'], ['dXAReqName', 'A/C'], ['dXAReqSeq', '1'])?.postoffice,
  ).toBeNull());

test('exports are comparable: sorted, in small letters, whatever the spelling of the attribute', () => {
  const one = recordOf(
    ['DXA-Req-Seq', '1'],
    ['Trust-Level', '20'],
    ['Export-Containers', 'CN=B'],
    ['Export-Containers', 'cn=A'],
  );
  const other = recordOf(
    ['dXAReqSeq', '9'],
    ['exportContainers', 'cn=a'],
    ['exportContainers', 'cn=b'],
    ['exportContainers', 'CN=A'],
    ['trustLevel', '20'],
    ['importContainer', ''],
  );
  expect(one?.exports).toBe('exportcontainers=cn=a|cn=b; trustlevel=20');
  expect(other?.exports).toBe(one?.exports);
  expect(recordOf(['dXAReqSeq', '9'])?.exports).toBeNull();
});

test('what Exchange keeps as a requestor is told apart', () =>
  expect(issues(objectOf(['cn', 'A'], ['objectClass', 'dXRequestor'], ['dXAReqSeq', '1']))).toEqual(
    [expect.stringMatching(/^warning @3: the class DX-Requestor/)],
  ));

test('an input without such an object says so', () => {
  const reading = objectOf(['cn', 'A']);
  expect(reading.serverKind).toBeUndefined();
  expect(issues(reading)).toEqual([expect.stringMatching(/^warning @-: no object in it has DXA/)]);
});

test.each([
  ['DXA-Req-Seq;binary', 'dxareqseq'],
  ['Common name', 'commonname'],
])('attributeKey(%j)', (name, expected) => expect(attributeKey(name)).toBe(expected));

test.each([
  ['cn=A,o=ORG', 'cn=A', 'A'],
  ['cn=A\\, B,o=ORG', 'cn=A\\, B', 'A, B'],
  ['/o=ORG/cn=A/', 'cn=A', 'A'],
  ['/', '', ''],
  ['A', 'A', 'A'],
  ['cn=A\\', 'cn=A\\', 'A\\'],
  ['', '', ''],
])('rdnOf(%j)', (dn, rdn, name) => {
  expect(rdnOf(dn)).toBe(rdn);
  expect(nameOfRdn(rdn)).toBe(name);
});
