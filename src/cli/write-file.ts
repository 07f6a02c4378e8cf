/** Writes a file whole or not at all, and never over an input. */
import { basename, dirname, join, sep } from 'node:path';
import type { FileSystem } from './io.js';
import { usageError } from './usage.js';

const realPath = (fs: FileSystem, path: string): string | null => {
  try {
    return fs.realpathSync(path);
  } catch {
    return null;
  }
};

/** Whether a file would lie in a folder. */
const isIn = (folder: string | null, target: string): boolean =>
  folder !== null && target.startsWith(folder.replace(/[\\/]*$/, sep));

/** `inputs` are the paths that were given as evidence; `option` names the option in errors. */
export function writeWhole(
  fs: FileSystem,
  path: string,
  content: Uint8Array,
  inputs: readonly string[],
  option: string,
): void {
  const folder = realPath(fs, dirname(path));
  const target = realPath(fs, path) ?? (folder === null ? null : join(folder, basename(path)));
  const near = inputs.map((input) => realPath(fs, input));
  const refuse = (why: string): Error =>
    usageError(`${path} ${why}, which is never written`, option, 'name another file');
  if (target !== null && near.includes(target)) throw refuse('is an input');
  if (target !== null && near.some((input) => isIn(input, target)))
    throw refuse('lies in a postoffice that was given');
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(unfinished, content, { flag: 'wx' });
    fs.renameSync(unfinished, path);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw usageError(`cannot write ${path} (${code})`, option, 'name a file in a folder of yours');
  }
}
