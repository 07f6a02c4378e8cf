import { looksLikeSubjects, openSubjects } from '../../../src/evidence/mail/subjects.js';
import { readDateTime } from '../../../src/evidence/text/date-time.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { facts, issues, readText } from '../../support/read.js';

const read = (text: string) => readText(openSubjects, text);
/** `ReqSync SrvSync ImportSync`, a dash for each one that the subject does not tell. */
const triple = (text: string): string => {
  const { observations } = read(text);
  return ['ReqSync', 'SrvSync', 'ImportSync']
    .map((number) => observations.find(({ fact }) => fact === `requestor.${number}`)?.value ?? '-')
    .join(' ');
};

describe('the published spellings', () => {
  test.each<[string, string, string]>([
    ['Q96060', '$SYSTEM ReqTx R=22 (was 18), S = 80, I = 1 4 sent', '18 80 1'],
    ['Q147464', 'ReqTx R=22 (was 18), S=80, I=1, 4 sent', '18 80 1'],
    ['Q133428', 'REQTX R=22(was 18)....4 sent', '18 - -'],
    ['Q96060', '$SYSTEM SrvTx R=18 S=81 (was 80) I = 2 1 sent', '18 81 2'],
    ['Q147464', 'SrvTx R=18 S=81 (was 80), I=2 1 sent', '18 81 2'],
    ['Q162841, the real one', 'SrvTx R=3 S=87298 (was 0), I=2 15603 sen', '3 87298 2'],
    ['small letters', 'reqtx r=22 (WAS 18), s=80, i=1, 4 SENT', '18 80 1'],
    ['in a reply', 'RE: ReqTx R=22 (was 18), S=80, I=1, 4 sent', '18 80 1'],
    ['a count behind a comma', 'ReqTx R=17 (was 17), S=80, I=2, 0 sent', '17 80 2'],
    ['a count behind a blank', 'ReqTx R=17 (was 17), S=80, I=2 0 sent', '17 80 2'],
    [
      'two numbers before sent: the first may go on',
      'ReqTx R=17 (was 17), S=80, I=1 2 0 sent',
      '17 80 -',
    ],
    ['an article about it', 'ReqTx R=R# (was r#), S=S#, I=I#, ## sent', '- - -'],
    ['a sentence', 'the ReqTx message, then the SrvTx message', '- - -'],
  ])('%s: %s', (_, text, expected) => expect(triple(text)).toBe(expected));
});

describe('cut subjects', () => {
  test.each<[string, string]>([
    // As many characters as there are, 40 at most: the last number touches the cut.
    ['ReqTx R=22222 (was 18888), S=80000, I=12', '18888 80000 -'],
    ['$SYSTEM ReqTx R=22222 (was 18888), S=800', '18888 - -'],
    ['SrvTx R=33333 S=8729888 (was 0), I=2 156', '33333 8729888 2'],
    ['SrvTx R=33333 S=872988888 (was 000001234', '33333 872988888 -'],
    ['ReqTx R=22222222 (was 188888888), S=8000', '188888888 - -'],
    ['ReqTx R=22222222 (was 188888888), S=80, ', '188888888 80 -'],
    ['$SYSTEM1 ReqTx R=1222222222 (was 1188888', '- - -'],
    ['$SYSTEM ReqTx R=22222 (was 1888888), S=8   04/07/94 12:13', '1888888 - -'],
    // What stands before the subject is cut with it.
    ['FW: ReqTx R=1400 (was 1400), S=1400, I=1', '1400 1400 -'],
    ['RE: ReqTx R=1400 (was 1400), S=1400, I=1   04/07/94', '1400 1400 -'],
    ['[EXT] ReqTx R=140 (was 140), S=1400, I=1   04/07/94', '140 1400 -'],
    ['Subject: ReqTx R=140 (was 140), S=140, I=1   x', '140 140 -'],
    ['Subject: ReqTx R=14 (was 14), S=140, I=1   x', '14 140 -'],
    // A list may cut anywhere, and all published subjects end with the count and `sent`.
    ['ReqTx R=2222 (was 18888), S=80000, I=12', '18888 80000 -'],
    ['"ReqTx R=22 (was 18), S=80, I=1"', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1,', '18 80 1'],
    ['ReqTx R=22 (was 18), S=80, I=1 0', '18 80 1'],
    ['ReqTx R=22 (was 18), S=80, I=1, 4', '18 80 1'],
    ['ReqTx R=22 (was 18), S=80, I=1    2048', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1 2 KB', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I= 2 sent', '18 80 -'],
    ['FW: ReqTx R=22, S=80, I=1', '- 80 -'],
    ['FW: RE: ReqTx R=22, S=80, I=1', '- 80 -'],
    ['SrvTx R=18 S=81', '18 - -'],
    ['a list: $SYSTEM SrvTx R=18 S=81', '18 - -'],
    // A header that goes on below it.
    ['ReqTx R=22, S=80, I=1\n 4 0 sent', '- 80 -'],
    ['SrvTx R=18 S=8\n\t1 I=2', '18 - -'],
    ['> ReqTx R=22, S=80, I=1\n>  4 0 sent', '- 80 -'],
    ['ReqTx R=22, S=80, I=1\n4 0 sent', '- 80 -'],
    ['ReqTx R=22, S=80, I=1\nFrom: A/B/$SYSTEM', '- 80 -'],
    ['ReqTx R=22, S=80, I=1, 4 sent\n 4 users', '18 80 1'],
    // Longer ones end by themselves.
    ['ReqTx R=22222 (was 18888), S=80000, I=12 4 sent', '18888 80000 12'],
    ['ReqTx R=22 (was 18), S=80, I=1 4 sent  04/07/94 12:13', '18 80 1'],
    ['ReqTx R=22 (was 18), S=80, I=1   04/07/94 12:13', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1   12.03.98', '18 80 -'],
    // A list that shortens its columns.
    ['ReqTx R=22 (was 18), S=80...', '18 - -'],
    ['ReqTx R=22 (was 18), S=8\u2026', '18 - -'],
    ['ReqTx R=22 (was 18), S=80, I=1...  04/07/94 12:13', '18 80 -'],
  ])('%s', (text, expected) => expect(triple(text)).toBe(expected));

  test('a cut number is named', () => {
    const reading = read('\nReqTx R=22222 (was 18888), S=80000, I=12');
    expect(issues(reading)).toEqual([
      'note @2: the subject is cut at I, whose digits may go on; what is there is a lower bound',
    ]);
  });
});

describe('only plain digits are a number', () => {
  test.each<[string, string]>([
    ['ReqTx R=22 (was 18), S=80, I=1,234 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1.234, 4 sent', '18 80 -'],
    ["ReqTx R=22 (was 18), S=80, I=1'234, 4 sent", '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1\u00a0234, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1 234 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1e9, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1O, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1\u041e, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1_, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1\ufffd, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1=\n4, 4 sent', '18 80 -'],
    ['ReqTx R=3D22 (was 18), S=3D80, I=3D1 4 sent', '18 80 1'],
    ['ReqTx R=1,022 (was 1,018), S=8O, I=1, 4 sent', '- - 1'],
    ['ReqTx R=22 (was 1,018), S=80, I=1, 4 sent', '- 80 1'],
    ['SrvTx R=1.8 S=8,1 (was 80), I=2 1 sent', '- - 2'],
    ['ReqTx R=22 (was 18), S=80, I=1 or 2, 4 sent', '18 80 -'],
    ['ReqTx R=22 (was 18), S=80, I=1 (now 2) 4 sent', '18 80 -'],
    ['SrvTx R=18,S=81,I=2 1 sent', '18 81 2'],
    ['ReqTx R=22 (was 18), S=80, l=1, 4 sent', '18 80 -'],
    ['SrvTx R=18;S=81.I=2;1 sent', '18 81 2'],
    ['ReqTx: R=22 (was 18), S=80, I=1, 4 sent', '18 80 1'],
    ['ReqTx - R: 22 (was 18), S: 80, I: 1, 4 sent', '18 80 1'],
  ])('%s', (text, expected) => expect(triple(text)).toBe(expected));

  test('what is none is named', () =>
    expect(issues(read('SrvTx R=18 S=8,1 (was 80), I=2 1 sent'))).toEqual([
      'warning @1: S is written as 8,1, which is no plain number; not used',
    ]));
});

describe('R, was and the count (Q133428)', () => {
  test.each<[string, string, string[]]>([
    ['ReqTx R=22, S=80, I=1, 4 sent', '18 80 1', []],
    ['ReqTx R=22, S=80, I=1, 23 sent', '- 80 1', []],
    [
      'ReqTx R=22, S=80, I=1',
      '- 80 -',
      ['note @1: no count follows I, so that its digits may go on; what is there is a lower bound'],
    ],
    [
      'ReqTx R=22 (was 18), S=80, I=1, 5 sent',
      '18 80 1',
      ['note @1: R=22 is not the sum of was 18 and 5 sent (Q133428)'],
    ],
    ['SrvTx R=3 S=87298 (was 0), I=2 15603 sent', '3 87298 2', []],
    [
      'ReqTx R=22 (was 18), S=4294967296, I=1, 4 sent',
      '18 - 1',
      ['warning @1: S is larger than 4294967295; not used'],
    ],
  ])('%s', (text, expected, expectedIssues) => {
    expect(triple(text)).toBe(expected);
    expect(issues(read(text))).toEqual(expectedIssues);
  });
});

describe('whose numbers, and when', () => {
  const req = 'Subject: ReqTx R=22 (was 18), S=80,';
  const srv = 'Subject: SrvTx R=18 S=81 (was 80),';
  const from = 'From: POLYNOMIAL/OCTOBER/$SYSTEM';
  const to = 'To: POLYNOMIAL/MONTGOMERY/$SYSTEM';
  const date = 'Date: Thu, 07 Apr 1994 12:13:52 +0200';
  const name = (text: string) =>
    read(text)
      .observations.filter(({ fact }) => fact === 'requestor.SrvSync')
      .map(({ of, time }) => `${of.kind === 'requestor' ? of.name : ''} ${time ?? '-'}`);
  const noon = Date.UTC(1994, 3, 7, 10, 13, 52) / 1000;

  test.each<[string, string[], string[]]>([
    ['ReqTx comes from it', [from, to, req], ['POLYNOMIAL/OCTOBER -']],
    ['SrvTx goes to it', [from, to, srv], ['POLYNOMIAL/MONTGOMERY -']],
    ['headers below', [req, to, from, date], [`POLYNOMIAL/OCTOBER ${noon}`]],
    ['headers around', [from, date, req, to], [`POLYNOMIAL/OCTOBER ${noon}`]],
    ['an Exchange requestor: no IMPORT runs there', ['From: MS:NET/DXA/SYSTEM1', req], []],
    ['its dollar sign is lost', ['From: NET/PO/SYSTEM', req], ['NET/PO -']],
    ['with display name', ['From: "$SYSTEM" <PCM:NET/PO/$SYSTEM>', req], ['NET/PO -']],
    ['a person forwards it', ['From: User Number 1', req], ['null -']],
    ['a user of a postoffice', ['From: POLYNOMIAL/OCTOBER/user1', req], ['null -']],
    ['across blank lines', [from, '', '', req], ['POLYNOMIAL/OCTOBER -']],
    ['but not its date', [from, date, '', req], ['POLYNOMIAL/OCTOBER -']],
    ["not across a mail's text", [from, '', 'Hello,', '', req], ['null -']],
    [
      'in German',
      ['Von: A/B/$SYSTEM', `An: ${to.slice(4)}`, `Betreff: ${req.slice(9)}`],
      ['A/B -'],
    ],
    ['in French', ['De\u00a0: A/B/$SYSTEM', `Objet\u00a0: ${req.slice(9)}`], ['A/B -']],
    ['in Italian', ['Da: A/B/$SYSTEM', `Oggetto: ${req.slice(9)}`], ['A/B -']],
    ['in Swedish', ['Fr\u00e5n: A/B/$SYSTEM', `Till: ${to.slice(4)}`, req], ['A/B -']],
    ['in Dutch', ['Van: A/B/$SYSTEM', `Aan: ${to.slice(4)}`, req], ['A/B -']],
    ['Sender', ['Sender: A/B/$SYSTEM', req], ['A/B -']],
    ['Originator', ['Originator: A/B/$SYSTEM', req], ['A/B -']],
    ['another word', ['Mailbox: A/B/$SYSTEM', req], ['A/B -']],
    ['as an address of the Internet', ['From: $SYSTEM@A/B', req], ['A/B -']],
    ['in bold', ['*From:* A/B/$SYSTEM', `*Subject:* ${req.slice(9)}`], ['A/B -']],
    ['a row of a list', [`A/B/$SYSTEM  ${req.slice(9)}`], ['A/B -']],
    ['a row with tabs', [`PCM:A/B/$SYSTEM\t${req.slice(9)}`], ['A/B -']],
    ['a row of a CSV', [`"A/B/$SYSTEM","${req.slice(9)} I=3, 4 sent","x"`], ['A/B -']],
    ['a row with both', [`A/B/$SYSTEM ${to.slice(4)} ${req.slice(9)}`], ['A/B -']],
    ['a sentence', [`From A/B/$SYSTEM: ${req.slice(9)}`], ['A/B -']],
    ['its status report above', ['Status report from A/B', req.slice(9)], ['A/B -']],
    ['an addressee above is no sender', [to, req], ['null -']],
    ['nor one in a sentence', [`Mail to A/B/$SYSTEM: ${req.slice(9)}`], ['null -']],
    ['nor one behind the subject', [`${req.slice(9)} A/B/$SYSTEM`], ['null -']],
    ['a mailbox of a person', ['A/B/user1', req], ['null -']],
    ['not seven lines below', [req, ...'abcdef', from], ['null -']],
    ['six lines below', [req, ...'abcde', from], ['POLYNOMIAL/OCTOBER -']],
    ['nothing', [req], ['null -']],
    [
      'one message after the other, headers first',
      [from, to, req, 'From: A/B/$SYSTEM', to, req],
      ['POLYNOMIAL/OCTOBER -', 'A/B -'],
    ],
    [
      'one message after the other, subject first',
      [req, from, to, req, 'From: A/B/$SYSTEM', to],
      ['POLYNOMIAL/OCTOBER -', 'A/B -'],
    ],
    [
      'a question and its answer',
      [from, 'To: A/B/$SYSTEM', req, 'From: A/B/$SYSTEM', 'To: POLYNOMIAL/OCTOBER/$SYSTEM', srv],
      ['POLYNOMIAL/OCTOBER -', 'POLYNOMIAL/OCTOBER -'],
    ],
    ['a second subject has no headers', [from, req, req], ['POLYNOMIAL/OCTOBER -', 'null -']],
    ['all on one line', [`1994-04-07 10:13:52 From: A/B/$SYSTEM ${req.slice(9)}`], [`A/B ${noon}`]],
    ['quoted', [from, req].map((line) => `> ${line}`), ['POLYNOMIAL/OCTOBER -']],
  ])('%s', (_, lines, expected) => expect(name(lines.join('\r\n'))).toEqual(expected));

  test('exact observations', () =>
    expect(facts(read(`${from}\n${date}\n${req} I=3, 4 sent\n`))).toEqual([
      'requestor.ReqSync 18 POLYNOMIAL/OCTOBER reqtx @3 1994-04-07T10:13:52',
      'requestor.SrvSync 80 POLYNOMIAL/OCTOBER reqtx @3 1994-04-07T10:13:52',
      'requestor.ImportSync 3 POLYNOMIAL/OCTOBER reqtx @3 1994-04-07T10:13:52',
      'subjects.isInconsistent false POLYNOMIAL/OCTOBER reqtx @3 1994-04-07T10:13:52',
    ]));
});

test.each<[string, string | null]>([
  ['1994-04-04 09:12', '1994-04-04T09:12:00'],
  ['1994-04-04T09:12:30Z', '1994-04-04T09:12:30'],
  ['04/07/94 12:13', '1994-04-07T12:13:00'],
  ['31/12/96 19:56:34', '1996-12-31T19:56:34'],
  ['12/31/96 19:56:34', '1996-12-31T19:56:34'],
  ['01/01/100 10:50:31', '2000-01-01T10:50:31'],
  ['01/01/69 10:50', '2069-01-01T10:50:00'],
  ['4/7/1994 1:05 PM', '1994-04-07T13:05:00'],
  ['4/7/1994 12:05am', '1994-04-07T00:05:00'],
  ['Thu, 07 Apr 1994 12:13:52 +0200', '1994-04-07T10:13:52'],
  ['7 Apr 94 12:13 GMT', '1994-04-07T12:13:00'],
  ['Thu Apr 07 12:13:52 1994', '1994-04-07T12:13:52'],
  ['Thursday, April 07, 1994 12:13 PM', '1994-04-07T12:13:00'],
  ['31/02/96 10:00', null],
  ['13/13/96 10:00', null],
  ['04/07/94 25:13', null],
  ['04/07/94', null],
  ['', null],
])('readDateTime(%j)', (text, expected) => {
  const time = readDateTime(text);
  expect(time === null ? null : new Date(time * 1000).toISOString().slice(0, 19)).toBe(expected);
});

test.each<[string, boolean]>([
  ['Subject: ReqTx R=22 (was 18)', true],
  ['a\r\nSrvTx R=3 S=87298', true],
  ['The ReqTx message', false],
  ['ReqSync = 17, SrvSync = 80', false],
])('looksLikeSubjects(%j)', (text, expected) => expect(looksLikeSubjects(text)).toBe(expected));

const PIECES = [
  '$SYSTEM ',
  'ReqTx ',
  'SrvTx ',
  'R=22222',
  ' (was 18888)',
  ', S=80000',
  ', I=12',
  ' 4 sent',
  '...',
  '\nFrom: A/B/$SYSTEM\n',
  '\nTo: A/C/$SYSTEM\n',
  '\nDate: 04/07/94 12:13\n',
];
test('any input', () => checkAnyInput(openSubjects, PIECES));
test('long lines', () =>
  checkLongLines(openSubjects, ['', 'ReqTx R=1', 'ReqTx R=1 (was ', ...PIECES]));
