import type { Case, Fact } from './report-types.js';
import { pendingLost } from './pending.js';
import { reconcile, type Testimony } from './reconcile.js';
import { keyOf, type ReadInput, type Requestors } from './requestors.js';
import {
  FACTS,
  NUMBERS,
  type FactName,
  type FactValue,
  type HeaderNumber,
  type Observation,
  type OwnNumber,
  type PendingQueue,
} from './types.js';

/** What was told by hand; the witness of all of it is `by-hand`. */
export interface ByHand {
  header: Partial<Record<HeaderNumber, number>>;
  own: Partial<Record<OwnNumber, number>>;
  requestors: readonly string[];
}

export const BY_HAND = 'by-hand';

/** Observations that belong to no requestor, by input; they are told and not used. */
export interface Cases {
  cases: Case[];
  unclaimed: { input: ReadInput; observations: Observation[] }[];
}

/** One case of facts per requestor, out of everything that was read and told. */
export function buildCases(
  inputs: readonly ReadInput[],
  requestors: Requestors,
  byHand: ByHand,
): Cases {
  const unclaimed: Cases['unclaimed'] = [];
  for (const input of inputs) {
    const nobodys = input.reading.observations.filter(
      ({ of }) => of.kind === 'requestor' && of.name === null,
    );
    if (nobodys.length > 0 && requestors.ofUnnamed(input) === null)
      unclaimed.push({ input, observations: nobodys });
  }
  return {
    cases: requestors.judged.map((name) => buildCase(name, inputs, requestors, byHand)),
    unclaimed,
  };
}

function buildCase(
  requestor: string,
  inputs: readonly ReadInput[],
  requestors: Requestors,
  byHand: ByHand,
): Case {
  const isMine = (name: string | null, input: ReadInput): boolean =>
    keyOf(name ?? requestors.ofUnnamed(input) ?? '') === keyOf(requestor);
  const testimony = new Map<FactName, Testimony[]>();
  const say = (fact: FactName, witness: Testimony): void => {
    testimony.set(fact, [...(testimony.get(fact) ?? []), witness]);
  };
  for (const { fact, value, witness } of byHandWitnesses(byHand)) say(fact, { ...witness, value });
  const headerInputs = new Set(headersFor(requestor, inputs, requestors));
  const pending: { queue: PendingQueue; input: string }[] = [];
  for (const input of inputs) {
    for (const seen of input.reading.observations)
      if (seen.of.kind === 'header' ? headerInputs.has(input) : isMine(seen.of.name, input))
        say(seen.fact, testify(input.id, seen));
    for (const queue of input.reading.pending ?? [])
      if (isMine(queue.requestor, input)) pending.push({ queue, input: input.id });
    if (input.directoryServerSign.length > 0 && isMine(null, input))
      say('requestor.isDirectoryServer', {
        input: input.id,
        at: {},
        value: true,
        source: 'folder',
      });
  }
  const facts = Object.fromEntries(
    FACTS.map((fact) => [fact, reconcile(fact, testimony.get(fact) ?? [])]),
  ) as Record<FactName, Fact>;
  nameItsOwnServer(facts, requestor, byHand.requestors);
  // The last listing of a queue is taken for the newest; two REQTRANS.GLB of one postoffice are rare.
  const newest = pending.at(-1);
  facts['pending.lost'] = pendingLost(facts, newest ?? null);
  return {
    requestor,
    facts,
    pending: newest ? { runs: newest.queue.runs, complete: newest.queue.complete } : null,
  };
}

const testify = (input: string, { at, value, source, time }: Observation): Testimony => ({
  input,
  at,
  value,
  source,
  ...(time !== undefined && { time }),
});

/** The inputs whose header this requestor would import: its own folder's, else what is loose. */
function headersFor(
  requestor: string,
  inputs: readonly ReadInput[],
  requestors: Requestors,
): readonly ReadInput[] {
  const carriers = inputs.filter(({ reading }) =>
    reading.observations.some(({ of }) => of.kind === 'header'),
  );
  const own = carriers.filter(
    (input) => input.owner && keyOf(requestors.ofUnnamed(input) ?? '') === keyOf(requestor),
  );
  if (own.length > 0) return own;
  const loose = carriers.filter((input) => input.owner === null);
  if (loose.length > 0) return loose;
  // A single file that lies in somebody's folder, the directory server's for instance, is the one.
  return carriers.length === 1 ? carriers : [];
}

function* byHandWitnesses(
  byHand: ByHand,
): Generator<{ fact: FactName; value: FactValue; witness: Omit<Testimony, 'value'> }> {
  const witness = { input: BY_HAND, at: {}, source: 'by-hand' } as const;
  for (const { header, own } of NUMBERS) {
    const h = byHand.header[header];
    const o = byHand.own[own];
    if (h !== undefined) yield { fact: `header.${header}`, value: h, witness };
    if (o !== undefined) yield { fact: `requestor.${own}`, value: o, witness };
  }
  const told = NUMBERS.filter(({ header }) => byHand.header[header] !== undefined);
  if (told.length === 0) return;
  yield { fact: 'header.present', value: true, witness };
  if (told.length === NUMBERS.length) yield { fact: 'header.wellFormed', value: true, witness };
}

/**
 * A LISTDS -R listing that names its own postoffice as Dir-Sync server was taken on the directory
 * server; that the import is planned there is known only when the user names that postoffice.
 */
function nameItsOwnServer(
  facts: Record<FactName, Fact>,
  requestor: string,
  asked: readonly string[],
): void {
  const own = facts['requestor.isItsOwnServer'];
  if (own.value !== true || facts['requestor.isDirectoryServer'].value !== null) return;
  if (!asked.some((name) => keyOf(name) === keyOf(requestor))) return;
  facts['requestor.isDirectoryServer'] = { ...own };
}
