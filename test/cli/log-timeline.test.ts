/** How inspect shows the runs of a log: from runs as the reader gives them to lines of the screen. */
import { timelineLines } from '../../src/cli/log-timeline.js';
import type { LogRun, LogTimeline, LogTrouble } from '../../src/model/log-types.js';
import { CODES } from '../../src/generated/codes.js';

const DAY = Date.UTC(2000, 0, 3, 2, 10, 44) / 1000;
const moment = (line: number, time: number | null = DAY) => ({
  ...{ line, time },
  written: time === null ? null : '01/03/100 02:10:44',
});
const trouble = (given: Partial<LogTrouble> = {}): LogTrouble => ({
  ...{ ...moment(9), severity: 'Error', code: 44, text: 'as the log has it', times: 1, ...given },
});
const run = (given: Partial<LogRun> = {}): LogRun => ({
  ...{ postoffice: null, program: 'IMPORT', version: '3.2a', step: 'T3', isFinished: true },
  ...{ from: moment(1), to: moment(9), troubles: [], moreTroubles: 0, received: null, sent: null },
  ...given,
});
const timeline = (runs: LogRun[], given: Partial<LogTimeline> = {}): LogTimeline => ({
  ...{ entries: 5, unread: 0, runs: runs.length, troubled: 1, after: 0 },
  ...{ shown: runs.map((each) => ({ run: each, before: 0 })), ...given },
});
const linesOf = (runs: LogRun[], given?: Partial<LogTimeline>): string[] =>
  timelineLines(timeline(runs, given)).map((line) => line.trim().replace(/ {2,}/g, ' | '));

test.each<[string, Partial<LogTrouble>, string]>([
  ['an entry with its code', {}, 'Error 44 (line 9): as the log has it'],
  ['several of them', { times: 3 }, 'Error 44 (line 9, 3 times): as the log has it'],
  ['without a code', { code: null }, 'Error (line 9): as the log has it'],
  [
    'a code below 0 is none',
    { code: -1, severity: 'Warning' },
    'Warning (line 9): as the log has it',
  ],
  ['a digit that is not known', { severity: null }, 'code 44 (line 9): as the log has it'],
  ['neither', { severity: null, code: null }, 'entry (line 9): as the log has it'],
  [
    'a line that is no entry',
    { isUnread: true, code: null },
    'not an entry (line 9): as the log has it',
  ],
  [
    'without words, those of the code',
    { text: '' },
    `Error 44 (line 9): ${CODES.find(({ code }) => code === 44)!.text}`,
  ],
  ['without words, of a code that is not known', { text: '', code: 999 }, 'Error 999 (line 9):'],
])('trouble: %s', (_, given, expected) => {
  const told = linesOf([run({ troubles: [trouble(given)] }), run()]);
  expect(told.map((line) => line.trimEnd())).toContain(expected.slice(0, 66).trimEnd());
});

test.each<[string, Partial<LogRun>, string[]]>([
  [
    'nothing to tell',
    {},
    ['1 | 2000-01-03 02:10:44 | 01/03/100 02:10:44 | T3 | IMPORT 3.2a', 'without trouble'],
  ],
  [
    'without a date, a step, a version and a banner',
    { from: moment(1, null), step: null, program: null, version: null },
    ['1 | undated | - | - | no banner'],
  ],
  [
    'a date that is written and cannot be read',
    { from: { ...moment(1, null), written: '31/31/98 02:10:44' } },
    ['1 | 31/31/98 02:10:44 | 31/31/98 02:10:44 | T3 | IMPORT 3.2a', 'without trouble'],
  ],
  [
    'REQMAIN that sends nothing',
    { program: 'REQMAIN', sent: 0, received: null },
    ['nothing to send'],
  ],
  [
    'and what it did',
    { program: 'REQMAIN', sent: 2, received: 1 },
    ['2 updates sent, 1 update received'],
  ],
  ['an import that breaks off', { isFinished: false }, ['the log breaks off in this run']],
  ['more trouble than is kept', { moreTroubles: 1 }, ['... and 1 more entry']],
])('a run: %s', (_, given, expected) => {
  expect(linesOf([run(given), run()])).toEqual(expect.arrayContaining(expected));
});

test.each<[string, Partial<LogRun>, string[]]>([
  [
    'a Fatal, with the day as the log has it',
    { troubles: [trouble({ severity: 'Fatal', code: 14 })], postoffice: 'POLYNOMIAL/OCTOBER' },
    [
      'Stopped at POLYNOMIAL/OCTOBER: IMPORT 3.2a with Fatal 14, 2000-01-03 02:10:44,',
      'in the log 01/03/100 02:10:44, line 9',
    ],
  ],
  [
    '14 of the coded form, without a date',
    { troubles: [trouble({ severity: null, code: 14, ...moment(9, null) })], program: null },
    ['Stopped: code 14, undated, line 9'],
  ],
])('a stop comes first: %s', (_, given, expected) => {
  expect(linesOf([run(given), run()]).slice(1, 1 + expected.length)).toEqual(expected);
});

test('what is not shown is counted where it was, and postoffices have a line of their own', () => {
  const [one, two] = [run({ postoffice: 'POLYNOMIAL/OCTOBER' }), run()];
  const told = linesOf([], {
    ...{
      shown: [
        { run: one, before: 2 },
        { run: two, before: 0 },
      ],
    },
    ...{ runs: 5, unread: 3, after: 1 },
  });
  expect(told[0]).toBe('5 entries in 5 runs, 1 with trouble, 3 lines not understood.');
  const [first, more, , , second] = told.slice(2);
  expect([first, more, second]).toEqual(['POLYNOMIAL/OCTOBER', '... 2 more runs', '']);
  expect(told.at(-1)).toBe('... 1 more run');
});

test('a fragment has no table of runs', () => {
  const told = linesOf([run({ program: null, troubles: [trouble()] })]);
  expect(told[0]).toBe('5 entries in 1 run.');
  expect(told.filter((line) => line.startsWith('Line |'))).toEqual([]);
});

test('codes are explained once, the first of many, with the way out where there is one', () => {
  const known = CODES.filter(({ code }) => code >= 0).slice(0, 14);
  const all = run({ troubles: known.map(({ code }) => trouble({ code })) });
  const told = linesOf([all, all]);
  const from = told.indexOf('What the codes mean:');
  expect(told.slice(from)).toEqual(
    expect.arrayContaining(['... and 2 more codes', 'More: `resync-check explain CODE`']),
  );
  expect(told.filter((line) => line.startsWith('Way out: ')).length).toBe(
    known.slice(0, 12).filter(({ wayOut }) => wayOut !== null).length,
  );
  expect(linesOf([run({ troubles: [trouble({ code: null })] }), run()])).not.toContain(
    'What the codes mean:',
  );
});
