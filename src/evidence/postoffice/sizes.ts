/** Which files of a postoffice have a size that they cannot have. */
import { mark, type Marked } from '../../model/marked.js';
import { sizeOf, type Size } from './files.js';
import type { ListedFile, Listing } from './listing.js';

/** A file that was looked at and found wrong, as `6 bytes, 8 expected (Q77926)`. */
export interface Complaint {
  /** What is named where only names are: the file, or the gateway type that it is of. */
  name: Marked;
  file: string;
  remark: string;
}

/** Files that are half written by nature, and those that have facts of their own. */
const NOT_JUDGED =
  /^(?:GLB\/(?:REQCONF|SRVCONF|PROCESS)\.GLB|NME\/(?:GAL\$|TMP[^/]*)\.NME|USR\/IMPORT\.USR|(?:KEY|MBG)\/SYSTEM\.(?:KEY|MBG))$/;

function expectation({ base, record, least = 0, most }: Size): string {
  if (record === 0) return String(base);
  const limits = `${least > 0 ? ' above 0' : ''}${most === undefined ? '' : ` up to ${most}`}`;
  return `${base > 0 ? `${base} + ` : ''}a multiple of ${record}${limits}`;
}

export const complaint = (file: string, remark: string): Complaint => ({
  ...{ name: mark('path', file.slice(0, MOST_CHARACTERS)), remark },
  file: file.slice(0, MOST_CHARACTERS),
});
/** Names of files have twelve; a listing may hold anything. */
const MOST_CHARACTERS = 80;

/** What is wrong with the size of a file; null where it fits, or nothing tells what it can be. */
export function complaintOf({ path, name, bytes }: ListedFile): Complaint | null {
  const rule = sizeOf(path);
  if (rule === null || bytes === null) return null;
  const { base, record, least = 0, most = Infinity } = rule;
  const rest = bytes - base;
  const isMultiple = record === 0 ? rest === 0 : rest >= 0 && rest % record === 0;
  if (isMultiple && rest >= least * record && bytes <= most) return null;
  const articles = isMultiple && rest === 0 ? 'Q135868' : rule.articles;
  return complaint(name, `${bytes} bytes, ${expectation(rule)} expected (${articles})`);
}

const ACCESS = ['GLB/ACCESS.GLB', 'GLB/ACCESS2.GLB', 'GLB/ACCESS3.GLB'];

/**
 * The three ACCESS files have the same number of records (Q77926). Where two agree, the third is wrong;
 * where no two do, nobody can say which, and all are named.
 */
function unequalAccess(listing: Listing): Complaint[] {
  const counts = ACCESS.flatMap((path) => {
    const { record } = sizeOf(path)!;
    const { name, bytes } = listing.file(path) ?? { bytes: null };
    return name && bytes !== null && bytes % record === 0 ? [{ name, n: bytes / record }] : [];
  });
  const agreed = counts.find(({ n }) => counts.filter((other) => other.n === n).length > 1);
  const wrong = agreed ? counts.filter(({ n }) => n !== agreed.n) : counts.length > 1 ? counts : [];
  return wrong.map(({ name, n }) => {
    const others = agreed ? `the other ACCESS files have ${agreed.n}` : 'no two ACCESS files agree';
    return complaint(name, `${n} records, ${others} (Q77926)`);
  });
}

/** All files of a listing that have a size that they cannot have. */
export function wrongSizes(listing: Listing): Complaint[] {
  const found = new Map<string, Complaint>();
  for (const file of listing.files) {
    const complaint = NOT_JUDGED.test(file.path) ? null : complaintOf(file);
    if (complaint) found.set(file.path, complaint);
  }
  for (const complaint of unequalAccess(listing)) {
    const path = `GLB/${complaint.file}`;
    if (!found.has(path)) found.set(path, complaint);
  }
  return [...found.values()];
}
