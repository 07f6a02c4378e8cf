/** Numbers that stand in the evidence and cannot be read: unknown, whatever speaks of them beside that. */
import type { Fact } from '../model/report-types.js';
import { SOURCE_TABLE } from '../model/sources.js';
import type { OwnNumber, UnreadNumber } from '../model/types.js';
import { usedWitness } from './basis.js';
import { OWN_WORDS } from './own-words.js';

/** What could not be read, by the number. */
export type Unread = Readonly<Partial<Record<OwnNumber, readonly UnreadNumber[]>>>;

/**
 * The fact, unknown where a witness that goes before the one that is used could not be read, or one beside
 * it. A word of the requestor's own stays a lower bound: the numbers only rise between resets (Q96060).
 */
export function withUnread(fact: Fact, unread: readonly UnreadNumber[] = []): Fact {
  const used = usedWitness(fact);
  const rank = used ? SOURCE_TABLE[used.source].rank : Infinity;
  const isOpen = unread.some((each) => {
    const own = SOURCE_TABLE[each.source].rank;
    return own < rank || (own === rank && each.written !== null);
  });
  if (!isOpen) return fact;
  const isOwn = used !== undefined && OWN_WORDS.includes(used.source);
  const value = isOwn && typeof fact.value === 'number' ? fact.value : undefined;
  const atLeast = isOwn ? (fact.atLeast ?? value) : undefined;
  return {
    value: null,
    witnesses: fact.witnesses.map((each) => ({ ...each, used: false })),
    conflict: fact.conflict,
    ...(atLeast !== undefined && { atLeast }),
    reason: 'it cannot be read where it stands',
  };
}
