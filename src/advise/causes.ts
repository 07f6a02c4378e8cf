/**
 * Why the header is too low for a requestor, as far as evidence points to it. Several causes may hold
 * at once: all are told, the best supported first, each with what would confirm or refute it.
 */
import { few } from '../model/few.js';
import type { Case, Cause } from '../model/report-types.js';
import { CONFIDENCES, NUMBERS, type HeaderNumber, type OwnNumber } from '../model/types.js';
import { FIRST_BUILD, honoursGlobalMax, namedVersion } from '../model/dxa-version.js';
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
  /** What all records of a Mail server are behind in, in words. */
  wholeServer: string | null;
  inHeader: Readonly<Record<HeaderNumber, number | null>>;
  /** Whether the requestor is among the listed; null when the list is unknown. */
  isListed: boolean | null;
}

type Finder = (clues: Clues) => Omit<Cause, 'requestor'> | null;

const names = (low: readonly Shortfall[]): string => low.map(({ header }) => header).join(', ');

const FINDERS: readonly Finder[] = [
  // S-01 of Q215505: the case that the article was written for.
  ({ model, isListed }) =>
    isListed === false && coversAll(model) !== true && model.kind !== 'msmail'
      ? {
          id: 'not-listed',
          message:
            `The file was made for ${few(model.listed!)} alone: the server took the highest ` +
            'numbers of those listed, and this requestor is not among them.',
          confidence: coversAll(model) === false ? 'documented' : 'inferred',
          confirm:
            'Compare the names in ResyncConnectionRDNs with the name of its Remote Dirsync ' +
            'Requestor. The service removes the value after use, so an empty key proves nothing.',
          articles: ['Q215505', 'Q150976'],
        }
      : null,
  ({ model, isListed, record, low }) =>
    isListed === null &&
    model.kind !== 'msmail' &&
    record !== null &&
    low.some(({ onServer, inHeader }) => onServer !== null && onServer > inHeader)
      ? {
          id: 'not-covered',
          message:
            "The server's own record of this requestor is above the header: the file was made " +
            'without it, or before its record rose.',
          confidence: 'inferred',
          confirm: 'Find out who was listed for this file (--listed), and when it was made.',
          articles: ['Q215505'],
        }
      : null,
  ({ model, isListed }) =>
    isListed === false && model.globalMax === false && honoursGlobalMax(model.dxaVersion) !== false
      ? {
          id: 'switch-off',
          message:
            'GlobalMaxSeqInResync is missing or 0, so only the listed requestors are looked at.',
          confidence: 'documented',
          confirm: 'Look the value up under the MSExchangeDX key, or add an export of the key.',
          articles: ['Q215505'],
        }
      : null,
  ({ model, isListed }) =>
    isListed !== true && honoursGlobalMax(model.dxaVersion) === false
      ? {
          id: 'dxa-too-old',
          message:
            `Dxa.exe ${namedVersion(model.dxaVersion ?? '')} is older than ${FIRST_BUILD}: it does not know ` +
            'GlobalMaxSeqInResync, and looks at the listed requestors only.',
          confidence: model.globalMax === true ? 'inferred' : 'documented',
          confirm: 'Look up the version of Dxa.exe in its properties.',
          articles: ['Q215505', 'Q243604'],
        }
      : null,
  ({ inHeader, low }) =>
    low.length > 0 && NUMBERS.every(({ header }) => inHeader[header] === 0)
      ? {
          id: 'header-zero',
          message:
            "All three numbers of the header are 0: the server's records were zeroed, or the " +
            'requestor was deleted and created again.',
          confidence: 'inferred',
          confirm: "List the server's records (LISTDS -S, or the DXA attributes on Exchange).",
          articles: ['Q99961', 'Q152231'],
        }
      : null,
  ({ low, wholeServer }) => {
    const behind = low.filter(({ onServer, needed }) => onServer !== null && onServer < needed);
    const isZero = behind.length > 0 && behind.every(({ onServer }) => onServer === 0);
    if (behind.length === 0 && wholeServer === null) return null;
    const isWhole = wholeServer !== null && !isZero;
    return {
      id: isZero ? 'record-recreated' : 'server-behind',
      message: isZero
        ? "The server's record of this requestor is at 0: it was deleted and created again, reset, " +
          'or moved to another machine.'
        : isWhole
          ? `The whole server is behind this requestor (${wholeServer}): it was restored from a ` +
            'backup that is older than the last cycle, or moved.'
          : `The server's record of this requestor is itself behind it (${names(behind)}): the ` +
            'server was restored from a backup or moved, or the last cycles never reached it.',
      confidence: 'inferred',
      confirm: 'Ask whether the server was restored, reinstalled or moved since the last cycle.',
      articles: isZero
        ? ['Q99961', 'Q152231', 'Q269129']
        : ['Q96060', ...(isWhole ? ['Q113453'] : []), 'Q269129'],
    };
  },
  ({ now, low, inHeader }) => {
    const newer = low.filter(({ header }) => (now[header].value ?? -1) > (inHeader[header] ?? 0));
    return newer.length > 0 && newer.some(({ header, needed }) => now[header].value! >= needed)
      ? {
          id: 'stale-file',
          message: `By its records the server would write more now (${newer
            .map(({ header }) => `${header} ${now[header].value}`)
            .join(', ')}): the file is older than the last cycle, or was made otherwise.`,
          confidence: 'inferred',
          confirm: 'Compare the date of RESYNC.GLB with the time of the last T2.',
          articles: ['Q119449', 'Q215505'],
        }
      : null;
  },
  ({ model, server, low }) => {
    const srv = low.find(({ header }) => header === 'SRVSEQ');
    const own = server?.numbers.SrvSync ?? null;
    const most = highestSrvSync(model);
    // A server whose own SrvSync is the highest there is does not lag: it has no more to give.
    const lags = own !== null && (most === null || own < most);
    return model.kind === 'msmail' && srv && lags && own < srv.needed
      ? {
          id: 'server-lagging',
          message:
            `SRVSEQ is the server postoffice's own SrvSync (${own}), which lags behind this ` +
            `requestor's ${srv.needed}: its own half of the cycle has not been completed.`,
          confidence: 'inferred',
          confirm:
            'Run a whole cycle (T1 to T3) on the server postoffice, then list with LISTDS -S.',
          articles: ['Q119449', 'Q96060'],
        }
      : null;
  },
  ({ all, inHeader }) => {
    const above = NUMBERS.filter(
      ({ header }) => (inHeader[header] ?? 0) > (all[header].value ?? Infinity),
    );
    return above.length > 0
      ? {
          id: 'other-server',
          message: `The header is above every record of this server (${above
            .map(({ header }) => header)
            .join(', ')}): the file comes from another server, or the server was restored since.`,
          confidence: 'inferred',
          confirm: "Compare the file with the one in the server's own folder.",
          articles: ['Q96060', 'Q108067'],
        }
      : null;
  },
];

/** The causes of one requestor's failure, best supported first; none for one that does not fail. */
export function causesOf(one: Case, survey: Survey): Cause[] {
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
  return FINDERS.flatMap((find) => find(clues) ?? [])
    .map((cause) => ({ ...cause, requestor }))
    .sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}

/** Whether a requestor is among the listed, by its record, by NET/PO or by its postoffice part. */
const isAmong = (listed: ReadonlySet<string>, requestor: string): boolean =>
  [requestor, postofficePart(requestor)].some((name) => listed.has(objectKey(name)));
