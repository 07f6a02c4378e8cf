/** The library's face, from evidence in memory to the report. */
import { validateReport } from '../src/generated/report-validator.js';
import { check, UsageError, type CheckOptions, type Evidence, type Report } from '../src/index.js';
import { MONTGOMERY, NOVEMBER, OCTOBER } from './support/cases.js';
import { bytesOf } from './support/read.js';

const NOW = new Date('2002-06-01T00:00:00Z');
const text = (name: string, content: string, more: Partial<Evidence> = {}): Evidence => ({
  name,
  chunks: [bytesOf(content)],
  ...more,
});
const run = (evidence: Evidence[], options: Partial<CheckOptions> = {}): Report =>
  check(evidence, { now: NOW, ...options });

/** LISTDS -R as published (Q96060); it was taken on the directory server. */
const listdsOf = (name: string, server: string, numbers = 'ReqSync = 17, SrvSync = 80') =>
  text(
    'listds-r.txt',
    `Microsoft Mail for the PC v3.2, ListDS v3.2.0.2
(C) Microsoft Corp. 1993-1994. All rights reserved

Examining ${name} Requestor Configuration Record

Dir-Sync Server: ${server}
${numbers}
`,
  );
const LISTDS_S = text(
  'listds-s.txt',
  `Examining ${MONTGOMERY} Server Configuration Record
Highest SrvSync is 80, Current Dirsync Cycle is 11

     Server Requestor Record #1
Requestor name: PCM:${MONTGOMERY}
ReqSync = 17, SrvSync = 80, Last Cycle = 11

     Server Requestor Record #2
Requestor name: PCM:${NOVEMBER}
ReqSync = 18, SrvSync = 80, Last Cycle = 9
`,
);
const SUBJECT = text(
  'subject.txt',
  'From: POLYNOMIAL/OCTOBER/$SYSTEM\nSubject: ReqTx R=17 (was 17), S=80, I=2, 0 sent\n',
);
const BARE_SUBJECT = text('subject.txt', 'ReqTx R=17 (was 17), S=80, I=2, 0 sent\n');
const HEADER = { IMPSEQ: 1, SRVSEQ: 80, REQSEQ: 18 };
const EQUAL = { ImportSync: 1, SrvSync: 80, ReqSync: 18 };
const state = (name: string, numbers: object): Evidence =>
  text(
    `${name}.json`,
    JSON.stringify({ kind: 'sync-state', version: 1, requestors: [{ name, ...numbers }] }),
  );
const LISTQ = text(
  'resync.txt',
  `Examining ${MONTGOMERY} Dirsync transaction file: RESYNC

Date stamp               Sync#  Transaction
Thu Apr 07 12:13:52 1994 000001 IMPSEQ=1 SRVSEQ=80 REQSEQ=18
Thu Apr 07 12:13:52 1994 000002 R PCM:${MONTGOMERY}
`,
);

/** Outcomes of the requestors in the report's order. */
const outcomes = ({ verdict }: Report) =>
  verdict.byRequestor.map(({ requestor, outcome }) => [requestor, outcome]);
const rowOf = (report: Report, number: string) =>
  report.numbers.find((row) => row.number === number);

describe.each([
  ['another server', OCTOBER, MONTGOMERY, ['impseq-too-low']],
  ['itself as server', OCTOBER, OCTOBER, ['impseq-too-low', 'on-directory-server']],
])('LISTDS -R that names %s', (_, name, server, open) => {
  const listing = listdsOf(name, server);

  test('shows no ImportSync, so it cannot be told, and the report says where to find it', () => {
    const report = run([listing], { header: HEADER });
    expect(outcomes(report)).toEqual([[OCTOBER, 'cannot-tell']]);
    const fatal = report.undecided.filter(({ severity }) => severity === 'fatal');
    expect(fatal.map(({ rule }) => rule)).toEqual(open);
    expect(fatal[0]?.missing).toEqual(['requestor.ImportSync']);
    expect(fatal[0]?.howToGet).toMatch(/\bI=.*ReqTx/);
    expect(rowOf(report, 'IMPSEQ')).toMatchObject({ header: 1, own: null, relation: 'unknown' });
  });

  test.each([SUBJECT, BARE_SUBJECT])('with a ReqTx subject it will fail %#', (subject) => {
    for (const evidence of [
      [listing, subject],
      [subject, listing],
    ]) {
      const report = run(evidence, { header: HEADER });
      expect(report.verdict).toMatchObject({
        outcome: 'will-fail',
        code: 14,
        confidence: 'inferred',
      });
      expect(rowOf(report, 'IMPSEQ')).toMatchObject({ relation: 'lower', own: 2, short: 1 });
      expect(rowOf(report, 'SRVSEQ')).toMatchObject({ relation: 'equal', short: null });
      expect(rowOf(report, 'REQSEQ')).toMatchObject({ relation: 'higher', short: null });
      expect(report.findings.map(({ rule }) => rule)).toEqual(['impseq-too-low']);
      expect(report.effects).toEqual({});
    }
  });
});

test('an import that is planned on the directory server itself will fail', () => {
  const report = run([listdsOf(OCTOBER, OCTOBER)], { header: HEADER, requestors: [OCTOBER] });
  expect(report.verdict).toMatchObject({ outcome: 'will-fail', code: null });
  expect(report.findings.map(({ rule }) => rule)).toEqual(['on-directory-server']);
});

test('all numbers equal, by hand: it will import', () => {
  const report = run([], { header: HEADER, own: EQUAL });
  expect(outcomes(report)).toEqual([['(unnamed)', 'will-import']]);
  expect(report.verdict).toMatchObject({ code: null, confidence: 'inferred' });
  expect(report.numbers.map(({ relation }) => relation)).toEqual(['equal', 'equal', 'equal']);
  expect(report.remedies.map(({ id, expected }) => [id, expected])).toEqual([
    ['import-now', 'will-import'],
  ]);
});

test('no evidence at all: it cannot be told', () => {
  const report = run([]);
  expect(outcomes(report)).toEqual([['(unnamed)', 'cannot-tell']]);
  expect([report.inputs, report.findings]).toEqual([[], []]);
  // What is missing is collected, and nothing else is recommended.
  expect(report.remedies.map(({ id, expected }) => [id, expected])).toEqual([['collect', null]]);
  const fatal = report.undecided.filter(({ severity }) => severity === 'fatal');
  expect(fatal.length).toBeGreaterThan(0);
  for (const { missing } of fatal) expect(missing).toContain('header.present');
});

test('a lone SRVSEQ failure is contested; another one beside it is not', () => {
  const short = (own: object) => run([], { header: HEADER, own: { ...EQUAL, ...own } }).verdict;
  expect(short({ SrvSync: 81 })).toMatchObject({
    outcome: 'will-fail',
    code: 14,
    confidence: 'contested',
  });
  expect(short({ SrvSync: 81, ReqSync: 19 })).toMatchObject({ confidence: 'inferred' });
});

test('several state files make a matrix, worst first', () => {
  const evidence = [
    state('A/PASSES', EQUAL),
    state('B/UNKNOWN', { ReqSync: 18, SrvSync: 80 }),
    state('D/FAILS', { ...EQUAL, ReqSync: 140 }),
    state('C/CONTESTED', { ...EQUAL, SrvSync: 81 }),
    state('E/PASSES', { ImportSync: 0, SrvSync: 0, ReqSync: 0 }),
  ];
  const worstFirst = [
    ['D/FAILS', 'will-fail'],
    ['C/CONTESTED', 'will-fail'],
    ['B/UNKNOWN', 'cannot-tell'],
    ['A/PASSES', 'will-import'],
    ['E/PASSES', 'will-import'],
  ];
  for (const all of [evidence, [...evidence].reverse()]) {
    const report = run(all, { header: HEADER });
    expect(outcomes(report)).toEqual(worstFirst);
    expect(report.verdict).toMatchObject({
      outcome: 'will-fail',
      code: 14,
      confidence: 'inferred',
    });
    const told = report.numbers.map(({ requestor }) => requestor);
    expect([...new Set(told)]).toEqual(worstFirst.map(([requestor]) => requestor));
    expect(Object.keys(report.effects)).toEqual(['B/UNKNOWN', 'A/PASSES', 'E/PASSES']);
  }
});

test("the server's copy stands in where nothing better is, and says so", () => {
  const own = state(NOVEMBER, { ImportSync: 1 });
  const report = run([LISTDS_S, own], { header: HEADER });
  // A header reaches the server's own copies by construction: that is no pass.
  expect(outcomes(report)).toEqual([[NOVEMBER, 'cannot-tell']]);
  expect(rowOf(report, 'REQSEQ')).toMatchObject({ relation: 'equal', standIn: true });
  expect(rowOf(report, 'REQSEQ')?.ownFrom).toMatchObject([{ source: 'server-copy', used: true }]);
  expect(
    report.inputs[0]?.issues.map(({ level, message }) => `${level}: ${message}`),
  ).toContainEqual(expect.stringMatching(/^note: not judged: .*MONTGOMERY/));
});

test('numbers by hand need one requestor; evidence that is none is told in one line', () => {
  const two = [state('A/B', EQUAL), state('A/C', EQUAL)];
  expect(() => run(two, { header: HEADER, own: { ReqSync: 1 } })).toThrow(/exactly one requestor/);
  for (const [name, content] of [
    ['model.glb', 'glTF\x02\0\0\0'],
    ['notes.txt', 'Nothing of use.'],
  ] as const)
    expect(() => run([text(name, content)])).toThrow(UsageError);
  expect(() => run([text('model.glb', 'glTF\x02\0\0\0')])).toThrow(/^model\.glb: .*glTF[^\n]*$/);
});

const RUNS: [string, () => Evidence[], Partial<CheckOptions>][] = [
  ['no evidence', () => [], {}],
  ['by hand', () => [], { header: HEADER, own: EQUAL }],
  ['half a header', () => [], { header: { IMPSEQ: 1 }, own: EQUAL }],
  ['a listing', () => [listdsOf(OCTOBER, MONTGOMERY)], { header: HEADER }],
  ['a listing and a subject', () => [listdsOf(OCTOBER, MONTGOMERY), SUBJECT], { header: HEADER }],
  ['a listed RESYNC.GLB', () => [LISTQ, LISTDS_S], { dss: 'msmail' }],
  ['a matrix', () => [state('A/B', EQUAL), state('A/C', { ReqSync: 99 })], { header: HEADER }],
  ['an empty RESYNC.GLB', () => [text('RESYNC.GLB', ''), state('A/B', EQUAL)], {}],
  [
    'a folder of a server',
    () => [
      text('RESYNC.GLB', '', { owner: 'po1' }),
      {
        name: 'po1',
        kind: 'postoffice',
        owner: 'po1',
        chunks: [],
        listing: [{ path: 'GLB/MSTTRANS.GLB', bytes: 0, modified: null, isReadOnly: false }],
      },
    ],
    {},
  ],
  [
    'a look-alike beside evidence',
    () => [text('model.glb', 'glTF\x02\0\0\0'), SUBJECT],
    { dss: 'exchange' },
  ],
];
test.each(RUNS)('equal reports that fit the published schema: %s', (_, evidence, options) => {
  const report = run(evidence(), options);
  const written = JSON.stringify(report);
  // As a reader of the file has it.
  const isValid = validateReport(JSON.parse(written));
  expect([isValid, validateReport.errors ?? []]).toEqual([true, []]);
  expect(JSON.stringify(run(evidence(), options))).toBe(written);
  const later = check(evidence(), { ...options, now: new Date(86_400_000) });
  expect({ ...later, generatedAt: report.generatedAt }).toEqual(report);
});
