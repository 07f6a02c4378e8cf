/** Runs of programs: where they begin and end, which step of the cycle they are, what is shown of many. */
import { openCodedLog, openDirsyncLog } from '../../../src/evidence/log/dirsync-log.js';
import type { LogRun, LogTimeline } from '../../../src/model/log-types.js';
import type { OpenReader } from '../../../src/model/types.js';
import { readText } from '../../support/read.js';

const timelineOf = (lines: readonly string[], open: OpenReader = openDirsyncLog): LogTimeline =>
  readText(open, lines.join('\n')).timeline!;

/** `step program version @from-to received sent | code xN` and `…` for a run without its end. */
const short = (run: LogRun): string =>
  [
    run.step ?? '-',
    [run.program ?? '?', run.version].filter(Boolean).join(' '),
    `@${run.from.line}-${run.to.line}`,
    ...(run.received === null ? [] : [`received ${run.received}`]),
    ...(run.sent === null ? [] : [`sent ${run.sent}`]),
    ...run.troubles.map(
      ({ severity, code, times, isUnread }) =>
        `| ${isUnread ? 'unread' : (severity ?? '?')} ${code ?? '-'} x${times}`,
    ),
    ...(run.isFinished ? [] : ['…']),
  ].join(' ');

const at = (time: string, words: string): string => `03/13/96 ${time} | ${words}`;
const T1 = [
  at('15:26:49', 'Status       Microsoft (R) Mail DirSync Requestor V3.5.12'),
  at('15:27:04', 'Status       Server updates requested for address types: PCM,SNADS'),
  at('15:27:08', 'Status       No requestor updates to send'),
];
const T3 = [
  at('15:32:37', 'Status       Microsoft (R) Mail DirSync Requestor V3.5.12'),
  at('15:32:50', 'Status       Requestor updates received: 7'),
];
const IMPORT = at('15:33:01', 'Status       Microsoft (R) Mail Import V3.2a');
const ERROR_44 = at('15:33:02', 'Error [ 44] Gateway not installed: SNADS');
const FATAL_14 = at('15:33:02', 'Fatal [ 14] Error processing RESYNC.GLB');
const FATAL_91 = at('15:33:02', 'Fatal [ 91] The database is locked by another process: ADMIN');
const FINISHED = at('15:33:03', 'Status       Import is finished.');
const REBUILD = [
  at('15:33:09', 'Status       Microsoft (R) Mail GAL Rebuild Utility Version 3.5'),
  at('15:34:15', 'Status       Number of entries in GAL:      136'),
  at('15:34:17', 'Status'),
];

test.each<[string, string[], string[]]>([
  [
    'a cycle',
    [...T1, ...T3, IMPORT, FINISHED, ...REBUILD],
    [
      'T1 REQMAIN 3.5.12 @1-3 sent 0',
      'T3 REQMAIN 3.5.12 @4-5 received 7',
      'T3 IMPORT 3.2a @6-7',
      'T3 REBUILD 3.5 @8-10',
    ],
  ],
  [
    'hours of silence without a banner',
    [FATAL_14, FATAL_14.replace('15:33', '18:32'), FATAL_14.replace('15:33', '23:59')],
    ['- ? @1-2 | Fatal 14 x2 …', '- ? @3-3 | Fatal 14 x1 …'],
  ],
  [
    'hours of silence in a run',
    [IMPORT, FINISHED.replace('15:33', '19:33')],
    ['- IMPORT 3.2a @1-2'],
  ],
  ['an import by hand', [IMPORT, FINISHED], ['- IMPORT 3.2a @1-2']],
  [
    'the log breaks off',
    [...T3, IMPORT, ERROR_44, ERROR_44],
    ['T3 REQMAIN 3.5.12 @1-2 received 7', 'T3 IMPORT 3.2a @3-5 | Error 44 x2 …'],
  ],
  [
    'a stop, and REBUILD follows',
    [IMPORT, ERROR_44, FATAL_14, ...REBUILD],
    ['- IMPORT 3.2a @1-3 | Error 44 x1 | Fatal 14 x1', '- REBUILD 3.5 @4-6'],
  ],
  ['REBUILD without its last line (Q148364)', REBUILD.slice(0, 2), ['- REBUILD 3.5 @1-2 …']],
  [
    'an import that finds the database locked writes no banner (Q148705)',
    [...T3, FATAL_91, FINISHED],
    ['T3 REQMAIN 3.5.12 @1-2 received 7', 'T3 IMPORT @3-4 | Fatal 91 x1'],
  ],
  [
    'T1 and T3 with one banner',
    [...T1, T3[1]!],
    ['T1 REQMAIN 3.5.12 @1-3 sent 0', 'T3 REQMAIN 3.5.12 @4-4 received 7 …'],
  ],
  ['single lines, no banner', [T3[1]!, T3[1]!], ['- ? @1-1 received 7', '- ? @2-2 received 7 …']],
  [
    'lines of another kind are kept',
    [IMPORT, '', 'Press any key', '', 'Press any key', FINISHED],
    ['- IMPORT 3.2a @1-6 | unread - x2'],
  ],
  [
    'a failed transaction (Q117260)',
    [
      IMPORT,
      `#${at('15:33:02', 'Error [ 29] Alias does not exist User Number 3')}`,
      'D User Number 3\tSNADS:SNADSGATE/SNADSDGN/user3',
    ],
    ['- IMPORT 3.2a @1-2 | Error 29 x1 | unread - x1 …'],
  ],
])('%s', (_, lines, expected) =>
  expect(timelineOf(lines).shown.map(({ run }) => short(run))).toEqual(expected),
);

test('the coded form', () => {
  const { shown, entries } = timelineOf(
    [
      at('15:32:37', '1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12'),
      at('15:32:50', '1 105 0'),
      at('15:33:01', '1  -1 Microsoft (R) Mail Import V3.5'),
      at('15:33:02', '2  14 RESYNC.GLB'),
      at('15:33:02', '2  -1 Mailbox name: Admin'),
      at('15:33:03', '1  -1 Import is finished.'),
    ],
    openCodedLog,
  );
  expect(entries).toBe(6);
  expect(shown.map(({ run }) => short(run))).toEqual([
    'T3 REQMAIN 3.5.12 @1-2 received 0',
    'T3 IMPORT 3.5 @3-6 | ? 14 x1 | ? -1 x1',
  ]);
});

test('the reports of CENTRAL.LOG are their postoffices’', () => {
  const report = (name: string) => at('15:40:00', `Status  Report from ${name}/$SYSTEM`);
  const { shown, runs } = timelineOf([report('NET1/PO1'), ...T1, report('NET1/PO2'), ...T3]);
  expect(runs).toBe(2);
  expect(shown.map(({ run }) => [run.postoffice, short(run)])).toEqual([
    ['NET1/PO1', 'T1 REQMAIN 3.5.12 @2-4 sent 0 …'],
    ['NET1/PO2', 'T3 REQMAIN 3.5.12 @6-7 received 7 …'],
  ]);
});

describe('a long log', () => {
  const quiet = (count: number): string[] => Array<string[]>(count).fill([IMPORT, FINISHED]).flat();
  /** The runs shown by their places, from 1, and how many are left out behind the last. */
  const places = (lines: readonly string[]): { at: number[]; after: number } => {
    const { shown, after } = timelineOf(lines);
    let place = 0;
    return { at: shown.map(({ before }) => (place += before + 1)), after };
  };
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  test.each<[string, string[], number[]]>([
    ['40 runs are all shown', quiet(40), range(1, 40)],
    ['of 100 the first and the last', quiet(100), [1, 2, 3, ...range(91, 100)]],
    [
      'the stop in the middle',
      [...quiet(50), IMPORT, FATAL_14, ...quiet(49)],
      [1, 2, 3, 51, ...range(91, 100)],
    ],
    [
      'the first of many stops, and the newest ten',
      [...quiet(10), ...Array<string[]>(60).fill([IMPORT, FATAL_14]).flat(), ...quiet(30)],
      [1, 2, 3, 11, ...range(61, 70), ...range(91, 100)],
    ],
    [
      'lesser trouble: since when, and the newest six',
      [...quiet(10), ...Array<string[]>(60).fill([IMPORT, ERROR_44]).flat(), ...quiet(30)],
      [1, 2, 3, 11, ...range(65, 70), ...range(91, 100)],
    ],
  ])('%s', (_, lines, expected) => expect(places(lines)).toEqual({ at: expected, after: 0 }));

  test('the kinds of trouble in one run are bounded', () => {
    const many = Array.from({ length: 500 }, (_, code) =>
      at('15:33:02', `Fatal [${String(code).padStart(3)}] x`),
    );
    const free = Array.from({ length: 500 }, (_, n) => at('15:33:02', `Error [ ] text ${n}`));
    const { run } = timelineOf([IMPORT, ...free, ...many]).shown[0]!;
    expect(run.troubles).toHaveLength(24);
    expect(run.moreTroubles).toBe(976);
  });
});
