import {
  looksLikeListdsRequestor,
  looksLikeListdsServer,
  openListdsRequestor,
  openListdsServer,
} from '../../../src/evidence/listds/reader.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { facts, issues, readText } from '../../support/read.js';

/** Both listings as published (Q96060). */
const SERVER = `Microsoft Mail for the PC v3.2, ListDS v3.2
(C) Microsoft Corp. 1993-1994. All rights reserved

Examining POLYNOMIAL/MONTGOMERY Server Configuration Record
Highest SrvSync is 80, Current Dirsync Cycle is 11

     Server Requestor Record #1
Requestor name: PCM:POLYNOMIAL/MONTGOMERY
ReqSync = 17, SrvSync = 80, Last Cycle = 11
Last update received Fri Feb 18 13:11:58 1994

     Server Requestor Record #2
Requestor name: PCM:POLYNOMIAL/NOVEMBER
ReqSync = 18, SrvSync = 0, Last Cycle = 9
Last update received Thu Feb 17 08:52:45 1994
`;
const REQUESTOR = `Microsoft Mail for the PC v3.2, ListDS v3.2.0.2
(C) Microsoft Corp. 1993-1994. All rights reserved

Examining POLYNOMIAL/MONTGOMERY Requestor Configuration Record

Dir-Sync Server: POLYNOMIAL/MONTGOMERY
ReqSync = 17, SrvSync = 80
`;
const examine = (name: string, rest: string): string =>
  `Examining ${name} Requestor Configuration Record\n\n${rest}`;

const REQUESTOR_FACTS = [
  'requestor.isRegistered true POLYNOMIAL/MONTGOMERY reqconf @6',
  'requestor.ReqSync 17 POLYNOMIAL/MONTGOMERY reqconf @7',
  'requestor.SrvSync 80 POLYNOMIAL/MONTGOMERY reqconf @7',
];
const SERVER_FACTS = [
  'requestor.isDirectoryServer true POLYNOMIAL/MONTGOMERY server-copy @4',
  'requestor.ReqSync 17 POLYNOMIAL/MONTGOMERY server-copy @9',
  'requestor.SrvSync 80 POLYNOMIAL/MONTGOMERY server-copy @9',
  'requestor.ReqSync 18 POLYNOMIAL/NOVEMBER server-copy @14',
  'requestor.SrvSync 0 POLYNOMIAL/NOVEMBER server-copy @14',
];

describe('LISTDS -R', () => {
  test.each<[string, string, string[], string[]]>([
    ['as published', REQUESTOR, REQUESTOR_FACTS, []],
    ['with CR LF', REQUESTOR.replaceAll('\n', '\r\n'), REQUESTOR_FACTS, []],
    ['quoted in a mail', REQUESTOR.replace(/^/gm, '> '), REQUESTOR_FACTS, []],
    [
      'another server, loose blanks',
      examine('A/B', '  Dir-Sync Server:PCM:A/C\n  ReqSync=17,SrvSync  =  80\n'),
      [
        'requestor.isRegistered true A/B reqconf @3',
        'requestor.isDirectoryServer false A/B reqconf @3',
        'requestor.ReqSync 17 A/B reqconf @4',
        'requestor.SrvSync 80 A/B reqconf @4',
      ],
      [],
    ],
    [
      'case does not part names',
      examine('a/b', 'Dir-Sync Server: A/B\nReqSync = 1, SrvSync = 2'),
      [
        'requestor.isRegistered true a/b reqconf @3',
        'requestor.ReqSync 1 a/b reqconf @4',
        'requestor.SrvSync 2 a/b reqconf @4',
      ],
      [],
    ],
    [
      'ImportSync on the same line',
      examine('A/B', 'ReqSync = 1, SrvSync = 2, ImportSync = 3'),
      [
        'requestor.ReqSync 1 A/B reqconf @3',
        'requestor.SrvSync 2 A/B reqconf @3',
        'requestor.ImportSync 3 A/B reqconf @3',
      ],
      [],
    ],
    [
      'ImportSync on its own line, in other words',
      examine('A/B', 'ReqSync = 1, SrvSync = 2\nImport sync = 3'),
      [
        'requestor.ReqSync 1 A/B reqconf @3',
        'requestor.SrvSync 2 A/B reqconf @3',
        'requestor.ImportSync 3 A/B reqconf @4',
      ],
      [],
    ],
    [
      'no Examining line',
      'Dir-Sync Server: A/B\nReqSync = 1, SrvSync = 4294967295\n',
      [
        'requestor.isRegistered true ? reqconf @1',
        'requestor.ReqSync 1 ? reqconf @2',
        'requestor.SrvSync 4294967295 ? reqconf @2',
      ],
      [],
    ],
    [
      'no server registered',
      examine('A/B', 'Dir-Sync Server: \nReqSync = 0, SrvSync = 0\n'),
      [
        'requestor.isRegistered false A/B reqconf @3',
        'requestor.ReqSync 0 A/B reqconf @4',
        'requestor.SrvSync 0 A/B reqconf @4',
      ],
      ['warning @3: no directory server is registered (codes 54 and 55, Q96002)'],
    ],
    [
      'a server that is no postoffice',
      examine('A/B', 'Dir-Sync Server: SOMEWHERE\nReqSync = 1, SrvSync = 2'),
      [
        'requestor.isRegistered true A/B reqconf @3',
        'requestor.ReqSync 1 A/B reqconf @4',
        'requestor.SrvSync 2 A/B reqconf @4',
      ],
      ['warning @3: the directory server is not named as NET/PO'],
    ],
    [
      'numbers that are none',
      examine('A/B', 'ReqSync = 4294967296, SrvSync = 8o'),
      [],
      [
        'error @3: line 3: ReqSync = 4294967296, SrvSync = 8o cannot be read: type --srvseq N --reqseq N',
      ],
    ],
    [
      'a number whose digits go on in the next line',
      examine('A/B', 'ReqSync = 22, SrvSync = 14\n0\n'),
      ['requestor.ReqSync 22 A/B reqconf @3'],
      ['error @3: line 3: SrvSync = 14 0 cannot be read: type --srvseq N'],
    ],
    [
      'a number whose digits go on behind a blank',
      examine('A/B', 'ReqSync = 1 40, SrvSync = 80\n'),
      ['requestor.SrvSync 80 A/B reqconf @3'],
      ['error @3: line 3: ReqSync = 1 40 cannot be read: type --reqseq N'],
    ],
    [
      'digits in groups',
      examine('A/B', 'ReqSync = 1,700, SrvSync = 1.700,ImportSync=1\u202f700'),
      [],
      [
        'error @3: line 3: ReqSync = 1,700, SrvSync = 1.700, ImportSync = 1\u202f700 cannot be read: type --impseq N --srvseq N --reqseq N',
      ],
    ],
    [
      'cut off',
      examine('A/B', 'Dir-Sync Server: A/B\n'),
      ['requestor.isRegistered true A/B reqconf @3'],
      [
        'error @1: the listing of line 1 shows no ReqSync and no SrvSync: list it again, or type --srvseq N --reqseq N',
      ],
    ],
    [
      'two listings',
      examine('A/B', 'ReqSync = 1, SrvSync = 2\n') + examine('A/C', 'ReqSync = 3, SrvSync = 4\n'),
      [
        'requestor.ReqSync 1 A/B reqconf @3',
        'requestor.SrvSync 2 A/B reqconf @3',
        'requestor.ReqSync 3 A/C reqconf @6',
        'requestor.SrvSync 4 A/C reqconf @6',
      ],
      [],
    ],
    ['only a server listing', SERVER, [], []],
    [
      'behind a server listing',
      SERVER + examine('A/B', 'ReqSync = 1, SrvSync = 2'),
      ['requestor.ReqSync 1 A/B reqconf @18', 'requestor.SrvSync 2 A/B reqconf @18'],
      [],
    ],
    [
      'joined lines',
      REQUESTOR.slice(REQUESTOR.indexOf('Examining')).replaceAll(/\s+/g, ' '),
      REQUESTOR_FACTS.map((fact) => fact.replace(/@.*/, '@1')),
      [],
    ],
    [
      'joined lines with the title',
      REQUESTOR.replaceAll(/\s+/g, ' '),
      REQUESTOR_FACTS.map((fact) => fact.replace(/@.*/, '@1')),
      [],
    ],
    [
      'numbers without a listing',
      'ReqSync = 17, SrvSync = 80\n',
      ['requestor.ReqSync 17 ? reqconf @1', 'requestor.SrvSync 80 ? reqconf @1'],
      [],
    ],
    [
      'numbers without a listing, in a mail',
      'From: A/B/$SYSTEM\nSubject: numbers\n\n> ReqSync=17,SrvSync=80,ImportSync=2\n',
      [
        'requestor.ReqSync 17 ? reqconf @4',
        'requestor.SrvSync 80 ? reqconf @4',
        'requestor.ImportSync 2 ? reqconf @4',
      ],
      [],
    ],
    [
      'the same numbers twice',
      'ReqSync = 17, SrvSync = 80\n\nReqSync = 17, SrvSync = 80\n',
      ['requestor.ReqSync 17 ? reqconf @1', 'requestor.SrvSync 80 ? reqconf @1'],
      [],
    ],
    [
      'numbers of several postoffices, as a search shows them',
      'ReqSync = 17, SrvSync = 80\nReqSync = 18, SrvSync = 0\n',
      [],
      [
        'warning @2: further numbers without a listing around them: whose they are is not known',
        'error @1: line 1: "ReqSync = 17, SrvSync = 80" cannot be read: type --srvseq N --reqseq N',
        'error @2: line 2: "ReqSync = 18, SrvSync = 0" cannot be read: type --reqseq N',
      ],
    ],
    ['numbers of a record', 'ReqSync = 17, SrvSync = 80, Last Cycle = 11\n', [], []],
    ['numbers of a header', 'REQSEQ=17, SRVSEQ=80\n', [], []],
    [
      'numbers of a wrapped header transaction',
      '1      0000000000 # ImportSync = 2,\nReqSync = 17, SrvSync = 80\n',
      [],
      [],
    ],
    [
      'numbers above a server listing',
      `ReqSync = 17, SrvSync = 80\n${SERVER}`,
      [],
      ['error @1: line 1: "ReqSync = 17, SrvSync = 80" cannot be read: type --srvseq N --reqseq N'],
    ],
    [
      'numbers above a listing',
      `ReqSync = 3, SrvSync = 4\n\n${examine('A/B', 'ReqSync = 1, SrvSync = 2')}`,
      [
        'requestor.ReqSync 1 A/B reqconf @5',
        'requestor.SrvSync 2 A/B reqconf @5',
        'requestor.ReqSync 3 ? reqconf @1',
        'requestor.SrvSync 4 ? reqconf @1',
      ],
      [],
    ],
    [
      'further numbers below those of a listing',
      examine('A/B', 'ReqSync = 1, SrvSync = 2\n\nReqSync = 3, SrvSync = 2'),
      [
        'requestor.ReqSync 1 A/B reqconf @3',
        'requestor.SrvSync 2 A/B reqconf @3',
        'requestor.ReqSync 3 ? reqconf @5',
      ],
      [],
    ],
    [
      'a remark with a higher number',
      examine('A/B', 'ReqSync = 1 (yesterday, now 3), SrvSync = 2'),
      ['requestor.SrvSync 2 A/B reqconf @3'],
      ['error @3: line 3: ReqSync = 1 (yesterday, now 3) cannot be read: type --reqseq N'],
    ],
    [
      'remarks with lower ones, a date and a time',
      examine('A/B', 'ReqSync = 3 (was 1), SrvSync = 4 on 12/31/98 at 10:15, 7 May 1998'),
      ['requestor.ReqSync 3 A/B reqconf @3', 'requestor.SrvSync 4 A/B reqconf @3'],
      [],
    ],
    [
      'a higher number in a sentence',
      examine('A/B', 'I think that SrvSync = 9\nReqSync = 1, SrvSync = 2'),
      ['requestor.ReqSync 1 A/B reqconf @4', 'requestor.SrvSync 2 A/B reqconf @4'],
      ['error @3: line 3: "I think that SrvSync = 9" cannot be read: type --srvseq N'],
    ],
    [
      'a lower number in a sentence',
      examine('A/B', 'I think that SrvSync = 2\nReqSync = 1, SrvSync = 2'),
      ['requestor.ReqSync 1 A/B reqconf @4', 'requestor.SrvSync 2 A/B reqconf @4'],
      [],
    ],
    [
      'numbers of another message',
      examine('A/B', 'ReqSync = 1, SrvSync = 2\n[DIRSYNC]\nSRVSEQ=7'),
      ['requestor.ReqSync 1 A/B reqconf @3', 'requestor.SrvSync 2 A/B reqconf @3'],
      [],
    ],
  ])('%s', (_, text, expected, expectedIssues) => {
    const reading = readText(openListdsRequestor, text);
    expect(facts(reading)).toEqual(expected);
    expect(issues(reading)).toEqual(expectedIssues);
    expect(reading.directoryServer).toBeUndefined();
  });
});

describe('LISTDS -S', () => {
  test.each<[string, string, string[], string[]]>([
    ['as published', SERVER, SERVER_FACTS, []],
    ['with -R behind it', SERVER + REQUESTOR, SERVER_FACTS, []],
    [
      'joined lines',
      SERVER.replaceAll(/\s+/g, ' '),
      SERVER_FACTS.map((fact) => fact.replace(/@.*/, '@1')),
      [],
    ],
    ['with a margin', SERVER.replace(/^/gm, '    '), SERVER_FACTS, []],
    [
      'types other than PCM stay',
      'Requestor name: CSI:MACNET/MACPO\nReqSync = 1, SrvSync = 2, Last Cycle = 3\n',
      [
        'requestor.ReqSync 1 CSI:MACNET/MACPO server-copy @2',
        'requestor.SrvSync 2 CSI:MACNET/MACPO server-copy @2',
      ],
      [],
    ],
    [
      'a record that is cut off',
      SERVER.slice(0, SERVER.indexOf('ReqSync = 18')),
      SERVER_FACTS.slice(0, 3),
      ['warning @12: record #2 shows no ReqSync and no SrvSync'],
    ],
    [
      'a record without a name',
      'Server Requestor Record #3\nReqSync = 1, SrvSync = 2\n',
      [],
      ['warning @1: record #3 names no requestor'],
    ],
    [
      'records without their titles',
      'Requestor name: A/B\nReqSync = 1, SrvSync = 2\nRequestor name: A/C\nReqSync = 3\n',
      [
        'requestor.ReqSync 1 A/B server-copy @2',
        'requestor.SrvSync 2 A/B server-copy @2',
        'requestor.ReqSync 3 A/C server-copy @4',
      ],
      ['warning @3: a record shows no SrvSync'],
    ],
    ['the highest SrvSync is no record', 'Highest SrvSync is 80\n', [], []],
    ['only a requestor listing', REQUESTOR, [], []],
  ])('%s', (_, text, expected, expectedIssues) => {
    const reading = readText(openListdsServer, text);
    expect(facts(reading)).toEqual(expected);
    expect(issues(reading)).toEqual(expectedIssues);
  });

  test('names the directory server', () =>
    expect(readText(openListdsServer, SERVER).directoryServer).toBe('POLYNOMIAL/MONTGOMERY'));
});

describe('Highest SrvSync', () => {
  test.each<[string, string, number | undefined, string[]]>([
    ['as published', SERVER, 80, []],
    ['in a reply', SERVER.replace(/^/gm, '> '), 80, []],
    ['its lines joined', SERVER.replaceAll('\n', ' '), 80, []],
    ['of two listings the higher one', `${SERVER}${SERVER.replace('is 80', 'is 79')}`, 80, []],
    ['not there', SERVER.replace(/^Highest.*$/m, ''), undefined, []],
    ['0', SERVER.replace('is 80', 'is 0'), 0, []],
    [
      'no sync number',
      SERVER.replace('is 80', 'is 80000000000'),
      undefined,
      ['warning @5: Highest SrvSync 80000000000 is no sync number'],
    ],
    ['without a listing around it', 'Highest SrvSync is 80\n', undefined, []],
  ])('%s', (_, text, value, told) => {
    const reading = readText(openListdsServer, text);
    expect(reading.highestSrvSync?.value).toBe(value);
    expect(issues(reading)).toEqual(told);
    expect(readText(openListdsRequestor, text).highestSrvSync).toBeUndefined();
  });
});

describe('records of the server', () => {
  const nobody = { aliases: [], ImportSync: null, confirmed: null, exports: null };
  test('as published', () => {
    const reading = readText(openListdsServer, SERVER);
    expect(reading.serverKind).toBe('msmail');
    expect(reading.serverRecords).toEqual([
      {
        ...nobody,
        name: 'POLYNOMIAL/MONTGOMERY',
        postoffice: 'POLYNOMIAL/MONTGOMERY',
        ReqSync: 17,
        SrvSync: 80,
        at: { line: 7 },
      },
      {
        ...nobody,
        name: 'POLYNOMIAL/NOVEMBER',
        postoffice: 'POLYNOMIAL/NOVEMBER',
        ReqSync: 18,
        SrvSync: 0,
        at: { line: 12 },
      },
    ]);
  });
  test('another type is no Mail postoffice; what is not shown is unknown, not 0', () =>
    expect(
      readText(openListdsServer, 'Requestor name: CSI:NET/PO\nReqSync = 8o\n').serverRecords,
    ).toEqual([
      {
        ...nobody,
        name: 'CSI:NET/PO',
        postoffice: null,
        ReqSync: null,
        SrvSync: null,
        at: { line: 1 },
      },
    ]));
  test.each([
    ['a record without a name', openListdsServer, 'Server Requestor Record #3\nReqSync = 1\n'],
    ['LISTDS -R', openListdsRequestor, REQUESTOR],
    ['LISTDS -S read as -R', openListdsRequestor, SERVER],
  ])('%s gives none', (_, open, text) =>
    expect(readText(open, text).serverRecords).toBeUndefined(),
  );
});

test.each<[string, string, boolean, boolean]>([
  ['-R', REQUESTOR, true, false],
  ['-S', SERVER.replaceAll('\n', '\r\n'), false, true],
  ['both', SERVER + REQUESTOR, true, true],
  ['-R without its first line', 'Dir-Sync Server: A/B\rReqSync = 1, SrvSync = 2', true, false],
  ['-R, joined', REQUESTOR.replaceAll(/\s+/g, ' '), true, false],
  ['-S, joined', SERVER.replaceAll(/\s+/g, ' '), false, true],
  ['numbers alone', 'Numbers:\n\nReqSync = 17, SrvSync = 80\n', true, false],
  ['numbers of a record', 'ReqSync = 17, SrvSync = 80, Last Cycle = 11\n', false, false],
  [
    'numbers of a header',
    '1 0000000000 # ImportSync = 2,\nReqSync = 17, SrvSync = 80',
    false,
    false,
  ],
  ['LISTQ', 'Examining A/B Dirsync transaction file: REQTRANS\nSync# Transaction', false, false],
  ['a message', '[DIRSYNC]\nTASK=EXPORT\nSRVSEQ=5', false, false],
])('looksLike: %s', (_, text, isRequestor, isServer) => {
  expect(looksLikeListdsRequestor(text)).toBe(isRequestor);
  expect(looksLikeListdsServer(text)).toBe(isServer);
});

const PIECES = [
  ...`${SERVER}${REQUESTOR}`.split(/(?<=\n)/),
  'Dir-Sync Server:\n',
  'ReqSync = ',
  'SrvSync = 99999999999\n',
];
describe.each([
  ['-R', openListdsRequestor],
  ['-S', openListdsServer],
])('%s', (_, open) => {
  test('any input', () => checkAnyInput(open, PIECES));
  test('long lines', () => checkLongLines(open, ['', ...PIECES.map((piece) => piece.trimEnd())]));
});
