/** All files that a run writes: none over what was given, none into a postoffice, each of them whole. */
import { basename, dirname, join } from 'node:path';
import { fileKey } from './identity.js';
import { codeOf, type FileSystem } from './io.js';
import { isPostofficeFile } from '../evidence/postoffice/files.js';
import { isDataFolder } from '../evidence/postoffice/names.js';
import { usageError } from './usage.js';
import { writeNewFolder, writeWhole, type NamedFile } from './write-file.js';

/** What was given to be read, as keys (`fileKey`). */
export interface Given {
  files: readonly string[];
  /** Folders that were searched: what lies in them already is not written over. */
  folders: readonly string[];
  /** Nothing at all is written into these. */
  postoffices: readonly string[];
}

export interface Outputs {
  /** Refuses or remembers a file; `option` names it in errors. Nothing is written before `write`. */
  add(path: string, content: Uint8Array, option: string): void;
  /** The same of a folder that is not there yet, with all that it holds. */
  addFolder(path: string, files: readonly NamedFile[], option: string): void;
  /** Whether there is anything to write. */
  isWanted(): boolean;
  write(): void;
}

interface Wanted {
  path: string;
  /** Of a file its bytes, of a new folder its files. */
  content: Uint8Array | readonly NamedFile[];
  option: string;
}

const GLB = /^glb$/i;

/** Where a name leads, links followed: the file itself if it is there, else its place in its folder. */
function placeOf(fs: FileSystem, path: string): string {
  try {
    return fs.realpathSync(path);
  } catch {
    return join(fs.realpathSync(dirname(path)), basename(path));
  }
}

/** The folders around a place, from the inner to the outer. */
function foldersAround(place: string): string[] {
  const folders: string[] = [];
  for (let at = dirname(place); ; at = dirname(at)) {
    folders.push(at);
    if (at === dirname(at)) return folders;
  }
}

const namesIn = (fs: FileSystem, folder: string): string[] => {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
};

/** The folders GLB in a folder that hold a file of a postoffice. */
const glbIn = (fs: FileSystem, folder: string): string[] =>
  namesIn(fs, folder)
    .flatMap((name) => (GLB.test(name) ? [join(folder, name)] : []))
    .filter((glb) => isGlb(fs, glb));

const isGlb = (fs: FileSystem, folder: string): boolean =>
  namesIn(fs, folder).some((name) => isPostofficeFile(`GLB/${name}`));

/** A GLB folder with a file of a postoffice, or one of the other data folders beside such a GLB. */
function isPostofficeData(fs: FileSystem, folder: string): boolean {
  if (!isDataFolder(basename(folder))) return false;
  return GLB.test(basename(folder)) ? isGlb(fs, folder) : glbIn(fs, dirname(folder)).length > 0;
}

/** Where a drive numbers no files the name is all there is, and then case tells nothing apart. */
const lowered = (keys: readonly string[]): ReadonlySet<string> =>
  new Set(keys.map((key) => key.toLowerCase()));

export function outputsBeside(fs: FileSystem, given: Given): Outputs {
  const [files, folders, postoffices] = [
    lowered(given.files),
    lowered(given.folders),
    lowered(given.postoffices),
  ];
  const keyOf = (path: string): string | null => fileKey(fs, path)?.toLowerCase() ?? null;
  const wanted: Wanted[] = [];
  /** The option behind each place and each file that this run writes. */
  const taken = new Map<string, string>();

  /** Why nothing may be written there, or null. */
  const objection = (place: string, isFolder: boolean): string | null => {
    const key = keyOf(place);
    const around = foldersAround(place);
    const isIn = (some: ReadonlySet<string>): boolean =>
      some.size > 0 && around.some((folder) => some.has(keyOf(folder) ?? ''));
    if (key !== null && files.has(key)) return 'is an input';
    if (isIn(postoffices)) return 'lies in a postoffice that was given';
    const isData = around.some((folder) => isPostofficeData(fs, folder));
    // A folder that holds GLB is a postoffice, though it be a copy.
    if (isData || glbIn(fs, dirname(place)).length > 0) return 'lies in a postoffice';
    if (isFolder && key !== null) return 'is there already';
    // What lies in a folder that is evidence would be evidence in the next run.
    if (isFolder && isIn(folders)) return 'lies in a folder that was given';
    if (key !== null && isIn(folders)) return 'is there already in a folder that was given';
    const other = taken.get(place) ?? (key === null ? undefined : taken.get(key));
    return other === undefined ? null : `is the file of ${other} as well`;
  };
  /** The place to write to; refuses. */
  const allowed = ({ path, content, option }: Wanted): string => {
    const isFolder = !(content instanceof Uint8Array);
    let place: string;
    try {
      place = placeOf(fs, path);
    } catch (error) {
      throw cannotWrite({ path, content, option }, error);
    }
    const why = objection(place, isFolder);
    const todo = isFolder ? 'name a new folder' : 'name another file';
    if (why !== null) throw usageError(`${path} ${why}, which is never written`, option, todo);
    return place;
  };
  const want = (one: Wanted): void => {
    taken.set(allowed(one), one.option);
    wanted.push(one);
  };

  return {
    add: (path, content, option) => want({ path, content, option }),
    addFolder: (path, content, option) => want({ path, content, option }),
    isWanted: () => wanted.length > 0,
    write() {
      taken.clear();
      for (const one of wanted.splice(0)) {
        const { content, option } = one;
        // Again: on a drive without case two names become one file once the first is written.
        const place = allowed(one);
        try {
          if (content instanceof Uint8Array) writeWhole(fs, place, content);
          else writeNewFolder(fs, place, content);
        } catch (error) {
          throw cannotWrite(one, error);
        }
        const key = keyOf(place);
        if (key !== null) taken.set(key, option);
      }
    },
  };
}

function cannotWrite({ path, content, option }: Wanted, error: unknown): Error {
  const code = codeOf(error);
  if (code === '') throw error;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  const todo = isFull
    ? 'make room there, or name another drive'
    : `name a ${content instanceof Uint8Array ? 'file' : 'new folder'} in a folder of yours`;
  return usageError(`cannot write ${path} (${code})`, option, todo);
}
