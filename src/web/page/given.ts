/** Files, folders and texts as a browser hands them over: chosen, dropped or pasted. */
import type { Given } from '../protocol.js';

/** Of a file input; one for folders tells the path of each file in the folder. */
export const fromInput = (files: Iterable<File>): Given[] =>
  [...files].map((file) => {
    const path = file.webkitRelativePath || file.name;
    const root = path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
    return { path, root, content: file, modified: file.lastModified };
  });

/** What browsers of one family have beside the standard. */
interface DroppedItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** Of a drop: files and folders, empty folders among them. */
export async function fromDrop({ items, files }: DataTransfer): Promise<Given[]> {
  // The list is empty as soon as this turn is over.
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item: DroppedItem) => {
      const entry = item.webkitGetAsEntry();
      const isFolder = entry?.isDirectory === true;
      return {
        file: isFolder ? null : item.getAsFile(),
        entry,
        handle: isFolder ? item.getAsFileSystemHandle?.() : undefined,
      };
    });
  if (dropped.length === 0) return fromInput([...files]);
  const given = await Promise.all(
    dropped.map(async ({ file, entry, handle }) => {
      if (file) return fromInput([file]);
      // Chromium refuses to read entries in a page that was opened from a file, and reads handles there.
      const folder = await handle;
      if (folder) return inFolder(folder as FileSystemDirectoryHandle, folder.name, folder.name);
      return entry ? inEntry(entry, entry.name) : [];
    }),
  );
  return given.flat();
}

const folderAt = (path: string, root: string): Given => ({
  ...{ path, root, content: null, modified: null },
});
const fileAt = (file: File, path: string, root: string): Given => ({
  ...{ path, root, content: file, modified: file.lastModified },
});

async function inFolder(
  folder: FileSystemDirectoryHandle,
  path: string,
  root: string,
): Promise<Given[]> {
  const inside: Given[] = [folderAt(path, root)];
  for await (const [name, handle] of folder.entries()) {
    const below = `${path}/${name}`;
    if (handle.kind === 'directory') inside.push(...(await inFolder(handle, below, root)));
    else inside.push(await opened(() => handle.getFile(), below, root));
  }
  return inside;
}

/** A file in a folder. One that another program holds open, or that is gone, stops no other. */
async function opened(open: () => Promise<File>, path: string, root: string): Promise<Given> {
  try {
    return fileAt(await open(), path, root);
  } catch {
    return { ...folderAt(path, root), isUnreadable: true };
  }
}

async function inEntry(entry: FileSystemEntry, root: string): Promise<Given[]> {
  const path = entry.fullPath.replace(/^\/+/, '');
  if (entry.isFile) {
    const open = (): Promise<File> =>
      new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [await opened(open, path, root)];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside = [folderAt(path, root)];
  // A reader gives some at a time, and nothing once it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return inside;
    for (const each of some) inside.push(...(await inEntry(each, root)));
  }
}
