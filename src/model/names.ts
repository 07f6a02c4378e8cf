/**
 * The one way to write and compare names. A postoffice is NET/PO, with the type PCM before it or
 * without (Q108067); an Exchange requestor is a directory object, with `cn=` before it or without.
 * Case never counts.
 */

/** Network and postoffice with either slash, and perhaps the mailbox of Dir-Sync behind them. */
const NET_PO = /^([^\s/\\:]{1,10})[\\/]([^\s/\\:]{1,10})(?:[\\/]\$?SYSTEM\d{0,3})?$/i;

/**
 * NET/PO without the type PCM, which is every postoffice's (Q108067); other types stay. Whoever writes
 * it with the other slash or with `/$SYSTEM` behind it means the same postoffice.
 */
export const postofficeName = (written: string): string =>
  AS_IT_STANDS.test(written)
    ? written
    : written.trim().replace(/^PCM:/i, '').replace(NET_PO, '$1/$2');

/** Most names are written so, and each is looked at often. */
const AS_IT_STANDS = /^[\w-]+(?:\/[\w-]+)?$/;

/** What two spellings of one name have in common. */
export const nameKey = (name: string): string => postofficeName(name).toUpperCase();

export const isSameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** The postoffice whose list it is: from IMPORT 3.2 on CSI is treated like PCM (Q103421). */
export const listKey = (list: string): string => nameKey(list.trim().replace(/^CSI:/i, ''));

/** An object's name compares without `cn=` before it. */
export const objectKey = (name: string): string => nameKey(name.trim().replace(/^\/?cn=/i, ''));

/** PO of NET/PO; a name without a slash is its own. */
export const postofficePart = (name: string): string => name.split('/').at(-1)!;

/** NET/PO, with or without its type; a display name may hold a slash as well. */
export const isPostofficeName = (name: string): boolean =>
  /^(?:[A-Z0-9]{2,8}:)?[^\s/:]{1,10}\/[^\s/:]{1,10}$/i.test(name);

/** An address type stands before the name; PCM, which every postoffice has, is left out by then. */
export const hasType = (name: string): boolean => /^[^/:]+:/.test(postofficeName(name));

/** Types other than PCM and CSI are gateways' (Q108067, Q103421). */
export const isOfGateway = (name: string): boolean => hasType(name) && !/^CSI:/i.test(name);
