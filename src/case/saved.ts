/** A case as it is saved, and back: the judge finds the same in both. */
import type { CheckOptions } from '../model/api-types.js';
import { FACTS, type FactName } from '../model/facts.js';
import type { Case, Fact } from '../model/report-types.js';
import type { SavedCase, SavedFact } from '../model/saved-case.js';
import { UsageError } from '../model/usage-error.js';
import { usedWitness } from './basis.js';
import { BY_HAND } from './cases.js';
import type { ReadInput } from './requestors.js';
import { isSameName } from '../model/names.js';

/** What stands in a message where names stood. */
const LEFT_OUT = '(names were left out)';

/** What is known of one requestor, under another name. */
export const savedCase = ({ facts, pending, byFile }: Case, requestor: string): SavedCase => ({
  requestor,
  facts: Object.fromEntries(
    FACTS.flatMap((name) => {
      const saved = savedFact(facts[name]);
      return saved === null ? [] : [[name, saved]];
    }),
  ),
  pending,
  ...(byFile && { byFile: byFile.map((each) => savedCase(each, requestor)) }),
});

/** Null for what is unknown and nothing else. */
function savedFact(fact: Fact): SavedFact | null {
  const { value, atLeast, atMost, standIn, conflict } = fact;
  const used = usedWitness(fact);
  const saved: SavedFact = {
    value,
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost: Number.isFinite(atMost) ? atMost : 'unbounded' }),
    ...(standIn && { standIn }),
    ...(conflict && { conflict }),
    ...(used && { source: used.source }),
    ...(used?.which !== undefined && { hadNames: true }),
  };
  return value === null && Object.keys(saved).length === 1 ? null : saved;
}

/** Options that would say more of a case. */
const FACTS_BY_HAND = [
  ...(['own', 'header', 'importVersion', 'importExe', 'gateways', 'command'] as const),
];

/** The case of a saved one; what it does not say is unknown. */
const caseOf = ({ requestor, facts, pending, byFile }: SavedCase, input: string): Case => ({
  requestor,
  facts: Object.fromEntries(FACTS.map((name) => [name, factOf(facts[name], input)])) as Record<
    FactName,
    Fact
  >,
  pending,
  transactions: null,
  installation: {},
  ...(byFile && { byFile: byFile.map((each) => caseOf(each, input)) }),
});

function factOf(saved: SavedFact | undefined, input: string): Fact {
  if (!saved) return { value: null, witnesses: [], conflict: false };
  const { value, atLeast, atMost, standIn, conflict, source, hadNames } = saved;
  return {
    value,
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost: atMost === 'unbounded' ? Infinity : atMost }),
    ...(standIn && { standIn }),
    witnesses:
      source === undefined || value === null
        ? []
        : [{ input, at: {}, value, source, used: true, ...(hadNames && { which: LEFT_OUT }) }],
    conflict: conflict === true,
  };
}

/**
 * The cases of a saved one, which stands for all its evidence and so is judged alone; null where there
 * is none. Throws UsageError for other evidence beside it.
 */
export function savedCasesIn(inputs: readonly ReadInput[], options: CheckOptions): Case[] | null {
  const first = inputs.find(({ reading }) => reading.savedCases);
  if (!first) return null;
  const other = inputs.find((input) => input !== first);
  if (other || FACTS_BY_HAND.some((option) => options[option] !== undefined))
    throw new UsageError('saved-case-not-alone', {
      name: first.name,
      other: other?.name ?? BY_HAND,
    });
  const { requestors: asked = [] } = options;
  const cases = first.reading.savedCases!.map((one) => caseOf(one, first.id));
  const judged = cases.filter(
    ({ requestor }) => asked.length === 0 || asked.some((name) => isSameName(name, requestor)),
  );
  if (judged.length === 0)
    throw new UsageError('requestor-unknown', {
      requestor: asked[0]!,
      named: cases.map(({ requestor }) => requestor),
      hasUnlinked: false,
    });
  return judged;
}
