/** Writes a file whole or not at all. */
import { dirname, join } from 'node:path';
import { codeOf, type FileSystem } from './io.js';

/** Names to try for the unfinished file; one may be left from a run that was cut off. */
const MOST_NAMES = 20;
/** What a drive says that knows no flushing. */
const NO_FLUSHING = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'];

/** A new file beside the target, so that it can be renamed to it. Never one that is there already. */
function openUnfinished(fs: FileSystem, folder: string): { file: number; path: string } {
  for (let at = 1; ; at += 1) {
    const path = join(folder, `.resync-check-${process.pid}-${at}.tmp`);
    try {
      return { file: fs.openSync(path, 'wx'), path };
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
  const unfinished = openUnfinished(fs, folder);
  let isOpen = true;
  try {
    fs.writeFileSync(unfinished.file, content);
    flush(fs, unfinished.file);
    isOpen = false;
    fs.closeSync(unfinished.file);
    fs.renameSync(unfinished.path, path);
  } catch (error) {
    if (isOpen) fs.closeSync(unfinished.file);
    fs.rmSync(unfinished.path, { force: true });
    throw error;
  }
  flushFolder(fs, folder);
}
