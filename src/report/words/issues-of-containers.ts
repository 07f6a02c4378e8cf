/** The words of issues: mails and archives, and what lies in them. */
import type { ArchiveTrouble, ContainerKind, Hindrance } from '../../model/issue-args.js';
import type { IssueWords } from './issue-words.js';

const MEGABYTE = 1024 * 1024;
const size = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.ceil(bytes / MEGABYTE)} MiB`;

const NOUN: Record<ContainerKind, string> = { mail: 'mail', archive: 'ZIP archive' };
const TAKE_OUT: Record<ContainerKind, string> = {
  mail: 'save it and give the file',
  archive: 'unpack it and give the file',
};

/** What stands behind `left out: NAME`. */
function hindranceText(why: Hindrance): string {
  switch (why.is) {
    case 'path-leads-out':
      return ', whose path leads out of the archive; unpack it and give the file';
    case 'symbolic-link':
      return ': it is a symbolic link, which is not followed';
    case 'encrypted':
      return ': it is encrypted; unpack it with its password and give the file';
    case 'zip64':
      return ': its size is in the form for more than 4 GiB (ZIP64); unpack it and give the file';
    case 'damaged':
      return ': it is damaged in the archive; have it sent again';
    case 'method':
      return `: it is packed by method ${why.method}, which is not read here; unpack it and give the file`;
    case 'swells':
      return `: it would unpack from ${size(why.packed)} to ${size(why.unpacked)}; unpack it and give the file`;
    case 'too-many':
      return `: more than ${why.most} parts in all; ${TAKE_OUT[why.of]}`;
    case 'too-much':
      return `: more than ${size(why.most)} in all; ${TAKE_OUT[why.of]}`;
    case 'mails-too-deep':
      return `: mails lie more than ${why.most} deep in each other; save it and give the file`;
    case 'archives-too-deep':
      return ': it is an archive in an archive in an archive; unpack it and give the files';
  }
}

const ARCHIVES: Record<ArchiveTrouble, string> = {
  'no-contents':
    'this ZIP archive has no list of contents at its end: it is cut off or damaged, have it sent again',
  zip64:
    'this ZIP archive is of the form for more than 4 GiB (ZIP64): unpack it and give the files',
  'piece-of-several':
    'this is one piece of a ZIP archive in several pieces: put it together, unpack it and give the files',
  'contents-damaged': 'the list of contents of this ZIP archive is damaged: have it sent again',
  'files-overlap':
    'files lie over each other in this ZIP archive, as only a made-up one has it: it is not opened',
};

export const CONTAINER_WORDS = {
  'not-opened': () => 'this was not opened: openContainers of the library does it',
  'parts-opened': ({ used, parts }) =>
    `opened: ${used} of ${parts} ${parts === 1 ? 'part is' : 'parts are'} evidence`,
  'container-too-large': ({ kind, most }) =>
    `this is a ${NOUN[kind]} of more than ${size(most)}: take out the files that matter and give them`,
  'part-left-out': ({ part, why }) => `left out: ${part.text}${hindranceText(why)}`,
  'postoffice-files-not-read': ({ files }) => `not read: ${files} files of the postoffice's own`,
  'mailbox-too-long': ({ most }) =>
    `this mailbox holds more than ${most} messages: save those that matter as .eml`,
  'mail-too-many': ({ most, of }) =>
    `this mail has more than ${most} ${of}: save those that matter and give them`,
  'mail-too-deep': ({ most }) =>
    `this mail cannot be opened, its parts lie more than ${most} deep in each other: save its ` +
    'attachments and give them',
  'mail-malformed': () =>
    'this mail cannot be opened, it is not written as mail programs write one: save its ' +
    'attachments and give them',
  'html-not-used': () => 'not used: the HTML form of its text',
  'html-too-large': ({ most }) => `not used: HTML text of more than ${size(most)}; save it as text`,
  'archive-empty': () => 'this is an empty ZIP archive: have it sent again',
  'archive-of-office': () => 'this is an Office document or a program in ZIP form: save it as text',
  'archive-not-readable': ({ why }) => ARCHIVES[why],
  'archive-too-many-files': ({ files, most }) =>
    `this ZIP archive holds ${files} files, more than ${most}: unpack it and name those that matter`,
} satisfies Partial<IssueWords>;
