/** What was given and stays closed: a mail or an archive of which nobody knows what it holds. */
import type { LookAlike } from './issue-args.js';
import type { Issue, IssueCode } from './issues.js';

/** Beyond the limits, damaged, or of a sort that is not opened. */
const CLOSED: readonly IssueCode[] = [
  ...(['not-opened', 'container-too-large', 'archive-not-readable'] as const),
  ...(['archive-too-many-files', 'mailbox-too-long', 'mail-too-many'] as const),
  ...(['mail-too-deep', 'mail-malformed', 'html-too-large'] as const),
];

/** A program that unpacks itself and a cabinet are as a rule what they are called, and no evidence. */
const PACKED: readonly LookAlike[] = [
  ...(['zip-archive', 'gzip-archive', '7-zip-archive', 'rar-archive'] as const),
  ...(['tar-archive', 'arj-archive', 'lzh-archive', 'outlook-message', 'winmail-dat'] as const),
];

/** True where the issue says that the input, or what is named as evidence in it, was not opened. */
export const isUnopened = (each: Pick<Issue, 'code' | 'args'>): boolean => {
  const { code, args } = each as Issue;
  if (code === 'part-left-out') return args.isNamed === true;
  return code === 'look-alike' ? PACKED.includes(args.is) : CLOSED.includes(code);
};
