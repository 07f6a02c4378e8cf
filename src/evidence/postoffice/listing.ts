/** The listing of a postoffice folder, made ready to be asked: names without case, sizes that are sizes. */
import type { FolderEntry } from '../../model/types.js';

/** One file of the listing. What the listing does not say soundly is null. */
export interface ListedFile {
  /** In capitals, below the postoffice folder: `GLB/CONTROL.GLB`. */
  path: string;
  /** Without its folder: `CONTROL.GLB`. */
  name: string;
  bytes: number | null;
  modified: number | null;
  isReadOnly: boolean | null;
}

export interface Listing {
  /** Files that lie directly in a folder of the postoffice, in the order of the listing. */
  files: readonly ListedFile[];
  file(path: string): ListedFile | undefined;
  /** True when every one of these folders was listed. */
  saw(...folders: string[]): boolean;
}

/** Facts hold numbers up to here, as every number of the product does. */
const LARGEST = 0xffff_ffff;

const whole = (value: number, most: number): number | null =>
  Number.isInteger(value) && value >= 0 && value <= most ? value : null;

/**
 * Names that differ by case alone are one name in Mail; the first counts. A path that ends in `/`
 * stands for a folder that was listed, though it may be empty. A negative size says that nothing
 * but the name is known.
 */
export function listingOf(entries: readonly FolderEntry[]): Listing {
  const byPath = new Map<string, ListedFile>();
  const folders = new Set<string>();
  for (const { path: found, bytes, modified, isReadOnly } of entries) {
    const [folder = '', name, ...deeper] = found.replaceAll('\\', '/').toUpperCase().split('/');
    if (folder === '' || name === undefined) continue;
    folders.add(folder);
    const path = `${folder}/${name}`;
    if (name === '' || deeper.length > 0 || byPath.has(path)) continue;
    const size = whole(bytes, Number.MAX_SAFE_INTEGER);
    const time = modified === null ? null : whole(Math.floor(modified), LARGEST);
    byPath.set(path, {
      path,
      name,
      bytes: size,
      modified: time,
      isReadOnly: size === null ? null : isReadOnly,
    });
  }
  return {
    files: [...byPath.values()],
    file: (path) => byPath.get(path),
    saw: (...wanted) => wanted.every((folder) => folders.has(folder)),
  };
}
