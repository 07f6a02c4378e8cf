/** Reader of sync-state JSON, for numbers that no file shows. */
import { issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type {
  FactName,
  FactValue,
  OpenReader,
  Place,
  ReadContext,
  Reading,
  Source,
} from '../../model/types.js';
import { validateSyncState } from '../../generated/validators.js';
import { broken, wholeText } from '../text/whole.js';
import { type JsonPlace, parseJson } from './json-places.js';
import { partsOf } from './parts.js';
import type { SyncState } from './state.js';
import { misfitOf, plainPath } from './misfit.js';
import { installationOf, type See, tellOptions, tellPrograms } from './postoffice.js';
import { numberOf, recordOf, type StatedNumbers, tellServer } from './server.js';
import { isSameName, postofficeName } from '../../model/names.js';

type PlaceOf = (pointer: string) => JsonPlace | undefined;

/** The observations of a state that fits its schema. */
function tell(state: SyncState, placeOf: PlaceOf, into: Reading): void {
  const at = (pointer: string): Place => {
    const line = placeOf(pointer)?.line;
    return line === undefined ? {} : { line };
  };
  const warn = (written: string, build: string | null, pointer: string): void =>
    void into.issues.push(
      issue(
        'state-version-unknown',
        { path: plainPath(pointer) ?? '', written: mark('text', written), build },
        at(pointer),
      ),
    );
  const see = (
    name: string | null,
    fact: FactName,
    value: FactValue,
    source: Source,
    pointer: string,
  ): void =>
    void into.observations.push({
      of: { kind: 'requestor', name: name === null ? null : postofficeName(name) },
      fact,
      value,
      source,
      at: at(pointer),
    });
  const numbers = (stated: StatedNumbers, source: Source, pointer: string): void => {
    for (const number of ['ReqSync', 'SrvSync', 'ImportSync'] as const) {
      const value = numberOf(stated[number]);
      if (value !== null)
        see(stated.name, `requestor.${number}`, value, source, `${pointer}/${number}`);
    }
  };

  state.requestors?.forEach((stated, index) => {
    const pointer = `/requestors/${index}`;
    numbers(stated, 'reqconf', pointer);
    const { name, directoryServer: server, isDirectoryServer: isServer } = stated;
    (into.names ??= []).push(postofficeName(name));
    if (server !== undefined) {
      const place = `${pointer}/directoryServer`;
      const [own, named] = [postofficeName(name), postofficeName(server)];
      (into.serverSigns ??= []).push({ server: named, how: 'registered', by: own, at: at(place) });
      if (!isSameName(server, name) && isServer === undefined)
        see(name, 'requestor.isDirectoryServer', false, 'reqconf', place);
    }
    if (isServer !== undefined)
      see(name, 'requestor.isDirectoryServer', isServer, 'reqconf', `${pointer}/isDirectoryServer`);
    const seeHere: See = (fact, value, source, below) =>
      see(name, fact, value, source, `${pointer}${below}`);
    tellOptions(stated, seeHere);
    tellPrograms(stated.programs, seeHere, (written, build, below) =>
      warn(written, build, `${pointer}${below}`),
    );
    const installed = installationOf(name, stated, at(pointer));
    if (installed) (into.installations ??= []).push(installed);
  });

  const server = state.directoryServer;
  if (!server) return;
  const { name, type } = server;
  if (name !== undefined) into.directoryServer = postofficeName(name);
  // An Exchange server is no postoffice and imports no RESYNC.GLB by IMPORT.
  if (name !== undefined && type === 'msmail')
    see(name, 'requestor.isDirectoryServer', true, 'server-copy', '/directoryServer/name');
  server.requestors?.forEach((stated, index) => {
    const pointer = `/directoryServer/requestors/${index}`;
    const record = recordOf(stated, at(pointer));
    (into.serverRecords ??= []).push(record);
    // The name of a directory object is nobody's until it is linked to a postoffice.
    const requestor = record.postoffice ?? (/\S\/\S/.test(record.name) ? record.name : null);
    if (requestor !== null) numbers({ ...stated, name: requestor }, 'server-copy', pointer);
  });
  // The server's programs have no requestor; they are the same for all.
  tellPrograms(
    server.programs,
    (fact, value, source, below) => see(null, fact, value, source, `/directoryServer${below}`),
    (written, build, below) => warn(written, build, `/directoryServer${below}`),
  );
  tellServer(server, at, into);
}

/** Ctrl-Z ends a DOS text file. */
const upToCtrlZ = (text: string): string => text.split('\u001a', 1)[0]!;

function read(text: string, onPart: ReadContext['onPart']): Reading {
  const parsed = parseJson(text);
  if ('problem' in parsed) {
    const { line, column } = parsed.place;
    return broken(issue('state-not-json', { problem: parsed.problem, line, column }, { line }));
  }
  const lineOf = (pointer: string): number | undefined => parsed.placeOf(pointer)?.line;
  if (!validateSyncState(parsed.value)) {
    const { misfit, pointer } = misfitOf(validateSyncState.errors);
    return broken(issue('state-misfit', { misfit, line: lineOf(pointer) ?? null }));
  }
  const { notDigits } = parsed;
  if (notDigits !== null) {
    const misfit = { path: plainPath(notDigits), wrong: { is: 'not-digits' as const } };
    return broken(issue('state-misfit', { misfit, line: lineOf(notDigits) ?? null }));
  }
  const reading: Reading = { observations: [], issues: [] };
  tell(parsed.value as SyncState, parsed.placeOf, reading);
  if (onPart) for (const part of partsOf(parsed.value as SyncState, lineOf)) onPart(part);
  return reading;
}

/** Our own JSON for what has no file; its schema is rules/sync-state.schema.json. */
export const openSyncState: OpenReader = ({ onPart }) =>
  wholeText(
    (text) => read(upToCtrlZ(text), onPart),
    () => broken(issue('state-too-large', {})),
  );

export const looksLikeSyncState = (headText: string): boolean =>
  /^\s*\{/.test(headText) && /"kind"\s{0,20}:\s{0,20}"sync-state"/.test(headText);
