/**
 * Links the directory server's records to postoffices. Exchange names a requestor by its directory
 * object, a postoffice by NET/PO: they are linked by hand, by DXA-ReqName, or because the object's
 * name is the postoffice part of one known name, which is inferred and said. What cannot be linked
 * keeps its own name; nothing is guessed.
 */
import { grouped } from '../model/grouped.js';
import type { ReadInput } from './requestors.js';
import type { Observation, ServerRecord } from '../model/types.js';
import { NUMBERS } from '../model/types.js';
import {
  isPostofficeName,
  nameKey,
  objectKey,
  postofficeName,
  postofficePart,
} from '../model/names.js';

export interface LinkedRecord {
  record: ServerRecord;
  input: string;
  /** NET/PO, or the object's own name while it is not linked. */
  requestor: string;
  how: 'by hand' | 'named' | 'inferred' | 'unlinked';
}

/** `links` are pairs of an object's name and NET/PO; `known` are the names of other evidence. */
export function linkRecords(
  inputs: readonly ReadInput[],
  links: readonly { rdn: string; postoffice: string }[],
  known: readonly string[],
): LinkedRecord[] {
  const byHand = new Map(links.map(({ rdn, postoffice }) => [objectKey(rdn), postoffice]));
  // Whoever has an object of its own by hand is not another object's postoffice as well.
  const taken = new Set(links.map(({ postoffice }) => nameKey(postoffice)));
  const free = [...new Set(known.map((each) => postofficeName(each)))].filter(
    (name) => name.includes('/') && !taken.has(nameKey(name)),
  );
  const byPostoffice = grouped(free, (name) => nameKey(postofficePart(name)));
  const namedBy = objectsThatName(inputs);
  return inputs.flatMap(({ id, reading }) =>
    (reading.serverRecords ?? []).map((record): LinkedRecord => {
      const names = [record.name, ...record.aliases];
      const given = names.map((name) => byHand.get(objectKey(name))).find(Boolean);
      if (given) return { record, input: id, requestor: given, how: 'by hand' };
      const named = record.postoffice ?? (isPostofficeName(record.name) ? record.name : null);
      if (named) return { record, input: id, requestor: named, how: 'named' };
      // Whom an object names as its postoffice, another one is not because of its name alone.
      const isFree = (postoffice: string): boolean => {
        const objects = namedBy.get(nameKey(postoffice));
        return !objects || names.some((name) => objects.has(objectKey(name)));
      };
      const alike = names.flatMap((name) => byPostoffice.get(objectKey(name)) ?? []).filter(isFree);
      const [only] = new Set(alike.map(nameKey));
      if (only !== undefined && new Set(alike.map(nameKey)).size === 1)
        return { record, input: id, requestor: alike[0]!, how: 'inferred' };
      return { record, input: id, requestor: record.name, how: 'unlinked' };
    }),
  );
}

/** The objects that say themselves for which postoffice they stand (DXA-ReqName), by that postoffice. */
function objectsThatName(inputs: readonly ReadInput[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { reading } of inputs)
    for (const { name, aliases, postoffice } of reading.serverRecords ?? []) {
      if (postoffice === null) continue;
      const objects = all.get(nameKey(postoffice)) ?? new Set<string>();
      for (const each of [name, ...aliases]) objects.add(objectKey(each));
      all.set(nameKey(postoffice), objects);
    }
  return all;
}

/** The object that an asked-for name means, spelt as the report shows it; else the name as it is. */
export function objectMeant(linked: readonly LinkedRecord[], asked: string): string {
  const key = objectKey(asked);
  const meant = linked.find(
    ({ how, record }) =>
      how === 'unlinked' &&
      [record.name, ...record.aliases].some((name) => objectKey(name) === key),
  );
  return meant?.requestor ?? asked;
}

/** What a linked record says of its requestor's numbers: the directory server's copy of them. */
export function serverCopies({ record, requestor }: LinkedRecord): Observation[] {
  return NUMBERS.flatMap(({ own }): Observation[] => {
    const value = record[own];
    if (value === null) return [];
    const of = { kind: 'requestor', name: requestor } as const;
    return [{ of, fact: `requestor.${own}`, value, source: 'server-copy', at: record.at }];
  });
}
