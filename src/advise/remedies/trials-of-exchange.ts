/** The ways with an Exchange directory server, tried on the model of it. */
import { honoursGlobalMax, isAfterExchange55, isOfExchange55 } from '../../model/dxa-version.js';
import type { ObjectName, WordArgs } from '../../model/advice-types.js';
import { mark } from '../../model/marked.js';
import { NEW_FILE, newNumbers } from '../changes.js';
import type { ModelRecord, ServerModel } from '../server.js';
import {
  headerOf,
  highestKnown,
  listingName,
  outOfReach,
  planFiles,
  type Plan,
  type PlannedFile,
  type Target,
} from './listing.js';
import { highestNeeds, needsOf } from './needs.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { Trial, Try } from './trial-types.js';
import { NUMBERS } from '../../model/types.js';
import { nameKey } from '../../model/names.js';

export const listMore: Try = (model, helped) => {
  if (model.records.length === 0)
    return { change: () => NEW_FILE, args: { isShared: true }, makesFile: true };
  const { files, hopeless } = planFiles(model.records, targetsOf(model, helped));
  const fileOf = new Map(
    files.flatMap((file) => file.targets.map(({ requestor }) => [requestor, file] as const)),
  );
  const borrows = files.some(({ holders }) => holders.length > 0);
  return {
    ...{ hopeless, borrows, makesFile: true },
    ...(files.length === 1 && { header: files[0]!.header }),
    change: (_facts, requestor) => newNumbers(fileOf.get(requestor)?.header),
    args: {
      isPlanned: true,
      ...(borrows && { borrows }),
      ...linesOf(files[0]),
      holders: files.slice(0, 1).flatMap(borrowed),
      plan: files.map((file) => ({
        requestors: file.targets.map(({ requestor }) => mark('requestor', requestor)),
        lines: objectsOf(file),
      })),
      further: files.slice(1).map((file) => ({ lines: objectsOf(file) })),
      ...(files.some((file) => objectsOf(file).length > 1) && settingsOf(files)),
    },
    ...registryOf(files, null),
  };
};

export const globalMaximum: Try = (model, helped) => {
  const version = model.dxaVersion;
  if (honoursGlobalMax(version) === false)
    return { impossible: { reason: 'dxa-too-old', args: { version: version ?? '' } } };
  if (version !== null && isAfterExchange55(version))
    return { change: () => NEW_FILE, makesFile: true };
  return {
    ...withSwitch(model, helped),
    ...(honoursGlobalMax(version) === true && { args: { isNewEnough: true } }),
  };
};

/** The resolution of Q215505 itself: with an older Dxa.exe the service pack comes before the switch. */
export const installServicePack: Try = (model, helped) => {
  const version = model.dxaVersion;
  if (version === null || honoursGlobalMax(version) !== false) return { isNotMeant: true };
  if (!isOfExchange55(version))
    return { impossible: { reason: 'dxa-not-of-55', args: { version } } };
  return withSwitch(model, helped);
};

/** The header as it would be with GlobalMaxSeqInResync at 1: the highest of all records (Q215505). */
function withSwitch(model: ServerModel, helped: readonly JudgedCase[]): Trial {
  if (model.records.length === 0) return { change: () => NEW_FILE, makesFile: true };
  const targets = targetsOf(model, helped);
  const hopeless = new Map(
    targets.flatMap(({ requestor, needs }) => {
      const why = outOfReach(model.records, needs);
      return why === null ? [] : [[requestor, why] as const];
    }),
  );
  // Each file is for its requestors alone; the numbers are those of all.
  const { files } = planFiles(
    [],
    targets.filter(({ requestor }) => !hopeless.has(requestor)),
  );
  const needs = new Map(targets.map((target) => [target.requestor, target.needs]));
  const most = highestKnown(model.records);
  const whole = newNumbers(headerOf(most));
  return {
    ...{ hopeless, makesFile: true, borrows: true },
    header: headerOf(most, highestNeeds([...needs.values()])),
    change: (_facts, requestor) => {
      const needed = needs.get(requestor)!;
      const isReached = NUMBERS.every(({ own }) => (most[own] ?? -1) >= (needed[own] ?? 0));
      return isReached ? whole : newNumbers(headerOf(most, needed));
    },
    ...registryOf(files, 1),
  };
}

const targetsOf = (model: ServerModel, helped: readonly JudgedCase[]): Target[] => {
  const records = new Map(model.records.map((record) => [nameKey(record.name), record]));
  return helped.map(({ case: one }) => ({
    requestor: one.requestor,
    record: records.get(nameKey(one.requestor)) ?? null,
    needs: needsOf(one),
  }));
};

/** The object of a requestor as it is listed; NET/PO is never its name (Q150976). */
function objectOf(record: ModelRecord | null, requestor: string): ObjectName {
  const name = record && listingName(record);
  return name === null ? { unnamed: mark('requestor', requestor) } : mark('object', name);
}
const ownObject = (record: ModelRecord): ObjectName => objectOf(record, record.name);

const objectsOf = ({ targets, holders }: PlannedFile): ObjectName[] => [
  ...targets.map(({ record, requestor }) => objectOf(record, requestor)),
  ...holders.map(({ record }) => ownObject(record)),
];

function linesOf(file: PlannedFile | undefined): Pick<WordArgs, 'line' | 'lines'> {
  const [line, ...more] = file ? objectsOf(file) : [];
  if (!line) return {};
  return more.length === 0 ? { line } : { lines: [line, ...more] };
}

const borrowed = ({ holders }: PlannedFile): NonNullable<WordArgs['holders']> =>
  holders.map(({ record, numbers }) => ({
    object: ownObject(record),
    numbers: numbers.map((number) => ({ number, value: record.numbers[number]! })),
  }));

/** Requestors share one file only when they are configured alike (Q156063). */
function settingsOf(files: readonly PlannedFile[]): Pick<WordArgs, 'differing' | 'isShared'> {
  const listed = files.flatMap(({ targets, holders }) => [
    ...targets.flatMap(({ record }) => record ?? []),
    ...holders.map(({ record }) => record),
  ]);
  const known = listed.filter(({ exports }) => exports !== null);
  const isAlike = new Set(known.map(({ exports }) => exports)).size < 2;
  return isAlike ? { isShared: true } : { differing: known.map(ownObject) };
}

/** The values for Regedit, where every name in the lists is known. */
function registryOf(files: Plan['files'], globalMax: 1 | null): Pick<Trial, 'registry'> {
  const isNamed = files.every(({ targets, holders }) =>
    [...targets, ...holders].every(({ record }) => record !== null && listingName(record) !== null),
  );
  const [listed, ...further] = files.map((file) =>
    objectsOf(file).flatMap((each) => ('text' in each ? each.text : [])),
  );
  return isNamed && listed ? { registry: { globalMax, listed, further } } : {};
}
