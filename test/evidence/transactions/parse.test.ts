import { parseSecondLine, parseTransaction } from '../../../src/evidence/transactions/parse.js';
import { promptOfData } from '../../../src/evidence/transactions/templates.js';

/** In columns: name at 3, a blank at 33, type at 34 (Q96001, Q104869). */
const columns = (code: string, name: string, address: string): string =>
  `${code} ${name.padEnd(31)}${address}`;
const USER1 = 'PCM:NET1/PO1/user1';

/** A transaction as one short line: `A [name] TYPE part/part list=... ! problem problem`. */
function short(text: string, isLoose = false): string {
  const { code, name, address, problems } = parseTransaction(text, isLoose);
  return [
    code,
    ...(name === null ? [] : [`[${name}]`]),
    ...(address ? [address.type ?? 'none', address.parts.join('|'), `in ${address.list}`] : []),
    ...(problems.length > 0 ? ['!', ...problems] : []),
  ]
    .filter((word) => word !== '')
    .join(' ');
}

const GOOD = 'PCM NET1|PO1|user1 in NET1/PO1';

describe('published samples', () => {
  test.each([
    [
      'A PO1 User One                   PCM:NET1/PO1/one1',
      'A [PO1 User One] PCM NET1|PO1|one1 in NET1/PO1',
    ],
    [
      'D  User1 alias                  PCM:NET1/PO1/USER1',
      'D [User1 alias] PCM NET1|PO1|USER1 in NET1/PO1',
    ],
    [
      'M one2                           PCM:NET1/PO1/one2',
      'M [one2] PCM NET1|PO1|one2 in NET1/PO1',
    ],
    [
      'A Mike Sterns                     PROFS:PSSGATE/MSVM6/MSTERNS',
      'A [Mike Sterns] PROFS PSSGATE|MSVM6|MSTERNS in PROFS:PSSGATE/MSVM6',
    ],
    [
      'M User Number 12                       snads:snadsgate/snadsdgn/user12',
      'M [User Number 12] SNADS snadsgate|snadsdgn|user12 in SNADS:snadsgate/snadsdgn',
    ],
    ['R PCM:POLYNOMIAL/MONTGOMERY', 'R PCM POLYNOMIAL|MONTGOMERY in POLYNOMIAL/MONTGOMERY'],
    [
      'A able is he who knows his limit\tPCM:POLYNOMIAL/MONTGOMERY/able',
      'A [able is he who knows his limit] PCM POLYNOMIAL|MONTGOMERY|able in POLYNOMIAL/MONTGOMERY',
    ],
    ['R SNADS:', 'R SNADS in SNADS:'],
    ['T SNADS:SNADSGATE/SNADSDGN', 'T SNADS SNADSGATE|SNADSDGN in SNADS:SNADSGATE/SNADSDGN'],
    [
      'A Sample User 0                  SMTP:user0@dummy.host.edu',
      'A [Sample User 0] SMTP in SMTP:',
    ],
    [
      'A Good, Guy                      X400:/c=US/admd=ATTMAIL/prmd=TEST/pn=Guy.Good',
      'A [Good, Guy] X400 in X400:',
    ],
    ['- City//ST//Zip:/Any City, Any State, 12345', '-'],
    ['# Dummy record installed by PODIAG.', '#'],
    [' Division:~15~25~A~~', ' '],
  ])('%s', (text, expected) => expect(short(text)).toBe(expected));
});

describe('ordinary records bring no complaint', () => {
  test.each([
    ['a tab', `A Good, Guy\t${USER1}`, `A [Good, Guy] ${GOOD}`],
    ['two tabs', `A\tGood, Guy\t${USER1}`, `A [Good, Guy] ${GOOD}`],
    ['columns', columns('A', 'Good, Guy', USER1), `A [Good, Guy] ${GOOD}`],
    ['a name that ends in blanks', `A Guy   \t${USER1}`, `A [Guy] ${GOOD}`],
    ['30 characters', `A ${'x'.repeat(30)}\t${USER1}`, `A [${'x'.repeat(30)}] ${GOOD}`],
    [
      '30 characters in columns',
      columns('D', 'x'.repeat(30), USER1),
      `D [${'x'.repeat(30)}] ${GOOD}`,
    ],
    ['accents', `A Jürgen Größe\t${USER1}`, `A [Jürgen Größe] ${GOOD}`],
    ['accents in the address', 'A Guy\tPCM:NÄT/PÖ/üser', 'A [Guy] PCM NÄT|PÖ|üser in NÄT/PÖ'],
    ['a short address', 'A Guy\tPCM:A/B/C', 'A [Guy] PCM A|B|C in A/B'],
    [
      'the longest parts',
      'A Guy\tPCM:POLYNOMIAL/MONTGOMERY/ABCDEFGHIJ',
      'A [Guy] PCM POLYNOMIAL|MONTGOMERY|ABCDEFGHIJ in POLYNOMIAL/MONTGOMERY',
    ],
    ['$SYSTEM', 'A Guy\tPCM:NET1/PO1/$SYSTEM', 'A [Guy] PCM NET1|PO1|$SYSTEM in NET1/PO1'],
    ['a type in lower case', 'A Guy\tpcm:NET1/PO1/user1', `A [Guy] ${GOOD}`],
    ['no type', 'A Guy\tNET1/PO1/user1', 'A [Guy] none NET1|PO1|user1 in NET1/PO1'],
    [
      'no type, in columns',
      columns('A', 'Guy', 'NET1/PO1/user1'),
      'A [Guy] none NET1|PO1|user1 in NET1/PO1',
    ],
    [
      'FFAPI',
      'A Guy\tCSI:MACNET/MACPO/user1',
      'A [Guy] CSI MACNET|MACPO|user1 in CSI:MACNET/MACPO',
    ],
    [
      'a type word in the name',
      columns('A', 'Sales FAX: room 3', USER1),
      `A [Sales FAX: room 3] ${GOOD}`,
    ],
    [
      'a blank behind the colon',
      'A Guy\tSNADS: GATE/NODE/GUY',
      'A [Guy] SNADS GATE|NODE|GUY in SNADS:GATE/NODE',
    ],
    [
      'marks in a SNADS name',
      'A Guy\tSNADS:GATE/NODE/GUY@1',
      'A [Guy] SNADS GATE|NODE|GUY@1 in SNADS:GATE/NODE',
    ],
    ['X.400 with a second colon', 'A Guy\tX400:c=US;o=A:B;s=Guy', 'A [Guy] X400 in X400:'],
    ['MHS', 'A Guy\tMHS:Guy@Host {NET1/PO1/user1}', 'A [Guy] MHS in MHS:'],
    ['MSMAIL', 'A Guy\tMSMAIL:guy@a-very-long-postoffice', 'A [Guy] MSMAIL in MSMAIL:'],
    ['MCI', 'A Guy\tMCI:John Doe EMS:MCI Mail MBX:123-4567', 'A [Guy] MCI in MCI:'],
    ['FAX', 'A Guy\tFAX:Guy Good~Berlin~A Company~1,206-635 7022', 'A [Guy] FAX in FAX:'],
    [
      'the longest FAX',
      `A Guy\tFAX:${'x'.repeat(30)}~${'y'.repeat(30)}~${'z'.repeat(30)}~${'1'.repeat(22)}`,
      'A [Guy] FAX in FAX:',
    ],
    ['R of a node', 'R PROFS:VMGATE/NODE1', 'R PROFS VMGATE|NODE1 in PROFS:VMGATE/NODE1'],
    ['R of a free type', 'R X400:', 'R X400 in X400:'],
    ['R without type', 'R NET1/PO1', 'R none NET1|PO1 in NET1/PO1'],
    ['a setting of a local user', '&P=1', '?'],
    ['M without address', 'M George Jones', 'M [George Jones]'],
  ])('%s', (_, text, expected) => expect(short(text)).toBe(expected));
});

describe('problems', () => {
  test.each<[string, string, string]>([
    ['no name', `A \t${USER1}`, 'emptyName'],
    ['no name in columns', columns('A', '', USER1), 'emptyName'],
    ['nothing but the code', 'A', 'emptyName'],
    ['31 characters', `A ${'x'.repeat(31)}\t${USER1}`, 'nameTooLong'],
    ['30 characters from column 4 on', `A  ${'x'.repeat(30)}\t${USER1}`, 'nameTooLong'],
    ['a long name in columns', `A ${'word '.repeat(8)}${USER1}`, 'nameTooLong'],
    ['the type before column 34', `A ${'Guy'.padEnd(20)}${USER1}`, 'nameTooLong'],
    ['no blank in column 33', `A ${'x'.repeat(30)}-${USER1}`, 'blankExpected'],
    ['no blank in column 2', `AGuy\t${USER1}`, 'blankExpected'],
    ['no address', 'A Guy', 'addressMissing'],
    ['no address behind the tab', 'D Guy\t', 'addressMissing'],
    ['no address behind a free type', 'A Guy\tSMTP:', 'addressMissing'],
    ['nothing behind PCM', 'A Guy\tPCM:', 'networkIncomplete'],
    ['one part', 'A Guy\tPCM:NET1', 'networkIncomplete'],
    ['no postoffice', 'A Guy\tPCM:NET1/', 'networkIncomplete'],
    ['no network', 'A Guy\tPCM:/PO1/user1', 'networkIncomplete'],
    ['R of nothing', 'R', 'networkIncomplete'],
    ['R of one part', 'R SNADS:GATE', 'networkIncomplete'],
    ['two parts', 'A Guy\tPCM:NET1/PO1', 'mailboxMissing'],
    ['an empty third part', 'A A Sales Team\tPCM:NET1/PO1/', 'noMailbox'],
    ['a long network', 'A Guy\tPCM:ABCDEFGHIJK/PO1/user1', 'elementTooLong'],
    ['a long node', 'A Guy\tSNADS:GATE/ABCDEFGHIJK/GUY', 'elementTooLong'],
    ['a long mailbox', 'D Guy\tCSI:NET1/PO1/ABCDEFGHIJK', 'elementTooLong'],
    ['R of a long postoffice', 'R PCM:NET1/ABCDEFGHIJK', 'elementTooLong'],
    ['a hyphen', 'A Guy\tPCM:NET-1/PO1/user1', 'badCharacter'],
    ['a fourth part', 'A Guy\tPCM:NET1/PO1/a/b', 'badCharacter'],
    ['a dollar further on', 'A Guy\tPCM:NET1/PO1/us$er', 'badCharacter'],
    ['another type', 'A Guy\tFOO:anything', 'unknownType'],
    ['another type in R', 'R FOO:', 'unknownType'],
    ["Exchange's type", 'A Guy\tMS:NET1/PO1/user1', 'exchangeType'],
    ['a template of a type without', 'T X400:', 'templateNotAllowed'],
    ['a long FAX recipient', `A Guy\tFAX:${'x'.repeat(31)}~~~1`, 'faxTooLong'],
    ['a long FAX phone', `A Guy\tFAX:x~~~${'1'.repeat(23)}`, 'faxTooLong'],
    ['letters in a FAX phone', 'A Guy\tFAX:x~~~1-800-GUY', 'faxPhone'],
    ['a reserved gateway', 'A Guy\tSNADS:fax/NODE/GUY', 'reservedGateway'],
    ['001', `A Guy001\t${USER1}`, 'exchangeArtefacts'],
    ['002', `A Guy002\t${USER1}`, 'exchangeArtefacts'],
    ['another number', `A Guy102\t${USER1}`, ''],
    ['a made-up gateway', 'A Guy\tprofs:MSPROFS/NODE/GUY', 'exchangeArtefacts'],
    ['an invalid code letter', `B Guy\t${USER1}`, 'badCode'],
    ['a code in lower case', `a Guy\t${USER1}`, 'badCode'],
    ['a mark in column 1', `? Guy\t${USER1}`, 'badColumn'],
    ['a digit in column 1', `0000000645 Guy\t${USER1}`, 'badColumn'],
    [
      'two at once',
      'A Guy001\tPCM:NET-1/PO1/ABCDEFGHIJK',
      'exchangeArtefacts elementTooLong badCharacter',
    ],
  ])('%s', (_, text, expected) => expect(parseTransaction(text).problems.join(' ')).toBe(expected));
});

describe('in a listing, where tabs and blanks may be lost', () => {
  test.each([
    ['A Good, GuyX400:/c=US/admd=ATTMAIL/pn=Guy.Good', 'A [Good, Guy] X400 in X400:'],
    ['M Katie JordanMS:TOON/TOWN/WCOYOTE', 'M [Katie Jordan] MS in null ! exchangeType'],
    ['A Martin, Robert PCM:net/po/rmartin', 'A [Martin, Robert] PCM net|po|rmartin in net/po'],
    [
      'A able is he who knows his limit\tPCM:POLYNOMIAL/MONTGOMERY/able',
      'A [able is he who knows his limit] PCM POLYNOMIAL|MONTGOMERY|able in POLYNOMIAL/MONTGOMERY',
    ],
    [
      'A Doe, Jane B. SNADS: GATE/NODE/JANEDOE',
      'A [Doe, Jane B.] SNADS GATE|NODE|JANEDOE in SNADS:GATE/NODE',
    ],
    ['A Guy    Good   NET1/PO1/user1', 'A [Guy Good] none NET1|PO1|user1 in NET1/PO1'],
    ['A Guy', 'A [Guy] ! addressMissing'],
    [
      `A ${'word '.repeat(7)}PCM:NET1/PO1/user1`,
      `A [${'word '.repeat(7).trim()}] ${GOOD} ! nameTooLong`,
    ],
    ['A Guy FOO:bar', 'A [Guy] FOO in null ! unknownType'],
    ['AGuy PCM:NET1/PO1/user1', `A [Guy] ${GOOD}`],
    ['R SNADS:', 'R SNADS in SNADS:'],
    ['R  pcm:NET1/PO1', 'R PCM NET1|PO1 in NET1/PO1'],
    ['A Team PCM:NET1/PO1/', 'A [Team] PCM NET1|PO1| in NET1/PO1 ! noMailbox'],
  ])('%s', (text, expected) => expect(short(text, true)).toBe(expected));

  test.each([
    ['M one2 PCM:NET1/PO1/one2 User 2 PCM:NET1/PO1/one2', [' User 2 PCM:NET1/PO1/one2']],
    ['M Guy SMTP:guy@a.b Good SMTP:guy@c.d', [' SMTP:guy@c.d']],
    ['T SNADS:GATE/NODE Phone:~15~25~A~~ City/ST:~1~2~A~~', [' Phone:~15~25~A~~ City/ST:~1~2~A~~']],
    ['T SNADS: City/ST:~1~2~A~~', [' City/ST:~1~2~A~~']],
    ['A Guy PCM:NET1/PO1/user1', []],
  ])('%s goes on', (text, more) => expect(parseTransaction(text, true).more).toEqual(more));
});

test.each([
  ['M a\tPCM:N/P/a\r\n  b\tPCM:N/P/b\r\n- Phone:/1', ['  b\tPCM:N/P/b', '- Phone:/1']],
  ['A a\tPCM:N/P/a\n\n- Phone:/1\n', ['- Phone:/1']],
  ['\r\nA a\tPCM:N/P/a', []],
])('%j has further lines', (text, more) => {
  expect(parseTransaction(text).more).toEqual(more);
  expect(parseTransaction(text).problems).toEqual([]);
});

test.each([
  ['  PO1 User 2                     PCM:NET1/PO1/one2', 'PO1 User 2', 'NET1/PO1', []],
  ['\tPO1 User 2\tPCM:NET1/PO1/one2', 'PO1 User 2', 'NET1/PO1', []],
  [' PCM:NETWORK/POSTOFFICE/GEORGEJ', null, 'NETWORK/POSTOFFICE', []],
  ['  George Jones', 'George Jones', undefined, []],
  [`  ${'x'.repeat(31)}\tPCM:NET1/PO1/one2`, 'x'.repeat(31), 'NET1/PO1', ['nameTooLong']],
])('the second line of M: %j', (line, name, list, problems) => {
  const parsed = parseSecondLine(line);
  expect([parsed.name, parsed.address?.list, parsed.problems]).toEqual([name, list, problems]);
});

test.each([
  ['- Phone #:/800 936 5900', 'Phone #:'],
  ['-Phone:/1', 'Phone:'],
  ['- City//ST//Zip:/Any City, Any State, 12345', 'City/ST/Zip:'],
  ['- Phone:/', 'Phone:'],
  ['- Page://server/folder', 'Page:'],
  ['- Phone', null],
  ['- City//ST', null],
])('the prompt of %s is %j', (line, prompt) => expect(promptOfData(line)).toBe(prompt));
