/**
 * The runs that the logs show, as the report has them: all of few; of many the first and the last of
 * each log, the runs that stopped, and then the newest.
 */
import type { LogMoment, LogRun, LogTimeline, LogTrouble } from '../model/log-types.js';
import type { LoggedRun, ReportTimeline } from '../model/report-types.js';

/** So many runs are in a report. */
export const MOST_RUNS = 40;

/** Error processing RESYNC.GLB, which IMPORT alone reports (Q215505). */
const ERROR_14 = 14;

/** Logs in the order of the inputs. */
export function timelineOf(
  logs: readonly { input: string; timeline: LogTimeline }[],
): ReportTimeline {
  const all = logs.flatMap(({ input, timeline: { shown } }) => {
    let at = 0;
    return shown.map(({ run, before }, index) => {
      at += before + 1;
      return { run: loggedRun(input, run), at, isEdge: index === 0 || index === shown.length - 1 };
    });
  });
  const rank = ({ run, isEdge }: (typeof all)[number]): number =>
    run.event === 'stopped' ? 0 : isEdge ? 1 : 2;
  // Of equal rank the later one stays.
  const kept = new Set(
    all
      .map((each, place) => ({ each, place }))
      .sort((a, b) => rank(a.each) - rank(b.each) || b.place - a.place)
      .slice(0, MOST_RUNS)
      .map(({ each }) => each),
  );
  const last = new Map<string, number>();
  return {
    runs: logs.reduce((sum, { timeline }) => sum + timeline.runs, 0),
    shown: all
      .filter((each) => kept.has(each))
      .map(({ run, at }) => {
        const before = at - (last.get(run.input) ?? 0) - 1;
        last.set(run.input, at);
        return { ...run, before };
      }),
  };
}

const isStop = ({ severity, code }: LogTrouble, { program }: LogRun): boolean =>
  code !== null &&
  code >= 0 &&
  (severity === 'Fatal' ||
    // The digits of the coded form are not all known.
    (severity === null && code === ERROR_14 && program !== 'REBUILD'));

const GRAVITY = ['Fatal', 'Error', 'Warning'] as const;

function loggedRun(input: string, run: LogRun): LoggedRun {
  const { postoffice, program, version, step, from, received, sent, isFinished } = run;
  const entries = run.troubles.filter(({ isUnread }) => !isUnread);
  const stop = entries.find((each) => isStop(each, run));
  const worst =
    stop ??
    GRAVITY.flatMap((severity) => entries.filter((each) => each.severity === severity))[0] ??
    entries[0];
  return {
    ...{ input, line: from.line, before: 0 },
    ...{ postoffice, program, version, step },
    time: timeOf(from),
    written: from.written,
    event: stop ? 'stopped' : worst ? 'trouble' : isFinished ? 'finished' : 'open',
    severity: worst?.severity ?? null,
    code: worst && worst.code !== null && worst.code >= 0 ? worst.code : null,
    troubles: entries.reduce((sum, { times }) => sum + times, run.moreTroubles),
    ...{ received, sent },
  };
}

const timeOf = ({ time }: LogMoment): string | null =>
  time === null ? null : new Date(time * 1000).toISOString().slice(0, 19);
