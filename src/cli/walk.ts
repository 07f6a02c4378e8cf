/** Folders: postoffices, ticket attachments, or folders of such folders. */
import { basename, dirname, resolve } from 'node:path';
import type { Dirent } from 'node:fs';
import { UsageError } from '../api-types.js';
import type { Evidence } from '../api-types.js';
import type { FileSystem } from './io.js';
import * as names from './postoffice-names.js';
import { cannotRead } from './read-file.js';

/** Folders below the given one that are looked into: a ticket, its postoffices, their GLB. */
const DEPTH = 3;
const MOST_FILES = 2000;
const MEGABYTE = 1024 * 1024;
/** No evidence but a queue is larger. */
const LARGEST_FILE = 64 * MEGABYTE;
const LARGEST_IN_POSTOFFICE = 16 * MEGABYTE;
/** Names and troubles that are told one by one; of the rest only the number. */
const MOST_TOLD = 3;

const README = /^readme(\.md|\.txt)?$/i;
const GLB_FOLDER = /^glb$/i;
const GLB_FILE = /\.glb$/i;

export interface FoundFile {
  path: string;
  of: Pick<Evidence, 'owner' | 'directoryServerSign'>;
}

export interface Walked {
  files: FoundFile[];
  /** Plain sentences on what was left out. */
  notes: string[];
}

const below = (folder: string, name: string): string =>
  /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;

/** By name, without regard to case; names that differ by case alone in a fixed order. */
function byName(a: Dirent, b: Dirent): number {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** What was left out of one folder of a postoffice, in one sentence. */
function leftOutNote(
  where: string,
  files: readonly string[],
  folders: readonly Dirent[],
): string[] {
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
export function walk(root: string, fs: FileSystem): Walked {
  const walked: Walked = { files: [], notes: [] };
  const troubles: string[] = [];
  let looked = 0;
  let links = 0;
  let deep = 0;

  /** Carries on without what cannot be read. */
  const attempt = <T>(work: () => T, instead: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      troubles.push(`left out: ${error.message}`);
      return instead;
    }
  };
  const list = (folder: string): Dirent[] => {
    const entries = entriesOf(fs, folder);
    links += entries.filter((entry) => entry.isSymbolicLink()).length;
    // Names with a leading dot are a system's own bookkeeping.
    return entries.filter(({ name }) => !name.startsWith('.')).sort(byName);
  };
  const filesOf = (entries: Dirent[]): string[] =>
    entries.filter((entry) => entry.isFile() && !README.test(entry.name)).map(({ name }) => name);
  /** Takes a file if it is not too large and can be read. False when it is too large. */
  const take = (path: string, of: FoundFile['of'], largest: number): boolean => {
    looked += 1;
    if (looked > MOST_FILES) return true;
    const isSmall = attempt(() => isUpTo(fs, path, largest), null);
    if (isSmall === true) walked.files.push({ path, of });
    return isSmall !== false;
  };

  const takeSome = (
    folder: string,
    entries: Dirent[],
    of: FoundFile['of'],
    isWanted: (name: string) => boolean,
  ): string[] =>
    filesOf(entries).filter((name) => {
      const largest = names.isQueue(name) ? Infinity : LARGEST_IN_POSTOFFICE;
      return !isWanted(name) || !take(below(folder, name), of, largest);
    });

  /** Of a postoffice the queues and what people laid beside them. */
  const postoffice = (
    owner: string,
    glb: string,
    inside: Dirent[],
    beside: Dirent[],
    depth: number,
  ): void => {
    const sign = inside.filter((entry) => entry.isFile() && names.isServerSign(entry.name));
    const of: FoundFile['of'] =
      sign.length > 0 ? { owner, directoryServerSign: sign.map(({ name }) => name) } : { owner };
    const before = walked.files.length;
    const left = takeSome(glb, inside, of, names.isWantedInGlb);
    const folders = inside.filter((entry) => entry.isDirectory());
    walked.notes.push(...leftOutNote(glb, left, folders));
    around(owner, beside, of, depth);
    if (walked.files.length === before && sign.length > 0)
      walked.notes.push(`${owner}: nothing in this postoffice folder can be read as evidence`);
  };

  /** A postoffice folder without its GLB, or a folder in it that is no data of the postoffice. */
  const around = (folder: string, entries: Dirent[], of: FoundFile['of'], depth: number): void => {
    const left = takeSome(folder, entries, of, names.isWantedBeside);
    const folders = entries.filter((entry) => entry.isDirectory());
    const data = folders.filter(({ name }) => names.isDataFolder(name));
    const unseen = data.filter(({ name }) => !GLB_FOLDER.test(name));
    walked.notes.push(...leftOutNote(folder, left, unseen));
    for (const entry of folders)
      if (!data.includes(entry)) visit(below(folder, entry.name), depth + 1, of);
  };

  const plain = (folder: string, entries: Dirent[], depth: number): void => {
    const wanted = new Set(filesOf(entries));
    for (const entry of entries) {
      const path = below(folder, entry.name);
      if (entry.isDirectory()) visit(path, depth + 1);
      else if (
        wanted.has(entry.name) &&
        !take(path, {}, GLB_FILE.test(entry.name) ? Infinity : LARGEST_FILE)
      )
        walked.notes.push(`${path}: left out, larger than 64 MiB; name it to have it read`);
    }
  };

  /** `of` is the postoffice around it, if any. */
  const visit = (folder: string, depth: number, of?: FoundFile['of']): void => {
    if (depth > DEPTH) {
      deep += 1;
      return;
    }
    const entries = depth === 0 ? list(folder) : attempt(() => list(folder), []);
    const glb = entries.find((entry) => entry.isDirectory() && GLB_FOLDER.test(entry.name));
    const full = resolve(folder);
    if (glb) {
      const path = below(folder, glb.name);
      const inside = attempt(() => list(path), []);
      postoffice(folder, path, inside, entries, depth);
    } else if (GLB_FOLDER.test(basename(full))) {
      const owner = /^\.{0,2}$/.test(basename(folder)) ? dirname(full) : dirname(folder);
      postoffice(owner, folder, entries, [], depth);
    } else if (of) around(folder, entries, of, depth);
    else plain(folder, entries, depth);
  };

  visit(root, 0);
  walked.notes.push(...troubles.slice(0, MOST_TOLD));
  if (troubles.length > MOST_TOLD)
    walked.notes.push(`${root}: ${troubles.length - MOST_TOLD} more could not be read`);
  if (looked > MOST_FILES)
    walked.notes.push(`${root}: only the first ${MOST_FILES} of ${looked} files were looked at`);
  if (links > 0) walked.notes.push(`${root}: symbolic links were not followed (${links})`);
  if (deep > 0)
    walked.notes.push(`${root}: folders more than ${DEPTH} deep were not looked into (${deep})`);
  return walked;
}

function entriesOf(fs: FileSystem, folder: string): Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(error, folder);
  }
}

/** Whether a file is at most so large. Throws when it cannot be read: its first byte is tried. */
function isUpTo(fs: FileSystem, path: string, largest: number): boolean {
  try {
    if (fs.statSync(path).size > largest) return false;
    const file = fs.openSync(path, 'r');
    try {
      fs.readSync(file, new Uint8Array(1), 0, 1, null);
    } finally {
      fs.closeSync(file);
    }
    return true;
  } catch (error) {
    throw cannotRead(error, path);
  }
}
