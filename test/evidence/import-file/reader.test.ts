/** Text import files: what IMPORT -F is fed, with the columns that Q96001 and Q104869 ask for. */
import { messageOf } from '../../../src/report/words/issues.js';
import { openImportFile } from '../../../src/evidence/import-file/reader.js';
import { read } from '../../../src/evidence/read.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { bytesOf, recordsOf } from '../../support/read.js';
import { problemsOf } from '../../support/transaction-tallies.js';

/** A transaction in its columns: the name from column 3, the type from column 34. */
const row = (code: string, name: string, address: string): string =>
  `${code} ${name.padEnd(31)}${address}`;
const file = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;
const one = (address = 'PCM:NET1/PO1/user1'): string => row('A', 'User Number 1', address);

const readFile = (text: string, name = 'names.txt') => read(name, [bytesOf(text)]);

test.each<[string, string, string[]]>([
  ['one transaction', file(one()), []],
  [
    'with tabs',
    file('A User Number 1\tPCM:NET1/PO1/user1', 'D User Number 2\tPCM:NET1/PO1/user2'),
    [],
  ],
  [
    'without types, which means PCM (Q140944)',
    file(row('A', 'User Number 1', 'NET1/PO1/user1')),
    [],
  ],
  ['with comments and blank lines', file('# by hand', '', one(), '', '# the end'), []],
  [
    'M with its second line',
    file(row('M', 'one2', 'PCM:NET1/PO1/one2'), row(' ', 'PO1 User 2', 'PCM:NET1/PO1/one2')),
    [],
  ],
  [
    'M with template data alone (Q159308)',
    file(row('M', 'one2', 'SNADS:G/N/ONE2'), '- Title:/Rep'),
    [],
  ],
  [
    'M with a name alone (Q127918)',
    file('M User Number 1', '- Title:/Rep', '- Local:/3423'),
    ['modifyMalformed 1 @1', 'modifyWithoutAddress 1 @1'],
  ],
  [
    'a template and its data (Q104281)',
    file(
      'T PROFS:GATE/NODE',
      ' Location:~10~25~A~~',
      row('A', 'User Number 1', 'PROFS:GATE/NODE/USER1'),
      '- Location:/New York',
    ),
    [],
  ],
  [
    'a prompt that the template lacks',
    file(
      'T PROFS:GATE/NODE',
      ' Location:~10~25~A~~',
      row('A', 'User Number 1', 'PROFS:GATE/NODE/USER1'),
      '- Room:/1',
    ),
    ['unknownPrompt 1 @4'],
  ],
  ['R of a list, filled again', file('R SNADS:', row('A', 'User Number 1', 'SNADS:G/N/USER1')), []],
  [
    'a long name (Q104869)',
    file(one(), `A ${'x'.repeat(31)}\tPCM:NET1/PO1/u`),
    ['nameTooLong 1 @2'],
  ],
  [
    'a type before column 34 (Q104869)',
    file(one(), 'A User Number 2         PCM:NET1/PO1/user2'),
    ['nameTooLong 1 @2'],
  ],
  ['a name twice', file(one(), '', one()), ['duplicateNames 1 @3']],
  [
    'an invalid code',
    file(one(), row('X', 'User Number 2', 'PCM:NET1/PO1/user2')),
    ['badCode 1 @2'],
  ],
  ['a bad character in column 1', file(one(), '* User Number 2'), ['badColumn 1 @2']],
  ['no name', file(one(), row('A', '', 'PCM:NET1/PO1/user2')), ['emptyName 1 @2']],
  ['no mailbox', file(one(), row('A', 'User Number 2', 'PCM:NET1/PO1/')), ['noMailbox 1 @2']],
  [
    'template data of SMTP',
    file(row('A', 'User Number 1', 'SMTP:user1@host'), '- Phone:/1'),
    ['templateNotAllowed 1 @2'],
  ],
])('%s', (_, text, problems) => {
  const { kind, isUnderstood, reading } = readFile(text);
  expect([kind, isUnderstood, reading.issues]).toEqual(['import-file', true, []]);
  expect(problemsOf(reading.importFile!)).toEqual(problems);
  // It is no RESYNC.GLB, and says nothing of anybody's numbers.
  expect([reading.transactions, reading.observations, reading.role]).toEqual([
    undefined,
    [],
    undefined,
  ]);
});

const INDENTED = file(one(), row('M', 'one2', 'PCM:NET1/PO1/one2'), ' - Title:/Rep').replace(
  /^(?=.)/gm,
  '     ',
);
test.each<[string, string, string[]]>([
  ['indented as an article prints it', INDENTED, ['warning: every line begins with 5 blanks']],
  ['quoted in a mail', file(one()).replace(/^(?=.)/gm, '> '), []],
  ['below the headers of a mail', `From: user1\nSubject: names\n\n${file(one())}`, []],
])('%s', (_, text, said) => {
  const { kind, reading } = readFile(text);
  expect(kind).toBe('import-file');
  expect(problemsOf(reading.importFile!)).toEqual([]);
  expect(reading.issues.map((each) => `${each.level}: ${messageOf(each).split(',')[0]}`)).toEqual(
    said,
  );
});

test('a text that is called RESYNC.GLB is told to be none', () => {
  const { kind, reading } = readFile(file(one()), 'RESYNC.GLB');
  expect([kind, reading.transactions]).toEqual(['import-file', undefined]);
  expect(messageOf(reading.issues[0]!)).toMatch(/^this is text, not a binary queue/);
});

test('each line is shown, with its place', () =>
  expect(
    recordsOf(openImportFile, file('# x', '', one(), '- Phone:/1')).map(({ at, text }) => [
      at.line,
      text,
    ]),
  ).toEqual([
    [1, '# x'],
    [3, one()],
    [4, '- Phone:/1'],
  ]));

/** Texts that quote a transaction, or look a little like one. */
test.each<[string, string, string | RegExp]>([
  ['prose', 'A user of the PCM gateway wrote:\nD is the letter.\n', /plain text/],
  ['one line among much else', `${'It is late.\n'.repeat(9)}${file(one())}`, /plain text/],
  [
    'a log that lists a transaction (Q117260)',
    `#04/14/94 15:25:24 | Error [ 29] Alias does not exist x\n${file(one())}`,
    'dirsync-log',
  ],
  [
    'a [DIRSYNC-TRANSACTIONS] attachment',
    `[DIRSYNC-TRANSACTIONS]\n${file(one())}`,
    'dirsync-message',
  ],
  [
    'a group file (Q99419)',
    file('# groups', row('G', 'Group 1', 'PCM:NET1/PO1/group1'), one()),
    /GIMPORT\.EXE/,
  ],
  [
    'a group file that purges',
    file(row('P', 'Group 1', 'PCM:NET1/PO1/group1'), one()),
    /GIMPORT\.EXE/,
  ],
  [
    'names of AppleTalk (Q91648)',
    file('A User Number 1@Server #1', 'A User Number 1@Server #2'),
    /MSIMPORT\.IMP/,
  ],
])('no import file: %s', (_, text, what) => {
  const { kind, reading } = readFile(text);
  if (typeof what === 'string') expect(kind).toBe(what);
  else
    expect([kind, messageOf(reading.issues[0]!)]).toEqual(['unknown', expect.stringMatching(what)]);
});

const PIECES = [
  one(),
  '\r\n',
  'M User\n',
  '- Phone:/1\n',
  'T SNADS:G/N\n',
  ' a~1~2~A~~\n',
  '# x\n',
  'R PCM:',
  '   ',
  '\t',
];
test('any input', () => checkAnyInput(openImportFile, PIECES));
test('long lines', () =>
  checkLongLines(openImportFile, ['', ...PIECES.map((piece) => piece.trimEnd())]));
