/** A case as it would be after a remedy: some facts changed, the rest as they are. */
import type { FactName } from '../model/facts.js';
import { factsOver } from '../case/facts-over.js';
import type { Case } from '../model/report-types.js';
import type { FactValue, HeaderNumber } from '../model/types.js';
import type { SimulatedHeader } from './server.js';

/** New values of facts; null is unknown. */
export type Changes = Partial<Record<FactName, FactValue | null>>;

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

/** A new file with the numbers of a simulated header, or unknown ones. */
export const newHeader = (simulated?: SimulatedHeader): Changes =>
  newNumbers(
    simulated && {
      IMPSEQ: simulated.IMPSEQ.value,
      SRVSEQ: simulated.SRVSEQ.value,
      REQSEQ: simulated.REQSEQ.value,
    },
  );

export const isAtLeast = (facts: Case['facts'], a: FactName, b: FactName): boolean => {
  const [x, y] = [facts[a].value, facts[b].value];
  return typeof x === 'number' && typeof y === 'number' && x >= y;
};

/** The case with some facts changed; what is not known of a changed fact has no witness. */
export function withFacts(before: Case, changes: Changes): Case {
  const facts = factsOver(before.facts);
  for (const [name, value] of Object.entries(changes))
    facts[name as FactName] = { value, witnesses: [], conflict: false };
  const { byFile, ...rest } = before;
  // With a new header it no longer matters that the files at hand disagree.
  const isNewFile = Object.keys(changes).some((name) => name.startsWith('header.'));
  if (!byFile || isNewFile) return { ...rest, facts };
  return { ...rest, facts, byFile: byFile.map((each) => withFacts(each, changes)) };
}

/** The header of a simulation as changes to a case, for `simulate`. */
export const headerChanges = (simulated: SimulatedHeader): Changes => newHeader(simulated);
