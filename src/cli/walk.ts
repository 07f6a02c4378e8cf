/** Folders: postoffices, ticket attachments, or folders of such folders. */
import { basename, dirname, resolve } from 'node:path';
import type { Dirent } from 'node:fs';
import type { Evidence } from '../api-types.js';
import type { FileSystem } from './io.js';
import { cannotRead } from './read-file.js';

/** Folders below the given one that are looked into: a ticket, its postoffices, their GLB. */
const DEPTH = 3;
const MOST_FILES = 2000;
const LARGEST_FILE = 64 * 1024 * 1024;

const README = /^readme(\.md|\.txt)?$/i;
const TEXT = /\.(txt|log|json|lst|out|eml)$/i;
const GLB_FOLDER = /^glb$/i;
const GLB_FILE = /\.glb$/i;
const QUEUE = /^(resync|reqtrans|srvtrans|msttrans)\.glb$/i;
/** Only a directory server has these (Q136487, Q132744). */
const SERVER_SIGN = /^(srvconf|msttrans)\.glb$/i;

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

/** Every file of a folder that may be evidence, in a fixed order. Symbolic links are not followed. */
export function walk(root: string, fs: FileSystem): Walked {
  const walked: Walked = { files: [], notes: [] };
  let looked = 0;
  let links = 0;
  let deep = 0;

  const list = (folder: string): Dirent[] => {
    try {
      const entries = fs.readdirSync(folder, { withFileTypes: true }).sort(byName);
      links += entries.filter((entry) => entry.isSymbolicLink()).length;
      // Names with a leading dot are a system's own bookkeeping.
      return entries.filter(({ name }) => !name.startsWith('.'));
    } catch (error) {
      throw cannotRead(error, folder);
    }
  };
  const files = (entries: Dirent[]) =>
    entries.filter((entry) => {
      if (!entry.isFile() || README.test(entry.name)) return false;
      looked += 1;
      return looked <= MOST_FILES;
    });

  /** Of a postoffice only the queues and what people laid beside them. */
  const postoffice = (owner: string, beside: Dirent[], glb: string): void => {
    const inside = list(glb);
    const sign = inside.filter((entry) => entry.isFile() && SERVER_SIGN.test(entry.name));
    const of: FoundFile['of'] =
      sign.length > 0 ? { owner, directoryServerSign: sign.map(({ name }) => name) } : { owner };
    const before = walked.files.length;
    for (const { name } of files(inside))
      if (QUEUE.test(name) || TEXT.test(name)) walked.files.push({ path: below(glb, name), of });
    for (const { name } of files(beside))
      if (TEXT.test(name)) walked.files.push({ path: below(owner, name), of });
    if (walked.files.length === before && sign.length > 0)
      walked.notes.push(`${owner}: nothing in this postoffice folder can be read as evidence`);
  };

  const plain = (folder: string, entries: Dirent[], depth: number): void => {
    const wanted = new Set(files(entries).map(({ name }) => name));
    for (const entry of entries) {
      const path = below(folder, entry.name);
      if (entry.isDirectory()) visit(path, depth + 1);
      else if (wanted.has(entry.name)) {
        if (GLB_FILE.test(entry.name) || sizeOf(fs, path) <= LARGEST_FILE)
          walked.files.push({ path, of: {} });
        else walked.notes.push(`${path}: left out, larger than 64 MiB; name it to have it read`);
      }
    }
  };

  const visit = (folder: string, depth: number): void => {
    if (depth > DEPTH) {
      deep += 1;
      return;
    }
    const entries = list(folder);
    const glb = entries.find((entry) => entry.isDirectory() && GLB_FOLDER.test(entry.name));
    const full = resolve(folder);
    if (glb) postoffice(folder, entries, below(folder, glb.name));
    else if (GLB_FOLDER.test(basename(full))) {
      const owner = /^\.{0,2}$/.test(basename(folder)) ? dirname(full) : dirname(folder);
      postoffice(owner, [], folder);
    } else plain(folder, entries, depth);
  };

  visit(root, 0);
  if (looked > MOST_FILES)
    walked.notes.push(`${root}: only the first ${MOST_FILES} of ${looked} files were looked at`);
  if (links > 0) walked.notes.push(`${root}: symbolic links were not followed (${links})`);
  if (deep > 0)
    walked.notes.push(`${root}: folders more than ${DEPTH} deep were not looked into (${deep})`);
  return walked;
}

function sizeOf(fs: FileSystem, path: string): number {
  try {
    return fs.statSync(path).size;
  } catch (error) {
    throw cannotRead(error, path);
  }
}
