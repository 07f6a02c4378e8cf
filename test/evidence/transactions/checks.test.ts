import type { Reading } from '../../../src/model/types.js';
import { openListq } from '../../../src/evidence/listq/reader.js';
import { read } from '../../../src/evidence/read.js';
import { layoutOf, writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { readQueue } from '../../support/read-queue.js';
import { bytesOf, readText } from '../../support/read.js';
import { GAP, problemsOf, tallied } from '../../support/transaction-tallies.js';
import { bytesOfText } from '../../support/texts.js';
import { openTransactions } from '../../../src/evidence/transactions/checks.js';

const add = (name: string, address = 'PCM:NET1/PO1/user1'): string => `A ${name}\t${address}`;
const NOTHING = { A: 0, D: 0, M: 0, R: 0, T: 0, '-': 0, '#': 0, '?': 0 };

const WHOLE = [
  'R PCM:POLYNOMIAL/NOVEMBER',
  'A George Jones\tPCM:POLYNOMIAL/NOVEMBER/georgej',
  '- Phone:/(206) 635-7022',
  '- City//ST:/Any City',
  'A George Smith                   pcm:Polynomial/November/georges',
  'D Guy Good\tPCM:POLYNOMIAL/OCTOBER/guy',
  'R X400:',
  'A Good, Guy\tX400:/c=US/admd=ATTMAIL/pn=Guy.Good',
  'T SNADS:GATE/NODE',
  ' Phone:~15~25~A~~',
  '# a comment',
  '& P=1',
  'M one2\tCSI:MACNET/MACPO/one2\r\n  two2\tCSI:MACNET/MACPO/one2',
];

test('transactions are counted by code, type and list', () => {
  const tally = tallied(WHOLE);
  expect(problemsOf(tally)).toEqual([]);
  expect(tally).toMatchObject({
    count: 9,
    byCode: { A: 3, D: 1, M: 1, R: 2, T: 1, '-': 2, '#': 1, '?': 1 },
    byType: [
      { type: 'PCM', count: 4 },
      { type: 'X400', count: 2 },
      { type: 'SNADS', count: 1 },
      { type: 'CSI', count: 1 },
    ],
    ...{ listsLeftOut: 0, largestTemplate: 1, isComplete: true, unreadBytes: 0, source: 'queue' },
    isExact: { duplicateNames: true, unknownAliases: true, unknownPrompt: true },
    at: { record: 1 },
  });
  const counts = { replaces: 0, adds: 0, deletes: 0, modifies: 0, templates: 0, templateData: 0 };
  expect(tally.lists).toEqual([
    { ...counts, list: 'POLYNOMIAL/NOVEMBER', type: 'PCM', replaces: 1, adds: 2, templateData: 2 },
    { ...counts, list: 'POLYNOMIAL/OCTOBER', type: 'PCM', deletes: 1 },
    { ...counts, list: 'X400:', type: 'X400', replaces: 1, adds: 1 },
    { ...counts, list: 'SNADS:GATE/NODE', type: 'SNADS', templates: 1 },
    { ...counts, list: 'CSI:MACNET/MACPO', type: 'CSI', modifies: 1 },
  ]);
});

test('nothing is nothing', () =>
  expect(tallied([])).toMatchObject({ count: 0, byCode: NOTHING, byType: [], lists: [] }));

test('examples: five of each, with record, byte, number and 80 characters of text', () => {
  const { problems } = tallied(Array.from({ length: 9 }, () => add('x'.repeat(99))));
  expect(problems.nameTooLong?.count).toBe(9);
  expect(problems.nameTooLong?.examples).toHaveLength(5);
  expect(problems.nameTooLong?.examples[1]).toEqual({
    at: { record: 2, byte: 200 },
    number: 1002,
    kind: 'transaction',
    text: `A ${'x'.repeat(78)}`,
  });
});

test('a list that R replaces as a type has the names of its nodes', () => {
  const records = ['R SNADS:', add('Guy', 'SNADS:GATE/NODE/GUY'), add('Bo', 'SNADS:GATE/EDON/BO')];
  expect(tallied(records).lists).toMatchObject([{ list: 'SNADS:', replaces: 1, adds: 2 }]);
  const single = ['R PROFS:GATE/NODE', add('Guy', 'PROFS:GATE/NODE/GUY')];
  expect(tallied(single).lists).toMatchObject([{ list: 'PROFS:GATE/NODE', replaces: 1, adds: 1 }]);
});

const PO1 = 'R PCM:NET1/PO1';
describe('what is wrong from record to record', () => {
  test.each<[string, (string | typeof GAP)[], string[]]>([
    ['a name twice', [add('Guy'), add('guy')], ['duplicateNames 1 @2']],
    ['a name in two lists', [add('Guy'), add('Guy', 'PCM:NET1/PO2/user1')], []],
    [
      'a name twice, list spelt otherwise',
      [add('Guy'), add('Guy', 'net1/po1/x')],
      ['duplicateNames 1 @2'],
    ],
    [
      'a name in columns and by tab',
      [add('Guy'), `A ${'Guy'.padEnd(31)}PCM:NET1/PO1/user1`],
      ['duplicateNames 1 @2'],
    ],
    ['a name again after R', [add('Guy'), PO1, add('Guy')], []],
    ['a name again after D', [add('Guy'), 'D Guy\tPCM:NET1/PO1/user1', add('Guy')], []],
    [
      'a name again after R of its type',
      [add('Guy', 'SNADS:G/N/GUY'), 'R SNADS:', add('Guy', 'SNADS:G/N/GUY')],
      [],
    ],
    [
      'a name again after another R',
      [add('Guy'), 'R PCM:NET1/PO2', add('Guy')],
      ['duplicateNames 1 @3'],
    ],
    ['a name again after a gap', [add('Guy'), GAP, add('Guy')], []],
    [
      'X.400 names twice',
      [add('Guy', 'X400:/c=US'), add('Guy', 'X400:/c=DE')],
      ['duplicateNames 1 @2'],
    ],
    ['D of an emptied list', [PO1, 'D Guy\tPCM:NET1/PO1/user1'], ['unknownAliases 1 @2']],
    ['D of what was added', [PO1, add('Guy'), 'D Guy\tPCM:NET1/PO1/user1'], []],
    [
      'D twice',
      [PO1, add('Guy'), 'D Guy\tPCM:NET1/PO1/x', 'D  Guy\tPCM:NET1/PO1/x'],
      ['unknownAliases 1 @4'],
    ],
    ['D of a list that is not replaced', ['D Guy\tPCM:NET1/PO1/user1'], []],
    ['D of an emptied list, after a gap', [PO1, GAP, 'D Guy\tPCM:NET1/PO1/user1'], []],
    ['D of an emptied type', ['R SNADS:', 'D Guy\tSNADS:G/N/GUY'], ['unknownAliases 1 @2']],
    [
      'template data of a free type',
      [add('Guy', 'SMTP:a@b'), '- Phone:/1'],
      ['templateNotAllowed 1 @2'],
    ],
    ['template data of SNADS', [add('Guy', 'SNADS:G/N/GUY'), '- Phone:/1'], []],
    ['template data without a slash', [add('Guy'), '- Phone'], ['templateWithoutSlash 1 @2']],
    [
      'template data in the same record',
      [`${add('Guy', 'SMTP:a@b')}\r\n- Phone:/1`],
      ['templateNotAllowed 1 @1'],
    ],
    ['a strange line in a record', [`${add('Guy')}\r\n? Phone:/1`], ['badColumn 1 @1']],
    ['a strange record', ['? Guy', 'X Guy', '7 Guy'], ['badCode 1 @2', 'badColumn 2 @1,3']],
    [
      'a SNADS gateway with a reserved name, twice',
      [add('Guy', 'SNADS:FAX/N/GUY'), add('Bo', 'SNADS:FAX/N/BO')],
      ['reservedGateway 2 @1,2'],
    ],
    [
      'a bad postoffice, twice',
      [add('Guy', 'PCM:NET1/PO-1/GUY'), add('Bo', 'PCM:NET1/PO-1/BO')],
      ['badCharacter 2 @1,2'],
    ],
  ])('%s', (_, records, expected) => expect(problemsOf(tallied(records))).toEqual(expected));
});

describe('templates that the file defines', () => {
  const T = 'T SNADS:G/N';
  const guy = add('Guy', 'SNADS:G/N/GUY');
  test.each<[string, string[], string[], number]>([
    ['a prompt of it', [T, ' Phone:~1~2~A~~', guy, '- Phone:/1'], [], 1],
    ['in other letters', [T, ' Phone:~1~2~A~~', guy, '- PHONE:/1'], [], 1],
    ['with slashes', [T, ' City/ST:~1~2~A~~', guy, '- City//ST:/1'], [], 1],
    ['another prompt', [T, ' Phone:~1~2~A~~', guy, '- Fax:/1'], ['unknownPrompt 1 @4'], 1],
    [
      'another one in the same record',
      [`${T}\r\n Phone:~1~2~A~~\r\n`, `${guy}\r\n- Fax:/1`],
      ['unknownPrompt 1 @2'],
      1,
    ],
    ['another list', [T, ' Phone:~1~2~A~~', add('Bo', 'SNADS:G/M/BO'), '- Fax:/1'], [], 1],
    ['no template at all', [guy, '- Fax:/1'], [], 0],
    ['the larger of two', [`${T}\n a~1~2~A~~\n b~1~2~A~~`, 'T SNADS:G/M', ' a~1~2~A~~'], [], 2],
    ['a field without its blank', [T, 'Phone:~1~2~A~~'], ['badColumn 1 @2'], 0],
    ['256 fields', [`${T}\n${' a~1~2~A~~\n'.repeat(256)}`], [], 256],
  ])('%s', (_, records, problems, largest) => {
    const tally = tallied(records);
    expect(problemsOf(tally)).toEqual(problems);
    expect(tally.largestTemplate).toBe(largest);
    expect(tally.isExact.unknownPrompt).toBe(true);
  });

  test('too many prompts, or too many templates: not judged, and said', () => {
    const fields = Array.from({ length: 300 }, (_unused, n) => ` p${n}:~1~2~A~~`).join('\n');
    const large = tallied([`${T}\n${fields}`, guy, '- Fax:/1']);
    expect([problemsOf(large), large.largestTemplate]).toEqual([[], 300]);
    expect(large.isExact.unknownPrompt).toBe(false);
    const many = tallied(Array.from({ length: 65 }, (_unused, n) => `T SNADS:G/N${n}`));
    expect(many.isExact.unknownPrompt).toBe(false);
  });
});

describe('M', () => {
  const first = 'M one2                           PCM:NET1/PO1/one2';
  const second = '  PO1 User 2                     PCM:NET1/PO1/one2';
  const malformed = ['modifyMalformed 1 @1'];
  const nameAlone = [...malformed, 'modifyWithoutAddress 1 @1'];
  const noChange = ['modifyWithoutChange 1 @1'];
  test.each<[string, (string | typeof GAP)[], string[]]>([
    ['with its second line', [`${first}\r\n${second}`], []],
    ['with its second line as a record of its own', [first, second], []],
    ['with a comment between', [first, '# comment', second], []],
    ['with a blank line between (Q117260)', [`${first}\r\n \r\n${second}`], []],
    ['with template data behind it', [`${first}\r\n${second}\r\n- Phone:/1`], []],
    ['as Q127918 has it', ['M George Jones', ' PCM:NET1/PO1/GEORGEJ', '- Title:/Sales Rep'], []],
    ['with template data alone (Q159308)', [`${first}\r\n- Phone:/1`], []],
    ['with template data as records of their own', [first, '- Phone:/1', '- Fax:/2'], []],
    ['with a comment before its template data', [first, '# comment', '- Phone:/1'], []],
    [
      'as Q151782 has it, the name shorter than its columns',
      [`M Katie Jordan\tPCM:TOON/TOWN/KJORDAN\r\n- Internal Mail Stop:/ Trey Research #86`],
      [],
    ],
    ['of SNADS with template data', ['M one2\tSNADS:G/N/ONE2', '- Phone:/1'], []],
    [
      'with template data of a type that may have none',
      ['M one2\tSMTP:one@two', '- Phone:/1'],
      ['templateNotAllowed 1 @2'],
    ],
    ['with a blank before the hyphen (Q152424)', [`${first}\r\n${second}\r\n - Title:/Rep`], []],
    ['the same without a second line (Q159308)', [`${first}\r\n - Title:/Rep`], []],
    ['the short form of Q127918', ['M George Jones', '- Title:/Sales Rep'], nameAlone],
    ['the same in one record', ['M George Jones\r\n- Title:/Sales Rep'], nameAlone],
    ['the same as Q152424 prints it', ['M George Jones\r\n - Title:/Sales Rep'], nameAlone],
    ['with a name alone', ['M George Jones'], nameAlone],
    ['with a name alone before another', ['M George Jones', add('Guy')], nameAlone],
    ['with another transaction behind it', [first, add('Guy')], noChange],
    [
      'with a strange record behind it',
      [first, '? Guy'],
      ['modifyWithoutChange 1 @1', 'badColumn 1 @2'],
    ],
    ['with nothing behind it', [first], noChange],
    ['with a second line without address', [`${first}\r\n  PO1 User 2`], malformed],
    ['with a second line without name', [first, `${' '.repeat(33)}NET1/PO1/x`], malformed],
    ['with a gap behind it', [first, GAP, add('Guy')], []],
    ['at the end of a file that is cut', [add('Guy'), GAP, first], []],
    [
      'with a new name that is too long',
      [`${first}\r\n  ${'x'.repeat(31)}\tPCM:NET1/PO1/one2`],
      ['nameTooLong 1 @1'],
    ],
    ['of a name that R emptied', [PO1, `${first}\r\n${second}`], ['unknownAliases 1 @2']],
    [
      'that keeps the name',
      [PO1, add('one2'), `${first}\r\n  one2\tPCM:NET1/PO1/one2`, 'D one2\tPCM:NET1/PO1/x'],
      [],
    ],
    [
      'to a name that is taken',
      [add('one2'), add('PO1 User 2'), `${first}\r\n${second}`],
      ['duplicateNames 1 @3'],
    ],
    ['frees the old name', [add('one2'), `${first}\r\n${second}`, add('one2')], []],
    [
      'without change frees nothing',
      [add('one2'), first, add('one2')],
      ['duplicateNames 1 @3', 'modifyWithoutChange 1 @2'],
    ],
    [
      'with template data alone keeps the name',
      [add('one2'), `${first}\r\n- Phone:/1`, add('one2')],
      ['duplicateNames 1 @3'],
    ],
  ])('%s', (_, records, expected) => expect(problemsOf(tallied(records))).toEqual(expected));

  test.each<[string, string[], string[]]>([
    ['joined', ['M one2 PCM:NET1/PO1/one2 User 2 PCM:NET1/PO1/one2'], []],
    [
      'its second line without blanks',
      ['M one2 PCM:NET1/PO1/one2', 'User 2 PCM:NET1/PO1/one2'],
      [],
    ],
    ['a new name like a code', ['M one2 PCM:NET1/PO1/one2', 'Adam PCM:NET1/PO1/one2'], []],
    ['none', ['M one2 PCM:NET1/PO1/one2', add('Guy')], ['modifyWithoutChange 1 @100']],
    ['template data alone', ['M one2 PCM:NET1/PO1/one2\n- Phone:/1'], []],
    [
      'a name alone',
      ['M one2', '- Phone:/1'],
      ['modifyMalformed 1 @100', 'modifyWithoutAddress 1 @100'],
    ],
  ])('in a listing: %s', (_, records, expected) =>
    expect(problemsOf(tallied(records, 'listq'))).toEqual(expected),
  );
});

test('a listing tells lines, and finds fields on one line', () => {
  const tally = tallied(
    ['T SNADS:G/N Phone:~1~2~A~~ Fax:~1~2~A~~', 'A Guy SNADS:G/N/GUY', '- Car:/1', 'Zip:~1~2~A~~'],
    'listq',
  );
  expect(problemsOf(tally)).toEqual(['unknownPrompt 1 @300', 'badCode 1 @400']);
  expect(tally.problems.unknownPrompt?.examples[0]?.at).toEqual({ line: 300 });
  expect(tally.largestTemplate).toBe(2);
});

describe('bounds', () => {
  test('names beyond the table: said, and no longer counted', () => {
    const open = openTransactions('queue');
    // One record again and again, with the next number in the place of the last one.
    const bytes = bytesOfText('A User 000000\tPCM:NET/PO/user');
    const put = (n: number): void => {
      for (let at = 12, rest = n; at > 6; at -= 1, rest = Math.floor(rest / 10))
        bytes[at] = 0x30 + (rest % 10);
      open.add(bytes, 0, bytes.length, n + 1, 0, null, () => '');
    };
    for (let n = 0; n < 196_700; n += 1) put(n);
    put(1);
    const tally = open.end({ isComplete: true, unreadBytes: 0, at: {} });
    expect(tally.isExact).toMatchObject({ duplicateNames: false, unknownAliases: false });
    expect(problemsOf(tally).filter((line) => line.startsWith('duplicate'))).toEqual([]);
    expect(tally.count).toBe(196_701);
  });
  test('every name is found again in a large list', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => add(`User ${n}`));
    expect(tallied([...names, ...names]).problems.duplicateNames?.count).toBe(20_000);
  });
  test('lists beyond 16384 are left out, and their types still counted', () => {
    const records = Array.from({ length: 16_400 }, (_, n) => `R PCM:NET${n % 7}/PO${n}`);
    const tally = tallied(records);
    expect([tally.lists.length, tally.listsLeftOut]).toEqual([16_384, 16]);
    expect(tally.byType).toEqual([{ type: 'PCM', count: 16_400 }]);
    expect(tally.isExact.duplicateNames).toBe(false);
  });
  test('beyond them each record is counted by its code and type', () => {
    const full = Array.from({ length: 16_384 }, (_, n) => `R SNADS:NET${n % 7}/PO${n}`);
    const tally = tallied([
      ...full,
      ...['A User\tPCM:NEW/PO1/user', 'D User\tcsi:NEW/PO2/user', 'M User\tPCM:NEW/PO3/user'],
      ...['- Phone:/1', 'R CSI:NEW/PO4', 'T PCM:NEW/PO5', 'A User\tPCM:NEW-1/PO/user'],
    ]);
    expect([tally.lists.length, tally.listsLeftOut]).toEqual([16_384, 6]);
    expect(tally.byCode).toMatchObject({ A: 2, D: 1, M: 1, '-': 1, R: 16_385, T: 1 });
    expect(tally.byType).toEqual([
      { type: 'SNADS', count: 16_384 },
      { type: 'PCM', count: 4 },
      { type: 'CSI', count: 2 },
    ]);
    expect(tally.isExact.duplicateNames).toBe(false);
  });
  test('types beyond a limit are counted together', () => {
    const tally = tallied(Array.from({ length: 300 }, (_, n) => add('Guy', `F${n}:x`)));
    expect(tally.byType).toHaveLength(257);
    expect(tally.byType[0]).toEqual({ type: '?', count: 44 });
  });
});

const HEADER = 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22';
const layout = layoutOf({
  ...{ fixedBytes: 24, fixedPart: 'before', nul: true, seed: 1, filler: 'noise' },
  fields: [
    { name: 'number', form: 'binary' },
    { name: 'date', form: 'unix' },
    { name: 'length', form: 'text+nul', bytes: 2 },
  ],
});
const queueOf = (texts: readonly string[]): Uint8Array =>
  writeQueue(
    texts.map((text, at) => ({ number: at + 1, date: 766411632 + at, text })),
    layout,
  );

describe('through the reader of queues', () => {
  const texts = [
    HEADER,
    PO1,
    add('Jürgen Größe', 'PCM:NÄT/PO1/x'),
    add('y'.repeat(40)),
    add('Guy'),
    add('Bo'),
  ];
  test('a RESYNC has its transactions, without the header', () => {
    const { transactions } = readQueue(queueOf(texts)).reading;
    expect(transactions).toMatchObject({ count: 5, isComplete: true, at: { record: 1 } });
    expect(transactions?.lists.map(({ list }) => list)).toEqual(['NET1/PO1', 'NÄT/PO1']);
    const before = queueOf(texts.slice(0, 3)).length;
    expect(transactions?.problems.nameTooLong?.examples).toEqual([
      {
        at: { record: 4, byte: before + 24 },
        number: 4,
        kind: 'transaction',
        text: add('y'.repeat(40)).slice(0, 80),
      },
    ]);
  });
  test.each<[string, string, string[], boolean]>([
    ['SRVTRANS.GLB', 'with a header', texts, true],
    ['x.glb', 'with a header', texts, true],
    ['SRVTRANS.GLB', 'without', texts.slice(1), false],
    ['RESYNC.GLB', 'without', texts.slice(1), true],
    ['REQTRANS.GLB', 'with a header', texts, false],
    ['MSTTRANS.GLB', 'with a header', texts, false],
  ])('%s %s', (name, _, all, has) =>
    expect(readQueue(queueOf(all), name).reading.transactions !== undefined).toBe(has),
  );
  test('damage is counted, and nothing is complete', () => {
    const many = [...texts, ...Array.from({ length: 40 }, (_, n) => add(`User ${n}`))];
    const bytes = queueOf(many);
    bytes.fill(1, 1500, 1580);
    const { transactions, queue } = readQueue(bytes).reading;
    expect(transactions).toMatchObject({ isComplete: false, unreadBytes: queue?.unreadBytes });
    expect(transactions?.unreadBytes).toBeGreaterThan(59);
  });
  test('zero bytes behind the last record are no damage', () => {
    const bytes = queueOf([...texts, ...texts.slice(1)]);
    const padded = new Uint8Array(bytes.length + 100);
    padded.set(bytes);
    expect(readQueue(padded).reading.transactions).toMatchObject({
      isComplete: true,
      unreadBytes: 0,
    });
  });
  test.each([
    ['an empty file', new Uint8Array(0), { count: 0, isComplete: true, unreadBytes: 0 }],
    ['zero bytes alone', new Uint8Array(64), { count: 0, isComplete: false, unreadBytes: 64 }],
  ])('%s', (_, bytes, expected) =>
    expect(readQueue(bytes).reading.transactions).toMatchObject(expected),
  );
});

describe('through the reader of listings', () => {
  const listing = (...lines: string[]): string =>
    [
      'Examining NET1/PO1 Dirsync transaction file: RESYNC',
      '',
      'Sync#  Transaction',
      ...lines.map((line, at) => `${String(at + 1).padStart(6, '0')} ${line}`),
    ].join('\n');
  test('the transactions below the header', () => {
    const text = listing(HEADER, PO1, 'A Guy<tab>PCM:NET1/PO1/', 'A Bo\n<tab>PCM:NET1/PO1/bo');
    const { transactions } = readText(openListq, text);
    expect(transactions).toMatchObject({
      count: 3,
      source: 'listq',
      unreadBytes: 0,
      at: { line: 4 },
    });
    expect(transactions?.problems.noMailbox?.examples[0]).toEqual({
      ...{ at: { line: 6 }, number: 3, kind: 'transaction', text: 'A Guy\tPCM:NET1/PO1/' },
    });
  });
  test('of several listings the first counts', () => {
    const text = `${listing(HEADER, PO1)}\n\n${listing(HEADER, PO1, add('Guy'))}`;
    expect(readText(openListq, text).transactions?.count).toBe(1);
  });
  test('joined readings keep them', () => {
    const chunks = [bytesOf(listing(HEADER, PO1))];
    const { reading } = read('resync.txt', chunks) as { reading: Reading };
    expect(reading.transactions?.count).toBe(1);
  });
});
