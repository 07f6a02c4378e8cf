import {
  looksLikeDirsyncMessage,
  openDirsyncMessage,
} from '../../../src/evidence/mail/dirsync-message.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { facts, issues, readText, recordsOf } from '../../support/read.js';

/** The bodies of Q118298 and Q106623. */
const IMPORT_REQUEST = `[DIRSYNC]
TASK=IMPORTREQ
NAME=PCM:MACNET/MACPO
TYPES=PCM|CSI|profs
TEMPLATE=NO
SRVSEQ=0000000644
TRANSACTIONS=INATTACHMENT
`;
const EXPORT = `[dirsync]
task=export
reqname=PCM:net/po
transactions=inbody

[dirsync-transactions]
1200 A User Number 1 PCM:net/po/user1
`;
const REPLY = `[DIRSYNC-TRANSACTIONS]
0000000645 User Number 1                    PCM:NETWORK/POSTOFFICE/USER1
- Phone:/(206) 635-7022
0000000647 User Number 2                    PCM:NETWORK/POSTOFFICE/USER2
`;

const NOBODY = (line: number) =>
  `warning @${line}: the message names no NET/PO: whose its numbers are is not known, and they are not used`;

test.each<[string, string, string[], string[]]>([
  ['Q118298', IMPORT_REQUEST, ['requestor.SrvSync 644 MACNET/MACPO message @6'], []],
  ['Q106623', EXPORT, [], []],
  [
    'any case, any order, all numbers',
    '[dirsync]\nsrvseq = 5\nREQSYNC=6\nImportSync=7\nReqName=pcm:a/b\nTask=ImportReq\n',
    [
      'requestor.SrvSync 5 a/b message @2',
      'requestor.ReqSync 6 a/b message @3',
      'requestor.ImportSync 7 a/b message @4',
    ],
    [],
  ],
  ...['', 'TASK=IMPORTREQ\n', 'TASK=DANCE\n', 'TASK=EXPORT\nTRANSACTIONS=INBODY\n'].map(
    (task): [string, string, string[], string[]] => [
      `no name: ${task}`,
      `[DIRSYNC]\nSRVSEQ=5\n${task}`,
      [],
      [
        ...(/DANCE/.test(task)
          ? [
              'note @3: TASK=DANCE is none of the published tasks; an unknown one gives code 155 (Q96004)',
            ]
          : []),
        ...(/INBODY/.test(task)
          ? ['warning @4: the mark [DIRSYNC-TRANSACTIONS] is missing (code 124, Q96004)']
          : []),
        NOBODY(2),
      ],
    ],
  ),
  [
    "no name, Mail's own form",
    '[DIRSYNC]\nTASK=EXPORT\nTRANSACTIONS=INTERNAL\nSRVSEQ=5\n',
    ['requestor.SrvSync 5 ? message @4'],
    [],
  ],
  [
    'another type of requestor',
    '[DIRSYNC]\nNAME=CSI:A/B\nSRVSEQ=5\n',
    ['requestor.SrvSync 5 CSI:A/B message @3'],
    [],
  ],
  [
    'REQNAME without NET/PO',
    '[DIRSYNC]\nREQNAME=PCM:\nSRVSEQ=5\n',
    [],
    [
      'warning @2: REQNAME= names no NET/PO; the directory server answers with code 158 (Q99268)',
      NOBODY(3),
    ],
  ],
  [
    'an unknown task',
    '[DIRSYNC]\nTASK=DANCE\nNAME=A/B\n',
    [],
    ['note @2: TASK=DANCE is none of the published tasks; an unknown one gives code 155 (Q96004)'],
  ],
  [
    'a number that is none',
    '[DIRSYNC]\nNAME=A/B\nSRVSEQ=64a\n',
    [],
    ['error @3: line 3: SrvSync = 64a cannot be read: type --srvseq N'],
  ],
  [
    'the first mark is missing',
    IMPORT_REQUEST.replace('[DIRSYNC]\n', ''),
    ['requestor.SrvSync 644 MACNET/MACPO message @5'],
    ['warning @1: the mark [DIRSYNC] is missing (code 124, Q96004)'],
  ],
  // An attachment begins with [DIRSYNC-TRANSACTIONS] (Q96004, Q118298).
  ['an attachment', REPLY, [], []],
  [
    'an attachment of Exchange, without numbers (Q159294)',
    '[DIRSYNC-TRANSACTIONS]\nA User 1\tPCM:A/B/user1\nD User 2 PCM:A/B/user2\n',
    [],
    [],
  ],
  [
    'the second mark is missing',
    '[DIRSYNC]\nNAME=A/B\nTRANSACTIONS=INBODY\n',
    [],
    ['warning @3: the mark [DIRSYNC-TRANSACTIONS] is missing (code 124, Q96004)'],
  ],
  [
    'a line without a number',
    `${EXPORT}something else\n`,
    [],
    ['warning @8: a line among the transactions has no number'],
  ],
  ['text below', `${EXPORT}\nA greeting\n`, [], []],
  ['text that is not ours', 'a=b\nSRVSEQ=5\nTASK=clean the room\nREQSEQ=x\n', [], []],
  [
    'two bodies',
    IMPORT_REQUEST + IMPORT_REQUEST.replace('MACPO', 'PO2').replace('644', '700'),
    [
      'requestor.SrvSync 644 MACNET/MACPO message @6',
      'requestor.SrvSync 700 MACNET/PO2 message @13',
    ],
    [],
  ],
  [
    'quoted',
    IMPORT_REQUEST.replace(/^/gm, '> '),
    ['requestor.SrvSync 644 MACNET/MACPO message @6'],
    [],
  ],
])('%s', (_, text, expected, expectedIssues) => {
  const reading = readText(openDirsyncMessage, text);
  expect(facts(reading)).toEqual(expected);
  expect(issues(reading)).toEqual(expectedIssues);
});

/** A ReqTx is its sender's (Q96060), whatever its body leaves out; a forwarded one has SRVSEQ= in it. */
const reqTx = (body: string, from = 'From: A/B/$SYSTEM\n', word = 'ReqTx'): string =>
  `${from}To: A/HUB/$SYSTEM\nSubject: ${word} R=3 (was 3), S=4, I=1, 0 sent\n\n${body}`;
const S5 = ['requestor.SrvSync 5 A/B message @6'];
test.each<[string, string, string[]]>([
  ['with its mark', reqTx('[DIRSYNC]\nSRVSEQ=5\n'), ['requestor.SrvSync 5 A/B message @6']],
  ['with a task', reqTx('TASK=IMPORTREQ\nSRVSEQ=5\n'), S5],
  ['with an unknown task', reqTx('TASK=UPDATE\nSRVSEQ=5\n'), S5],
  ['a number alone', reqTx('\nSRVSEQ=5\n'), S5],
  [
    'another name in it',
    reqTx('REQNAME=A/C\nTASK=EXPORT\nREQNAME=PCM:A/C\nSRVSEQ=5\n'),
    ['requestor.SrvSync 5 A/C message @8'],
  ],
  ['no sender is shown', reqTx('[DIRSYNC]\nSRVSEQ=5\n', ''), ['requestor.SrvSync 5 ? message @5']],
  ['a reply', reqTx('[DIRSYNC]\nSRVSEQ=5\n', undefined, 'SrvTx'), []],
  ['a number alone in a reply', reqTx('SRVSEQ=5\n', undefined, 'SrvTx'), []],
  ['a header in one line', reqTx('IMPSEQ=1 SRVSEQ=5 REQSEQ=3\n'), []],
  ['words around it', reqTx('we saw SRVSEQ=5\n'), []],
  ['far below', reqTx(`${'text\n'.repeat(20)}SRVSEQ=5\n`), []],
  ['no mail around it', 'SRVSEQ=5\nReqTx R=3 (was 3), S=4, I=1, 0 sent\n', []],
])('in the body of a ReqTx: %s', (_, text, expected) => {
  expect(facts(readText(openDirsyncMessage, text))).toEqual(expected);
  if (expected.length > 0) expect(looksLikeDirsyncMessage(text)).toBe(true);
});

/** Whose mail shows that no IMPORT runs there. */
test.each<[string, string, string[] | undefined]>([
  ['an import request (Q118298)', IMPORT_REQUEST, ['MACNET/MACPO']],
  ['an export in the body (Q106623)', EXPORT, ['net/po']],
  ['an export as an attachment', EXPORT.replace('inbody', 'InAttachment'), ['net/po']],
  ["Mail's own form (Q159294)", EXPORT.replace('inbody', 'internal'), undefined],
  ['without a task', '[DIRSYNC]\nNAME=A/B\nSRVSEQ=5\n', undefined],
  ['without a name', '[DIRSYNC]\nTASK=IMPORTREQ\nSRVSEQ=5\n', undefined],
  ['an attachment', REPLY, undefined],
])('foreign: %s', (_, text, expected) =>
  expect(readText(openDirsyncMessage, text).foreign).toEqual(expected),
);

test.each<[string, string, unknown[]]>([
  [
    'without numbers (Q159294)',
    '[DIRSYNC-TRANSACTIONS]\nA User 1\tPCM:A/B/user1\nD User 2 PCM:A/B/user2\n',
    [
      [2, null, 'A User 1\tPCM:A/B/user1'],
      [3, null, 'D User 2 PCM:A/B/user2'],
    ],
  ],
  ['with code letter, unpadded', EXPORT, [[7, 1200, 'A User Number 1 PCM:net/po/user1']]],
  [
    'without code letter, ten digits',
    REPLY,
    [
      [
        2,
        645,
        'User Number 1                    PCM:NETWORK/POSTOFFICE/USER1\n- Phone:/(206) 635-7022',
      ],
      [4, 647, 'User Number 2                    PCM:NETWORK/POSTOFFICE/USER2'],
    ],
  ],
  [
    'broken by a mail program',
    '[DIRSYNC-TRANSACTIONS]\n0000000645 A User Number 1                                       \nPCM:A/B/c\n',
    [[2, 645, 'A User Number 1 PCM:A/B/c']],
  ],
  ['number too large', '[DIRSYNC-TRANSACTIONS]\n9999999999 A x\n', [[2, null, 'A x']]],
])('transactions %s', (_, text, expected) => {
  expect(
    recordsOf(openDirsyncMessage, text).map(({ at, number, text: words }) => [
      at.line,
      number,
      words,
    ]),
  ).toEqual(expected);
});

test.each<[string, boolean]>([
  [IMPORT_REQUEST.replaceAll('\n', '\r\n'), true],
  [REPLY, true],
  ['TASK=EXPORT\rREQNAME=PCM:A/B', true],
  ['TASK=EXPORT', false],
  ['000001 [DIRSYNC] IMPSEQ=1', false],
  ['Examining A/B Dirsync transaction file: REQTRANS', false],
])('looksLikeDirsyncMessage(%j)', (text, expected) =>
  expect(looksLikeDirsyncMessage(text)).toBe(expected),
);

const PIECES = [
  ...`${IMPORT_REQUEST}${EXPORT}${REPLY}`.split(/(?<=\n)/),
  'SRVSEQ=',
  '4294967296\n',
];
test('any input', () => checkAnyInput(openDirsyncMessage, PIECES));
test('long lines', () =>
  checkLongLines(openDirsyncMessage, ['', ...PIECES.map((piece) => piece.trimEnd())]));
