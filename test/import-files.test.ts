/** Text import files beside everything else: judged by themselves, and nobody's RESYNC.GLB. */
import {
  check,
  inspect,
  UsageError,
  type CheckOptions,
  type Evidence,
  type Report,
} from '../src/index.js';
import { renderText } from '../src/report/text/text.js';
import { validateReport } from '../src/generated/report-validator.js';
import { bytesOf } from './support/read.js';

const NAMES = [
  `A ${'User Number 1'.padEnd(31)}PCM:NET1/PO1/user1`,
  `A ${'User Number 2'.padEnd(31)}PCM:NET1/PO1/`,
  'M User Number 3',
  '- Title:/Rep',
  '',
].join('\r\n');
const LISTQ = `Examining NET1/PO9 Dirsync transaction file: RESYNC

Date stamp               Sync#  Transaction
Thu Apr 07 12:13:52 1994 000001 IMPSEQ=2 SRVSEQ=80 REQSEQ=18
Thu Apr 07 12:13:52 1994 000002 R PCM:NET1/PO2
End of Queue
`;
const OWN = { ImportSync: 1, SrvSync: 80, ReqSync: 18 };
const text = (name: string, content: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ name, chunks: [bytesOf(content)] },
  ...more,
});
const run = (evidence: Evidence[], options: Partial<CheckOptions> = {}): Report =>
  check(evidence, { now: new Date(0), ...options });
const found = (report: Report): string[] =>
  report.findings
    .filter(({ requestor }) => requestor === '')
    .map(({ rule, examples }) => `${rule} ${examples.map(({ at }) => at).join()}`);

const ERRORS = ['mailbox-name-missing line 2', 'modify-without-address line 3'];

test.each<[string, Evidence[], Partial<CheckOptions>, Report['verdict']['outcome'], string[]]>([
  ['alone', [text('names.txt', NAMES)], {}, 'cannot-tell', ERRORS],
  ['alone, numbers by hand', [text('names.txt', NAMES)], { own: OWN }, 'cannot-tell', ERRORS],
  [
    'with an IMPORT that may hang',
    [text('names.txt', NAMES)],
    { importVersion: '3.5.12' },
    'cannot-tell',
    ['modify-malformed-hang line 3', 'import-slow-with-templates ', ...ERRORS],
  ],
  [
    'with one that does not',
    [text('names.txt', NAMES)],
    { importVersion: '3.5.34' },
    'cannot-tell',
    [...ERRORS, 'modify-malformed line 3'],
  ],
  [
    'beside a RESYNC.GLB that passes',
    [text('names.txt', NAMES), text('resync.txt', LISTQ)],
    { own: OWN, importVersion: '3.5.12' },
    'will-import',
    ['modify-malformed-hang line 3', 'import-slow-with-templates ', ...ERRORS],
  ],
  [
    'beside one that fails',
    [text('resync.txt', LISTQ), text('names.txt', NAMES)],
    { own: { ...OWN, ReqSync: 19 } },
    'will-fail',
    ERRORS,
  ],
  [
    'for the postoffice itself',
    [text('names.txt', NAMES)],
    { requestors: ['NET1/PO1'] },
    'cannot-tell',
    [...ERRORS, 'for-own-postoffice '],
  ],
])('an import file %s', (_, evidence, options, outcome, expected) => {
  const report = run(evidence, options);
  expect(report.verdict.outcome).toBe(outcome);
  expect(found(report).sort()).toEqual([...expected].sort());
  // What it holds is no part of what a RESYNC.GLB would change.
  const lists = Object.values(report.effects).flatMap((effect) =>
    effect.lists.map(({ list }) => list),
  );
  expect(lists).not.toContain('NET1/PO1');
  expect(validateReport(report) ? [] : validateReport.errors).toEqual([]);
});

test('the report begins with it where nothing else was given', () => {
  const [title, first, second] = renderText(run([text('names.txt', NAMES)]), {
    full: true,
  }).split('\n');
  expect(title).toBe('What was found in the import file');
  expect(`${first} ${second}`.replace(/\s+/g, ' ')).toContain(
    'names.txt is a text import file with 3 transactions; found: Error 2.',
  );
  const beside = renderText(
    run([text('names.txt', NAMES), text('resync.txt', LISTQ)], { own: OWN }),
    { full: true },
  );
  expect(beside).toMatch(/^This requestor: IMPORT -Q is predicted/);
  expect(beside).toContain('- names.txt, line 3: M User Number 3');
});

test('inspect finds the same', () =>
  expect(inspect(text('names.txt', NAMES)).findings.map(({ rule }) => rule)).toEqual([
    'mailbox-name-missing',
    'modify-without-address',
  ]));

const LISTDS = `Examining NET1/PO9 Requestor Configuration Record

Dir-Sync Server: NET1/PO1
ReqSync = 18, SrvSync = 80
`;
describe('what is only looked into', () => {
  const readme = (content: string): Evidence => text('readme.txt', content, { isOptional: true });
  test('is evidence when it holds some', () => {
    const { inputs, numbers } = run([readme(LISTDS), text('resync.txt', LISTQ)]);
    expect(inputs.map(({ kind }) => kind)).toEqual(['listds-requestor', 'listq']);
    expect(numbers.find(({ number }) => number === 'REQSEQ')).toMatchObject({
      own: 18,
      requestor: 'NET1/PO9',
    });
  });
  test('is passed over otherwise', () =>
    expect(run([readme('Read me first.'), text('resync.txt', LISTQ)]).inputs).toHaveLength(1));
  test('alone it is no evidence', () =>
    expect(() => run([readme('Read me first.')])).toThrow(UsageError));
});

const MESSAGE = `[DIRSYNC]
TASK=IMPORTREQ
NAME=PCM:MACNET/MACPO
SRVSEQ=0000000644
TRANSACTIONS=INATTACHMENT
`;
describe('a foreign requestor is never judged', () => {
  const header = { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 };
  test('of itself', () => {
    const { verdict, inputs } = run([text('mail.txt', MESSAGE)], { header });
    expect(verdict.byRequestor.map(({ outcome }) => outcome)).toEqual(['cannot-tell']);
    expect(inputs[0]?.issues[0]?.message).toMatch(/^not judged: MACNET\/MACPO, .*foreign/);
  });
  test('nor when it is asked for', () =>
    expect(() =>
      run([text('mail.txt', MESSAGE)], { header, requestors: ['MACNET/MACPO'] }),
    ).toThrow(/^MACNET\/MACPO is a foreign requestor/));
});
