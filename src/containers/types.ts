/** What opening a mail or archive yields. */
import type { Hindrance } from '../model/issue-args.js';
import type { Issue } from '../model/issues.js';

export type { ContainerKind } from '../model/issue-args.js';

/** One file in an archive, or one part of a mail, not unpacked yet. */
export interface Item {
  /** Its own name, in an archive with folders: `OCTOBER/GLB/RESYNC.GLB`. */
  name: string;
  bytes: number;
  /** As FolderEntry has it; null where not known. */
  modified: number | null;
  isReadOnly: boolean;
  /** A mail has text and pictures of its own, which need not be evidence. */
  isAside: boolean;
  /** It is known to be a message, whatever it begins with. */
  isMail: boolean;
  /** What hinders it, where that is known beforehand. */
  trouble: Hindrance | null;
  /** Its content, or what hinders it. */
  extract(): Uint8Array | Hindrance;
}

export interface Contents {
  items: Item[];
  issues: Issue[];
}

/** What opens each kind; loaded when the first one is met. */
export interface Openers {
  mail(bytes: Uint8Array): Promise<Contents>;
  archive(bytes: Uint8Array): Contents;
}

/** Nothing of it can be read, for a reason. */
export const refused = (why: Issue): Contents => ({ items: [], issues: [why] });
