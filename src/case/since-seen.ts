/**
 * What came after the requestor's own numbers were last seen: an import of this very file that stopped, or
 * a cycle that moved updates, by the log; or the file itself, made days later. A number that was seen
 * before is only a lower bound then.
 */
import type { FactName } from '../model/facts.js';
import { dateTimeText } from '../model/fact-text.js';
import { isBelow, rangeOf } from '../model/range.js';
import type { Fact } from '../model/report-types.js';
import { NUMBERS, type OwnNumber } from '../model/types.js';
import { usedWitness } from './basis.js';
import { CONFIGURED } from './own-words.js';
import type { Testimony } from './reconcile.js';

/** What rises with the cycles: the totals of all updates that were sent and received (Q96060). */
const TOTALS = ['ReqSync', 'SrvSync'] as const;

type Facts = Record<FactName, Fact>;
type Said = Readonly<Partial<Record<FactName, readonly Testimony[]>>>;

/** Marks what is open since; leaves alone what fails already, since that explains a stop, too. */
export function sinceSeen(facts: Facts, said: Said): void {
  const isShort = NUMBERS.some(
    ({ header, own }) =>
      rangeOf(facts[`header.${header}`]).high < rangeOf(facts[`requestor.${own}`]).low,
  );
  if (isShort) return;
  // What is open or too low says more than that.
  const isDoubted = isAnyOpen(facts) || facts['requestor.mayRise'].value === true;
  const undated = isDoubted ? [] : TOTALS.filter((own) => isUndated(facts, said, own));
  tell(
    facts,
    'requestor.seenUndated',
    undated,
    facts[`requestor.${undated[0] ?? 'ReqSync'}`],
    undated.join(' and '),
  );
  const stopped = isAnyOpen(facts) ? [] : stoppedSince(facts, said);
  const moved = [
    ...movedSince(facts, said, 'SrvSync', 'log.receivedAt'),
    ...movedSince(facts, said, 'ReqSync', 'log.sentAt'),
  ];
  const seenBefore = TOTALS.filter(
    (own) => !moved.includes(own) && !stopped.includes(own) && isSeenBefore(facts, said, own),
  );
  for (const own of [...moved, ...stopped, ...seenBefore]) leaveOpen(facts, own);
  missedFrom(facts, said);
  tell(
    facts,
    'requestor.seenBefore',
    seenBefore,
    facts['resync.stamped'],
    seenBefore.join(' and '),
  );
  tell(facts, 'requestor.stoppedSince', stopped, facts['log.lastImportFailed14'], '');
  const [first] = moved;
  if (first) {
    const which = moved.map((own) => movedWords(facts, own)).join(' and ');
    tell(facts, 'requestor.movedSince', moved, facts[MOVES[first]], which);
  }
}

/** A number is not known beside the header: that is asked for first, and may be what explains the stop. */
const isAnyOpen = (facts: Facts): boolean =>
  NUMBERS.some(
    ({ header, own }) =>
      isBelow(rangeOf(facts[`header.${header}`]), rangeOf(facts[`requestor.${own}`])) === null,
  );

const MOVES = { SrvSync: 'log.receivedAt', ReqSync: 'log.sentAt' } as const;

/** `36 updates received on 1998-03-12 02:00:15` */
function movedWords(facts: Facts, own: keyof typeof MOVES): string {
  const { value, which } = usedWitness(facts[MOVES[own]])!;
  const how = own === 'SrvSync' ? 'received' : 'sent';
  return `${which as string} updates ${how} on ${dateTimeText(value as number)}`;
}

function tell(
  facts: Facts,
  fact: FactName,
  open: readonly OwnNumber[],
  by: Fact,
  which: string,
): void {
  const witness = usedWitness(by);
  if (open.length === 0 || !witness) return;
  const { input, at, source } = witness;
  const told = { input, at, source, value: true, used: true, ...(which !== '' && { which }) };
  facts[fact] = { value: true, witnesses: [told], conflict: false };
}

/** No number above is ruled out any more. */
function leaveOpen(facts: Facts, own: OwnNumber): void {
  const fact = facts[`requestor.${own}`];
  // A copy of the directory server's is no lower bound of the requestor's own.
  if (fact.standIn) facts[`requestor.${own}`] = { ...fact, standIn: 'never-passes' };
  else {
    const { low } = rangeOf(fact);
    facts[`requestor.${own}`] = { ...fact, atLeast: Math.max(low, 0), atMost: Infinity };
  }
}

/**
 * SrvSync is the total of all updates received, ReqSync of those sent (Q96060). A word from before a
 * cycle that moved some is out of date, and so is one without a date that shows no more.
 */
function movedSince<Own extends 'SrvSync' | 'ReqSync'>(
  facts: Facts,
  said: Said,
  own: Own,
  cycle: (typeof MOVES)[Own],
): Own[] {
  const fact = facts[`requestor.${own}`];
  const { value: at } = facts[cycle];
  if (typeof at !== 'number' || typeof fact.value !== 'number' || isByHand(fact)) return [];
  const value = fact.value;
  const words = said[`requestor.${own}`] ?? [];
  const count = Number(usedWitness(facts[cycle])?.which);
  const isBefore = (word: Testimony): boolean => {
    const seen = seenAt(word);
    return seen !== null && seen < at && !isSameSending(word, own, at - seen, count);
  };
  const isOutdated = words.some(
    (word) =>
      isOwn(word) && typeof word.value === 'number' && word.value >= value && isBefore(word),
  );
  return isOutdated && !isConfirmed(words, value, at) && !isResetBeyond(facts, said, at)
    ? [own]
    : [];
}

/** Minutes lie between the entry of T1 in the log and the mail that it sends. */
const SAME_RUN = 3600;
const isSameSending = ({ mail }: Testimony, own: OwnNumber, apart: number, count: number) =>
  own === 'ReqSync' &&
  apart <= SAME_RUN &&
  mail !== undefined &&
  (mail.ReqSync.to ?? 0) - (mail.ReqSync.from ?? 0) === count;

/** Assumed: T1 to T3 run once a day or so, and not always on a weekend. */
const SEVERAL_CYCLES = 3 * 86_400;

/** Every word of the number is from a mail, or came with one, of days before the file was made. */
function isSeenBefore(facts: Facts, said: Said, own: 'ReqSync' | 'SrvSync'): boolean {
  const [fact, { value: made }] = [facts[`requestor.${own}`], facts['resync.stamped']];
  const { value } = fact;
  if (typeof made !== 'number' || typeof value !== 'number' || isByHand(fact)) return false;
  const words = (said[`requestor.${own}`] ?? []).filter(
    (word) => isOwn(word) && typeof word.value === 'number' && word.value >= value,
  );
  const isLongBefore = (word: Testimony): boolean =>
    (seenAt(word) ?? Infinity) + SEVERAL_CYCLES < made;
  return words.length > 0 && words.every(isLongBefore);
}

/** Nothing but mail shows the number, and none of it says when it was sent: it may be of any time. */
function isUndated(facts: Facts, said: Said, own: 'ReqSync' | 'SrvSync'): boolean {
  const used = usedWitness(facts[`requestor.${own}`]);
  const isMail = used?.source === 'reqtx' || used?.source === 'srvtx';
  const words = (said[`requestor.${own}`] ?? []).filter(({ mail }) => mail !== undefined);
  return isMail && words.every(({ mail }) => mail!.face === null);
}

/**
 * The last import stopped with 14: a number in the header was too low (Q215505). If it met this file,
 * numbers from before that, or without a date, are not those that it met. A file whose header is younger
 * is another one.
 */
function stoppedSince(facts: Facts, said: Said): OwnNumber[] {
  if (facts['log.lastImportFailed14'].value !== true) return [];
  const { value } = facts['log.stoppedAt'];
  const at = typeof value === 'number' ? value : null;
  const { value: stamped } = facts['resync.stamped'];
  if (at !== null && typeof stamped === 'number' && stamped > at) return [];
  return NUMBERS.flatMap(({ own }) => {
    const fact = facts[`requestor.${own}`];
    const isKnown = fact.value !== null || fact.atMost !== undefined;
    if (!isKnown || isByHand(fact)) return [];
    if (own !== 'ImportSync' && isResetBeyond(facts, said, at)) return [];
    return isConfirmed(said[`requestor.${own}`] ?? [], fact.value, at) ? [] : [own];
  });
}

/**
 * Code 138 in the server's log names the SrvSync that the requestor sent and the server no longer has
 * (Q96060, Q108067): the requestor once was there.
 */
function missedFrom(facts: Facts, said: Said): void {
  const [fact, from] = [facts['requestor.SrvSync'], facts['log.missingFrom']];
  const header = rangeOf(facts['header.SRVSEQ']).high;
  const witness = usedWitness(from);
  if (!witness || typeof from.value !== 'number' || typeof fact.value !== 'number') return;
  if (from.value <= Math.max(fact.value, header) || isByHand(fact)) return;
  const at =
    said['log.missingFrom']?.find(({ at: { line } }) => line === witness.at.line)?.time ?? null;
  const words = said['requestor.SrvSync'] ?? [];
  if (isResetBeyond(facts, said, at) || isConfirmed(words, fact.value, at)) return;
  leaveOpen(facts, 'SrvSync');
  const told = { ...witness, which: `SrvSync was ${from.value}` };
  facts['said.SrvSync'] = { value: from.value, witnesses: [told], conflict: false };
  facts['requestor.saidMore'] = {
    value: true,
    witnesses: [{ ...told, value: true }],
    conflict: false,
  };
}

const isByHand = (fact: Fact): boolean => usedWitness(fact)?.source === 'by-hand';
const isOwn = ({ source }: Testimony): boolean => CONFIGURED.includes(source) || source === 'reqtx';

/** By the clock face, which a log has as well; of what came with a mail, the latest that it may be. */
const seenAt = ({ mail, sentAt }: Testimony): number | null =>
  mail ? mail.face : (sentAt?.face ?? null);

/** The requestor itself wrote a mail with this number afterwards. */
const isConfirmed = (words: readonly Testimony[], value: Fact['value'], at: number | null) =>
  at !== null &&
  words.some(
    ({ mail, value: said }) =>
      mail?.kind === 'ReqTx' && said === value && mail.face !== null && mail.face > at,
  );

/** LISTDS -R shows 0/0, as after a reset, and nothing shows that it was made before. */
function isResetBeyond(facts: Facts, said: Said, at: number | null): boolean {
  const isZero = TOTALS.every((own) => facts[`requestor.${own}`].value === 0);
  const listed = (said['requestor.SrvSync'] ?? []).filter(
    ({ source, value }) => CONFIGURED.includes(source) && value === 0,
  );
  return isZero && listed.some((word) => at === null || (seenAt(word) ?? Infinity) >= at);
}
