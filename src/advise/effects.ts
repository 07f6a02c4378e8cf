/** What a successful import would change: numbers, waiting changes, address lists. */
import { numberIn } from '../model/fields.js';
import { runsLost, runsWithin } from '../case/pending.js';
import type { Case, Effects, PendingCount } from '../model/report-types.js';
import { strangePostoffices } from '../case/transactions.js';
import type { ModelRecord } from './server.js';
import { NUMBERS, type NumberRun, type Outcome } from '../model/types.js';
import { listKey, nameKey } from '../model/names.js';

/** What remains to be done afterwards follows from the rest; the report puts it in words. */
export type EffectsData = Omit<Effects, 'afterwards'>;

/** Null for a case that is sure to fail: nothing is known to be written then, so nothing is told. */
export function effectsOf(
  one: Case,
  outcome: Outcome,
  record: ModelRecord | null = null,
): EffectsData | null {
  if (outcome === 'will-fail') return null;
  const { facts, pending } = one;
  const numbers = Object.fromEntries(
    NUMBERS.map(({ header, own }) => [
      own,
      {
        before: numberIn(facts[`requestor.${own}`].value),
        after: numberIn(facts[`header.${header}`].value),
      },
    ]),
  ) as Effects['numbers'];
  const { before, after } = numbers.ReqSync;
  // What the fact does not know, the effects do not either.
  const isKnown = pending !== null && after !== null && facts['pending.lost'].value !== null;
  return {
    numbers,
    pendingLost: isKnown ? counted(runsLost(pending.runs, before ?? -1, after)) : null,
    exportLost: facts['pending.exportLost'].value === true,
    pendingKept:
      isKnown && pending.complete ? counted(runsWithin(pending.runs, after, Infinity)) : null,
    aboveServer: NUMBERS.flatMap(({ own }) => {
      const { after: raised } = numbers[own];
      const onServer = record?.numbers[own] ?? null;
      return raised !== null && onServer !== null && raised > onServer
        ? [{ number: own, after: raised, onServer }]
        : [];
    }),
    lists: listsOf(one),
    autocreate:
      one.transactions && strangePostoffices(one.transactions, one.requestor, one.installation),
  };
}

const counted = (runs: readonly NumberRun[]): PendingCount => ({
  count: runs.reduce((sum, [from, to]) => sum + to - from + 1, 0),
  // A damaged queue's numbers need not rise.
  from: runs.length > 0 ? Math.min(...runs.map(([from]) => from)) : null,
  to: runs.length > 0 ? Math.max(...runs.map(([, to]) => to)) : null,
});

/**
 * The lists that the file replaces or changes, without the postoffice's own: IMPORT ignores what is
 * for it, with code 66 (Q96003). R empties a list before it is filled again, so names
 * that were added by hand vanish (Q105125); without R the rest of the list stays.
 */
function listsOf({ requestor, transactions, installation }: Case): Effects['lists'] {
  const known = new Map(
    (installation.lists ?? []).map((each) => [each.list.toUpperCase(), each] as const),
  );
  const own = nameKey(requestor);
  return (transactions?.lists ?? [])
    .filter(({ list }) => listKey(list) !== own)
    .filter(({ replaces, adds, deletes, modifies }) => replaces + adds + deletes + modifies > 0)
    .map(({ list, type, replaces, adds, deletes, modifies }) => {
      const here = known.get(list.toUpperCase());
      const isReplaced = replaces > 0;
      return {
        list,
        type,
        isReplaced,
        before: here?.entries ?? null,
        adds,
        deletes,
        modifies,
        localAtRisk: isReplaced ? (here?.local ?? null) : 0,
      };
    });
}
