/** The kinds of evidence, a row each: what the floors know of a kind beside its reader and its words. */

/** The columns that `inspect` shows records in; null for a kind that has none. */
export type KindRecords = 'queue' | 'listing' | 'log' | 'numbered text' | 'text' | null;

interface KindRow {
  records: KindRecords;
  /**
   * It is known by whole lines of its own, which the records of a queue never hold, so that it is still
   * known when something has torn its text. A listing of a queue is made of the same texts as a queue.
   */
  hasOwnLines: boolean;
}

const TABLE = {
  queue: { records: 'queue', hasOwnLines: false },
  listq: { records: 'listing', hasOwnLines: false },
  'listds-requestor': { records: null, hasOwnLines: true },
  'listds-server': { records: null, hasOwnLines: true },
  subjects: { records: null, hasOwnLines: true },
  'dirsync-message': { records: 'numbered text', hasOwnLines: false },
  'dirsync-log': { records: 'log', hasOwnLines: true },
  'coded-log': { records: 'log', hasOwnLines: true },
  'dispatch-log': { records: 'log', hasOwnLines: true },
  'podiag-log': { records: 'log', hasOwnLines: true },
  dssched: { records: 'log', hasOwnLines: true },
  'event-text': { records: 'log', hasOwnLines: true },
  registry: { records: null, hasOwnLines: true },
  ldif: { records: null, hasOwnLines: true },
  'directory-csv': { records: null, hasOwnLines: true },
  'raw-attributes': { records: null, hasOwnLines: true },
  'import-file': { records: 'text', hasOwnLines: false },
  'sync-state': { records: null, hasOwnLines: true },
  'saved-case': { records: null, hasOwnLines: true },
  postoffice: { records: null, hasOwnLines: false },
  mail: { records: null, hasOwnLines: false },
  archive: { records: null, hasOwnLines: false },
} as const satisfies Record<string, KindRow>;

export type Kind = keyof typeof TABLE;
export const KIND_TABLE: Readonly<Record<Kind, KindRow>> = TABLE;
export const KINDS = Object.keys(TABLE) as readonly Kind[];
