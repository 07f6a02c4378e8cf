/** Puts the model of the directory server together from what was read and told. Unknown stays unknown. */
import { honoursGlobalMax } from '../model/dxa-version.js';
import { type LinkedRecord } from '../case/link.js';
import type { ServerView, Unconfirmed } from '../model/report-types.js';
import { type ReadInput } from '../case/requestors.js';
import type { OwnNumber, ServerSettings } from '../model/types.js';
import { highest, simulateHeader, type ModelRecord, type ServerModel } from './server.js';
import { nameKey, objectKey } from '../model/names.js';

/** What the user says of the server; it goes before what was read. */
export interface ServerTold {
  dss?: 'exchange' | 'msmail' | undefined;
  listed?: readonly string[] | undefined;
  globalMax?: boolean | undefined;
  dxaVersion?: string | undefined;
  /** The user describes the settings to try: what is not said is off, not unknown. */
  isTrial: boolean;
}

export function serverModel(
  inputs: readonly ReadInput[],
  linked: readonly LinkedRecord[],
  told: ServerTold,
): ServerModel {
  const readings = inputs.map(({ reading }) => reading);
  const servers = new Set(
    readings.flatMap(({ directoryServer }) => (directoryServer ? [nameKey(directoryServer)] : [])),
  );
  const kinds = new Set(readings.flatMap(({ serverKind }) => serverKind ?? []));
  const settings = readings.flatMap(({ serverSettings }) => serverSettings ?? []);
  const isTold = told.listed !== undefined || told.globalMax || told.dxaVersion !== undefined;
  const [only] = kinds;
  const kind = told.dss ?? (kinds.size === 1 ? only! : isTold ? 'exchange' : null);
  return {
    kind,
    records: merged(linked.map((each) => toRecord(each, servers))),
    listed:
      told.listed ?? oneList(settings.flatMap(({ listed }) => (listed ? [listed.names] : []))),
    globalMax: told.globalMax ? true : isSwitchedOn(settings, told.isTrial),
    dxaVersion:
      told.dxaVersion ?? oneVersion(settings.flatMap(({ dxaVersion }) => dxaVersion ?? [])),
    // Numbers only rise between resets, so the highest is the newest (Q96060).
    highestSrvSync: readings.reduce<number | null>(
      (most, { highestSrvSync }) =>
        highestSrvSync ? Math.max(most ?? 0, highestSrvSync.value) : most,
      null,
    ),
  };
}

/**
 * 1 is the only documented on-state, 0 is off, and so is a value that the whole key does not have;
 * any other value is unknown (Q215505), in a trial as well.
 */
function isSwitchedOn(settings: readonly ServerSettings[], isTrial: boolean): boolean | null {
  const said = settings.flatMap(({ globalMax, isWholeKey }) =>
    globalMax ? globalMax.value : isWholeKey ? 0 : [],
  );
  const [first] = said;
  if (first === undefined) return isTrial ? false : null;
  if (said.some((value) => value !== first)) return null;
  return first === 1 ? true : first === 0 ? false : null;
}

/** The one list; of exports that show different ones nobody can say which the file was made with. */
function oneList(lists: readonly (readonly string[])[]): readonly string[] | null {
  const key = (names: readonly string[]): string => names.map(objectKey).sort().join('\n');
  const [first] = lists;
  return first && lists.every((names) => key(names) === key(first)) ? first : null;
}

/** The one version; where several are written down, none is known unless the switch is alike to them. */
function oneVersion(versions: readonly string[]): string | null {
  const [first] = [...versions].sort();
  if (first === undefined) return null;
  const isAlike = versions.every((each) => honoursGlobalMax(each) === honoursGlobalMax(first));
  return isAlike ? first : null;
}

function toRecord({ record, requestor }: LinkedRecord, servers: ReadonlySet<string>): ModelRecord {
  const { ReqSync, SrvSync, ImportSync } = record;
  return {
    name: requestor,
    names: [record.name, ...record.aliases, requestor],
    isServer: servers.has(nameKey(requestor)),
    numbers: { ReqSync, SrvSync, ImportSync },
    exports: record.exports,
  };
}

/**
 * One record for each requestor: of several exports the higher number counts, since numbers only rise
 * between resets (Q96060), so that the order of the inputs does not matter.
 */
function merged(records: readonly ModelRecord[]): ModelRecord[] {
  const byName = new Map<string, ModelRecord>();
  for (const record of records) {
    const held = byName.get(nameKey(record.name));
    byName.set(nameKey(record.name), held ? mergedWith(held, record) : record);
  }
  return [...byName.values()];
}

function mergedWith(a: ModelRecord, b: ModelRecord): ModelRecord {
  const higher = (own: OwnNumber): number | null => {
    const [x, y] = [a.numbers[own], b.numbers[own]];
    return x === null || y === null ? (x ?? y) : Math.max(x, y);
  };
  return {
    name: a.name,
    names: [...new Set([...a.names, ...b.names])],
    isServer: a.isServer || b.isServer,
    numbers: {
      ReqSync: higher('ReqSync'),
      SrvSync: higher('SrvSync'),
      ImportSync: higher('ImportSync'),
    },
    exports: a.exports === b.exports ? a.exports : null,
  };
}

/** The model as the report shows it, or null when nothing at all is known of the server. */
export function serverView(model: ServerModel, linked: readonly LinkedRecord[]): ServerView | null {
  const { kind, records, listed, globalMax, dxaVersion } = model;
  if (records.length === 0 && listed === null && globalMax === null && dxaVersion === null)
    return null;
  return {
    kind,
    records: records.length,
    listed: listed && [...listed],
    globalMax,
    dxaVersion,
    highest: highest(records, []),
    wouldWrite: simulateHeader(model),
    unlinked: linked.filter(({ how }) => how === 'unlinked').map(({ requestor }) => requestor),
    unconfirmed: unconfirmedOf(linked),
  };
}

/**
 * What each requestor has not acknowledged yet. Of several exports the newest counts, which is the one
 * with the highest SrvSync; both numbers are taken from it.
 */
function unconfirmedOf(linked: readonly LinkedRecord[]): Unconfirmed[] {
  const newest = new Map<string, { requestor: string; sent: number; confirmed: number | null }>();
  for (const { record, requestor } of linked) {
    const { SrvSync: sent, confirmed } = record;
    if (sent === null) continue;
    const held = newest.get(nameKey(requestor));
    if (!held || sent > held.sent) newest.set(nameKey(requestor), { requestor, sent, confirmed });
    else if (sent === held.sent && confirmed !== null)
      held.confirmed = Math.max(held.confirmed ?? 0, confirmed);
  }
  return [...newest.values()].flatMap(({ requestor, sent, confirmed }) =>
    confirmed !== null && confirmed < sent ? [{ requestor, sent, confirmed }] : [],
  );
}
