/** Whom the evidence names, and what the directory server's records say of them. */
import { serverCopies, type LinkedRecord } from './link.js';
import { type ReadInput } from './requestors.js';
import { nameKey } from '../model/names.js';

/** Postoffices that are treated as directory servers; no object of one stands for them. */
export const signedIn = (inputs: readonly ReadInput[]): string[] =>
  inputs.flatMap(({ reading }) =>
    (reading.serverSigns ?? []).flatMap(({ server }) => server ?? []),
  );

/** Every requestor that the evidence names. */
export const namesIn = (inputs: readonly ReadInput[]): string[] =>
  inputs.flatMap(({ reading }) => [
    ...reading.observations.flatMap(({ of }) =>
      of.kind === 'requestor' && of.name !== null ? [of.name] : [],
    ),
    ...(reading.unread ?? []).flatMap(({ requestor }) => requestor ?? []),
    ...(reading.pending ?? []).flatMap(({ requestor }) => requestor ?? []),
    ...(reading.names ?? []),
    ...(reading.serverRecords ?? []).flatMap(({ postoffice }) => postoffice ?? []),
  ]);

/** Lets the records of the server speak about the requestors that they are linked to. */
export function withServerCopies(
  inputs: readonly ReadInput[],
  linked: readonly LinkedRecord[],
): ReadInput[] {
  return inputs.map((input) => {
    const { observations } = input.reading;
    const spoken = new Set(
      observations.flatMap(({ of, source }) =>
        of.kind === 'requestor' && of.name !== null && source === 'server-copy'
          ? [nameKey(of.name)]
          : [],
      ),
    );
    const copies = linked
      .filter((each) => each.input === input.id && !spoken.has(nameKey(each.requestor)))
      .flatMap(serverCopies);
    if (copies.length === 0) return input;
    return { ...input, reading: { ...input.reading, observations: [...observations, ...copies] } };
  });
}
