/** The mailbox of Dir-Sync in an address: whose it is. */
import { postofficeName } from '../../model/names.js';

/** NET/PO/$SYSTEM; an Exchange requestor has ORGANIZATION/SITE/SYSTEM1, SYSTEM2 ... (Q150828). */
const SYSTEM_MAILBOX =
  /([^\s\\/:<>"'=,;()[\]]{1,64}[\\/][^\s\\/:<>"',;()[\]]{1,64})[\\/]\$?SYSTEM\d{0,3}\b/i;

/** NET/PO of the first such address in a text, or null. */
export function mailbox(text: string): string | null {
  const found = SYSTEM_MAILBOX.exec(text)?.[1];
  return found === undefined ? null : postofficeName(found);
}

/**
 * A numbered mailbox is that of an Exchange server, and of each one that is a requestor (Q150828). What
 * has lost its dollar sign on the way has no number.
 */
const OF_EXCHANGE = /[^\s\\/]{1,64}[\\/][^\s\\/]{1,64}[\\/]SYSTEM\d{1,3}\b/i;

export const isOfExchange = (text: string): boolean => OF_EXCHANGE.test(text);
