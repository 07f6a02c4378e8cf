/** Arguments of the command -> evidence: files, `kind=FILE`, standard input, folders. */
import type { Evidence } from '../model/api-types.js';
import { KINDS } from '../model/types.js';
import type { Kind } from '../model/types.js';
import { fileKey, keysOf, stdinKey } from './identity.js';
import type { FileSystem } from './io.js';
import { nearest } from '../model/nearest.js';
import type { Given } from './outputs.js';
import { fileChunks, pipeChunks, sortOf, stdinChunks } from './read-file.js';
import { readOnce, sameAs, type Found } from './read-once.js';
import { usageError } from './usage.js';
import { unreadEvidence, walk } from '../folders/walk.js';
import { diskOf } from './folder-look.js';
import { expanded, withoutLastQuote } from './windows-shells.js';

export interface Gathered {
  evidence: Evidence[];
  /** What lies in the folders and is not read. */
  left: Evidence[];
  /** Plain sentences on what was left out. */
  notes: string[];
  given: Given;
}

const STDIN_NAME = 'standard input';
/** What a file can be; a postoffice is a folder. */
const FILE_KINDS = KINDS.filter((kind) => kind !== 'postoffice');

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
  const [word, path] = [parts[1]!, parts[2]!];
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

/** A word as it was meant, where nothing of just this name is there. */
function meant(fs: FileSystem, word: string): string[] {
  if (!/["*?]/.test(word) || exists(fs, word)) return [word];
  const name = withoutLastQuote(word);
  if (name.includes('"'))
    throw usageError(
      'no such file',
      word,
      'a backslash before the closing quote keeps it: leave that backslash out',
    );
  return /[*?]/.test(name) ? expanded(fs, name) : [name];
}

/**
 * Expands the arguments. What cannot be found or read is a usage error. Files whose keys are in
 * `after` show what came to pass later: they are passed over, or the answer would be known beforehand.
 */
export function gather(
  args: readonly string[],
  fs: FileSystem,
  after: readonly string[] = [],
): Gathered {
  const found: Found[] = [];
  const left: Found[] = [];
  const notes: string[] = [];
  const folders = new Map<string, string>();
  const postoffices: string[] = [];
  let stdinTaken = false;

  const add = (
    path: string,
    rest: Omit<Evidence, 'name' | 'chunks'>,
    chunksFrom: typeof fileChunks = fileChunks,
  ): void => {
    const { owner, listing } = rest;
    const ownerKey = owner === undefined ? null : fileKey(fs, owner);
    // A postoffice has one listing, be it named itself or its GLB.
    const key = listing ? `listing ${ownerKey ?? path}` : fileKey(fs, path);
    const chunks = listing ? [] : chunksFrom(fs, path, path);
    found.push({ key, ownerKey, evidence: { name: path, ...rest, chunks } });
  };
  const addFolder = (path: string): void => {
    const key = fileKey(fs, path) ?? path;
    const before = folders.get(key);
    if (before !== undefined) {
      notes.push(sameAs(path, before));
      return;
    }
    folders.set(key, path);
    const walked = walk(path, diskOf(fs));
    if (walked.found.length === 0) {
      const why = walked.notes.length > 0 ? ` (${walked.notes[0]})` : '';
      const what = `no evidence in this folder${why}`;
      throw usageError(what, path, 'name the files or another folder');
    }
    for (const { path: name, owner, listing, isOptional } of walked.found) {
      const kind = listing ? ({ kind: 'postoffice', listing } as const) : {};
      const of = { ...(owner !== undefined && { owner }), ...(isOptional && { isOptional }) };
      add(name, { ...kind, ...of });
      // Where the GLB was named, only that was given of its postoffice.
      if (owner !== undefined) postoffices.push(owner.startsWith(path) ? owner : path);
    }
    for (const each of walked.left)
      left.push({ key: fileKey(fs, each.path), ownerKey: null, evidence: unreadEvidence(each) });
    notes.push(...walked.notes);
  };

  for (const argument of args.flatMap((word) => meant(fs, word))) {
    const { path, ...rest } = forced(fs, argument) ?? { path: argument };
    if (path === '') throw usageError('an empty name', 'the list of files', 'leave it out');
    if (path === '-') {
      if (stdinTaken) throw usageError('given more than once', STDIN_NAME, 'give - once');
      stdinTaken = true;
      const evidence = { name: STDIN_NAME, ...rest, chunks: stdinChunks(fs, STDIN_NAME) };
      found.push({ key: stdinKey(fs), ownerKey: null, evidence });
      continue;
    }
    const sort = sortOf(fs, path, path);
    if (sort === 'file') add(path, rest);
    else if (sort === 'pipe') add(path, rest, pipeChunks);
    else if ('kind' in rest)
      throw usageError('a kind cannot be forced on a folder', argument, 'name a file in it');
    else addFolder(path);
  }
  const isLater = ({ key }: Found): boolean => key !== null && after.includes(key);
  for (const { evidence } of found.filter(isLater))
    notes.push(`${evidence.name}: given with --after, so it is no evidence for the prediction`);
  const { evidence, notes: twins } = readOnce(found.filter((each) => !isLater(each)));
  const files = found.flatMap(({ key, evidence: { listing } }) => (listing ? [] : (key ?? [])));
  const given = { files, folders: [...folders.keys()], postoffices: keysOf(fs, postoffices) };
  // What a link leads to may be given as well.
  const seen = new Set(found.map(({ key }) => key));
  const isFirst = ({ key }: Found): boolean => {
    if (key === null) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
  return {
    evidence,
    left: left.filter(isFirst).map((each) => each.evidence),
    notes: [...notes, ...twins],
    given,
  };
}
