/** The digits of a header of which only the layout leaves open how many belong to its numbers. */
import type { InputIssue, OpenDigits } from '../../model/types.js';
import { NUMBERS } from '../../model/sync-number.js';
import { latin1 } from '../text/bytes.js';
import { namedIn } from '../text/header-words.js';
import { headerRun, type RawHeader } from './header-bytes.js';

/**
 * What a sound file shows of the numbers that are not told of it, or null where anything else than
 * its layout may be the reason: a listing could then be of another file. `isTextOpen` says that the
 * layout does not show where the header's text ends.
 */
export function openDigits(
  head: Uint8Array,
  { observations, issues }: RawHeader,
  isTextOpen: boolean,
): OpenDigits | null {
  const isOfLayout = issues
    .filter(({ level }) => level === 'error')
    .every((each) => each.code === 'header-text' || isBorder(each, isTextOpen));
  const run = isOfLayout ? headerRun(head) : null;
  if (!run) return null;
  const named = namedIn(latin1(head, run.from, run.to));
  const digits: OpenDigits = {};
  for (const { header } of NUMBERS) {
    if (observations.some(({ fact }) => fact === `header.${header}`)) continue;
    const [only, ...more] = named.filter(({ number }) => number === header);
    if (!only || only.digits === '' || more.length > 0) return null;
    digits[header] = only.digits;
  }
  return digits;
}

const isBorder = (each: InputIssue, isTextOpen: boolean): boolean =>
  each.code === 'header-number-ambiguous' ||
  (isTextOpen && each.code === 'header-number-unreadable' && each.args.why.is === 'end-not-known');
