/** What is known of the directory server and its programs; it is the same for every requestor. */
import type { FactName } from './facts.js';
import type { Testimony } from './reconcile.js';
import type { ReadInput } from './requestors.js';
import type { Observation } from './types.js';
import { versionNumber } from './version.js';

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
    const dxa = versionNumber(dxaVersion ?? '');
    const settings: (readonly [FactName, Testimony])[] = [];
    // A value that is no number is no 0 either.
    if (globalMax && globalMax.value !== null)
      settings.push([
        'server.globalMax',
        { input: id, at: globalMax.at, value: globalMax.value, source: 'server-copy' },
      ]);
    if (dxa !== null)
      settings.push(['dxa.version', { input: id, at: {}, value: dxa, source: 'server-copy' }]);
    return [...programs, ...settings];
  });
