/**
 * The requestor's own ImportSync, SrvSync and ReqSync, out of all that speak of them: what is known now,
 * and the bounds within which each may lie by the time the import runs. Unknown stays unknown: an older
 * mail gives a lower bound, a reply that waits an upper one, the directory server's copy a stand-in.
 */
import type { FactName } from '../model/facts.js';
import { numberIn } from '../model/fields.js';
import { standingsOf, type Known } from './mail-standing.js';
import {
  CONFIGURED,
  isOwnWord,
  mayBeReset,
  wordOf,
  type Context,
  type Word,
  unlessReset,
} from './own-words.js';
import { withoutOvertaken } from './overtaken.js';
import { reconcile, unused, type Testimony } from './reconcile.js';
import type { Fact } from '../model/report-types.js';
import type { OwnFact } from '../model/sync-number.js';
import { NUMBERS, OWN_FACTS, type Mail, type OwnNumber, type Source } from '../model/types.js';
import { usedWitness } from './basis.js';
import { misfits, written } from './told-by-mail.js';
import { withUnread, type Unread } from './unread.js';

/** What was said of the three numbers, by whomever. */
export type SaidOfOwn = Readonly<Partial<Record<FactName, readonly Testimony[]>>>;

export interface OwnNumbers {
  facts: Record<OwnFact, Fact>;
  /** What else follows: numbers that will rise, words that contradict, mails that do not fit. */
  more: (readonly [FactName, Testimony])[];
}

/**
 * `trustsCopies` is false where the records at hand are those of another server than the one that this
 * requestor is registered with: their numbers cannot be compared.
 */
export function settleOwnNumbers(
  all: SaidOfOwn,
  trustsCopies: boolean,
  unread: Unread = {},
): OwnNumbers {
  const { said, left, heard } = withoutOvertaken(all);
  const known = knownOf(said);
  const mails = new Set(
    [
      ...OWN_FACTS.flatMap((fact): readonly { mail?: Mail }[] => said[fact] ?? []),
      ...Object.values(unread).flat(),
    ].flatMap(({ mail }) => mail ?? []),
  );
  const standings = standingsOf(mails, known);
  const isRecordLost = trustsCopies && isBehind(said, known);
  const context = { standings, trustsCopies, isRecordLost };
  const settled = NUMBERS.map(({ own }) =>
    settle(own, said[`requestor.${own}`] ?? [], heard[`requestor.${own}`] ?? [], context),
  );
  const mayBeZero = settled.some((each) => each.own !== 'ImportSync' && each.mayBeZero);
  const facts = Object.fromEntries(
    settled.map(({ own, fact }) => {
      const name = `requestor.${own}` as const;
      const witnesses = [...fact.witnesses, ...(left[name] ?? []).map(unused)];
      const all = { ...(mayBeZero && own === 'ImportSync' ? unlessReset(fact) : fact), witnesses };
      return [name, withUnread(all, unread[own] ?? [], said[name] ?? [], standings.of)];
    }),
  ) as Record<OwnFact, Fact>;
  const more = settled.flatMap((each) => each.more);
  return {
    facts,
    more: [
      ...more,
      ...summed(more),
      ...misfits(facts, said, standings),
      ...written(said, standings),
    ],
  };
}

/** What the witnesses of some sources alone say of a number. */
const saidBy = (said: SaidOfOwn, own: OwnNumber, sources: readonly Source[]): Fact =>
  reconcile(
    `requestor.${own}`,
    named(said[`requestor.${own}`] ?? []).filter(({ source }) => sources.includes(source)),
  );

/** What is known of REQCONF.GLB but for mail and the server's copies. */
function knownOf(said: SaidOfOwn): Known {
  const best = (own: OwnNumber): Fact => saidBy(said, own, CONFIGURED);
  const isByHand = (own: 'ReqSync' | 'SrvSync'): boolean =>
    usedWitness(best(own))?.source === 'by-hand';
  return {
    ReqSync: numberIn(best('ReqSync').value),
    SrvSync: numberIn(best('SrvSync').value),
    ImportSync: numberIn(best('ImportSync').value),
    byHand: new Set((['ReqSync', 'SrvSync'] as const).filter(isByHand)),
  };
}

/**
 * The server's record is below what the requestor has had confirmed: it was restored or created anew,
 * and its count of imports is not the requestor's (Q99961, Q96060). So is a count of 0 where updates
 * came.
 */
function isBehind(said: SaidOfOwn, known: Known): boolean {
  const copyOf = (own: OwnNumber): number | null =>
    numberIn(saidBy(said, own, ['server-copy']).value);
  const isLower = (own: 'ReqSync' | 'SrvSync'): boolean =>
    (copyOf(own) ?? Infinity) < (known[own] ?? -1);
  const isUncounted = copyOf('ImportSync') === 0 && (known.SrvSync ?? 0) > 0;
  return isLower('ReqSync') || isLower('SrvSync') || isUncounted;
}

/** All that moves, as one fact each for what is under way and what was said once. */
const summed = (more: OwnNumbers['more']): OwnNumbers['more'] =>
  (
    [
      ['requestor.mayRise', 'underWay.', 'rises to'],
      ['requestor.saidMore', 'said.', 'was'],
    ] as const
  ).flatMap(([fact, prefix, verb]) => {
    const mine = more.filter(([name]) => name.startsWith(prefix));
    const [first] = mine;
    if (!first) return [];
    const which = mine
      .map(([name, { value, isOfNobody }]) => {
        const by = isOfNobody ? ' in a listing that names no postoffice' : '';
        return `${name.slice(prefix.length)} ${verb} ${String(value)}${by}`;
      })
      .join(', ');
    return [[fact, { ...first[1], value: true, which }] as const];
  });

/**
 * Without the listings that name no postoffice and are above one of the same kind that does: whose they
 * are nobody can say. They are heard, and make no number of their own.
 */
const named = (said: readonly Testimony[]): readonly Testimony[] =>
  said.filter((each) => !each.isLeast && !isNobodysAbove(each, said));

const isNobodysAbove = (
  { isOfNobody, source, value }: Testimony,
  said: readonly Testimony[],
): boolean =>
  isOfNobody === true &&
  said.some(
    (other) =>
      !other.isOfNobody &&
      other.source === source &&
      typeof value === 'number' &&
      typeof other.value === 'number' &&
      other.value < value,
  );

interface Settled {
  own: OwnNumber;
  fact: Fact;
  more: OwnNumbers['more'];
  /** It may have been reset since. */
  mayBeZero: boolean;
}

/** `heard`: words that are older for certain. They are not used, and count against a pass. */
function settle(
  own: OwnNumber,
  said: readonly Testimony[],
  heard: readonly Testimony[],
  context: Context,
): Settled {
  const name: OwnFact = `requestor.${own}`;
  const copies = said.filter(({ source }) => source === 'server-copy');
  const words = said
    .filter(({ source }) => source !== 'server-copy')
    .map((witness) => wordOf(own, witness, context));
  const exact = named(words.filter(({ isExact }) => isExact).map(({ witness }) => witness));
  const trusted = context.trustsCopies ? copies : [];
  const fact =
    exact.length > 0
      ? reconcile(name, [...exact, ...trusted])
      : withoutWord(own, words, trusted, context.isRecordLost);
  const isLeftOpen = own === 'ImportSync' && fact.value === null && context.standings.isReset;
  if (isLeftOpen) fact.reason ??= NOT_BY_Z;
  const shown = new Set([...exact, ...trusted]);
  const rest = said.filter((witness) => !shown.has(witness) || !fact.witnesses.length);
  const all = {
    ...fact,
    witnesses: [...fact.witnesses, ...rest.map(unused)],
    ...(isOnlyOfReplies(own, exact, words) && { standIn: 'never-passes' as const }),
  };
  if (exact.length === 0 || typeof fact.value !== 'number')
    return { own, fact: all, more: [], mayBeZero: false };
  const more = heard.map((witness): Word => ({ witness, isExact: false, isHeard: true }));
  return { own, ...mayMove(own, all, fact.value, [...words, ...more], trusted, context) };
}

/**
 * Replies alone speak of ReqSync or SrvSync. They are the directory server's word, as its copy is, and of
 * a day that nobody can tell from now: they may show a failure, and make no pass.
 */
function isOnlyOfReplies(
  own: OwnNumber,
  exact: readonly Testimony[],
  words: readonly Word[],
): boolean {
  if (own === 'ImportSync') return false;
  const used = exact.length > 0 ? exact : words.filter(isBound).map(({ witness }) => witness);
  return used.length > 0 && used.every(({ source }) => source === 'srvtx');
}

const isBound = ({ atLeast, atMost }: Word): boolean =>
  atLeast !== undefined || atMost !== undefined;

/** No word states the number itself: there are bounds, the server's copy, or nothing. */
function withoutWord(
  own: OwnNumber,
  words: readonly Word[],
  copies: readonly Testimony[],
  isRecordLost: boolean,
): Fact {
  const lows = words.flatMap(({ atLeast }) => atLeast ?? []);
  const highs = words.flatMap(({ atMost }) => atMost ?? []);
  const atLeast = lows.length > 0 ? Math.max(...lows) : undefined;
  const atMost = highs.length > 0 ? Math.max(...highs) : undefined;
  const isBounded = atLeast !== undefined || atMost !== undefined;
  const copy = copies.length > 0 ? reconcile(`requestor.${own}`, copies) : null;
  const value = typeof copy?.value === 'number' ? copy.value : null;
  // For ImportSync the server's count is good for a guess, unless it is below what is known for sure.
  const isUsable = value !== null && (own === 'ImportSync' ? value >= (atLeast ?? 0) : !isBounded);
  if (copy && isUsable)
    return {
      ...copy,
      standIn: own === 'ImportSync' && !isRecordLost ? 'may-pass' : 'never-passes',
      ...(atMost !== undefined && atMost > value && { atLeast: value, atMost }),
    };
  return {
    value: null,
    witnesses: [],
    conflict: false,
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost: Math.max(atMost, atLeast ?? 0) }),
    ...(words.length > 0 && { reason: reasonOf(words) }),
  };
}

/** Only of ReqSync and SrvSync is it said that LISTDS -R -Z makes them 0 (Q96060, Q257740). */
const NOT_BY_Z =
  'ReqSync and SrvSync are 0, as after LISTDS -R -Z; nothing states that -Z clears ImportSync, too';

const reasonOf = (words: readonly Word[]): string =>
  words.some(({ atMost }) => atMost !== undefined)
    ? 'only a reply shows it that may not have been processed'
    : 'only a mail shows it that is of another time or place, or may be';

/**
 * A number that is known now may be higher by the time of the import, or already: updates under way, a
 * reply that waits, and whatever the requestor itself once said that is above the word that is used.
 * What was told by hand is not doubted, nor a reset to 0/0, but for a listing that may be its own or
 * another's.
 */
function mayMove(
  own: OwnNumber,
  fact: Fact,
  value: number,
  words: readonly Word[],
  copies: readonly Testimony[],
  { standings: { isReset } }: Context,
): Omit<Settled, 'own'> {
  const used = usedWitness(fact);
  const isBelieved = used?.source === 'by-hand' || isReset;
  const above = <T>(some: readonly T[], valueOf: (each: T) => number | undefined) =>
    some
      .map((each) => ({ each, to: valueOf(each) ?? -1 }))
      .filter(({ to }) => to > value)
      .sort((a, b) => b.to - a.to)[0];
  const rising = above(words, ({ risesTo }) => risesTo);
  const isDoubt = (word: Word): boolean =>
    isOwnWord(word) && (!isReset || word.witness.isOfNobody === true);
  const heard = above(
    used?.source === 'by-hand' ? [] : words.filter(isDoubt),
    ({ witness }) => witness.value as number,
  );
  const copied = above(isBelieved ? [] : copies, ({ value: copy }) => copy as number);
  const isMail = used !== undefined && !CONFIGURED.includes(used.source);
  const more: OwnNumbers['more'] = [];
  if (rising) more.push([`underWay.${own}`, { ...rising.each.witness, value: rising.to }]);
  else if (copied) more.push([`underWay.${own}`, { ...copied.each, value: copied.to }]);
  if (heard) more.push([`said.${own}`, { ...heard.each.witness, value: heard.to }]);
  // A mail that the server has moved on from says only what the number was then.
  const isLeftBehind = copied !== undefined && isMail && own !== 'ImportSync';
  const high = Math.max(rising?.to ?? value, heard?.to ?? value, copied?.to ?? value);
  // Beside a word of 0/0 that may be the newer one the number may as well have been reset.
  const mayBeZero = !isBelieved && mayBeReset(words, used) && value > 0;
  const low = mayBeZero ? 0 : value;
  if (high === value && low === value) return { fact, more, mayBeZero };
  const bounds = { atLeast: low, atMost: isLeftBehind ? Infinity : high };
  return { fact: { ...fact, ...bounds }, more, mayBeZero };
}
