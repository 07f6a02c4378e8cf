/** The fewest requestors that hold what others lack: an exact search, there are three numbers only. */
import { OWN_NUMBERS, type OwnNumber } from '../../model/sync-number.js';
import type { ModelRecord } from '../server.js';
import type { Needs } from './needs.js';

/** Whether a record is known to reach a need; what is needed of an unknown number, nobody lacks. */
const reaches = ({ numbers }: ModelRecord, own: OwnNumber, needs: Needs): boolean =>
  (numbers[own] ?? -1) >= (needs[own] ?? -1);

export interface Holder {
  record: ModelRecord;
  /** What it is listed for. */
  numbers: OwnNumber[];
}

/**
 * The fewest candidates that reach what the base does not; it may be among them. What nobody is known to reach is left out.
 * Among groups of one size those with the export settings of the base go first (Q156063), then those
 * whose numbers leap the least, then by name: the order of the records does not matter.
 */
export function fewestHolders(
  candidates: readonly ModelRecord[],
  base: readonly ModelRecord[],
  needs: Needs,
): Holder[] {
  const open = OWN_NUMBERS.filter(
    (own) =>
      needs[own] !== null &&
      !base.some((record) => reaches(record, own, needs)) &&
      candidates.some((record) => reaches(record, own, needs)),
  );
  if (open.length === 0) return [];
  const settings = new Set(base.flatMap((record) => record.exports ?? []));
  const cost = (group: readonly ModelRecord[]): number[] => [
    group.filter(({ exports }) => exports === null || !settings.has(exports)).length,
    OWN_NUMBERS.reduce((sum, own) => sum + leap(group, own, needs), 0),
  ];
  const isBetter = (a: readonly ModelRecord[], b: readonly ModelRecord[]): boolean => {
    const [x, y] = [cost(a), cost(b)];
    const at = x.findIndex((each, i) => each !== y[i]);
    return at < 0 ? namesOf(a) < namesOf(b) : x[at]! < y[at]!;
  };
  const brings = (record: ModelRecord): OwnNumber[] =>
    open.filter((own) => reaches(record, own, needs));
  // Of all who bring the same numbers the best one is enough: at most seven are left.
  const best = new Map<string, ModelRecord>();
  for (const record of candidates) {
    const key = brings(record).join();
    const held = best.get(key);
    if (key !== '' && (!held || isBetter([record], [held]))) best.set(key, record);
  }
  const isEnough = (group: readonly ModelRecord[]): boolean =>
    open.every((own) => group.some((record) => reaches(record, own, needs)));
  const group = groupsOf([...best.values()], open.length)
    .filter(isEnough)
    .reduce((a, b) => (b.length < a.length || (b.length === a.length && isBetter(b, a)) ? b : a));
  return [...group]
    .sort((a, b) => (namesOf([a]) < namesOf([b]) ? -1 : 1))
    .map((record) => ({ record, numbers: brings(record) }));
}

/** How far the header would be above what is needed; what is not known is no leap. */
const leap = (group: readonly ModelRecord[], own: OwnNumber, needs: Needs): number =>
  Math.max(0, ...group.map(({ numbers }) => (numbers[own] ?? 0) - (needs[own] ?? 0)));

const namesOf = (group: readonly ModelRecord[]): string =>
  group
    .map(({ name }) => name.toUpperCase())
    .sort()
    .join('\n');

/** All groups of one to `most` members. */
function groupsOf(members: readonly ModelRecord[], most: number): ModelRecord[][] {
  const [first, ...rest] = members;
  if (!first || most === 0) return [];
  return [
    [first],
    ...groupsOf(rest, most - 1).map((group) => [first, ...group]),
    ...groupsOf(rest, most),
  ];
}
