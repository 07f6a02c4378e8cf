/** A mail or archive -> its parts, and theirs, as deep as the limits go. */
import { partName } from '../model/input-name.js';
import type { Hindrance } from '../model/issue-args.js';
import { issue, type Issue } from '../model/issues.js';
import type { MailMoment } from '../model/mail-types.js';
import type { FolderEntry } from '../model/types.js';
import { leftOut } from '../evidence/hidden-numbers.js';
import { sortFolders } from './folders.js';
import * as limits from './limits.js';
import { mendedMail } from './mail-mend.js';
import { sentTime } from './mail-source.js';
import { containerOf } from './recognise.js';
import type { ContainerKind, Contents, Item, Openers } from './types.js';

/** One piece of evidence out of a container, or a container that was opened. */
export interface Unpacked {
  name: string;
  bytes: Uint8Array;
  /** The postoffice folder of an archive that it lies in. */
  owner?: string;
  listing?: readonly FolderEntry[];
  isAside?: boolean;
  isOptional?: boolean;
  /** The date of the mail that it came with: it is no younger. */
  sentAt?: MailMoment;
  /** It was opened; what came out of it follows. */
  opened?: { kind: ContainerKind; issues: readonly Issue[] };
}

/** Where a part lies, and what may still come out of the input as a whole. */
interface Place {
  /** Mails and archives around it. */
  mails: number;
  archives: number;
  left: { bytes: number; parts: number };
}

/** The container first, its parts in order behind it. */
export function unpack(
  name: string,
  bytes: Uint8Array,
  kind: ContainerKind,
  openers: Openers,
): Promise<Unpacked[]> {
  const left = { bytes: limits.MOST_UNPACKED, parts: limits.MOST_PARTS_IN_ALL };
  return open({ name, bytes }, kind, inside({ mails: 0, archives: 0, left }, kind), openers);
}

async function open(
  container: Unpacked,
  kind: ContainerKind,
  place: Place,
  openers: Openers,
): Promise<Unpacked[]> {
  const { name, bytes } = container;
  const contents = await contentsOf(bytes, kind, openers);
  const issues = [...contents.issues];
  const all: Unpacked[] = [];
  const mail = kind === 'mail' ? (mendedMail(bytes, true)?.mail ?? bytes) : null;
  const sentAt = (mail && sentTime(mail)) ?? container.sentAt;
  const leaveOut = (part: string, why: Hindrance): void => void issues.push(leftOut(part, why));
  const { wanted, listings, passedOver } =
    kind === 'archive'
      ? sortFolders(contents.items)
      : { ...loose(contents.items), listings: [], passedOver: 0 };
  if (passedOver > 0) issues.push(issue('postoffice-files-not-read', { files: passedOver }));
  const folder = (owner: string): string =>
    owner === '' ? name.replace(/\.zip$/i, '') : partName(name, owner);
  for (const { owner, listing } of listings)
    all.push({ name: folder(owner), bytes: new Uint8Array(), owner: folder(owner), listing });
  const names = namesOf(wanted.map(({ item }) => item));
  for (const [at, { item, owner, isOptional }] of wanted.entries()) {
    const trouble = item.trouble ?? hindrance(item, place, kind);
    const content = trouble ?? item.extract();
    if (!(content instanceof Uint8Array)) {
      leaveOut(names[at]!, content);
      continue;
    }
    place.left.bytes -= content.length;
    place.left.parts -= 1;
    const part: Unpacked = {
      name: partName(name, names[at]!),
      bytes: content,
      ...(owner !== null && { owner: folder(owner) }),
      ...(item.isAside && { isAside: true }),
      ...(isOptional && { isOptional }),
      ...(sentAt && { sentAt }),
    };
    const inner = innerKind(item, content);
    const deeper = inner && !item.isAside ? deeperPlace(place, inner) : null;
    if (deeper && 'is' in deeper) leaveOut(names[at]!, deeper);
    else if (inner && deeper) {
      const opened = await open(part, inner, deeper, openers);
      all.push(...opened.map((each) => (part.owner ? { owner: part.owner, ...each } : each)));
    } else all.push(part);
  }
  return [{ ...container, opened: { kind, issues } }, ...all];
}

const loose = (items: readonly Item[]) => ({
  wanted: items.map((item) => ({ item, owner: null, isOptional: false })),
});

function contentsOf(
  bytes: Uint8Array,
  kind: ContainerKind,
  openers: Openers,
): Contents | Promise<Contents> {
  return kind === 'mail' ? openers.mail(bytes) : openers.archive(bytes);
}

/** What the limits say before anything is unpacked. */
function hindrance({ bytes }: Item, { left }: Place, kind: ContainerKind): Hindrance | null {
  if (left.parts <= 0) return { is: 'too-many', most: limits.MOST_PARTS_IN_ALL, of: kind };
  if (bytes > left.bytes) return { is: 'too-much', most: limits.MOST_UNPACKED, of: kind };
  return null;
}

function innerKind(item: Item, content: Uint8Array): ContainerKind | null {
  if (item.isMail) return 'mail';
  return containerOf(item.name, content.subarray(0, limits.HEAD_BYTES));
}

const inside = (place: Place, kind: ContainerKind): Place => ({
  mails: place.mails + (kind === 'mail' ? 1 : 0),
  archives: place.archives + (kind === 'archive' ? 1 : 0),
  left: place.left,
});

/** The place of what lies in a container in a container, or why that one is not opened. */
function deeperPlace(place: Place, kind: ContainerKind): Place | Hindrance {
  const deeper = inside(place, kind);
  if (deeper.mails > 1 + limits.MOST_MAILS_DEEP)
    return { is: 'mails-too-deep', most: limits.MOST_MAILS_DEEP };
  if (deeper.archives > 1 + limits.MOST_ARCHIVES_DEEP) return { is: 'archives-too-deep' };
  return deeper;
}

/** The names, told apart where several parts have the same. */
function namesOf(items: readonly Item[]): string[] {
  const count = new Map<string, number>();
  return items.map(({ name }, at) => {
    const key = name.toLowerCase();
    count.set(key, (count.get(key) ?? 0) + 1);
    return count.get(key) === 1 ? name : partName(`part ${at + 1}`, name);
  });
}
