import { messageOf } from '../../../src/report/words/issues.js';
import type { QueueRole } from '../../../src/model/types.js';
import {
  openTally,
  roleOfName,
  type TallyEnd,
  type TallyResult,
} from '../../../src/evidence/transactions/tally.js';
import { bytesOfText } from '../../support/texts.js';
import { facts, issues } from '../../support/read.js';

const WHOLE: TallyEnd = { fromStart: true, whole: true, requestor: 'POLYNOMIAL/OCTOBER' };
const HEADER = 'IMPSEQ=1 SRVSEQ=80 REQSEQ=22';

function tally(
  role: QueueRole | null,
  records: [number | null, string][],
  end: Partial<TallyEnd> = {},
): TallyResult {
  const open = openTally(role, 'listq');
  records.forEach(([number, text], index) => {
    const bytes = bytesOfText(text);
    open.add(bytes, 0, bytes.length, index + 1, number, () => text);
  });
  expect(open.records).toBe(records.length);
  return open.end({ ...WHOLE, ...end });
}

test.each<[string, QueueRole | null]>([
  ['RESYNC.GLB', 'resync'],
  ['resync.glb', 'resync'],
  ['REQTRANS', 'reqtrans'],
  ['old-reqtrans.glb', 'reqtrans'],
  ['SRVTRANS.GLB', 'srvtrans'],
  ['MSTTRANS.GLB', 'msttrans'],
  ['USRTRANS.GLB', 'other'],
  ['REQCONF.GLB', null],
  ['', null],
])('roleOfName(%j) = %j', (name, role) => expect(roleOfName(name)).toBe(role));

const SOUND = [
  'header.present true header listq @1',
  'header.wellFormed true header listq @1',
  'header.IMPSEQ 1 header listq @1',
  'header.SRVSEQ 80 header listq @1',
  'header.REQSEQ 22 header listq @1',
];
describe('the header', () => {
  test.each<[string, QueueRole | null, [number, string][], Partial<TallyEnd>, string[]]>([
    [
      'first in a RESYNC',
      'resync',
      [
        [0, HEADER],
        [1, 'R SNADS:'],
      ],
      {},
      SOUND,
    ],
    ['first in a queue of another name', 'srvtrans', [[0, HEADER]], {}, SOUND],
    ['first in a queue of no name', null, [[0, HEADER]], {}, SOUND],
    ['never in a REQTRANS', 'reqtrans', [[1, `A ${HEADER}`]], {}, []],
    ['none in a RESYNC', 'resync', [[1, 'R SNADS:']], {}, ['header.present false header listq @1']],
    ['none in an empty RESYNC', 'resync', [], {}, ['header.present false header listq @-']],
    ['not seen in a part', 'resync', [[1, 'R SNADS:']], { fromStart: false }, []],
    ['none asked for', 'srvtrans', [[1, 'R SNADS:']], {}, []],
    [
      'none but an odd name',
      'srvtrans',
      [
        [1, 'R SNADS:'],
        [2, 'A User IMPSEQ=1 REQSEQ=2'],
      ],
      {},
      [],
    ],
  ])('%s', (_, role, records, end, expected) => {
    const result = tally(role, records, end);
    expect(facts(result).filter((fact) => fact.startsWith('header.'))).toEqual(expected);
    expect(result.issues).toEqual([]);
    if (expected === SOUND) expect(result.role).toBe('resync');
  });

  test('behind other records it is not known to be sound', () => {
    const result = tally('resync', [
      [1, 'R SNADS:'],
      [2, HEADER],
    ]);
    expect(facts(result)).toEqual(
      ['present true', 'IMPSEQ 1', 'SRVSEQ 80', 'REQSEQ 22'].map(
        (fact) => `header.${fact} header listq @2`,
      ),
    );
    expect(issues(result)).toEqual(['error @2: header transaction: it is record 2, not the first']);
  });
});

describe('a first record that is no header', () => {
  const ABSENT = 'header.present false header listq @1';
  test.each<[string, string]>([
    ['a list', 'R SNADS:'],
    ['a list of a postoffice', 'R PCM:POLYNOMIAL/MONTGOMERY'],
    ['a template', 'T SNADS:GATE/NODE'],
    ['a user', 'A User Number 1                  PCM:POLYNOMIAL/MONTGOMERY/user1'],
    ['a user without a type', 'A User Number 1                  POLYNOMIAL/MONTGOMERY/user1'],
    ['a user with odd words', 'A Import Sync 5, Req Sync 6      PCM:POLYNOMIAL/MONTGOMERY/user1'],
  ])('%s is an ordinary transaction: no header', (_, text) => {
    const result = tally('resync', [[1, text]]);
    expect(facts(result)).toEqual([ABSENT]);
    expect(result.issues).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ['a remark', '# Resync for POLYNOMIAL/OCTOBER', []],
    ['numbers without names', '1 80 22', []],
    ['a code letter without an address', 'R 0000000001 0000000080 0000000022', []],
    ['names that are not known', 'I 1, SS 80, RS 22', []],
    ['one number only', 'IMPSEQ=1', ['present true', 'IMPSEQ 1']],
    ['no number', 'IMPSEQ= SRVSEQ= REQSEQ=', ['present true']],
    [
      'an odd name',
      'A IMPSEQ=1 SRVSEQ=2 REQSEQ=3     PCM:POLYNOMIAL/OCTOBER/user1',
      ['present true'],
    ],
  ])('%s may be one: quoted, and open', (_, text, expected) => {
    const result = tally('resync', [
      [1, text],
      [2, 'R SNADS:'],
    ]);
    expect(facts(result)).toEqual(expected.map((fact) => `header.${fact} header listq @1`));
    const last = result.issues.at(-1)!;
    expect(last.level).toBe('error');
    expect(messageOf(last)).toContain(`"${text}"`);
    expect(messageOf(last)).toMatch(
      /LISTQ \(Q96060\), or type its numbers: --header IMPSEQ=N,SRVSEQ=N,REQSEQ=N$/,
    );
  });

  test('a remark further down that names one number is no header', () => {
    const result = tally('resync', [
      [1, 'R SNADS:'],
      [2, '# REQSEQ=9'],
    ]);
    expect(facts(result)).toEqual([ABSENT]);
  });

  test('a long text is quoted in part', () => {
    const result = tally('resync', [[1, `# ${'x'.repeat(500)}`]]);
    expect(messageOf(result.issues[0]!)).toContain(`"# ${'x'.repeat(118)}..."`);
  });
});

describe('where the text of a binary header ends', () => {
  const text = 'IMPSEQ=1 SRVSEQ=80 REQSEQ=14';
  const user = 'A User Number 1\tPCM:NET1/PO1/user1';
  const read = (behind: string, records: number, end: Partial<TallyEnd> = {}, gap = false) => {
    const open = openTally('resync', 'queue');
    const bytes = bytesOfText(text + behind);
    open.add(bytes, 0, text.length, 0, 0, () => text);
    if (gap) open.gap();
    for (let at = 1; at < records; at += 1) {
      const other = bytesOfText(user);
      open.add(other, 0, other.length, at, at, () => user);
    }
    const found = open.end({ ...WHOLE, ...end }).observations;
    return found.find(({ fact }) => fact === 'header.REQSEQ')?.value ?? null;
  };
  test.each<[string, string, number, Partial<TallyEnd>, boolean, number | null]>([
    ['a NUL', '\0', 1, {}, false, 14],
    ['the file, in its only record', '', 1, { textEndsFile: true }, false, null],
    ['the file, in one record of several', '', 3, { textEndsFile: true }, false, 14],
    ['inside digits', '0', 1, {}, false, null],
    ['inside digits, before damage', '0', 5, {}, true, null],
    ['before a digit, and the next records follow', '0', 3, {}, false, 14],
  ])('%s', (_, behind, records, end, gap, expected) =>
    expect(read(behind, records, end, gap)).toBe(expected),
  );
});

describe('a second header', () => {
  const user = 'A User Number 1';
  const other = 'IMPSEQ=1 SRVSEQ=80 REQSEQ=23';
  const differs = (record: number) =>
    `error @${record}: header transaction: a second header transaction gives other numbers (record ${record})`;
  const repeats = (record: number) =>
    `warning @${record}: header transaction: a second header transaction gives the same numbers (record ${record})`;
  test.each<[string, string[], string[], string[]]>([
    ['with other numbers', [HEADER, user, other], ['REQSEQ'], [differs(3)]],
    ['right below, behind a code letter', [HEADER, `R ${other}`], ['REQSEQ'], [differs(2)]],
    ['with two of them', [HEADER, user, 'IMPSEQ=2 SRVSEQ=80'], ['IMPSEQ'], [differs(3)]],
    ['that cannot be read', [HEADER, user, 'IMPSEQ=1 SRVSEQ=x REQSEQ=22'], ['-'], [differs(3)]],
    ['with the same numbers', [HEADER, user, HEADER], [], [repeats(3)]],
    ['with two of the same', [HEADER, user, 'IMPSEQ=1 REQSEQ=22'], [], [repeats(3)]],
    ['is told once', [HEADER, HEADER, HEADER, other, other], ['REQSEQ'], [differs(4), repeats(2)]],
    ['is none: one number only', [HEADER, user, '# REQSEQ=9'], [], []],
    ['is none: an ordinary transaction', [HEADER, user, `A ${other}`], [], []],
  ])('%s', (_, texts, open, expected) => {
    const result = tally(
      'resync',
      texts.map((text, at) => [at, text]),
    );
    const isOpen = (fact: string): boolean =>
      open.length > 0 && [...open, 'wellFormed'].some((each) => fact.includes(`.${each} `));
    expect(facts(result)).toEqual(SOUND.filter((fact) => !isOpen(fact)));
    expect(issues(result)).toEqual(expected);
  });

  test('no text is built for ordinary transactions', () => {
    const open = openTally('resync', 'queue');
    const ordinary = `${user}\tPCM:NET1/PO1/user1`;
    const texts = [HEADER, 'R PCM:NET1/PO1', ordinary, ordinary.replace('A', 'D'), '- Data:/1'];
    const built: number[] = [];
    texts.forEach((text, at) => {
      const bytes = bytesOfText(text);
      open.add(bytes, 0, bytes.length, 10 * at, at, () => {
        built.push(at + 1);
        return text;
      });
    });
    expect(built).toEqual([1]);
  });
});

describe('what waits in a REQTRANS', () => {
  const dummy: [number, string] = [22, '# Dummy record installed by PODIAG.'];
  const add = (number: number | null): [number | null, string] => [number, 'A User Number 1'];
  test.each<[string, [number | null, string][], Partial<TallyEnd>, number[][], boolean]>([
    ['nothing', [], {}, [], true],
    ['the dummy alone', [dummy], {}, [], true],
    ['one run', [dummy, add(23), add(24)], {}, [[23, 24]], true],
    [
      'a gap',
      [add(1), add(3), add(4)],
      {},
      [
        [1, 1],
        [3, 4],
      ],
      true,
    ],
    ['an unknown number', [add(1), add(null)], {}, [[1, 1]], false],
    ['a part', [add(5)], { fromStart: false }, [[5, 5]], false],
    ['damage', [add(5)], { whole: false }, [[5, 5]], false],
  ])('%s', (_, records, end, runs, complete) => {
    const { pending } = tally('reqtrans', records, end);
    expect(pending).toEqual({
      requestor: 'POLYNOMIAL/OCTOBER',
      runs,
      replaces: [],
      lists: [],
      complete,
      at: records.length > 0 ? { line: 1 } : {},
    });
  });

  const of = 'POLYNOMIAL/OCTOBER reqtrans';
  const read = `reqtrans.read true ${of}`;
  test.each<[string, [number | null, string][], Partial<TallyEnd>, string[]]>([
    [
      'the dummy alone',
      [dummy],
      {},
      [
        `requestor.ReqSync 22 ${of} @1`,
        `${read} @1`,
        `reqtrans.isEmpty false ${of} @1`,
        `reqtrans.lastNumber 22 ${of} @1`,
        `reqtrans.dummyNumber 22 ${of} @1`,
        `reqtrans.outOfOrder false ${of} @1`,
      ],
    ],
    [
      'a dummy of unknown number',
      [[null, dummy[1]]],
      {},
      [`${read} @1`, `reqtrans.isEmpty false ${of} @1`],
    ],
    [
      'a dummy that is not the first record',
      [add(1), dummy],
      {},
      [
        `requestor.ReqSync 22 ${of} @2`,
        `${read} @1`,
        `reqtrans.isEmpty false ${of} @1`,
        `reqtrans.lastNumber 22 ${of} @1`,
        `reqtrans.dummyNumber 22 ${of} @2`,
        `reqtrans.outOfOrder false ${of} @1`,
      ],
    ],
    [
      'two dummies: the higher one is the newer',
      [[12, '# First'], add(13), dummy, add(23)],
      {},
      [
        `requestor.ReqSync 22 ${of} @3`,
        `requestor.ReqSync 12 ${of} @1`,
        `${read} @1`,
        `reqtrans.isEmpty false ${of} @1`,
        `reqtrans.lastNumber 23 ${of} @1`,
        `reqtrans.dummyNumber 22 ${of} @3`,
        `reqtrans.outOfOrder false ${of} @1`,
      ],
    ],
    [
      'two dummies, one of a number that is not known',
      [dummy, add(23), [null, '# Second']],
      {},
      [`${read} @1`, `reqtrans.isEmpty false ${of} @1`],
    ],
    [
      'no dummy: a name that begins with the mark',
      [add(1), [2, 'A # Room 12']],
      {},
      [
        `${read} @1`,
        `reqtrans.isEmpty false ${of} @1`,
        `reqtrans.lastNumber 2 ${of} @1`,
        `reqtrans.outOfOrder false ${of} @1`,
      ],
    ],
    [
      'nothing at all',
      [],
      {},
      [`${read} @-`, `reqtrans.isEmpty true ${of} @-`, `reqtrans.outOfOrder false ${of} @-`],
    ],
    ['nothing that can be read', [], { whole: false }, [`${read} @-`]],
    [
      'a part',
      [add(5), add(6)],
      { fromStart: false },
      [`${read} @1`, `reqtrans.isEmpty false ${of} @1`],
    ],
    [
      'a number that falls',
      [add(5), add(7), add(6)],
      {},
      [
        `${read} @1`,
        `reqtrans.isEmpty false ${of} @1`,
        `reqtrans.lastNumber 7 ${of} @1`,
        `reqtrans.outOfOrder true ${of} @3`,
      ],
    ],
    [
      'a number that comes twice, in a damaged file',
      [add(5), add(5)],
      { whole: false },
      [`${read} @1`, `reqtrans.isEmpty false ${of} @1`, `reqtrans.outOfOrder true ${of} @2`],
    ],
  ])('what is seen: %s', (_, records, end, expected) =>
    expect(facts(tally('reqtrans', records, end))).toEqual(expected),
  );

  test('the lists that it is about, and which of them it replaces', () => {
    const { pending } = tally('reqtrans', [
      [1, 'R PCM:POLYNOMIAL/OCTOBER'],
      [2, 'A George Jones\tpcm:polynomial/october/georgej'],
      [3, '- Phone:/1'],
      [null, 'R SNADS:'],
      [5, 'A Guy\tSNADS:GATE/NODE/GUY'],
      [6, 'A Guy'],
      [7, '# comment'],
    ]);
    expect(pending?.replaces).toEqual([
      { number: 1, list: 'POLYNOMIAL/OCTOBER' },
      { number: null, list: 'SNADS:' },
    ]);
    expect(pending?.lists).toEqual([
      { list: 'POLYNOMIAL/OCTOBER', count: 2 },
      { list: 'SNADS:', count: 1 },
      { list: 'SNADS:GATE/NODE', count: 1 },
    ]);
  });

  test('at most 64 of each are kept', () => {
    const records = Array.from({ length: 80 }, (_, at): [number, string] => [
      at,
      `R PCM:NET1/PO${at}`,
    ]);
    const { pending } = tally('reqtrans', records);
    expect([pending?.replaces.length, pending?.lists.length]).toEqual([64, 64]);
  });

  test('only a REQTRANS has pending transactions', () =>
    expect(tally('srvtrans', [add(1)]).pending).toBeUndefined());

  test('runs beyond a limit are not kept, and that is said', () => {
    const records = Array.from({ length: 65_537 }, (_, at) => add(at * 2));
    const { pending } = tally('reqtrans', records);
    expect(pending?.runs).toHaveLength(65_536);
    expect(pending?.complete).toBe(false);
  });
});
