/** How each remedy changes a case, for judging it again; remedies without a trial change nothing. */
import { few } from '../case/few.js';
import type { Case, Remedy } from '../case/report-types.js';
import { NUMBERS } from '../case/types.js';
import { isAtLeast, newHeader, type Changes } from './changes.js';
import {
  FIRST_BUILD,
  highest,
  honoursGlobalMax,
  namedVersion,
  recordOf,
  simulateHeader,
} from './dss.js';
import type { ServerModel } from './dss.js';
import type { JudgedCase } from './remedies.js';
import { fewestToList, type Listing, type Needs } from './listing.js';
import { REMEDIES } from './remedy-texts.js';
import { copyFirst, PLAN_TRIALS } from './trials-of-plan.js';

/** What trying a remedy comes to: how it changes each case, or why it cannot be done at all. */
export interface Trial {
  change?: (facts: Case['facts']) => Changes;
  /** Steps that are known better than the general ones. */
  steps?: string[];
  /** What the records themselves warn of. */
  cautions?: string[];
  registry?: NonNullable<Remedy['registry']>;
  impossible?: string;
}

export type Try = (model: ServerModel, helped: readonly JudgedCase[]) => Trial;

export const TRIALS: Readonly<Record<string, Try>> = {
  ...PLAN_TRIALS,
  'import-now': (_model, helped) =>
    helped.some(({ case: { facts } }) => facts['folder.resyncPresent'].value === false)
      ? { steps: copyFirst(REMEDIES.find(({ id }) => id === 'import-now')?.steps ?? []) }
      : {},
  // Each of these ends with a file that is generated anew; its numbers are not known yet.
  'recreate-groups': () => ({ change: () => ({ ...newHeader(), 'transactions.noMailbox': 0 }) }),
  'correct-at-origin': () => ({
    change: () => ({ ...newHeader(), 'transactions.modifyMalformed': 0 }),
  }),
  'give-whole-file': () => ({ change: () => newHeader() }),
  regenerate: (model) => ({
    change: () => newHeader(model.kind === 'msmail' ? simulateHeader(model) : undefined),
  }),
  'list-more-requestors': (model, helped) => {
    const needs = needsOf(helped);
    if (model.records.length === 0 || needs === null) return { change: () => newHeader() };
    const targets = new Set(helped.map(({ case: { requestor } }) => requestor));
    const listing = fewestToList(model, needs, targets);
    if (!listing) return { impossible: outOfReach(model, needs) };
    return {
      change: () => newHeader(highest(listing.listed, [])),
      steps: listingSteps(listing),
      cautions: exportCautions(listing),
      registry: { globalMax: null, listed: listing.listed.map(listingName) },
    };
  },
  'global-maximum': (model, helped) => {
    if (honoursGlobalMax(model.dxaVersion) === false)
      return {
        impossible:
          `Dxa.exe ${namedVersion(model.dxaVersion ?? '')} does not know GlobalMaxSeqInResync: it takes ` +
          `${FIRST_BUILD} or later, which is Exchange 5.5 SP3 (Q215505, Q243604).`,
      };
    if (model.records.length === 0) return { change: () => newHeader() };
    const needs = needsOf(helped);
    const all = highest(model.records, []);
    if (needs && NUMBERS.some(({ header, own }) => (all[header].value ?? Infinity) < needs[own]))
      return { impossible: outOfReach(model, needs) };
    const records = new Map(model.records.map((record) => [record.name, record]));
    const targets = [...targetsOf(helped)].flatMap((name) => records.get(name) ?? []);
    const told = (model.listed ?? []).flatMap((name) => recordOf(model.records, name) ?? []);
    const listed = told.length > 0 ? told : targets;
    return {
      change: () => newHeader(all),
      registry: { globalMax: 1, listed: listed.map(listingName) },
    };
  },
  // LISTDS -R -Z sets ReqSync and SrvSync to 0 (Q96060, Q257740); that it clears ImportSync is not
  // stated anywhere. Where the header passes the old ImportSync, it passes either way.
  'reset-then-import': () => ({
    change: (facts) => ({
      'requestor.ReqSync': 0,
      'requestor.SrvSync': 0,
      'requestor.ImportSync': isAtLeast(facts, 'header.IMPSEQ', 'requestor.ImportSync')
        ? facts['requestor.ImportSync'].value
        : null,
    }),
  }),
  // Both sides begin anew by mail; no file is imported, so none can be judged.
  'local-reset': () => ({
    change: () => ({ ...newHeader(), 'requestor.ReqSync': 0, 'requestor.SrvSync': 0 }),
  }),
  // The mail takes the place of the file; what the file's header says no longer matters.
  'full-import-by-mail': () => ({ change: () => newHeader() }),
  // The numbers at hand are the server's own; those of the requestor that it goes to are not known.
  'move-to-requestor': () => ({
    change: () => ({
      'requestor.isDirectoryServer': null,
      'requestor.ImportSync': null,
      'requestor.SrvSync': null,
      'requestor.ReqSync': null,
    }),
  }),
};

const targetsOf = (helped: readonly JudgedCase[]): Set<string> =>
  new Set(helped.map(({ case: { requestor } }) => requestor));

/** What Exchange looks for in ResyncConnectionRDNs: the object's own name, never NET/PO (Q150976). */
const listingName = ({ names, name }: { names: readonly string[]; name: string }): string =>
  names[0] ?? name;

function listingSteps({ listed, brings }: Listing): string[] {
  const who = brings.map(
    ({ record, numbers }) =>
      `${listingName(record)} for ${numbers.map((own) => `${own} ${record.numbers[own]}`).join(', ')}`,
  );
  return [
    'On the Exchange server, in HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\' +
      'MSExchangeDX, create the REG_MULTI_SZ value ResyncConnectionRDNs with these lines: ' +
      `${listed.map(listingName).join(', ')}.`,
    ...(who.length > 0 ? [`Added are: ${few(who, 4)}.`] : []),
    'Restart the Microsoft Exchange Directory Synchronization service.',
    'Take the new Resync.glb from Exchsrvr\\Dxadata and check it with this tool.',
  ];
}

/** Requestors share one file only when they are configured alike (Q156063). */
function exportCautions({ listed }: Listing): string[] {
  const known = listed.filter(({ exports }) => exports !== null);
  if (new Set(known.map(({ exports }) => exports)).size < 2) return [];
  return [
    `The export configuration of ${few(known.map(listingName))} differs: the addresses in one file ` +
      'cannot be right for all of them (Q156063).',
  ];
}

/** Why no choice of requestors can help. */
function outOfReach(model: ServerModel, needs: Needs): string {
  const all = highest(model.records, []);
  const short = NUMBERS.filter(({ header, own }) => (all[header].value ?? Infinity) < needs[own]);
  if (short.length === 0) return 'Not all numbers of the server are known.';
  return short
    .map(
      ({ header, own }) =>
        `No record of the server reaches ${own} ${needs[own]}: the highest ${header} is ` +
        `${all[header].value}.`,
    )
    .join(' ');
}

/** The highest of the helped requestors' own numbers, or null while one is unknown. */
function needsOf(helped: readonly JudgedCase[]): Needs | null {
  const needs = { ImportSync: 0, SrvSync: 0, ReqSync: 0 };
  for (const { case: one } of helped)
    for (const { own } of NUMBERS) {
      const value = one.facts[`requestor.${own}`].value;
      if (typeof value !== 'number') return null;
      needs[own] = Math.max(needs[own], value);
    }
  return needs;
}
