/** The state of the page as a file: what was given and what was said. */
import { isFields } from '../../model/fields.js';
import { isSyncNumber } from '../../model/sync-number.js';
import { PROFILES, type Profile } from '../../model/redaction.js';
import type { Given, Settings, State } from '../protocol.js';

/** Larger files are left out of a saved state, in bytes. */
const LARGEST = 16 * 1024 * 1024;

/** The last moment that a Date can be, in milliseconds. */
const LATEST = 8.64e15;
/** Longer paths are no names of files. */
const LONGEST_PATH = 4096;

export interface Saved {
  text: string;
  /** Files that are too large to be in it. */
  leftOut: string[];
  /** Files that cannot be read any more. */
  unreadable: string[];
}

export async function saved(
  given: readonly Given[],
  after: readonly Given[],
  { settings, isSimulation, profile }: Pick<State, 'settings' | 'isSimulation' | 'profile'>,
): Promise<Saved> {
  const fits = ({ content }: Given): boolean => (content?.size ?? 0) <= LARGEST;
  const files: State['files'] = [];
  const unreadable: string[] = [];
  const all = [...given, ...after];
  for (const each of all.filter(fits)) {
    const { path, root, content, modified, isUnreadable } = each;
    try {
      if (isUnreadable) throw new Error('it was not even opened');
      files.push({
        ...{ path, root, modified, base64: content ? await toBase64(content) : null },
        ...(after.includes(each) && { isAfter: true }),
      });
    } catch {
      unreadable.push(path);
    }
  }
  const state: State = {
    format: 'resync-check page',
    version: files.some(({ isAfter }) => isAfter) ? 2 : 1,
    ...{ settings, isSimulation, profile, files },
  };
  return {
    text: `${JSON.stringify(state, null, 2)}\n`,
    leftOut: all.filter((each) => !fits(each)).map(({ path }) => path),
    unreadable,
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
  after: Given[];
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
  if (!isFields(value) || value.format !== 'resync-check page')
    return 'This file is no state of this page.';
  if (value.version !== 1 && value.version !== 2)
    return 'This state was saved by another version of this page: open it there, or add the evidence again.';
  const settings = settingsOf(value.settings ?? {});
  if (!settings) return 'This state is damaged: a setting in it cannot be read.';
  const files: unknown[] = Array.isArray(value.files) ? value.files : [];
  const given: Given[] = [];
  const after: Given[] = [];
  for (const file of files) {
    const one = givenOf(file);
    if (!one) return 'This state is damaged: a file in it cannot be read.';
    (isFields(file) && file.isAfter === true ? after : given).push(one);
  }
  return {
    ...{ given, after },
    settings,
    isSimulation: value.isSimulation === true,
    profile: PROFILES.find((each) => each === value.profile) ?? 'names',
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const areNumbers =
  (names: readonly string[]) =>
  (value: unknown): boolean =>
    isFields(value) &&
    Object.entries(value).every(([name, number]) => names.includes(name) && isSyncNumber(number));

/** What each setting may be. The fields of the page check the rest, as of whatever is typed. */
const FITS: { [Name in keyof Required<Settings>]: (value: unknown) => boolean } = {
  requestors: areTexts,
  own: areNumbers(['ImportSync', 'SrvSync', 'ReqSync']),
  header: areNumbers(['IMPSEQ', 'SRVSEQ', 'REQSEQ']),
  dss: (value) => value === 'exchange' || value === 'msmail',
  listed: areTexts,
  globalMax: (value) => typeof value === 'boolean',
  dxaVersion: isText,
  links: (value) =>
    Array.isArray(value) &&
    value.every((link) => isFields(link) && isText(link.rdn) && isText(link.postoffice)),
  importVersion: isText,
  gateways: areTexts,
  command: isText,
};

/** Settings of a file, whoever wrote it; null where one of them is unknown or none. */
function settingsOf(value: unknown): Settings | null {
  if (!isFields(value)) return null;
  const fits = Object.entries(value).every(
    ([name, setting]) => Object.hasOwn(FITS, name) && FITS[name as keyof Settings](setting),
  );
  return fits ? value : null;
}

function givenOf(file: unknown): Given | null {
  if (!isFields(file) || typeof file.path !== 'string' || file.path === '') return null;
  const { path, root, modified, base64 } = file;
  if (path.length > LONGEST_PATH) return null;
  const isRoot = isText(root) && root !== '' && (path === root || path.startsWith(`${root}/`));
  const of = {
    path,
    root: isRoot ? root : null,
    modified: typeof modified === 'number' && Math.abs(modified) <= LATEST ? modified : null,
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
