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
  const gathered = gather(inputs, requestors, unclaimed);
  const headersOf = headerInputs(inputs, requestors);
  return {
    cases: requestors.judged.map((name) =>
      buildCase(name, gathered.get(keyOf(name)) ?? NOTHING, headersOf(name), byHand),
    ),
    unclaimed,
  };
}

/** What was said about one requestor, by anybody. */
interface Said {
  testimony: (readonly [FactName, Testimony])[];
  pending: { queue: PendingQueue; input: string }[];
}
const NOTHING: Said = { testimony: [], pending: [] };

/** Sorts everything that was said by whom it is about, in one pass over the inputs. */
function gather(
  inputs: readonly ReadInput[],
  requestors: Requestors,
  unclaimed: Cases['unclaimed'],
): Map<string, Said> {
  const all = new Map<string, Said>();
  const about = (name: string): Said => {
    const key = keyOf(name);
    const said = all.get(key) ?? { testimony: [], pending: [] };
    all.set(key, said);
    return said;
  };
  for (const input of inputs) {
    const unnamed = requestors.ofUnnamed(input);
    const nobodys: Observation[] = [];
    for (const seen of input.reading.observations) {
      if (seen.of.kind === 'header') continue;
      const name = seen.of.name ?? unnamed;
      if (name === null) nobodys.push(seen);
      else about(name).testimony.push([seen.fact, testify(input.id, seen)]);
    }
    for (const queue of input.reading.pending ?? []) {
      const name = queue.requestor ?? unnamed;
      if (name !== null) about(name).pending.push({ queue, input: input.id });
    }
    if (input.directoryServerSign.length > 0 && unnamed !== null)
      about(unnamed).testimony.push([
        'requestor.isDirectoryServer',
        { input: input.id, at: {}, value: true, source: 'folder' },
      ]);
    if (nobodys.length > 0) unclaimed.push({ input, observations: nobodys });
  }
  return all;
}

function buildCase(
  requestor: string,
  said: Said,
  carriers: readonly ReadInput[],
  byHand: ByHand,
): Case {
  const testimony = new Map<FactName, Testimony[]>();
  const say = (fact: FactName, witness: Testimony): void => {
    const list = testimony.get(fact);
    if (list) list.push(witness);
    else testimony.set(fact, [witness]);
  };
  for (const { id, reading } of carriers)
    for (const seen of reading.observations)
      if (seen.of.kind === 'header') say(seen.fact, testify(id, seen));
  for (const [fact, witness] of said.testimony) say(fact, witness);
  for (const { fact, value, witness } of byHandWitnesses(byHand)) {
    // Numbers by hand do not mend a file that was read and is empty or broken.
    const isOfFile = fact === 'header.present' || fact === 'header.wellFormed';
    if (!isOfFile || !testimony.has(fact)) say(fact, { ...witness, value });
  }
  const facts = Object.fromEntries(
    FACTS.map((fact) => [fact, reconcile(fact, testimony.get(fact) ?? [])]),
  ) as Record<FactName, Fact>;
  nameItsOwnServer(facts, requestor, byHand.requestors);
  const waiting = oneQueue(said.pending);
  facts['pending.lost'] = pendingLost(facts, waiting);
  return {
    requestor,
    facts,
    pending: waiting ? { runs: waiting.queue.runs, complete: waiting.queue.complete } : null,
  };
}

const testify = (input: string, { at, value, source, time }: Observation): Testimony => ({
  input,
  at,
  value,
  source,
  ...(time !== undefined && { time }),
});

/** The one REQTRANS.GLB; where two differ nobody can say which holds, and neither is complete. */
function oneQueue(pending: Said['pending']): Said['pending'][number] | null {
  const [first] = pending;
  if (!first) return null;
  const isSame = pending.every(
    ({ queue }) => JSON.stringify(queue.runs) === JSON.stringify(first.queue.runs),
  );
  return isSame ? first : { ...first, queue: { ...first.queue, complete: false } };
}

/** The inputs whose header each requestor would import: its own folder's, else what is loose. */
function headerInputs(
  inputs: readonly ReadInput[],
  requestors: Requestors,
): (requestor: string) => readonly ReadInput[] {
  const carriers = inputs.filter(({ reading }) =>
    reading.observations.some(({ of }) => of.kind === 'header'),
  );
  const loose = carriers.filter(({ owner }) => owner === null);
  const folders = inputs
    .filter(({ owner }) => owner !== null)
    .map((input) => ({ input, key: keyOf(requestors.ofUnnamed(input) ?? '') }));
  return (requestor) => {
    const key = keyOf(requestor);
    const mine = folders.filter((folder) => folder.key === key).map(({ input }) => input);
    const own = mine.filter((input) => carriers.includes(input));
    if (own.length > 0) return own;
    if (loose.length > 0) return loose;
    // A single file that lies in somebody's folder, the directory server's for instance, is the one;
    // but a requestor with a folder of its own would import what lies there (Q96060).
    return carriers.length === 1 && mine.length === 0 ? carriers : [];
  };
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
