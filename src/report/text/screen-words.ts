/** The sentences of the one screen: causes in short, what a new file needs, why no way is named. */
import type { ChoiceReason } from '../../model/choice.js';
import type { Cause, NumberRow, Report } from '../../model/report-types.js';
import { few } from '../../model/few.js';

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

/** `2, 140 and 140`: what a new header needs; null where nothing of it is known. */
export function needs(rows: readonly NumberRow[]): string | null {
  const all = rows.map(({ own, ownAtMost, ownAtLeast }) => ownAtMost ?? own ?? ownAtLeast);
  if (all.every((value) => value === null)) return null;
  const [a, b, c] = all.map((value) => (value === null ? '?' : String(value)));
  return `${a}, ${b} and ${c}`;
}

/** Why no way is named. */
export const WITHOUT_WAY: Partial<Record<ChoiceReason, string>> = {
  'none-helps': 'No way out is known that would help. --full says what was tried.',
  'no-file-yet': 'Make the file with these settings, then check it with this command.',
};
