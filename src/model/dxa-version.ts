/** The one test of Dxa.exe's version: whether it honours GlobalMaxSeqInResync. Rules and model use it. */
import { versionNumber } from './version.js';

/** The first build of Dxa.exe that honours the value (Q215505); SP2 shipped 5.5.2448.0 (Q243604). */
export const FIRST_BUILD = '5.5.2524';

/** The builds that Exchange 5.5 and its service packs shipped (Q243604). */
const SHIPPED: Readonly<Record<string, string>> = {
  '5.5.1960': 'Exchange 5.5',
  '5.5.2232': 'Exchange 5.5 SP1',
  '5.5.2448': 'Exchange 5.5 SP2',
  '5.5.2650': 'Exchange 5.5 SP3',
};

/** A version with the product that shipped it, where that is known: `5.5.2448.0 (Exchange 5.5 SP2)`. */
export function namedVersion(version: string): string {
  const shipped = SHIPPED[version.split('.').slice(0, 3).join('.')];
  return shipped ? `${version} (${shipped})` : version;
}

/** Major, minor and build; a build that was not written is undefined, not 0. */
function partsOf(version: string): { major: number; minor: number; build?: number } | null {
  const [, major, minor, build] = /^(\d+)\.(\d+)(?:\.(\d+))?(?:\.\d+)?$/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return null;
  return {
    ...{ major: Number(major), minor: Number(minor) },
    ...(build !== undefined && { build: Number(build) }),
  };
}

/** Exchange 4.0 and 5.0, of which Q215505 does not speak. */
const isBeforeExchange55 = ({ major, minor }: { major: number; minor: number }): boolean =>
  (major === 4 || major === 5) && minor === 0;

/** The versions that Exchange had: 4.0, 5.0, 5.5, and 6 for Exchange 2000 and after. */
export function isDxaVersion(text: string): boolean {
  const parts = partsOf(text);
  if (!parts || versionNumber(text) === null) return false;
  return isBeforeExchange55(parts) || isOfExchange55(text) || parts.major === 6;
}

/** Whether it is the Dxa.exe of Exchange 5.5, the only product that Q215505 is about. */
export const isOfExchange55 = (version: string): boolean => {
  const parts = partsOf(version);
  return parts?.major === 5 && parts.minor === 5;
};

/** Exchange 2000 and what came after it; Q215505 does not mention them. */
export const isAfterExchange55 = (version: string): boolean => {
  const parts = partsOf(version);
  return parts !== null && (parts.major > 5 || (parts.major === 5 && parts.minor > 5));
};

/**
 * Whether a Dxa.exe honours GlobalMaxSeqInResync; null when that is unknown, as it is of `5.5`
 * without a build. Exchange 4.0 and 5.0 never do (inferred: Q215505 is about 5.5 alone); Exchange
 * 2000 is not mentioned.
 */
export function honoursGlobalMax(version: string | null): boolean | null {
  const parts = partsOf(version ?? '');
  if (!parts || isAfterExchange55(version!)) return null;
  if (!isOfExchange55(version!)) return isBeforeExchange55(parts) ? false : null;
  // The shipped builds show that the third part tells them apart.
  return parts.build === undefined ? null : parts.build >= 2524;
}

/** The version as a fact for rules; one without its build is of no use to them. */
export const dxaVersionNumber = (version: string): number | null =>
  partsOf(version)?.build === undefined && isOfExchange55(version) ? null : versionNumber(version);
