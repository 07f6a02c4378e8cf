/** Looks at folders and files without reading them; what goes wrong becomes one plain line. */
import { basename, dirname, resolve } from 'node:path';
import type { Dirent } from 'node:fs';
import type { Disk, Look } from '../folders/disk.js';
import { clockFace } from '../model/clock-face.js';
import type { FileSystem } from './io.js';
import type { NotRead } from '../model/not-read.js';
import { cannotRead, NO_RIGHT, NOT_UTF8 } from './read-file.js';
import { CommandError } from './usage.js';

/** Any write bit; DOS and Windows know one attribute for all. */
const WRITE_BITS = 0o222;

export function entriesOf(fs: FileSystem, folder: string): Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(error, folder);
  }
}

/** Its first byte is tried, to see whether it can be read. */
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

/** Symbolic links are not followed. */
function look(fs: FileSystem, path: string): Look {
  try {
    const stat = fs.lstatSync(path);
    if (!stat.isFile()) return null;
    return {
      bytes: stat.size,
      modified: clockFace(stat.mtimeMs),
      isReadOnly: (stat.mode & WRITE_BITS) === 0,
    };
  } catch (error) {
    throw cannotRead(error, path);
  }
}

/** By what is said of the error. */
const WHY: Readonly<Partial<Record<string, NotRead>>> = {
  [NO_RIGHT]: 'no-right',
  [NOT_UTF8]: 'name-not-utf8',
};

/** The file system, as a walk through folders asks for it. */
export const diskOf = (fs: FileSystem): Disk => ({
  entries: (folder) => entriesOf(fs, folder),
  isUpTo: (path, largest) => isUpTo(fs, path, largest),
  look: (path) => look(fs, path),
  full: (path) => resolve(path),
  last: (path) => basename(path),
  around: (path) => dirname(path),
  faultOf: (error) =>
    error instanceof CommandError
      ? { line: `${error.what}: ${error.where}`, why: WHY[error.what] ?? 'fault' }
      : null,
});
