import { runsWithin } from '../case/pending.js';
import type { Case, Effects, PendingCount } from '../case/report-types.js';
import type { ModelRecord } from './dss.js';
import { NUMBERS, type NumberRun, type Outcome } from '../case/types.js';

/** Null for a case that is sure to fail: nothing is known to be written then, so nothing is told. */
export function effectsOf(
  { facts, pending }: Case,
  outcome: Outcome,
  record: ModelRecord | null = null,
): Effects | null {
  if (outcome === 'will-fail') return null;
  const numbers = Object.fromEntries(
    NUMBERS.map(({ header, own }) => [
      own,
      {
        before: number(facts[`requestor.${own}`].value),
        after: number(facts[`header.${header}`].value),
      },
    ]),
  ) as Effects['numbers'];
  const { before, after } = numbers.ReqSync;
  // What the fact does not know, the effects do not either.
  const isKnown = pending !== null && after !== null && facts['pending.lost'].value !== null;
  return {
    numbers,
    pendingLost: isKnown ? counted(runsWithin(pending.runs, before ?? -1, after)) : null,
    pendingKept:
      isKnown && pending.complete ? counted(runsWithin(pending.runs, after, Infinity)) : null,
    aboveServer: NUMBERS.flatMap(({ own }) => {
      const { after: raised } = numbers[own];
      const onServer = record?.numbers[own] ?? null;
      return raised !== null && onServer !== null && raised > onServer
        ? [{ number: own, after: raised, onServer }]
        : [];
    }),
    lists: [],
  };
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const counted = (runs: readonly NumberRun[]): PendingCount => ({
  count: runs.reduce((sum, [from, to]) => sum + to - from + 1, 0),
  // A damaged queue's numbers need not rise.
  from: runs.length > 0 ? Math.min(...runs.map(([from]) => from)) : null,
  to: runs.length > 0 ? Math.max(...runs.map(([, to]) => to)) : null,
});
