/** One file under many names is one piece of evidence, read once. */
import type { Evidence } from '../model/api-types.js';

/** Evidence that lies in a file or folder, before it is known which of it is the same. */
export interface Found {
  evidence: Evidence;
  /** Which file or folder it is (`fileKey`); null for what is like nothing else. */
  key: string | null;
  /** Which folder its owner is. */
  ownerKey: string | null;
}

/** Duplicates that are named one by one; of the rest only the number. */
const MOST_TOLD = 3;

const goTogether = <T>(a: T, b: T, unset: T): boolean => a === b || a === unset || b === unset;

/** Two hard links in two postoffices belong to both; two forced kinds are two readings. */
const isSame = (a: Found, b: Found): boolean =>
  goTogether(a.ownerKey, b.ownerKey, null) &&
  goTogether(a.evidence.kind, b.evidence.kind, undefined);

const lengthOf = ({ evidence }: Found): number => evidence.listing?.length ?? 0;

/** What is known of either: the forced kind, the postoffice around it, the fuller listing. */
function merged(kept: Found, twin: Found): Found {
  const isFuller = lengthOf(twin) > lengthOf(kept);
  const [a, b] = isFuller ? [twin.evidence, kept.evidence] : [kept.evidence, twin.evidence];
  const ownerKey = kept.ownerKey ?? twin.ownerKey;
  return { key: kept.key, ownerKey, evidence: { ...b, ...a } };
}

/** What is said of a name under which nothing new is found. */
export const sameAs = (name: string, first: string): string =>
  name === first
    ? `${name}: given more than once, read once`
    : `${name} is the same as ${first}: read once`;

/** Keeps the first of each with its place in the order. */
export function readOnce(found: readonly Found[]): { evidence: Evidence[]; notes: string[] } {
  const kept: Found[] = [];
  const places = new Map<string, number[]>();
  const twins: string[] = [];
  /** Folders that were first met under another name. */
  const ownerNames = new Map<string, string>();
  for (const each of found) {
    const { key, ownerKey, evidence } = each;
    if (ownerKey !== null && evidence.owner !== undefined && !ownerNames.has(ownerKey))
      ownerNames.set(ownerKey, evidence.owner);
    const known = key === null ? [] : (places.get(key) ?? []);
    const at = known.find((place) => isSame(kept[place]!, each));
    if (at === undefined) {
      if (key !== null) places.set(key, [...known, kept.length]);
      kept.push(each);
      continue;
    }
    if (!evidence.listing) twins.push(sameAs(evidence.name, kept[at]!.evidence.name));
    kept[at] = merged(kept[at]!, each);
  }
  const more = twins.length - MOST_TOLD;
  return {
    evidence: kept.map(({ evidence, ownerKey }) => {
      const owner = ownerKey === null ? undefined : ownerNames.get(ownerKey);
      return owner === undefined ? evidence : { ...evidence, owner };
    }),
    notes: [
      ...twins.slice(0, MOST_TOLD),
      ...(more > 0 ? [`${more} more given more than once, each read once`] : []),
    ],
  };
}
