/** Evidence that may be of another postoffice, of another server or of another day, beside this one's own. */
import { check, type CheckOptions, type Evidence, type Report } from '../src/index.js';
import { MONTGOMERY, NOVEMBER, OCTOBER } from './support/cases.js';
import { listdsR, listdsS } from './support/listings.js';
import { bytesOf } from './support/read.js';

const AUGUST = 'POLYNOMIAL/AUGUST';
const NOW = new Date('2002-06-01T00:00:00Z');
const H = { header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 } };
type Files = Readonly<Record<string, string>>;

const evidenceOf = (files: Files, owner: string | null = null): Evidence[] =>
  Object.entries(files).map(([name, text]) => ({
    name,
    chunks: [bytesOf(text)],
    ...(owner !== null && { owner }),
  }));
const run = (files: Files, options: Partial<CheckOptions> = {}): Report =>
  check(evidenceOf(files), { now: NOW, ...H, requestors: [OCTOBER], ...options });
const outcome = ({ verdict }: Report): string =>
  verdict.code === null ? verdict.outcome : `${verdict.outcome} ${verdict.code}`;
const rules = ({ findings }: Report): string[] => findings.map(({ rule }) => rule);

const mail = (from: string, to: string, subject: string): string =>
  `From: ${from}/$SYSTEM\nTo: ${to}/$SYSTEM\nDate: Mon, 09 Mar 1998 18:02:11 +0000\nSubject: ${subject}\n`;
const REQTX = 'ReqTx R=18 (was 18), S=80, I=2, 0 sent';
const nobodys = (ReqSync: number, SrvSync: number): string =>
  `Dir-Sync Server: ${MONTGOMERY}\nReqSync = ${ReqSync}, SrvSync = ${SrvSync}\n`;

describe('a listing that names no postoffice, beside one that does', () => {
  const own = { 's.txt': mail(OCTOBER, MONTGOMERY, REQTX) };
  const named = listdsR(OCTOBER, MONTGOMERY, 18, 80);
  test.each<[string, string, string, CheckOptions['header'], string]>([
    ['it says the same', named, nobodys(18, 80), H.header, 'will-import'],
    ['it is above, and so above the header', named, nobodys(30, 120), H.header, 'cannot-tell'],
    ['one number of it is', named, nobodys(18, 81), H.header, 'cannot-tell'],
    [
      'the header reaches both',
      named,
      nobodys(30, 120),
      { IMPSEQ: 2, SRVSEQ: 120, REQSEQ: 30 },
      'will-import',
    ],
    [
      'the header is below both',
      named,
      nobodys(30, 120),
      { IMPSEQ: 2, SRVSEQ: 79, REQSEQ: 17 },
      'will-fail 14',
    ],
    ['it is below', named, nobodys(9, 70), H.header, 'will-import'],
    [
      'it is below, and so is the header',
      named,
      nobodys(9, 70),
      { IMPSEQ: 2, SRVSEQ: 75, REQSEQ: 17 },
      'will-fail 14',
    ],
    [
      'it shows a reset',
      named,
      nobodys(0, 0),
      { IMPSEQ: 2, SRVSEQ: 75, REQSEQ: 17 },
      'cannot-tell',
    ],
    [
      'the other shows a reset',
      listdsR(OCTOBER, MONTGOMERY, 0, 0),
      nobodys(30, 120),
      H.header,
      'cannot-tell',
    ],
    [
      'both name nobody: the higher one is the newer',
      nobodys(18, 80),
      nobodys(30, 120),
      H.header,
      'will-fail 14',
    ],
    [
      'both are named: the higher one is the newer',
      named,
      listdsR(OCTOBER, MONTGOMERY, 30, 120),
      H.header,
      'will-fail 14',
    ],
  ])('%s', (_, first, second, header, expected) => {
    const options = { ...(header && { header }), own: { ImportSync: 2 } };
    const report = run({ ...own, 'a.txt': first, 'b.txt': second }, options);
    expect(outcome(report)).toBe(expected);
    expect(outcome(run({ 'b.txt': second, 'a.txt': first, ...own }, options))).toBe(expected);
    const told = report.findings.find(({ rule }) => rule === 'own-words-above')?.message ?? '';
    if (expected === 'cannot-tell' && second !== nobodys(0, 0))
      expect(told).toContain('in a listing that names no postoffice');
  });

  test('numbers by hand settle it', () => {
    const files = { ...own, 'a.txt': named, 'b.txt': nobodys(30, 120) };
    expect(outcome(run(files, { own: { ReqSync: 18, SrvSync: 80 } }))).toBe('will-import');
  });
});

describe('mail of another server than the registered one', () => {
  const at = (server: string): string => listdsR(OCTOBER, server, 18, 80);
  test.each<[string, Files, string[]]>([
    [
      'it goes to the registered one',
      { l: at(MONTGOMERY), m: mail(OCTOBER, MONTGOMERY, REQTX) },
      [],
    ],
    [
      'in other letters',
      { l: at(MONTGOMERY), m: mail(OCTOBER, MONTGOMERY.toLowerCase(), REQTX) },
      [],
    ],
    [
      'it goes to another one',
      { l: at(AUGUST), m: mail(OCTOBER, MONTGOMERY, REQTX) },
      ['mail-of-another-server'],
    ],
    [
      'a reply comes from another one',
      { l: at(AUGUST), m: mail(MONTGOMERY, OCTOBER, 'SrvTx R=18 S=80 (was 80), I=2 0 sent') },
      ['mail-of-another-server'],
    ],
    ["it is another requestor's mail", { l: at(AUGUST), m: mail(NOVEMBER, MONTGOMERY, REQTX) }, []],
    [
      'no server is registered that is named',
      { l: listdsR(OCTOBER, '', 18, 80), m: mail(OCTOBER, MONTGOMERY, REQTX) },
      ['no-directory-server'],
    ],
    ['nobody is registered', { m: mail(OCTOBER, MONTGOMERY, REQTX) }, []],
    [
      'one of two listings names it',
      { l: at(AUGUST), k: at(MONTGOMERY), m: mail(OCTOBER, MONTGOMERY, REQTX) },
      [],
    ],
    [
      "the records are the other one's, too",
      {
        l: at(AUGUST),
        s: listdsS(MONTGOMERY, [[NOVEMBER, 12, 71]]),
        m: mail(OCTOBER, MONTGOMERY, REQTX),
      },
      ['mail-of-another-server', 'registered-elsewhere'],
    ],
  ])('%s', (_, files, expected) => {
    const texts = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${name}.txt`, text]),
    );
    const report = run(texts, { own: { ImportSync: 2 } });
    const ours = /^(?:mail-of-another-server|registered-elsewhere|no-directory-server)$/;
    expect(
      rules(report)
        .filter((rule) => ours.test(rule))
        .sort(),
    ).toEqual(expected);
    const message = report.findings.find(({ rule }) => rule === 'mail-of-another-server')?.message;
    if (message) expect(message).toContain(`${AUGUST}, not ${MONTGOMERY}`);
  });

  test.each<[string, string, string[]]>([
    ['the registered one', MONTGOMERY, []],
    ['another one', AUGUST, ['registered-elsewhere']],
  ])('a RESYNC.GLB in the folder of a server: %s', (_, server, expected) => {
    const listing = ['RESYNC.GLB', 'SRVCONF.GLB', 'MSTTRANS.GLB', 'REQCONF.GLB'].map((name) => ({
      path: `GLB/${name}`,
      ...{ bytes: name === 'SRVCONF.GLB' ? 3072 : 512, modified: null, isReadOnly: false },
    }));
    const folder: Evidence[] = [
      { name: 'S', kind: 'postoffice', chunks: [], owner: 'S', listing },
      ...evidenceOf({ 'S/listds.txt': listdsR(MONTGOMERY, MONTGOMERY, 17, 80) }, 'S'),
    ];
    const report = check(
      [...folder, ...evidenceOf({ 'l.txt': listdsR(OCTOBER, server, 18, 80) })],
      {
        ...{ now: NOW, ...H, requestors: [OCTOBER], own: { ImportSync: 2 } },
      },
    );
    expect(rules(report).filter((rule) => rule === 'registered-elsewhere')).toEqual(expected);
  });
});

describe('a listing of REQTRANS.GLB beside a folder', () => {
  const queue =
    `Examining ${OCTOBER} Dirsync transaction file: REQTRANS\n\nSync#  Transaction\n` +
    `000018 # Dummy\n000019 A Paul\tPCM:${OCTOBER}/paul\n`;
  const folder = (names: string[]): Evidence => ({
    ...{ name: 'P', kind: 'postoffice', chunks: [], owner: 'P' },
    listing: [...names.map((name) => `GLB/${name}.GLB`), 'KEY/SYSTEM.KEY'].map((path) => ({
      path,
      ...{ bytes: path.includes('REQCONF') ? 512 : 49, modified: null, isReadOnly: false },
    })),
  });
  const WHOLE = ['CONTROL', 'FLAG', 'MASTER', 'NETWORK', 'REQCONF', 'TID', 'RESYNC', 'SRVTRANS'];
  const judge = (names: string[], more: Files): Report =>
    check([folder(names), ...evidenceOf({ 'P/q.txt': queue, ...more }, 'P')], {
      ...{ now: NOW, ...H, own: { ImportSync: 2, SrvSync: 80 } },
    });
  const listed = { 'P/l.txt': listdsR(OCTOBER, MONTGOMERY, 18, 80) };

  test.each<[string, string[], Files, string, boolean]>([
    ['that has the file', [...WHOLE, 'REQTRANS'], {}, 'will-import', false],
    ['that has none: its number is not of now', WHOLE, {}, 'cannot-tell', true],
    ['that has none, beside LISTDS -R', WHOLE, listed, 'will-import', true],
  ])('%s', (_, names, more, expected, isTold) => {
    const report = judge(names, more);
    expect(outcome(report)).toBe(expected);
    expect(rules(report).includes('reqtrans-listing-elsewhere')).toBe(isTold);
    const lost = report.ruleOutcomes.find(({ rule }) => rule === 'pending-transactions-lost');
    expect(lost?.result).toBe(isTold ? 'undecided' : 'clear');
  });
});

describe('the dummy records of a REQTRANS.GLB', () => {
  const listing = (...lines: string[]): string =>
    `Examining ${OCTOBER} Dirsync transaction file: REQTRANS\n\nSync#  Transaction\n${lines.join('\n')}\n`;
  const add = (number: string): string => `${number} A Paul\tPCM:${OCTOBER}/paul`;
  test.each<[string, string[], string]>([
    ['one, and what waits', ['000018 # Dummy', add('000019')], 'will-import'],
    [
      'a later one above the header',
      ['000012 # Dummy', add('000013'), '000019 # Dummy'],
      'will-fail 14',
    ],
    [
      'a later one at the header',
      ['000012 # Dummy', add('000013'), '000018 # Dummy'],
      'will-import',
    ],
    ['a later one alone', [add('000013'), '000019 # Dummy'], 'will-fail 14'],
    ['a later one whose number is not shown', ['000012 # Dummy', 'XXXXXX # Dummy'], 'cannot-tell'],
    ['none', [add('000013')], 'cannot-tell'],
  ])('%s', (_, lines, expected) => {
    const report = run({ 'q.txt': listing(...lines) }, { own: { ImportSync: 2, SrvSync: 80 } });
    expect(outcome(report)).toBe(expected);
  });
});

describe('a ReqTx that a numbered SYSTEM mailbox writes (Q150828)', () => {
  const exchange = mail(OCTOBER, MONTGOMERY, REQTX).replace('OCTOBER/$SYSTEM', 'OCTOBER/SYSTEM1');
  test('beside the listing of a postoffice its I is not used', () => {
    const report = run({ 'l.txt': listdsR(OCTOBER, MONTGOMERY, 18, 80), 'm.txt': exchange });
    expect(outcome(report)).toBe('cannot-tell');
    const codes = report.inputs.flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(codes).toContain('mail-of-exchange');
  });

  test('alone it is nobody that runs IMPORT', () => {
    const files = { 'l.txt': listdsR(NOVEMBER, MONTGOMERY, 18, 80), 'm.txt': exchange };
    const report = run(files, { requestors: [], own: {} });
    expect(report.verdict.byRequestor.map(({ requestor }) => requestor)).toEqual([NOVEMBER]);
  });

  test('one that has only lost its dollar sign is a postoffice', () => {
    const lost = exchange.replace('/SYSTEM1', '/SYSTEM');
    const report = run({ 'l.txt': listdsR(OCTOBER, MONTGOMERY, 18, 80), 'm.txt': lost });
    expect(outcome(report)).toBe('will-import');
  });
});
