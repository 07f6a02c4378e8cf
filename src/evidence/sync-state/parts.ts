/** A sync-state as `inspect` shows it: a part for each requestor and for each record of the server. */
import type { DecodedPart } from '../../model/types.js';
import type { SyncState } from './state.js';

type Stated = string | number | boolean | null | object;
type Fields = DecodedPart['fields'];

/** What an object states, by the names of its properties; lists of plain values on one line. */
function fieldsOf(value: object, before = ''): Fields {
  return Object.entries(value).flatMap(([key, stated]: [string, Stated]): Fields => {
    const name = before === '' ? key : `${before}.${key}`;
    if (Array.isArray(stated)) {
      const isPlain = stated.every((each) => typeof each !== 'object' || each === null);
      if (isPlain)
        return [{ name, value: stated.length > 0 ? stated.map(String).join(', ') : 'none' }];
      return stated.flatMap((each: object, at) => fieldsOf(each, `${name}[${at}]`));
    }
    if (typeof stated === 'object' && stated !== null) return fieldsOf(stated, name);
    return [{ name, value: stated === null ? 'unknown' : String(stated) }];
  });
}

export function partsOf(
  { requestors = [], directoryServer, note }: SyncState,
  lineOf: (pointer: string) => number | undefined,
): DecodedPart[] {
  const part = (title: string, value: object, pointer: string): DecodedPart => {
    const line = lineOf(pointer);
    return { title, at: line === undefined ? {} : { line }, fields: fieldsOf(value) };
  };
  const { requestors: records = [], ...server } = directoryServer ?? {};
  return [
    ...(note === undefined ? [] : [part('note', { note }, '/note')]),
    ...requestors.map((each, at) => part(`requestor ${each.name}`, each, `/requestors/${at}`)),
    ...(directoryServer ? [part('directory server', server, '/directoryServer')] : []),
    ...records.map((each, at) =>
      part(`record of ${each.name}`, each, `/directoryServer/requestors/${at}`),
    ),
  ];
}
