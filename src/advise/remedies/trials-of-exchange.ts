/** The ways with an Exchange directory server, tried on the model of it. */
import {
  FIRST_BUILD,
  honoursGlobalMax,
  isAfterExchange55,
  isOfExchange55,
  namedVersion,
} from '../../model/dxa-version.js';
import { few } from '../../model/few.js';
import { newHeader, newNumbers } from '../changes.js';
import type { ModelRecord, ServerModel } from '../server.js';
import {
  headerOf,
  listingName,
  outOfReach,
  planFiles,
  type Plan,
  type PlannedFile,
  type Target,
} from './listing.js';
import { highestNeeds, needsOf } from './needs.js';
import type { JudgedCase } from '../../judge/judge.js';
import { FROM_EXCHANGE, KEY } from './steps.js';
import { IS_NEW_ENOUGH, LEAP, SAME_SETTINGS, SWITCH_STEPS } from './texts-exchange.js';
import type { Trial, Try } from './trial-types.js';
import { nameKey } from '../../model/names.js';

export const listMore: Try = (model, helped) => {
  if (model.records.length === 0)
    return { change: () => newHeader(), cautions: [SAME_SETTINGS], makesFile: true };
  const { files, hopeless } = planFiles(model.records, targetsOf(model, helped));
  const fileOf = new Map(
    files.flatMap((file) => file.targets.map(({ requestor }) => [requestor, file] as const)),
  );
  const borrows = files.some(({ holders }) => holders.length > 0);
  return {
    ...{ hopeless, borrows, makesFile: true },
    ...(files.length === 1 && { header: files[0]!.header }),
    change: (_facts, requestor) => newNumbers(fileOf.get(requestor)?.header),
    title: borrows
      ? 'List the requestor with the holders of the highest numbers and generate again (Exchange)'
      : 'List the requestor itself and generate again (Exchange)',
    steps: [
      `On the Exchange server, in ${KEY}, create the REG_MULTI_SZ value ResyncConnectionRDNs ${lines(files[0])}.`,
      ...files.slice(0, 1).flatMap(borrowed),
      ...FROM_EXCHANGE,
      ...furtherFiles(files),
    ],
    cautions: [
      ...(borrows ? [LEAP] : []),
      ...(files.some((file) => namesOf(file).length > 1) ? [settingsOf(files)] : []),
    ],
    ...registryOf(files, null),
  };
};

export const globalMaximum: Try = (model, helped) => {
  const version = model.dxaVersion;
  if (honoursGlobalMax(version) === false)
    return {
      impossible:
        `Dxa.exe ${namedVersion(version ?? '')} does not know GlobalMaxSeqInResync: it takes ` +
        `${FIRST_BUILD} or later, which is Exchange 5.5 SP3 (Q215505, Q243604).`,
    };
  if (version !== null && isAfterExchange55(version))
    return { change: () => newHeader(), makesFile: true };
  return {
    ...withSwitch(model, helped),
    ...(honoursGlobalMax(version) === true && { steps: [IS_NEW_ENOUGH, ...SWITCH_STEPS] }),
  };
};

/** The resolution of Q215505 itself: with an older Dxa.exe the service pack comes before the switch. */
export const installServicePack: Try = (model, helped) => {
  const version = model.dxaVersion;
  if (version === null || honoursGlobalMax(version) !== false) return { isNotMeant: true };
  if (!isOfExchange55(version))
    return {
      impossible: `Dxa.exe ${version} is not of Exchange 5.5, and its service packs are for 5.5 only (Q191014).`,
    };
  return withSwitch(model, helped);
};

/** The header as it would be with GlobalMaxSeqInResync at 1: the highest of all records (Q215505). */
function withSwitch(model: ServerModel, helped: readonly JudgedCase[]): Trial {
  if (model.records.length === 0) return { change: () => newHeader(), makesFile: true };
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
  return {
    ...{ hopeless, makesFile: true, borrows: true },
    header: headerOf(model.records, highestNeeds([...needs.values()])),
    change: (_facts, requestor) => newNumbers(headerOf(model.records, needs.get(requestor))),
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

/** The line for a requestor whose object is not known by name: NET/PO is never one (Q150976). */
const lineOf = (record: ModelRecord | null, requestor: string): string =>
  (record && listingName(record)) ?? `<name of the Remote Dirsync Requestor of ${requestor}>`;

const namesOf = ({ targets, holders }: PlannedFile): string[] => [
  ...targets.map(({ record, requestor }) => lineOf(record, requestor)),
  ...holders.map(({ record }) => lineOf(record, record.name)),
];

function lines(file: PlannedFile | undefined): string {
  const names = file ? namesOf(file) : [];
  return names.length === 1
    ? `with this line alone: ${names[0]}`
    : `with these lines: ${names.join(', ')}`;
}

const borrowed = ({ holders }: PlannedFile): string[] =>
  holders.length === 0
    ? []
    : [
        `Added are: ${few(
          holders.map(
            ({ record, numbers }) =>
              `${lineOf(record, record.name)} for ${numbers.map((own) => `${own} ${record.numbers[own]}`).join(', ')}`,
          ),
          4,
        )}.`,
      ];

/** So many further files are spelt out. */
const MOST_FILES = 8;

const furtherFiles = (files: readonly PlannedFile[]): string[] =>
  files.length < 2
    ? []
    : [
        'Then in the same way one file for each of the others; copy each away before the next one ' +
          `is made, which overwrites it (Q156063). Their lines: ${few(
            files.slice(1).map((file) => namesOf(file).join(' and ')),
            MOST_FILES,
          )}.`,
      ];

/** Requestors share one file only when they are configured alike (Q156063). */
function settingsOf(files: readonly PlannedFile[]): string {
  const listed = files.flatMap(({ targets, holders }) => [
    ...targets.flatMap(({ record }) => record ?? []),
    ...holders.map(({ record }) => record),
  ]);
  const known = listed.filter(({ exports }) => exports !== null);
  if (new Set(known.map(({ exports }) => exports)).size < 2) return SAME_SETTINGS;
  return (
    `The export configuration of ${few(known.map((record) => lineOf(record, record.name)))} differs: ` +
    'the addresses in one file cannot be right for all of them (Q156063).'
  );
}

/** The values for Regedit, where every name in the lists is known. */
function registryOf(files: Plan['files'], globalMax: 1 | null): Pick<Trial, 'registry'> {
  const isNamed = files.every(({ targets, holders }) =>
    [...targets, ...holders].every(({ record }) => record !== null && listingName(record) !== null),
  );
  const [listed, ...further] = files.map(namesOf);
  return isNamed && listed ? { registry: { globalMax, listed, further } } : {};
}
