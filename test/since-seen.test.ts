/** What the log or a later mail shows since the requestor's numbers were seen: each row is evidence as it arrives. */
import { check, openContainers, type CheckOptions, type Evidence } from '../src/index.js';
import { MONTGOMERY, OCTOBER } from './support/cases.js';
import * as listings from './support/listings.js';
import { bytesOf } from './support/read.js';

const NOW = new Date('2002-06-01T00:00:00Z');
const named = (name: string, content: string): Evidence => ({ name, chunks: [bytesOf(content)] });

const listdsR = (ReqSync: number, SrvSync: number): string =>
  listings.listdsR(OCTOBER, MONTGOMERY, ReqSync, SrvSync);
const reqTx = (date: string | null, numbers: string): string =>
  `From: ${OCTOBER}/$SYSTEM\nTo: ${MONTGOMERY}/$SYSTEM\n` +
  (date === null ? '' : `Date: ${date}\n`) +
  `Subject: ReqTx ${numbers}\n`;
const ticket = (date: string, text: string): string =>
  `Date: ${date}\nFrom: admin@example.com\nSubject: help\n\n${text}`;
const resync = (stamp: string): string =>
  `Examining ${MONTGOMERY} Dirsync transaction file: RESYNC\n\nDate stamp               Sync#  Transaction\n` +
  `${stamp} 000000 # IMPSEQ=2 SRVSEQ=80 REQSEQ=18\n`;

const HEADER = { IMPSEQ: 2, SRVSEQ: 80, REQSEQ: 18 };
const NUMBERS = 'R=12 (was 12), S=71, I=2, 0 sent';
const BEFORE = 'Wed, 10 Mar 1999 09:00:00 +0000';
const AFTER = 'Wed, 17 Mar 1999 09:00:00 +0000';
const STOP =
  '03/16/99 08:15:04 | Status       Microsoft (R) Mail Import V3.5\n' +
  '03/16/99 08:15:10 | Fatal [ 14] Error processing Resync.glb\n';
const UNDATED_STOP = 'Fatal error 14: "Error processing Resync.glb"\n';
const LATER_IMPORT =
  '03/18/99 08:15:04 | Status       Microsoft (R) Mail Import V3.5\n' +
  '03/18/99 08:15:10 | Status       Import is finished.\n';
const OWN = { ImportSync: 2, SrvSync: 71, ReqSync: 12 };

type Options = Partial<CheckOptions>;
type Row = [what: string, files: Record<string, string>, options: Options, outcome: string];

async function outcomeOf(
  files: Record<string, string>,
  options: Options,
  rules: readonly string[] = ['numbers-before-stop', 'numbers-before-cycle', 'numbers-before-file'],
): Promise<string> {
  const evidence = Object.entries(files).map(([name, content]) => named(name, content));
  const opened = await openContainers(evidence);
  const { verdict, findings } = check(opened, { now: NOW, ...options });
  const told = findings.flatMap(({ rule }) => (rules.includes(rule) ? [rule] : []));
  return [verdict.outcome, ...told].join(' ');
}

describe('an import that stopped', () => {
  test.each<Row>([
    [
      'after all numbers, of a file that is older',
      {
        's.eml': reqTx(BEFORE, NUMBERS),
        'a.log': STOP,
        'r.txt': resync('Thu Mar 11 12:13:52 1999'),
      },
      {},
      'cannot-tell numbers-before-stop',
    ],
    [
      'of a file of a day that is not known',
      { 's.eml': reqTx(BEFORE, NUMBERS), 'a.log': STOP },
      { header: HEADER },
      'cannot-tell numbers-before-stop',
    ],
    [
      'beside numbers without a date',
      { 's.txt': reqTx(null, NUMBERS), 'l.txt': listdsR(12, 71), 'a.log': STOP },
      { header: HEADER },
      'cannot-tell numbers-before-stop',
    ],
    [
      'without a date itself',
      { 's.eml': reqTx(AFTER, NUMBERS), 'a.txt': UNDATED_STOP },
      { header: HEADER },
      'cannot-tell numbers-before-stop',
    ],
    [
      'before a listing that a later mail quotes from memory',
      { 't.eml': ticket(AFTER, `${STOP}\n${listdsR(12, 71)}`) },
      { header: HEADER, own: { ImportSync: 2 } },
      'cannot-tell numbers-before-stop',
    ],
    [
      'before the file was made',
      {
        's.eml': reqTx(BEFORE, NUMBERS),
        'a.log': STOP,
        'r.txt': resync('Tue Mar 16 12:13:52 1999'),
      },
      { own: OWN },
      'will-import',
    ],
    [
      'before the mail with the numbers',
      { 's.eml': reqTx(AFTER, NUMBERS), 'l.txt': listdsR(12, 71), 'a.log': STOP },
      { header: HEADER },
      'will-import',
    ],
    [
      'by the clock of the postoffice after that mail, though not by that of the world',
      { 's.eml': reqTx('Tue, 16 Mar 1999 07:00:00 -0800', NUMBERS), 'a.log': STOP },
      { header: HEADER },
      'cannot-tell numbers-before-stop',
    ],
    ['before they were typed', { 'a.log': STOP }, { header: HEADER, own: OWN }, 'will-import'],
    [
      'before a reset',
      { 'l.txt': listdsR(0, 0), 'a.log': STOP },
      { header: HEADER, own: { ImportSync: 2 } },
      'will-import',
    ],
    [
      'after a reset',
      { 't.eml': ticket(BEFORE, listdsR(0, 0)), 'a.log': STOP },
      { header: HEADER, own: { ImportSync: 2 } },
      'cannot-tell numbers-before-stop',
    ],
    [
      'and another one after it that went through',
      { 's.eml': reqTx(BEFORE, NUMBERS), 'a.log': STOP + LATER_IMPORT },
      { header: HEADER },
      'will-import',
    ],
    [
      'that known numbers explain',
      { 's.eml': reqTx(BEFORE, 'R=12 (was 12), S=90, I=2, 0 sent'), 'a.log': STOP },
      { header: HEADER },
      'will-fail',
    ],
  ])('%s', async (_, files, options, expected) => {
    expect(await outcomeOf(files, options)).toBe(expected);
  });
});

describe('a file that was made later', () => {
  const s = reqTx(BEFORE, NUMBERS);
  const l = listdsR(12, 71);
  const COPY = `cn: OCTOBER\nDXA-ReqName: ${OCTOBER}\nDXA-Imp-Seq: 2\nDXA-Req-Seq: 12\nDXA-Svr-Seq: 71\n`;
  const days = { next: 'Thu Mar 11 12:13:52 1999', later: 'Mon Mar 15 12:13:52 1999' };
  const OPEN = 'cannot-tell numbers-before-file';
  const SURE = 'will-import';
  test.each<Row>([
    ['days after the mail', { 's.eml': s, 'r.txt': resync(days.later) }, {}, OPEN],
    ['the day after it', { 's.eml': s, 'r.txt': resync(days.next) }, {}, SURE],
    ['of no date, with it', { 's.eml': s }, { header: HEADER }, SURE],
    [
      'than a listing that came with a mail',
      { 't.eml': ticket(BEFORE, l), 'r.txt': resync(days.later) },
      { own: { ImportSync: 2 } },
      OPEN,
    ],
    [
      'beside a listing without a date',
      { 's.eml': s, 'l.txt': l, 'r.txt': resync(days.later) },
      {},
      SURE,
    ],
    [
      'and a mail after it that shows the same',
      { 's.eml': s, 't.eml': reqTx(AFTER, NUMBERS), 'r.txt': resync(days.later) },
      {},
      SURE,
    ],
    ['of numbers that were typed', { 's.eml': s, 'r.txt': resync(days.later) }, { own: OWN }, SURE],
    // What the directory server has of it is of a day that nobody knows, and not the requestor's word.
    [
      "beside the directory server's copy",
      { 's.eml': s, 'c.txt': COPY, 'r.txt': resync(days.later) },
      {},
      OPEN,
    ],
    [
      'and is too low all the same',
      {
        's.eml': reqTx(BEFORE, 'R=12 (was 12), S=90, I=2, 0 sent'),
        'r.txt': resync(days.later),
      },
      {},
      'will-fail',
    ],
  ])('%s', async (_, files, options, expected) => {
    expect(await outcomeOf(files, options)).toBe(expected);
  });
});

describe('mail without a date', () => {
  const undated = reqTx(null, NUMBERS);
  test.each<[string, Record<string, string>, boolean]>([
    ['alone', { 's.txt': undated }, true],
    ['beside one with a date', { 's.txt': undated, 't.eml': reqTx(BEFORE, NUMBERS) }, false],
    ['beside a listing', { 's.txt': undated, 'l.txt': listdsR(12, 71) }, false],
    ['with a date', { 's.eml': reqTx(BEFORE, NUMBERS) }, false],
  ])('%s', async (_, files, isTold) => {
    const evidence = Object.entries(files).map(([name, content]) => named(name, content));
    const { findings, verdict } = check(await openContainers(evidence), {
      now: NOW,
      header: HEADER,
    });
    expect(findings.some(({ rule }) => rule === 'mail-undated')).toBe(isTold);
    expect(verdict.outcome).toBe('will-import');
  });
});

describe('a cycle', () => {
  const cycle = (more: string, day = '12'): string =>
    `03/${day}/99 02:00:11 | Status       Microsoft (R) Mail DirSync Requestor V3.5.12\n` +
    `03/${day}/99 02:00:15 | ${more}\n`;
  const received = (count: number, day?: string): string =>
    cycle(`Status       Requestor updates received: ${count}`, day);
  const sent = (count: number, day?: string): string =>
    cycle(`Status       Requestor updates sent: ${count}`, day);
  const equal = { IMPSEQ: 2, SRVSEQ: 71, REQSEQ: 12 };
  const s = reqTx(BEFORE, NUMBERS);
  test.each<Row>([
    [
      'that received updates after the mail',
      { 's.eml': s, 'a.log': received(36) },
      { header: equal },
      'cannot-tell numbers-before-cycle',
    ],
    [
      'in the coded form',
      {
        's.eml': s,
        'a.log':
          '03/12/99 02:00:11 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12\n' +
          '03/12/99 02:00:15 | 1 105 36\n',
      },
      { header: equal },
      'cannot-tell numbers-before-cycle',
    ],
    [
      'that sent updates after the mail',
      { 's.eml': s, 'a.log': sent(26) },
      { header: HEADER },
      'cannot-tell numbers-before-cycle',
    ],
    [
      'beside a listing without a date that shows no more than the mail before it',
      { 's.eml': s, 'l.txt': listdsR(12, 71), 'a.log': received(36) },
      { header: equal },
      'cannot-tell numbers-before-cycle',
    ],
    [
      'after a listing that came with a mail',
      { 't.eml': ticket(BEFORE, listdsR(12, 71)), 'a.log': received(36) },
      { header: equal, own: { ImportSync: 2 } },
      'cannot-tell numbers-before-cycle',
    ],
    [
      'that the new listing shows',
      { 's.eml': s, 'l.txt': listdsR(12, 107), 'a.log': received(36) },
      { header: { ...equal, SRVSEQ: 107 }, own: { ImportSync: 2 } },
      'will-import',
    ],
    ['that received none', { 's.eml': s, 'a.log': received(0) }, { header: equal }, 'will-import'],
    [
      'before the mail',
      { 's.eml': s, 'a.log': received(36, '09') },
      { header: equal },
      'will-import',
    ],
    [
      'that sent the mail itself',
      {
        's.eml': reqTx('Fri, 12 Mar 1999 02:00:14 +0000', 'R=38 (was 12), S=71, I=2, 26 sent'),
        'a.log': sent(26),
      },
      { header: { ...equal, REQSEQ: 38 } },
      'will-import',
    ],
    [
      'before the numbers were typed',
      { 'a.log': received(36) },
      { header: equal, own: OWN },
      'will-import',
    ],
    [
      'beside a listing without a date, alone',
      { 'l.txt': listdsR(12, 71), 'a.log': received(36) },
      { header: equal, own: { ImportSync: 2 } },
      'will-import',
    ],
  ])('%s', async (_, files, options, expected) => {
    expect(await outcomeOf(files, options)).toBe(expected);
  });
});

describe('a listing that came with a mail', () => {
  const later = (numbers: string): string => reqTx('Wed, 10 Mar 1999 18:02:11 +0000', numbers);
  const MORE = 'R=140 (was 140), S=655, I=2, 0 sent';
  const zero = ticket(BEFORE, listdsR(0, 0));
  test.each<Row>([
    ['0/0, and later mail with more', { 'm.eml': zero, 's.eml': later(MORE) }, {}, 'will-fail'],
    [
      'the same, beside a number by hand',
      { 'm.eml': zero, 's.eml': later(MORE) },
      { own: { ImportSync: 2 } },
      'will-fail',
    ],
    [
      '0/0, and mail before it',
      {
        'm.eml': ticket(AFTER, listdsR(0, 0)),
        's.eml': later(MORE),
      },
      { own: { ImportSync: 2 } },
      'will-import',
    ],
    [
      '0/0, and mail without a date',
      { 'm.eml': zero, 's.txt': reqTx(null, MORE) },
      { own: { ImportSync: 2 } },
      'will-import',
    ],
    [
      'with more, and a later mail with 0/0',
      {
        'm.eml': ticket(BEFORE, listdsR(140, 655)),
        's.eml': later('R=0 (was 0), S=0, I=1, 0 sent'),
      },
      {},
      'will-import',
    ],
    [
      'with more, and a later mail with less: no reset lies between',
      { 'm.eml': ticket(BEFORE, listdsR(140, 655)), 's.eml': later(NUMBERS) },
      {},
      'cannot-tell',
    ],
    [
      'the same, and a later listing that agrees with the mail',
      {
        'm.eml': ticket(BEFORE, listdsR(140, 655)),
        'n.eml': ticket(AFTER, listdsR(12, 71)),
        's.eml': later(NUMBERS),
      },
      {},
      'cannot-tell',
    ],
    [
      'the same, and a mail of 0/0 between',
      {
        'm.eml': ticket(BEFORE, listdsR(140, 655)),
        'z.eml': reqTx('Wed, 10 Mar 1999 12:00:00 +0000', 'R=3 (was 0), S=0, I=0, 3 sent'),
        's.eml': later(NUMBERS),
      },
      {},
      'will-import',
    ],
    [
      'with as much as a later mail',
      { 'm.eml': ticket(BEFORE, listdsR(12, 71)), 's.eml': later(NUMBERS) },
      {},
      'will-import',
    ],
  ])('%s', async (_, files, options, expected) => {
    expect(await outcomeOf(files, { header: HEADER, ...options })).toBe(expected);
  });
});

describe("a number that the directory server's log no longer has", () => {
  const gone = (number: number): string =>
    `03/13/99 15:28:05 | Error [ ] PCM:${OCTOBER}\n` +
    `03/13/99 15:28:05 | Error [138] Server sync does not exist anymore (${number})\n` +
    `03/13/99 15:28:05 | Error [139] Number of missing transactions = 1300 (${number}->1954)\n`;
  test.each<Row>([
    [
      'above the header',
      { 's.eml': reqTx(BEFORE, NUMBERS), 'c.log': gone(655) },
      {},
      'cannot-tell own-words-above',
    ],
    [
      'not above the header',
      { 's.eml': reqTx(BEFORE, NUMBERS), 'c.log': gone(80) },
      {},
      'will-import',
    ],
    [
      'before later mail',
      { 's.eml': reqTx(AFTER, NUMBERS), 'c.log': gone(655) },
      {},
      'will-import',
    ],
    ['beside numbers by hand', { 'c.log': gone(655) }, { own: OWN }, 'will-import'],
    [
      'and a reset',
      { 'l.txt': listdsR(0, 0), 'c.log': gone(655) },
      { own: { ImportSync: 2 } },
      'will-import',
    ],
  ])('%s', async (_, files, options, expected) => {
    const given = { header: HEADER, requestors: [OCTOBER], ...options };
    expect(await outcomeOf(files, given, ['own-words-above'])).toBe(expected);
  });
});
