/** What a browser hands over, as evidence: files on their own, and folders walked as on a disk. */
import { walk } from '../folders/walk.js';
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
  /** Sentences on what was left out. */
  notes: string[];
  /** How many bytes there are to read. */
  total: number;
}

/** The evidence in the order in which it was given. `onBytes` is called as the bytes go by. */
export function gather(
  given: readonly Given[],
  read: ReadPart,
  onBytes: (bytes: number) => void,
): Gathered {
  const gathered: Gathered = { evidence: [], notes: [], total: 0 };
  const roots = new Set<string>();
  const contents = new Map(given.map((each) => [each.path, each]));
  const add = (path: string, rest: Omit<Evidence, 'name' | 'chunks'>): void => {
    const content = rest.listing ? null : (contents.get(path)?.content ?? null);
    gathered.total += content?.size ?? 0;
    const chunks = content ? chunksOf(content, path, read, onBytes) : [];
    gathered.evidence.push({ name: path, ...rest, chunks });
  };
  for (const { path, root } of given) {
    if (root === null) {
      add(path, {});
      continue;
    }
    if (roots.has(root)) continue;
    roots.add(root);
    const { found, notes } = walk(root, diskOf(given.filter((each) => each.root === root)));
    if (found.length === 0)
      throw new Refused(
        `no evidence in the folder ${root}${notes[0] === undefined ? '' : ` (${notes[0]})`}`,
        'Choose the files, or another folder.',
      );
    for (const { path: name, owner, listing, isOptional } of found)
      add(name, {
        ...(listing && { kind: 'postoffice', listing }),
        ...(owner !== undefined && { owner }),
        ...(isOptional && { isOptional }),
      });
    gathered.notes.push(...notes);
  }
  return gathered;
}

/** The bytes of a file, a piece at a time, so that its size does not matter. */
const chunksOf = (
  content: Blob,
  path: string,
  read: ReadPart,
  onBytes: (bytes: number) => void,
): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    for (let at = 0; at < content.size; at += CHUNK) {
      const chunk = readOrRefuse(content, path, at, read);
      yield chunk;
      onBytes(chunk.length);
    }
  },
});

function readOrRefuse(content: Blob, path: string, at: number, read: ReadPart): Uint8Array {
  try {
    return read(content, at, Math.min(at + CHUNK, content.size));
  } catch {
    throw new Refused(
      `${path} cannot be read any more`,
      'It was moved, changed or removed since it was chosen: choose it again.',
    );
  }
}

interface Inside extends Entry {
  path: string;
}

/** Files with their paths, as a disk. Nothing is known of links and rights, and nothing is opened. */
function diskOf(given: readonly Given[]): Disk {
  const files = new Map(given.filter(({ content }) => content).map((each) => [each.path, each]));
  const folders = new Map<string, Map<string, Inside>>();
  const enter = (path: string, isFolder: boolean): void => {
    if (isFolder && !folders.has(path)) folders.set(path, new Map());
    const at = path.lastIndexOf('/');
    if (at < 0) return;
    const around = path.slice(0, at);
    enter(around, true);
    const name = path.slice(at + 1);
    folders.get(around)!.set(name, {
      name,
      path,
      isFile: () => !isFolder,
      isDirectory: () => isFolder,
      isSymbolicLink: () => false,
    });
  };
  for (const { path, content } of given) enter(path, content === null);
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    entries: (folder) => [...(folders.get(folder)?.values() ?? [])],
    isUpTo: (path, largest) => (files.get(path)?.content?.size ?? 0) <= largest,
    look(path) {
      const file = files.get(path);
      if (!file?.content) return null;
      const modified = file.modified === null ? null : clockFace(file.modified);
      return { bytes: file.content.size, modified, isReadOnly: false };
    },
    full: (path) => path,
    last,
    around: (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    faultOf: () => null,
  };
}
