/** What one witness says of one of the requestor's own numbers: the number itself, a bound, or nothing. */
import { usedWitness } from './basis.js';
import type { Standings } from './mail-standing.js';
import type { Testimony } from './reconcile.js';
import type { Fact } from '../model/report-types.js';
import type { Mail, OwnNumber, Source } from '../model/types.js';

/** Text made from REQCONF.GLB and what was told by hand: what a mail is held against. */
export const CONFIGURED: readonly Source[] = ['by-hand', 'reqconf', 'reqtrans'];
/** The requestor speaks itself; the rest are others' words about it. */
export const OWN_WORDS: readonly Source[] = [...CONFIGURED, 'reqtx', 'message'];

export interface Context {
  standings: Standings;
  trustsCopies: boolean;
  /** The server's record is no good even for a guess at ImportSync. */
  isRecordLost: boolean;
}

/** What one witness is good for. */
export interface Word {
  witness: Testimony;
  /** It states the number itself. */
  isExact: boolean;
  atLeast?: number;
  atMost?: number;
  /** The number may rise to this before the import runs (REQMAIN -R comes first at T3, Q96060). */
  risesTo?: number;
  /** It is not used, but what the requestor itself once said counts against a pass. */
  isHeard?: boolean;
}

export function wordOf(own: OwnNumber, witness: Testimony, { standings }: Context): Word {
  const { mail, value } = witness;
  if (witness.isLeast) return { witness, isExact: false, isHeard: true };
  if (!mail || typeof value !== 'number') return { witness, isExact: true };
  const isRequest = mail.kind === 'ReqTx';
  const standing = standings.of.get(mail)!;
  // I of a mail that is older, or may be: what ImportSync had reached then.
  const reached: Word = { witness, isExact: false, atLeast: value, isHeard: isRequest };
  switch (standing) {
    case 'reset':
    case 'rejected':
      return { witness, isExact: false };
    case 'older':
      return own === 'ImportSync' ? reached : { witness, isExact: false };
    case 'elsewhere':
      return { witness, isExact: false, isHeard: isRequest && mail.from !== null };
    case 'waiting':
      return waitingWord(own, witness, mail, standings);
    case 'newer':
      if (!isRequest) return waitingWord(own, witness, mail, standings);
      break;
    case 'alone':
    case 'fits':
  }
  if (own === 'ImportSync' && standings.unplaced.has(mail)) return reached;
  const { to } =
    own === 'ImportSync' ? { to: isImportRequest(mail) ? value + 1 : value } : mail[own];
  return { witness, isExact: true, ...(to !== null && to > value && { risesTo: to }) };
}

/** With R and S at 0 the server sends everything, and counts one import more (Q96060, Q99961). */
const isImportRequest = ({ kind, ReqSync, SrvSync }: Mail): boolean =>
  kind === 'ReqTx' && ReqSync.to === 0 && SrvSync.to === 0;

/** A reply that may not have been processed states both ends. */
function waitingWord(
  own: OwnNumber,
  witness: Testimony,
  mail: Mail,
  { unplaced }: Standings,
): Word {
  if (own === 'ImportSync' && unplaced.has(mail)) return { witness, isExact: false };
  const ends = own === 'ImportSync' ? { from: null, to: mail.ImportSync } : mail[own];
  const known = [ends.from, ends.to].filter((end) => end !== null);
  const high = Math.max(...known);
  return {
    ...{ witness, isExact: false },
    ...(ends.from !== null && { atLeast: Math.min(...known) }),
    ...(known.length > 0 && { atMost: high, risesTo: high }),
  };
}

/** Another word of the same rank is 0 and nothing shows which of the two is newer. */
export function mayBeReset(
  words: readonly Word[],
  used: Fact['witnesses'][number] | undefined,
): boolean {
  const equals = words.filter(({ isExact, witness }) => isExact && witness.source === used?.source);
  const isDated = equals.every(({ witness }) => witness.time !== undefined);
  return !isDated && equals.some(({ witness }) => witness.value === 0);
}

export const isOwnWord = ({ witness, isExact, isHeard }: Word): boolean =>
  OWN_WORDS.includes(witness.source) && (isExact || isHeard === true);

/**
 * ImportSync where the other two may have been reset since: nothing states that LISTDS -R -Z leaves it,
 * nor that it clears it. What was told by hand is not doubted, a stand-in shows no failure for certain.
 */
export function unlessReset(fact: Fact): Fact {
  if (usedWitness(fact)?.source === 'by-hand' || fact.standIn) return fact;
  const { atMost = fact.value } = fact;
  return { ...fact, atLeast: 0, ...(typeof atMost === 'number' && { atMost }) };
}
