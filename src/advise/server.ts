/**
 * The model of the directory server: which header it would write into a RESYNC.GLB. Exchange takes
 * the highest number of the listed requestors, or of all when GlobalMaxSeqInResync is 1 and Dxa.exe
 * honours it (Q215505); each maximum is independent of the others. A Mail postoffice takes the
 * largest ReqSync of all its records and the SrvSync of its own; how it chooses IMPSEQ is stated
 * nowhere (Q119449).
 */
import { honoursGlobalMax } from '../model/dxa-version.js';
import { onceForEach } from '../model/once-for-each.js';
import { fewOf, mark, type Names } from '../model/marked.js';
import type { SimulatedNumber } from '../model/report-types.js';
import type { HeaderNumber, OwnNumber } from '../model/types.js';
import { unknownOfText, type UnknownOf } from '../model/which.js';
import { NUMBERS } from '../model/types.js';
import { isPostofficeName, objectKey } from '../model/names.js';

/** One record of the server, with the name that reports use for it. */
export interface ModelRecord {
  /** The requestor (NET/PO) that it is linked to, else the name of the directory object. */
  name: string;
  /** All names by which it may be listed. */
  names: readonly string[];
  /** The record is the Mail server postoffice's own. */
  isServer: boolean;
  numbers: Readonly<Record<OwnNumber, number | null>>;
  exports: string | null;
}

/** What is known of the server; null is unknown, and stays unknown. */
export interface ServerModel {
  kind: 'exchange' | 'msmail' | null;
  records: readonly ModelRecord[];
  listed: readonly string[] | null;
  /** Whether GlobalMaxSeqInResync is 1. */
  globalMax: boolean | null;
  dxaVersion: string | null;
  /** Highest SrvSync as LISTDS -S shows it: the last entry of a Mail server (Q96060). */
  highestSrvSync: number | null;
}

export type SimulatedHeader = Record<HeaderNumber, SimulatedNumber>;

/** The record that a line of ResyncConnectionRDNs means: display name, common name or RDN (Q150976). */
export const recordOf = (records: readonly ModelRecord[], listed: string): ModelRecord | null =>
  records.find(({ names }) => names.some((name) => objectKey(name) === objectKey(listed))) ?? null;

/** Whether the header is taken from all records; null when that cannot be told. */
export function coversAll({ globalMax, dxaVersion }: ServerModel): boolean | null {
  if (globalMax === false) return false;
  const honours = honoursGlobalMax(dxaVersion);
  if (honours === false) return false;
  return globalMax === true && honours === true ? true : null;
}

/** The header that the server would write as it is. */
export function simulateHeader(model: ServerModel): SimulatedHeader {
  if (model.kind === 'msmail') return mailHeader(model);
  if (model.kind === null) return unknownHeader('the kind of directory server is unknown');
  const isAll = coversAll(model);
  if (isAll === null)
    return unknownHeader(
      'whether GlobalMaxSeqInResync is 1, and whether Dxa.exe honours it, is unknown',
    );
  if (isAll) return highest(model.records, []);
  if (model.listed === null || model.listed.length === 0)
    return unknownHeader('which requestors were listed in ResyncConnectionRDNs is unknown');
  const found = model.listed.map((name) => ({ name, record: recordOf(model.records, name) }));
  const missing = found.filter(({ record }) => record === null).map(({ name }) => name);
  return highest([...new Set(found.flatMap(({ record }) => record ?? []))], missing);
}

/** The highest number of each kind among some records; unknown while one of them is unknown. */
export function highest(
  records: readonly ModelRecord[],
  missing: readonly string[],
): SimulatedHeader {
  return missing.length > 0 ? highestBeside(records, missing) : highestOf(records);
}

const highestBeside = (
  records: readonly ModelRecord[],
  missing: readonly string[],
): SimulatedHeader =>
  headerOf((own) => {
    const open = [
      ...missing,
      ...records.filter(({ numbers }) => numbers[own] === null).map(({ name }) => name),
    ];
    if (open.length > 0) return unknownOf({ number: own, of: namesOf(open) });
    if (records.length === 0) return unknown('no record of the server was given');
    const value = records.reduce((most, { numbers }) => Math.max(most, numbers[own]!), 0);
    const holders = records.filter(({ numbers }) => numbers[own] === value).map(({ name }) => name);
    return { value, holders, reason: null, unknownOf: null };
  });

/** It is asked for each of many thousand requestors, of the same records. */
const highestOf = onceForEach((records: readonly ModelRecord[]) => highestBeside(records, []));

function mailHeader({ records }: ServerModel): SimulatedHeader {
  const all = highest(records, []);
  const own = records.filter(({ isServer }) => isServer);
  const server = highest(own, []);
  return {
    IMPSEQ: unknown('no article says how a Mail postoffice chooses IMPSEQ (Q119449)'),
    SRVSEQ:
      own.length > 0 ? server.SRVSEQ : unknown("the server postoffice's own record is not known"),
    REQSEQ: all.REQSEQ,
  };
}

const headerOf = (each: (own: OwnNumber) => SimulatedNumber): SimulatedHeader =>
  Object.fromEntries(NUMBERS.map(({ header, own }) => [header, each(own)])) as SimulatedHeader;

const unknown = (reason: string): SimulatedNumber => ({
  ...{ value: null, holders: [], reason },
  unknownOf: null,
});
const unknownOf = (of: UnknownOf): SimulatedNumber => ({
  ...{ value: null, holders: [], reason: unknownOfText(of) },
  unknownOf: of,
});

/** Records by the names that reports use for them: a requestor's, or that of an object. */
export const namesOf = (names: readonly string[]): Names => ({
  ...fewOf('object', names),
  names: names
    .slice(0, 3)
    .map((name) => mark(isPostofficeName(name) ? 'requestor' : 'object', name)),
});
const unknownHeader = (reason: string): SimulatedHeader => headerOf(() => unknown(reason));
