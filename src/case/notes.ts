/** What a reader should know of an input beside what it says: what was not used, assumed, or disagrees. */
import type { Case, Fact } from '../model/report-types.js';
import { FACTS, FACT_TABLE, type FactName } from '../model/facts.js';
import type { FactValue, Place, Source } from '../model/types.js';
import { usedWitness } from './basis.js';
import { BY_HAND, type Unclaimed } from './cases.js';
import type { LinkedRecord } from './link.js';
import { type ReadInput, type Requestors } from './requestors.js';
import { nameKey } from '../model/names.js';

/** One note on one input, as data; report/notes.ts has the words. */
export type Note = { input: string } & (
  | { code: 'names-nobody'; judged: number }
  | { code: 'of-the-other-side' }
  | { code: 'not-judged'; names: string[]; why: string }
  | { code: 'linked-by-name'; object: string; postoffice: string }
  | {
      code: 'disagrees';
      fact: FactName;
      /** Null for the header's numbers, which are nobody's. */
      requestor: string | null;
      value: FactValue;
      at: Place;
      /** The value that is used and who says so; null where none is. */
      used: { value: FactValue | null; source: Source } | null;
    }
);

export interface Known {
  inputs: readonly ReadInput[];
  requestors: Pick<Requestors, 'judged' | 'leftOut'>;
  unclaimed: readonly Unclaimed[];
  linked: readonly LinkedRecord[];
  cases: readonly Case[];
}

export const notesOn = ({ inputs, requestors, unclaimed, linked, cases }: Known): Note[] => [
  ...unclaimed.map(({ input, why }): Note =>
    why === 'nobody'
      ? { input: input.id, code: 'names-nobody', judged: requestors.judged.length }
      : { input: input.id, code: 'of-the-other-side' },
  ),
  ...leftOut(inputs, requestors.leftOut),
  ...linked.flatMap(({ record, input, requestor, how }): Note[] =>
    how === 'inferred'
      ? [{ input, code: 'linked-by-name', object: record.name, postoffice: requestor }]
      : [],
  ),
  ...cases.flatMap(disagreements),
];

/** One note for all that were left out for the same reason, on the input that names the first. */
function leftOut(
  inputs: readonly ReadInput[],
  all: readonly { name: string; why: string }[],
): Note[] {
  const seenIn = new Map<string, string>();
  for (const { id, reading } of inputs)
    for (const { of } of reading.observations)
      if (of.kind === 'requestor' && of.name !== null && !seenIn.has(nameKey(of.name)))
        seenIn.set(nameKey(of.name), id);
  const reasons = new Map<string, string[]>();
  for (const { name, why } of all) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  return [...reasons].flatMap(([why, names]): Note[] => {
    const input = seenIn.get(nameKey(names[0]!));
    return input === undefined ? [] : [{ input, code: 'not-judged', names, why }];
  });
}

/** Of counts and sizes the report names every witness where they matter. */
const isTold = (fact: FactName): boolean =>
  /^(?:header|requestor|log)\./.test(fact) || FACT_TABLE[fact].type === 'version';

/** Evidence that disagrees with what is used, one note for each fact and witness. */
const disagreements = ({ requestor, facts }: Case): Note[] =>
  FACTS.filter(isTold).flatMap((fact) => {
    const known: Fact = facts[fact];
    if (!known.conflict) return [];
    const believed = usedWitness(known);
    return known.witnesses
      .filter(({ value, input }) => value !== believed?.value && input !== BY_HAND)
      .map(({ value, input, at }): Note => ({
        ...{ input, code: 'disagrees', fact, value, at },
        requestor: fact.startsWith('header.') ? null : requestor,
        used: believed ? { value: believed.value, source: believed.source } : null,
      }));
  });
