/** The version of IMPORT as people type it and as its banner prints it: 3.2, 3.2a, v3.5.22, 3.5.32 NT. */
import { versionNumber, versionProblem } from '../../model/version.js';

export interface ProgramVersion {
  version: number;
  /** Whether it is the program for Windows NT; null while nothing says so. */
  isNt: boolean | null;
}

/** IMPORT 3.2a is build 3.2.9 (Q111556); which build 3.0a is, no article says. */
const LETTERED: Readonly<Record<string, string>> = { '3.2a': '3.2.9' };

/** Dir-Sync came with Mail 3.0, and 3.5 was the last (Q96001, Q148363, Q192158): 5.5 is Exchange's. */
const OF = { mail: /^3\.[0-5](?!\d)/, exchange: /^[4-6]\./ } as const;

const LONGEST = 60;

/** The version; or what is wrong with the text, and the build that it names where no article places it. */
export function programVersion(
  text: string,
  of: 'mail' | 'exchange' = 'mail',
): ProgramVersion | { problem: string; build: string | null } {
  if (text.length > LONGEST) return unknown(null);
  const written = /^(?:v\s?)?(\d+(?:\.\d+)+[a-z]?)(\s*(?:\(\s*)?nt(?:\s*\))?)?$/i.exec(text.trim());
  const name = written?.[1]?.toLowerCase() ?? '';
  const version = OF[of].test(name) ? versionNumber(LETTERED[name] ?? name) : null;
  if (version !== null) return { version, isNt: written?.[2] ? true : null };
  return unknown(/^\d+(?:\.\d+)+[a-z]$/.test(name) ? name : null);
}

const unknown = (build: string | null) => ({ problem: versionProblem(build), build });
