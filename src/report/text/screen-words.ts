/** The sentences of the one screen: causes in short, what a new file needs, why no way is named. */
import type { ChoiceReason } from '../../model/choice.js';
import type { Cause, NumberRow, Report } from '../../model/report-types.js';
import { few } from '../../model/few.js';

/** A cause in a sentence; what has no short form is told in its own words. */
export function cause(report: Report, { id, message, articles }: Cause, po: string): string {
  const from = articles[0] ? ` (${articles[0]})` : '';
  const srvseq = report.header.SRVSEQ.value;
  const isMany = po.includes(', ');
  const record = (rest: string): string =>
    isMany
      ? `the server's records of ${po} are ${rest}`
      : `the server's record of ${po} is ${rest}`;
  switch (id) {
    case 'not-listed':
      return `the file was made for ${few(report.server?.listed ?? [])} only; ${po} ${isMany ? 'were' : 'was'} not listed${from}.`;
    case 'not-covered':
      return `${record('above the header')}: the file was made ${isMany ? 'without them, or before their records rose' : 'without it, or before its record rose'}${from}.`;
    case 'stale-file':
      return `the file is older than the last cycle, or was made otherwise (inferred, Q119449).`;
    case 'server-lagging':
      return `SRVSEQ is the server postoffice's own SrvSync${srvseq === null ? '' : `, ${srvseq}`}, which is low (inferred, Q119449).`;
    case 'server-behind':
      return `${record('too low')}: the server was restored or moved, or the last cycles did not reach it (inferred, Q96060).`;
    case 'header-zero':
      return "all numbers of the header are 0: the server's records were zeroed or created anew (inferred, Q99961).";
    case 'record-recreated':
      return `${record('0')}: created anew, reset or moved (inferred, Q99961).`;
    case 'other-server':
      return 'the header is above all records of this server: it comes from another one, or the server was restored (inferred).';
    default:
      return message;
  }
}

/** `2, 140 and 140`, or those that are known by their names: what a new header needs; null without any. */
export function needs(rows: readonly NumberRow[]): string | null {
  const all = rows.map(({ own, ownAtMost, ownAtLeast }) => ownAtMost ?? own ?? ownAtLeast);
  if (all.every((value) => value === null)) return null;
  const known = rows.flatMap(({ number }, at) =>
    all[at] === null ? [] : `${all.includes(null) ? `${number} ` : ''}${all[at]}`,
  );
  return [known.slice(0, -1).join(', '), ...known.slice(-1)].filter(Boolean).join(' and ');
}

/** Why no way is named. */
export const WITHOUT_WAY: Partial<Record<ChoiceReason, string>> = {
  'none-helps': 'No way out is known that would help. --full says what was tried.',
  'no-file-yet': 'Make the file with these settings, then check it with this command.',
};
