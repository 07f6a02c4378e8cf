/** A prediction beside what was seen: agreement, difference or nothing settled, and which rule was right. */
import type { Comparison } from '../../src/model/after-types.js';
import type { CheckOptions, Evidence } from '../../src/index.js';
import { check } from '../../src/index.js';

const NOW = new Date('1998-04-01T00:00:00Z');
const PO = 'POLYNOMIAL/OCTOBER';
const text = (name: string, lines: readonly string[]): Evidence => ({
  name,
  chunks: [new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)],
});
const listds = (reqSync: number, srvSync: number, po = PO): Evidence =>
  text('listds-r.txt', [
    `Examining ${po} Requestor Configuration Record`,
    '',
    'Dir-Sync Server: POLYNOMIAL/MONTGOMERY',
    `ReqSync = ${reqSync}, SrvSync = ${srvSync}`,
  ]);
const log = (lines: readonly string[], name = 'DIRSYNC.LOG'): Evidence => text(name, lines);

const banner = (day: string): string =>
  `${day} 23:31:01 | Status       Microsoft (R) Mail Import V3.5`;
const fatal = (day: string, code = 14): string =>
  `${day} 23:31:07 | Fatal [ ${code}] Error processing Resync.glb`;
const error = (day: string, code: number): string =>
  `${day} 23:31:07 | Error [ ${code}] Error in a transaction`;
const end = (day: string): string => `${day} 23:33:40 | Status       Import is finished.`;
const [MONDAY, TUESDAY, WEDNESDAY] = ['03/09/98', '03/10/98', '03/11/98'];
const STOPPED = [banner(TUESDAY), fatal(TUESDAY)];
const FINISHED = [banner(TUESDAY), end(TUESDAY)];
const CYCLE = [
  `${MONDAY} 18:02:11 | Status       Microsoft (R) Mail DirSync Requestor V3.5.12`,
  `${MONDAY} 18:02:14 | Status       No requestor updates to send`,
];

type Three = readonly [IMPSEQ: number, SRVSEQ: number, REQSEQ: number];
/** Its own numbers are 2, 140 and 140. */
function compared(
  [IMPSEQ, SRVSEQ, REQSEQ]: Three,
  after: Evidence[],
  { own = {}, evidence = [] }: { own?: CheckOptions['own']; evidence?: Evidence[] } = {},
): Comparison {
  const { after: seen } = check([listds(140, 140), ...evidence], {
    now: NOW,
    header: { IMPSEQ, SRVSEQ, REQSEQ },
    own: { ImportSync: 2, ...own },
    requestors: [PO],
    after,
  });
  return seen!.byRequestor[0]!;
}

const PASSES: Three = [2, 140, 140];
const SRVSEQ_LOW: Three = [2, 120, 140];
const ALL_LOW: Three = [1, 80, 22];

test.each<[string, Three, Evidence[], string]>([
  ['a stop that was predicted', ALL_LOW, [log(STOPPED)], 'agrees'],
  ['a stop that was not', PASSES, [log(STOPPED)], 'differs'],
  ['no Fatal: a text import looks the same', PASSES, [log(FINISHED)], 'open not-shown'],
  ['no Fatal where a stop was predicted', ALL_LOW, [log(FINISHED)], 'open not-shown'],
  ['the log breaks off', PASSES, [log([banner(TUESDAY)])], 'open breaks-off'],
  ['no import in it', PASSES, [log(CYCLE)], 'open no-import'],
  ['another Fatal', PASSES, [log([banner(TUESDAY), fatal(TUESDAY, 91)])], 'open other-stop'],
  ['another Fatal, a stop predicted', ALL_LOW, [log([fatal(TUESDAY, 91)])], 'open other-stop'],
  [
    'it says its last words, the database was locked',
    PASSES,
    [log([banner(TUESDAY), fatal(TUESDAY, 91), end(TUESDAY)])],
    'open other-stop',
  ],
  [
    'a stop, then none: which met the file is not shown',
    PASSES,
    [log([...STOPPED, banner(WEDNESDAY), end(WEDNESDAY)])],
    'open later-finished',
  ],
  [
    'a stop that was not, and a listing with the numbers of the header',
    [2, 150, 140],
    [log(STOPPED), listds(140, 150)],
    'open log-against-listing',
  ],
  [
    'a stop that was predicted, and an old listing with the numbers of the header',
    SRVSEQ_LOW,
    [log(STOPPED), listds(140, 120)],
    'agrees',
  ],
  ['a stop that was not, and an old listing', PASSES, [log(STOPPED), listds(100, 90)], 'differs'],
  ['an old listing alone', [2, 150, 140], [listds(100, 90)], 'open listing-silent'],
  ['the listing of the evidence itself', [2, 140, 140], [listds(140, 140)], 'open listing-silent'],
  ["another's listing alone", PASSES, [listds(140, 150, 'A/B')], 'open no-import'],
  [
    'the header is adopted, or was after a reset',
    SRVSEQ_LOW,
    [log(FINISHED), listds(140, 120)],
    'open reset-between',
  ],
  ['a listing alone shows it', [2, 150, 150], [listds(150, 150)], 'agrees'],
  ['adopted as predicted', [2, 150, 150], [log(FINISHED), listds(150, 150)], 'agrees'],
  [
    'nothing changed, so nothing is shown',
    PASSES,
    [log(FINISHED), listds(140, 140)],
    'open not-shown',
  ],
  ['neither old nor the header', SRVSEQ_LOW, [log(FINISHED), listds(141, 150)], 'open not-shown'],
  ['half of the header', [2, 150, 150], [log(FINISHED), listds(150, 151)], 'open not-shown'],
  ['of another postoffice', SRVSEQ_LOW, [log(FINISHED), listds(140, 120, 'A/B')], 'open not-shown'],
  [
    'two listings that differ show nothing',
    [2, 150, 150],
    [listds(150, 150), listds(150, 151)],
    'open listing-silent',
  ],
  [
    'of two logs the newer counts',
    PASSES,
    [log(STOPPED), log([banner(WEDNESDAY), end(WEDNESDAY)], 'b.log')],
    'open not-shown',
  ],
  [
    'in whichever order',
    PASSES,
    [log([banner(WEDNESDAY), end(WEDNESDAY)]), log(STOPPED, 'b.log')],
    'open not-shown',
  ],
  [
    'of two without dates the last',
    PASSES,
    [log(['Import is finished.']), log(['Fatal [ 14] Error processing Resync.glb'], 'b.log')],
    'differs',
  ],
  [
    'a stop, then none, and a listing with the numbers of the header',
    [2, 150, 140],
    [log([...STOPPED, banner(WEDNESDAY), end(WEDNESDAY)]), listds(140, 150)],
    'agrees',
  ],
])('%s', (_, header, after, expected) => {
  const { agreement, reason } = compared(header, after);
  expect([agreement, reason].filter(Boolean).join(' ')).toBe(expected);
});

const mailOn = (day: string, R = 140): Evidence =>
  text('mail.txt', [
    `From: ${PO}/$SYSTEM`,
    `Date: ${day} 18:02:11 +0000`,
    `Subject: ReqTx R=${R} (was ${R}), S=140, I=2, 0 sent`,
  ]);
const stamped = (day: number): Evidence =>
  text('listq.txt', [
    `Examining ${PO} Dirsync transaction file: RESYNC`,
    '',
    'Date stamp               Sync#  Transaction',
    `Mon Mar ${String(day).padStart(2, '0')} 18:00:00 1998 000001 IMPSEQ=2 SRVSEQ=140 REQSEQ=140`,
    `Mon Mar ${String(day).padStart(2, '0')} 18:00:00 1998 000002 R PCM:POLYNOMIAL/MONTGOMERY`,
  ]);

describe('what the evidence shows is not what came after it', () => {
  const evidence = [log(CYCLE, 'before.log')];
  const [later, sameDay] = [log([...CYCLE, ...STOPPED]), log([...CYCLE])];
  test.each<[string, Evidence[], Evidence[], string]>([
    ['a later stop', evidence, [later], 'differs'],
    ['the same log again', [later], [later], 'open before-evidence'],
    ['an older stop', [log([banner(WEDNESDAY), end(WEDNESDAY)])], [later], 'open before-evidence'],
    ['no import since', evidence, [sameDay], 'open no-import'],
    [
      'a stop after the evidence, and a later import: the first is the one',
      evidence,
      [log([...STOPPED, banner(WEDNESDAY), end(WEDNESDAY)])],
      'differs',
    ],
    [
      'a mail of after the stop',
      [mailOn('Wed, 11 Mar 1998')],
      [log(STOPPED)],
      'open before-evidence',
    ],
    ['a mail of before the stop', [mailOn('Mon, 09 Mar 1998')], [log(STOPPED)], 'differs'],
    [
      'a mail of after it, of another state',
      [mailOn('Wed, 11 Mar 1998', 99)],
      [log(STOPPED)],
      'differs',
    ],
    ['a mail without a date', [mailOn('soon')], [log(STOPPED)], 'differs'],
    [
      'a mail of after the stop, which shows no date',
      [mailOn('Wed, 11 Mar 1998')],
      [log(['Fatal [ 14] Error processing Resync.glb'])],
      'differs',
    ],
    ['a header stamped after the stop', [stamped(11)], [log(STOPPED)], 'open before-evidence'],
    ['a header stamped before the stop', [stamped(9)], [log(STOPPED)], 'differs'],
  ])('%s', (_, before, after, expected) => {
    const { agreement, reason } = compared(PASSES, after, { evidence: before });
    expect([agreement, reason].filter(Boolean).join(' ')).toBe(expected);
  });

  test('and the log afterwards is no evidence', () => {
    const { predicted } = compared(PASSES, [log(STOPPED)]);
    expect(predicted.outcome).toBe('will-import');
  });
});

describe('which rule was right', () => {
  const rightOf = ({ rules }: Comparison): Record<string, boolean | null> =>
    Object.fromEntries(rules.map(({ rule, wasRight }) => [rule, wasRight]));
  test.each<[string, Three, Evidence[], Record<string, boolean | null>]>([
    ['one reason, and it stopped', SRVSEQ_LOW, [log(STOPPED)], { 'srvseq-too-low': true }],
    [
      'three reasons, and it stopped: which of them is not shown',
      ALL_LOW,
      [log(STOPPED)],
      { 'impseq-too-low': null, 'srvseq-too-low': null, 'reqseq-too-low': null },
    ],
    [
      'none, and it stopped: one of them is wrong, which is not shown',
      PASSES,
      [log(STOPPED)],
      { 'impseq-too-low': null, 'srvseq-too-low': null, 'reqseq-too-low': null },
    ],
    [
      'accepted where numbers were too low: a reset may be behind it',
      SRVSEQ_LOW,
      [listds(140, 120)],
      { 'srvseq-too-low': null, 'impseq-too-low': null, 'header-missing': true },
    ],
    [
      'accepted as predicted',
      [2, 150, 150],
      [listds(150, 150)],
      { 'srvseq-too-low': true, 'impseq-too-low': true, 'reqseq-too-low': true },
    ],
    ['not shown', SRVSEQ_LOW, [log(FINISHED)], { 'srvseq-too-low': null, 'impseq-too-low': null }],
  ])('%s', (_, header, after, expected) => {
    expect(rightOf(compared(header, after))).toMatchObject(expected);
  });

  test('a stop is no proof for one reason while another is not decided', () => {
    const { after } = check([listds(140, 140)], {
      now: NOW,
      header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 22 },
      after: [log(STOPPED)],
    });
    const [one] = after!.byRequestor;
    expect([one?.agreement, rightOf(one!)['reqseq-too-low']]).toEqual(['agrees', null]);
  });
});

describe('codes', () => {
  test('logged beside predicted; of an import that is not shown to be of the file nothing is missing', () => {
    const { codes, differences } = compared(PASSES, [
      log([banner(TUESDAY), error(TUESDAY, 44), error(TUESDAY, 44), end(TUESDAY)]),
    ]);
    expect(codes).toEqual([
      { code: 44, isPredicted: false, predictedTimes: null, isLogged: true, loggedTimes: 2 },
    ]);
    expect(differences).toEqual([]);
  });

  test('of one that was accepted an unforeseen code is named, and does not make it differ', () => {
    const { agreement, differences } = compared(
      [2, 150, 150],
      [log([banner(TUESDAY), error(TUESDAY, 44), end(TUESDAY)]), listds(150, 150)],
    );
    expect([agreement, differences]).toEqual(['agrees', [{ what: 'not-predicted', code: 44 }]]);
  });
});

/** The RESYNC.GLB as LISTQ lists it, with these transactions behind its header. */
const queue = (...transactions: string[]): Evidence =>
  text('listq.txt', [
    `Examining ${PO} Dirsync transaction file: RESYNC`,
    '',
    'Sync#  Transaction',
    '000001 IMPSEQ=2 SRVSEQ=150 REQSEQ=150',
    '000002 R PCM:POLYNOMIAL/MONTGOMERY',
    ...transactions.map((each, at) => `${String(at + 3).padStart(6, '0')} ${each}`),
  ]);

describe('codes of the transactions', () => {
  const PASSED: Three = [2, 150, 150];
  /** Without an address: code 18, an error. */
  const two = queue('A User One', 'A User Two');
  const one = (after: Evidence[], evidence = [two], header = PASSED): string[] => {
    const { agreement, reason, codes, differences, rules } = compared(header, after, { evidence });
    const of = codes.find(({ code }) => code === 18);
    return [
      [agreement, reason].filter(Boolean).join(' '),
      of ? `${of.predictedTimes} ${of.isLogged} ${of.loggedTimes}` : '-',
      differences.map(({ what, code }) => `${what} ${code}`).join(),
      String(rules.find(({ rule }) => rule === 'address-missing')?.wasRight),
    ];
  };
  const ended = (...lines: string[]): Evidence => log([banner(TUESDAY), ...lines, end(TUESDAY)]);
  const accepted = listds(150, 150);
  test.each<[string, Evidence[], string[]]>([
    [
      'logged as predicted',
      [ended(error(TUESDAY, 18)), accepted],
      ['agrees', '2 true 1', '', 'true'],
    ],
    ['not logged', [ended(), accepted], ['differs', '2 false 0', 'not-logged 18', 'false']],
    ['not seen whether it was accepted', [ended()], ['open not-shown', '2 null 0', '', 'null']],
    ['accepted, and no log is there', [accepted], ['agrees', '2 null 0', '', 'null']],
  ])('%s', (_, after, expected) => expect(one(after)).toEqual(expected));

  test('of an import that is to stop at the header none is predicted', () => {
    expect(one([ended(), listds(140, 120)], [two], SRVSEQ_LOW)).toEqual([
      'open reset-between',
      '-',
      'accepted 14',
      'false',
    ]);
  });
});

describe('a risk', () => {
  const nameless = ['One', 'Two', 'Three'].map((name) => `A User ${name}\tPCM:POLYNOMIAL/OCTOBER/`);
  const risk = (
    rule: string | null,
    importVersion: string,
    lines: string[],
    after: Evidence[],
  ): string => {
    const { after: seen } = check([listds(140, 140), queue(...lines)], {
      ...{ now: NOW, own: { ImportSync: 2 }, requestors: [PO], importVersion, after },
    });
    const { agreement, reason, predicted, rules } = seen!.byRequestor[0]!;
    const wasRight = rules.find((each) => each.rule === rule)?.wasRight;
    return [predicted.outcome, agreement, reason, wasRight].map(String).join(' ');
  };
  const accepted = listds(150, 150);
  const logged = log([banner(TUESDAY), error(TUESDAY, 81), end(TUESDAY)]);
  test.each<[string, Parameters<typeof risk>, string]>([
    [
      'one run that went well does not refute it',
      [null, '3.2.8', [], [log(FINISHED), accepted]],
      'at-risk open risk undefined',
    ],
    [
      'a hang of which the code is logged',
      ['several-without-mailbox', '3.2.18', nameless, [logged, accepted]],
      'at-risk agrees null true',
    ],
    [
      'a hang of which it is not',
      ['several-without-mailbox', '3.2.18', nameless, [log(FINISHED), accepted]],
      'at-risk differs null null',
    ],
  ])('%s', (_, given, expected) => expect(risk(...given)).toBe(expected));
});

describe('a stop that has a code of its own', () => {
  /** FLAG.GLB is read-only: Fatal 91. */
  const folder: Evidence = {
    ...{ name: 'po', kind: 'postoffice', chunks: [], owner: 'po' },
    listing: [
      { path: 'GLB/FLAG.GLB', bytes: 1, modified: null, isReadOnly: true },
      { path: 'GLB/REQCONF.GLB', bytes: 512, modified: null, isReadOnly: false },
    ],
  };
  const stop = (lines: string[]): (string | null | undefined)[] => {
    const given = compared(PASSES, [log([banner(TUESDAY), ...lines])], { evidence: [folder] });
    const { wasRight } = given.rules.find(({ rule }) => rule === 'flag-read-only') ?? {};
    return [
      [given.agreement, given.reason].filter(Boolean).join(' '),
      given.differences.map(({ what, code }) => `${what} ${code}`).join(),
      String(wasRight),
    ];
  };
  test.each<[string, string[], string[]]>([
    ['it came', [fatal(TUESDAY, 91)], ['agrees', '', 'true']],
    ['another came', [fatal(TUESDAY, 90)], ['open other-stop', 'other-stop 90', 'null']],
    ['14 came', [fatal(TUESDAY)], ['differs', 'other-stop 14', 'null']],
  ])('%s', (_, lines, expected) => expect(stop(lines)).toEqual(expected));

  test('a command that imports no queue has no code that a log could show', () => {
    const { after } = check([listds(140, 140)], {
      ...{
        now: NOW,
        own: { ImportSync: 2 },
        requestors: [PO],
        command: 'import admin -psecret -y',
      },
      ...{
        header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
        after: [log([banner(TUESDAY), fatal(TUESDAY, 90)])],
      },
    });
    const [one] = after!.byRequestor;
    expect([one!.predicted.outcome, one!.agreement, one!.reason, one!.differences]).toEqual([
      ...['will-fail', 'open', 'other-stop', []],
    ]);
  });
});

describe('whose log it is', () => {
  const central = log([
    `${TUESDAY} 23:40:01 | Status       Report from POLYNOMIAL/NOVEMBER/$SYSTEM`,
    ...STOPPED,
    `${TUESDAY} 23:50:01 | Status       Report from POLYNOMIAL/OCTOBER/$SYSTEM`,
    ...FINISHED,
  ]);
  const two = (after: Evidence): string[] =>
    check([listds(140, 140), { ...listds(22, 80, 'POLYNOMIAL/NOVEMBER'), name: 'n.txt' }], {
      now: NOW,
      header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
      after: [after],
    })
      .after!.byRequestor.map(
        ({ requestor, logged, reason }) => `${requestor} ${logged?.fatal?.code ?? reason}`,
      )
      .sort();

  test('reports of many postoffices go to each', () => {
    expect(two(central)).toEqual(['POLYNOMIAL/NOVEMBER 14', 'POLYNOMIAL/OCTOBER not-shown']);
  });

  test('a log without a name is of one of several', () => {
    expect(two(log(STOPPED))).toEqual([
      'POLYNOMIAL/NOVEMBER whose-log',
      'POLYNOMIAL/OCTOBER whose-log',
    ]);
  });

  test("a directory server's own run is nobody's", () => {
    const server = log([
      `${TUESDAY} 20:00:00 | Status       Microsoft (R) Mail DirSync Server V3.5`,
      ...STOPPED,
    ]);
    expect(compared(PASSES, [server]).reason).toBe('no-import');
  });
});

test.each<[string, Three, Evidence[], string[]]>([
  ['a stop that was not predicted', PASSES, [log(STOPPED)], ['numbers-at-import', 'same-file']],
  [
    'without a banner, the version too',
    PASSES,
    [log([fatal(TUESDAY)])],
    ['numbers-at-import', 'same-file', 'import-version'],
  ],
  ['nothing settled', PASSES, [log(FINISHED)], ['numbers-after']],
  ['a reset, or not', SRVSEQ_LOW, [listds(140, 120)], ['no-reset', 'same-file']],
  ['agreement', ALL_LOW, [log(STOPPED)], []],
])('what would help: %s', (_, header, after, expected) => {
  expect(compared(header, after).wanted).toEqual(expected);
});
