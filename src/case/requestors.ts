/** Who is judged, and whose each piece of evidence is. */
import type { LeftOut } from '../model/issue-args.js';
import { folderOf, inContainer } from '../model/input-name.js';
import type { MailMoment } from '../model/mail-types.js';
import type { Reading, Source } from '../model/types.js';
import {
  hasType,
  isOfGateway,
  isSameName,
  nameKey,
  postofficeName,
  postofficePart,
} from '../model/names.js';

/** What reconciliation needs to know of one input. */
export interface ReadInput {
  id: string;
  name: string;
  bytes: number;
  owner: string | null;
  reading: Reading;
  /** The date of the mail that it came with. */
  sentAt?: MailMoment;
}

/** The name of the one requestor that nothing names. */
export const UNNAMED = '(unnamed)';

export interface Requestors {
  /** Those to be judged, spelt as the user or the evidence spells them. */
  judged: string[];
  /** Seen in the evidence, but not judged, and why. */
  leftOut: { name: string; why: LeftOut }[];
  /** Asked for, while all evidence with a name is about others; `named` are some of those. */
  unheardOf: { name: string; named: string[] } | null;
  /** Asked for, though no IMPORT runs there. */
  foreign: string | null;
  /** The requestor that an input's unnamed observations belong to, or null when that is not clear. */
  ofUnnamed(input: ReadInput): string | null;
}

/**
 * Finds out who is to be judged and whose each unnamed piece of evidence is. What lies in one
 * postoffice folder belongs to one requestor; what names nobody belongs to the only requestor there
 * is, and otherwise to nobody: it is never guessed.
 */
export function findRequestors(inputs: readonly ReadInput[], asked: readonly string[]): Requestors {
  const names = new Map<string, string>();
  const note = (name: string): string => {
    if (!names.has(nameKey(name))) names.set(nameKey(name), postofficeName(name));
    return names.get(nameKey(name))!;
  };
  for (const name of asked) note(name);

  const isForeign = foreignIn(inputs);
  const firstHand = inputs.map(
    ({ reading }) =>
      new Set(
        firstHandNames(reading)
          .map(note)
          .filter((name) => !isForeign(name)),
      ),
  );
  const owners = nameOwners(inputs, firstHand, asked);
  const servers = serverNames(inputs);
  const known = new Set([
    ...firstHand.flatMap((set) => [...set]),
    ...owners.values(),
    ...inputs.flatMap(({ reading }) => serverCopyNames(reading)).map(note),
    ...inputs.flatMap(({ reading }) => reading.names ?? []).map(note),
  ]);
  const leftOut: Requestors['leftOut'] = [];
  for (const name of names.values())
    if (isForeign(name) && !asked.some(isSame(name))) {
      known.delete(name);
      leftOut.push({ name, why: 'foreign' });
    }
  const leave = (name: string, why: LeftOut): void => {
    known.delete(name);
    leftOut.push({ name, why });
  };
  if (asked.length === 0) {
    // What lies in a folder of its own was put there to be judged.
    const loose = [...known].filter((name) => ![...owners.values()].includes(name));
    for (const name of loose) if (hasType(name)) leave(name, 'foreign');
    for (const name of loose)
      if (servers.has(nameKey(name)) && known.size > 1) leave(name, 'directory-server');
  }
  const heard = new Set([...[...known].map(nameKey), ...servers]);
  const stranger = asked.find((name) => heard.size > 0 && !heard.has(nameKey(name)));
  let judged = [...known].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
  if (asked.length > 0) {
    const wanted = new Set(asked.map(nameKey));
    for (const name of judged)
      if (!wanted.has(nameKey(name))) leftOut.push({ name, why: 'not-asked-for' });
    judged = [...new Set(asked.map(note))];
  } else if (judged.length === 0) judged = [UNNAMED];
  const only = judged.length === 1 ? judged[0]! : null;
  return {
    judged,
    leftOut,
    unheardOf: stranger === undefined ? null : { name: stranger, named: [...known].sort() },
    foreign: asked.find(isForeign) ?? null,
    ofUnnamed(input) {
      if (input.owner) return owners.get(input.owner) ?? null;
      return only !== null && isBesideAnother(input, only, inputs, firstHand) ? null : only;
    },
  };
}

/**
 * Whether what a folder holds is about others, while the evidence of this requestor lies in a folder of
 * its own: a log in the first is not this requestor's.
 */
function isBesideAnother(
  input: ReadInput,
  name: string,
  inputs: readonly ReadInput[],
  firstHand: readonly Set<string>[],
): boolean {
  const folder = folderOf(input.name);
  const namedIn = (isBeside: boolean): string[] =>
    inputs.flatMap((other, at) =>
      other.owner === null && (folderOf(other.name) === folder) === isBeside
        ? [...firstHand[at]!]
        : [],
    );
  const here = namedIn(true);
  return here.length > 0 && !here.some(isSame(name)) && namedIn(false).some(isSame(name));
}

/** What only a Mail postoffice has, or sends: REQMAIN writes the ReqTx, and its body, too (Q96060). */
const OF_MAIL: readonly Source[] = ['reqconf', 'reqtrans', 'reqtx'];

/**
 * Tells foreign requestors: those of a type other than PCM and CSI, and those whose mail shows it,
 * unless a listing of their own REQCONF.GLB or REQTRANS.GLB, or their own ReqTx, is there as well.
 */
function foreignIn(inputs: readonly ReadInput[]): (name: string) => boolean {
  const all = new Set(inputs.flatMap(({ reading }) => reading.foreign ?? []).map(nameKey));
  for (const { reading } of inputs) {
    for (const { of, source } of reading.observations)
      if (of.kind === 'requestor' && of.name !== null && OF_MAIL.includes(source))
        all.delete(nameKey(of.name));
    for (const { requestor } of reading.pending ?? [])
      if (requestor !== null) all.delete(nameKey(requestor));
  }
  return (name) => all.has(nameKey(name)) || isOfGateway(name);
}

/** Who keeps the records that were given, or is treated as a directory server without denying it. */
function serverNames(inputs: readonly ReadInput[]): Set<string> {
  const denied = new Set(
    inputs.flatMap(({ reading }) =>
      reading.observations.flatMap(({ of, fact, value }) =>
        fact === 'requestor.isDirectoryServer' && value === false && of.kind === 'requestor'
          ? [nameKey(of.name ?? '')]
          : [],
      ),
    ),
  );
  const signed = inputs.flatMap(({ reading }) =>
    (reading.serverSigns ?? []).flatMap(({ server }) => (server === null ? [] : [nameKey(server)])),
  );
  const recorded = inputs.flatMap(({ reading }) =>
    reading.directoryServer ? [nameKey(reading.directoryServer)] : [],
  );
  return new Set([...recorded, ...signed.filter((name) => !denied.has(name))]);
}

/** NET/PO written with the other slash, or its postoffice part alone, where only one name fits. */
export function spelled(asked: string, known: readonly string[]): string {
  const name = asked.trim().replaceAll('\\', '/');
  if (name.includes('/') || known.some((each) => nameKey(each) === nameKey(name))) return name;
  const fits = known.filter((each) => postofficePart(nameKey(each)) === nameKey(name));
  return new Set(fits.map(nameKey)).size === 1 ? fits[0]! : name;
}

/** Each postoffice folder's requestor: the one that its evidence names, or the folder's own name. */
function nameOwners(
  inputs: readonly ReadInput[],
  firstHand: readonly Set<string>[],
  asked: readonly string[],
): Map<string, string> {
  const byOwner = new Map<string, Set<string>>();
  inputs.forEach(({ owner }, i) => {
    if (owner === null) return;
    const set = byOwner.get(owner) ?? new Set();
    for (const name of firstHand[i]!) set.add(name);
    byOwner.set(owner, set);
  });
  const owners = new Map<string, string>();
  for (const [owner, set] of byOwner) {
    // Mail of others may lie in a folder: the one that was asked for is the folder's.
    const mine = set.size > 1 ? [...set].filter((name) => asked.some(isSame(name))) : [...set];
    if (mine.length === 1) owners.set(owner, mine[0]!);
    else if (set.size === 0)
      owners.set(
        owner,
        (byOwner.size === 1 && onlyName(inputs, firstHand, asked)) || folderName(owner),
      );
  }
  return owners;
}

/** The one postoffice that all is about: the one asked for, or the only one that loose files name. */
function onlyName(
  inputs: readonly ReadInput[],
  firstHand: readonly Set<string>[],
  asked: readonly string[],
): string | undefined {
  if (asked.length > 0) return asked.length === 1 ? asked[0] : undefined;
  const loose = new Set(firstHand.flatMap((set, i) => (inputs[i]!.owner === null ? [...set] : [])));
  return loose.size === 1 ? [...loose][0] : undefined;
}

const isSame =
  (a: string) =>
  (b: string): boolean =>
    isSameName(a, b);

const folderName = (owner: string): string =>
  inContainer(owner)
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.')
    .at(-1) ?? UNNAMED;

/** The directory server, and its log, speak of every requestor. */
const ABOUT_OTHERS: readonly Source[] = ['server-copy', 'log'];

const firstHandNames = ({ observations, pending, unread }: Reading): string[] => [
  ...observations.flatMap(({ of, source }) =>
    of.kind === 'requestor' && of.name !== null && !ABOUT_OTHERS.includes(source) ? [of.name] : [],
  ),
  ...[...(pending ?? []), ...(unread ?? [])].flatMap(({ requestor }) => requestor ?? []),
];

const serverCopyNames = ({ observations }: Reading): string[] =>
  observations.flatMap(({ of, source, fact }) =>
    of.kind === 'requestor' &&
    of.name !== null &&
    source === 'server-copy' &&
    fact !== 'requestor.isDirectoryServer'
      ? [of.name]
      : [],
  );
