/** What is known of the directory server and its programs; it is the same for every requestor. */
import { dxaVersionNumber, honoursGlobalMax } from '../model/dxa-version.js';
import type { FactName } from '../model/facts.js';
import type { Testimony } from './reconcile.js';
import type { ReadInput } from './requestors.js';
import type { FactValue, Observation } from '../model/types.js';

/** Programs of the server have no requestor: evidence that names nobody and lies in no folder. */
export const isOfServer = ({ owner }: ReadInput, { of, source, fact }: Observation): boolean =>
  owner === null &&
  of.kind === 'requestor' &&
  of.name === null &&
  (source === 'program' || (source === 'log' && fact === 'srvmain.version'));

/** The facts about the server, out of all inputs. */
export const ofTheServer = (inputs: readonly ReadInput[]): (readonly [FactName, Testimony])[] =>
  inputs.flatMap((input) => {
    const { id, reading } = input;
    const programs = reading.observations
      .filter((seen) => isOfServer(input, seen))
      .map(({ of: _of, fact, ...seen }) => [fact, { input: id, ...seen }] as const);
    const { globalMax, dxaVersion } = reading.serverSettings ?? {};
    const settings: (readonly [FactName, Testimony])[] = [];
    // A value that is no number is no 0 either.
    if (globalMax && globalMax.value !== null)
      settings.push([
        'server.globalMax',
        { input: id, at: globalMax.at, value: globalMax.value, source: 'server-copy' },
      ]);
    for (const [fact, value] of dxaFacts(dxaVersion))
      settings.push([fact, { input: id, at: {}, value, source: 'server-copy' }]);
    const { highestSrvSync } = reading;
    if (highestSrvSync)
      settings.push([
        'server.highestSrvSync',
        { input: id, ...highestSrvSync, source: 'server-copy' },
      ]);
    return [...programs, ...settings];
  });

/** What a version of Dxa.exe tells; what it leaves open is not said. */
export function dxaFacts(version: string | undefined): (readonly [FactName, FactValue])[] {
  if (version === undefined) return [];
  const facts = [
    ['dxa.version', dxaVersionNumber(version)],
    ['dxa.honoursGlobalMax', honoursGlobalMax(version)],
  ] as const;
  return facts.flatMap(([fact, value]) => (value === null ? [] : [[fact, value] as const]));
}
