/** Facts that follow from others: what waits, against the header; what the file brings, here. */
import type { Fact, Case } from '../model/report-types.js';
import type { FactName } from '../model/facts.js';
import type { FileFacts } from './file-facts.js';
import { pendingLost, runsWithin } from './pending.js';
import type { Testimony } from './reconcile.js';
import { UNNAMED } from './requestors.js';
import { installedFacts, OF_LISTS, templateFacts, touchesOwnList } from './transactions.js';
import type { PendingQueue } from '../model/types.js';
import { listKey, nameKey } from '../model/names.js';

/** Where the queues of a case were read. */
export interface Queues {
  pending: { queue: PendingQueue; input: string } | null;
  transactions: FileFacts['transactions'];
}

type Facts = Record<FactName, Fact>;
type Value = Omit<Testimony, 'input' | 'at' | 'source'>;

/** Sets the facts that nobody states, as far as those that they follow from are known. */
export function derive(
  facts: Facts,
  requestor: string,
  { pending, transactions }: Queues,
  installation: Case['installation'],
): void {
  facts['pending.lost'] = pendingLost(facts, pending);
  if (pending) {
    const say = teller(facts, { ...pending, at: pending.queue.at, source: 'reqtrans' });
    say('pending.exportLost', exportLost(facts, requestor, pending.queue));
    say('pending.otherLists', otherLists(requestor, pending.queue));
  }
  if (!transactions) return;
  const { tally, input, bytes } = transactions;
  const say = teller(facts, { input, at: {}, source: tally.source });
  if (touchesOwnList(tally, requestor))
    for (const fact of OF_LISTS) facts[fact] = { value: null, witnesses: [], conflict: false };
  for (const [fact, value] of installedFacts(tally, requestor, installation)) say(fact, value);
  for (const [fact, value] of templateFacts(tally, facts)) say(fact, value);
  // A listing does not show how large the file is.
  if (bytes !== null && tally.source === 'queue') say('disk.needed', { value: 3 * bytes });
}

const teller =
  (facts: Facts, { input, at, source }: Pick<Testimony, 'input' | 'at' | 'source'>) =>
  (fact: FactName, told: Value | null): void => {
    if (!told) return;
    const witness = { ...told, input, at, source, used: true };
    facts[fact] = { value: told.value, witnesses: [witness], conflict: false };
  };

/**
 * A full export begins with R for the requestor's own list (Q156996); it is lost when its number is
 * not above the header's REQSEQ.
 */
function exportLost(facts: Facts, requestor: string, queue: PendingQueue): Value | null {
  const [own, header] = [facts['requestor.ReqSync'].value, facts['header.REQSEQ'].value];
  if (requestor === UNNAMED || typeof header !== 'number') return null;
  const mine = queue.replaces.filter(({ list }) => listKey(list) === nameKey(requestor));
  if (mine.length === 0) return queue.complete ? { value: false } : null;
  if (typeof own !== 'number') return null;
  const numbers = mine.flatMap(({ number }) => (number === null ? [] : number));
  const lost = runsWithin(
    numbers.map((number) => [number, number] as const),
    own,
    header,
  );
  if (lost.length > 0) return { value: true };
  return queue.complete && numbers.length === mine.length ? { value: false } : null;
}

function otherLists(requestor: string, queue: PendingQueue): Value | null {
  if (requestor === UNNAMED) return null;
  const others = queue.lists.filter(({ list }) => listKey(list) !== nameKey(requestor));
  const value = others.reduce((sum, { count }) => sum + count, 0);
  return value > 0 || queue.complete ? { value } : null;
}
