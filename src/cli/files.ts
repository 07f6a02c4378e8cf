/** Arguments of the command -> evidence: files, `kind=FILE`, standard input, folders. */
import type { Evidence } from '../api-types.js';
import { KINDS } from '../case/types.js';
import type { FolderEntry, Kind } from '../case/types.js';
import type { FileSystem } from './io.js';
import { nearest } from './nearest.js';
import { cannotRead, fileChunks, stdinChunks } from './read-file.js';
import { usageError } from './usage.js';
import { walk } from './walk.js';

export interface Gathered {
  evidence: Evidence[];
  /** Plain sentences on what was left out. */
  notes: string[];
}

const STDIN_NAME = 'standard input';
/** What a file can be; a postoffice is a folder. */
const FILE_KINDS = KINDS.filter((kind) => kind !== 'postoffice');

const isFolder = (fs: FileSystem, path: string, name: string): boolean => {
  try {
    return fs.statSync(path).isDirectory();
  } catch (error) {
    throw cannotRead(error, name);
  }
};

/** Whether there is something under this name, be it readable or not. */
export function exists(fs: FileSystem, path: string): boolean {
  try {
    return fs.statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** `kind=FILE`; a file that really has such a name is meant as a file. */
function forced(fs: FileSystem, argument: string): { kind: Kind; path: string } | null {
  const parts = /^([a-z][a-z-]*)=(.+)$/i.exec(argument);
  if (!parts || exists(fs, argument)) return null;
  const [, word = '', path = ''] = parts;
  if (word.toLowerCase() === 'postoffice')
    throw usageError('a kind cannot be forced on a postoffice', argument, 'name the folder');
  const kind = FILE_KINDS.find((each) => each === word.toLowerCase());
  if (kind) return { kind, path };
  if (path !== '-' && !exists(fs, path)) return null;
  const [guess] = nearest(word, FILE_KINDS);
  const kinds = `the kinds are ${FILE_KINDS.join(', ')}`;
  const hint = guess === undefined ? kinds : `did you mean ${guess}?`;
  throw usageError(`unknown kind ${word}`, argument, hint);
}

/** Expands the arguments. What cannot be found or read is a usage error. */
export function gather(args: readonly string[], fs: FileSystem): Gathered {
  const gathered: Gathered = { evidence: [], notes: [] };
  const seen = new Set<string>();
  let stdinTaken = false;
  const add = (path: string, rest: Omit<Evidence, 'name' | 'chunks'>): void => {
    const key = `${rest.kind ?? ''}=${path}`;
    if (seen.has(key)) return;
    seen.add(key);
    gathered.evidence.push({ name: path, ...rest, chunks: fileChunks(fs, path, path) });
  };
  const addFolder = (path: string, rest: { owner?: string; listing: readonly FolderEntry[] }) => {
    if (seen.has(`folder=${path}`)) return;
    seen.add(`folder=${path}`);
    gathered.evidence.push({ name: path, kind: 'postoffice', ...rest, chunks: [] });
  };

  for (const argument of args) {
    const { path, ...rest } = forced(fs, argument) ?? { path: argument };
    if (path === '') throw usageError('an empty name', 'in the list of files', 'leave it out');
    if (path === '-') {
      if (stdinTaken) throw usageError('given more than once', STDIN_NAME, 'give - once');
      stdinTaken = true;
      gathered.evidence.push({ name: STDIN_NAME, ...rest, chunks: stdinChunks(fs, STDIN_NAME) });
    } else if (!isFolder(fs, path, path)) add(path, rest);
    else if ('kind' in rest)
      throw usageError('a kind cannot be forced on a folder', argument, 'name a file in it');
    else {
      const { found, notes } = walk(path, fs);
      if (found.length === 0) {
        const why = notes.length > 0 ? ` (${notes[0]})` : '';
        const what = `no evidence in this folder${why}`;
        throw usageError(what, path, 'name the files or another folder');
      }
      for (const { path: name, owner, listing, isOptional } of found) {
        const of = { ...(owner !== undefined && { owner }), ...(isOptional && { isOptional }) };
        if (listing) addFolder(name, { ...of, listing });
        else add(name, of);
      }
      gathered.notes.push(...notes);
    }
  }
  return gathered;
}
