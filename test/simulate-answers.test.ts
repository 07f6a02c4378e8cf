/** What a simulation says on the screen: on what its answer rests, and which one thing it lacks. */
import { check, renderText, simulate, type CheckOptions, type Report } from '../src/index.js';
import { wantedFor } from '../src/report/wanted.js';
import { bytesOf } from './support/read.js';

const RECORDS = `Obj-Class,Directory Name,DXA-Req-Seq,DXA-Svr-Seq,DXA-Imp-Seq
Remote-DXA,OCTOBER,9,655,2
Remote-DXA,NOVEMBER,10,71,1
Remote-DXA,"Boise, West",140,80,3
`;
const KEY = 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\n';
const SWITCH = `${KEY}"GlobalMaxSeqInResync"=dword:00000001\n"ResyncConnectionRDNs"=hex(7):4e,4f,56,45,4d,42,45,52,00,00\n`;
const named = (contents: readonly string[]) =>
  contents.map((content, at) => ({ name: `${at + 1}.txt`, chunks: [bytesOf(content)] }));
const NOW = { now: new Date('2002-06-01T00:00:00Z') };
const trial = (contents: readonly string[], options: Partial<CheckOptions>): Report =>
  simulate(named(contents), { ...NOW, ...options });
const wanted = (report: Report) => wantedFor(report, report.verdict.byRequestor[0]!.requestor);
const firstLines = (report: Report): string => renderText(report).split('\n').slice(0, 5).join(' ');

const ALL = { dss: 'exchange', listed: ['OCTOBER', 'NOVEMBER', 'Boise, West'] } as const;
const RESTS = /by the server's own records/i;

test.each<[string, Partial<CheckOptions>]>([
  ['of several', { ...ALL, listed: [...ALL.listed] }],
  ['of one', { ...ALL, listed: [...ALL.listed], requestors: ['OCTOBER'] }],
])('a pass %s says that it rests on the server alone', (_, options) => {
  const report = trial([RECORDS], options);
  expect(report.verdict.outcome).toBe('will-import');
  expect(firstLines(report)).toMatch(RESTS);
});

test("a pass by the requestor's own numbers does not", () => {
  const own = { own: { ImportSync: 2, SrvSync: 655, ReqSync: 9 } };
  const report = trial([RECORDS], {
    ...ALL,
    listed: [...ALL.listed],
    requestors: ['OCTOBER'],
    ...own,
  });
  expect(report.verdict.outcome).toBe('will-import');
  expect(firstLines(report)).not.toMatch(RESTS);
});

test.each<[string, readonly string[], Partial<CheckOptions>, object[]]>([
  ['the build of Dxa.exe', [SWITCH, RECORDS], {}, [{ what: 'dxa-version' }]],
  [
    'a version without its build',
    [SWITCH, RECORDS],
    { dxaVersion: '5.5' },
    [{ what: 'dxa-version' }],
  ],
  ['an older build', [SWITCH, RECORDS], { dxaVersion: '5.5.2448.0' }, []],
  ['a newer build', [SWITCH, RECORDS], { dxaVersion: '5.5.2650.12' }, []],
  [
    'a slip in a name',
    [RECORDS],
    { dss: 'exchange', listed: ['OCTOBR'] },
    [{ what: 'listed-name', name: 'OCTOBR', meant: 'OCTOBER' }],
  ],
  [
    'a name that is like none',
    [RECORDS],
    { dss: 'exchange', listed: ['OCTOBER', 'ALBUQUERQUE'] },
    [{ what: 'listed-name', name: 'ALBUQUERQUE', meant: null }],
  ],
  ['names in other case', [RECORDS], { dss: 'exchange', listed: ['october'] }, []],
])('asks for no file that nobody has made: %s', (_, contents, options, expected) => {
  const report = trial(contents, options);
  expect(wanted(report)).toEqual(expected);
  expect(renderText(report)).not.toMatch(/Get RESYNC\.GLB|No RESYNC\.GLB/);
});

const LISTING =
  'Examining NET1/DENVER Requestor Configuration Record\n\nDir-Sync Server: P/M\nReqSync = 12, SrvSync = 71\n';
const HEADER = { header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 } };

test.each<[string, string, boolean]>([
  ['was given and is of a record that was reset', 'Remote-DXA,DENVER,0,0,0\n', false],
  ['was not given', '', true],
])("the server's count of imports %s", (_, record, isAsked) => {
  const csv = `Obj-Class,Directory Name,DXA-Req-Seq,DXA-Svr-Seq,DXA-Imp-Seq\n${record}`;
  const contents = record === '' ? [LISTING] : [LISTING, csv];
  const report = check(named(contents), { ...NOW, ...HEADER });
  expect(report.verdict.outcome).toBe('cannot-tell');
  expect(renderText(report).includes('--impseq N')).toBe(isAsked);
});

const object = (name: string, reqName: string | null): string =>
  `dn: cn=${name},cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG\n` +
  `${reqName === null ? '' : `DXA-ReqName: PCM:${reqName}\n`}` +
  'DXA-Imp-Seq: 3\nDXA-Req-Seq: 12\nDXA-Svr-Seq: 71\n\n';

test.each<[string, string, string[]]>([
  [
    'DXA-ReqName goes before a name',
    object('DENVER', null) + object('BOISE', 'NET1/DENVER'),
    ['BOISE'],
  ],
  ['in any order', object('BOISE', 'NET1/DENVER') + object('DENVER', null), ['BOISE']],
  ['the name alone', object('DENVER', null) + object('BOISE', 'NET1/BOISE'), ['DENVER']],
  ['both say so', object('DENVER', 'NET1/DENVER') + object('BOISE', null), ['DENVER']],
])('which object is to be listed: %s', (_, ldif, listed) => {
  const header = { header: { IMPSEQ: 2, SRVSEQ: 70, REQSEQ: 18 } };
  const report = check(named([LISTING, ldif]), { ...NOW, ...header, requestors: ['NET1/DENVER'] });
  const list = report.remedies.find(({ registry }) => registry !== null);
  expect(list?.registry?.listed).toEqual(listed);
});
