import type { Case } from '../case/report-types.js';
import { countWithin } from '../case/pending.js';
import { NUMBERS, type Outcome } from '../case/types.js';

/** What a successful import would change (Q119452): numbers before and after, waiting changes lost. */
export interface Effects {
  numbers: Record<string, { before: number | null; after: number | null }>;
  pendingLost: { count: number; from: number | null; to: number | null } | null;
  lists: unknown[];
}

/** Null for a case that is sure to fail: nothing is known to be written then, so nothing is told. */
export function effectsOf({ facts, pending }: Case, outcome: Outcome): Effects | null {
  if (outcome === 'will-fail') return null;
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const numbers: Effects['numbers'] = {};
  for (const { header, own } of NUMBERS)
    numbers[own] = {
      before: number(facts[`requestor.${own}`].value),
      after: number(facts[`header.${header}`].value),
    };
  const count = number(facts['pending.lost'].value);
  const own = number(facts['requestor.ReqSync'].value) ?? -1;
  const upTo = number(facts['header.REQSEQ'].value);
  const lost =
    pending && upTo !== null
      ? pending.runs.filter(([from, to]) => countWithin([[from, to]], own, upTo) > 0)
      : [];
  const first = lost[0];
  const last = lost.at(-1);
  return {
    numbers,
    pendingLost:
      count === null
        ? null
        : {
            count,
            from: first ? Math.max(first[0], own + 1) : null,
            to: last && upTo !== null ? Math.min(last[1], upTo) : null,
          },
    lists: [],
  };
}
