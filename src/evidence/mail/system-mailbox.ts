/** The mailbox of Dir-Sync in an address: whose it is. */
import { postofficeName } from '../../model/names.js';

/** NET/PO/$SYSTEM; an Exchange requestor has ORGANIZATION/SITE/SYSTEM1, SYSTEM2 ... (Q150828). */
const SYSTEM_MAILBOX =
  /([^\s\\/:<>"'=,;()[\]]{1,64}[\\/][^\s\\/:<>"',;()[\]]{1,64})[\\/]\$?SYSTEM\d{0,3}\b/i;

/** The same as an address of the Internet or of a gateway: $SYSTEM@NET/PO. */
const AT =
  /(?<![\w/\\])\$?SYSTEM\d{0,3}@([^\s\\/:<>"'=,;()[\]]{1,64}[\\/][^\s\\/:<>"'@,;()[\]]{1,64})/i;

/** One such address: whose it is, and where it stands in a text. */
export interface Mailbox {
  postoffice: string;
  start: number;
  end: number;
}

/** A line names no more of them that matter. */
const MOST = 8;

/** The first such addresses in a text, in its order. */
export function mailboxesIn(text: string): Mailbox[] {
  if (!/SYSTEM/i.test(text)) return [];
  const found: Mailbox[] = [];
  for (let from = 0; found.length < MOST;) {
    const rest = text.slice(from);
    const match = SYSTEM_MAILBOX.exec(rest) ?? AT.exec(rest);
    if (!match) return found;
    const start = from + match.index;
    from = start + match[0].length;
    found.push({ postoffice: postofficeName(match[1]!), start, end: from });
  }
  return found;
}

/** NET/PO of the first such address in a text, or null. */
export const mailbox = (text: string): string | null => mailboxesIn(text)[0]?.postoffice ?? null;

/**
 * A numbered mailbox is that of an Exchange server, and of each one that is a requestor (Q150828). What
 * has lost its dollar sign on the way has no number.
 */
const OF_EXCHANGE = /[^\s\\/]{1,64}[\\/][^\s\\/]{1,64}[\\/]SYSTEM\d{1,3}\b/i;

export const isOfExchange = (text: string): boolean => OF_EXCHANGE.test(text);
