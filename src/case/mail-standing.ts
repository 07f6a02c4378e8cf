/** Which state of REQCONF.GLB a ReqTx or SrvTx subject speaks of, beside what is known of it otherwise. */
import type { Mail } from '../model/types.js';

/** What REQCONF.GLB holds by other evidence than mail; null where nothing says so. */
export interface Known {
  ReqSync: number | null;
  SrvSync: number | null;
  /** The highest ImportSync that the requestor is known to have reached, but for mail. */
  ImportSync: number | null;
  /** Those that were told by hand: they hold now, so that mail with more is of somebody else. */
  byHand: ReadonlySet<'ReqSync' | 'SrvSync'>;
}

/**
 * alone: there is nothing to compare it with. fits: it was sent in this very state. waiting: a SrvTx
 * that leads on from this state and that T3 has yet to process (Q96060). older, newer: the numbers only
 * rise between resets (Q96060). elsewhere: one number is lower and another one higher, so it is another
 * postoffice's mail, or a reset lies between. reset: the requestor is at 0/0, and this was sent before
 * that, or nobody can say. rejected: T3 throws a reply with a lower import sync away as old (Q99961).
 */
export type Standing =
  'alone' | 'fits' | 'waiting' | 'older' | 'newer' | 'elsewhere' | 'reset' | 'rejected';

export interface Standings {
  of: ReadonlyMap<Mail, Standing>;
  /** The requestor was reset to 0/0, as far as can be seen: what it once said counts no more. */
  isReset: boolean;
  /** Mails that cannot be held against a number that is known, since they do not show theirs. */
  unplaced: ReadonlySet<Mail>;
}

/** How all mails of one requestor stand; one may tell how another is to be read. */
export function standingsOf(mails: Iterable<Mail>, known: Known): Standings {
  const of = new Map<Mail, Standing>();
  for (const mail of mails) of.set(mail, standingOf(mail, known));
  const isZero = known.ReqSync === 0 && known.SrvSync === 0;
  const isReset = isZero && !isFirstRegistration(of);
  if (isReset) markReset(of);
  const reached = Math.max(known.ImportSync ?? -1, ...importsSaid(of));
  for (const [mail, standing] of of)
    if (mail.kind === 'SrvTx' && isOpen(standing) && (mail.ImportSync ?? Infinity) < reached)
      of.set(mail, 'rejected');
  const said = Math.max(-1, ...importsSaid(of));
  for (const [mail, standing] of of)
    if (standing === 'fits' && isUnmoved(mail) && said >= 0 && (mail.ImportSync ?? 0) > said)
      of.set(mail, 'waiting');
  const unplaced = new Set([...of.keys()].filter((mail) => !isPlaced(mail, known)));
  return { of, isReset, unplaced };
}

/** A reply without updates leads to the state that it came to: whether T3 has processed it cannot be seen. */
const isUnmoved = ({ kind, SrvSync: { from, to } }: Mail): boolean =>
  kind === 'SrvTx' && from !== null && from === to;

const isOpen = (standing: Standing): boolean =>
  standing === 'waiting' || standing === 'alone' || standing === 'newer';

/** The imports that the requestor itself had asked for when it wrote. */
const importsSaid = (of: ReadonlyMap<Mail, Standing>): number[] =>
  [...of].flatMap(([{ kind, ImportSync }, standing]) =>
    kind === 'ReqTx' && ImportSync !== null && (standing === 'fits' || isOpen(standing))
      ? ImportSync
      : [],
  );

/** Mail of the state 0/0 is followed by mail with more: 0/0 was the beginning, and is long past. */
const isFirstRegistration = (of: ReadonlyMap<Mail, Standing>): boolean =>
  [...of].some(
    ([{ time: at }, standing]) =>
      standing === 'fits' &&
      at !== null &&
      [...of].some(([{ time }, other]) => other === 'newer' && time !== null && time > at),
  );

/** Mail with more than 0/0 was sent before the reset; mail of 0/0 is of now where it is the newest. */
function markReset(of: Map<Mail, Standing>): void {
  const before = [...of].filter(([, standing]) => standing === 'newer').map(([mail]) => mail);
  const isNewest = ({ time: at }: Mail): boolean =>
    before.every(({ time }) => at !== null && time !== null && time < at);
  for (const [mail, standing] of of)
    if (standing === 'newer' || (standing === 'fits' && !isNewest(mail))) of.set(mail, 'reset');
}

/** Below, inside or above what the mail shows; null where one side is not known. */
type Side = -1 | 0 | 1 | null;

export function sideOf({ from, to }: Mail['ReqSync'], own: number | null): Side {
  if (own === null || (from === null && to === null)) return null;
  if (to !== null && own > Math.max(to, from ?? to)) return -1;
  if (from !== null && own < Math.min(from, to ?? from)) return 1;
  // The end is cut away: a higher number may still be one that this very mail led to.
  return to === null && own !== from ? null : 0;
}

interface OwnSide {
  own: 'ReqSync' | 'SrvSync';
  side: Side;
}

const sidesOf = (mail: Mail, known: Known): OwnSide[] =>
  (['ReqSync', 'SrvSync'] as const).map((own) => ({ own, side: sideOf(mail[own], known[own]) }));

/** It shows each number that is known otherwise: that it fits, or does not, can be seen. */
const isPlaced = (mail: Mail, known: Known): boolean =>
  sidesOf(mail, known).every(({ own, side }) => side !== null || known[own] === null);

function standingOf(mail: Mail, known: Known): Standing {
  const sides = sidesOf(mail, known);
  if (sides.every(({ side }) => side === null)) return isProcessed(mail) ? 'alone' : 'waiting';
  const isOlder = sides.some(({ side }) => side === -1);
  const newer = sides.filter(({ side }) => side === 1);
  if (newer.length > 0 && (isOlder || newer.some(({ own }) => known.byHand.has(own))))
    return 'elsewhere';
  if (isOlder) return 'older';
  if (newer.length > 0) return 'newer';
  return mail.kind === 'ReqTx' || isReached(mail, known) ? 'fits' : 'waiting';
}

/** The state that a SrvTx leads to is the one that is known. */
const isReached = ({ ReqSync, SrvSync }: Mail, known: Known): boolean =>
  known.SrvSync === SrvSync.to &&
  (known.ReqSync === null || ReqSync.to === null || known.ReqSync === ReqSync.to);

/**
 * A SrvTx says what REQCONF.GLB holds once T3 has run (Q96060). That it has is believed only of a mail
 * with a date that did not come back, and whose numbers do not fall.
 */
const isProcessed = ({ kind, time, isReturned, SrvSync: { from, to } }: Mail): boolean =>
  kind === 'ReqTx' ||
  (time !== null && !isReturned && (from === null || to === null || from <= to));
