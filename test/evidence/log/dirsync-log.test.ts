import fc from 'fast-check';
import { FACTS, FACT_TABLE } from '../../../src/model/facts.js';
import type { LogProgram } from '../../../src/model/log-types.js';
import { versionNumber } from '../../../src/model/version.js';
import {
  looksLikeCodedLog,
  looksLikeDirsyncLog,
  openCodedLog,
  openDirsyncLog,
} from '../../../src/evidence/log/dirsync-log.js';
import { identify } from '../../../src/evidence/kinds.js';
import type { OpenReader } from '../../../src/model/types.js';
import { whichText } from '../../../src/model/which.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { bytesOf, facts, issues, readBytes, readText, recordsOf } from '../../support/read.js';
import { runs } from '../../support/runs.js';

const IMPORT = '03/22/94 15:43:25 | Status       Microsoft (R) Mail Import V3.2';
const REBUILD = '03/22/94 15:50:00 | Status       Microsoft(R) mail GAL Rebuild Utility V.3.2.16';
const FINISHED = '03/22/94 15:43:50 | Status       Import is finished.';
const FATAL_14 = '03/22/94 15:43:30 | Fatal [ 14] Error processing Resync.glb';
const FATAL_7 = '03/22/94 15:43:31 | Fatal [ 7] Error renaming file: M:USR\\IMPORT.USR';
const WARNING_90 = '03/22/94 15:43:32 | Warning[ 90] Transaction not processed';
const ZERO = '03/13/96 15:32:50 | Status       Requestor updates received: 0';
const TWELVE = '03/13/96 15:32:50 | Status       Requestor updates received: 12';
const NOTHING = '03/13/96 15:27:08 | Status       No requestor updates to send';
const SENT = '03/13/96 15:27:08 | Status       Requestor updates sent: 3';

/** The published lines of DSSERVER.LOG, with the one that is wrapped there (Q149271). */
const CODED = `03/13/96 15:26:49 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12
03/13/96 15:27:04 | 1 167 PCM,SNADS,X400,SMTP
03/13/96 15:27:08 | 1 171
03/13/96 15:32:37 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12
03/13/96 15:32:50 | 1 105 0
03/13/96 15:33:01 | 1  -1 Microsoft (R) Mail Import V3.5
03/13/96 15:33:03 | 1  -1 Import is finished.
03/13/96 15:33:09 | 1  -1 Microsoft (R) Mail GAL Rebuild Utility Version
3.5
03/13/96 15:34:15 | 1  -1 Number of entries in GAL:      136
03/13/96 15:34:17 | 1  -1
`;

/** What is seen of one fact, as `value [name] @line`, in the order of the log's postoffices. */
const of = (open: OpenReader, fact: string, lines: readonly string[]): string[] =>
  readText(open, lines.join('\n'))
    .observations.filter((one) => one.fact === fact)
    .map(({ of: whom, value, at }) =>
      [value, ...(whom.kind === 'requestor' && whom.name ? [whom.name] : []), `@${at.line}`].join(
        ' ',
      ),
    );
const text = (fact: string, lines: readonly string[]) => of(openDirsyncLog, fact, lines);
const coded = (fact: string, lines: readonly string[]) => of(openCodedLog, fact, lines);

describe('the last import and Fatal 14', () => {
  test.each<[string, string[], string[]]>([
    ['failed', [IMPORT, FATAL_14], ['true @2']],
    ['did not', [IMPORT, FATAL_7, FINISHED], ['false @1']],
    ['did not, since REBUILD ran', [IMPORT, REBUILD], ['false @1']],
    ['the log breaks off', [IMPORT, FATAL_7], []],
    ['the log begins below the banner', [FATAL_14], ['true @1']],
    ['a later one did not', [IMPORT, FATAL_14, REBUILD, IMPORT, FINISHED], ['false @4']],
    ['a later one has only begun', [IMPORT, FATAL_14, REBUILD, IMPORT], []],
    ['another program ran since', [IMPORT, FATAL_14, REBUILD], ['true @2']],
    ['it was not IMPORT', [IMPORT, REBUILD, FATAL_14], ['false @1']],
    ['no import', [REBUILD, FATAL_14], []],
    ['another severity', [IMPORT, FATAL_14.replace('Fatal', 'Error'), FINISHED], ['true @2']],
    ['no more than Status', [IMPORT, FATAL_14.replace('Fatal', 'Status'), FINISHED], ['false @1']],
  ])('%s', (_, lines, expected) => expect(text('log.lastImportFailed14', lines)).toEqual(expected));

  test.each<[string, string[]]>([
    ['03/13/96 15:33:02 | 2  14', ['true @2']],
    ['03/13/96 15:33:02 | 1  14', []],
  ])('coded: %s', (line, expected) =>
    expect(
      coded('log.lastImportFailed14', [
        '03/13/96 15:33:01 | 1  -1 Microsoft (R) Mail Import V3.5',
        line,
      ]),
    ).toEqual(expected),
  );
});

test.each<[string, string[]]>([
  ['[14] Error processing Resync.glb', ['true @1']],
  ['  [ 14] "Error processing RESYNC.GLB"', ['true @1']],
  ['Error processing RESYNC.GLB', ['true @1']],
  ['[ 7] Error processing RESYNC.GLB', []],
  ['Error processing RESYNC.GLB? Look into the log.', []],
])('without stamp and severity: %s', (line, expected) =>
  expect(text('log.lastImportFailed14', [line])).toEqual(expected),
);

describe('the code of an entry that has lost it', () => {
  const at = (rest: string) => `03/22/94 15:43:30 | ${rest}`;
  test.each<[string, string, boolean]>([
    ['on the next line', 'Fatal\n[ 14] Error processing RESYNC.GLB', true],
    ['broken inside the brackets', 'Fatal [\n 14] Error processing RESYNC.GLB', true],
    ['no digits, the words of the code', 'Fatal [   ] Error processing RESYNC.GLB', true],
    ['no brackets', 'Fatal Error processing RESYNC.GLB', true],
    ['a letter for a digit', 'Fatal [ l4] Error processing RESYNC.GLB', true],
    ['the words of Q215505', 'Fatal error 14: "Error processing Resync.glb"', true],
    ['the same without marks', 'Fatal error 14: Error processing RESYNC.GLB', true],
    ['another severity', 'Error [   ] Error processing RESYNC.GLB', true],
    ['another file', 'Fatal [   ] Error processing SRVTRANS.GLB', false],
    ['another code and these words', 'Fatal [ 7] Error processing RESYNC.GLB', false],
    ['a number among the words', 'Fatal [   ] 14 transactions', false],
    ['more of a message (Q148705)', 'Fatal [   ] FLAG.GLB is locked open.', false],
    ['a report of the course', 'Status Error processing RESYNC.GLB', false],
  ])('%s', (_, rest, is14) =>
    expect(text('log.lastImportFailed14', [IMPORT, ...at(rest).split('\n'), FINISHED])[0]).toMatch(
      is14 ? /^true @2/ : /^false @1/,
    ),
  );

  test.each<[string, string, number | null]>([
    ['words of 27', 'Warning[   ] Alias already exists Doe, John D', 27],
    ['two codes have these words', 'Warning[   ] Out of memory', null],
    ['the longer words', 'Fatal [   ] Fatal error creating network X', 49],
    ['another program prints numbers so', 'Error 161 Detected file missing', null],
    ['free text', 'Error [ ] PCM:NET/PO', null],
  ])('%s', (_, rest, code) =>
    expect(recordsOf(openDirsyncLog, at(rest)).map(({ number }) => number)).toEqual([code]),
  );

  test.each<[string, string, string[]]>([
    [
      'behind the name of the program',
      'IMPORT: Fatal error 14 Error processing Resync.glb',
      ['true @1'],
    ],
    ['in a sentence', 'We saw Fatal error 14: "Error processing Resync.glb" again', ['true @1']],
    ['a sentence about it', 'What does Fatal error 14 mean?', []],
  ])('on the screen: %s', (_, line, expected) =>
    expect(text('log.lastImportFailed14', [line])).toEqual(expected),
  );
});

describe('how an import ended', () => {
  /** `value "which" event-code written xTIMES @line` of the facts on it. */
  const ends = (fact: string, lines: readonly string[]): string[] =>
    readText(openDirsyncLog, lines.join('\n'))
      .observations.filter((one) => one.fact === fact)
      .map(({ value, which, logged, at }) =>
        [
          value,
          which && whichText(which),
          logged && `${logged.severity ?? '-'} ${logged.code ?? '-'} x${logged.times}`,
          `@${at.line}`,
        ]
          .filter((part) => part !== undefined)
          .join(' | '),
      );
  const V32A = IMPORT.replace('V3.2', 'V3.2a');
  const Y2K = '01/03/100 02:10:44 | Fatal [ 14] Error processing RESYNC.GLB';
  const UNDATED = 'Fatal [ 14] Error processing Resync.glb';
  const FATAL_91 =
    '03/22/94 15:43:31 | Fatal [91] The database is locked by another process: ADMIN';

  test.each<[string, string, string[], string[]]>([
    [
      'a stop',
      'log.lastImportFailed14',
      [V32A, FATAL_14, FINISHED],
      ['true | on 1994-03-22 15:43:30 (IMPORT 3.2a) | Fatal 14 x1 | @2'],
    ],
    [
      'a year of three digits',
      'log.lastImportFailed14',
      [Y2K],
      ['true | on 2000-01-03 02:10:44 (01/03/100 in the log) | Fatal 14 x1 | @1'],
    ],
    [
      'no date',
      'log.lastImportFailed14',
      [UNDATED],
      ['true | at a time that the log does not show | Fatal 14 x1 | @1'],
    ],
    [
      'a stop of another kind',
      'log.lastImportFailed14',
      [IMPORT, FATAL_91, FINISHED],
      ['false | on 1994-03-22 15:43:25 (IMPORT 3.2) | Fatal 91 x1 | @1'],
    ],
    [
      'no stop',
      'log.lastImportFailed14',
      [IMPORT, FINISHED],
      ['false | on 1994-03-22 15:43:25 (IMPORT 3.2) | - - x1 | @1'],
    ],
    [
      'three stops, cycle after cycle',
      'log.stopsWith14',
      [IMPORT, FATAL_14, IMPORT, FATAL_14, FATAL_14, REBUILD, IMPORT, FATAL_14],
      ['3 | on 1994-03-22 15:43:30 (IMPORT 3.2) | Fatal 14 x3 | @8'],
    ],
    [
      'a stop before the last import',
      'log.stopsWith14',
      [IMPORT, FATAL_14, IMPORT, FINISHED],
      ['1 | on 1994-03-22 15:43:30 (IMPORT 3.2) | Fatal 14 x1 | @2'],
    ],
    ['none', 'log.stopsWith14', [IMPORT, FINISHED], ['0 | @1']],
    ['none as far as the log goes', 'log.stopsWith14', [IMPORT], []],
    [
      'when',
      'log.stoppedAt',
      [IMPORT, FATAL_14],
      [`${Date.UTC(94, 2, 22, 15, 43, 30) / 1000} | @2`],
    ],
    ['when is not known', 'log.stoppedAt', [UNDATED], []],
  ])('%s', (_, fact, lines, expected) => expect(ends(fact, lines)).toEqual(expected));
});

describe('codes in the last run of their program', () => {
  const error = (code: number, words: string): string =>
    `03/22/94 15:43:40 | Error [${code}] ${words}`;
  const ERROR_44 = error(44, 'Gateway not installed: SNADS');
  const REQMAIN = '03/22/94 15:40:00 | Status       Microsoft (R) Mail DirSync Requestor V3.2';
  const FATAL_40 =
    '03/22/94 15:40:01 | Fatal [ 40] Possible database corruption detected: REQTRANS';
  test.each<[string, string, string[], string[]]>([
    ['44 three times', 'log.gatewaysMissing', [IMPORT, ERROR_44, ERROR_44, ERROR_44], ['3 @4']],
    [
      '44 in an earlier import',
      'log.gatewaysMissing',
      [IMPORT, ERROR_44, IMPORT, FINISHED],
      ['0 @3'],
    ],
    ['44, a later one breaks off', 'log.gatewaysMissing', [IMPORT, ERROR_44, IMPORT], []],
    ['44 without a banner', 'log.gatewaysMissing', [ERROR_44], ['1 @1']],
    ['44 of another program', 'log.gatewaysMissing', [REBUILD, ERROR_44], []],
    ['45', 'log.sortErrors', [IMPORT, error(45, 'File error sorting queue: USRTRANS')], ['1 @2']],
    ['81', 'log.mailboxesMissing', [IMPORT, error(81, 'No mailbox NAME NET/PO/')], ['1 @2']],
    [
      '40 at T1, and T3 follows',
      'log.reqtransUnusable',
      [REQMAIN, FATAL_40, REQMAIN, ZERO],
      ['1 @2'],
    ],
    ['40 no more', 'log.reqtransUnusable', [REQMAIN, FATAL_40, REQMAIN, SENT, IMPORT], ['0 @3']],
    ['203', 'log.galNotRebuilt', [REBUILD, '03/22/94 15:50:01 | Fatal [203] GAL'], ['1 @2']],
    ['203 no more', 'log.galNotRebuilt', [REBUILD, '03/22/94 15:50:01 | Status'], ['0 @1']],
    // Its last line is missing (Q148364).
    ['203, the log breaks off', 'log.galNotRebuilt', [REBUILD], []],
  ])('%s', (_, fact, lines, expected) => expect(text(fact, lines)).toEqual(expected));
});

describe('updates that the server lacks', () => {
  const at = (words: string): string => `03/22/94 15:43:40 | ${words}`;
  const NAMED = at('Error [ ] PCM:NET1/PO1');
  const GONE = at('Error [138] Server sync does not exist anymore (0)');
  const COUNT = at('Error [139] Number of missing transactions = 1300 (0->1299)');
  const lacking = (open: OpenReader, lines: readonly string[]): string[] =>
    readText(open, lines.join('\n'))
      .observations.filter(({ fact }) => fact === 'log.updatesMissing')
      .map(({ of: whom, which, at: { line }, examples }) =>
        [
          whom.kind === 'requestor' && whom.name,
          which && whichText(which),
          `@${line}`,
          `x${examples?.length}`,
        ].join(' '),
      );
  test.each<[string, string[], string[]]>([
    ['as Q108067 has them', [NAMED, GONE, COUNT], ['NET1/PO1 1300 (0->1299) @3 x2']],
    ['138 alone', [NAMED, GONE], ['NET1/PO1 number 0 @2 x1']],
    ['nobody is named (Q109256)', [GONE], []],
    ['named in the run before', [NAMED, IMPORT, GONE], []],
    [
      'two requestors',
      [NAMED, GONE, COUNT, at('Error [ ] SNADS:NET1/PO2'), COUNT],
      ['NET1/PO1 1300 (0->1299) @3 x2', 'SNADS:NET1/PO2 1300 (0->1299) @5 x1'],
    ],
  ])('%s', (_, lines, expected) => expect(lacking(openDirsyncLog, lines)).toEqual(expected));
  test('coded', () =>
    expect(
      lacking(openCodedLog, [at('3  -1 PCM:NET1/PO1'), at('3 138 0'), at('3 139 1300 (0->1299)')]),
    ).toEqual(['NET1/PO1 1300 (0->1299) @3 x2']));
});

describe('cycles in a row', () => {
  test.each<[string, string, string[], string[]]>([
    ['zeros', 'log.zeroUpdates', [TWELVE, ZERO, ZERO, ZERO], ['3 @4']],
    ['zeros before the last', 'log.zeroUpdates', [ZERO, ZERO, TWELVE], ['0 @3']],
    ['zeros from the beginning', 'log.zeroUpdates', [ZERO, NOTHING, ZERO], ['2 @3']],
    ['no such line', 'log.zeroUpdates', [IMPORT], []],
    ['not 0 but 07', 'log.zeroUpdates', [ZERO.replace(/0$/, '07')], ['0 @1']],
    ['nothing to send', 'log.nothingToSend', [NOTHING, NOTHING], ['2 @2']],
    ['sent between', 'log.nothingToSend', [NOTHING, SENT, NOTHING], ['1 @3']],
    ['sent at last', 'log.nothingToSend', [NOTHING, SENT], ['0 @2']],
    ['sent 0', 'log.nothingToSend', [NOTHING, SENT.replace(/3$/, '0')], ['1 @1']],
    ['only sent', 'log.nothingToSend', [SENT], []],
  ])('%s', (_, fact, lines, expected) => expect(text(fact, lines)).toEqual(expected));

  test.each<[string, string, string[], string[]]>([
    ['105 0', 'log.zeroUpdates', ['105 36', '105 0', '105 0'], ['2 @3']],
    ['105 36', 'log.zeroUpdates', ['105 0', '105 36'], ['0 @2']],
    ['171', 'log.nothingToSend', ['171', '171'], ['2 @2']],
    ['106', 'log.nothingToSend', ['171', '106 5'], ['0 @2']],
    ['106 0', 'log.nothingToSend', ['171', '106 0'], ['1 @1']],
  ])('coded: %s', (_, fact, lines, expected) =>
    expect(
      coded(
        fact,
        lines.map((line) => `03/13/96 15:27:08 | 1 ${line}`),
      ),
    ).toEqual(expected),
  );

  test('the first five lines are shown', () => {
    const { observations } = readText(openDirsyncLog, Array(7).fill(ZERO).join('\n'));
    expect(observations.find(({ fact }) => fact === 'log.zeroUpdates')?.examples).toEqual(
      [1, 2, 3, 4, 5].map((line) => ({
        at: { line },
        number: null,
        kind: 'text',
        text: 'Status Requestor updates received: 0',
      })),
    );
  });
});

describe('lists that were not written', () => {
  test.each<[string, string[], string[]]>([
    ['two names', [IMPORT, FATAL_7, WARNING_90, WARNING_90], ['2 @4']],
    ['only Fatal 7', [IMPORT, FATAL_7, FINISHED], ['0 @1']],
    ['Warning 90 for another reason', [IMPORT, WARNING_90, FATAL_7, FINISHED], ['0 @1']],
    ['cured by the next import', [IMPORT, FATAL_7, WARNING_90, IMPORT, FINISHED], ['0 @4']],
    ['the log breaks off', [IMPORT, FATAL_7], []],
    ['no import', [FATAL_7, WARNING_90], []],
  ])('%s', (_, lines, expected) => expect(text('log.listsNotWritten', lines)).toEqual(expected));

  test('an example has its code, and 80 characters at most', () => {
    const long = `${WARNING_90} ${'A'.repeat(100)}`;
    const { observations } = readText(openDirsyncLog, [IMPORT, FATAL_7, long].join('\n'));
    const [example] = observations.find(({ fact }) => fact === 'log.listsNotWritten')!.examples!;
    expect(example).toMatchObject({ at: { line: 3 }, number: null });
    expect(example!.text).toMatch(/^Warning \[90\] Transaction not processed A+$/);
    expect(example!.text).toHaveLength(80);
  });
});

test('the log of a directory server tells nothing of the requestor', () =>
  expect(
    facts(
      readText(
        openDirsyncLog,
        [
          IMPORT,
          ZERO,
          '03/13/96 15:40:00 | Status       Microsoft (R) Mail DirSync Server V3.5',
        ].join('\n'),
      ),
    ).map((fact) => fact.split(' ')[0]),
  ).toEqual(['log.read', 'srvmain.version']));

describe('versions', () => {
  test.each<[string, string, string]>([
    ['Microsoft (R) Mail Import V3.2', 'import.version', '3.2'],
    ['Microsoft (R) Mail Import V3.2.6', 'import.version', '3.2.6'],
    ['Microsoft (R) Mail Import v3.2', 'import.version', '3.2'],
    ['Microsoft (R) Mail Import V3.2a', 'import.version', '3.2.9'],
    ['Microsoft (R) Mail DirSync Requestor V3.5.12', 'reqmain.version', '3.5.12'],
    ['Microsoft (R) Mail DirSync Server V3.5.12', 'srvmain.version', '3.5.12'],
    ['Microsoft (R) Mail GAL Rebuild Utility Version 3.5', 'rebuild.version', '3.5'],
    ['Microsoft (R) Mail GAL Rebuild Utility Version\n3.5', 'rebuild.version', '3.5'],
    ['Microsoft(R) mail GAL Rebuild Utility V.3.2.16', 'rebuild.version', '3.2.16'],
  ])('%s', (banner, fact, version) =>
    expect(text(fact, [`03/22/94 15:43:25 | Status       ${banner}`])).toEqual([
      `${versionNumber(version)} @1`,
    ]),
  );

  test.each<[string]>([['V3.0a'], ['V'], [''], ['Vx.y']])('none: Import %s', (version) =>
    expect(
      text('import.version', [`03/22/94 15:43 | Status Microsoft (R) Mail Import ${version}`]),
    ).toEqual([]),
  );

  test('the newest of each', () =>
    expect(text('import.version', [IMPORT, IMPORT.replace('V3.2', 'V3.2.18')])).toEqual([
      `${versionNumber('3.2.18')} @2`,
    ]));
});

describe('a manual import', () => {
  test.each<[string, string[]]>([
    ['Fatal [166] Manual Import required for PCM:POLYNOMIAL/NOVEMBER', ['POLYNOMIAL/NOVEMBER']],
    ['Fatal [166] Manual Import required for pcm:NET1/PO1', ['NET1/PO1']],
    ['Fatal [166] Manual Import required for MS:NET1/PO1', ['MS:NET1/PO1']],
    ['Fatal [166] Manual Import required', []],
    ['Fatal [118] Transaction limit reached', []],
  ])('%s', (line, names) =>
    expect(text('log.manualImportRequired', [`01/02/95 10:00:00 | ${line}`])).toEqual(
      names.map((name) => `true ${name} @1`),
    ),
  );
  test('coded, once for each postoffice', () =>
    expect(
      coded('log.manualImportRequired', [
        '01/02/95 10:00:00 | 2 166 PCM:NET1/PO1',
        '01/02/95 10:00:01 | 2 166 PCM:NET1/PO2',
        '01/03/95 10:00:00 | 2 166 PCM:NET1/PO1',
      ]),
    ).toEqual(['true NET1/PO1 @3', 'true NET1/PO2 @2']));
});

/** Where the last run of each program begins in it; REQMAIN's at T1. */
const LAST_RUN: Partial<Record<LogProgram, string>> = {
  REQMAIN: '@1 1996-03-13T15:26:49',
  IMPORT: '@6 1996-03-13T15:33:01',
  REBUILD: '@8 1996-03-13T15:33:09',
};

test('the published coded log', () => {
  const reading = readText(openCodedLog, CODED);
  const three = 3_050_000_000_000;
  expect(versionNumber('3.5')).toBe(three);
  expect(facts(reading)).toEqual([
    'log.read true ? log @1',
    'log.lastCycle 826731257 ? log @11 1996-03-13T15:34:17',
    `reqmain.version ${versionNumber('3.5.12')} ? log @4 1996-03-13T15:32:37`,
    `import.version ${three} ? log @6 1996-03-13T15:33:01`,
    `rebuild.version ${three} ? log @8 1996-03-13T15:33:09`,
    'log.lastImportFailed14 false ? log @6 1996-03-13T15:33:01',
    'log.stopsWith14 0 ? log @6 1996-03-13T15:33:01',
    'log.zeroUpdates 1 ? log @5 1996-03-13T15:32:50',
    'log.nothingToSend 1 ? log @3 1996-03-13T15:27:08',
    'log.listsNotWritten 0 ? log @6 1996-03-13T15:33:01',
    // A row of the table for each code that a rule asks for.
    ...FACTS.flatMap((fact) => {
      const { logged } = FACT_TABLE[fact];
      return logged ? [`${fact} 0 ? log ${LAST_RUN[logged.program]}`] : [];
    }),
  ]);
  expect(issues(reading)).toEqual([]);
});

describe('the reports of CENTRAL.LOG', () => {
  const report = (name: string) => `01/01/100 10:50:31 | Status  Report from ${name}/$SYSTEM`;
  const LINES = [
    ZERO,
    report('POLYNOMIAL/NOVEMBER'),
    IMPORT,
    FATAL_14,
    report('POLYNOMIAL/OCTOBER'),
    ZERO,
    report('polynomial/november'),
    FATAL_7,
    ZERO,
    ZERO,
  ];
  test.each<[string, string[]]>([
    ['log.read', ['true @1', 'true POLYNOMIAL/NOVEMBER @7', 'true POLYNOMIAL/OCTOBER @5']],
    ['log.zeroUpdates', ['1 @1', '2 POLYNOMIAL/NOVEMBER @10', '1 POLYNOMIAL/OCTOBER @6']],
    ['log.lastImportFailed14', ['true POLYNOMIAL/NOVEMBER @4']],
    ['log.listsNotWritten', []],
  ])('%s', (fact, expected) => expect(text(fact, LINES)).toEqual(expected));

  test('the newest time is that of the year 2000', () =>
    expect(text('log.lastCycle', LINES)).toEqual([
      `${Date.UTC(96, 2, 13, 15, 32, 50) / 1000} @1`,
      `${Date.UTC(2000, 0, 1, 10, 50, 31) / 1000} POLYNOMIAL/NOVEMBER @7`,
      `${Date.UTC(2000, 0, 1, 10, 50, 31) / 1000} POLYNOMIAL/OCTOBER @5`,
    ]));

  test('a thousand postoffices are kept apart, no more', () => {
    const many = Array.from({ length: 1002 }, (_, at) => [report(`NET1/PO${at}`), ZERO]).flat();
    expect(text('log.zeroUpdates', many)).toHaveLength(1000);
    expect(issues(readText(openDirsyncLog, many.join('\n')))).toEqual([
      'warning @2001: more than 1000 postoffices are named; those from here on are not read',
    ]);
  });
});

describe('entries that lost their line ends or their time stamps', () => {
  const shown = (log: string, open: OpenReader = openDirsyncLog) =>
    recordsOf(open, log).map(({ at, number, date, text: words }) =>
      [`@${at.line}`, number ?? '-', date === null ? 'undated' : 'dated', words].join(' '),
    );
  test.each<[string, string, string[]]>([
    [
      'three entries in two lines, as Q148705 is printed',
      '03/09/98 23:31:01 | Status Microsoft (R) Mail Import\nV3.5 03/09/98 23:31:07 | Fatal [ 14] Error processing\nResync.glb 03/09/98 23:31:08 | Status Import is finished.',
      [
        '@1 - dated Status Microsoft (R) Mail Import V3.5',
        '@2 14 dated Fatal Error processing Resync.glb',
        '@3 - dated Status Import is finished.',
      ],
    ],
    [
      'all in one line',
      `${IMPORT} ${FATAL_14} ${FINISHED}`,
      [
        '@1 - dated Status Microsoft (R) Mail Import V3.2',
        '@1 14 dated Fatal Error processing Resync.glb',
        '@1 - dated Status Import is finished.',
      ],
    ],
    [
      'not even a blank between them',
      `${FINISHED}${FATAL_14}`,
      ['@1 - dated Status Import is finished.', '@1 14 dated Fatal Error processing Resync.glb'],
    ],
    [
      'a time stamp at the end of the line above (Q148705)',
      `${IMPORT}\nFLAG.GLB is locked open. 02/02/96 13:18 |\nStatus Import is finished`,
      [
        '@1 - dated Status Microsoft (R) Mail Import V3.2 FLAG.GLB is locked open.',
        '@3 - dated Status Import is finished',
      ],
    ],
    [
      'no time stamps (Q119017)',
      '  Status Microsoft (R) Mail DirSync Requestor V3.2\n  Warning[ 2] Error opening file: REQTRANS\n  Fatal [ 40] Possible database corruption detected: REQTRANS\n  Status Requestor process failed.',
      [
        '@1 - undated Status Microsoft (R) Mail DirSync Requestor V3.2',
        '@2 2 undated Warning Error opening file: REQTRANS',
        '@3 40 undated Fatal Possible database corruption detected: REQTRANS',
        '@4 - undated Status Requestor process failed.',
      ],
    ],
    [
      'no time stamps and no line ends',
      'Status Microsoft (R) Mail Import V3.5 Fatal [ 14] Error processing Resync.glb Status Import is finished.',
      [
        '@1 - undated Status Microsoft (R) Mail Import V3.5',
        '@1 14 undated Fatal Error processing Resync.glb',
        '@1 - undated Status Import is finished.',
      ],
    ],
    [
      'an empty code, blank lines between (Q108067)',
      '  Error [ ] PCM:Net/PO\n\n  Error [138] Server sync does not exist anymore (0)',
      [
        '@1 - undated Error PCM:Net/PO',
        '@3 138 undated Error Server sync does not exist anymore (0)',
      ],
    ],
    [
      'a code of three digits, a message that goes on (Q122689)',
      '  Error [ 081] Error Message #81 is not defined <NAME>\n  <NET>/<PO>',
      ['@1 81 undated Error Error Message #81 is not defined <NAME> <NET>/<PO>'],
    ],
    [
      'no brackets, the words of the code (Q119450)',
      'SYMPTOMS\n\n  Fatal 118 Transaction limit reached\n\n  Fatal 166 Manual Import required for PCM:NET1/PO1',
      [
        '@3 118 undated Fatal Transaction limit reached',
        '@5 166 undated Fatal Manual Import required for PCM:NET1/PO1',
      ],
    ],
    [
      'as a screen shows it (Q215505)',
      'Fatal error 14: "Error processing Resync.glb"',
      ['@1 14 undated Fatal Error processing Resync.glb'],
    ],
    [
      'inside a sentence',
      'We tried again and got Fatal error 14: "Error processing Resync.glb"',
      ['@1 14 undated Fatal Error processing Resync.glb'],
    ],
    [
      'behind a bar of a table',
      'Import | Fatal [ 14] Error processing Resync.glb',
      ['@1 14 undated Fatal Error processing Resync.glb'],
    ],
  ])('%s', (_, log, expected) => {
    expect(looksLikeDirsyncLog(log)).toBe(true);
    expect(shown(log)).toEqual(expected);
  });

  test('the coded form, as Q148705 prints it', () => {
    const log = `02/02/96 13:18 | 1 -1 Microsoft (R) Mail DirSync Requestor
V3.5.12
      02/02/96 13:18 | 1 105 36
02/02/96 13:18 | 2 -1 Mailbox name:
Admin. 02/02/96 13:18 | 2 -1 Full name:
Administrator. 02/02/96 13:18 | 2 -1
FLAG.GLB is locked open. 02/02/96 13:18 |
1 -1 Import is finished`;
    expect(looksLikeCodedLog(log)).toBe(true);
    expect(shown(log, openCodedLog)).toEqual([
      '@1 -1 dated Status Microsoft (R) Mail DirSync Requestor V3.5.12',
      '@3 105 dated Status 36',
      '@4 -1 dated Mailbox name: Admin.',
      '@5 -1 dated Full name: Administrator.',
      '@6 -1 dated FLAG.GLB is locked open.',
      '@8 -1 dated Status Import is finished',
    ]);
  });

  test.each<[string, string]>([
    ['prose', 'Fatal mistakes are rare. Error 14 users complained, and a Warning 3 days later.'],
    ['a number of PODIAG (Q110496)', 'Error 161 Detected file (REQTRANS.GLB) missing.'],
    ['a status in words', 'Status: open\nStatus report from NET1/PO1'],
    ['another code', 'Fatal 14 Something else went wrong'],
  ])('no log: %s', (_, log) => expect(looksLikeDirsyncLog(log)).toBe(false));

  test.each<[string, string[], string[]]>([
    [
      'undated Fatal 14 on a screen',
      ['Fatal error 14: "Error processing Resync.glb"'],
      ['true @1 undated'],
    ],
    [
      'undated, in its run',
      [
        'Status Microsoft (R) Mail Import V3.5',
        'Fatal [ 14] Error processing Resync.glb',
        'Status Import is finished.',
      ],
      ['true @2 undated'],
    ],
    [
      'a failure has the time of its line',
      [IMPORT, FATAL_14, FINISHED],
      ['true @2 1994-03-22T15:43:30'],
    ],
    ['a success has the time of its run', [IMPORT, FINISHED], ['false @1 1994-03-22T15:43:25']],
    [
      'the newest run counts',
      [
        IMPORT,
        FATAL_14,
        FINISHED,
        IMPORT.replace('03/22', '03/23'),
        FINISHED.replace('03/22', '03/23'),
      ],
      ['false @4 1994-03-23T15:43:25'],
    ],
    [
      'a run that broke off says nothing',
      [IMPORT, FATAL_14, FINISHED, IMPORT.replace('03/22', '03/23')],
      [],
    ],
  ])('how and when the last import ended: %s', (_, lines, expected) =>
    expect(
      readText(openDirsyncLog, lines.join('\n'))
        .observations.filter(({ fact }) => fact === 'log.lastImportFailed14')
        .map(({ value, at, time }) =>
          [
            value,
            `@${at.line}`,
            time === undefined ? 'undated' : new Date(time * 1000).toISOString().slice(0, 19),
          ].join(' '),
        ),
    ).toEqual(expected),
  );
});

describe('what inspect is shown', () => {
  test('the text form', () =>
    expect(recordsOf(openDirsyncLog, `Hello\n> ${FATAL_7}\n\n${ZERO}\n`)).toEqual([
      {
        record: 1,
        at: { line: 2 },
        number: 7,
        date: Date.UTC(94, 2, 22, 15, 43, 31) / 1000,
        text: 'Fatal Error renaming file: M:USR\\IMPORT.USR',
      },
      {
        record: 2,
        at: { line: 4 },
        number: null,
        date: Date.UTC(96, 2, 13, 15, 32, 50) / 1000,
        text: 'Status Requestor updates received: 0',
      },
    ]));

  test.each<[string, string, string[]]>([
    ['a message goes on', `${NOTHING}\ntoday\n${ZERO}`, ['No requestor updates to send today']],
    ['a blank line ends it', `${NOTHING}\n\nRegards`, ['No requestor updates to send']],
    ['a transaction below #', `#${NOTHING}\nA PCM x`, ['No requestor updates to send']],
    ['a line of the other form', `${NOTHING}\n${CODED}`, ['No requestor updates to send']],
  ])('%s', (_, log, expected) =>
    expect(
      recordsOf(openDirsyncLog, log)
        .slice(0, 1)
        .map((one) => one.text),
    ).toEqual(expected.map((one) => `Status ${one}`)),
  );

  test('the coded form', () =>
    expect(
      recordsOf(openCodedLog, '02/02/96 13:18 | 2 91 ADMIN\n02/02/96 13:19 | 1 171').map(
        ({ number, text: words }) => [number, words],
      ),
    ).toEqual([
      [91, 'ADMIN'],
      [171, 'Status'],
    ]));
});

describe('what is a log', () => {
  const kinds = (name: string, content: string) => identify(name, bytesOf(content), true).kinds;
  test.each<[string, string, string[]]>([
    ['the text form', `${IMPORT}\n${ZERO}\n`, ['dirsync-log']],
    ['the coded form', CODED, ['coded-log']],
    ['both side by side, as in Q149271', `${CODED}\n${ZERO}\n`, ['dirsync-log']],
    ['quoted in a mail', `Hello,\n\n> ${ZERO}\n> ${IMPORT}\n`, ['dirsync-log']],
    ['one line is enough', ZERO, ['dirsync-log']],
    ['another log with bars', `${ZERO}\n${'03/13/96 15:32 | INFO started\n'.repeat(3)}`, []],
    ['DISPATCH.LOG', 'INST1 02/02/96 13:18 Running NSDA - xx\n', ['dispatch-log']],
    ['a table', '| code | text |\n|---|---|\n| 105 | received |\n', []],
  ])('%s', (_, content, expected) => expect(kinds('x.txt', content)).toEqual(expected));

  test.each<[string]>([['DSSERVER.LOG'], ['DIRSYNC.LOG'], ['CENTRAL.LOG']])(
    'the name %s does not count',
    (name) => {
      expect(kinds(name, CODED)).toEqual(['coded-log']);
      expect(kinds(name, ZERO)).toEqual(['dirsync-log']);
    },
  );
  test('the two forms are told apart', () => {
    expect([looksLikeDirsyncLog(CODED), looksLikeCodedLog(CODED)]).toEqual([false, true]);
    expect([looksLikeDirsyncLog(ZERO), looksLikeCodedLog(ZERO)]).toEqual([true, false]);
  });
});

describe('any input', () => {
  const PIECES = [
    '03/13/96 15:32:50 | Status ',
    '01/01/100 10:50 | 1 105 ',
    '01/01/100 10:50 | 2 166 PCM:NET1/PO1',
    'Requestor updates received: ',
    'No requestor updates to send',
    'Report from NET1/PO1/$SYSTEM',
    ' | Fatal [ 7] ',
    '#',
    '03/13/96',
  ];
  test('text form', () => checkAnyInput(openDirsyncLog, PIECES));
  test('coded form', () => checkAnyInput(openCodedLog, PIECES));
  test('long lines', () => {
    for (const open of [openDirsyncLog, openCodedLog])
      checkLongLines(open, ['', ZERO, `${ZERO}\n`, '03/13/96 15:32 | 1 ', '03/13/96 15:32 | ']);
  });

  test('chunks make no difference to a whole log', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(IMPORT, REBUILD, FATAL_14, FATAL_7, WARNING_90, ZERO, TWELVE, SENT),
          { maxLength: 20 },
        ),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (lines, sizes) => {
          const bytes = bytesOf(lines.join('\r\n'));
          expect(readBytes(openDirsyncLog, bytes, 'x', sizes)).toEqual(
            readBytes(openDirsyncLog, bytes),
          );
          expect(readBytes(openDirsyncLog, bytes).observations.length > 0).toBe(lines.length > 0);
        },
      ),
      runs(100),
    ));
});
