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

/** The words that still count, and those that were left behind. */
export function withoutOvertaken(all: Said): { said: Said; left: Said } {
  const [said, left]: [
    Partial<Record<FactName, Testimony[]>>,
    Partial<Record<FactName, Testimony[]>>,
  ] = [{}, {}];
  for (const [fact, words = []] of Object.entries(all) as [FactName, Testimony[]][]) {
    const own = fact.replace('requestor.', '');
    for (const word of words) {
      const isLeft = (own === 'ReqSync' || own === 'SrvSync') && isOvertaken(own, word, words);
      ((isLeft ? left : said)[fact] ??= []).push(word);
    }
  }
  return { said, left };
}

/** A ReqTx mail that the requestor sent later shows another number. */
const isOvertaken = (
  own: Exclude<OwnNumber, 'ImportSync'>,
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

const isOther = (mail: Mail, own: 'ReqSync' | 'SrvSync', value: number): boolean => {
  const side = sideOf(mail[own], value);
  return side === -1 || side === 1;
};
