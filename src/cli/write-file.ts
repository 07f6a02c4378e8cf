/** Writes a file whole or not at all, and never over an input. */
import { basename, dirname, join } from 'node:path';
import type { FileSystem } from './io.js';
import { usageError } from './usage.js';

const realPath = (fs: FileSystem, path: string): string | null => {
  try {
    return fs.realpathSync(path);
  } catch {
    return null;
  }
};

/** `inputs` are the paths that were given as evidence; `option` names the option in errors. */
export function writeWhole(
  fs: FileSystem,
  path: string,
  content: Uint8Array,
  inputs: readonly string[],
  option: string,
): void {
  const target = realPath(fs, path);
  if (target !== null && inputs.some((input) => realPath(fs, input) === target))
    throw usageError(`${path} is an input, which is never written`, option, 'name another file');
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
