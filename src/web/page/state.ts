/** The state of the page as a file: what was given and what was said. */
import { PROFILES, type Profile } from '../../model/redaction.js';
import type { Given, Settings, State } from '../protocol.js';

/** Larger files are left out of a saved state, in bytes. */
const LARGEST = 16 * 1024 * 1024;

export interface Saved {
  text: string;
  /** Files that are too large to be in it. */
  leftOut: string[];
}

export async function saved(
  given: readonly Given[],
  { settings, isSimulation, profile }: Pick<State, 'settings' | 'isSimulation' | 'profile'>,
): Promise<Saved> {
  const fits = ({ content }: Given): boolean => (content?.size ?? 0) <= LARGEST;
  const files = await Promise.all(
    given.filter(fits).map(async ({ path, root, content, modified }) => ({
      path,
      root,
      modified,
      base64: content ? await toBase64(content) : null,
    })),
  );
  const state: State = {
    format: 'resync-check page',
    version: 1,
    ...{ settings, isSimulation, profile, files },
  };
  return {
    text: `${JSON.stringify(state, null, 2)}\n`,
    leftOut: given.filter((each) => !fits(each)).map(({ path }) => path),
  };
}

async function toBase64(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  const pieces: string[] = [];
  // One call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}

export interface Opened {
  given: Given[];
  settings: Settings;
  isSimulation: boolean;
  profile: Profile;
}

/** Reads a saved state; a sentence where the text is none. */
export function opened(text: string): Opened | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This file is no state of this page: it is not JSON.';
  }
  if (!isObject(value) || value.format !== 'resync-check page')
    return 'This file is no state of this page.';
  if (value.version !== 1) return 'This state was saved by another version of this page.';
  const files: unknown[] = Array.isArray(value.files) ? value.files : [];
  const given: Given[] = [];
  for (const file of files) {
    const one = givenOf(file);
    if (!one) return 'This state is damaged: a file in it cannot be read.';
    given.push(one);
  }
  return {
    given,
    settings: isObject(value.settings) ? value.settings : {},
    isSimulation: value.isSimulation === true,
    profile: PROFILES.find((each) => each === value.profile) ?? 'names',
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function givenOf(file: unknown): Given | null {
  if (!isObject(file) || typeof file.path !== 'string' || file.path === '') return null;
  const { path, root, modified, base64 } = file;
  const of = {
    path,
    root: typeof root === 'string' && path.startsWith(root) ? root : null,
    modified: typeof modified === 'number' ? modified : null,
  };
  if (base64 === null) return { ...of, content: null };
  if (typeof base64 !== 'string') return null;
  try {
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return { ...of, content: new Blob([content]) };
  } catch {
    return null;
  }
}
