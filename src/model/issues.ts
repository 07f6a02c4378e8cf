/**
 * What readers say of an input, and what a case says of it later: a code of a closed list with its
 * arguments. The words are in report/words/. Codes are stable; a changed meaning gets a new code.
 */
import type { FactName, FactValue } from './facts.js';
import type { Marked, Names } from './marked.js';
import type * as of from './issue-args.js';
import type { NotRead } from './not-read.js';
import type { Place } from './place.js';
import type { Source } from './sources.js';
import type { HeaderNumber, OwnNumber } from './sync-number.js';

/** How grave it is, as severities go. */
export type IssueLevel = 'error' | 'warning' | 'note';

/** `args` is there for its type alone. */
interface Row<Args> {
  level: IssueLevel;
  args?: Args;
}
export type NoArgs = Record<string, never>;
const error = <Args = NoArgs>(): Row<Args> => ({ level: 'error' });
const warning = <Args = NoArgs>(): Row<Args> => ({ level: 'warning' });
const note = <Args = NoArgs>(): Row<Args> => ({ level: 'note' });

/** One row a code: how grave it is where nothing else is said, and what it speaks of. */
export const ISSUES = {
  // What a file is.
  'empty-file': error(),
  /** It lies in a folder that was given. */
  'not-read': error<{ why: NotRead }>(),
  'look-alike': error<{ is: of.LookAlike }>(),
  'foreign-text': error<{ is: of.ForeignText; encoding: of.Encoding; isSearchedInPart: boolean }>(),
  /** What this tool said itself, quoted beside evidence. */
  'own-words-left-out': note<{ lines: number }>(),
  'page-as-shown': note(),
  /** Colours and the like of a captured terminal. */
  'terminal-codes-left-out': note(),
  'text-torn': error<{ kind: string }>(),
  'layout-not-published': error<{ instead: 'LISTDS -R' | 'LISTDS -S' | null }>(),
  'too-short': error<{ bytes: number }>(),
  'text-not-queue': warning<{ encoding: of.Encoding }>(),
  'nothing-of-this-kind': error(),
  /** Its kind was told, and its content is plainly of another one. */
  'told-kind-differs': error<{ told: string; seen: string }>(),
  'searched-in-part': warning(),

  // Lines of any text.
  'too-much-to-tell': error<{ most: number }>(),
  'more-issues': warning<{ count: number }>(),
  'line-too-long': warning<{ most: number }>(),
  'text-behind-ctrl-z': note<{ characters: number }>(),

  // Mails and archives.
  'not-opened': error(),
  'parts-opened': note<{ used: number; parts: number }>(),
  'container-too-large': error<{ kind: of.ContainerKind; most: number }>(),
  /** `isNamed`: by its name it is evidence of the numbers. */
  'part-left-out': error<{ part: Marked<'path'>; why: of.Hindrance; isNamed: boolean }>(),
  'postoffice-files-not-read': note<{ files: number }>(),
  'mailbox-too-long': error<{ most: number }>(),
  'mail-too-many': error<{ most: number; of: 'parts' | 'lines' }>(),
  'mail-too-deep': error<{ most: number }>(),
  'mail-malformed': error(),
  'html-not-used': note(),
  'html-too-large': error<{ most: number }>(),
  'archive-empty': error(),
  'archive-of-office': error(),
  'archive-not-readable': error<{ why: of.ArchiveTrouble }>(),
  'archive-too-many-files': error<{ files: number; most: number }>(),

  // Numbers that are none.
  'not-a-sync-number': warning<{ name: string; written: Marked<'text'> }>(),
  'own-numbers-unread': error<{
    numbers: OwnNumber[];
    line: number;
    written: Marked<'text'> | null;
    of: Marked<'requestor'> | null;
  }>(),

  // The header transaction.
  'header-number-missing': error<{ number: HeaderNumber }>(),
  'header-number-unreadable': error<{ number: HeaderNumber; why: of.NumberTrouble }>(),
  'header-may-be-ordinary': error(),
  'header-first-record-unknown': error<of.Quoted>(),
  'header-text': error<of.Quoted>(),
  /** `isStray`: it may belong to another file, so its numbers are not believed. */
  'header-not-first': error<{ record: number; isStray: boolean }>(),
  'header-again-differs': error<{ record: number }>(),
  'header-again-same': warning<{ record: number }>(),

  'header-not-believed': error<{ why: of.HeaderDoubt }>(),
  'header-number-out-of-step': error<{ number: HeaderNumber }>(),
  'header-number-ambiguous': error<{ number: HeaderNumber }>(),

  // Queues.
  'queue-empty': note(),
  'queue-zeroes': error<{ bytes: number }>(),
  'queue-no-layout': error(),
  'queue-damaged': error<{ from: number; to: number; isEnd: boolean }>(),
  'queue-cut-short': error<{ size: number; record: number; from: number }>(),
  'queue-fill': error<{ byte: number; count: number; isTorn: boolean }>(),
  'queue-padding': note<{ bytes: number }>(),
  'queue-control-characters': warning(),
  'queue-more-control-characters': warning<{ records: number }>(),
  'queue-more-damage': error<{ places: number }>(),
  'queue-last-text-open': note(),
  /** `bytes` is an estimate; `border` is a multiple of 512 in the gap, or null. */
  'queue-blocks-lost': error<{
    before: number;
    after: number;
    bytes: number;
    border: number | null;
  }>(),
  /** `restart`: the sync numbers start again; null where a second header shows it. */
  'queue-joined': warning<{
    restart: { number: number; last: number } | null;
    why: of.Joined;
  }>(),
  'queue-mail-form': error<{ form: of.MailForm }>(),
  'queue-became-utf8': error(),
  'queue-became-seven-bits': error(),
  'queue-carriage-returns': error(),
  'queue-no-end-mark': error(),

  // LISTQ.
  'listq-stray-line': warning(),
  'listq-number-too-large': warning(),
  'listq-number-falls': warning<{ number: number; after: number }>(),
  'listq-line-damaged': warning(),
  'listq-crc': warning(),
  'listq-shows-nothing': note(),
  'listq-queue-not-named': warning(),

  // LISTDS.
  'listds-number-missing': warning<{ record: number | null; numbers: OwnNumber[] }>(),
  'listds-no-server': warning(),
  'listds-server-not-named': warning(),
  'listds-record-not-named': warning<{ record: number | null }>(),
  'listds-highest-not-a-number': warning<{ written: Marked<'text'> }>(),
  'listds-numbers-of-nobody': warning(),

  // Dir-Sync mail.
  'subject-cut': note<{ name: of.SubjectNumber }>(),
  'subject-may-go-on': note<{ name: of.SubjectNumber }>(),
  'subject-number-too-large': warning<{ name: of.SubjectNumber }>(),
  'subject-number-not-plain': warning<{ name: of.SubjectNumber; written: Marked<'text'> }>(),
  'subject-sum-wrong': note<{ R: number; was: number; sent: number }>(),
  'mail-of-exchange': warning(),
  'dirsync-numbers-of-nobody': warning(),
  'dirsync-name-incomplete': warning<{ keyword: 'NAME' | 'REQNAME' }>(),
  'dirsync-task-unknown': note<{ task: Marked<'text'> }>(),
  'dirsync-mark-missing': warning<{ mark: '[DIRSYNC]' | '[DIRSYNC-TRANSACTIONS]' }>(),
  'dirsync-number-too-large': warning(),
  'dirsync-line-without-number': warning(),

  // Logs and other texts that are only shown. `times`: as often in this text.
  'log-too-many-postoffices': warning<{ most: number }>(),
  'dispatch-step-failed': warning<{ step: of.Step; times: number }>(),
  'dispatch-step-not-found': warning<{ step: of.Step; times: number }>(),
  'dispatch-step-exit-code': warning<{ step: of.Step; exitCode: number; times: number }>(),
  'dispatch-step-missed': warning<{ step: of.Step; times: number }>(),
  'dispatch-process-table': warning<{ times: number }>(),
  'podiag-file-missing': note<{ file: Marked<'path'>; times: number }>(),
  'podiag-wrong-value': note<{ file: Marked<'path'>; times: number }>(),
  'podiag-reqtrans-made': note<{ times: number }>(),
  'dssched-t3': note<{ times: number }>(),
  'event-numbers-not-stored': warning<{ times: number }>(),
  'event-requestor-unknown': warning<{ times: number }>(),
  'event-messages-lost': warning<{ times: number }>(),
  'event-full-export': note<{ times: number }>(),

  // Exchange's registry key.
  'registry-key-deleted': warning(),
  'registry-value-deleted': warning<{ value: Marked<'text'> }>(),
  'registry-data-too-long': warning<{ value: Marked<'text'> }>(),
  'registry-data-breaks-off': warning<{ value: Marked<'text'> }>(),
  'registry-key-absent': warning(),
  'registry-set-not-used': note<{ set: string; used: string }>(),
  'registry-global-max-type': warning<{ type: string }>(),
  'registry-global-max-digits': warning(),
  'registry-list-type': warning<{ type: string }>(),
  'registry-list-not-bytes': warning(),
  'registry-list-half-character': warning(),
  'registry-list-absent': note(),

  // Exchange's directory.
  'attribute-several-values': warning<{ attribute: string; values: number }>(),
  'attribute-empty': warning<{ attribute: string }>(),
  'attribute-misspelt': note(),
  'attribute-elsewhere': warning<{ attribute: string }>(),
  'attribute-not-base64': warning<{ attribute: string }>(),
  'attribute-too-long': warning<{ attribute: string }>(),
  'attributes-missing': warning(),
  'object-is-own-requestor': warning(),
  'object-not-named': warning(),
  'csv-row-width': warning<{ fields: number; columns: number }>(),
  'csv-quote-not-closed': warning(),
  'ldif-change': warning<{ change: Marked<'text'> }>(),
  'ldif-strange-lines': warning<{ lines: number }>(),

  // Import files and sync states.
  'import-file-margin': warning<{ blanks: number }>(),
  'state-not-json': error<{ problem: string; line: number; column: number }>(),
  'state-misfit': error<{ misfit: of.Misfit; line: number | null }>(),
  'state-too-large': error(),
  'saved-case': note<{ requestors: number }>(),
  'saved-case-misfit': error<{ path: Marked<'text'> }>(),
  'state-version-unknown': warning<{
    path: string;
    written: Marked<'text'>;
    build: string | null;
  }>(),

  // What becomes of an input beside the others.
  'names-nobody': warning<{ judged: number }>(),
  'of-the-other-side': warning(),
  'not-judged': note<{ requestors: Names; why: of.LeftOut }>(),
  'linked-by-name': note<{ object: Marked<'object'>; requestor: Marked<'requestor'> }>(),
  disagrees: warning<{
    fact: FactName;
    /** Null for the header's numbers, which are nobody's. */
    requestor: Marked<'requestor'> | null;
    value: FactValue;
    place: Place;
    /** The value that is used and who says so; null where none is. */
    used: { value: FactValue | null; source: Source } | null;
  }>(),
};

export type IssueCode = keyof typeof ISSUES;
export const ISSUE_CODES = Object.keys(ISSUES) as IssueCode[];

/** What a code speaks of. */
export type IssueArgs<Code extends IssueCode = IssueCode> = NonNullable<
  (typeof ISSUES)[Code]['args']
>;

/** Something about an input that a person should know. */
export type Issue<Code extends IssueCode = IssueCode> = {
  [C in Code]: { level: IssueLevel; code: C; args: IssueArgs<C>; at?: Place };
}[Code];

/** An issue as grave as its code is. */
export const issue = <Code extends IssueCode>(
  code: Code,
  args: IssueArgs<Code>,
  at?: Place,
): Issue<Code> => ({ level: ISSUES[code].level, code, args, ...(at && { at }) });
