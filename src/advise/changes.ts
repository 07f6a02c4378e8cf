/** A case as it would be after a remedy: some facts changed, the rest as they are. */
import type { FactName } from '../model/facts.js';
import { changedAlike, factsWith } from '../case/facts-over.js';
import type { Case, Fact } from '../model/report-types.js';
import type { FactValue, HeaderNumber } from '../model/types.js';
import type { SimulatedHeader } from './server.js';

/** New values of facts; null is unknown. What is the same for many is one object, never changed. */
export type Changes = Readonly<Partial<Record<FactName, FactValue | null>>>;

/** A new file: sound, with the numbers that are known of it. */
export const newNumbers = (
  numbers: Partial<Record<HeaderNumber, number | null>> = {},
): Changes => ({
  'header.present': true,
  'header.wellFormed': true,
  'transactions.damaged': false,
  'header.IMPSEQ': numbers.IMPSEQ ?? null,
  'header.SRVSEQ': numbers.SRVSEQ ?? null,
  'header.REQSEQ': numbers.REQSEQ ?? null,
});

/** A new file whose numbers are not known yet. */
export const NEW_FILE: Changes = newNumbers();

/** A new file with the numbers of a simulated header. */
export const newHeader = (simulated: SimulatedHeader): Changes =>
  newNumbers({
    IMPSEQ: simulated.IMPSEQ.value,
    SRVSEQ: simulated.SRVSEQ.value,
    REQSEQ: simulated.REQSEQ.value,
  });

export const isAtLeast = (facts: Case['facts'], a: FactName, b: FactName): boolean => {
  const [x, y] = [facts[a].value, facts[b].value];
  return typeof x === 'number' && typeof y === 'number' && x >= y;
};

/** What is not known of a changed fact has no witness. */
const changed = (value: FactValue | null): Fact => ({ value, witnesses: [], conflict: false });
/** Most changes are to one of these, and what many cases share is judged once. */
const USUAL = new Map([null, true, false, 0].map((value) => [value, changed(value)] as const));

const factsOf = (changes: Changes): Partial<Record<FactName, Fact>> => {
  const facts: Partial<Record<FactName, Fact>> = {};
  for (const name of Object.keys(changes) as FactName[])
    facts[name] = USUAL.get(changes[name]!) ?? changed(changes[name]!);
  return facts;
};

/** The case with some facts changed. */
export const withFacts = (before: Case, changes: Changes): Case =>
  withOther(before, changes, (facts) => factsWith(facts, factsOf(changes)));

/** The same for many cases that are changed alike. */
export function allWithFacts(changes: Changes): (before: Case) => Case {
  const change = changedAlike(factsOf(changes));
  return (before) => withOther(before, changes, change);
}

function withOther(
  { byFile, ...rest }: Case,
  changes: Changes,
  change: (facts: Case['facts']) => Case['facts'],
): Case {
  const facts = change(rest.facts);
  // With a new header it no longer matters that the files at hand disagree.
  const isNewFile = Object.keys(changes).some((name) => name.startsWith('header.'));
  if (!byFile || isNewFile) return { ...rest, facts };
  return { ...rest, facts, byFile: byFile.map((each) => withOther(each, changes, change)) };
}
