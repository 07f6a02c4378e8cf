/**
 * Which texts are ordinary transactions beyond doubt. The text of a header transaction was never
 * published, so that a first record is no header can only be told by what it is instead.
 */
import { TYPE_WORDS } from '../transactions/address.js';

/** A code letter, the full name, an address of a known type (Q96001). */
const ENTRY = new RegExp(`^([ADM])[ \\t]+\\S.{0,200}?(?:${TYPE_WORDS}):[ \\t]?\\S`, 'i');
/** An address without a type is one of Mail's own: network, postoffice, mailbox (Q140944). */
const PLAIN_ENTRY =
  /^([ADM])[ \t]+\S.{0,80}?[ \t][A-Z0-9]{1,10}\/[A-Z0-9]{1,10}\/\$?[A-Z0-9]{1,10}[ \t\r\n\0]*$/i;
/** R and T name a list: a type, with network and postoffice where it has them (Q96060). */
const LIST = new RegExp(`^([RT])[ \\t]+(?:${TYPE_WORDS}):`, 'i');

/** The code letter of an ordinary transaction, or null for anything that may be something else. */
export function ordinaryCode(text: string): 'A' | 'D' | 'M' | 'R' | 'T' | null {
  const found = ENTRY.exec(text) ?? PLAIN_ENTRY.exec(text) ?? LIST.exec(text);
  return found ? (found[1]!.toUpperCase() as 'A') : null;
}
