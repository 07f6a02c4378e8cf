/** Redaction: no name is left anywhere, equal stays equal, numbers stay, and it is done once. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Evidence, type Report } from '../../../src/index.js';
import { redactReport } from '../../../src/redact.js';
import { renderHtml } from '../../../src/report/html/html.js';
import { renderJson } from '../../../src/report/json.js';
import { renderMarkdown } from '../../../src/report/markdown/markdown.js';
import { storedReport } from '../../../src/report/stored.js';
import { renderText } from '../../../src/report/text/text.js';

const SAMPLES = join(import.meta.dirname, '../../../samples');
const now = new Date('2002-06-01T00:00:00Z');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

const evidenceOf = (folder: string): Evidence[] =>
  filesIn(join(SAMPLES, folder)).map((path) => ({
    name: path.slice(SAMPLES.length + 1),
    chunks: [readFileSync(path)],
  }));

const samples = readdirSync(SAMPLES).filter((name) => statSync(join(SAMPLES, name)).isDirectory());

/** A report of a sample, or null where its evidence is none or needs options. */
function reportOf(folder: string): Report | null {
  try {
    return check(evidenceOf(folder), { now, commandLine: ['check', `samples/${folder}`] });
  } catch {
    return null;
  }
}
const reports = samples.flatMap((name) => {
  const report = reportOf(name);
  return report ? [{ name, report }] : [];
});

/** Names that stand in the samples: people, mailboxes and template data as recipes have them. */
const PERSONS = /\buser\d+\b|\bUser Number\b/i;
const PLACES =
  /\b(?:POLYNOMIAL|MONTGOMERY|NOVEMBER|OCTOBER|AUGUST|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|SEPTEMBER|DECEMBER)\b/i;

/** Every string of a report with where it stands, keys included. */
function stringsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((each, i) => stringsIn(each, `${at}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    [`${at} key`, key] as [string, string],
    ...stringsIn(item, `${at}/${key}`),
  ]);
}
const showing = (report: Report, names: RegExp): [string, string][] =>
  stringsIn(report).filter(([, text]) => names.test(text));

test('there are samples to try', () => expect(reports.length).toBeGreaterThan(30));

describe.each(reports)('$name', ({ report }) => {
  const names = redactReport(report, 'names').report;
  const all = redactReport(report, 'all').report;

  test('names: no person, mailbox or folder is left', () => {
    expect(showing(names, PERSONS)).toEqual([]);
    expect(stringsIn(names).filter(([, text]) => text.includes('samples/'))).toEqual([]);
  });
  test('all: no network, postoffice, server or object is left', () =>
    expect(showing(all, PLACES)).toEqual([]));
  test('numbers, codes, outcomes and hashes stay', () => {
    for (const redacted of [names, all]) {
      expect(redacted.numbers.map(({ header, own, short }) => [header, own, short])).toEqual(
        report.numbers.map(({ header, own, short }) => [header, own, short]),
      );
      expect(redacted.verdict.outcome).toBe(report.verdict.outcome);
      expect(redacted.findings.map(({ rule, code }) => [rule, code])).toEqual(
        report.findings.map(({ rule, code }) => [rule, code]),
      );
      expect(redacted.inputs.map(({ bytes, sha256 }) => [bytes, sha256])).toEqual(
        report.inputs.map(({ bytes, sha256 }) => [bytes, sha256]),
      );
    }
  });
  test('it is a sound report, and every format shows it', () => {
    for (const redacted of [names, all]) {
      const stored = storedReport(renderJson(redacted));
      expect('code' in stored ? stored : null).toBeNull();
      for (const render of [renderText, renderMarkdown, renderHtml])
        expect(render(stored as Report)).toBe(render(redacted));
    }
  });
  test('done again, or less, it changes nothing', () => {
    expect(redactReport(names, 'names').report).toBe(names);
    expect(redactReport(all, 'names').report).toBe(all);
    expect(showing(redactReport(names, 'all').report, PLACES)).toEqual([]);
  });
  test('the given report is not changed', () =>
    expect(report.redaction).toEqual({ profile: 'none', replaced: [] }));
});

test('equal stays equal, across kinds of names', () => {
  const { report } = reports.find(({ name }) => name === 'server-not-listed')!;
  const { report: all, map } = redactReport(report, 'all');
  const distinct = new Set(report.verdict.byRequestor.map(({ requestor }) => requestor));
  expect(new Set(all.verdict.byRequestor.map(({ requestor }) => requestor)).size).toBe(
    distinct.size,
  );
  expect(new Set(Object.values(map)).size).toBe(Object.keys(map).length);
  expect(all.redaction.replaced.length).toBeGreaterThan(0);
});

describe('what logs say names nobody', () => {
  const LOGS: readonly (readonly [string, string])[] = [
    ['a version that is none', 'Status       Microsoft (R) Mail Import V3.2OCTOBER'],
    ['the words of a stop', 'Fatal [ 14] Error processing POLYNOMIAL/OCTOBER'],
    ['of another stop', 'Fatal [ 91] The database is locked by another process: user1'],
    ['free text', 'Error [ ] PCM:POLYNOMIAL/NOVEMBER'],
    ['missing updates', 'Error [139] Number of missing transactions = 1300 (0->1299) OCTOBER'],
    ['a report of another postoffice', 'Status       Report from POLYNOMIAL/MARCH/$SYSTEM'],
  ];
  const ALL = LOGS.map(([, line]) => `03/22/94 15:43:25 | ${line}`);
  const log = (lines: readonly string[]): Evidence => ({
    name: 'DIRSYNC.LOG',
    chunks: [
      Buffer.from(
        [
          '03/22/94 15:43:20 | Status       Microsoft (R) Mail Import V3.2',
          ...lines,
          '03/22/94 15:43:30 | Fatal [ 14] Error processing Resync.glb',
          '',
        ].join('\r\n'),
      ),
    ],
  });
  const header = { IMPSEQ: 1, SRVSEQ: 2, REQSEQ: 3 };

  test.each([...ALL.map((line, at) => [LOGS[at]![0], [line]] as const), ['all', ALL] as const])(
    '%s',
    (_, lines) => {
      const report = check([log(lines)], { now, header, requestors: ['POLYNOMIAL/OCTOBER'] });
      const redacted = redactReport(report, 'all').report;
      expect(showing(redacted, PLACES)).toEqual([]);
      expect(showing(redacted, PERSONS)).toEqual([]);
      expect(redacted.timeline.shown.length).toBeGreaterThan(0);
      expect(redacted.timeline.shown.map(({ event }) => event)).toEqual(
        report.timeline.shown.map(({ event }) => event),
      );
    },
  );
});

test('what is not acknowledged keeps its numbers, not its name', () => {
  const { report } = reports.find(({ name }) => name === 'server-not-listed')!;
  const unconfirmed = [{ requestor: 'OCTOBER', sent: 140, confirmed: 138 }];
  const given = { ...report, server: { ...report.server!, unconfirmed } };
  expect(redactReport(given, 'all').report.server?.unconfirmed).toEqual([
    { requestor: expect.stringMatching(/^postoffice-\d+$/) as string, sent: 140, confirmed: 138 },
  ]);
});

test('what was seen after the import is redacted as the evidence is', () => {
  const at = (folder: string) => evidenceOf(`after-the-import/${folder}`);
  const report = check(at('before'), { now, after: at('accepted') });
  const { report: all } = redactReport(report, 'all');
  expect(report.after?.byRequestor[0]?.outcome).toBe('accepted');
  expect(showing(all, PLACES)).toEqual([]);
  expect(all.after?.byRequestor[0]?.requestor).toBe(all.verdict.byRequestor[0]?.requestor);
  expect(all.after?.inputs.map(({ bytes }) => bytes)).toEqual(
    report.after?.inputs.map(({ bytes }) => bytes),
  );
  expect(typeof storedReport(renderJson(all))).toBe('object');
});

test('the list of a gateway keeps its address type, which names nobody', () => {
  const { report } = reports.find(({ name }) => name === 'equality')!;
  const lists = Object.values(redactReport(report, 'all').report.effects).flatMap(
    (one) => one.lists,
  );
  expect(lists.map(({ list }) => list)).toContain('SNADS:');
});
