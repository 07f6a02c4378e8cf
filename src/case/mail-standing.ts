/** Which state of REQCONF.GLB a ReqTx or SrvTx subject speaks of, beside what is known of it otherwise. */
import type { Mail } from './types.js';

/** What REQCONF.GLB holds by other evidence than mail; null where nothing says so. */
export interface Known {
  ReqSync: number | null;
  SrvSync: number | null;
}

/**
 * alone: there is nothing to compare it with. fits: it was sent in this very state. waiting: a SrvTx
 * that leads on from this state and that T3 has yet to process (Q96060). older, newer: the numbers only
 * rise between resets (Q96060). elsewhere: one number is lower and another one higher, so it is another
 * postoffice's mail, or a reset lies between.
 */
export type Standing = 'alone' | 'fits' | 'waiting' | 'older' | 'newer' | 'elsewhere';

/** Below, inside or above what the mail shows; null where one side is not known. */
type Side = -1 | 0 | 1 | null;

function sideOf({ from, to }: Mail['ReqSync'], own: number | null): Side {
  if (own === null || (from === null && to === null)) return null;
  if (to !== null && own > to) return -1;
  if (from !== null && own < from) return 1;
  // The end is cut away: a higher number may still be one that this very mail led to.
  return to === null && own !== from ? null : 0;
}

export function standingOf(mail: Mail, known: Known): Standing {
  const sides = [sideOf(mail.ReqSync, known.ReqSync), sideOf(mail.SrvSync, known.SrvSync)];
  if (sides.every((side) => side === null)) return isProcessed(mail) ? 'alone' : 'waiting';
  const [isOlder, isNewer] = [sides.includes(-1), sides.includes(1)];
  if (isOlder && isNewer) return 'elsewhere';
  if (isOlder) return 'older';
  if (isNewer) return 'newer';
  const isReached = mail.kind === 'ReqTx' || known.SrvSync === mail.SrvSync.to;
  return isReached ? 'fits' : 'waiting';
}

/**
 * A SrvTx says what REQCONF.GLB holds once T3 has run (Q96060). That it has is believed only of a mail
 * with a date that did not come back.
 */
const isProcessed = ({ kind, time, isReturned }: Mail): boolean =>
  kind === 'ReqTx' || (time !== null && !isReturned);
