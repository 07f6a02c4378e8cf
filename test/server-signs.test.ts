/** Who is the directory server: every sign counts, from the evidence to the answer (Q96060). */
import { check, type Evidence, type Report } from '../src/index.js';
import { MONTGOMERY, OCTOBER } from './support/cases.js';
import { openDirsyncMessage } from '../src/evidence/mail/dirsync-message.js';
import { openSubjects } from '../src/evidence/mail/subjects.js';
import { bytesOf, readText } from './support/read.js';

const NOW = new Date('2002-06-01T00:00:00Z');
type Files = Readonly<Record<string, string>>;

function run(files: Files, requestors: string[], owner: string | null = null): Report {
  const evidence = Object.entries(files).map(([name, content]): Evidence => ({
    name,
    chunks: [bytesOf(content)],
    ...(owner !== null && { owner }),
  }));
  return check(evidence, {
    ...{ now: NOW, requestors, header: { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 } },
    ...(requestors.length > 0 && { own: { ImportSync: 1, SrvSync: 80, ReqSync: 17 } }),
  });
}
const outcome = (report: Report): string => report.verdict.outcome;

const TIMES = `Examining ${MONTGOMERY} Dir-Sync process times

     Record number 1
  Requestor sends updates (Dispatch runs NSDA -RT)
  Current time to run NSDA -RT: Sat Feb 26 13:45:00 1994
`;
const T2 = `
     Record number 3
  Server process (Dispatch runs NSDA -S)
  Current time to run NSDA -S: Mon Feb 28 14:55:00 1994
`;
/** Q148705; the postoffice stands on the line above (Q96060). */
const dispatch = (...messages: string[]): string =>
  messages.map((message) => `INST1 02/02/96 13:18 ${message}\n`).join('');
const table = (name: string): string => `Checking the process table on ${name.replace('/', '\\')}`;
/** Q118298. */
const importRequest = (to: string, name = 'MACNET/MACPO', subject = 'Directory Exchange Profile') =>
  `From: Network Manager\nTo: ${to}/$SYSTEM\nSubject: ${subject}\n-----\n[DIRSYNC]\nTASK=IMPORTREQ\nNAME=PCM:${name}\nTRANSACTIONS=INATTACHMENT\n`;
/** LISTDS -S as Q96060 prints it, its first line broken by a mail program. */
const listdsS = (...first: string[]): string =>
  [
    ...first,
    'Highest SrvSync is 80, Current Dirsync Cycle is 11',
    '',
    '     Server Requestor Record #1',
    `Requestor name: PCM:${MONTGOMERY}`,
    'ReqSync = 17, SrvSync = 80, Last Cycle = 11',
    '',
  ]
    .map((line) => `> ${line}`)
    .join('\n');

test.each<[string, string, Report['verdict']['outcome']]>([
  ['no sign', TIMES, 'will-import'],
  ['a T2 time: a former server may keep it', TIMES + T2, 'cannot-tell'],
  ['a T2 time without its heading', TIMES + T2.replace(/Server process.*/, ''), 'cannot-tell'],
  ['a T2 time, its first line broken', TIMES.replace(' process', '\nprocess') + T2, 'cannot-tell'],
  ['a T2 time of whom nobody says', T2, 'cannot-tell'],
  ['a T2 time of another', (TIMES + T2).replace(MONTGOMERY, OCTOBER), 'will-import'],
  ['NSDA -S runs', dispatch(table(MONTGOMERY), 'Running NSDA -S'), 'will-fail'],
  ['with a blank', dispatch(table(MONTGOMERY), 'Running NSDA - S'), 'will-fail'],
  [
    'it ended',
    dispatch(table(MONTGOMERY), '"NSDA -S" terminated normally with exit code 64'),
    'will-fail',
  ],
  ['undated', `${table(MONTGOMERY)}\nRunning "NSDA -S"\n`, 'will-fail'],
  [
    'it runs for another',
    dispatch(table(MONTGOMERY), table(OCTOBER), 'Running NSDA -S'),
    'will-import',
  ],
  [
    'NSDA -RT and -RR',
    dispatch(table(MONTGOMERY), 'Running NSDA -RT', 'Running NSDA -RR'),
    'will-import',
  ],
  [
    'it missed its window, as a former server does',
    dispatch(table(MONTGOMERY), 'NSDA-S Missed its run Window'),
    'will-import',
  ],
  ['an import request goes there', importRequest(MONTGOMERY), 'will-fail'],
  ['an update goes there', importRequest(MONTGOMERY).replace('IMPORTREQ', 'EXPORT'), 'will-fail'],
  ['an import request goes elsewhere', importRequest(OCTOBER), 'will-import'],
  [
    'a reply goes there',
    importRequest(MONTGOMERY, 'MACNET/MACPO', 'SrvTx R=1, S=2, I=1 0 sent'),
    'will-import',
  ],
  ['its listing', listdsS(`Examining ${MONTGOMERY} Server Configuration Record`), 'will-fail'],
  [
    'broken behind Examining',
    listdsS('Examining', `${MONTGOMERY} Server Configuration Record`),
    'will-fail',
  ],
  [
    'broken behind the name',
    listdsS(`Examining ${MONTGOMERY}`, 'Server Configuration Record'),
    'will-fail',
  ],
  [
    'broken behind Server',
    listdsS(`Examining ${MONTGOMERY} Server`, 'Configuration Record'),
    'will-fail',
  ],
  [
    'broken behind Configuration',
    listdsS(`Examining ${MONTGOMERY} Server Configuration`, 'Record'),
    'will-fail',
  ],
  ['broken twice', listdsS('Examining', MONTGOMERY, 'Server Configuration Record'), 'will-fail'],
])('%s', (_, text, expected) =>
  expect(outcome(run({ 'evidence.txt': text }, [MONTGOMERY]))).toBe(expected),
);

/** What LISTDS -R and a ReqTx say, and beside them the sign: never a pass, and never -Z there. */
test.each<[string, string]>([
  ['a T2 time', TIMES + T2],
  ['NSDA -S runs', dispatch(table(MONTGOMERY), 'Running NSDA -S')],
  ['an import request', importRequest(MONTGOMERY)],
])('its own registration names another, and %s', (_, text) => {
  const files = {
    'listds-r.txt': `Examining ${MONTGOMERY} Requestor Configuration Record\n\nDir-Sync Server: ${OCTOBER}\nReqSync = 12, SrvSync = 71\n`,
    'subject.txt': `From: ${MONTGOMERY}/$SYSTEM\nTo: ${OCTOBER}/$SYSTEM\nSubject: ReqTx R=12 (was 12), S=71, I=2, 0 sent\n`,
    'sign.txt': text,
  };
  expect(outcome(run(files, []))).toBe('cannot-tell');
  expect(outcome(run(files, [MONTGOMERY]))).toBe('cannot-tell');
  expect(JSON.stringify(run(files, [MONTGOMERY]).remedies)).not.toMatch(/-r -z/i);
});

const LINE = '03/13/96 15:27:05 | ';
test.each<[string, path: string, text: string, string]>([
  [
    'No Tasks (Q131509)',
    'PO/LOG/DIRSYNC.LOG',
    `${LINE}Status       No Tasks From Requestor: PCM:POSTMASTER/${OCTOBER}\n`,
    'cannot-tell',
  ],
  [
    '166 (Q119450)',
    'PO/LOG/DIRSYNC.LOG',
    `${LINE}Fatal [166] Manual Import required for PCM:${OCTOBER}\n`,
    'cannot-tell',
  ],
  [
    'reports of others',
    'PO/LOG/DSSERVER.LOG',
    `${LINE}1  -1 Report from ${OCTOBER}/$SYSTEM\n`,
    'cannot-tell',
  ],
  [
    'CENTRAL.LOG (Q133428)',
    'PO/LOG/CENTRAL.LOG',
    `${LINE}1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12\n`,
    'cannot-tell',
  ],
  [
    "SRVMAIN's run",
    'PO/LOG/DIRSYNC.LOG',
    `${LINE}Status       Microsoft (R) Mail DirSync Server V3.5.12\n`,
    'cannot-tell',
  ],
  [
    "a requestor's",
    'PO/LOG/DIRSYNC.LOG',
    `${LINE}Status       Requestor updates received: 36\n`,
    'will-import',
  ],
  [
    'not in its LOG',
    'PO/CENTRAL.LOG',
    `${LINE}Fatal [166] Manual Import required for PCM:${OCTOBER}\n`,
    'will-import',
  ],
])('the log in a postoffice folder: %s', (_, path, text, expected) =>
  expect(outcome(run({ [path]: text }, [MONTGOMERY], 'PO'))).toBe(expected),
);

/** A report that a mail came back goes to whoever sent it; one quotes the mail's own headers (Q162841). */
const OWN_REQTX = `From: ${OCTOBER}/$SYSTEM\nTo: ${MONTGOMERY}/$SYSTEM\nSubject: ReqTx R=12 (was 12), S=71, I=2, 0 sent\n`;
const report = (from: string, to: string, subject: string): string =>
  `From: ${from}\nTo: ${to}/$SYSTEM\nSubject: ${subject}\n\nMessage circular route detected.\n`;
const REQTX = 'ReqTx R=12 (was 12), S=71, I=2, 0 sent';
const SRVTX = 'SrvTx R=12 S=75 (was 71), I=2 4 sent';
test.each<[string, text: string, servers: string[]]>([
  ['a ReqTx', report('NET1/HUB/PostMaster', OCTOBER, `Undeliverable: ${REQTX}`), []],
  ['by its words alone', report('Somebody', OCTOBER, `Undeliverable: ${REQTX}`), []],
  ['by its sender alone', report('NET1/HUB/PostMaster', OCTOBER, REQTX), []],
  ['by the words around it alone', report('Somebody', OCTOBER, REQTX), []],
  ['a SrvTx', report('NET1/HUB/PostMaster', MONTGOMERY, `Undeliverable: ${SRVTX}`), [MONTGOMERY]],
  [
    'reported by the requestor',
    report(`${OCTOBER}/$SYSTEM`, MONTGOMERY, `Undeliverable: ${SRVTX}`),
    [MONTGOMERY],
  ],
  [
    'a SrvTx whose own headers are quoted',
    report(`${MONTGOMERY}/$SYSTEM`, OCTOBER, SRVTX),
    [MONTGOMERY],
  ],
  [
    'a status report',
    report('NET1/HUB/PostMaster', OCTOBER, `Undeliverable: Status report from ${OCTOBER}`),
    [],
  ],
  [
    'a ReqTx with its body',
    `${report('NET1/HUB/PostMaster', OCTOBER, `Undeliverable: ${REQTX}`)}\n[DIRSYNC]\nTASK=EXPORT\n`,
    [],
  ],
])('what came back: %s', (_, text, servers) => {
  const signs = [openSubjects, openDirsyncMessage].flatMap(
    (open) => readText(open, text).serverSigns ?? [],
  );
  expect(signs.map(({ server }) => server)).toEqual(servers);
  for (const asked of [[], [OCTOBER]])
    expect(outcome(run({ 'own.txt': OWN_REQTX, 'ndr.txt': text }, asked))).toBe('will-import');
});
