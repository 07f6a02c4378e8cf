/** Which files of an archive belong to one postoffice, which of them may be evidence, what lies there. */
import type { FolderEntry } from '../model/types.js';
import { isPostofficeFile } from '../evidence/postoffice/files.js';
import * as names from '../evidence/postoffice/names.js';
import type { Item } from './types.js';

/** An archive sorted as a folder of the same files would be. */
export interface Sorted {
  /** In the order of the archive; `owner` is the postoffice's folder in it, '' for the archive itself. */
  wanted: { item: Item; owner: string | null; isOptional: boolean }[];
  listings: { owner: string; listing: FolderEntry[] }[];
  /** How many files are the postoffice's own, listed and not read. */
  passedOver: number;
}

const GLB = /^glb$/i;
const LOG = /^log$/i;

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const under = (owner: string, path: string): string =>
  owner === '' ? path : path.slice(owner.length + 1);

export function sortFolders(items: readonly Item[]): Sorted {
  const owners = new Set<string>();
  for (const { name } of items) {
    const parts = folderOf(name).split('/');
    const at = parts.findIndex((part) => GLB.test(part));
    if (at >= 0) owners.add(parts.slice(0, at).join('/'));
  }
  const ownerOf = (path: string): string | null => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (owners.has(folder)) return folder;
      if (folder === '') return null;
    }
  };
  const owned = items.map((item) => ({ item, owner: ownerOf(item.name) }));
  const wanted = owned
    .filter(({ item, owner }) => owner === null || isWanted(under(owner, item.name)))
    .map((each) => ({ ...each, isOptional: names.isReadme(lastOf(each.item.name)) }));
  const listings = [...owners].flatMap((owner) => {
    const own = owned.filter((each) => each.owner === owner).map(({ item }) => item);
    const listing = listed(own, owner);
    return listing.some(({ path }) => isPostofficeFile(path)) ? [{ owner, listing }] : [];
  });
  return { wanted, listings, passedOver: items.length - wanted.length };
}

const lastOf = (path: string): string => path.split('/').at(-1)!;

/** `path` begins below the postoffice's folder. */
function isWanted(path: string): boolean {
  const [first, ...rest] = path.split('/') as [string, ...string[]];
  const name = lastOf(path);
  if (rest.length === 0 || !names.isDataFolder(first)) return names.isWantedBeside(name);
  if (rest.length > 1) return false;
  if (GLB.test(first)) return names.isWantedInGlb(name);
  return LOG.test(first) && names.isDirsyncLog(name);
}

/** The files right in the folders that are listed, GLB first. */
function listed(items: readonly Item[], owner: string): FolderEntry[] {
  const folders = new Map<string, FolderEntry[]>();
  for (const { name, bytes, modified, isReadOnly } of items) {
    const path = under(owner, name);
    const [folder, ...rest] = path.split('/') as [string, ...string[]];
    if (rest.length !== 1 || names.listedPlace(folder) < 0) continue;
    const known = folders.get(folder) ?? [
      { path: `${folder}/`, bytes: 0, modified: null, isReadOnly: false },
    ];
    known.push({ path, bytes, modified, isReadOnly });
    folders.set(folder, known);
  }
  return [...folders]
    .sort(([a], [b]) => names.listedPlace(a) - names.listedPlace(b))
    .flatMap(([, entries]) => entries);
}
