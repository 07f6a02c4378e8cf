/** A postoffice's part of a sync state: what is installed there, its options, its programs. */
import type { FactName } from '../../model/facts.js';
import type { FactValue, Installation, Place, Source } from '../../model/types.js';
import { programVersion } from '../programs/program-version.js';
import { postofficeName } from '../../model/names.js';

export type StatedPrograms = Partial<Record<keyof typeof VERSION_FACTS, string>>;

export interface StatedPostoffice {
  gateways?: string[];
  postoffices?: string[];
  lists?: { list: string; entries?: number; local?: number }[];
  receivesTemplates?: boolean;
  hasTemplate?: boolean;
  freeDiskBytes?: number;
  programs?: StatedPrograms;
}

/** Takes a fact with the JSON pointer that it stands at, below the postoffice's own. */
export type See = (fact: FactName, value: FactValue, source: Source, pointer: string) => void;
/** Takes a version that is none, or one that no article places; who takes it names the place. */
export type Warn = (written: string, build: string | null, pointer: string) => void;

const VERSION_FACTS = {
  import: 'import.version',
  srvmain: 'srvmain.version',
  reqmain: 'reqmain.version',
  rebuild: 'rebuild.version',
  external: 'external.version',
  listds: 'listds.version',
  admin: 'mailAdmin.version',
  exchangeAdmin: 'exchangeAdmin.version',
} as const satisfies Record<string, FactName>;

/** No version is longer; what is longer is not searched for one, and not shown whole. */
const LONGEST = 40;

function versionOf(program: string, text: string): ReturnType<typeof programVersion> {
  const read = text.length > LONGEST ? '' : text;
  return programVersion(read, program === 'exchangeAdmin' ? 'exchange' : 'mail');
}

const shown = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;

/** Versions of programs. What is no version, or none that an article places, is said to be unknown. */
export function tellPrograms(programs: StatedPrograms | undefined, see: See, warn: Warn): void {
  for (const [program, written] of Object.entries(programs ?? {})) {
    const pointer = `/programs/${program}`;
    const text = written.trim();
    const read = versionOf(program, text);
    if ('problem' in read) {
      warn(shown(text), read.build, pointer);
      continue;
    }
    see(VERSION_FACTS[program as keyof StatedPrograms], read.version, 'program', pointer);
    if (program === 'import' && read.isNt !== null)
      see('import.isNt', read.isNt, 'program', pointer);
  }
}

/** The options of REQCONF.GLB and the disk. */
export function tellOptions(stated: StatedPostoffice, see: See): void {
  const { receivesTemplates, hasTemplate, freeDiskBytes } = stated;
  if (receivesTemplates !== undefined)
    see('requestor.receivesTemplates', receivesTemplates, 'reqconf', '/receivesTemplates');
  if (hasTemplate !== undefined)
    see('requestor.hasTemplate', hasTemplate, 'reqconf', '/hasTemplate');
  if (freeDiskBytes !== undefined) see('disk.free', freeDiskBytes, 'reqconf', '/freeDiskBytes');
}

/** `SNADS` for `snads:` as for `SNADS`. */
const typeName = (written: string): string => written.trim().replace(/:$/, '').toUpperCase();

/** What is installed, or null where nothing is said of it. An empty list says that there is none. */
export function installationOf(
  name: string,
  { gateways, postoffices, lists }: StatedPostoffice,
  at: Place,
): Installation | null {
  if (!gateways && !postoffices && !lists) return null;
  return {
    requestor: postofficeName(name),
    ...(gateways && { gateways: gateways.map(typeName) }),
    ...(postoffices && { postoffices: postoffices.map(postofficeName) }),
    ...(lists && {
      lists: lists.map(({ list, entries = null, local = null }) => ({
        list: postofficeName(list),
        entries,
        local,
      })),
    }),
    at,
  };
}
