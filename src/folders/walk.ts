/** Folders: postoffices, ticket attachments, or folders of such folders. */
import type { Evidence } from '../model/api-types.js';
import type { FolderEntry } from '../model/types.js';
import type { NotRead } from '../model/not-read.js';
import { hiddenIn } from '../evidence/hidden-numbers.js';
import * as names from '../evidence/postoffice/names.js';
import { baseName, isResyncName } from '../model/input-name.js';
import { below, byName, type Disk, type Entry } from './disk.js';
import { listFolders, type DataFolder } from './listing.js';

/** Folders below the given one that are looked into: a ticket, its postoffices, their GLB. */
const DEPTH = 3;
const MOST_FILES = 2000;
const MEGABYTE = 1024 * 1024;
/** No evidence but a queue is larger. */
const LARGEST_FILE = 64 * MEGABYTE;
const LARGEST_IN_POSTOFFICE = 16 * MEGABYTE;
/** Names and troubles that are told one by one; of the rest only the number. */
const MOST_TOLD = 3;

const GLB_FOLDER = /^glb$/i;
const LOG_FOLDER = /^log$/i;
const GLB_FILE = /\.glb$/i;

/** A file, or a postoffice folder with what lies in it. */
interface Found {
  path: string;
  /** The postoffice folder that it lies in. */
  owner?: string;
  listing?: readonly FolderEntry[];
  /** It may well be no evidence: then nothing is said of it. */
  isOptional?: boolean;
}

type Owner = Pick<Found, 'owner'>;

/** What lies in the folder and is not read. */
export interface Left extends Owner {
  path: string;
  why: NotRead;
}

/** The same as evidence that shows nothing, and leaves open what it may have shown. */
export const unreadEvidence = ({ path, why, owner }: Left): Evidence => ({
  ...{ name: path, chunks: [], notRead: why },
  ...(owner !== undefined && { owner }),
});

export interface Walked {
  found: Found[];
  left: Left[];
  /** Plain sentences on what was left out. */
  notes: string[];
}

/** So many of a sort are told one by one; what is named as evidence always is. */
const MOST_LEFT = 20;
function fewOf(left: readonly Left[]): Left[] {
  const seen = new Map<NotRead, number>();
  return left.filter(({ why, path }) => {
    const count = (seen.get(why) ?? 0) + 1;
    seen.set(why, count);
    return count <= MOST_LEFT || hiddenIn(baseName(path)).length > 0 || isResyncName(path);
  });
}

/** What was left out of one folder of a postoffice, in one sentence. */
function leftOutNote(where: string, files: readonly string[], folders: readonly Entry[]): string[] {
  const count = (n: number, what: string): string[] =>
    n === 0 ? [] : [`${n} ${what}${n === 1 ? '' : 's'}`];
  const what = [...count(files.length, 'file'), ...count(folders.length, 'folder')];
  const foreign = [
    ...files.filter((name) => !names.isDataFile(name)),
    ...folders.flatMap(({ name }) => (names.isDataFolder(name) ? [] : name)),
  ];
  const total = files.length + folders.length;
  const isAll = foreign.length === total && total <= MOST_TOLD;
  const which = isAll
    ? `${foreign.join(', ')}; name what is to be read`
    : foreign.length > 0
      ? `among them ${foreign.slice(0, MOST_TOLD).join(', ')}; name what is to be read`
      : "the postoffice's own";
  const verb = total === 1 ? 'was' : 'were';
  return what.length === 0 ? [] : [`${what.join(' and ')} of ${where} ${verb} not read, ${which}`];
}

/**
 * Every file of a folder that may be evidence, in a fixed order. Symbolic links are not followed. What
 * cannot be read below the folder is told and left out; the folder itself must be readable.
 */
export function walk(root: string, disk: Disk): Walked {
  const walked: Walked = { found: [], left: [], notes: [] };
  const troubles: string[] = [];
  let looked = 0;
  const owners = new Set<string>();
  const leave = (path: string, why: NotRead): void => void walked.left.push({ path, why });

  /** Carries on without what cannot be read. */
  const attempt = <T>(path: string, work: () => T, instead: T): T => {
    try {
      return work();
    } catch (error) {
      const fault = disk.faultOf(error);
      if (fault === null) throw error;
      troubles.push(`left out: ${fault.line}`);
      leave(path, fault.why);
      return instead;
    }
  };
  const list = (folder: string): Entry[] => {
    const entries = disk.entries(folder);
    // Names with a leading dot are a system's own bookkeeping.
    const shown = entries.filter(({ name }) => !name.startsWith('.')).sort(byName);
    for (const { name } of shown.filter((entry) => entry.isSymbolicLink()))
      leave(below(folder, name), 'link');
    const isOdd = (entry: Entry): boolean =>
      !entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink();
    for (const { name } of shown.filter(isOdd)) leave(below(folder, name), 'no-file');
    return shown;
  };
  const filesOf = (entries: readonly Entry[]): string[] =>
    entries
      .filter((entry) => entry.isFile() && !names.isOfTheSystem(entry.name))
      .map(({ name }) => name);
  /** Takes a file if it is not too large and can be read. False when it is too large. */
  const take = (path: string, of: Owner, largest: number, place = (looked += 1)): boolean => {
    if (place > MOST_FILES) return true;
    const isSmall = attempt(path, () => disk.isUpTo(path, largest), null);
    if (isSmall === false) leave(path, 'too-large');
    if (isSmall === true)
      walked.found.push({
        path,
        ...of,
        ...(names.isReadme(disk.last(path)) && { isOptional: true }),
      });
    return isSmall !== false;
  };

  const takeSome = (
    folder: string,
    entries: readonly Entry[],
    of: Owner,
    isWanted: (name: string) => boolean,
  ): string[] =>
    filesOf(entries).filter((name) => {
      const largest = names.isQueue(name) ? Infinity : LARGEST_IN_POSTOFFICE;
      return !isWanted(name) || !take(below(folder, name), of, largest);
    });

  /** A folder whose content is to be listed, or nothing where it cannot be read. */
  const dataFolder = (name: string, path: string): DataFolder[] => {
    const entries = attempt(path, () => list(path), null);
    return entries ? [{ name, path, entries }] : [];
  };
  /** Of a postoffice what lies in it, the queues, the logs, and what people laid beside them. */
  const postoffice = (
    owner: string,
    glb: DataFolder[],
    beside: readonly Entry[],
    depth: number,
  ): void => {
    owners.add(owner);
    const others = beside
      .filter((entry) => entry.isDirectory() && names.listedPlace(entry.name) > 0)
      .sort((a, b) => names.listedPlace(a.name) - names.listedPlace(b.name))
      .flatMap(({ name }) => dataFolder(name, below(owner, name)));
    addListing(owner, owner, [...glb, ...others]);
    for (const each of glb) inGlb(owner, each);
    for (const { name, path, entries } of others)
      if (LOG_FOLDER.test(name)) {
        const wanted = entries.filter((entry) => names.isDirsyncLog(entry.name));
        const large = takeSome(path, wanted, { owner }, () => true);
        walked.notes.push(...leftOutNote(path, large, []));
      }
    around(owner, beside, { owner }, depth, true);
  };
  const addListing = (path: string, owner: string, folders: readonly DataFolder[]): void => {
    const { entries, notes } = listFolders(folders, disk);
    if (entries.length > 0) walked.found.push({ path, owner, listing: entries });
    walked.notes.push(...notes);
  };
  const inGlb = (owner: string, { path, entries }: DataFolder): void => {
    const left = takeSome(path, entries, { owner }, names.isWantedInGlb);
    // The postoffice's own files are listed, which is all that they are good for.
    const foreign = left.filter((name) => !names.isDataFile(name));
    const folders = entries.filter((entry) => entry.isDirectory());
    walked.notes.push(...leftOutNote(path, foreign, folders));
  };

  /** A postoffice folder without its GLB, or a folder in it that is no data of the postoffice. */
  const around = (
    folder: string,
    entries: readonly Entry[],
    of: Owner,
    depth: number,
    isListed: boolean,
  ): void => {
    const left = takeSome(folder, entries, of, names.isWantedBeside);
    const folders = entries.filter((entry) => entry.isDirectory());
    const data = folders.filter(({ name }) => names.isDataFolder(name));
    const unseen = data.filter(({ name }) => !isListed || names.listedPlace(name) < 0);
    walked.notes.push(...leftOutNote(folder, left, unseen));
    for (const entry of folders)
      if (!data.includes(entry)) visit(below(folder, entry.name), depth + 1, of);
  };

  const plain = (folder: string, entries: readonly Entry[], depth: number): void => {
    const wanted = new Set(filesOf(entries));
    // The files of the folder itself go before those of folders in it, whatever these are called.
    let place = looked;
    looked += wanted.size;
    for (const entry of entries) {
      const path = below(folder, entry.name);
      if (entry.isDirectory()) visit(path, depth + 1);
      else if (
        wanted.has(entry.name) &&
        !take(path, {}, GLB_FILE.test(entry.name) ? Infinity : LARGEST_FILE, (place += 1))
      )
        walked.notes.push(`${path}: left out, larger than 64 MiB; name it to have it read`);
    }
  };

  /** `of` is the postoffice around it, if any. */
  const visit = (folder: string, depth: number, of?: Owner): void => {
    if (depth > DEPTH) return leave(folder, 'too-deep');
    const entries = depth === 0 ? list(folder) : attempt(folder, () => list(folder), []);
    const glb = entries.find((entry) => entry.isDirectory() && GLB_FOLDER.test(entry.name));
    const full = disk.full(folder);
    if (glb) postoffice(folder, dataFolder(glb.name, below(folder, glb.name)), entries, depth);
    else if (GLB_FOLDER.test(disk.last(full))) {
      const owner = disk.around(/^\.{0,2}$/.test(disk.last(folder)) ? full : folder);
      owners.add(owner);
      const itself = { name: 'GLB', path: folder, entries };
      addListing(folder, owner, [itself]);
      inGlb(owner, itself);
    } else if (of) around(folder, entries, of, depth, false);
    else plain(folder, entries, depth);
  };

  visit(root, 0);
  walked.notes.push(...troubles.slice(0, MOST_TOLD));
  if (troubles.length > MOST_TOLD)
    walked.notes.push(`${root}: ${troubles.length - MOST_TOLD} more could not be read`);
  if (looked > MOST_FILES) {
    leave(root, 'too-many');
    walked.notes.push(`${root}: only the first ${MOST_FILES} of ${looked} files were looked at`);
  }
  const leftFor = (reason: NotRead): Left[] => walked.left.filter(({ why }) => why === reason);
  const links = leftFor('link').length;
  if (links > 0) walked.notes.push(`${root}: symbolic links were not followed (${links})`);
  const odd = leftFor('no-file').map(({ path }) => disk.last(path));
  if (odd.length > 0) {
    const more = odd.length > MOST_TOLD ? `, and ${odd.length - MOST_TOLD} more` : '';
    const which = odd.slice(0, MOST_TOLD).join(', ');
    walked.notes.push(`${root}: no ordinary file, passed over: ${which}${more}`);
  }
  const deep = leftFor('too-deep').length;
  if (deep > 0)
    walked.notes.push(`${root}: folders more than ${DEPTH} deep were not looked into (${deep})`);
  const ownerOf = (path: string): Owner => {
    const owner = [...owners].find((folder) => path.startsWith(below(folder, '')));
    return owner === undefined ? {} : { owner };
  };
  return {
    ...walked,
    left: fewOf(walked.left).map((each) => ({ ...each, ...ownerOf(each.path) })),
  };
}
