/** The sentences of the one screen: how sure, cause, ways out in short steps, what else, where the rest is. */
import type { ChoiceReason } from '../../model/choice.js';
import type { Cause, NumberRow, Report } from '../../model/report-types.js';
import { few } from '../../model/few.js';

/** How sure a stop is that the numbers bring about. */
export const SURE_OF_NUMBERS = {
  documented: 'How sure: documented.',
  inferred: 'How sure: inferred from Q215505. No article shows how IMPORT compares.',
  contested: 'How sure: contested: Q215505 says SRVSEQ counts, Q96060 suggests it does not.',
  assumed: 'How sure: assumed: no article says so; the safer assumption is used.',
} as const;

export const SURE_OF_PASS =
  'How sure: inferred. No known cause of a stop was found. Nobody can promise more.';
export const SURE_BY_COPY =
  "How sure: assumed: the directory server's copy stands in for its own number.";
export const SURE_BY_ASSUMPTION =
  'How sure: assumed: part of the evidence is only taken for its own.';

/** How sure something is that a rule with articles says. */
export const sureOf = (
  confidence: keyof typeof SURE_OF_NUMBERS,
  articles: readonly string[],
): string =>
  ({
    documented: `How sure: documented${articles[0] ? ` in ${articles[0]}` : ''}.`,
    inferred: `How sure: inferred${articles[0] ? ` from ${articles[0]}` : ''}. No article states it.`,
    contested: 'How sure: contested: the articles contradict each other.',
    assumed: SURE_OF_NUMBERS.assumed,
  })[confidence];

/** A cause in a sentence; what has no short form is told in its own words. */
export function cause(report: Report, { id, message, articles }: Cause, po: string): string {
  const from = articles[0] ? ` (${articles[0]})` : '';
  const srvseq = report.header.SRVSEQ.value;
  switch (id) {
    case 'not-listed':
      return `the file was made for ${few(report.server?.listed ?? [])} only; ${po} ${po.includes(', ') ? 'were' : 'was'} not listed${from}.`;
    case 'not-covered':
      return `the server's record of ${po} is above the header: the file was made without it, or before its record rose${from}.`;
    case 'stale-file':
      return `the file is older than the last cycle, or was made otherwise (inferred, Q119449).`;
    case 'server-lagging':
      return `SRVSEQ is the server postoffice's own SrvSync${srvseq === null ? '' : `, ${srvseq}`}, which is low (inferred, Q119449).`;
    case 'server-behind':
      return `the server's own record of ${po} is too low: the server was restored or moved, or the last cycles did not reach it (inferred, Q96060).`;
    case 'header-zero':
      return "all numbers of the header are 0: the server's records were zeroed or created anew (inferred, Q99961).";
    case 'record-recreated':
      return `the server's record of ${po} is 0: created anew, reset or moved (inferred, Q99961).`;
    case 'other-server':
      return 'the header is above all records of this server: it comes from another one, or the server was restored (inferred).';
    default:
      return message;
  }
}

/** While no evidence of the directory server points to a cause. */
export const NO_CAUSE = {
  exchange: (po: string): string =>
    `not known yet. Most likely ${po} was not listed for it (Q215505).`,
  msmail: (): string =>
    'not known yet. Most likely the file is older than the last cycle (inferred).',
  unknown: (): string =>
    'not known yet. Usually an Exchange server made the file for other requestors only (Q215505). ' +
    'Less often the file is older than the last cycle.',
} as const;

/** `2, 140 and 140`: what a new header needs; null where nothing of it is known. */
export function needs(rows: readonly NumberRow[]): string | null {
  const all = rows.map(({ own, ownAtMost, ownAtLeast }) => ownAtMost ?? own ?? ownAtLeast);
  if (all.every((value) => value === null)) return null;
  const [a, b, c] = all.map((value) => (value === null ? '?' : String(value)));
  return `${a}, ${b} and ${c}`;
}

export const SERVER_KIND = { exchange: 'Exchange', msmail: 'Mail postoffice' } as const;

/** Why no way is named. */
export const WITHOUT_WAY: Partial<Record<ChoiceReason, string>> = {
  'none-helps': 'No way out is known that would help. --full says what was tried.',
  'no-file-yet': 'Make the file with these settings, then check it with this command.',
};

/** Why a way is the recommended one; for the full report. */
export const CHOSEN: Record<ChoiceReason, string> = {
  accepted: 'nothing known stops the import',
  'no-file-yet': 'there is no file yet that could be imported',
  'facts-missing': 'without these facts nothing else can be recommended',
  'other-stop': 'something else than the numbers stops IMPORT, and goes first',
  risk: 'it removes the risk',
  'own-record-reaches': "the server's own record of the requestor is high enough",
  'after-cycle': "the server's numbers are high enough after a cycle",
  'server-behind': "none of the server's records reaches the numbers",
  'switch-known': 'Dxa.exe is known to be new enough',
  'fewest-others': 'the fewest other requestors that have the missing numbers are listed',
  'switch-if-new': 'the highest numbers of all are enough, if Dxa.exe is new enough',
  'service-pack': 'no way without the service pack is known to be enough',
  'reset-is-enough': 'the numbers of the header are enough after a reset',
  'not-proven': 'it is the way of this kind of server; the new numbers are not known before',
  'kind-unknown': 'which way is right depends on the kind of server',
  'no-record-reaches': "no record of the server is known to reach the requestor's numbers",
  'none-helps': 'no way is known that would help',
};

/** Why another way is not; for the full report. */
export const NOT_CHOSEN = {
  before: 'to be done before it',
  after: 'to be done after it',
  fallback: 'only if that does not help',
  'kind-unknown': 'the kind of server is not known',
  'numbers-leap': 'takes over numbers of other requestors, which may leap ahead',
  'version-unknown': 'the version of Dxa.exe is not known',
  'service-pack': 'needs a service pack first',
  'not-proven': 'not shown to be enough',
  resets: 'sets ReqSync and SrvSync to 0; address types may have to be entered again',
  deletes: 'deletes the requestor, and what waits in its REQTRANS.GLB',
  'by-mail': 'brings the whole list by mail, not by the file',
  'newer-program': 'needs a newer IMPORT.EXE, which is hard to come by',
  'also-helps': 'helps as well, with a greater side effect',
} as const;

export const IMPORT_Q = 'import admin -pPASSWORD -q -y -dM';
export const REBUILD = 'rebuild -f -dM';

/** What did not get through stays in the folder, and the next T3 takes it up again. */
export const TAKE_OUT = 'Take RESYNC.GLB out of the GLB folder. T3 would try it again (Q122750).';
export const CHECK_NEW = 'Check the new file with this command before you import it.';
