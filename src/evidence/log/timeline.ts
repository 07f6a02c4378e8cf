/**
 * The runs of a log for a person: all of a short log; of a long one the first and the last few, the
 * runs that stopped, and where trouble began. Keeps a bounded number of runs.
 */
import type { LogRun, LogTimeline } from '../../model/log-types.js';
import type { SeenRun } from './runs.js';

/** A log with no more runs than these is shown whole. */
const SHORT = 40;
const FIRST = 3;
const LAST = 10;
/** Of the runs that stopped with a Fatal, the newest; of those with lesser trouble, too. */
const STOPPED = 10;
const TROUBLED = 6;

interface Numbered {
  at: number;
  run: SeenRun;
}

export interface TimelineKeeper {
  entry(): void;
  unread(): void;
  run(run: SeenRun): void;
  end(): LogTimeline;
}

export function timelineKeeper(): TimelineKeeper {
  let entries = 0;
  let unread = 0;
  let runs = 0;
  let troubled = 0;
  const first: Numbered[] = [];
  const last = newest(LAST);
  const stopped = newest(STOPPED);
  const lesser = newest(TROUBLED);
  /** The first that stopped, and the first of lesser trouble: since when. */
  const since = new Map<'stopped' | 'lesser', Numbered>();

  return {
    entry: () => void (entries += 1),
    unread: () => void (unread += 1),
    run(seen) {
      const one = { at: runs, run: seen };
      runs += 1;
      if (first.length < SHORT) first.push(one);
      last.push(one);
      if (!seen.troubles.some(({ isUnread }) => !isUnread)) return;
      troubled += 1;
      const isStop = seen.fatal !== null || seen.fatal14 !== null;
      (isStop ? stopped : lesser).push(one);
      const key = isStop ? 'stopped' : 'lesser';
      if (!since.has(key)) since.set(key, one);
    },
    end() {
      const kept = new Map<number, SeenRun>();
      const all = [
        ...(runs > SHORT ? first.slice(0, FIRST) : first),
        ...since.values(),
        ...[last, stopped, lesser].flatMap((each) => each.all()),
      ];
      for (const { at, run } of all) kept.set(at, run);
      // Runs of two logs in one file end in another order than they begin.
      const isWhole = kept.size === runs;
      const inOrder = isWhole
        ? [...[...kept.values()].sort((a, b) => a.from.line - b.from.line).entries()]
        : [...kept].sort(([a], [b]) => a - b);
      return {
        entries,
        unread,
        runs,
        troubled,
        shown: inOrder.map(([at, run], index) => ({
          run: plain(run),
          before: at - (inOrder[index - 1]?.[0] ?? -1) - 1,
        })),
        after: inOrder.length === 0 ? 0 : runs - inOrder.at(-1)![0] - 1,
      };
    },
  };
}

/** The newest few of many. */
function newest(most: number): { push(one: Numbered): void; all(): Numbered[] } {
  const ring: Numbered[] = [];
  let next = 0;
  return {
    push(one) {
      ring[next] = one;
      next = (next + 1) % most;
    },
    all: () => ring,
  };
}

/** A run without what only its facts need. */
const plain = ({
  postoffice,
  program,
  version,
  step,
  from,
  to,
  troubles,
  moreTroubles,
  received,
  sent,
  isFinished,
}: SeenRun): LogRun => ({
  ...{ postoffice, program, version, step, from, to },
  ...{ troubles, moreTroubles, received, sent, isFinished },
});
