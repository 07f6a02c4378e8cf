/** Folders and files as whoever walks through them sees them: on a disk, or as a browser hands them over. */

import type { NotRead } from '../model/not-read.js';

/** Something in a folder. */
export interface Entry {
  name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** What is known of a file without opening it; null where it is none any more. */
export type Look = { bytes: number; modified: number | null; isReadOnly: boolean } | null;

/** What cannot be read, in one line, and why. */
export interface Fault {
  line: string;
  why: NotRead;
}

/** What a walk asks of its environment. Paths are as the user wrote them. */
export interface Disk {
  /** What lies in a folder. Throws where it cannot be read, as all of these do. */
  entries(folder: string): readonly Entry[];
  /** Whether a file is at most so large; throws when it cannot be read at all. */
  isUpTo(path: string, largest: number): boolean;
  /** `modified` as FolderEntry has it. */
  look(path: string): Look;
  /** The path with nothing left open: no `.`, no `..`. */
  full(path: string): string;
  /** The last part of a path, and all before it. */
  last(path: string): string;
  around(path: string): string;
  /** What cannot be read; null for an error of another sort, which is passed on. */
  faultOf(error: unknown): Fault | null;
}

/** The name of something in a folder that was given with or without its last slash. */
export const below = (folder: string, name: string): string =>
  /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;

/** By name, without regard to case; names that differ by case alone in a fixed order. */
export function byName(a: Pick<Entry, 'name'>, b: Pick<Entry, 'name'>): number {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
