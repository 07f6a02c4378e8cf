/** What a reader should know of an input beside what it says: what was not used, assumed, or disagrees. */
import type { Case, Fact } from '../model/report-types.js';
import { FACTS, FACT_TABLE } from '../model/facts.js';
import { grouped } from '../model/grouped.js';
import { issue, type Issue } from '../model/issues.js';
import { fewOf, mark } from '../model/marked.js';
import { usedWitness } from './basis.js';
import { BY_HAND, type Unclaimed } from './cases.js';
import type { LinkedRecord } from './link.js';
import { type ReadInput, type Requestors } from './requestors.js';
import { nameKey } from '../model/names.js';

/** An issue of one input that shows only beside the others. */
export interface Note {
  input: string;
  issue: Issue;
}

export interface Known {
  inputs: readonly ReadInput[];
  requestors: Pick<Requestors, 'judged' | 'leftOut'>;
  unclaimed: readonly Unclaimed[];
  linked: readonly LinkedRecord[];
  cases: readonly Case[];
}

export const notesOn = ({ inputs, requestors, unclaimed, linked, cases }: Known): Note[] => [
  ...unclaimed.map(({ input, why }) => ({
    input: input.id,
    issue:
      why === 'nobody'
        ? issue('names-nobody', { judged: requestors.judged.length })
        : issue('of-the-other-side', {}),
  })),
  ...leftOut(inputs, requestors.leftOut),
  ...linked.flatMap(({ record, input, requestor, how }): Note[] => {
    if (how !== 'inferred') return [];
    const names = { object: mark('object', record.name), requestor: mark('requestor', requestor) };
    return [{ input, issue: issue('linked-by-name', names) }];
  }),
  ...cases.flatMap(disagreements),
];

/** One note for all that were left out for the same reason, on the input that names the first. */
function leftOut(inputs: readonly ReadInput[], all: Requestors['leftOut']): Note[] {
  const seenIn = new Map<string, string>();
  for (const { id, reading } of inputs)
    for (const { of } of reading.observations)
      if (of.kind === 'requestor' && of.name !== null && !seenIn.has(nameKey(of.name)))
        seenIn.set(nameKey(of.name), id);
  return [...grouped(all, ({ why }) => why)].flatMap(([why, some]): Note[] => {
    const names = some.map(({ name }) => name);
    const input = seenIn.get(nameKey(names[0]!));
    if (input === undefined) return [];
    return [{ input, issue: issue('not-judged', { requestors: fewOf('requestor', names), why }) }];
  });
}

/** Of counts and sizes the report names every witness where they matter. */
const TOLD = FACTS.filter(
  (fact) => /^(?:header|requestor|log)\./.test(fact) || FACT_TABLE[fact].type === 'version',
);

/** Evidence that disagrees with what is used, one note for each fact and witness. */
const disagreements = ({ requestor, facts }: Case): Note[] =>
  TOLD.flatMap((fact) => {
    const known: Fact = facts[fact];
    if (!known.conflict) return [];
    const believed = usedWitness(known);
    return known.witnesses
      .filter(({ value, input }) => value !== believed?.value && input !== BY_HAND)
      .map(({ value, input, at }) => ({
        input,
        issue: issue('disagrees', {
          ...{ fact, value, place: at },
          requestor: fact.startsWith('header.') ? null : mark('requestor', requestor),
          used: believed ? { value: believed.value, source: believed.source } : null,
        }),
      }));
  });
