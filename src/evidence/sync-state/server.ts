/** The directory server's part of a sync state: its records of the requestors, and its registry. */
import type { Place, Reading, ServerRecord } from '../../model/types.js';
import type { StatedPrograms } from './postoffice.js';
import { isPostofficeName, postofficeName } from '../../model/names.js';
import { syncNumber } from '../../model/sync-number.js';

type Written = number | string | null;

export interface StatedServer {
  name?: string;
  type?: 'msmail' | 'exchange';
  /** The version of Dxa.exe, for instance 5.5.2650.12. */
  dxaVersion?: string;
  /** Null: known to be missing from the registry. */
  globalMaxSeqInResync?: 0 | 1 | null;
  resyncConnectionRDNs?: string[];
  programs?: StatedPrograms;
  requestors?: StatedRecord[];
}
export interface StatedNumbers {
  name: string;
  ReqSync?: Written;
  SrvSync?: Written;
  ImportSync?: Written;
}
export interface StatedRecord extends StatedNumbers {
  postoffice?: string;
  confirmed?: Written;
  exports?: string;
}

/** Null is known to be unknown, and says no more than silence. */
export const numberOf = (written: Written | undefined): number | null =>
  typeof written === 'string' ? syncNumber(written) : (written ?? null);

export function recordOf(stated: StatedRecord, place: Place): ServerRecord {
  const name = postofficeName(stated.name);
  const postoffice = postofficeName(stated.postoffice ?? stated.name);
  return {
    name,
    aliases: [],
    postoffice: isPostofficeName(postoffice) ? postoffice : null,
    ReqSync: numberOf(stated.ReqSync),
    SrvSync: numberOf(stated.SrvSync),
    ImportSync: numberOf(stated.ImportSync),
    confirmed: numberOf(stated.confirmed),
    at: place,
    exports: stated.exports?.trim() || null,
  };
}

/** What kind of server it is, and what its registry says. */
export function tellServer(
  server: StatedServer,
  at: (pointer: string) => Place,
  into: Reading,
): void {
  const { type, dxaVersion, globalMaxSeqInResync: globalMax, resyncConnectionRDNs: names } = server;
  if (type) into.serverKind = type;
  if (globalMax === undefined && names === undefined && dxaVersion === undefined) return;
  into.serverSettings = {
    // Who wrote null looked, and found no such value; who wrote nothing may not have looked.
    isWholeKey: globalMax !== undefined,
    ...(dxaVersion !== undefined && { dxaVersion }),
    ...(globalMax != null && {
      globalMax: { value: globalMax, at: at('/directoryServer/globalMaxSeqInResync') },
    }),
    ...(names && {
      listed: { names, at: at('/directoryServer/resyncConnectionRDNs') },
    }),
  };
}
