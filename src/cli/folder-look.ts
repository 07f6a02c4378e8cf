/** Looks at folders and files without reading them; what goes wrong becomes one plain line. */
import type { Dirent } from 'node:fs';
import type { FileSystem } from './io.js';
import { cannotRead } from './read-file.js';

/** The name of something in a folder that was given with or without its last slash. */
export const below = (folder: string, name: string): string =>
  /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;

/** By name, without regard to case; names that differ by case alone in a fixed order. */
export function byName(a: Dirent, b: Dirent): number {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

export function entriesOf(fs: FileSystem, folder: string): Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(error, folder);
  }
}

/** Whether a file is at most so large. Throws when it cannot be read: its first byte is tried. */
export function isUpTo(fs: FileSystem, path: string, largest: number): boolean {
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
