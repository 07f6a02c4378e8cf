/** What a text import file holds, as a case of its own: it says nothing about any RESYNC.GLB. */
import { derive } from './derived.js';
import { FACTS, type FactName } from '../model/facts.js';
import type { Case, Fact } from '../model/report-types.js';
import { UNNAMED, type ReadInput } from './requestors.js';
import { transactionFacts } from './transactions.js';
import type { TransactionTally } from '../model/transaction-types.js';

/** What is known of the place where it would be imported, and bears on its transactions. */
const OF_THE_PLACE: readonly FactName[] = [
  'import.version',
  'requestor.receivesTemplates',
  'requestor.hasTemplate',
];

/** `where` is the one requestor that is judged, if there is one. */
export function importFileCase(
  { id: input, bytes }: Pick<ReadInput, 'id' | 'bytes'>,
  tally: TransactionTally,
  where: Case | null,
): Case {
  const facts = Object.fromEntries(
    FACTS.map((fact): [FactName, Fact] => [fact, { value: null, witnesses: [], conflict: false }]),
  ) as Record<FactName, Fact>;
  if (where) for (const fact of OF_THE_PLACE) facts[fact] = where.facts[fact];
  for (const [fact, told] of transactionFacts(tally))
    // How many there are decides nothing here: no header stands before them.
    if (fact !== 'transactions.count')
      facts[fact] = {
        value: told.value,
        witnesses: [{ ...told, input, at: {}, source: tally.source, used: true }],
        conflict: false,
      };
  const requestor = where?.requestor ?? UNNAMED;
  const installation = where?.installation ?? {};
  derive(facts, requestor, { pending: null, transactions: { tally, input, bytes } }, installation);
  return { requestor, facts, pending: null, transactions: tally, installation };
}
