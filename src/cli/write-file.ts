/** Writes a file, or a new folder of files, whole or not at all. */
import { dirname, join } from 'node:path';
import { codeOf, type FileSystem } from './io.js';

/** Names to try for what is unfinished; one may be left from a run that was cut off. */
const MOST_NAMES = 20;
/** What a drive says that knows no flushing. */
const NO_FLUSHING = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'];

/** Something new beside the target, so that it can be renamed to it. Never what is there already. */
function makeUnfinished<T>(folder: string, make: (path: string) => T): { made: T; path: string } {
  for (let at = 1; ; at += 1) {
    const path = join(folder, `.resync-check-${process.pid}-${at}.tmp`);
    try {
      return { made: make(path), path };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || at === MOST_NAMES) throw error;
    }
  }
}

function flush(fs: FileSystem, file: number): void {
  try {
    fs.fsyncSync(file);
  } catch (error) {
    if (!NO_FLUSHING.includes(codeOf(error))) throw error;
  }
}

/** Makes the new name last. Not every system can open a folder; the file itself is safe by then. */
function flushFolder(fs: FileSystem, folder: string): void {
  try {
    const opened = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(opened);
    } finally {
      fs.closeSync(opened);
    }
  } catch {
    // As good as this system can do.
  }
}

/** Throws what the file system throws; then nothing is left behind and nothing has changed. */
export function writeWhole(fs: FileSystem, path: string, content: Uint8Array): void {
  const there = fs.statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory()) {
    // A terminal, a pipe or /dev/null: to rename a file to it would replace it.
    fs.writeFileSync(path, content);
    return;
  }
  const folder = dirname(path);
  const unfinished = makeUnfinished(folder, (name) => fs.openSync(name, 'wx'));
  try {
    fill(fs, unfinished.made, content);
    fs.renameSync(unfinished.path, path);
  } catch (error) {
    fs.rmSync(unfinished.path, { force: true });
    throw error;
  }
  flushFolder(fs, folder);
}

/** Writes an opened file and closes it. */
function fill(fs: FileSystem, file: number, content: Uint8Array): void {
  try {
    fs.writeFileSync(file, content);
    flush(fs, file);
  } catch (error) {
    fs.closeSync(file);
    throw error;
  }
  fs.closeSync(file);
}

export interface NamedFile {
  name: string;
  content: Uint8Array;
}

/** A folder that is not there yet, with its files; throws as `writeWhole` does. */
export function writeNewFolder(fs: FileSystem, path: string, files: readonly NamedFile[]): void {
  const folder = dirname(path);
  const unfinished = makeUnfinished(folder, (name) => void fs.mkdirSync(name));
  try {
    for (const { name, content } of files)
      fill(fs, fs.openSync(join(unfinished.path, name), 'wx'), content);
    flushFolder(fs, unfinished.path);
    fs.renameSync(unfinished.path, path);
  } catch (error) {
    fs.rmSync(unfinished.path, { force: true, recursive: true });
    throw error;
  }
  flushFolder(fs, folder);
}
