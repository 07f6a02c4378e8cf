/** What the screen and the mail say of evidence as it arrives: what was given is not asked for again. */
import { MONTGOMERY, NOVEMBER, OCTOBER } from '../../support/cases.js';
import {
  askOf,
  flat,
  ldif,
  listdsR,
  listdsS,
  queue,
  reportOn,
  reqTx,
  resync,
  screenOf,
  type Files,
} from './evidence.js';

const EQUAL = resync(2, 140, 140);
const LOW = resync(1, 80, 22);
const FITS = { 'listds-r.txt': listdsR(), 'mail.txt': reqTx(140, 140, 2) };

interface Row {
  files: Files;
  says: string[];
  never?: string[];
  /** What the mail of --ask says. */
  asks?: string[];
  options?: Parameters<typeof reportOn>[1];
}

const RELIST = 'Then list it again: listds admin -pPASSWORD -dM -r > listds-r.txt';

test.each<[string, Row]>([
  [
    'updates are under way',
    {
      files: { 'r.txt': EQUAL, 'l.txt': listdsR(), 'm.txt': reqTx(145, 140, 2, { was: 140 }) },
      says: ['ReqSync may have risen.', 'Let T3 run on OCTOBER', RELIST],
      never: ['must name OCTOBER', 'One number is missing'],
      asks: ['Please let T3 run there, and then send this listing'],
    },
  ],
  [
    "the directory server's record is above the listing",
    {
      files: { 'r.txt': EQUAL, ...FITS, 's.ldf': ldif([['OCTOBER', 150, 160, 2]]) },
      says: ['SrvSync and ReqSync may have risen.', RELIST],
      never: ['must be known'],
    },
  ],
  [
    'a reply may raise ImportSync, of which no listing tells',
    {
      files: { 'r.txt': EQUAL, 'l.txt': listdsR(0, 0), 'm.txt': reqTx(0, 0, 2) },
      says: ['ImportSync may have risen.', 'Then take the newest ReqTx subject'],
      never: ['list it again', 'One number is missing'],
      asks: ['then send its newest ReqTx subject'],
    },
  ],
  [
    'an own word is above the listing, and nothing is under way',
    {
      files: { 'r.txt': EQUAL, 'l.txt': listdsR(138, 140), 'm.txt': reqTx(150, 150, 2) },
      says: ['may have risen.', 'On OCTOBER, now: listds admin -pPASSWORD -dM -r'],
      never: ['T3 run'],
    },
  ],
  ...(
    [
      ['exchange', 'Or, without a reset: list OCTOBER for the file too (--full).'],
      ['msmail', 'Or, without a reset: let one cycle finish (T1 to T3), then run IMPORT -S again'],
    ] as const
  ).map(([dss, says]): [string, Row] => [
    `${dss}: beside a reset that is sure stands the way without one`,
    {
      files: { 'r.txt': resync(2, 140, 22), ...FITS },
      options: { dss },
      says: ['reset OCTOBER, then import the same file', says],
    },
  ]),
  [
    'all numbers are 0',
    {
      files: { 'r.txt': resync(0, 0, 0), 'l.txt': listdsR(0, 0), 'm.txt': reqTx(0, 0, 0) },
      says: ['IMPSEQ 0 0 may have risen', 'REQSEQ 0 0 ok, equal', 'If ImportSync is 0:'],
      never: ['0 or less'],
    },
  ],
  [
    'all own numbers are 0 and there is no file',
    {
      files: { 'l.txt': listdsR(0, 0), 'm.txt': reqTx(0, 0, 0) },
      says: ['No RESYNC.GLB was given.', 'needs 1 or more', 'any will do'],
      never: ['needs 0', 'I= (Q96060)'],
    },
  ],
  [
    'two files that differ, in two folders',
    {
      files: { 'new/resync.txt': EQUAL, 'old/resync.txt': LOW, ...FITS },
      says: [
        'it cannot be told yet. Two RESYNC.GLB differ.',
        'new/resync.txt has 2 140 140, old/resync.txt has 1 80 22 (IMPSEQ, SRVSEQ, REQSEQ)',
        'Which of them will IMPORT read',
      ],
      never: ['listing: listq'],
      asks: ['Which RESYNC.GLB lies in the GLB folder of POLYNOMIAL/OCTOBER?'],
    },
  ],
  [
    'two listings in one text that differ',
    {
      files: { 'both.txt': EQUAL + LOW, ...FITS },
      says: [
        'it cannot be told yet. Two RESYNC.GLB differ.',
        'both.txt, line 4 has 2 140 140',
        'has 1 80 22 (IMPSEQ, SRVSEQ, REQSEQ)',
        'Which of them will IMPORT read',
      ],
      never: ['binary mode'],
      asks: ['Which RESYNC.GLB lies in the GLB folder of POLYNOMIAL/OCTOBER?'],
    },
  ],
  [
    'the same listing twice in one text',
    { files: { 'both.txt': EQUAL + EQUAL, ...FITS }, says: ['is predicted to accept'] },
  ],
  [
    'a header in one line, without a listing',
    {
      files: { 'line.txt': 'IMPSEQ=2 SRVSEQ=140 REQSEQ=140\n', ...FITS },
      says: ['type them: --header "IMPSEQ=N,SRVSEQ=N,REQSEQ=N"'],
      never: ['is predicted to accept this'],
    },
  ],
  [
    'two of the three in a line',
    {
      files: { 'line.txt': 'IMPSEQ=2 SRVSEQ=140\n', ...FITS },
      says: ['plain text in which no known evidence was found'],
    },
  ],
  [
    'two files that differ and fail both',
    {
      files: { 'new/resync.txt': resync(1, 140, 140), 'old/resync.txt': LOW, ...FITS },
      says: ['will stop with Fatal error 14', 'Two RESYNC.GLB were given that differ'],
    },
  ],
  [
    'one record, of which the last digit is open',
    {
      files: { 'RESYNC.GLB': queue(['IMPSEQ=2 SRVSEQ=140 REQSEQ=140'], false), ...FITS },
      says: ['The listing of this RESYNC.GLB, which shows where its numbers end: listq admin'],
      never: ['zipped'],
      asks: ['The listing of that RESYNC.GLB'],
    },
  ],
  [
    'a pass by the count of the directory server alone',
    {
      files: { 'r.txt': EQUAL, 'l.txt': listdsR(), 's.ldf': ldif([['OCTOBER', 140, 140, 2]]) },
      says: [
        'is predicted to accept',
        "1. ImportSync 2 is the server's count, which may differ (Q152231). Confirm it: the I= of the newest ReqTx subject of OCTOBER must be 2 or less.",
        "* the directory server's count of imports",
      ],
      never: ['proves no pass'],
      asks: ['to be sure that IMPORT -Q accepts', 'The subject line of the newest ReqTx mail'],
    },
  ],
  [
    'a subject that is cut before I=',
    {
      files: { 'r.txt': EQUAL, 'l.txt': listdsR(), 'subjects.txt': reqTx(140, 140, null) },
      says: [
        '(cut off: subjects.txt, line 4)',
        'subjects.txt, line 4, shows no I= that can be read:',
      ],
      asks: ['The one that came shows no I= that can be read'],
    },
  ],
  [
    'a subject with something else behind I=',
    {
      files: {
        'r.txt': EQUAL,
        'l.txt': listdsR(),
        'subjects.txt': reqTx(140, 140, 2).replace('I = 2', 'I = l'),
      },
      says: ['(cannot be read:', 'subjects.txt, line 4, shows no I= that can be read:'],
      never: ['cut off'],
      asks: ['The one that came shows no I= that can be read'],
    },
  ],
  [
    'a failing file at what may be the directory server',
    {
      files: { 'r.txt': LOW, 'l.txt': listdsR(140, 140, MONTGOMERY) },
      says: [
        'will stop with Fatal error 14',
        'What to do: is MONTGOMERY the directory server?',
        'Which postoffice is the file for?',
      ],
      never: ['ResyncConnectionRDNs', '--dss', 'list MONTGOMERY'],
      asks: ['Is POLYNOMIAL/MONTGOMERY the directory server itself?'],
    },
  ],
  [
    'the log shows a stop, and one number is left',
    {
      files: {
        'r.txt': EQUAL,
        'l.txt': listdsR(),
        'DIRSYNC.LOG':
          '06/17/99 22:10:01 | Status       Microsoft (R) Mail Import V3.2a\n' +
          '06/17/99 22:10:04 | Fatal [ 14] Error processing RESYNC.GLB\n',
      },
      says: ['it cannot be told yet whether IMPSEQ is too low.'],
      never: ['which number'],
    },
  ],
  [
    'nobody is known, and several are asked about',
    {
      files: {
        'r.txt': resync(0, 80, 22),
        's.txt': listdsS([
          [OCTOBER, 20, 71],
          [NOVEMBER, 18, 60],
        ]),
      },
      says: ['both requestors'],
      never: ['all 2'],
    },
  ],
])('%s', (_, { files, says, never = [], asks = [], options }) => {
  const report = reportOn(files, options);
  const screen = flat(screenOf(report));
  for (const each of says) expect(screen).toContain(each);
  for (const each of never) expect(screen).not.toContain(each);
  const mail = askOf(report);
  for (const each of asks) expect(mail).toContain(each);
});

const EXCHANGE = {
  's.ldf': ldif([
    ['NOVEMBER', 22, 80, 1],
    ['OCTOBER', 140, 140, 2],
  ]),
};
const OFFICES = {
  's.ldf': ldif([
    ['Denver Office', 140, 140, 2],
    ['Boise Office', 22, 80, 1],
  ]),
};

test.each<[string, Row]>([
  [
    'one is accepted, and others cannot be told: the first line is that of the run',
    {
      files: { 'r.txt': resync(3, 150, 140), ...FITS, ...EXCHANGE },
      says: ['It cannot be told yet for 1 of 2 requestors: NOVEMBER. POLYNOMIAL/OCTOBER: IMPORT'],
    },
  ],
  [
    'an object that nothing links goes before the steps that need its name',
    {
      files: { 'r.txt': LOW, ...FITS, ...OFFICES },
      says: [
        'What to do: find out which object OCTOBER is',
        '--link "Denver Office=POLYNOMIAL/OCTOBER"',
      ],
      never: ['export the requestor objects', 'and accepts the new file'],
    },
  ],
  [
    'linked by hand, it is listed by its own name, on a line of its own',
    {
      files: { 'r.txt': LOW, ...FITS, ...OFFICES },
      options: { links: [{ rdn: 'Denver Office', postoffice: OCTOBER }] },
      says: ['with one line: Denver Office 3. Restart'],
    },
  ],
  ...['Denver Office', 'cn=denver office'].map((name): [string, Row] => [
    `what the screen calls ${name} may be asked for`,
    {
      files: { 'r.txt': LOW, ...OFFICES },
      options: { requestors: [name] },
      says: ['Denver Office: IMPORT -Q is expected to stop with Fatal error 14.'],
    },
  ]),
  [
    'the postoffice of an object is listed, and named by what the listing says',
    {
      files: { 'r.txt': EQUAL, 's.ldf': ldif([['Denver Office', 140, 140, 2]]) },
      says: ['On the postoffice that Denver Office stands for', '--link "Denver Office=NET/PO"'],
      never: ['must name'],
    },
  ],
  [
    'some of the numbers of a new file are known',
    {
      files: { 'r.txt': LOW, 'l.txt': listdsR() },
      options: { dss: 'exchange' },
      says: ['It needs SRVSEQ 140 and REQSEQ 140 or more.'],
      never: ['?, 140'],
    },
  ],
  [
    'a version that is known to be new enough is not asked for again',
    {
      files: {
        'r.txt': LOW,
        ...FITS,
        's.ldf': ldif([
          ['NOVEMBER', 150, 150, 3],
          ['OCTOBER', 9, 9, 1],
        ]),
      },
      options: { dss: 'exchange', dxaVersion: '5.5.2650.12' },
      says: ['create GlobalMaxSeqInResync'],
      never: ['look at its properties', 'Dxa.exe must be'],
    },
  ],
  [
    'a file without a header: the reason',
    {
      files: { 'RESYNC.GLB': queue([`R PCM:${NOVEMBER}`, `R PCM:${OCTOBER}`]), ...FITS },
      says: ['The file begins with an ordinary transaction or holds nothing'],
    },
  ],
  [
    'a foreign requestor, and whom nobody asked about',
    {
      files: {
        'r.txt': EQUAL,
        ...FITS,
        's.txt': listdsS([
          [OCTOBER, 140, 140],
          ['NET/LION', 1, 1],
        ]).replace('PCM:NET/LION', 'SNADS:GATE/NODE'),
      },
      says: ['Not judged: SNADS:GATE/NODE (foreign, no IMPORT -Q there).'],
    },
  ],
  [
    'a text import file is told behind the answer',
    {
      files: {
        'r.txt': EQUAL,
        ...FITS,
        'names.txt': 'A User Number 1                   PCM:NET/LION/user1\n',
      },
      says: ['names.txt is a text import file'],
    },
  ],
])('%s', (_, { files, says, never = [], options }) => {
  const report = reportOn(files, options);
  const lines = screenOf(report);
  expect(lines[0]).toMatch(/IMPORT -Q|cannot be told yet/);
  const screen = flat(lines);
  for (const each of says) expect(screen).toContain(each);
  for (const each of never) expect(screen).not.toContain(each);
});
