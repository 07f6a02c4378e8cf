/**
 * Who is the directory server? Every sign counts: the Dir-Sync server that anybody is registered with,
 * the addressee of what requestors send, the sender of SrvTx mail, whoever runs NSDA -S or has a time
 * for it, or keeps a server's log (Q96060). RESYNC.GLB is never imported there.
 */
import type { FactName } from '../model/facts.js';
import { fewOf, mark } from '../model/marked.js';
import type { Testimony } from './reconcile.js';
import type { Fact } from '../model/report-types.js';
import { type ReadInput, type Requestors } from './requestors.js';
import type { ServerSign, Source } from '../model/types.js';
import { nameKey } from '../model/names.js';

/**
 * What lies in a postoffice outlives its days as a server: a T2 time stays in PROCESS.GLB (Q96060). So
 * such a sign leaves it open, and never settles it.
 */
const LEFT_BEHIND: Source = 'folder';
const SOURCE: Readonly<Record<ServerSign['how'], Source>> = {
  registered: 'reqconf',
  addressee: 'reqtx',
  sender: 'srvtx',
  runs: 'log',
  scheduled: LEFT_BEHIND,
  'keeps-log': LEFT_BEHIND,
};

type Said = (readonly [FactName, Testimony])[];

/** What the signs say of each requestor: that it is treated as a server, or has another one. */
export function readSigns(
  inputs: readonly ReadInput[],
  requestors: Pick<Requestors, 'ofUnnamed'>,
): (requestor: string) => Said {
  const about = new Map<string, Said>();
  const say = (name: string, fact: FactName, witness: Testimony): void => {
    const key = nameKey(name);
    const said = about.get(key) ?? [];
    about.set(key, said);
    said.push([fact, witness]);
  };
  const recorded = [...new Set(inputs.flatMap((input) => serversIn(input, requestors)))];
  const registered = new Map<string, string[]>();
  const mails: { by: string; server: string; witness: Testimony }[] = [];
  for (const input of inputs) {
    const { directoryServer } = input.reading;
    if (directoryServer !== undefined)
      say(directoryServer, 'requestor.isNamedAsServer', {
        ...{ input: input.id, at: {}, value: true },
        source: 'server-copy',
      });
    for (const sign of input.reading.serverSigns ?? []) {
      const said = { input: input.id, at: sign.at, source: SOURCE[sign.how] };
      const server = sign.server ?? unnamedServer(sign, input, requestors);
      if (server === null) continue;
      say(server, 'requestor.isNamedAsServer', { ...said, value: true });
      const by = sign.by ?? requestors.ofUnnamed(input);
      if (by === null) continue;
      if (sign.how === 'addressee' || sign.how === 'sender')
        mails.push({ by, server, witness: { ...said, value: true } });
      if (sign.how !== 'registered') continue;
      registered.set(nameKey(by), [...(registered.get(nameKey(by)) ?? []), server]);
      const others = recorded.filter((name) => nameKey(name) !== nameKey(by));
      if (others.length > 0)
        say(by, 'requestor.isRegisteredElsewhere', { ...said, ...elsewhere(server, others) });
    }
  }
  for (const { by, server, witness } of mails) {
    const [first, ...more] = registered.get(nameKey(by)) ?? [];
    if (first === undefined) continue;
    const isOther = [first, ...more].every((name) => nameKey(name) !== nameKey(server));
    const which = { server: mark('server', first), not: fewOf('server', [server]) };
    if (isOther) say(by, 'requestor.mailsElsewhere', { ...witness, which });
  }
  return (requestor) => about.get(nameKey(requestor)) ?? [];
}

/** Whose records an input has, and whose folder shows that it is a directory server. */
function serversIn(input: ReadInput, requestors: Pick<Requestors, 'ofUnnamed'>): string[] {
  const { directoryServer, observations } = input.reading;
  const isServers = observations.some(
    ({ of, fact, value, source }) =>
      fact === 'requestor.isDirectoryServer' &&
      value === true &&
      source === LEFT_BEHIND &&
      of.kind === 'requestor' &&
      of.name === null,
  );
  const owner = isServers && input.owner !== null ? requestors.ofUnnamed(input) : null;
  return [directoryServer ?? [], owner ?? []].flat();
}

/** Logs of a server are given for any requestor; the one in LOG of a postoffice folder is its own. */
const IN_LOG = /[\\/]LOG[\\/][^\\/]+$/i;

function unnamedServer(
  { how }: ServerSign,
  input: ReadInput,
  requestors: Pick<Requestors, 'ofUnnamed'>,
): string | null {
  const isOwn = how !== 'keeps-log' || (input.owner !== null && IN_LOG.test(input.name));
  return isOwn ? requestors.ofUnnamed(input) : null;
}

function elsewhere(server: string, recorded: readonly string[]) {
  const value = recorded.every((name) => nameKey(name) !== nameKey(server));
  return { value, which: { server: mark('server', server), not: fewOf('server', recorded) } };
}

type Facts = Readonly<Record<FactName, Fact>>;

/**
 * Where the evidence on the postoffice disagrees, some of it treats it as a directory server: its own
 * SRVCONF.GLB beside a registration with another server, for instance. It stays open then, whichever
 * of them is the better witness, since a wrong pass would be an import there (Q96060).
 */
export function namedAsServer(facts: Facts): Fact {
  const known = facts['requestor.isDirectoryServer'];
  const named = facts['requestor.isNamedAsServer'];
  if (named.value !== null || known.value !== null || !known.conflict) return named;
  const [first, ...rest] = known.witnesses.filter(({ value }) => value === true);
  return {
    value: true,
    witnesses: first ? [{ ...first, used: true }, ...rest] : [],
    conflict: false,
  };
}

/**
 * Whether it is a directory server, with the signs: one against its own registration leaves it open. A
 * sign alone is taken at its word only where the import is planned at this very postoffice (`isAsked`).
 */
export function isServer(facts: Facts, isAsked: boolean): Fact {
  const known = facts['requestor.isDirectoryServer'];
  const named = facts['requestor.isNamedAsServer'];
  if (named.value !== true || known.value === true) return known;
  if (known.value === false || (isAsked && known.witnesses.length > 0))
    return open(known, named, OTHERWISE);
  if (!isAsked) return known;
  return named.witnesses.every(({ source }) => source === LEFT_BEHIND)
    ? open(known, named, MAY_BE_LEFT)
    : { ...named };
}

const OTHERWISE = 'its own registration names another server, and other evidence treats it as one';
const MAY_BE_LEFT = 'what only a server has lies there, and a former server may have kept it';

const open = (known: Fact, named: Fact, reason: string): Fact => ({
  value: null,
  witnesses: [...known.witnesses, ...named.witnesses].map((each) => ({
    ...each,
    used: false,
  })),
  conflict: known.witnesses.length > 0,
  reason,
});
