/** What a browser hands over, as evidence: files on their own, and folders walked as on a disk. */
import { unreadEvidence, walk } from '../folders/walk.js';
import type { Disk, Entry } from '../folders/disk.js';
import { clockFace } from '../model/clock-face.js';
import type { Evidence } from '../model/api-types.js';
import type { Given } from './protocol.js';
import { Refused } from './refused.js';

/** Reads part of a file at once; only a worker can. */
export type ReadPart = (content: Blob, from: number, to: number) => Uint8Array;

const CHUNK = 1024 * 1024;

export interface Gathered {
  evidence: Evidence[];
  /** What lies in the folders and is not read. */
  left: Evidence[];
  /** Sentences on what was left out. */
  notes: string[];
  /** How many bytes there are to read. */
  total: number;
}

/** Files whose content was read before, by the page's number and their name. */
export class Sources {
  readonly readings = new WeakMap<object, object>();
  /** What came out of mails and archives; of any other file, that it is none. */
  readonly opened = new WeakMap<object, readonly Evidence[]>();
  /** Names of the directory server's records. */
  readonly records = new WeakMap<object, readonly string[]>();
  #known = new Map<string, Iterable<Uint8Array>>();
  #used = new Map<string, Iterable<Uint8Array>>();

  /** The same object for the same file, job after job. */
  of({ key, path }: Given, make: () => Iterable<Uint8Array>): Iterable<Uint8Array> {
    if (key === undefined) return make();
    const name = `${key} ${path}`;
    const source = this.#known.get(name) ?? make();
    this.#used.set(name, source);
    return source;
  }

  /** A job is done: what it did not use is forgotten. */
  forgetOthers(): void {
    this.#known = this.#used;
    this.#used = new Map();
  }
}

/** The evidence in the order in which it was given. `onBytes` is called as the bytes go by. */
export function gather(
  given: readonly Given[],
  read: ReadPart,
  onBytes: (bytes: number) => void,
  sources = new Sources(),
): Gathered {
  const gathered: Gathered = { evidence: [], left: [], notes: [], total: 0 };
  const roots = new Set<string>();
  const contents = new Map(given.map((each) => [each.path, each]));
  const add = (path: string, rest: Omit<Evidence, 'name' | 'chunks'>): void => {
    const file = rest.listing ? undefined : contents.get(path);
    const content = file?.content;
    const chunks = content ? sources.of(file, () => chunksOf(content, path, read, onBytes)) : [];
    if (content && !sources.readings.has(chunks)) gathered.total += content.size;
    gathered.evidence.push({ name: path, ...rest, chunks, ...(content && { key: chunks }) });
  };
  for (const { path, root } of given) {
    if (root === null) {
      add(path, {});
      continue;
    }
    if (roots.has(root)) continue;
    roots.add(root);
    const { found, left, notes } = walk(
      root,
      diskOf(
        given.filter((each) => each.root === root),
        read,
      ),
    );
    if (found.length === 0)
      throw new Refused(
        `No evidence in the folder ${root}${notes[0] === undefined ? '' : ` (${notes[0]})`}`,
        'Choose the files, or another folder.',
      );
    for (const { path: name, owner, listing, isOptional } of found)
      add(name, {
        ...(listing && { kind: 'postoffice', listing }),
        ...(owner !== undefined && { owner }),
        ...(isOptional && { isOptional }),
      });
    gathered.left.push(...left.map(unreadEvidence));
    gathered.notes.push(...notes);
  }
  return gathered;
}

/** The bytes of a file, a piece at a time, so that its size does not matter. */
function chunksOf(
  content: Blob,
  path: string,
  read: ReadPart,
  onBytes: (bytes: number) => void,
): Iterable<Uint8Array> {
  // What is looked at again is no progress.
  let most = 0;
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < content.size; at += CHUNK) {
        const chunk = readOrRefuse(content, path, at, read);
        yield chunk;
        const end = at + chunk.length;
        if (end > most) onBytes(end - most);
        most = Math.max(most, end);
      }
    },
  };
}

function readOrRefuse(content: Blob, path: string, at: number, read: ReadPart): Uint8Array {
  try {
    return read(content, at, Math.min(at + CHUNK, content.size));
  } catch {
    throw new Refused(
      `${path} cannot be read any more`,
      'It was moved, changed or removed since it was chosen, or another program holds it: choose it again, or remove it here.',
      path,
    );
  }
}

interface Inside extends Entry {
  path: string;
}

/** A file of a folder that cannot be read; what else is in the folder can. */
class Unreadable extends Error {}

/** Files with their paths, as a disk. Nothing is known of links and rights. */
function diskOf(given: readonly Given[], read: ReadPart): Disk {
  const isFile = ({ content, isUnreadable }: Given): boolean => content !== null || !!isUnreadable;
  const files = new Map(given.filter(isFile).map((each) => [each.path, each]));
  const folders = new Map<string, Map<string, Inside>>();
  const enter = (whole: string, isFolder: boolean): void => {
    let isInner = isFolder;
    for (let path = whole; ;) {
      if (isInner && !folders.has(path)) folders.set(path, new Map());
      const at = path.lastIndexOf('/');
      if (at < 0) return;
      const around = path.slice(0, at);
      const isKnown = folders.has(around);
      if (!isKnown) folders.set(around, new Map());
      const [name, isDirectory] = [path.slice(at + 1), isInner];
      folders.get(around)!.set(name, {
        ...{ name, path },
        isFile: () => !isDirectory,
        isDirectory: () => isDirectory,
        isSymbolicLink: () => false,
      });
      if (isKnown) return;
      [path, isInner] = [around, true];
    }
  };
  for (const each of given) enter(each.path, !isFile(each));
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    entries: (folder) => [...(folders.get(folder)?.values() ?? [])],
    isUpTo(path, largest) {
      const file = files.get(path);
      if (file?.isUnreadable) throw new Unreadable(path);
      const size = file?.content?.size ?? 0;
      // Its first byte is tried, to see whether it can be read.
      if (size > 0 && size <= largest)
        try {
          read(file!.content!, 0, 1);
        } catch {
          throw new Unreadable(path);
        }
      return size <= largest;
    },
    look(path) {
      const file = files.get(path);
      // A negative size says that nothing but the name is known.
      if (file?.isUnreadable) return { bytes: -1, modified: null, isReadOnly: false };
      if (!file?.content) return null;
      const modified = file.modified === null ? null : clockFace(file.modified);
      return { bytes: file.content.size, modified, isReadOnly: false };
    },
    full: (path) => path,
    last,
    around: (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    faultOf: (error) =>
      error instanceof Unreadable
        ? { line: `cannot be read: ${error.message}`, why: 'fault' }
        : null,
  };
}
