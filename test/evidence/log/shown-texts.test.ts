/** Texts that say something about an import without giving numbers: each is named and shown decoded. */
import type { Kind, OpenReader } from '../../../src/model/types.js';
import { openDispatchLog } from '../../../src/evidence/log/dispatch-log.js';
import { openDssched } from '../../../src/evidence/log/dssched.js';
import { openEventText } from '../../../src/evidence/log/event-text.js';
import { identify } from '../../../src/evidence/kinds.js';
import { openPodiagLog } from '../../../src/evidence/log/podiag-log.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { bytesOf, facts, issues, readText, recordsOf } from '../../support/read.js';

/** Q148705, Q132731, Q148718 and Q149451, with neutral names. */
const DISPATCH = `  INST1 02/02/96 13:18 Checking the process table on NET1\\PO1
  INST1 02/02/96 13:18 Running NSDA - RR
  INST1 02/02/96 13:18 "NSDA - RR" terminated abnormally with exit code 65
  INST1 02/02/96 14:18 NSDA -S terminated with exit code 2
  INST1 02/02/96 15:18 NSDA-RT Missed its run Window
  INST1 02/02/96 16:18 Failure while accessing the process table.
`;
/** Q110496, and the words of Q110100. */
const PODIAG = `  Error 161 Detected file (REQTRANS.GLB) missing. Do you want to
            create this file in its initial state?
  User    0 Pressed "Yes"
  Info    0 Rebuilt the directory synchronization file.
  Error 117 Detected an incorrect value in file (REQCONF.GLB).
`;
/** Q96060. */
const DSSCHED = `  Microsoft Mail for the PC v3.2, DSSched v3.2
  (C) Microsoft Corp. 1993-1994. All rights reserved

  Examining POLYNOMIAL/MONTGOMERY Dir-Sync process times

     Record number 1
  Requestor sends updates (Dispatch runs NSDA -RT)
  Current time to run NSDA -RT: Sat Feb 26 13:45:00 1994

     Record number 2
  Requestor processes updates (Dispatch runs NSDA -RR)
  Current time to run NSDA -RR: Mon Feb 28 15:00:00 1994
`;
/** Q241117 and Q175588. */
const EVENTS = `  Event ID: 168
  Source: MSExchangeDX
  Description: State information could not be updated. Duplicates may be sent or
  received during the next synchronization cycle for remote dirsync
  NOVEMBER.(Thread 504).

  Event ID: 143
  Source: MSExchangeDX
  Description: Unable to update the remote dirsync entry NOVEMBER in directory
  service SERVER1.

  Event ID: 221
  Source: MSExchangeDX
  Description: An Import Reply (full export) will be done to NOVEMBER on the next reply.
`;
const kinds = (text: string): Kind[] => identify('evidence.txt', bytesOf(text), true).kinds;

test.each<[Kind, OpenReader, string, string[], string[]]>([
  [
    'event-text',
    openEventText,
    // Q175588, as a saved log has it: one event a line.
    '3/12/99\t3:02:11 AM\tMSExchangeDX\tWarning\tNone\t220\tN/A\tEXSRV\tMultiple dirsync messages to and from NOVEMBER have been lost or delayed.\n' +
      '3/12/99\t12:02:11 PM\tMSExchangeDX\tWarning\tNone\t9\tN/A\tEXSRV\tOther.\n',
    [
      '@1 220 1999-03-12T03:02 MSExchangeDX: Multiple dirsync messages to and from NOVEMBER have been lost or delayed.',
      '@2 9 1999-03-12T12:02 MSExchangeDX: Other.',
    ],
    ['warning @1: Dir-Sync messages were lost or delayed (event 220, Q175588)'],
  ],
  [
    'dispatch-log',
    openDispatchLog,
    DISPATCH,
    [
      '@1 - 1996-02-02T13:18 Checking the process table on NET1\\PO1',
      '@2 - 1996-02-02T13:18 Running NSDA - RR',
      '@3 65 1996-02-02T13:18 "NSDA - RR" terminated abnormally with exit code 65',
      '@4 2 1996-02-02T14:18 NSDA -S terminated with exit code 2',
      '@5 - 1996-02-02T15:18 NSDA-RT Missed its run Window',
      '@6 - 1996-02-02T16:18 Failure while accessing the process table.',
    ],
    [
      'warning @3: T3 (REQMAIN, IMPORT and REBUILD) did not complete (exit code 65, Q148705): DIRSYNC.LOG of that postoffice has more',
      'warning @4: T2 (SRVMAIN) did not run: its program files were not found (exit code 2, Q132731)',
      'warning @5: T1 (REQMAIN sends) missed its run window and did not take part in that cycle (Q148718)',
      'warning @6: PROCESS.GLB of a postoffice could not be read; an Exchange requestor has none (Q149451)',
    ],
  ],
  [
    'podiag-log',
    openPodiagLog,
    PODIAG,
    [
      '@1 161 - Error Detected file (REQTRANS.GLB) missing. Do you want to create this file in its initial state?',
      '@3 0 - User Pressed "Yes"',
      '@4 0 - Info Rebuilt the directory synchronization file.',
      '@5 117 - Error Detected an incorrect value in file (REQCONF.GLB).',
    ],
    [
      'note @1: REQTRANS.GLB was missing when PODIAG ran (Q110496)',
      'note @4: PODIAG made a new REQTRANS.GLB, whose one record has the number of ReqSync; run Config, Dir-Sync, Requestor, Export (Q110496), since what waited in the missing file is gone (inferred)',
      'note @5: PODIAG found a wrong value in REQCONF.GLB and offered to reset it to its default (Q110100)',
    ],
  ],
  [
    'dssched',
    openDssched,
    DSSCHED,
    [
      '@8 1 1994-02-26T13:45 T1, requestor sends updates (NSDA -RT)',
      '@12 2 1994-02-28T15:00 T3, requestor processes updates (NSDA -RR)',
    ],
    [
      'note @12: T3 tries a RESYNC.GLB that lies in the GLB folder by itself at these times (Q96060)',
    ],
  ],
  [
    'event-text',
    openEventText,
    EVENTS,
    [
      '@1 168 - MSExchangeDX: State information could not be updated. Duplicates may be sent or received during the next synchronization cycle for remote dirsync NOVEMBER.(Thread 504).',
      '@7 143 - MSExchangeDX: Unable to update the remote dirsync entry NOVEMBER in directory service SERVER1.',
      '@12 221 - MSExchangeDX: An Import Reply (full export) will be done to NOVEMBER on the next reply.',
    ],
    [
      'warning @7: the server could not store the numbers of a requestor (events 143 and 168, Q192484, Q241117): DXA-Req-Seq, DXA-Svr-Seq and DXA-Imp-Seq may be older than what was sent, and with them the header of a RESYNC.GLB (inferred) (2 times, the last one here)',
      'note @12: the server will send a full export with its next reply (event 221, Q175588)',
    ],
  ],
])('%s', (kind, open, text, records, told) => {
  expect(kinds(text)).toEqual([kind]);
  expect(kinds(`Hello,\n\n${text.replace(/^/gm, '> ')}`)).toEqual([kind]);
  expect(
    recordsOf(open, text).map(({ at, number, date, text: words }) =>
      [
        `@${at.line}`,
        number ?? '-',
        date === null ? '-' : new Date(date * 1000).toISOString().slice(0, 16),
        words,
      ].join(' '),
    ),
  ).toEqual(records);
  expect(issues(readText(open, text))).toEqual(told);
});

test.each<[string, string]>([
  ['an event of another source', 'Event ID: 143\nSource: Print\nDescription: Dirsync printed.'],
  ['an event of no source and no words of ours', 'Event ID: 7\nDescription: The disk is full.'],
  ['a table of users', 'User 1 Pressed here\nUser 2 Pressed there'],
  ['an error in prose', 'Error 161 is what PODIAG shows.'],
  ['a log of another program', 'INST1 02/02/96 13:18 Backup started'],
])('not one of them: %s', (_, text) => expect(kinds(text)).toEqual([]));

test('an event of no source is known by its words (Q192484)', () => {
  const text =
    'Event ID: 168\nDescription: State information could not be updated. Duplicates may be sent or\nreceived during the next synchronization cycle for remote dirsync 233.\n(thread 452)';
  expect(kinds(text)).toEqual(['event-text']);
  expect(issues(readText(openEventText, text))).toHaveLength(1);
});

test.each<[Kind, string, number]>([
  ['event-text', 'Event ID: 136\n"Message received from unknown DirSync requestor - NOVEMBER"', 1],
  [
    'podiag-log',
    'Error 117 Detected an incorrect value in file\n (NETPO.GLB). The value will be reset.',
    1,
  ],
  ['podiag-log', 'Error\t140\tDetected a problem with file (NETPO.GLB).', 0],
])('%s: %s', (kind, text, told) => {
  expect(kinds(text)).toEqual([kind]);
  const open = kind === 'event-text' ? openEventText : openPodiagLog;
  expect(recordsOf(open, text)).toHaveLength(1);
  expect(issues(readText(open, text))).toHaveLength(told);
});

describe.each<[string, OpenReader, string]>([
  ['DISPATCH.LOG', openDispatchLog, DISPATCH],
  ['PODIAG.LOG', openPodiagLog, PODIAG],
  ['DSSCHED', openDssched, DSSCHED],
  ['events', openEventText, EVENTS],
])('%s: any input', (_, open, text) => {
  test('is read', () => checkAnyInput(open, text.split('\n')));
  test('long lines', () => checkLongLines(open, ['', ...text.split('\n').slice(0, 3)]));
});

const MISSING =
  'Error\t161\tDetected file (REQTRANS.GLB) missing. Do you want to create this file?';
const WRONG = 'Error\t117\tDetected an incorrect value in file (REQCONF.GLB).';
const MADE = 'Info\t0\tRebuilt the directory synchronization file.';
test.each<[string, string[], string[]]>([
  [
    'a file is missing, and was not made',
    [MISSING, 'User\t0\tPressed "No"'],
    ['podiag.filesMissing true ? log @1'],
  ],
  ['it was made', [MISSING, MADE], []],
  ['it was missing again', [MADE, MISSING], ['podiag.filesMissing true ? log @2']],
  [
    'both',
    [MISSING, MISSING.replace('REQTRANS', 'REQCONF')],
    ['podiag.filesMissing true ? log @1'],
  ],
  ['another file', [MISSING.replace('REQTRANS', 'NETPO')], []],
  ['a wrong value', [WRONG], ['podiag.reqconfReset true ? log @1']],
  [
    'the same without brackets',
    [WRONG.replace(/[()]/g, '')],
    ['podiag.reqconfReset true ? log @1'],
  ],
  ['a wrong value elsewhere (Q110100)', [WRONG.replace('REQCONF', 'NETPO')], []],
])('PODIAG: %s', (_, lines, expected) =>
  expect(facts(readText(openPodiagLog, lines.join('\n')))).toEqual(expected),
);

const table = (po: string, session = 'INST1') =>
  `${session} 02/02/96 13:18 Checking the process table on NET\\${po}`;
const ended = (code: number, step = 'RR', session = 'INST1') =>
  `${session} 02/02/96 13:18 "NSDA -${step}" terminated ${code === 64 ? '' : 'ab'}normally with exit code ${code}`;
test.each<[string, string[], string[]]>([
  ['T3 did not complete', [table('PO1'), ended(65)], ['dispatch.stepFailed true NET/PO1 log @2']],
  ['it did when it ran again (Q139034)', [table('PO1'), ended(65), ended(64)], []],
  [
    'it failed again',
    [table('PO1'), ended(64), ended(65)],
    ['dispatch.stepFailed true NET/PO1 log @3'],
  ],
  [
    'another step ran well',
    [table('PO1'), ended(65), ended(64, 'RT')],
    ['dispatch.stepFailed true NET/PO1 log @2'],
  ],
  [
    'that of another postoffice ran well',
    [table('PO1'), ended(65), table('PO2'), ended(64)],
    ['dispatch.stepFailed true NET/PO1 log @2'],
  ],
  [
    'two sessions',
    [table('PO1'), table('PO2', 'INST2'), ended(65)],
    ['dispatch.stepFailed true NET/PO1 log @3'],
  ],
  ['no postoffice is named', [ended(65)], ['dispatch.stepFailed true ? log @1']],
  ['its programs were not found', [table('PO1'), ended(2)], []],
])('DISPATCH.LOG: %s', (_, lines, expected) =>
  expect(facts(readText(openDispatchLog, lines.join('\n')))).toEqual(expected),
);

const LOST = 'Multiple dirsync messages to and from NOVEMBER have been lost or delayed.';
test.each<[string, string, boolean]>([
  [
    'one a line, with blanks',
    `3/10/98 1:18:00 PM MSExchangeDX Warning (6) 220 N/A HUB ${LOST}`,
    true,
  ],
  [
    'the same of another service',
    `3/10/98 1:18:00 PM Print Warning (6) 220 N/A HUB ${LOST}`,
    false,
  ],
  [
    'the same without a number',
    `3/10/98 1:18:00 PM MSExchangeDX Warning (6) N/A HUB ${LOST}`,
    false,
  ],
  [
    'its detail in two columns',
    `Date:    3/10/98    Event ID: 220\nTime:    1:18:00 PM Source: MSExchangeDX\nUser: N/A   Type: Warning\nDescription:\n${LOST}`,
    true,
  ],
  [
    'the same of another service',
    `Date:    3/10/98    Event ID: 220\nTime:    1:18:00 PM Source: Print\nDescription:\n${LOST}`,
    false,
  ],
  [
    'a field inside of the words is none',
    `Event ID: 220\nSource: MSExchangeDX\nDescription:\n${LOST} See Source: Print for more.`,
    true,
  ],
])('an event: %s', (_, text, isOurs) => {
  expect(kinds(text)).toEqual(isOurs ? ['event-text'] : []);
  const told = issues(readText(openEventText, text));
  if (isOurs) expect(told.join()).toContain('(event 220, Q175588)');
});
