/** Observations of all inputs -> one case of facts per requestor. */
import type { FactName } from '../model/facts.js';
import { factsOver } from './facts-over.js';
import { withoutGoneQueue } from './gone-queue.js';
import { fileFacts, type FileFacts } from './file-facts.js';
import type { Case, Fact } from '../model/report-types.js';
import { derive } from './derived.js';
import { onceForEach } from '../model/once-for-each.js';
import { joinInstallations } from './installation.js';
import { reconcile, type Testimony } from './reconcile.js';
import { headerCarriers, triedAlone } from './rival-files.js';
import { isOfServer, ofTheServer } from './server-facts.js';
import { settleOwnNumbers } from './own-numbers.js';
import { isOwnFact } from '../model/sync-number.js';
import { type ReadInput, type Requestors } from './requestors.js';
import { sinceSeen } from './since-seen.js';
import { isServer, namedAsServer, readSigns } from './server-signs.js';
import {
  NUMBERS,
  OWN_FACTS,
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
  const signs = readSigns(inputs, requestors);
  const told = [...ofTheServer(inputs), ...toldByHand(byHand)];
  const commonOf = onceForEach((carriers: readonly ReadInput[]) => commonFacts(carriers, told));
  const caseOf = (name: string): Case => {
    const said = withoutGoneQueue(gathered.get(nameKey(name)) ?? nothing());
    for (const [fact, witness] of signs(name)) say(said, fact, witness);
    const carriers = headersOf(name);
    const whole = buildCase(name, said, commonOf(carriers), byHand);
    const isOpen = NUMBERS.some(({ header }) => isSplit(whole.facts[`header.${header}`]));
    if (carriers.length < 2 || !isOpen) return whole;
    const byFile = triedAlone(carriers).map((file) =>
      buildCase(name, said, commonFacts([file], told), byHand),
    );
    return { ...whole, byFile };
  };
  return { cases: requestors.judged.map(caseOf), unclaimed };
}

/** What is the same for all who would import the same files: put together once. */
interface Common {
  file: FileFacts;
  /** What was told of all; it is heard after what the files and the requestor say. */
  told: ReadonlyMap<FactName, readonly Testimony[]>;
  facts: Readonly<Record<FactName, Fact>>;
}

function commonFacts(carriers: readonly ReadInput[], all: Told): Common {
  const file = fileFacts(carriers);
  const told = new Map<FactName, Testimony[]>();
  for (const [fact, witness] of all) {
    // Numbers by hand do not mend a file that was read and is empty or broken.
    const isOfFile = fact === 'header.present' || fact === 'header.wellFormed';
    if (isOfFile && file.testimony.has(fact)) continue;
    told.set(fact, [...(told.get(fact) ?? []), witness]);
  }
  const facts = factsOver(file.facts);
  for (const [fact, witnesses] of told)
    facts[fact] = reconcile(fact, [...(file.testimony.get(fact) ?? []), ...witnesses]);
  return { file, told, facts };
}

/** Two files say different things, and nobody can say which of them is to be imported. */
const isSplit = ({ value, conflict }: Fact): boolean => value === null && conflict;

type Told = readonly (readonly [FactName, Testimony])[];

/** What was said about one requestor, by anybody. */
interface Said {
  testimony: Map<FactName, Testimony[]>;
  unread: UnreadNumber[];
  pending: { queue: PendingQueue; input: string }[];
  installations: Case['installation'][];
}
const nothing = (): Said => ({
  testimony: new Map(),
  unread: [],
  pending: [],
  installations: [],
});

function say({ testimony }: Said, fact: FactName, witness: Testimony): void {
  const list = testimony.get(fact);
  if (list) list.push(witness);
  else testimony.set(fact, [witness]);
}

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
      else say(about(name), seen.fact, testify(input, seen));
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
  said: Said,
  { file, told, facts: common }: Common,
  byHand: ByHand,
): Case {
  const facts = factsOver(common);
  /** Who speaks of what this requestor alone is spoken of: the files first, and what was told of all last. */
  const words: Partial<Record<FactName, readonly Testimony[]>> = {};
  const hear = (fact: FactName, mine: readonly Testimony[]): void => {
    const [before, after] = [file.testimony.get(fact), told.get(fact)];
    words[fact] = before || after ? [...(before ?? []), ...mine, ...(after ?? [])] : mine;
  };
  for (const fact of OWN_FACTS) if (told.has(fact)) hear(fact, []);
  for (const [fact, mine] of said.testimony) {
    hear(fact, mine);
    if (!isOwnFact(fact)) facts[fact] = reconcile(fact, words[fact]!);
  }
  const isElsewhere = facts['requestor.isRegisteredElsewhere'].value === true;
  const unread = Object.fromEntries(
    NUMBERS.map(({ own }) => [own, said.unread.filter(({ number }) => number === own)]),
  );
  const own = settleOwnNumbers(words, !isElsewhere, unread);
  Object.assign(facts, own.facts);
  for (const [fact, witness] of own.more) facts[fact] = reconcile(fact, [witness]);
  const isAsked = byHand.requestors.some((name) => nameKey(name) === nameKey(requestor));
  set(facts, 'requestor.isNamedAsServer', namedAsServer(facts));
  set(facts, 'requestor.isDirectoryServer', isServer(facts, isAsked));
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

/** A fact of its own, unless it is that of all. */
function set(facts: Record<FactName, Fact>, name: FactName, fact: Fact): void {
  if (facts[name] !== fact) facts[name] = fact;
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

/** What was told by hand: of the programs and the command line, and of the numbers. */
function toldByHand({ header, own, facts }: ByHand): Told {
  const witness = { input: BY_HAND, at: {}, source: 'by-hand' } as const;
  const told: (readonly [FactName, Testimony])[] = facts.map(([fact, said]) => [
    fact,
    { ...said, ...witness },
  ]);
  const say = (fact: FactName, value: FactValue): void =>
    void told.push([fact, { ...witness, value }]);
  for (const number of NUMBERS) {
    const [h, o] = [header[number.header], own[number.own]];
    if (h !== undefined) say(`header.${number.header}`, h);
    if (o !== undefined) say(`requestor.${number.own}`, o);
  }
  const given = NUMBERS.filter((number) => header[number.header] !== undefined);
  if (given.length > 0) say('header.present', true);
  if (given.length === NUMBERS.length) say('header.wellFormed', true);
  return told;
}
