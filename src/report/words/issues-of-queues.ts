/** The words of issues: binary queues, and what a disk or a transfer did to them. */
import type { HeaderDoubt, Joined, MailForm } from '../../model/issue-args.js';
import type { IssueArgs } from '../../model/issues.js';
import type { IssueWords } from './issue-words.js';

/** The way out of every damage that a transfer did. */
const AGAIN = 'copy the file again in binary mode from the postoffice';
/** Disks and slow transfers deal in sectors of so many bytes, or multiples of it. */
const SECTOR = 512;

const FORMS: Record<MailForm, string> = {
  uuencoded: 'uuencoded',
  mime: 'a mail or a part of one (MIME)',
  binhex: 'in BinHex form',
  base64: 'base64 text',
  'quoted-printable': 'quoted-printable text',
};

/** Where bytes of one value come from. */
const ORIGINS: ReadonlyMap<number, string> = new Map([
  [0x1a, 'COPY without /B and XMODEM end a file with them, and the first also stops at one'],
  [0xf6, 'a formatted disk holds them where nothing was written'],
  [0xe5, 'a formatted disk holds them where nothing was written'],
  [0xff, 'erased memory holds them where nothing was written'],
]);

function fillText({ byte, count, isTorn }: IssueArgs<'queue-fill'>): string {
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  const origin = ORIGINS.get(byte) ?? 'something filled the file up';
  const what = count === 1 ? `one byte 0x${hex} ends` : `${count} bytes 0x${hex} end`;
  return (
    `${what} the file and ${count === 1 ? 'is' : 'are'} no record: ${origin}; ${AGAIN}` +
    (isTorn ? '; a record before them is torn' : '')
  );
}

const JOINED: Record<Joined, string> = {
  'old-data': 'old data of the disk follows the queue (the size is a multiple of 512)',
  'file-or-old-data': 'another file, or old data of the disk, follows the queue',
  files: 'two files were joined, as APPEND of FTP and COPY A+B do',
};

const NOT_BELIEVED: Record<HeaderDoubt, string> = {
  'behind-other-data': 'stands behind other data and may belong to another file',
  'one-of-two': 'is one of two that give other numbers',
  'bytes-lost': 'has lost or gained bytes, and nothing shows where',
};

export const QUEUE_WORDS = {
  'queue-empty': () => 'the file is empty (0 bytes): a queue without transactions',
  'queue-zeroes': ({ bytes }) =>
    `the file holds ${bytes} zero bytes and nothing else: its content is lost`,
  'queue-no-layout': () => 'no record layout explains this file: its records cannot be read',
  'queue-damaged': ({ from, to, isEnd }) =>
    `bytes ${from} to ${to - 1} cannot be read as records (${to - from} bytes)` +
    (isEnd ? `; ${AGAIN}` : ''),
  'queue-cut-short': ({ size, record, from }) =>
    `the file ends at byte ${size} inside record ${record}, which begins at byte ${from}: it was cut short` +
    (size % SECTOR === 0
      ? ` (its size is a multiple of ${SECTOR}: blocks behind it were lost, or its end is old data of the disk)`
      : '') +
    `; ${AGAIN}`,
  'queue-fill': fillText,
  'queue-padding': ({ bytes }) => `${bytes} zero bytes follow the last record`,
  'queue-control-characters': () => 'the text holds control characters',
  'queue-more-control-characters': ({ records }) =>
    `${records} further ${records === 1 ? 'text holds' : 'texts hold'} control characters`,
  'queue-more-damage': ({ places }) => `${places} further damaged places are not shown`,
  'queue-last-text-open': () => 'nothing in this layout shows whether the last text is complete',
  'queue-blocks-lost': ({ before, after, bytes, border }) =>
    `sync numbers go from ${before} to ${after}, and some ${bytes} bytes are missing: ` +
    (border === null
      ? `it is about a multiple of ${SECTOR}, so blocks were lost`
      : `blocks of the file were lost at byte ${border}, a multiple of ${SECTOR}`) +
    `, on the disk or on the way; ${AGAIN}`,
  'queue-joined': ({ restart, why }) =>
    (restart === null
      ? 'a second header transaction follows'
      : `the sync numbers start again, ${restart.number} after ${restart.last}`) +
    `: ${JOINED[why]}; ${AGAIN}, by itself and over no older copy`,
  'queue-mail-form': ({ form }) =>
    `this is ${FORMS[form]}, not the file itself: decode it first, or ${AGAIN}`,
  'queue-became-utf8': () =>
    'bytes from 0x80 on became UTF-8 characters: a program took the file for text and spoilt ' +
    `it; ${AGAIN}`,
  'queue-became-seven-bits': () =>
    'no byte of it is 0x80 or above, where a checksum or an accented letter would have some: it seems ' +
    `to have been sent in 7 bits, which spoils what is binary; ${AGAIN}`,
  'queue-carriage-returns': () =>
    'a carriage return stands before every line feed, in binary fields too: it was sent in the ' +
    `text mode of FTP or the like; ${AGAIN}`,
  'queue-no-end-mark': () =>
    'no byte of it is 0x1A: a copy in text mode ends at the first one (COPY without /B); where ' +
    `the file is cut short, ${AGAIN}`,

  'header-not-believed': ({ why }) =>
    `header transaction: it ${NOT_BELIEVED[why]}; its numbers are not believed`,
  'header-number-out-of-step': ({ number }) =>
    `header transaction: ${number} is not believed, since its record does not end where the next begins`,
  'header-number-ambiguous': ({ number }) =>
    `header transaction: ${number} can be read in more than one way`,
} satisfies Partial<IssueWords>;
