/** Which file or folder a name stands for, by device and inode: names do not tell. */
import type { BigIntStats } from 'node:fs';
import type { FileSystem } from './io.js';

const STDIN = 0;

/** Large numbers stay exact; a drive that numbers no files gives 0. */
const numbered = ({ dev, ino }: BigIntStats): string | null =>
  typeof ino === 'bigint' && ino !== 0n ? `${dev}:${ino}` : null;

/**
 * Equal keys are one file or folder, whatever it is called: case, 8.3 names, links and mapped drives
 * give it many names. Null where there is nothing.
 */
export function fileKey(fs: FileSystem, path: string): string | null {
  try {
    return numbered(fs.statSync(path, { bigint: true })) ?? `name ${fs.realpathSync(path)}`;
  } catch {
    return null;
  }
}

/** The file that standard input is redirected from, or null. */
export function stdinKey(fs: FileSystem): string | null {
  try {
    const stat = fs.fstatSync(STDIN, { bigint: true });
    return stat.isFile() ? numbered(stat) : null;
  } catch {
    return null;
  }
}

/** The keys of those that are there, each once. */
export const keysOf = (fs: FileSystem, paths: readonly string[]): string[] => [
  ...new Set([...new Set(paths)].flatMap((path) => fileKey(fs, path) ?? [])),
];
