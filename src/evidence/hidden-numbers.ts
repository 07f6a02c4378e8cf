/**
 * Numbers that a file has, or must have by its name, and that nobody can read in it: they are unknown, and
 * no mail with a lower one stands in for them.
 */
import type { OwnNumber, UnreadNumber } from '../model/types.js';
import type { Hindrance } from '../model/issue-args.js';
import { issue, type Issue } from '../model/issues.js';
import { baseName, isPackedResyncName, isResyncName } from '../model/input-name.js';
import { mark } from '../model/marked.js';
import { isUnopened } from '../model/unopened.js';

type Hidden = Pick<UnreadNumber, 'source' | 'written'> & { numbers: readonly OwnNumber[] };

const LISTED: readonly OwnNumber[] = ['ReqSync', 'SrvSync'];
const TOLD: readonly OwnNumber[] = ['ReqSync', 'SrvSync', 'ImportSync'];

/** Damaged text whose kind is beyond doubt: something is written there. */
const TORN: Readonly<Partial<Record<string, Hidden>>> = {
  'listds-requestor': { source: 'reqconf', written: '?', numbers: LISTED },
  subjects: { source: 'reqtx', written: '?', numbers: TOLD },
};

/** LISTDS-R.DOCX, `listds november.png`; LISTDS -S shows the directory server's copies. */
const NAMED_LISTING = /listds(?![-_ ]?s(?![a-z]))/i;

/** Evidence by its name: the numbers that it would show, or of which it would show more than is known. */
const BY_NAME: readonly [RegExp, readonly OwnNumber[]][] = [
  [NAMED_LISTING, LISTED],
  [/reqtrans/i, ['ReqSync']],
  [/(?:req|srv)tx|subject|betreff|e-?mail|inbox|sync-?state/i, TOLD],
  [/\.(?:eml|msg|mbo?x|mai|mht|zip)$|^(?:system\.mbg|glb)$/i, TOLD],
  [/^dirsync[^.]*\.log$/i, TOLD],
];

const open = (numbers: readonly OwnNumber[]): UnreadNumber[] =>
  numbers.map((number) => ({
    ...{ requestor: null, number, written: '?', source: 'reqconf', at: {} },
  }));

/** What is kept open by a file that nobody could read: what it shows goes before anything but a number by hand. */
export const hiddenIn = (name: string): UnreadNumber[] =>
  open(BY_NAME.find(([names]) => names.test(name))?.[1] ?? []);

/** A part of a mail or archive that is left out, whose name may say that it is evidence. */
export const leftOut = (part: string, why: Hindrance): Issue<'part-left-out'> =>
  issue('part-left-out', {
    ...{ part: mark('path', part), why },
    isNamed: hiddenIn(baseName(part)).length > 0,
  });

/** What a mail or archive may hold of the numbers; one that is called after the file holds that. */
const heldBy = (name: string): readonly OwnNumber[] =>
  isResyncName(name) || isPackedResyncName(name) ? [] : TOLD;

/** What is kept open by a mail or archive that was not opened, or by what was left out of it. */
export function hiddenInContainer(name: string, issues: readonly Issue[]): UnreadNumber[] {
  const closed = issues.filter(isUnopened);
  const parts = closed.flatMap((each) =>
    each.code === 'part-left-out' ? hiddenIn(baseName(each.args.part.text)) : open(heldBy(name)),
  );
  return TOLD.flatMap((number) => parts.find((each) => each.number === number) ?? []);
}

/** What is kept open by a file that was not understood, for the reason that the issue tells. */
export function hiddenNumbers(name: string, why: Issue | null): UnreadNumber[] {
  if (why && isUnopened(why)) return open(heldBy(name));
  const torn = why?.code === 'text-torn' ? TORN[why.args.kind] : undefined;
  const named: Hidden | undefined =
    NAMED_LISTING.test(name) && why?.code !== 'empty-file'
      ? { source: 'reqconf', written: null, numbers: LISTED }
      : undefined;
  const hidden = torn ?? named;
  if (!hidden) return [];
  const { source, written, numbers } = hidden;
  return numbers.map((number) => ({ requestor: null, number, written, source, at: {} }));
}
