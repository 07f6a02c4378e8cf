/** Files that a failed run of IMPORT or REBUILD leaves, and files that must be writable. */
import type { ListedFile, Listing } from './listing.js';
import { complaint, type Complaint } from './sizes.js';

interface Sign {
  file: RegExp;
  articles: string;
}

/**
 * Must not be there while Dir-Sync is idle. SORTnnnn with and without an ending (Q122750, Q112301);
 * SORTLOCK.GLB has a fact of its own, and GALINDEX.GLB belongs to the address list.
 */
const LEFTOVERS: readonly Sign[] = [
  {
    file: /^GLB\/(?:IUSRTRAN|INMETRAN|IGWTRANS|SRVUPDS|REQUPDS|ILOCAL|INDEX)\.GLB$/,
    articles: 'Q122750',
  },
  { file: /^GLB\/SORT\d{1,4}(?:\.GLB)?$/, articles: 'Q122750' },
];
const SORT_QUEUES: readonly Sign[] = [
  { file: /^GLB\/(?:USRTRANS|NMETRANS|GWTRANS)\.GLB$/, articles: 'Q122750' },
];
const IMPORT_TEMPORARIES: readonly Sign[] = [
  { file: /^(?:USR\/IMPORT\.USR|INF\/IMPORT\.INF)$/, articles: 'Q134228' },
];
const REBUILD_TEMPORARIES: readonly Sign[] = [
  { file: /^GLB\/GALTMP\.GLB$/, articles: 'Q148364' },
  { file: /^(?:GLB\/(?:GALINDE\$|TMPNETPO)\.GLB|NME\/GAL\$\.NME)$/, articles: 'Q99117' },
  { file: /^NME\/TMP0000\d\.NME$/, articles: 'Q148364' },
  { file: /^NME\/TMP(?:ACC2|GRP)\.NME$/, articles: 'Q119018' },
];
/**
 * What IMPORT writes: lists and template data; its queues and REQCONF.GLB are inferred (Q96060).
 * MASTER.GLB is not among them: only REBUILD minds, and rebuilds the list all the same (Q104870).
 */
const WRITTEN: readonly Sign[] = [
  { file: /^(?:USR\/.+\.USR|INF\/.+\.INF)$/, articles: 'Q134228' },
  { file: /^GLB\/(?:REQCONF|SRVTRANS|USRTRANS|NMETRANS|GWTRANS)\.GLB$/, articles: 'Q96060' },
];

const matching = (
  { files }: Listing,
  signs: readonly Sign[],
  word: (file: ListedFile) => string | null,
): Complaint[] =>
  files.flatMap((file) => {
    const sign = signs.find((each) => each.file.test(file.path));
    const said = sign && word(file);
    return sign && said ? [complaint(file.name, `${said} (${sign.articles})`)] : [];
  });

const present = ({ bytes }: ListedFile): string =>
  bytes === null ? 'is there' : `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;

export const leftovers = (listing: Listing): Complaint[] => matching(listing, LEFTOVERS, present);
export const importTemporaries = (listing: Listing): Complaint[] =>
  matching(listing, IMPORT_TEMPORARIES, present);
export const rebuildTemporaries = (listing: Listing): Complaint[] =>
  matching(listing, REBUILD_TEMPORARIES, present);
export const fullSortQueues = (listing: Listing): Complaint[] =>
  matching(listing, SORT_QUEUES, (file) =>
    file.bytes !== null && file.bytes > 0 ? `${present(file)}, 0 expected` : null,
  );
export const readOnlyFiles = (listing: Listing): Complaint[] =>
  matching(listing, WRITTEN, ({ isReadOnly }) => (isReadOnly === true ? 'read-only' : null));

/** A copy on read-only media says nothing about the original. */
export const isReadOnlyCopy = ({ files }: Listing): boolean =>
  2 * files.filter(({ isReadOnly }) => isReadOnly === true).length > files.length;
