/** Which sizes the files of a postoffice can have, each with its article. */
import type { ListedFile, Listing } from './listing.js';

/** A file that was looked at and found wrong, in words: `6 bytes, 8 expected (Q77926)`. */
export interface Complaint {
  name: string;
  text: string;
}

interface SizeRule {
  /** What the rule is about; a path as postoffice-listing.ts has it. */
  file: RegExp;
  /** Bytes before the first record, and the bytes of each; no record where the size is fixed. */
  base: number;
  record: number;
  /** The fewest records that there can be, 0 where left out; and the largest size. */
  least?: number;
  most?: number;
  articles: string;
}

const fixed = (name: string, bytes: number, articles = 'Q77926'): SizeRule => ({
  file: new RegExp(`^${name}$`),
  base: bytes,
  record: 0,
  articles,
});
const records = (
  name: string,
  base: number,
  record: number,
  rest: Partial<SizeRule> = {},
): SizeRule => ({ file: new RegExp(`^${name}$`), base, record, articles: 'Q77926', ...rest });
const glb = (name: string): string => `GLB/${name}\\.GLB`;
const all = (folder: string): string => `${folder}/.+\\.${folder}`;

/** An installed postoffice has one of these from the first day (Q135868); that it keeps it is inferred. */
const INSTALLED = { least: 1 };

/**
 * Where a size only has to be divisible (Q77926), 0 fits as well, and for most of these files 0 bytes are
 * seen or advised: SERVER (Q139034), XTN (Q112906, Q135868), MBG (Q118619), NME (Q102300). For USR, GRP
 * and MEM nothing says so; it is inferred. GROUP, GRPMEM and NETPO have 4 bytes when empty (Q135868).
 */
const RULES: readonly SizeRule[] = [
  fixed(glb('CONTROL'), 8),
  fixed(glb('TID'), 4),
  fixed(glb('FLAG'), 2),
  fixed(glb('GLOBAL'), 512),
  fixed(glb('MASTER'), 176),
  fixed(glb('MODEM'), 64),
  fixed(glb('RNETSEM'), 4, 'Q132744'),
  records(glb('GROUP'), 4, 51),
  records(glb('GRPMEM'), 4, 128),
  records(glb('NETPO'), 4, 43),
  records(glb('NETWORK'), 0, 122, INSTALLED),
  records(glb('SERVER'), 0, 181),
  records(glb('ACCESS'), 0, 586, INSTALLED),
  records(glb('ACCESS2'), 0, 69, INSTALLED),
  records(glb('ACCESS3'), 0, 512, INSTALLED),
  records(all('NME'), 0, 45),
  records(all('USR'), 0, 53),
  records(all('XTN'), 0, 698),
  fixed(all('KEY'), 560),
  records(all('MBG'), 0, 116),
  records(all('GRP'), 0, 8),
  records(all('MEM'), 0, 4, { most: 2000 }),
];

/** Sizes of files that have facts of their own. */
export const REQCONF = fixed(glb('REQCONF'), 512, 'Q123437');
/** N postoffices; that a server on which none is registered has 1024 bytes is inferred. */
export const SRVCONF = records(glb('SRVCONF'), 1024, 1024);
/** 512 bytes are a schedule without an event (Q136487). */
export const PROCESS = records(glb('PROCESS'), 512, 197);
export const SYSTEM_KEY = fixed('KEY/SYSTEM\\.KEY', 560, 'Q148705');
export const SYSTEM_MBG = records('MBG/SYSTEM\\.MBG', 0, 116, { articles: 'Q148705' });

/** Files that are half written by nature, and those that have facts of their own. */
const NOT_JUDGED =
  /^(?:NME\/(?:GAL\$|TMP[^/]*)\.NME|USR\/IMPORT\.USR|(?:KEY|MBG)\/SYSTEM\.(?:KEY|MBG))$/;

function expectation({ base, record, least = 0, most }: SizeRule): string {
  if (record === 0) return String(base);
  const limits = `${least > 0 ? ' above 0' : ''}${most === undefined ? '' : ` up to ${most}`}`;
  return `${base > 0 ? `${base} + ` : ''}a multiple of ${record}${limits}`;
}

/** What is wrong with the size of a file by a rule; null where it fits or is not known. */
export function complaintOf(rule: SizeRule, { name, bytes }: ListedFile): Complaint | null {
  if (bytes === null) return null;
  const { base, record, least = 0, most = Infinity } = rule;
  const rest = bytes - base;
  const isMultiple = record === 0 ? rest === 0 : rest >= 0 && rest % record === 0;
  if (isMultiple && rest >= least * record && bytes <= most) return null;
  const articles = isMultiple && rest === 0 ? 'Q135868' : rule.articles;
  return { name, text: `${name}: ${bytes} bytes, ${expectation(rule)} expected (${articles})` };
}

const ACCESS = [
  ['GLB/ACCESS.GLB', 586],
  ['GLB/ACCESS2.GLB', 69],
  ['GLB/ACCESS3.GLB', 512],
] as const;

/**
 * The three ACCESS files have the same number of records (Q77926). Where two agree, the third is wrong;
 * where no two do, nobody can say which, and all are named.
 */
function unequalAccess(listing: Listing): Complaint[] {
  const counts = ACCESS.flatMap(([path, record]) => {
    const { name, bytes } = listing.file(path) ?? { bytes: null };
    return name && bytes !== null && bytes % record === 0 ? [{ name, n: bytes / record }] : [];
  });
  const agreed = counts.find(({ n }) => counts.filter((other) => other.n === n).length > 1);
  const wrong = agreed ? counts.filter(({ n }) => n !== agreed.n) : counts.length > 1 ? counts : [];
  return wrong.map(({ name, n }) => {
    const others = agreed ? `the other ACCESS files have ${agreed.n}` : 'no two ACCESS files agree';
    return { name, text: `${name}: ${n} records, ${others} (Q77926)` };
  });
}

/** All files of a listing that have a size that they cannot have. */
export function wrongSizes(listing: Listing): Complaint[] {
  const found = new Map<string, Complaint>();
  for (const file of listing.files) {
    const rule = NOT_JUDGED.test(file.path)
      ? undefined
      : RULES.find((each) => each.file.test(file.path));
    const complaint = rule && complaintOf(rule, file);
    if (complaint) found.set(file.path, complaint);
  }
  for (const complaint of unequalAccess(listing)) {
    const path = `GLB/${complaint.name}`;
    if (!found.has(path)) found.set(path, complaint);
  }
  return [...found.values()];
}
