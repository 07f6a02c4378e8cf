/** Every issue has words, is brought about by some evidence, and says no name that is not an argument. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check, inspect, messageOf, openContainers, UsageError } from '../../../src/index.js';
import type { Evidence } from '../../../src/index.js';
import { fillTemplate } from '../../../src/model/finding-text.js';
import { ISSUE_CODES, type IssueCode } from '../../../src/model/issues.js';
import { MARKS, type Marked } from '../../../src/model/marked.js';
import type { ReportIssue } from '../../../src/model/report-types.js';
import type { Kind } from '../../../src/model/types.js';
import { unknownOfText } from '../../../src/model/which.js';

const SAMPLES = new URL('../../../samples/', import.meta.url).pathname;

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
    .filter((path) => !/README\.md$/.test(path));
}

const evidenceOf = (path: string): Evidence => ({
  name: path.slice(SAMPLES.length),
  chunks: [readFileSync(path)],
});

/** What `check` makes of a sample; null where nothing of it is evidence. */
function reportOn(files: readonly Evidence[]) {
  try {
    return check(files, { now: new Date(0) });
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

const folders = readdirSync(SAMPLES).filter((name) => statSync(join(SAMPLES, name)).isDirectory());
const samples = await Promise.all(
  folders.map(async (folder) => {
    const files = await openContainers(filesBelow(join(SAMPLES, folder)).map(evidenceOf));
    const report = reportOn(files);
    const issues: ReportIssue[] = [
      ...files.flatMap((file) => inspect(file).input.issues),
      ...(report?.inputs ?? []).flatMap((input) => input.issues),
    ];
    return { folder, report, issues, findings: report?.findings ?? [] };
  }),
);

const isMarked = (value: object): value is Marked =>
  'kind' in value && 'text' in value && (MARKS as readonly unknown[]).includes(value.kind);

/** All marked values in some data. */
function marksIn(value: unknown): Marked[] {
  if (typeof value !== 'object' || value === null) return [];
  return isMarked(value) ? [value] : Object.values(value).flatMap(marksIn);
}

/** The same data with a token in the place of each marked value. */
function withoutNames<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNames) as T;
  if (isMarked(value)) return { ...value, text: `<${value.kind}>` };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutNames(item)]),
  ) as T;
}

/** Names of people and places: a file's name or a word may stand in a sentence of ours as well. */
const namesIn = (...data: unknown[]): string[] =>
  marksIn(data)
    .filter(({ kind }) => kind !== 'path' && kind !== 'text')
    .map(({ text }) => text)
    .filter((text) => /[a-z]{3}/i.test(text) && !/^[A-Z0-9]+:$/.test(text));

test('the samples have many issues and findings', () => {
  expect(samples.flatMap(({ issues }) => issues).length).toBeGreaterThan(50);
  expect(samples.flatMap(({ findings }) => findings).length).toBeGreaterThan(50);
});

test.each(samples)('$folder: words are made of the arguments, and say no other name', (sample) => {
  const { report, issues, findings } = sample;
  const names = [
    ...namesIn(issues, findings),
    ...(report?.verdict.byRequestor ?? []).map(({ requestor }) => requestor),
  ].filter((name) => name !== '(unnamed)');
  const tell = (message: string): void => {
    for (const name of names) expect(message).not.toContain(name);
  };
  for (const issue of issues) {
    expect(messageOf(issue)).toBe(issue.message);
    tell(messageOf(withoutNames(issue)));
  }
  for (const { template, args, message, examples } of findings) {
    expect(fillTemplate(template, args)).toBe(message);
    tell(fillTemplate(template, withoutNames(args)));
    for (const { remark } of examples) tell(remark ?? '');
  }
  for (const { reason, unknownOf } of Object.values(report?.server?.wouldWrite ?? {}))
    if (unknownOf) {
      expect(unknownOfText(unknownOf)).toBe(reason);
      tell(unknownOfText(withoutNames(unknownOf)));
    }
});

/** Brings the issues of one small file about. */
const codesOf = (name: string, content: string, kind?: Kind): IssueCode[] =>
  inspect({
    ...{ name, chunks: [Uint8Array.from(content, (char) => char.charCodeAt(0))] },
    ...(kind && { kind }),
  }).input.issues.map(({ code }) => code);

const LISTQ = 'Sync#  Transaction\n';
const RESYNC = `Examining N1/P1 queue RESYNC.GLB\n${LISTQ}`;
const LISTDS_S = 'Examining N1/P1 Server Configuration Record\n';
const REG = 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]\n';
const NSDA = '06/11/96 01:00:00';

/** A file of one kind that has just this fault; what stands first names it. */
const ROWS: [code: IssueCode, name: string, content: string, kind?: Kind][] = [
  ['too-short', 'RESYNC.GLB', '\x01\x00\x02'],
  ['nothing-of-this-kind', 'a.txt', 'nothing', 'subjects'],
  ['more-issues', 'a.txt', `${RESYNC}${'0O0002 R X400:\n'.repeat(105)}`],
  ['line-too-long', 'a.txt', `${RESYNC}${'x'.repeat(70_000)}\n`],
  ['text-behind-ctrl-z', 'a.imp', 'A user1                          PCM:N1/P1/user1\n\x1amore'],
  ['terminal-codes-left-out', 'a.txt', `\x1b[32m${RESYNC}\x1b[0m`],
  ['not-opened', 'a.eml', '', 'mail'],
  [
    'not-a-sync-number',
    'a.txt',
    `${LISTDS_S}Requestor name: PCM:N1/P1\nReqSync = 1x, SrvSync = 2\n`,
  ],
  [
    'own-numbers-unread',
    'a.txt',
    'Examining N1/P1 Requestor Configuration Record\nReqSync = 1x, SrvSync = 2\n',
  ],
  ['header-number-missing', 'a.txt', `${RESYNC}000001 IMPSEQ=1 SRVSEQ=2\n`],
  [
    'header-may-be-ordinary',
    'a.txt',
    `${RESYNC}000001 A IMPSEQ=1 SRVSEQ=2 REQSEQ=3        PCM:N1/P1/user1\n`,
  ],
  ['header-first-record-unknown', 'resync.txt', `${LISTQ}000000 Sync 1 80 140\n`],
  ['header-not-first', 'a.txt', `${RESYNC}000001 R SNADS:\n000002 IMPSEQ=1 SRVSEQ=2 REQSEQ=3\n`],
  ['listq-stray-line', 'a.txt', `${RESYNC}000001 R SNADS:\n\nwords\n000002 R SNADS:\n`],
  ['listq-number-too-large', 'a.txt', `${RESYNC}9999999999 R SNADS:\n`],
  ['listq-line-damaged', 'a.txt', `${RESYNC}0O0002 R X400:\n`],
  ['listds-number-missing', 'a.txt', `${LISTDS_S}Requestor name: PCM:N1/P1\nReqSync = 1\n`],
  [
    'listds-no-server',
    'a.txt',
    'Examining N1/P1 Requestor Configuration Record\nDirsync Server : \nReqSync = 1, SrvSync = 2\n',
  ],
  [
    'listds-server-not-named',
    'a.txt',
    'Examining N1/P1 Requestor Configuration Record\nDirsync Server : P2\nReqSync = 1, SrvSync = 2\n',
  ],
  [
    'listds-record-not-named',
    'a.txt',
    `${LISTDS_S}Server Requestor Record #1\nReqSync = 1, SrvSync = 2\n`,
  ],
  ['listds-highest-not-a-number', 'a.txt', `${LISTDS_S}Highest SrvSync is 99999999999\n`],
  ['listds-numbers-of-nobody', 'a.txt', 'ReqSync = 1, SrvSync = 2\nReqSync = 3, SrvSync = 4\n'],
  ['subject-may-go-on', 'a.txt', 'ReqTx R=1 S=2 I=3\n'],
  ['subject-number-too-large', 'a.txt', 'ReqTx R=99999999999 S=2 I=3 4 sent\n'],
  ['subject-number-not-plain', 'a.txt', 'SrvTx R=18 S=8,1 (was 80), I=2 1 sent\n'],
  ['subject-sum-wrong', 'a.txt', 'ReqTx R=10 (was 5) S=2 I=3 4 sent\n'],
  [
    'listq-queue-not-named',
    'a.txt',
    'Item   Sync No.   Transaction\n1      0000000001 A User 1  PCM:A/B/user1\nEnd of Queue\n',
  ],
  ['dirsync-numbers-of-nobody', 'a.txt', '[DIRSYNC]\nTASK=IMPORTREQ\nSRVSEQ=5\n'],
  ['dirsync-name-incomplete', 'a.txt', '[DIRSYNC]\nTASK=EXPORT\nNAME=P1\n'],
  ['dirsync-task-unknown', 'a.txt', '[DIRSYNC]\nTASK=DANCE\nNAME=N1/P1\n'],
  ['dirsync-mark-missing', 'a.txt', 'TASK=EXPORT\nNAME=N1/P1\n'],
  [
    'dirsync-number-too-large',
    'a.txt',
    '[DIRSYNC-TRANSACTIONS]\n99999999999 A user1 PCM:N1/P1/user1\n',
  ],
  ['dirsync-line-without-number', 'a.txt', '[DIRSYNC-TRANSACTIONS]\nwords\n'],
  ['dispatch-step-failed', 'a.log', `P1 ${NSDA} NSDA -RT terminated with exit code 65\n`],
  ['dispatch-step-not-found', 'a.log', `P1 ${NSDA} NSDA -S terminated with exit code 2\n`],
  ['dispatch-step-exit-code', 'a.log', `P1 ${NSDA} NSDA -RR terminated with exit code 7\n`],
  ['dispatch-step-missed', 'a.log', `P1 ${NSDA} NSDA -RR missed its run window\n`],
  ['dispatch-process-table', 'a.log', `P1 ${NSDA} Failure while accessing the process table\n`],
  ['podiag-file-missing', 'a.log', 'Error 3 Detected file (REQCONF.GLB) missing\n'],
  ['podiag-wrong-value', 'a.log', 'Error 3 Detected an incorrect value in file (CONTROL.GLB)\n'],
  ['podiag-reqtrans-made', 'a.log', 'User 0 Rebuilt the directory synchronization file\n'],
  ['dssched-t3', 'a.txt', 'Current time to run NSDA -RR: 06/11/96 01:00\n'],
  ['event-numbers-not-stored', 'a.txt', 'Event ID: 143\nSource: MSExchangeDX\n'],
  ['event-requestor-unknown', 'a.txt', 'Event ID: 136\nSource: MSExchangeDX\n'],
  ['event-messages-lost', 'a.txt', 'Event ID: 220\nSource: MSExchangeDX\n'],
  ['event-full-export', 'a.txt', 'Event ID: 221\nSource: MSExchangeDX\n'],
  ['registry-key-deleted', 'a.reg', REG.replace('[HKEY', '[-HKEY')],
  ['registry-value-deleted', 'a.reg', `${REG}"X"=-\n`],
  [
    'registry-data-too-long',
    'a.reg',
    `${REG}"X"="${'x'.repeat(65_520)}"\n"Y"=hex:${'00,\\\n'.repeat(30_000)}00\n`,
  ],
  ['registry-data-breaks-off', 'a.reg', `${REG}"X"=hex:00,\\\n"Y"=dword:00000001\n`],
  ['registry-key-absent', 'a.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\X]\n'],
  [
    'registry-set-not-used',
    'a.reg',
    REG + REG.slice(8).replace('CurrentControlSet', 'ControlSet001'),
  ],
  ['registry-global-max-type', 'a.reg', `${REG}"GlobalMaxSeqInResync"="1"\n`],
  ['registry-global-max-digits', 'a.reg', `${REG}"GlobalMaxSeqInResync"=dword:x\n`],
  ['registry-list-type', 'a.reg', `${REG}"ResyncConnectionRDNs"="P1"\n`],
  ['registry-list-not-bytes', 'a.reg', `${REG}"ResyncConnectionRDNs"=hex(7):zz\n`],
  ['registry-list-absent', 'a.reg', `${REG}"GlobalMaxSeqInResync"=dword:00000001\n`],
  ['attribute-several-values', 'a.ldf', 'dn: cn=P1\nDXA-Req-Seq: 1\nDXA-Req-Seq: 2\n'],
  ['attribute-empty', 'a.ldf', 'dn: cn=P1\nDXA-Req-Seq:\n'],
  ['attribute-misspelt', 'a.ldf', 'dn: cn=P1\nDXA-Srv-Seq: 1\n'],
  ['attribute-elsewhere', 'a.ldf', 'dn: cn=P1\nDXA-Req-Seq:< file:x\n'],
  ['attribute-not-base64', 'a.ldf', 'dn: cn=P1\nDXA-Req-Seq:: ?\n'],
  [
    'attribute-too-long',
    'a.ldf',
    `dn: cn=P1\nDXA-Req-Seq: 1\n${' 0'.repeat(40_000).replace(/ 0/g, ' 00\n')}`,
  ],
  ['attributes-missing', 'a.ldf', 'dn: cn=P1\ncn: P1\n'],
  ['object-is-own-requestor', 'a.ldf', 'dn: cn=P1\nobjectClass: DX-Requestor\nDXA-Req-Seq: 1\n'],
  ['object-not-named', 'a.txt', 'DXA-Req-Seq = 1\n'],
  ['csv-row-width', 'a.csv', 'Obj-Class,Common-Name,DXA-Req-Seq\nRemote-DXA,P1\n'],
  ['csv-quote-not-closed', 'a.csv', 'Obj-Class,Common-Name,DXA-Req-Seq\n"Remote-DXA,P1,1\n'],
  ['ldif-change', 'a.ldf', 'dn: cn=P1\nchangetype: modify\nDXA-Req-Seq: 1\n'],
  ['ldif-strange-lines', 'a.ldf', 'dn: cn=P1\nDXA-Req-Seq: 1\nwords\n'],
  ['import-file-margin', 'a.imp', '  A user1                          PCM:N1/P1/user1\n'],
  ['state-not-json', 'a.json', '{ "kind": "sync-state", }'],
  ['state-misfit', 'a.json', '{ "kind": "sync-state", "version": 1, "more": 2 }'],
  [
    'state-version-unknown',
    'a.json',
    '{ "kind": "sync-state", "version": 1, "requestors": [{ "name": "N1/P1", "programs": { "import": "3.0a" } }] }',
  ],
  ['queue-no-layout', 'RESYNC.GLB', '\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0b\x0c'],
  ['queue-mail-form', 'RESYNC.GLB', 'begin 644 RESYNC.GLB\n#0V%T\n`\nend\n\x01'],
];

test.each(ROWS)('%s is brought about by %s', (code, ...file) => {
  expect(codesOf(...file)).toContain(code);
});

/** What takes a larger file or several of them; the tests that bring it about. */
const ELSEWHERE: Partial<Record<IssueCode, string>> = {
  'not-read': 'not-read',
  'told-kind-differs': 'evidence/told-kind',
  'text-torn': 'evidence/torn-text',
  'mail-of-exchange': 'other-evidence',
  'own-words-left-out': 'evidence/own-report',
  'page-as-shown': 'evidence/read',
  ...{ 'container-too-large': 'open', 'part-left-out': 'open', 'mailbox-too-long': 'open' },
  ...{ 'postoffice-files-not-read': 'open', 'mail-too-many': 'open', 'mail-too-deep': 'open' },
  ...{ 'mail-malformed': 'open', 'html-not-used': 'open', 'html-too-large': 'open' },
  ...{ 'archive-empty': 'open', 'archive-of-office': 'open', 'archive-not-readable': 'open' },
  ...{ 'archive-too-many-files': 'open', 'parts-opened': 'open' },
  'searched-in-part': 'evidence/read',
  'too-much-to-tell': 'evidence/too-much',
  'header-again-differs': 'evidence/transactions/tally',
  'header-again-same': 'evidence/transactions/tally',
  'header-not-believed': 'evidence/queue/damage',
  'header-number-out-of-step': 'evidence/queue/made',
  'header-number-ambiguous': 'evidence/queue/made',
  'queue-fill': 'evidence/queue/mishaps',
  'queue-blocks-lost': 'evidence/queue/mishaps',
  'queue-joined': 'evidence/queue/mishaps',
  'queue-padding': 'evidence/queue/damage',
  'queue-control-characters': 'evidence/queue/damage',
  'queue-more-control-characters': 'evidence/queue/damage',
  'queue-more-damage': 'evidence/queue/damage',
  'queue-became-utf8': 'evidence/queue/made',
  'queue-became-seven-bits': 'evidence/queue/made',
  'queue-carriage-returns': 'evidence/queue/made',
  'queue-no-end-mark': 'evidence/queue/damage',
  'listq-number-falls': 'evidence/listq/reader',
  'listq-crc': 'evidence/listq/reader',
  'listq-shows-nothing': 'evidence/listq/reader',
  'subject-cut': 'evidence/mail/subjects',
  'log-too-many-postoffices': 'evidence/log/dirsync-log',
  'registry-list-half-character': 'evidence/registry/reader',
  'state-too-large': 'evidence/sync-state/reader',
  'of-the-other-side': 'whose-numbers',
  'saved-case': 'cli/saved-case-again',
  'saved-case-misfit': 'cli/saved-case-again',
};

test('every code is brought about by a sample, a row, or another test', () => {
  const here = new Set<string>([
    ...samples.flatMap(({ issues }) => issues.map(({ code }) => code)),
    ...ROWS.map(([code]) => code),
    ...Object.keys(ELSEWHERE),
  ]);
  expect(ISSUE_CODES.filter((code) => !here.has(code))).toEqual([]);
  const tests = new URL('../../', import.meta.url).pathname;
  expect(Object.values(ELSEWHERE).filter((name) => !existsSync(`${tests}${name}.test.ts`))).toEqual(
    [],
  );
});
