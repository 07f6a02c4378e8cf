/** Names of inputs. A part of a mail or archive is named behind what it came out of. */

/** Stands between a container and its part: `ticket.eml » RESYNC.GLB`. */
const INSIDE = ' » ';

export const partName = (container: string, part: string): string => `${container}${INSIDE}${part}`;

/** The name behind that of the container, folders and all. */
export function inContainer(name: string): string {
  const at = name.lastIndexOf(INSIDE);
  return at < 0 ? name : name.slice(at + INSIDE.length);
}

/** The name of what a part came out of; nothing for what is no part. */
export const containerOf = (name: string): string =>
  name.slice(0, Math.max(0, name.lastIndexOf(INSIDE)));

/** The name without the folders before it, be they on a disk or in an archive. */
export function baseName(name: string): string {
  const own = inContainer(name);
  return own.split(/[\\/]/).at(-1)!;
}

/** Whether it is called as the file that IMPORT -Q reads (Q119449). */
export const isResyncName = (name: string): boolean => /^RESYNC\.GLB$/i.test(baseName(name));

/** Whether it is called as that file in a packed form, which has to be opened before IMPORT reads it. */
export const isPackedResyncName = (name: string): boolean => PACKED_RESYNC.test(baseName(name));
const PACKED_RESYNC =
  /^RESYNC(?:\.GLB)?\.(?:GL_|ZIP|Z|T?GZ|TAR|7Z|RAR|ARJ|LZH|LHA|CAB|EXE|UUE?|B64|BASE64|HQX|MIME?|ASC|PGP|GPG)$/i;

/** Where the last part of a name begins; a part keeps the name of what it came out of. */
export function shortNameAt(name: string): number {
  const inside = name.indexOf(INSIDE);
  const outer = inside < 0 ? name : name.slice(0, inside);
  return Math.max(outer.lastIndexOf('/'), outer.lastIndexOf('\\')) + 1;
}

/** The folder that an input lies in, with its last slash; nothing where its name has none. */
export const folderOf = (name: string): string =>
  name.slice(0, name.length - baseName(name).length);
