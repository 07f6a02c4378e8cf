/** What the RESYNC.GLB itself says; the same for all who would import it, so it is put together once. */
import { FACTS, type FactName } from '../model/facts.js';
import { reconcile, type Testimony } from './reconcile.js';
import type { Fact } from '../model/report-types.js';
import type { ReadInput } from './requestors.js';
import { silentOn } from './rival-files.js';
import { transactionFacts } from './transactions.js';
import type { IssueCode } from '../model/issues.js';
import { NUMBERS } from '../model/types.js';
import type { TransactionTally } from '../model/transaction-types.js';

export interface FileFacts {
  /** Every fact; those that the file does not speak of are unknown. */
  facts: Readonly<Record<FactName, Fact>>;
  testimony: ReadonlyMap<FactName, readonly Testimony[]>;
  /** What is in the file, and where it was read: the first that shows it. */
  transactions: { tally: TransactionTally; input: string; bytes: number } | null;
}

/** What is not whole any more; IMPORT's own way with it was never published (Q103421, Q120449). */
const DAMAGE: readonly IssueCode[] = [
  ...(['queue-damaged', 'queue-cut-short', 'queue-fill', 'queue-blocks-lost'] as const),
  ...(['queue-became-utf8', 'queue-became-seven-bits', 'queue-carriage-returns'] as const),
  // No name that an article prints has control characters: that a byte was changed is assumed.
  ...(['queue-more-damage', 'queue-control-characters'] as const),
  'listq-crc',
];

/** Facts of the files that one requestor would import; more than one may be the same file. */
export function fileFacts(carriers: readonly ReadInput[]): FileFacts {
  const testimony = new Map<FactName, Testimony[]>();
  const say = (fact: FactName, witness: Testimony): void => {
    testimony.set(fact, [...(testimony.get(fact) ?? []), witness]);
  };
  let transactions: FileFacts['transactions'] = null;
  for (const { id: input, bytes, reading } of carriers) {
    for (const { of, fact, ...seen } of reading.observations)
      if (of.kind === 'header') say(fact, { input, ...seen });
    // Some damage leaves every record readable, or none.
    const mark = reading.issues.find(({ code }) => DAMAGE.includes(code));
    const source = mark?.code === 'listq-crc' ? 'listq' : 'queue';
    if (mark) say('transactions.damaged', { value: true, input, at: mark.at ?? {}, source });
    const { transactions: tally } = reading;
    if (!tally) continue;
    transactions ??= { tally, input, bytes };
    // A count is of the whole file; its examples have places of their own.
    for (const [fact, told] of transactionFacts(tally))
      if (!mark || fact !== 'transactions.damaged')
        say(fact, { ...told, input, at: {}, source: tally.source });
  }
  const facts = Object.fromEntries(
    FACTS.map((fact) => [fact, reconcile(fact, testimony.get(fact) ?? [])]),
  ) as Record<FactName, Fact>;
  leaveOpen(facts, carriers);
  return { facts, testimony, transactions };
}

/** Beside a file that cannot be read, nobody knows whether another one, or its listing, is what IMPORT will read. */
function leaveOpen(facts: Record<FactName, Fact>, carriers: readonly ReadInput[]): void {
  for (const { header } of NUMBERS) {
    const silent = silentOn(carriers, header);
    if (silent.length === 0) continue;
    const { witnesses } = facts[`header.${header}`];
    facts[`header.${header}`] = {
      value: null,
      witnesses: witnesses.map((each) => ({ ...each, used: false })),
      conflict: true,
      unreadIn: silent.map(({ id }) => id),
      reason: 'a RESYNC.GLB was given that does not show it',
    };
  }
}
