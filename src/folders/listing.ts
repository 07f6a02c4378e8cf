/** What lies in the folders of a postoffice: names, sizes, dates. No file is opened for it. */
import type { FolderEntry } from '../model/types.js';
import { isPostofficeFile } from '../evidence/postoffice/files.js';
import { below, type Disk, type Entry } from './disk.js';

const MOST_ENTRIES = 20_000;

/** A folder of the postoffice. `name` as the postoffice calls it, case as found: `GLB`. */
export interface DataFolder {
  name: string;
  path: string;
  entries: readonly Entry[];
}

export interface Listed {
  /** Empty where no file is one of a postoffice. */
  entries: FolderEntry[];
  /** Plain sentences on what was left out. */
  notes: string[];
}

/**
 * Lists the files of some folders, in their order. A folder is listed whole or not at all, so that what
 * is missing in the listing is missing in the folder. Symbolic links are not followed.
 */
export function listFolders(folders: readonly DataFolder[], disk: Disk): Listed {
  const entries: FolderEntry[] = [];
  const notes: string[] = [];
  const unreadable: string[] = [];
  let left = MOST_ENTRIES;
  for (const { name: folder, path, entries: inside } of folders) {
    const files = inside.filter((entry) => entry.isFile());
    // A link is there under its name, and nothing else is known of it.
    const links = inside.filter((entry) => entry.isSymbolicLink());
    if (files.length > left) {
      notes.push(
        `${path}: its ${files.length} files were not listed, more than ${MOST_ENTRIES} in all`,
      );
      continue;
    }
    left -= files.length;
    // The folder itself: it may be empty.
    entries.push({ path: `${folder}/`, bytes: 0, modified: null, isReadOnly: false });
    for (const { name } of links.slice(0, left))
      entries.push({ path: `${folder}/${name}`, bytes: -1, modified: null, isReadOnly: false });
    for (const { name } of files)
      try {
        const known = disk.look(below(path, name));
        // It was a file a moment ago.
        if (known) entries.push({ path: `${folder}/${name}`, ...known });
      } catch (error) {
        const fault = disk.faultOf(error);
        if (fault === null) throw error;
        unreadable.push(fault.line);
        // It is there, and nothing else is known of it.
        entries.push({ path: `${folder}/${name}`, bytes: -1, modified: null, isReadOnly: false });
      }
  }
  if (unreadable.length > 0) {
    const more = unreadable.length > 1 ? ` (and ${unreadable.length - 1} more)` : '';
    notes.push(`size and date not known: ${unreadable[0]}${more}`);
  }
  const isPostoffice = entries.some(({ path }) => isPostofficeFile(path));
  return { entries: isPostoffice ? entries : [], notes };
}
