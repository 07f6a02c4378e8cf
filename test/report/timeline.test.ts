/** The runs of all logs as a report has them: bounded, the stops first of all, in their order. */
import { MOST_RUNS, timelineOf } from '../../src/report/timeline.js';
import type { LogRun, LogTimeline, LogTrouble } from '../../src/model/log-types.js';

const moment = (line: number) => ({ line, time: line * 60, written: `line ${line}` });
const trouble = (severity: LogTrouble['severity'], code: number | null, times = 1): LogTrouble => ({
  ...moment(9),
  severity,
  code,
  text: 'x',
  times,
});

function run(line: number, given: Partial<LogRun> = {}): LogRun {
  return {
    ...{ postoffice: null, program: 'IMPORT', version: '3.2a', step: 'T3' },
    ...{ from: moment(line), to: moment(line), troubles: [], moreTroubles: 0 },
    ...{ received: null, sent: null, isFinished: true, ...given },
  };
}

const log = (shown: LogTimeline['shown'], after = 0): LogTimeline => ({
  ...{ entries: 1, unread: 0, troubled: 0, shown, after },
  runs: after + shown.reduce((sum, { before }) => sum + before + 1, 0),
});
const whole = (runs: LogRun[]): LogTimeline => log(runs.map((each) => ({ run: each, before: 0 })));

test.each<[string, Partial<LogRun>, string]>([
  ['without trouble', {}, 'finished - -'],
  ['the log breaks off', { isFinished: false }, 'open - -'],
  ['a Fatal', { troubles: [trouble('Error', 44), trouble('Fatal', 14)] }, 'stopped Fatal 14'],
  ['14 of the coded form', { troubles: [trouble(null, 14)] }, 'stopped - 14'],
  ['of REBUILD it is none', { program: 'REBUILD', troubles: [trouble(null, 14)] }, 'trouble - 14'],
  ['the gravest', { troubles: [trouble('Warning', 90), trouble('Error', 44)] }, 'trouble Error 44'],
  ['free text has no code', { troubles: [trouble('Error', -1)] }, 'trouble Error -'],
  ['a Fatal without a code is no stop', { troubles: [trouble('Fatal', null)] }, 'trouble Fatal -'],
  [
    'a line that is no entry',
    { troubles: [{ ...trouble(null, null), isUnread: true }] },
    'finished - -',
  ],
])('%s', (_, given, expected) => {
  const [seen] = timelineOf([{ input: 'i1', timeline: whole([run(1, given)]) }]).shown;
  expect(`${seen!.event} ${seen!.severity ?? '-'} ${seen!.code ?? '-'}`).toBe(expected);
});

test('entries are counted, those that a run no longer keeps as well', () => {
  const troubles = [trouble('Error', 44, 3), trouble('Warning', 90)];
  const timeline = whole([run(1, { troubles, moreTroubles: 5 })]);
  expect(timelineOf([{ input: 'i1', timeline }]).shown[0]).toMatchObject({
    ...{ input: 'i1', line: 1, troubles: 9, time: '1970-01-01T00:01:00', written: 'line 1' },
  });
});

test('no log, no runs', () => expect(timelineOf([])).toEqual({ runs: 0, shown: [] }));

test('what a log left out is counted where it was', () => {
  const timeline = log(
    [
      { run: run(1), before: 0 },
      { run: run(90), before: 25 },
    ],
    4,
  );
  const { runs, shown } = timelineOf([{ input: 'i1', timeline }]);
  expect([runs, shown.map(({ line, before }) => [line, before])]).toEqual([
    31,
    [
      [1, 0],
      [90, 25],
    ],
  ]);
});

test('of many the stops stay, then the first and last of each log, then the newest', () => {
  const many = (from: number, stopAt: number): LogTimeline =>
    whole(
      Array.from({ length: 30 }, (_, at) =>
        run(from + at, at === stopAt ? { troubles: [trouble('Fatal', 14)] } : {}),
      ),
    );
  const { runs, shown } = timelineOf([
    { input: 'i1', timeline: many(100, 3) },
    { input: 'i2', timeline: many(200, 5) },
  ]);
  expect([runs, shown.length]).toEqual([60, MOST_RUNS]);
  const lines = shown.map(({ line }) => line);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  expect(lines).toEqual(expect.arrayContaining([100, 103, 129, 200, 205, 229]));
  // The second log is whole; of the first the newest are left beside its stop.
  expect(lines.filter((line) => line >= 200)).toHaveLength(30);
  expect(shown.map(({ before }) => before).filter((before) => before > 0)).toEqual([2, 18]);
});
