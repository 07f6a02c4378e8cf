/**
 * A listing of REQTRANS.GLB beside a postoffice folder that has none: it is of another time or place,
 * and shows neither what waits there now nor the number that was confirmed last.
 */
import type { FactName } from '../model/facts.js';
import type { PendingQueue } from '../model/types.js';
import type { Testimony } from './reconcile.js';

interface Said {
  testimony: (readonly [FactName, Testimony])[];
  pending: { queue: PendingQueue; input: string }[];
}

/** What was said of one requestor, without such a listing, which is noted instead. */
export function withoutGoneQueue<T extends Said>(said: T): T {
  const isGone = said.testimony.some(
    ([fact, { value }]) => fact === 'reqtrans.isMissing' && value === true,
  );
  const listed = said.testimony.find(([, { source }]) => source === 'reqtrans')?.[1];
  if (!isGone || !listed) return said;
  const rest = said.testimony.filter(([, { source }]) => source !== 'reqtrans');
  const note = ['reqtrans.isListedElsewhere', { ...listed, value: true }] as const;
  return { ...said, testimony: [...rest, note], pending: [] };
}
