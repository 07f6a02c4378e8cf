/** Observations of all inputs -> one case of facts per requestor. */
import type { FactName } from '../model/facts.js';
import { factsOver } from './facts-over.js';
import { withoutGoneQueue } from './gone-queue.js';
import { fileFacts, type FileFacts } from './file-facts.js';
import type { Case, Fact } from '../model/report-types.js';
import { derive } from './derived.js';
import { joinInstallations } from './installation.js';
import { reconcile, type Testimony } from './reconcile.js';
import { headerCarriers } from './rival-files.js';
import { isOfServer, ofTheServer } from './server-facts.js';
import { isOwnFact, settleOwnNumbers } from './own-numbers.js';
import { type ReadInput, type Requestors } from './requestors.js';
import { sinceSeen } from './since-seen.js';
import { isServer, namedAsServer, readSigns } from './server-signs.js';
import {
  NUMBERS,
  type FactValue,
  type HeaderNumber,
  type Observation,
  type OwnNumber,
  type PendingQueue,
  type UnreadNumber,
} from '../model/types.js';
import { nameKey } from '../model/names.js';

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

/** Inputs with observations that are told and not used, and why. */
export interface Unclaimed {
  input: ReadInput;
  /** nobody: it names no postoffice, and several are judged. other-side: the mail was written to it, or by it. */
  why: 'nobody' | 'other-side';
}

export interface Cases {
  cases: Case[];
  unclaimed: Unclaimed[];
}

/** One case of facts per requestor, out of everything that was read and told. */
export function buildCases(
  inputs: readonly ReadInput[],
  requestors: Requestors,
  byHand: ByHand,
): Cases {
  const unclaimed: Unclaimed[] = [];
  const gathered = gather(inputs, requestors, unclaimed);
  const headersOf = headerInputs(inputs, requestors);
  const common = ofTheServer(inputs);
  const signs = readSigns(inputs, requestors);
  const known = new Map<readonly ReadInput[], FileFacts>();
  const fileOf = (carriers: readonly ReadInput[]): FileFacts => {
    const file = known.get(carriers) ?? fileFacts(carriers);
    known.set(carriers, file);
    return file;
  };
  const caseOf = (name: string): Case => {
    const heard = withoutGoneQueue(gathered.get(nameKey(name)) ?? nothing());
    const said = { ...heard, common, server: signs(name) };
    const carriers = headersOf(name);
    const whole = buildCase(name, said, fileOf(carriers), byHand);
    const isOpen = NUMBERS.some(({ header }) => isSplit(whole.facts[`header.${header}`]));
    if (carriers.length < 2 || !isOpen) return whole;
    const byFile = carriers.map((file) => buildCase(name, said, fileFacts([file]), byHand));
    return { ...whole, byFile };
  };
  return { cases: requestors.judged.map(caseOf), unclaimed };
}

/** Two files say different things, and nobody can say which of them is to be imported. */
const isSplit = ({ value, conflict }: Fact): boolean => value === null && conflict;

/** What was said about one requestor, by anybody. */
interface Said {
  testimony: (readonly [FactName, Testimony])[];
  unread: UnreadNumber[];
  pending: { queue: PendingQueue; input: string }[];
  installations: Case['installation'][];
}
const nothing = (): Said => ({ testimony: [], unread: [], pending: [], installations: [] });

/** Sorts everything that was said by whom it is about, in one pass over the inputs. */
function gather(
  inputs: readonly ReadInput[],
  requestors: Requestors,
  unclaimed: Unclaimed[],
): Map<string, Said> {
  const all = new Map<string, Said>();
  const about = (name: string): Said => {
    const key = nameKey(name);
    const said = all.get(key) ?? nothing();
    all.set(key, said);
    return said;
  };
  for (const input of inputs) {
    const unnamed = requestors.ofUnnamed(input);
    const unused = new Set<Unclaimed['why']>();
    for (const seen of input.reading.observations) {
      if (seen.of.kind === 'header') continue;
      const name = seen.of.name ?? unnamed;
      if (isOfServer(input, seen)) continue;
      if (name === null) unused.add('nobody');
      else if (isOtherSide({ ...seen, requestor: seen.of.name }, name)) unused.add('other-side');
      else about(name).testimony.push([seen.fact, testify(input, seen)]);
    }
    for (const each of input.reading.unread ?? []) {
      const name = each.requestor ?? unnamed;
      if (name !== null && !isOtherSide(each, name)) about(name).unread.push(each);
    }
    for (const why of unused) unclaimed.push({ input, why });
    for (const queue of input.reading.pending ?? []) {
      const name = queue.requestor ?? unnamed;
      if (name !== null) about(name).pending.push({ queue, input: input.id });
    }
    for (const { requestor, at: _at, ...installed } of input.reading.installations ?? []) {
      const name = requestor ?? unnamed;
      if (name !== null)
        about(name).installations[requestor === null ? 'push' : 'unshift'](installed);
    }
  }
  return all;
}

function buildCase(
  requestor: string,
  said: Said & { common: Said['testimony']; server: Said['testimony'] },
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
  for (const [fact, witnesses] of said.server) say(fact, witnesses);
  for (const [fact, witnesses] of testimony)
    if (!isOwnFact(fact)) facts[fact] = reconcile(fact, witnesses);
  const isElsewhere = facts['requestor.isRegisteredElsewhere'].value === true;
  const unread = Object.fromEntries(
    NUMBERS.map(({ own }) => [own, said.unread.filter(({ number }) => number === own)]),
  );
  const words = Object.fromEntries(testimony);
  const own = settleOwnNumbers(words, !isElsewhere, unread);
  Object.assign(facts, own.facts);
  for (const [fact, witness] of own.more) facts[fact] = reconcile(fact, [witness]);
  const isAsked = byHand.requestors.some((name) => nameKey(name) === nameKey(requestor));
  facts['requestor.isNamedAsServer'] = namedAsServer(facts);
  facts['requestor.isDirectoryServer'] = isServer(facts, isAsked);
  sinceSeen(facts, words);
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

/**
 * A mail that does not name its requestor, but its other side: a SrvTx tells nothing of its sender, a
 * ReqTx nothing of its addressee (Q96060).
 */
function isOtherSide(
  { mail, requestor }: Pick<UnreadNumber, 'mail' | 'requestor'>,
  name: string,
): boolean {
  if (!mail || requestor !== null) return false;
  const other = mail.kind === 'SrvTx' ? mail.from : mail.to;
  return other !== null && nameKey(other) === nameKey(name);
}

const testify = (
  { id, owner, sentAt }: ReadInput,
  { of, fact: _fact, ...seen }: Observation,
): Testimony => ({
  input: id,
  ...seen,
  ...(sentAt && { sentAt }),
  ...(isNobodys(owner, of) && !seen.mail && { isOfNobody: true }),
});

const isNobodys = (owner: string | null, of: Observation['of']): boolean =>
  owner === null && of.kind === 'requestor' && of.name === null;

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

/**
 * The inputs whose header each requestor would import: its own folder's, with what is loose beside it,
 * since a file that was given may be the one to be imported; else what is loose.
 */
function headerInputs(
  inputs: readonly ReadInput[],
  requestors: Requestors,
): (requestor: string) => readonly ReadInput[] {
  const carriers = headerCarriers(inputs);
  const loose = carriers.filter(({ owner }) => owner === null);
  const folders = inputs
    .filter(({ owner }) => owner !== null)
    .map((input) => ({ input, key: nameKey(requestors.ofUnnamed(input) ?? '') }));
  return (requestor) => {
    const key = nameKey(requestor);
    const mine = folders.filter((folder) => folder.key === key).map(({ input }) => input);
    const own = mine.filter((input) => carriers.includes(input));
    if (own.length > 0) return [...own, ...loose];
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
