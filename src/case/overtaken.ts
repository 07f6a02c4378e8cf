/**
 * Words made from REQCONF.GLB that are older for certain than a mail of the same requestor: they came
 * with a mail that was sent before it, and it says otherwise. Not even a reset holds then.
 */
import { sideOf } from './mail-standing.js';
import { CONFIGURED } from './own-words.js';
import type { Testimony } from './reconcile.js';
import type { FactName } from '../model/facts.js';
import type { Mail, OwnNumber } from '../model/types.js';

type Said = Readonly<Partial<Record<FactName, readonly Testimony[]>>>;
type Moved = Exclude<OwnNumber, 'ImportSync'>;
const MOVED: readonly Moved[] = ['ReqSync', 'SrvSync'];

/**
 * The words that still count, and those that were left behind. `heard` are those of the latter that no
 * reset explains: the numbers only rise between resets (Q96060).
 */
export function withoutOvertaken(all: Said): { said: Said; left: Said; heard: Said } {
  const mails = MOVED.flatMap((own) => all[`requestor.${own}`] ?? []).flatMap(
    ({ mail }) => mail ?? [],
  );
  if (mails.length === 0) return { said: all, left: {}, heard: {} };
  const isBeforeReset = ({ sentAt }: Testimony): boolean =>
    mails.some((mail) => isLater(mail, sentAt!.time) && isZero(mail));
  const split = MOVED.map((own) => {
    const words = all[`requestor.${own}`] ?? [];
    const isLeft = (word: Testimony): boolean => isOvertaken(own, word, words);
    return {
      said: [`requestor.${own}`, words.filter((word) => !isLeft(word))] as const,
      left: [`requestor.${own}`, words.filter(isLeft)] as const,
    };
  });
  return {
    said: { ...all, ...Object.fromEntries(split.map(({ said }) => said)) },
    left: Object.fromEntries(split.map(({ left }) => left)),
    heard: Object.fromEntries(
      split.map(({ left: [fact, words] }) => [fact, words.filter((each) => !isBeforeReset(each))]),
    ),
  };
}

/** Sent in the state that LISTDS -R -Z leaves (Q96060). */
const isZero = ({ ReqSync, SrvSync }: Mail): boolean => ReqSync.from === 0 && SrvSync.from === 0;

/** A ReqTx mail that the requestor sent later shows another number. */
const isOvertaken = (
  own: Moved,
  { source, sentAt, value }: Testimony,
  words: readonly Testimony[],
): boolean =>
  source !== 'by-hand' &&
  CONFIGURED.includes(source) &&
  sentAt !== undefined &&
  typeof value === 'number' &&
  words.some(
    ({ mail }) => mail !== undefined && isLater(mail, sentAt.time) && isOther(mail, own, value),
  );

const isLater = ({ kind, from, time }: Mail, than: number): boolean =>
  kind === 'ReqTx' && from !== null && time !== null && time > than;

const isOther = (mail: Mail, own: Moved, value: number): boolean => {
  const side = sideOf(mail[own], value);
  return side === -1 || side === 1;
};
