/**
 * Values from files that name somebody or something, marked by what they are, so that a report can be
 * made without them: what is not marked names nobody and may always be shown.
 */

/** What a value from a file can be. Numbers, codes, sizes and names of programs are not marked. */
export const MARKS = [
  'person', // a full name in an address list
  'mailbox', // NET/PO/MAILBOX, or its last part
  'template', // template data: telephone numbers, offices and the like
  'path', // a file or folder, or a part of a mail or archive
  'password',
  'network',
  'postoffice', // NET/PO of whatever part it has
  'requestor', // NET/PO that takes part in Dir-Sync
  'server', // NET/PO of a directory server
  'list', // an address list: NET/PO, or a gateway type
  'object', // an object of Exchange's directory
  'transaction', // the text of a transaction, or its beginning
  'text', // other words from a file, which may name anybody
] as const;
export type Mark = (typeof MARKS)[number];

/** A marked value. Its text stands as the file has it and is not yet safe for a terminal. */
export interface Marked<Kind extends Mark = Mark> {
  kind: Kind;
  text: string;
}

export const mark = <Kind extends Mark>(kind: Kind, text: string): Marked<Kind> => ({ kind, text });

/** Some of many names: those that are shown, and how many more there are. */
export interface Names {
  names: Marked[];
  more: number;
}

/** The first few of many names, all of one kind; `more` of them are not in the list. */
export const fewOf = (kind: Mark, names: readonly string[], most = 3, more = 0): Names => ({
  names: names.slice(0, most).map((name) => mark(kind, name)),
  more: Math.max(0, names.length - most) + more,
});
