/**
 * The attributes of one directory object -> an Exchange server's record of one requestor. LDIF, the
 * directory export and copied raw properties all end here. The numbers are printable strings of up
 * to 32 characters, so they are compared as integers, never as texts.
 */
import { saysTooMuch } from '../too-much.js';
import { issue, type Issue } from '../../model/issues.js';
import type { DecodedPart, ReadContext, Reading, ServerRecord } from '../../model/types.js';
import { nameOfRdn, rdnOf } from './distinguished-name.js';
import { postofficeName } from '../../model/names.js';
import { syncNumber } from '../../model/sync-number.js';
import { notANumber } from '../text/own-numbers.js';
import { addIssue } from '../few-issues.js';

/** One attribute and one of its values, as an export writes them. */
export interface Attribute {
  name: string;
  value: string;
  line: number;
}

type NumberRole = 'ReqSync' | 'SrvSync' | 'ImportSync' | 'confirmed';
type Role = NumberRole | 'display' | 'common' | 'other' | 'dn' | 'postoffice' | 'exports' | 'class';

/**
 * Attribute names in small letters without hyphens and blanks: DXA-Req-Seq of Exchange 5.x and
 * dXAReqSeq of Exchange 2000 are one. Req-Seq is a different attribute, and so are the companions
 * DXA-Req-Seq-USN and DXA-Req-Seq-Time.
 */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['dxareqseq', 'ReqSync'],
  ['dxasvrseq', 'SrvSync'],
  ['dxasrvseq', 'SrvSync'],
  ['dxaimpseq', 'ImportSync'],
  ['dxaconfseq', 'confirmed'],
  ['displayname', 'display'],
  ['commonname', 'common'],
  ['directoryname', 'common'],
  ['cn', 'common'],
  ['admindisplayname', 'other'],
  ['name', 'other'],
  ['rdn', 'other'],
  ['objdistname', 'dn'],
  ['distinguishedname', 'dn'],
  ['dn', 'dn'],
  ['dxareqname', 'postoffice'],
  ['exportcontainers', 'exports'],
  ['exportcustomrecipients', 'exports'],
  ['importcontainer', 'exports'],
  ['trustlevel', 'exports'],
  ['objclass', 'class'],
  ['objectclass', 'class'],
]);
const NUMBER_ROLES: ReadonlySet<string> = new Set<NumberRole>([
  'ReqSync',
  'SrvSync',
  'ImportSync',
  'confirmed',
]);
const MISSPELT = 'dxasrvseq';

/** The name without its options (`;binary`). */
export const plainName = (name: string): string => name.split(';', 1)[0]!;

/** The plain name without case, hyphens and blanks. */
export const attributeKey = (name: string): string =>
  plainName(name)
    .replace(/[\s_-]/g, '')
    .toLowerCase();

export const isKnownAttribute = (name: string): boolean => ROLES.has(attributeKey(name));

export const isDxaNumber = (name: string): boolean =>
  NUMBER_ROLES.has(ROLES.get(attributeKey(name)) ?? '');

/** Names the object itself; an object has each of these once. */
export const isObjectName = (name: string): boolean =>
  ['display', 'common', 'dn', 'postoffice'].includes(ROLES.get(attributeKey(name)) ?? '');

/** Takes the objects of one input, in their order. */
export interface DirectoryObjects {
  add(attributes: readonly Attribute[]): void;
  end(): void;
}

export function directoryObjects(into: Reading, onPart?: ReadContext['onPart']): DirectoryObjects {
  let isMisspellingTold = false;
  const say = (what: Issue): void => addIssue(into.issues, what);

  const numberOf = (values: readonly Attribute[]): number | null => {
    const [only, second] = values;
    if (!only) return null;
    const attribute = plainName(only.name);
    const written = only.value.trim();
    const { line } = only;
    if (second) {
      const several = { attribute, values: values.length };
      say(issue('attribute-several-values', several, { line: second.line }));
    } else if (written === '') say(issue('attribute-empty', { attribute }, { line }));
    else if (syncNumber(written) === null) say(notANumber(attribute, written, line));
    else return syncNumber(written);
    return null;
  };

  return {
    add(attributes) {
      const first = attributes.find(({ name }) => isDxaNumber(name));
      if (!first || saysTooMuch(into)) return;
      const byRole = new Map<Role, Attribute[]>();
      for (const each of attributes) {
        const role = ROLES.get(attributeKey(each.name));
        const alike = role && byRole.get(role);
        if (alike) alike.push(each);
        else if (role) byRole.set(role, [each]);
      }
      const having = (role: Role): readonly Attribute[] => byRole.get(role) ?? [];
      const misspelt = attributes.find(({ name }) => attributeKey(name) === MISSPELT);
      if (misspelt && !isMisspellingTold) {
        isMisspellingTold = true;
        say(issue('attribute-misspelt', {}, { line: misspelt.line }));
      }
      // Exchange as a requestor keeps its own four numbers in such an object (Q152231).
      if (having('class').some(({ value }) => attributeKey(value) === 'dxrequestor'))
        say(issue('object-is-own-requestor', {}, { line: first.line }));
      const postoffice = postofficeOf(having('postoffice'));
      const [name, ...aliases] = namesOf(having);
      if (name === undefined && postoffice === null)
        say(issue('object-not-named', {}, { line: first.line }));
      onPart?.(partOf(attributes, name ?? postoffice ?? 'unnamed object', first.line));
      into.serverKind = 'exchange';
      (into.serverRecords ??= []).push({
        name: name ?? postoffice ?? `unnamed object (line ${first.line})`,
        aliases,
        postoffice,
        ReqSync: numberOf(having('ReqSync')),
        SrvSync: numberOf(having('SrvSync')),
        ImportSync: numberOf(having('ImportSync')),
        confirmed: numberOf(having('confirmed')),
        at: { line: first.line },
        exports: exportsOf(having('exports')),
      } satisfies ServerRecord);
    },
    end() {
      if (!into.serverRecords) say(issue('attributes-missing', {}));
    },
  };
}

/** The attributes that are used, as they are written; numbers without the zeros before them. */
function partOf(attributes: readonly Attribute[], title: string, line: number): DecodedPart {
  const used = attributes.filter(
    ({ name, value }) => isKnownAttribute(name) && value.trim() !== '',
  );
  const shown = ({ name, value }: Attribute): string =>
    (isDxaNumber(name) ? syncNumber(value.trim())?.toString() : undefined) ?? value.trim();
  return {
    title,
    at: { line },
    fields: used.map((each) => ({ name: each.name, value: shown(each) })),
  };
}

/** The names that ResyncConnectionRDNs may use for an object (Q150976), the best first. */
function namesOf(having: (role: Role) => readonly Attribute[]): string[] {
  const of = (role: Role): string[] => having(role).map(({ value }) => value.trim());
  const rdns = of('dn').map(rdnOf);
  const all = [
    ...of('display'),
    ...of('common'),
    ...rdns.map(nameOfRdn),
    ...of('other'),
    ...rdns,
    ...of('common').map((name) => (name === '' ? '' : `cn=${name}`)),
    ...of('dn'),
  ];
  const seen = new Map<string, string>();
  for (const name of all)
    if (name !== '' && !seen.has(name.toUpperCase())) seen.set(name.toUpperCase(), name);
  return [...seen.values()];
}

/** MS is Exchange's name for the address type PCM (Q151782); `$SYSTEM` is the Dir-Sync mailbox. */
function postofficeOf(values: readonly Attribute[]): string | null {
  if (values.length !== 1) return null;
  const written = postofficeName(values[0]!.value.trim().replace(/^MS:/i, ''));
  const name = written.replace(/\/\$SYSTEM$/i, '');
  return /^[^\s/:=]+\/[^\s/:=]+$/.test(name) ? name : null;
}

/** What decides which addresses the requestor gets: one RESYNC.GLB fits equal ones (Q156063). */
function exportsOf(values: readonly Attribute[]): string | null {
  const byName = new Map<string, Set<string>>();
  for (const { name, value } of values) {
    const folded = value.trim().toLowerCase();
    if (folded === '') continue;
    const key = attributeKey(name);
    byName.set(key, (byName.get(key) ?? new Set()).add(folded));
  }
  if (byName.size === 0) return null;
  return [...byName]
    .map(([key, all]) => `${key}=${[...all].sort().join('|')}`)
    .sort()
    .join('; ');
}
