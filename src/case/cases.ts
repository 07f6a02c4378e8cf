import type { FactName } from './facts.js';
import { factsOver } from './facts-over.js';
import { fileFacts, type FileFacts } from './file-facts.js';
import type { Case, Fact } from './report-types.js';
import { derive } from './derived.js';
import { joinInstallations } from './installation.js';
import { reconcile, type Testimony } from './reconcile.js';
import { isOfServer, ofTheServer } from './server-facts.js';
import { keyOf, type ReadInput, type Requestors } from './requestors.js';
import {
  NUMBERS,
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
  /** Programs and the command line, which are the same for all. */
  facts: readonly (readonly [FactName, Pick<Testimony, 'value' | 'which'>])[];
  installation: Case['installation'];
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
  const common = ofTheServer(inputs);
  const known = new Map<readonly ReadInput[], FileFacts>();
  const fileOf = (carriers: readonly ReadInput[]): FileFacts => {
    const file = known.get(carriers) ?? fileFacts(carriers);
    known.set(carriers, file);
    return file;
  };
  return {
    cases: requestors.judged.map((name) =>
      buildCase(
        name,
        { ...(gathered.get(keyOf(name)) ?? NOTHING), common },
        fileOf(headersOf(name)),
        byHand,
      ),
    ),
    unclaimed,
  };
}

/** What was said about one requestor, by anybody. */
interface Said {
  testimony: (readonly [FactName, Testimony])[];
  pending: { queue: PendingQueue; input: string }[];
  installations: Case['installation'][];
}
const NOTHING: Said = { testimony: [], pending: [], installations: [] };

/** Sorts everything that was said by whom it is about, in one pass over the inputs. */
function gather(
  inputs: readonly ReadInput[],
  requestors: Requestors,
  unclaimed: Cases['unclaimed'],
): Map<string, Said> {
  const all = new Map<string, Said>();
  const about = (name: string): Said => {
    const key = keyOf(name);
    const said = all.get(key) ?? { testimony: [], pending: [], installations: [] };
    all.set(key, said);
    return said;
  };
  for (const input of inputs) {
    const unnamed = requestors.ofUnnamed(input);
    const nobodys: Observation[] = [];
    for (const seen of input.reading.observations) {
      if (seen.of.kind === 'header') continue;
      const name = seen.of.name ?? unnamed;
      if (isOfServer(input, seen)) continue;
      if (name === null) nobodys.push(seen);
      else about(name).testimony.push([seen.fact, testify(input.id, seen)]);
    }
    for (const queue of input.reading.pending ?? []) {
      const name = queue.requestor ?? unnamed;
      if (name !== null) about(name).pending.push({ queue, input: input.id });
    }
    for (const { requestor, at: _at, ...installed } of input.reading.installations ?? []) {
      const name = requestor ?? unnamed;
      if (name !== null)
        about(name).installations[requestor === null ? 'push' : 'unshift'](installed);
    }
    if (nobodys.length > 0) unclaimed.push({ input, observations: nobodys });
  }
  return all;
}

function buildCase(
  requestor: string,
  said: Said & { common: Said['testimony'] },
  file: FileFacts,
  byHand: ByHand,
): Case {
  const testimony = new Map<FactName, Testimony[]>();
  const say = (fact: FactName, witness: Testimony): void => {
    const list = testimony.get(fact);
    if (list) list.push(witness);
    else testimony.set(fact, [...(file.testimony.get(fact) ?? []), witness]);
  };
  for (const [fact, witness] of [...said.testimony, ...said.common]) say(fact, witness);
  for (const [fact, told] of byHand.facts)
    say(fact, { ...told, input: BY_HAND, at: {}, source: 'by-hand' });
  for (const { fact, value, witness } of byHandWitnesses(byHand)) {
    // Numbers by hand do not mend a file that was read and is empty or broken.
    const isOfFile = fact === 'header.present' || fact === 'header.wellFormed';
    if (!isOfFile || !file.testimony.has(fact)) say(fact, { ...witness, value });
  }
  const facts = factsOver(file.facts);
  for (const [fact, witnesses] of testimony) facts[fact] = reconcile(fact, witnesses);
  nameItsOwnServer(facts, requestor, byHand.requestors);
  const pending = oneQueue(said.pending);
  const { transactions } = file;
  // By hand before sync-state, which is text, before the folder.
  const installation = joinInstallations([byHand.installation, ...said.installations]);
  derive(facts, requestor, { pending, transactions }, installation);
  return {
    requestor,
    facts,
    pending: pending ? { runs: pending.queue.runs, complete: pending.queue.complete } : null,
    transactions: transactions?.tally ?? null,
    installation,
  };
}

const testify = (input: string, { of: _of, fact: _fact, ...seen }: Observation): Testimony => ({
  input,
  ...seen,
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

const NO_FILES: readonly ReadInput[] = [];

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
    return carriers.length === 1 && mine.length === 0 ? carriers : NO_FILES;
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
