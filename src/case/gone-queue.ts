/**
 * A listing of REQTRANS.GLB beside a postoffice folder that has none: it is of another time or place,
 * and shows neither what waits there now nor the number that was confirmed last.
 */
import type { FactName } from '../model/facts.js';
import type { PendingQueue } from '../model/types.js';
import type { Testimony } from './reconcile.js';

interface Said {
  testimony: ReadonlyMap<FactName, readonly Testimony[]>;
  pending: { queue: PendingQueue; input: string }[];
}

/** What was said of one requestor, without such a listing, which is noted instead. */
export function withoutGoneQueue<T extends Said>(said: T): T {
  const isGone = said.testimony.get('reqtrans.isMissing')?.some(({ value }) => value === true);
  if (!isGone) return said;
  const isListed = ({ source }: Testimony): boolean => source === 'reqtrans';
  const listed = [...said.testimony.values()].flat().find(isListed);
  if (!listed) return said;
  const rest = [...said.testimony].flatMap(([fact, all]) => {
    const kept = all.filter((witness) => !isListed(witness));
    return kept.length > 0 ? [[fact, kept] as const] : [];
  });
  const testimony = new Map<FactName, Testimony[]>(rest);
  testimony.set('reqtrans.isListedElsewhere', [{ ...listed, value: true }]);
  return { ...said, testimony, pending: [] };
}
