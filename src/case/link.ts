/**
 * Links the directory server's records to postoffices. Exchange names a requestor by its directory
 * object, a postoffice by NET/PO: they are linked by hand, by DXA-ReqName, or because the object's
 * name is the postoffice part of one known name, which is inferred and said. What cannot be linked
 * keeps its own name; nothing is guessed.
 */
import { keyOf, type ReadInput } from './requestors.js';
import type { Observation, ServerRecord } from '../model/types.js';
import { NUMBERS } from '../model/types.js';

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
  const taken = new Set(links.map(({ postoffice }) => keyOf(postoffice)));
  const byPostoffice = new Map<string, string[]>();
  for (const name of new Set(known.map((each) => each.replace(/^PCM:/i, '')))) {
    if (!name.includes('/') || taken.has(keyOf(name))) continue;
    const part = keyOf(name.split('/').at(-1) ?? name);
    byPostoffice.set(part, [...(byPostoffice.get(part) ?? []), name]);
  }
  return inputs.flatMap(({ id, reading }) =>
    (reading.serverRecords ?? []).map((record): LinkedRecord => {
      const names = [record.name, ...record.aliases];
      const given = names.map((name) => byHand.get(objectKey(name))).find(Boolean);
      if (given) return { record, input: id, requestor: given, how: 'by hand' };
      const named = record.postoffice ?? (POSTOFFICE.test(record.name) ? record.name : null);
      if (named) return { record, input: id, requestor: named, how: 'named' };
      const alike = names.flatMap((name) => byPostoffice.get(objectKey(name)) ?? []);
      const [only] = new Set(alike.map(keyOf));
      if (only !== undefined && new Set(alike.map(keyOf)).size === 1)
        return { record, input: id, requestor: alike[0]!, how: 'inferred' };
      return { record, input: id, requestor: record.name, how: 'unlinked' };
    }),
  );
}

/** NET/PO, with or without its type; a display name may hold a slash as well. */
export const POSTOFFICE = /^(?:[A-Z0-9]{2,8}:)?[^\s/:]{1,10}\/[^\s/:]{1,10}$/i;

/** An object's name compares without `cn=` before it, as postoffice names do otherwise. */
export const objectKey = (name: string): string => keyOf(name.trim().replace(/^\/?cn=/i, ''));

/** What a linked record says of its requestor's numbers: the directory server's copy of them. */
export function serverCopies({ record, requestor }: LinkedRecord): Observation[] {
  return NUMBERS.flatMap(({ own }): Observation[] => {
    const value = record[own];
    if (value === null) return [];
    const of = { kind: 'requestor', name: requestor } as const;
    return [{ of, fact: `requestor.${own}`, value, source: 'server-copy', at: record.at }];
  });
}
