/** What was seen after the import: `--after LOG`. It is read, and is no evidence for the prediction. */
import { exists, gather, type Gathered } from './files.js';
import type { FileSystem } from './io.js';
import { texts, usageError, type Arguments } from './usage.js';

/** The files, or null where none are named. */
export function gatherAfter(args: Arguments, fs: FileSystem): Gathered | null {
  const names = texts(args, 'after');
  if (names.length === 0) return null;
  for (const name of names)
    if (exists(fs, name) && fs.statSync(name, { throwIfNoEntry: false })?.isDirectory())
      throw usageError('it is a folder', `--after ${name}`, 'name the DIRSYNC.LOG in it');
  return gather(names, fs);
}
