/** What lies in a folder that was given and is not read: an input with an issue, and no pass beside evidence. */
import { check, renderHtml, renderMarkdown, renderText, type Evidence } from '../src/index.js';
import { NOT_READ, type NotRead } from '../src/model/not-read.js';
import { wantedFor } from '../src/report/wanted.js';
import { OCTOBER } from './support/cases.js';
import { file, listdsR, PASSING, queue, reqTx, resync } from './report/text/evidence.js';

const left = (name: string, notRead: NotRead, owner?: string): Evidence => ({
  ...{ name, notRead, chunks: [] },
  ...(owner !== undefined && { owner }),
});
const now = new Date('2002-06-01T00:00:00Z');

const rows: [name: string, why: NotRead, outcome: string, level: string][] = [
  ['listds-new.txt', 'no-right', 'cannot-tell', 'error'],
  ['LISTDS.TXT', 'fault', 'cannot-tell', 'error'],
  ['sub/listds-r.txt', 'link', 'cannot-tell', 'error'],
  ['listds-caf\uFFFD.txt', 'name-not-utf8', 'cannot-tell', 'error'],
  ['REQTRANS.GLB', 'no-right', 'cannot-tell', 'error'],
  ['listq-reqtrans.txt', 'no-right', 'cannot-tell', 'error'],
  ['RESYNC.GLB', 'no-right', 'cannot-tell', 'error'],
  ['GLB', 'no-right', 'cannot-tell', 'error'],
  ['subjects-march.txt', 'no-right', 'cannot-tell', 'error'],
  ['newest.eml', 'no-right', 'cannot-tell', 'error'],
  ['inbox.mbox', 'too-large', 'cannot-tell', 'error'],
  ['ticket.zip', 'no-right', 'cannot-tell', 'error'],
  ['sync-state.json', 'no-right', 'cannot-tell', 'error'],
  ['DIRSYNC.LOG', 'no-right', 'cannot-tell', 'error'],
  // What names the directory server's copies, or nothing at all.
  ['listds-s.txt', 'no-right', 'will-import', 'error'],
  ['notes.txt', 'no-right', 'will-import', 'error'],
  ['notes.txt', 'link', 'will-import', 'warning'],
  ['printer', 'no-file', 'will-import', 'warning'],
  ['a/b/c/d', 'too-deep', 'will-import', 'warning'],
  ['dump.txt', 'too-large', 'will-import', 'warning'],
  ['ticket', 'too-many', 'will-import', 'warning'],
];

describe.each(rows)('%s, %s', (name, why, outcome, level) => {
  const of = (own = {}) =>
    check([...PASSING, left(name, why)], { requestors: [OCTOBER], own, now });

  test('is an input of the report, and makes no pass where it may be evidence', () => {
    const report = of();
    expect(report.verdict.outcome).toBe(outcome);
    const { issues, bytes, kind, sha256 } = report.inputs.find(({ id }) => id === 'i4')!;
    expect({ bytes, kind, sha256 }).toEqual({ bytes: 0, kind: 'unknown', sha256: null });
    expect(issues).toMatchObject([{ code: 'not-read', level, args: { why } }]);
    for (const rendered of [
      renderText(report, { full: true }),
      renderMarkdown(report, {}),
      renderHtml(report, {}),
    ])
      expect(rendered).toContain(name.split('/').at(-1));
  });

  test('it is asked for first where the answer hangs on it', () => {
    const [first] = wantedFor(of(), OCTOBER);
    expect(first?.what).toBe(outcome === 'cannot-tell' ? 'make-readable' : undefined);
  });

  test('numbers by hand go before what it may show', () => {
    const own = { ImportSync: 2, SrvSync: 140, ReqSync: 140 };
    expect(of(own).verdict.outcome).toBe(/^RESYNC/.test(name) ? 'cannot-tell' : 'will-import');
  });
});

test('every reason has a row', () => {
  expect(NOT_READ.filter((why) => !rows.some((row) => row[1] === why))).toEqual([]);
});

test('a failure does not wait for it', () => {
  const low = file(
    'RESYNC.GLB',
    queue(['IMPSEQ=1 SRVSEQ=80 REQSEQ=22', 'R PCM:POLYNOMIAL/MONTGOMERY']),
  );
  const report = check([low, ...PASSING.slice(1), left('listds-new.txt', 'no-right')], { now });
  expect(report.verdict.outcome).toBe('will-fail');
});

test('what lies in the folder of one postoffice leaves the others alone', () => {
  const folder = (owner: string, name: string): Evidence[] => [
    { ...file(`${owner}/listds.txt`, listdsR(140, 140, name)), owner },
    { ...file(`${owner}/reqtx.txt`, reqTx(140, 140, 2, { from: name })), owner },
    { ...file(`${owner}/resync.txt`, resync(2, 140, 140)), owner },
  ];
  const report = check(
    [
      ...folder('a', OCTOBER),
      ...folder('b', 'POLYNOMIAL/NOVEMBER'),
      left('b/listds-new.txt', 'no-right', 'b'),
    ],
    { now },
  );
  expect(report.verdict.byRequestor.map(({ requestor, outcome }) => [requestor, outcome])).toEqual([
    ['POLYNOMIAL/NOVEMBER', 'cannot-tell'],
    [OCTOBER, 'will-import'],
  ]);
});
