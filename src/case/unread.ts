/** Numbers that stand in the evidence and cannot be read: unknown, whatever speaks of them beside that. */
import type { Standing, Standings } from './mail-standing.js';
import type { Testimony } from './reconcile.js';
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
export function withUnread(
  known: Fact,
  unread: readonly UnreadNumber[],
  said: readonly Testimony[],
  standings: Standings['of'],
): Fact {
  const fact = withBound(known, unread, standings);
  const used = usedWitness(fact);
  const rank = used ? SOURCE_TABLE[used.source].rank : Infinity;
  const shownAt = lastShown(fact, said, standings);
  const isOpen = unread.some((each) => {
    const own = SOURCE_TABLE[each.source].rank;
    if (each.mail)
      return own <= rank && isOfNow(each, standings) && isOpenBeside(each, own === rank, shownAt);
    if (own === rank && each.says !== undefined) return isAbove(each.says, fact.value);
    return own < rank || (own === rank && each.written !== null);
  });
  if (!isOpen) return fact;
  const isOwn = used === undefined || OWN_WORDS.includes(used.source);
  const value = isOwn && typeof fact.value === 'number' ? fact.value : undefined;
  const shown = fact.atLeast ?? value;
  const cut = unread.flatMap((each) => each.atLeast ?? []);
  const atLeast = isOwn && shown !== undefined ? Math.max(shown, ...cut) : undefined;
  return {
    value: null,
    witnesses: fact.witnesses.map((each) => ({ ...each, used: false })),
    conflict: fact.conflict,
    ...(atLeast !== undefined && { atLeast }),
    reason: 'it cannot be read where it stands',
  };
}

/** The fact with what there is of numbers that were cut; a copy below that stands for nothing. */
function withBound(fact: Fact, unread: readonly UnreadNumber[], standings: Standings['of']): Fact {
  const bounds = unread.flatMap((each) =>
    each.atLeast !== undefined && (!each.mail || isOfNow(each, standings)) ? each.atLeast : [],
  );
  if (bounds.length === 0) return fact;
  const bound = Math.max(...bounds, fact.atLeast ?? 0);
  const isCopy = fact.standIn !== undefined && typeof fact.value === 'number' && fact.value < bound;
  if (fact.value !== null && !isCopy) return fact;
  const { standIn: _, ...rest } = fact;
  return {
    ...(isCopy ? rest : fact),
    ...{ value: null, conflict: false, atLeast: bound },
    witnesses: fact.witnesses.map((each) => ({ ...each, used: false })),
    reason: fact.reason ?? 'it is cut off where it stands',
    ...(fact.atMost !== undefined && { atMost: Math.max(fact.atMost, bound) }),
  };
}

/** What is said in words is above the number that is used; what cannot be read there may be. */
const isAbove = (says: number | null, used: Fact['value']): boolean =>
  typeof used === 'number' && (says ?? Infinity) > used;

/** Mail of an older state, or of another postoffice, leaves nothing open of this one. */
const NOW: readonly Standing[] = ['alone', 'fits', 'newer', 'waiting'];
const isOfNow = ({ mail }: UnreadNumber, standings: Standings['of']): boolean =>
  NOW.includes(standings.get(mail!) ?? 'alone');

/** When a mail last showed the number that is used; null where none has a date. */
function lastShown(
  { value }: Fact,
  said: readonly Testimony[],
  standings: Standings['of'],
): number | null {
  const times = said.flatMap(({ mail, value: shown }) =>
    mail && shown === value && NOW.includes(standings.get(mail)!) ? (mail.time ?? []) : [],
  );
  return times.length > 0 ? Math.max(...times) : null;
}

/**
 * A number of a mail that is shown in no later one is open. What Mail itself has cut away nobody can
 * get (Q162841), so that the directory server's copy still stands in for it; and a mail that shows
 * nothing of the number opens it only where it is known to be the later one.
 */
function isOpenBeside(
  { written, isCut, mail }: UnreadNumber,
  isBesideMail: boolean,
  shownAt: number | null,
): boolean {
  if (!isBesideMail) return written !== null;
  const time = mail!.time;
  const isDated = time !== null && shownAt !== null;
  if (isDated) return time > shownAt;
  return written !== null || isCut === true;
}
