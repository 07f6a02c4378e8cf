/** Lines of numbers that no listing stands around, and what becomes of them. */
import type { Reading } from '../../model/types.js';
import { listqLine } from '../listq/lines.js';
import { tellStray } from '../text/own-numbers.js';
import { strayNumbers, type StrayNumber } from './stray.js';

/** At the start of a line only: in a sentence such a number may be anybody's. */
export const NUMBERS = /^[ \t]*(?:imp(?:ort)?|srv|svr|req)[ _-]?(?:sync|seq)[ \t]*=/i;

/** The same as people retype it; only within a listing. */
export const WITH_COLON = /^[ \t]*(?:req|srv)[ _-]?sync[ \t]*:[ \t]*\d/i;

/**
 * The line with both numbers, pasted without its listing; one of them may not be readable. In a server's
 * record more follows, and a header transaction has other names for the numbers.
 */
export const BARE =
  /^(?=.{0,80}\d)[ \t]*ReqSync[ \t]*=[ \t]*[^\s,]{0,16}[ \t]*,[ \t]*SrvSync[ \t]*=[ \t]*[^\s,]{0,16}(?:[ \t]*,[ \t]*Import[ \t]?Sync[ \t]*=[ \t]*[^\s,]{0,16})?[ \t]*$/i;

/**
 * Collects the numbers that no listing has. Where one in the same text has as much or more, they say nothing
 * beside it.
 */
export function openStray(reading: Reading) {
  const found: { numbers: StrayNumber[]; text: string; line: number }[] = [];
  let above = '';
  let isMessage = false;
  return {
    line(text: string, line: number): void {
      // The keywords of a message and the records of a listing are read by others.
      if (/^[ \t]*\[DIRSYNC/i.test(text)) isMessage = true;
      const isOther = isMessage || listqLine(text, null).is === 'record';
      const numbers = isOther ? [] : strayNumbers(text, above);
      if (numbers.length > 0) found.push({ numbers, text, line });
      if (text.trim() !== '') above = text;
    },
    end(): void {
      const isUnread = ({ number, says }: StrayNumber): boolean =>
        reading.unread?.some(
          (one) =>
            one.number === number &&
            (one.says === undefined || isNoLess(one.says, says ?? Infinity)),
        ) === true;
      const isReached = ({ number, says }: StrayNumber): boolean =>
        says !== null &&
        reading.observations.some(
          ({ fact, value }) => fact === `requestor.${number}` && (value as number) >= says,
        );
      for (const { numbers, ...at } of found)
        tellStray(
          reading,
          numbers.filter((one) => !isUnread(one) && !isReached(one)),
          at,
        );
    },
  };
}

const isNoLess = (one: number | null, other: number): boolean => (one ?? Infinity) >= other;

/** One number and nothing else: of a line that has more the rest says what it is. */
const ALONE = /^[ \t]*(?:req|srv)sync[ \t]{0,16}[=:|\t][ \t|]{0,16}\d{1,20}[ \t|]{0,16}$/i;
/** The same with words behind: `ReqSync = 150, SrvSync = 150 (today)`. A server's record goes on otherwise. */
const WITH_REMARK = /^[ \t]*(?:req|srv)[ _-]?sync[ \t]*=/i;
const OF_OTHERS = /\bimp(?:ort)?[ _-]?(?:sync|seq)|\bseq\b|\bLast[ \t]+Cycle\b/i;
/** Numbers that begin a line are those of a listing, of a header or of a record; these are told by themselves. */
export const isStray = (text: string): boolean =>
  !NUMBERS.test(text) ||
  ALONE.test(text) ||
  (WITH_REMARK.test(text) && !BARE.test(text) && !OF_OTHERS.test(text));
