/**
 * Numbers that a file has, or must have by its name, and that nobody can read in it: they are unknown, and
 * no mail with a lower one stands in for them.
 */
import type { OwnNumber, UnreadNumber } from '../model/types.js';
import type { Issue } from '../model/issues.js';

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

/** What is kept open by a file that nobody could read: what it shows goes before anything but a number by hand. */
export const hiddenIn = (name: string): UnreadNumber[] =>
  (BY_NAME.find(([names]) => names.test(name))?.[1] ?? []).map((number) => ({
    ...{ requestor: null, number, written: '?', source: 'reqconf', at: {} },
  }));

/** What is kept open by a file that was not understood, for the reason that the issue tells. */
export function hiddenNumbers(name: string, issue: Issue | null): UnreadNumber[] {
  const torn = issue?.code === 'text-torn' ? TORN[issue.args.kind] : undefined;
  const named: Hidden | undefined =
    NAMED_LISTING.test(name) && issue?.code !== 'empty-file'
      ? { source: 'reqconf', written: null, numbers: LISTED }
      : undefined;
  const hidden = torn ?? named;
  if (!hidden) return [];
  const { source, written, numbers } = hidden;
  return numbers.map((number) => ({ requestor: null, number, written, source, at: {} }));
}
