/**
 * Why the header is too low for a requestor, as far as evidence points to it. Several causes may hold
 * at once: all are named, the best supported first. Their words stand in rules/causes.
 */
import { CAUSES, type CauseId, type CauseVariant } from '../generated/advice.js';
import type { WordArgs } from '../model/advice-types.js';
import { mark } from '../model/marked.js';
import type { Case, Cause } from '../model/report-types.js';
import { CONFIDENCES, NUMBERS, type HeaderNumber, type OwnNumber } from '../model/types.js';
import { honoursGlobalMax } from '../model/dxa-version.js';
import { coversAll, highest, recordOf, simulateHeader } from './server.js';
import type { ModelRecord, ServerModel, SimulatedHeader } from './server.js';
import { needsOf } from './remedies/needs.js';
import { highestSrvSync, wholeServerBehind } from './remedies/trials-of-mail.js';
import { nameKey, objectKey, postofficePart } from '../model/names.js';

/** One number that fails: the header's, the requestor's own, and the server's record of it. */
interface Shortfall {
  header: HeaderNumber;
  own: OwnNumber;
  inHeader: number;
  needed: number;
  onServer: number | null;
}

/** What is the same for all requestors of a server; worked out once. */
export interface Survey {
  model: ServerModel;
  /** The header that the server would write now, and the highest of all its records. */
  now: SimulatedHeader;
  all: SimulatedHeader;
  /** The record of a requestor, whatever the case of its name. */
  records: { get(requestor: string): ModelRecord | null };
  server: ModelRecord | null;
  /** The keys of the listed records; names that have no record are keys of their own. */
  listed: ReadonlySet<string> | null;
}

export function surveyOf(model: ServerModel): Survey {
  const records = new Map(model.records.map((record) => [nameKey(record.name), record]));
  return {
    model,
    now: simulateHeader(model),
    all: highest(model.records, []),
    records: { get: (requestor) => records.get(nameKey(requestor)) ?? null },
    server: model.records.find(({ isServer }) => isServer) ?? null,
    listed:
      model.listed &&
      new Set(model.listed.map((name) => objectKey(recordOf(model.records, name)?.name ?? name))),
  };
}

/** What a cause is found by. `record` is the server's record of the requestor, where it is known. */
interface Clues extends Survey {
  record: ModelRecord | null;
  low: readonly Shortfall[];
  /** What all records of a Mail server are behind in. */
  wholeServer: NonNullable<WordArgs['behind']>;
  inHeader: Readonly<Record<HeaderNumber, number | null>>;
  /** Whether the requestor is among the listed; null when the list is unknown. */
  isListed: boolean | null;
}

/** What a cause that holds is said with; null where nothing points to it. */
type Finder = (clues: Clues) => { variant?: CauseVariant; args?: WordArgs } | null;

/** When each cause holds; its words and how sure it is stand in rules/causes. */
const FINDERS: Readonly<Record<CauseId, Finder>> = {
  // S-01 of Q215505: the case that the article was written for.
  'not-listed': ({ model, isListed }) =>
    isListed === false && coversAll(model) !== true && model.kind !== 'msmail'
      ? {
          ...(coversAll(model) !== false && { variant: 'switch-unknown' }),
          args: { listed: model.listed!.map((name) => mark('object', name)) },
        }
      : null,
  'not-covered': ({ model, isListed, record, low }) =>
    isListed === null &&
    model.kind !== 'msmail' &&
    record !== null &&
    low.some(({ onServer, inHeader }) => onServer !== null && onServer > inHeader)
      ? {}
      : null,
  'switch-off': ({ model, isListed }) =>
    isListed === false && model.globalMax === false && honoursGlobalMax(model.dxaVersion) !== false
      ? {}
      : null,
  'dxa-too-old': ({ model, isListed }) =>
    isListed !== true && honoursGlobalMax(model.dxaVersion) === false
      ? {
          ...(model.globalMax === true && { variant: 'switch-set' }),
          args: { version: model.dxaVersion ?? '' },
        }
      : null,
  'header-zero': ({ inHeader, low }) =>
    low.length > 0 && NUMBERS.every(({ header }) => inHeader[header] === 0) ? {} : null,
  'record-recreated': ({ low }) => (isRecreated(behindIn(low)) ? {} : null),
  'server-behind': ({ low, wholeServer }) => {
    const own = behindIn(low);
    if (isRecreated(own)) return null;
    if (wholeServer.length > 0) return { variant: 'whole-server', args: { behind: wholeServer } };
    return own.length > 0 ? { args: { short: own.map(({ header }) => header) } } : null;
  },
  'stale-file': ({ now, low }) => {
    const newer = low.filter(({ header, inHeader }) => (now[header].value ?? -1) > inHeader);
    return newer.some(({ header, needed }) => now[header].value! >= needed)
      ? {
          args: {
            newer: newer.map(({ header: number }) => ({ number, value: now[number].value! })),
          },
        }
      : null;
  },
  'server-lagging': ({ model, server, low }) => {
    const srv = low.find(({ header }) => header === 'SRVSEQ');
    const own = server?.numbers.SrvSync ?? null;
    const most = highestSrvSync(model);
    // A server whose own SrvSync is the highest there is does not lag: it has no more to give.
    const lags = own !== null && (most === null || own < most);
    return model.kind === 'msmail' && srv && lags && own < srv.needed
      ? { args: { own, needed: srv.needed } }
      : null;
  },
  'other-server': ({ all, inHeader }) => {
    const above = NUMBERS.map(({ header }) => header).filter(
      (number) => (inHeader[number] ?? 0) > (all[number].value ?? Infinity),
    );
    return above.length > 0 ? { args: { above } } : null;
  },
};

/** Numbers in which the server's record of the requestor is itself too low. */
const behindIn = (low: readonly Shortfall[]): Shortfall[] =>
  low.filter(({ onServer, needed }) => onServer !== null && onServer < needed);

const isRecreated = (behind: readonly Shortfall[]): boolean =>
  behind.length > 0 && behind.every(({ onServer }) => onServer === 0);

/** A cause before it has words. */
export type FoundCause = Omit<Cause, 'message' | 'confirm'>;

/** The causes of one requestor's failure, best supported first; none for one that does not fail. */
export function causesOf(one: Case, survey: Survey): FoundCause[] {
  const { requestor, facts } = one;
  const record = survey.records.get(requestor);
  const value = (name: `header.${HeaderNumber}` | `requestor.${OwnNumber}`): number | null => {
    const known = facts[name].value;
    return typeof known === 'number' ? known : null;
  };
  const low = NUMBERS.flatMap(({ header, own }): Shortfall[] => {
    const [inHeader, needed] = [value(`header.${header}`), value(`requestor.${own}`)];
    if (inHeader === null || needed === null || inHeader >= needed) return [];
    return [{ header, own, inHeader, needed, onServer: record?.numbers[own] ?? null }];
  });
  if (low.length === 0) return [];
  const inHeader = Object.fromEntries(
    NUMBERS.map(({ header }) => [header, value(`header.${header}`)]),
  ) as Clues['inHeader'];
  const isListed = survey.listed && isAmong(survey.listed, requestor);
  const wholeServer = wholeServerBehind(survey.model, needsOf(one));
  const clues: Clues = { ...survey, record, low, wholeServer, inHeader, isListed };
  return CAUSES.flatMap((cause): FoundCause[] => {
    const found = FINDERS[cause.id](clues);
    if (!found) return [];
    const { variant = null, args = {} } = found;
    const { confidence, articles } = { ...cause, ...(variant && cause.variants?.[variant]) };
    return [{ id: cause.id, variant, args, requestor, confidence, articles: [...articles] }];
  }).sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}

/** Whether a requestor is among the listed, by its record, by NET/PO or by its postoffice part. */
const isAmong = (listed: ReadonlySet<string>, requestor: string): boolean =>
  [requestor, postofficePart(requestor)].some((name) => listed.has(objectKey(name)));
