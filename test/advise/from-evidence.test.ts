/** Advice from evidence to report: what only shows when all floors take part. */
import { check, simulate, type CheckOptions, type Evidence, type Report } from '../../src/index.js';
import { validateReport } from '../../src/generated/report-validator.js';
import { MONTGOMERY, NOVEMBER, OCTOBER } from '../support/cases.js';
import { bytesOf } from '../support/read.js';

const NOW = new Date('2002-06-01T00:00:00Z');
const text = (name: string, content: string): Evidence => ({ name, chunks: [bytesOf(content)] });
const own = (ImportSync: number, SrvSync: number, ReqSync: number) => ({
  own: { ImportSync, SrvSync, ReqSync },
});
const header = (IMPSEQ: number, SRVSEQ: number, REQSEQ: number) => ({
  header: { IMPSEQ, SRVSEQ, REQSEQ },
});
const run = (evidence: Evidence[], options: Partial<CheckOptions>, how = check): Report => {
  const report = how(evidence, { now: NOW, requestors: [OCTOBER], ...options });
  expect(validateReport(report) || validateReport.errors).toBe(true);
  return report;
};

/** LISTDS -S: the server postoffice's own record first. */
const listds = (highest: number, records: Record<string, [ReqSync: number, SrvSync: number]>) =>
  text(
    'listds-s.txt',
    [
      `Examining ${MONTGOMERY} Server Configuration Record`,
      `Highest SrvSync is ${highest}, Current Dirsync Cycle is 11`,
      ...Object.entries(records).flatMap(([name, [req, srv]], i) => [
        '',
        `     Server Requestor Record #${i + 1}`,
        `Requestor name: PCM:${name}`,
        `ReqSync = ${req}, SrvSync = ${srv}, Last Cycle = 11`,
      ]),
      '',
    ].join('\n'),
  );
const object = (name: string, [imp, srv, req]: [number, number, number]): string =>
  [
    `dn: cn=${name},cn=Connections,o=ORG`,
    'objectClass: dXServerConn',
    `DXA-Imp-Seq: ${imp}`,
    `DXA-Svr-Seq: ${srv}`,
    `DXA-Req-Seq: ${req}`,
    '',
  ].join('\n');
const EXCHANGE = text(
  'site.ldif',
  `${object('NOVEMBER', [1, 80, 22])}\n${object('OCTOBER', [2, 140, 140])}`,
);
const key = (value: string): Evidence =>
  text(
    'key.reg',
    `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\n${value}\n`,
  );

describe('SRVSEQ against the Highest SrvSync of the server', () => {
  test.each([
    [81, 80, true],
    [80, 80, false],
    [79, 80, false],
  ])('SRVSEQ %i, highest %i: told on a pass %s', (srvseq, highest, isTold) => {
    const server = listds(highest, { [MONTGOMERY]: [17, highest], [OCTOBER]: [12, 70] });
    const report = run([server], { ...header(1, srvseq, 18), ...own(1, 70, 12) });
    expect(report.verdict.outcome).toBe('will-import');
    expect(report.findings.some(({ rule }) => rule === 'srvseq-above-server')).toBe(isTold);
  });
});

test('a Mail server that lags: the cycle is the cure, and the reset is not the first way', () => {
  const server = listds(355, {
    [MONTGOMERY]: [40, 310],
    [OCTOBER]: [25, 355],
    [NOVEMBER]: [44, 355],
  });
  const report = run([server], { ...header(1, 310, 44), ...own(1, 355, 25) });
  expect(report.causes.map(({ id }) => id)).toEqual(['server-lagging']);
  expect(report.remedies[0]).toMatchObject({
    id: 'regenerate',
    newFile: { header: { SRVSEQ: 355, REQSEQ: 44 } },
  });
  expect(report.ruledOut).toEqual([]);
});

test('a Mail server that was restored: the way of Q96060, problem 9', () => {
  const server = listds(310, { [MONTGOMERY]: [40, 310], [OCTOBER]: [25, 300] });
  const report = run([server], { ...header(1, 310, 40), ...own(1, 355, 25) });
  expect(report.causes.map(({ id }) => id)).toContain('server-behind');
  expect(report.causes.map(({ id }) => id)).not.toContain('server-lagging');
  expect(report.remedies[0]?.id).toBe('restored-server');
  expect(report.ruledOut.map(({ id }) => id)).toEqual(['regenerate']);
});

describe('rule and model have one test of the version of Dxa.exe', () => {
  const KEY = key('"GlobalMaxSeqInResync"=dword:00000001');
  test.each([
    ['5.5.2448.0', 'fired', ['install-service-pack'], ['global-maximum']],
    ['5.5', 'undecided', ['global-maximum'], []],
    ['5.5.2650.12', 'clear', ['global-maximum'], []],
  ])('%s', (dxaVersion, result, offered, ruledOut) => {
    const report = run([EXCHANGE, KEY], {
      ...{ ...header(1, 80, 22), ...own(2, 140, 140), dxaVersion, dss: 'exchange' },
      links: [{ rdn: 'OCTOBER', postoffice: OCTOBER }],
      listed: ['NOVEMBER'],
    });
    expect(report.ruleOutcomes.find(({ rule }) => rule === 'global-maximum-ignored')?.result).toBe(
      result,
    );
    const ids = report.remedies.map(({ id }) => id);
    for (const id of ['install-service-pack', 'global-maximum'] as const)
      expect([id, ids.includes(id)]).toEqual([id, offered.includes(id)]);
    expect(report.ruledOut.map(({ id }) => id)).toEqual(ruledOut);
    expect(ids[0]).toBe('list-more-requestors');
  });
});

describe('simulate', () => {
  const options = {
    listed: ['NOVEMBER'],
    dxaVersion: '5.5.2650.12',
    links: [{ rdn: 'OCTOBER', postoffice: OCTOBER }],
  };
  test.each<[string, Evidence[], number | null]>([
    ['no value is told of: it is off', [EXCHANGE], 22],
    ['0', [EXCHANGE, key('"GlobalMaxSeqInResync"=dword:00000000')], 22],
    ['1', [EXCHANGE, key('"GlobalMaxSeqInResync"=dword:00000001')], 140],
    ['2 is neither on nor off', [EXCHANGE, key('"GlobalMaxSeqInResync"=dword:00000002')], null],
  ])('GlobalMaxSeqInResync: %s', (_, evidence, reqseq) =>
    expect(run(evidence, options, simulate).header.REQSEQ.value).toBe(reqseq),
  );
});

test('on a postoffice whose own listing names it as the server nothing is reset', () => {
  const listing = text(
    'listds-r.txt',
    `Examining ${OCTOBER} Requestor Configuration Record\n\nDir-Sync Server: ${OCTOBER}\nReqSync = 17, SrvSync = 80\n`,
  );
  for (const requestors of [[OCTOBER], []]) {
    const report = run([listing], { ...header(2, 70, 10), requestors });
    expect(report.remedies.map(({ steps }) => steps.join()).join()).not.toMatch(/-z\b|type nul/);
  }
});
