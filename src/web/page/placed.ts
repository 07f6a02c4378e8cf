/** What is given: its names, and where something new has its place beside it. */
import type { Given } from '../protocol.js';

/** What a person gave at once: a file, or a folder with all that is in it. */
export const nameOf = ({ path, root }: Given): string => root ?? path;

export interface Placed {
  added: Given[];
  /** Names of what is given again: the new takes the place of the old. */
  replaced: string[];
}

/**
 * What is added beside what is there. A browser tells no paths, so that the GLB folders of two
 * postoffices have one name: another file or folder of a name that is taken lies in a folder of its
 * own, `no. 2`. What was there before takes its new place.
 */
export async function placed(before: readonly Given[], added: readonly Given[]): Promise<Placed> {
  const all = grouped(before);
  const result: Placed = { added: [], replaced: [] };
  for (const [name, files] of grouped(added, true)) {
    let as = name;
    for (let number = 2; all.has(as) && !(await isSame(all.get(as)!, files, as)); number += 1)
      as = `no. ${number}/${name}`;
    const prefix = as.slice(0, as.length - name.length);
    const here = files.map((file) => ({
      ...file,
      path: prefix + file.path,
      root: file.root === null ? null : prefix + file.root,
    }));
    if (all.has(as)) result.replaced.push(as);
    all.set(as, here);
    result.added = [...result.added.filter((each) => nameOf(each) !== as), ...here];
  }
  return result;
}

/** By name; of files, which may share one, each for itself where `isEach`. */
function grouped(given: readonly Given[]): Map<string, Given[]>;
function grouped(given: readonly Given[], isEach: true): [string, Given[]][];
function grouped(given: readonly Given[], isEach = false) {
  const folders = new Map<string, Given[]>();
  const all: [string, Given[]][] = [];
  for (const each of given) {
    const name = nameOf(each);
    const known = each.root === null && isEach ? undefined : folders.get(name);
    if (known) known.push(each);
    else {
      const files = [each];
      folders.set(name, files);
      all.push([name, files]);
    }
  }
  return isEach ? all : folders;
}

/**
 * Whether it is the same again: a file or folder whose files are as they were, or were changed since,
 * which makes the old ones unreadable.
 */
async function isSame(
  before: readonly Given[],
  now: readonly Given[],
  name: string,
): Promise<boolean> {
  const inside = (path: string, root: string): string => path.slice(root.length);
  const old = new Map(before.map((each) => [inside(each.path, name), each]));
  let [alike, other] = [0, 0];
  for (const each of now) {
    const was = old.get(inside(each.path, nameOf(each)));
    if (!was?.content || !each.content) continue;
    if (!(await isReadable(was.content))) return true;
    if (was.content.size !== each.content.size) other += 1;
    else if (was.modified === each.modified && was.modified !== null) alike += 1;
    else if (await haveSameBytes(was.content, each.content)) alike += 1;
    else other += 1;
  }
  return alike > 0 && alike >= other;
}

async function isReadable(content: Blob): Promise<boolean> {
  try {
    await content.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Larger files are not compared byte by byte. */
const MOST_COMPARED = 16 * 1024 * 1024;

async function haveSameBytes(one: Blob, other: Blob): Promise<boolean> {
  if (one.size > MOST_COMPARED) return false;
  try {
    const [a, b] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
    const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
    return left.every((byte, at) => byte === right[at]);
  } catch {
    // Whichever cannot be read is named when it is to be judged.
    return false;
  }
}

/** A text that was pasted; `taken` are the names that are in use. */
export function fromText(text: string, taken: readonly string[]): Given {
  let number = 1;
  while (taken.includes(`pasted text ${number}`)) number += 1;
  const path = `pasted text ${number}`;
  return { path, root: null, content: new Blob([text]), modified: null };
}
