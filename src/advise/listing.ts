/**
 * Which requestors to add to ResyncConnectionRDNs so that every target passes: the fewest that hold
 * the numbers that are missing. Follows from "highest among the listed" (Q215505); inferred.
 */
import type { OwnNumber } from '../case/types.js';
import { NUMBERS } from '../case/types.js';
import { recordOf, type ModelRecord, type ServerModel } from './dss.js';

/** What the targets need: the highest of their own numbers, each. */
export type Needs = Readonly<Record<OwnNumber, number>>;

export interface Listing {
  /** All that should be listed, those that are listed already first. */
  listed: ModelRecord[];
  add: ModelRecord[];
  /** Who of the additions brings which number. */
  brings: { record: ModelRecord; numbers: OwnNumber[] }[];
}

const OWN = NUMBERS.map(({ own }) => own);
const reaches = (record: ModelRecord, own: OwnNumber, needs: Needs): boolean =>
  (record.numbers[own] ?? -1) >= needs[own];

/** The fewest additions, the targets themselves before others; null when no record reaches a need. */
export function fewestToList(
  { records, listed: names }: ServerModel,
  needs: Needs,
  targets: ReadonlySet<string>,
): Listing | null {
  const base = (names ?? []).flatMap((name) => recordOf(records, name) ?? []);
  const open = OWN.filter((own) => !base.some((record) => reaches(record, own, needs)));
  // One candidate for each set of numbers that it brings is enough: at most seven.
  const best = new Map<string, ModelRecord>();
  for (const record of records) {
    // The maximum over a group is unknown while one number of it is.
    if (base.includes(record) || OWN.some((own) => record.numbers[own] === null)) continue;
    const brings = open.filter((own) => reaches(record, own, needs)).join();
    const held = best.get(brings);
    if (brings !== '' && (!held || (targets.has(record.name) && !targets.has(held.name))))
      best.set(brings, record);
  }
  const isEnough = (group: readonly ModelRecord[]): boolean =>
    open.every((own) => group.some((record) => reaches(record, own, needs)));
  const group = smallest([...best.values()], isEnough, targets);
  if (!group) return null;
  return {
    listed: [...base, ...group],
    add: group,
    brings: group.map((record) => ({
      record,
      numbers: open.filter((own) => reaches(record, own, needs)),
    })),
  };
}

/** The smallest group that is enough; among equals the one with most targets in it. */
function smallest(
  candidates: readonly ModelRecord[],
  isEnough: (group: readonly ModelRecord[]) => boolean,
  targets: ReadonlySet<string>,
): ModelRecord[] | null {
  let groups: ModelRecord[][] = [[]];
  for (let size = 0; size <= OWN.length; size += 1) {
    const enough = groups.filter(isEnough);
    const count = (group: ModelRecord[]): number =>
      group.filter(({ name }) => targets.has(name)).length;
    if (enough.length > 0) return enough.sort((a, b) => count(b) - count(a))[0]!;
    groups = groups.flatMap((group) =>
      candidates
        .slice(group.length > 0 ? candidates.indexOf(group.at(-1)!) + 1 : 0)
        .map((record) => [...group, record]),
    );
  }
  return null;
}
