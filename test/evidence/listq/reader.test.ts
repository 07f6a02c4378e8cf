import { looksLikeListq, openListq } from '../../../src/evidence/listq/reader.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { facts, issues, readText, recordsOf } from '../../support/read.js';

const read = (text: string, name = 'evidence.txt') => readText(openListq, text, name);
const records = (text: string) =>
  recordsOf(openListq, text).map(({ at, number, text: words }) => [at.line, number, words]);

const TITLE = `Microsoft Mail for the PC v3.2, LISTQ v3.2.0.1
(C) Microsoft Corp. 1993-1994. All rights reserved

`;
const banner = (file: string, name = 'POLYNOMIAL/MONTGOMERY') =>
  `Examining ${name} Dirsync transaction file: ${file}\n`;
const COLUMNS = '\nCRC  Date stamp               Sync#  Transaction\n';

/** The form of Q96060, with -c and -t; names are neutral. */
const VARIANT_A = `${TITLE}${banner('REQTRANS')}
Checking CRC...
${COLUMNS}FB16 Thu Apr 07 12:13:52 1994 000001 R PCM:POLYNOMIAL/MONTGOMERY
B4A2 Thu Apr 07 12:13:52 1994 000002 R SNADS:
2FC1 Thu Apr 07 12:13:52 1994 000003 A User Number 1
<tab>PCM:POLYNOMIAL/MONTGOMERY/user1
D2CD Thu Apr 07 12:13:53 1994 000004 A User Number 2<tab>PCM:POLYNOMIAL/MONTGOMERY/user2
`;
/** The form that PODIAG's rebuilt queue was shown in (Q110496). */
const VARIANT_B = `Item   Sync No.   Transaction
------ ---------- ----------------------------------------------
1      XXXXXXXXXX # Dummy record installed by PODIAG.<00>
End of Queue
`;

describe('the published listings', () => {
  test('Q96060: records, dates and wrapped lines', () => {
    expect(recordsOf(openListq, VARIANT_A)).toEqual([
      {
        record: 1,
        at: { line: 9 },
        number: 1,
        date: Date.UTC(1994, 3, 7, 12, 13, 52) / 1000,
        text: 'R PCM:POLYNOMIAL/MONTGOMERY',
      },
      expect.objectContaining({ record: 2, number: 2, text: 'R SNADS:' }),
      expect.objectContaining({
        record: 3,
        at: { line: 11 },
        text: 'A User Number 1\tPCM:POLYNOMIAL/MONTGOMERY/user1',
      }),
      expect.objectContaining({
        record: 4,
        date: Date.UTC(1994, 3, 7, 12, 13, 53) / 1000,
        text: 'A User Number 2\tPCM:POLYNOMIAL/MONTGOMERY/user2',
      }),
    ]);
    const reading = read(VARIANT_A);
    expect(facts(reading)).toEqual(
      ['read true', 'isEmpty false', 'lastNumber 4', 'outOfOrder false'].map(
        (fact) => `reqtrans.${fact} POLYNOMIAL/MONTGOMERY reqtrans @9`,
      ),
    );
    expect(reading).toMatchObject({ issues: [], role: 'reqtrans' });
    expect(reading.pending).toEqual([
      {
        requestor: 'POLYNOMIAL/MONTGOMERY',
        runs: [[1, 4]],
        replaces: [
          { number: 1, list: 'POLYNOMIAL/MONTGOMERY' },
          { number: 2, list: 'SNADS:' },
        ],
        lists: [
          { list: 'POLYNOMIAL/MONTGOMERY', count: 3 },
          { list: 'SNADS:', count: 1 },
        ],
        complete: true,
        at: { line: 9 },
      },
    ]);
  });

  test('Q96060 with the margin of an article', () => {
    const indented = VARIANT_A.replace(/^/gm, '   ');
    expect(records(indented)).toEqual(records(VARIANT_A));
    expect(read(indented).pending).toEqual(read(VARIANT_A).pending);
  });

  test('Q110496: number unknown, NUL shown as <00>', () => {
    expect(records(VARIANT_B)).toEqual([[3, null, '# Dummy record installed by PODIAG.']]);
    const reading = read(VARIANT_B, 'REQTRANS.TXT');
    expect(facts(reading)).toEqual([
      'reqtrans.read true ? reqtrans @3',
      'reqtrans.isEmpty false ? reqtrans @3',
    ]);
    expect(reading).toMatchObject({ issues: [], role: 'reqtrans' });
    expect(reading.pending).toEqual([
      { requestor: null, runs: [], replaces: [], lists: [], complete: true, at: { line: 3 } },
    ]);
  });
});

describe('columns and pasted lines', () => {
  test.each<[string, string, unknown[]]>([
    [
      'no -c',
      'Date stamp               Sync#  Transaction\nThu Apr 07 12:13:52 1994 000001 R SNADS:',
      [[2, 1, 'R SNADS:']],
    ],
    ['no -t', 'CRC  Sync#  Transaction\nFB16 000001 R SNADS:', [[2, 1, 'R SNADS:']]],
    ['neither', 'Sync#  Transaction\n000001 R SNADS:', [[2, 1, 'R SNADS:']]],
    ['wide number', 'Sync#  Transaction\n1000001 R SNADS:', [[2, 1000001, 'R SNADS:']]],
    ['real tab', 'Sync#  Transaction\n000001 A One\tPCM:A/B/c', [[2, 1, 'A One\tPCM:A/B/c']]],
    [
      'columns',
      'Sync#  Transaction\n000001 A One      PCM:A/B/c',
      [[2, 1, 'A One      PCM:A/B/c']],
    ],
    ['pasted, with date', 'Thu Apr 07 12:13:52 1994 000001 R SNADS:', [[1, 1, 'R SNADS:']]],
    ['pasted, all', 'FB16 Thu Apr  7 12:13:52 1994 000001 R SNADS:', [[1, 1, 'R SNADS:']]],
    ['pasted, bare', '000001 R SNADS:', [[1, 1, 'R SNADS:']]],
    [
      'pasted, a header',
      '000001 IMPSEQ=1 SRVSEQ=2 REQSEQ=3',
      [[1, 1, 'IMPSEQ=1 SRVSEQ=2 REQSEQ=3']],
    ],
    [
      'quoted',
      '> 000001 R SNADS:\n> 000002 R X400:',
      [
        [1, 1, 'R SNADS:'],
        [2, 2, 'R X400:'],
      ],
    ],
    ['control characters', '000001 # a<0d><0a>b<00><00>', [[1, 1, '# a\r\nb']]],
    ['other <hh> stay', '000001 # a<41><e9>', [[1, 1, '# a<41><e9>']]],
    ['prose with numbers', 'On 07 Apr 123456 users were added\n555123 calls', []],
  ])('%s', (_, text, expected) => expect(records(text)).toEqual(expected));
});

describe('wrapped lines', () => {
  const wide = `000001 A ${'x'.repeat(71)}`;
  test.each<[string, string, string]>([
    ['by the screen, inside a word', `${wide}\nyy PCM:A/B/c`, `A ${'x'.repeat(71)}yy PCM:A/B/c`],
    ['by the screen, before a blank', `${wide}\n yy`, `A ${'x'.repeat(71)} yy`],
    ['by the screen, with a margin', `  ${wide}\n  yy`, `A ${'x'.repeat(71)}yy`],
    ['at a word', '000001 A One\nPCM:A/B/c', 'A One PCM:A/B/c'],
    ['before a tab', '000001 A One\n\tPCM:A/B/c', 'A One\tPCM:A/B/c'],
    ['before <tab>, with a margin', '   000001 A One\n   <tab>PCM:A/B/c', 'A One\tPCM:A/B/c'],
    ['twice', '000001 A One\nTwo\n<tab>PCM:A/B/c', 'A One Two\tPCM:A/B/c'],
    ['template data', '000001 A One PCM:A/B/c\n- Phone:/5', 'A One PCM:A/B/c\n- Phone:/5'],
    ['a header', '000001 IMPSEQ=1\nSRVSEQ=2\nREQSEQ=3', 'IMPSEQ=1 SRVSEQ=2 REQSEQ=3'],
  ])('%s', (_, text, expected) => expect(records(text)).toEqual([[1, 1, expected]]));
});

describe('the header and the dummy', () => {
  test('a RESYNC listing', () => {
    const text = `${banner('RESYNC')}${COLUMNS}FB16 Thu Apr 07 12:13:52 1994 000000 REQSEQ=0000000022, SRVSEQ=0000000080,
IMPSEQ=0000000001<00>
D2CD Thu Apr 07 12:13:52 1994 000001 R PCM:POLYNOMIAL/OCTOBER
`;
    const reading = read(text);
    expect(facts(reading)).toEqual([
      'header.present true header listq @4',
      'header.wellFormed true header listq @4',
      'header.IMPSEQ 1 header listq @4',
      'header.SRVSEQ 80 header listq @4',
      'header.REQSEQ 22 header listq @4',
      `resync.stamped ${Date.UTC(1994, 3, 7, 12, 13, 52) / 1000} header listq @4`,
    ]);
    expect(reading).toMatchObject({ issues: [], role: 'resync' });
    expect(reading.pending).toBeUndefined();
  });

  test.each<[string, string, string, string[]]>([
    [
      'none, from the start',
      'mail.txt',
      `${banner('RESYNC')}Sync#  Transaction\n000001 R SNADS:\n`,
      ['header.present false header listq @3'],
    ],
    [
      'none, in a file named for the queue',
      'RESYNC.TXT',
      'Sync#  Transaction\n000001 R SNADS:\n',
      ['header.present false header listq @2'],
    ],
    [
      'none, but the name may mean anything',
      'resync-trouble.txt',
      'Sync#  Transaction\n000001 R SNADS:\n',
      [],
    ],
    ['not seen, in pasted lines', 'RESYNC.TXT', '000005 R SNADS:', []],
  ])('%s', (_, name, text, expected) => expect(facts(read(text, name))).toEqual(expected));

  test('a RESYNC listed under the name SRVTRANS (Q119449)', () => {
    const reading = read(
      `${banner('SRVTRANS')}Sync# Transaction\n000000 IMPSEQ=1 SRVSEQ=2 REQSEQ=3`,
    );
    expect(reading.role).toBe('resync');
  });

  test('the dummy of a REQTRANS holds ReqSync', () => {
    const reading = read(
      `${banner('REQTRANS')}Sync#  Transaction\n000022 # Last confirmed\n000023 R SNADS:\n000025 R X400:\n`,
    );
    expect(facts(reading)[0]).toBe('requestor.ReqSync 22 POLYNOMIAL/MONTGOMERY reqtrans @3');
    expect(facts(reading)).toContain('reqtrans.dummyNumber 22 POLYNOMIAL/MONTGOMERY reqtrans @3');
    expect(reading.pending).toEqual([
      {
        requestor: 'POLYNOMIAL/MONTGOMERY',
        runs: [
          [23, 23],
          [25, 25],
        ],
        replaces: [
          { number: 23, list: 'SNADS:' },
          { number: 25, list: 'X400:' },
        ],
        lists: [
          { list: 'SNADS:', count: 1 },
          { list: 'X400:', count: 1 },
        ],
        complete: true,
        at: { line: 3 },
      },
    ]);
  });
});

describe('the numbers of a header whose lines break', () => {
  const next = '000001 R SNADS:\n';
  const head = '000000 IMPSEQ=1 SRVSEQ=80 REQSEQ=';
  const wide = (end: string) => `000000 ${'x'.repeat(63 - end.length)} SRVSEQ=8 ${end}`;
  test.each<[string, string, (number | null)[]]>([
    ['nowhere', `${head}140\n${next}`, [1, 80, 140]],
    ['inside the last number', `${head}14\n0\n${next}`, [1, 80, null]],
    ['before the last number', `${head}\n140\n${next}`, [1, 80, 140]],
    [
      'before the last number, padded',
      `000000 IMPSEQ=0000000001 SRVSEQ=0000000080 REQSEQ=\n0000000140\n${next}`,
      [1, 80, 140],
    ],
    [
      'before a number and the rest',
      `000000 IMPSEQ=0000000001 REQSEQ=\n0000000140 SRVSEQ=0000000080\n${next}`,
      [1, 80, 140],
    ],
    [
      'inside a number and the rest',
      `000000 IMPSEQ=1 REQSEQ=1400\n000040 SRVSEQ=80\n${next}`,
      [1, 80, null],
    ],
    ['inside a name', `000000 IMPSEQ=1 SRVSEQ=80 REQ\nSEQ=140\n${next}`, [1, 80, 140]],
    [
      'inside the last word of a name',
      `000000 IMPSEQ=1 SRVSEQ=80 REQSE\nQ=140\n${next}`,
      [1, 80, 140],
    ],
    ['behind a number', `000000 IMPSEQ=1 SRVSEQ=80\nREQSEQ=140\n${next}`, [1, 80, 140]],
    ['at column 80, inside a number', `${wide('REQSEQ=14')}\n0\n${next}`, [null, 8, 140]],
    ['at column 80, the rest is missing', wide('REQSEQ=14') + '\n', [null, 8, null]],
    [
      'at column 80, below a prompt',
      `${wide('REQSEQ=14')}\n-- More --\n0\n${next}`,
      [null, 8, null],
    ],
    ['inside a number, with blank lines between', `${head}14\n\n0\n\n${next}`, [1, 80, null]],
    ['at the end of the text', `${head}14`, [1, 80, null]],
    [
      'at the end of the text, all of ten digits',
      '000000 IMPSEQ=0000000001 SRVSEQ=0000000080 REQSEQ=0000000014',
      [1, 80, 14],
    ],
    ['behind the end of the line', `${head}14\n`, [1, 80, 14]],
  ])('%s', (_, text, expected) => {
    const found = read(`Sync#  Transaction\n${text}`, 'RESYNC.TXT').observations;
    expect(
      ['IMPSEQ', 'SRVSEQ', 'REQSEQ'].map(
        (name) => found.find(({ fact }) => fact === `header.${name}`)?.value ?? null,
      ),
    ).toEqual(expected);
  });

  test('torn in two records it has no number that could be too low', () => {
    const text =
      'Sync#  Transaction\n000001 IMPSEQ=000\n\n0000002 SRVSEQ=0000000140 REQSEQ=0000000140\n' +
      '000003 R PCM:NET1/PO1\n';
    const { observations } = readText(
      openListq,
      `Examining NET1/PO1 Dirsync transaction file: RESYNC\n\n${text}`,
    );
    expect(observations.filter(({ fact }) => /SEQ$/.test(fact))).toEqual([]);
    expect(observations.find(({ fact }) => fact === 'header.present')?.value).toBe(true);
  });

  test('the first line below the columns is a record whatever it says', () => {
    const reading = read(`Sync#  Transaction\n000000 Sync 1 80 140\n${next}`, 'RESYNC.TXT');
    expect(facts(reading)).toEqual([]);
    expect(issues(reading)[0]).toMatch(/^error @2: .* the first record, "Sync 1 80 140", is none/);
  });

  test('a line below the columns that is no record may have been the first', () => {
    const reading = read(`Sync#  Transaction\nSync 1 80 140\n${next}`, 'RESYNC.TXT');
    expect(facts(reading)).toEqual([]);
  });

  test('a second header right below is a record of its own', () => {
    const text = `Sync#  Transaction\n${head}140\n000001 IMPSEQ=1 SRVSEQ=80 REQSEQ=140\n`;
    expect(records(text)).toHaveLength(2);
  });
});

describe('what is not whole', () => {
  const start = `${banner('REQTRANS')}Sync#  Transaction\n`;
  test.each<[string, string, boolean, string[]]>([
    ['whole', `${start}000001 R SNADS:\n000002 R X400:\n`, true, []],
    ['text below the listing', `${start}000001 R SNADS:\n\nThat is all.\nA greeting.\n`, true, []],
    ['a prompt below', `${start}000001 R SNADS:\nC:\\MAILEXE>dir\n`, true, []],
    ['blank lines inside', `${start}\n000001 R SNADS:\n\n000002 R X400:\n`, true, []],
    [
      'a foreign line inside',
      `${start}000001 R SNADS:\n\nWhat is this?\n000002 R X400:\n`,
      false,
      ['warning @5: a line inside the listing is no transaction'],
    ],
    [
      'a damaged number',
      `${start}000001 R SNADS:\n0O0002 R X400:\n000003 R OV:\n`,
      false,
      ['warning @4: a transaction line of the listing cannot be read'],
    ],
    [
      'a number too large',
      `${start}9999999999 R SNADS:\n`,
      false,
      ['warning @3: a sync number is larger than 4294967295 and is not used'],
    ],
    [
      'a complaint about a CRC',
      `${start}000001 R SNADS:\nError: bad CRC in next record\n000002 R X400:\n`,
      false,
      ['warning @4: LISTQ complains about a CRC here (Q96060)'],
    ],
    [
      'a screen copied twice',
      `${start}000001 R SNADS:\n000002 R X400:\n000001 R SNADS:\n000003 R OV:\n`,
      false,
      ['warning @5: sync number 1 does not follow 2; left out'],
    ],
    ['pasted from the middle', 'Examining\n000007 R SNADS:\n', false, []],
    [
      'items that do not begin with 1',
      'Item Sync No. Transaction\n4 0000000012 R SNADS:\nEnd of Queue',
      false,
      [],
    ],
    [
      'items that skip',
      'Item Sync No. Transaction\n1 0000000012 R SNADS:\n3 0000000014 R OV:\nEnd of Queue',
      false,
      [],
    ],
    ['items without the end', 'Item Sync No. Transaction\n1 0000000012 R SNADS:\n', false, []],
    ['an empty list without an end', `${start}`, false, []],
  ])('%s', (_, text, complete, expected) => {
    const reading = read(text, 'REQTRANS.TXT');
    expect(issues(reading)).toEqual(expected);
    expect(reading.pending?.map((one) => one.complete)).toEqual([complete]);
  });

  test('a hundred issues are enough', () => {
    const found = issues(read(`${start}000001 R X400:\n${'0O0002 R X400:\n'.repeat(105)}`));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toBe('warning @-: 5 more issues of this input are not listed');
  });

  test('a banner alone', () => {
    const reading = read(banner('RESYNC'));
    expect(reading.observations).toEqual([]);
    expect(issues(reading)).toEqual([
      'note @1: the listing names its queue, but shows nothing of it',
    ]);
  });

  test('an empty older listing is an empty queue', () => {
    const text = 'Item   Sync No.   Transaction\n------ ---------- ----\nEnd of Queue\n';
    expect(read(text, 'reqtrans.txt').pending).toEqual([
      { requestor: null, runs: [], replaces: [], lists: [], complete: true, at: { line: 1 } },
    ]);
    expect(facts(read(text, 'resync.txt'))).toEqual(['header.present false header listq @1']);
  });
});

describe('several listings and page heads', () => {
  const reqtrans = `${banner('REQTRANS')}Sync#  Transaction\n000001 R SNADS:\n`;
  const resync = `${banner('RESYNC')}Sync#  Transaction\n000000 IMPSEQ=1 SRVSEQ=2 REQSEQ=3\n`;

  test('REQTRANS and RESYNC in one mail', () => {
    const reading = read(`Hello,\n\n${reqtrans}\nand then\n\n${TITLE}${resync}`);
    expect(reading.role).toBeUndefined();
    expect(reading.issues).toEqual([]);
    expect(reading.pending).toHaveLength(1);
    expect(facts(reading)).toContain('header.REQSEQ 3 header listq @14');
  });

  test('two requestors', () => {
    const reading = read(reqtrans + reqtrans.replace('MONTGOMERY', 'OCTOBER'));
    expect(reading.role).toBe('reqtrans');
    expect(reading.pending?.map((one) => one.requestor)).toEqual([
      'POLYNOMIAL/MONTGOMERY',
      'POLYNOMIAL/OCTOBER',
    ]);
  });

  test.each<[string, string, number[][][]]>([
    [
      'a page head',
      `${reqtrans}\f${banner('REQTRANS')}Sync#  Transaction\n000002 R X400:\n`,
      [[[1, 2]]],
    ],
    ['only columns', `${reqtrans}\fSync#  Transaction\n000002 R X400:\n`, [[[1, 2]]]],
    [
      'the last line again',
      `${reqtrans}\fSync#  Transaction\n000001 R SNADS:\n000002 R X400:\n`,
      [[[1, 2]]],
    ],
    ['a new run', `${TITLE}${reqtrans}${TITLE}${reqtrans}`, [[[1, 1]], [[1, 1]]]],
    [
      'numbers start over',
      `${reqtrans}${banner('REQTRANS')}Sync#  Transaction\n000001 R OV:\n`,
      [[[1, 1]], [[1, 1]]],
    ],
  ])('%s', (_, text, runs) => {
    expect(read(text).pending?.map((one) => one.runs)).toEqual(runs);
    expect(read(text).pending?.every((one) => one.complete)).toBe(true);
  });

  test('MSTTRANS names a directory server', () => {
    const reading = read(`${banner('MSTTRANS')}Sync#  Transaction\n000001 R SNADS:\n`);
    expect(reading).toMatchObject({ role: 'msttrans', directoryServer: 'POLYNOMIAL/MONTGOMERY' });
    expect(reading.pending).toBeUndefined();
  });

  test('a listing without its name', () => {
    expect(issues(read('Sync#  Transaction\n000001 R SNADS:\n', 'mail.txt'))).toEqual([
      'warning @1: the listing does not say which queue it shows; its `Examining` line is missing',
    ]);
  });
});

test.each<[string, string, boolean]>([
  ['variant A', VARIANT_A, true],
  ['variant A with CR LF', VARIANT_A.replaceAll('\n', '\r\n'), true],
  ['variant B', VARIANT_B, true],
  ['pasted', 'see:\n000001 R SNADS:\n', true],
  ['a message', '[DIRSYNC-TRANSACTIONS]\n0000000645 A User Number 1   PCM:A/B/c\n', false],
  ['LISTDS', 'Examining A/B Requestor Configuration Record\nReqSync = 17, SrvSync = 80\n', false],
  ['a subject', 'ReqTx R=22 (was 18), S=80, I=1, 4 sent\n', false],
  ['JSON', '{ "kind": "sync-state" }', false],
  ['prose', 'Sync numbers of 123456 A people', false],
])('looksLikeListq: %s', (_, text, expected) => expect(looksLikeListq(text)).toBe(expected));

const PIECES = [
  banner('REQTRANS'),
  banner('RESYNC'),
  'Sync#  Transaction\n',
  'CRC  Sync#  Transaction\n',
  'Item   Sync No.   Transaction\n',
  '000001 R SNADS:\n',
  '000002 # x<00>\n',
  'FB16 Thu Apr 07 12:13:52 1994 000003 A One',
  '\n<tab>PCM:A/B/c\n',
  'IMPSEQ=1 SRVSEQ=2 REQSEQ=3',
  '4294967296 ',
  'End of Queue\n',
  'bad CRC\n',
];
test('any input', () => checkAnyInput(openListq, PIECES));
test('long lines', () => checkLongLines(openListq, ['', '000001 ', 'FB16 Thu Apr 07 ', ...PIECES]));
