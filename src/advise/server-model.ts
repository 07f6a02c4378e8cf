/** Puts the model of the directory server together from what was read and told. Unknown stays unknown. */
import type { LinkedRecord } from '../case/link.js';
import type { ServerView } from '../case/report-types.js';
import { keyOf, type ReadInput } from '../case/requestors.js';
import { highest, simulateHeader, type ModelRecord, type ServerModel } from './dss.js';

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
    readings.flatMap(({ directoryServer }) => (directoryServer ? [keyOf(directoryServer)] : [])),
  );
  const kinds = new Set(readings.flatMap(({ serverKind }) => serverKind ?? []));
  const settings = readings.flatMap(({ serverSettings }) => serverSettings ?? []);
  const isTold = told.listed !== undefined || told.globalMax || told.dxaVersion !== undefined;
  const [only] = kinds;
  const kind = told.dss ?? (kinds.size === 1 ? only! : isTold ? 'exchange' : null);
  const values = settings.map(({ globalMax, isWholeKey }) =>
    globalMax ? onOrOff(globalMax.value) : isWholeKey ? false : null,
  );
  const read = values.find((value) => value !== null) ?? null;
  return {
    kind,
    records: linked.map((each) => toRecord(each, servers)),
    listed: told.listed ?? settings.find(({ listed }) => listed)?.listed?.names ?? null,
    globalMax: told.globalMax ? true : (read ?? (told.isTrial ? false : null)),
    dxaVersion:
      told.dxaVersion ?? settings.find(({ dxaVersion }) => dxaVersion)?.dxaVersion ?? null,
  };
}

/** 1 is the only documented on-state, 0 is off; any other value is unknown (Q215505). */
const onOrOff = (value: number | null): boolean | null =>
  value === 1 ? true : value === 0 ? false : null;

function toRecord({ record, requestor }: LinkedRecord, servers: ReadonlySet<string>): ModelRecord {
  const { ReqSync, SrvSync, ImportSync } = record;
  return {
    name: requestor,
    names: [record.name, ...record.aliases, requestor],
    isServer: servers.has(keyOf(requestor)),
    numbers: { ReqSync, SrvSync, ImportSync },
    exports: record.exports,
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
  };
}
