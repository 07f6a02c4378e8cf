/**
 * Arbitrary Dir-Sync queues. The header transaction's text and every record layout are unpublished
 * (only the header's three numbers are named, Q119449), so both are drawn from all that fits.
 */
import fc from 'fast-check';
import type { HeaderNumber } from '../../src/model/types.js';
import { randomLayout } from '../../scripts/lib/queue-writer.mjs';
import type { WrittenLayout, WrittenRecord } from '../../scripts/lib/queue-writer.mjs';

/** Any legal layout; it shrinks by its seed only, which is enough to name it in a failure. */
export const layoutArb: fc.Arbitrary<WrittenLayout> = fc
  .integer({ min: 0, max: 0xffffffff })
  .map(randomLayout);

type Numbers = Record<HeaderNumber, number>;

const numberArb = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4294967295 }) },
);

const NAMES: Record<HeaderNumber, string>[] = [
  { IMPSEQ: 'IMPSEQ', SRVSEQ: 'SRVSEQ', REQSEQ: 'REQSEQ' },
  { IMPSEQ: 'ImportSync', SRVSEQ: 'SrvSync', REQSEQ: 'ReqSync' },
];
const ORDERS: HeaderNumber[][] = [
  ['IMPSEQ', 'REQSEQ', 'SRVSEQ'],
  ['IMPSEQ', 'SRVSEQ', 'REQSEQ'],
  ['REQSEQ', 'IMPSEQ', 'SRVSEQ'],
  ['REQSEQ', 'SRVSEQ', 'IMPSEQ'],
  ['SRVSEQ', 'IMPSEQ', 'REQSEQ'],
  ['SRVSEQ', 'REQSEQ', 'IMPSEQ'],
];

/** A header transaction in one of many spellings, and the numbers that it carries. */
export const headerArb: fc.Arbitrary<{ numbers: Numbers; text: string }> = fc
  .record({
    // Two numbers of ten digits would make the third seem to have lost some.
    numbers: fc
      .record({ IMPSEQ: numberArb, SRVSEQ: numberArb, REQSEQ: numberArb })
      .filter((all) => Object.values(all).filter((each) => each >= 1e9).length < 2),
    names: fc.constantFrom(...NAMES),
    order: fc.constantFrom(...ORDERS),
    letters: fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
    ),
    equals: fc.constantFrom('=', ' = ', ':', ': ', ' ', '\t'),
    between: fc.constantFrom(' ', ', ', ',', '; ', '\t', '\r\n', '\n'),
    width: fc.constantFrom(0, 6, 10),
    front: fc.constantFrom('', '', 'R ', 'I ', '# ', '#', '[DIRSYNC]\r\n', '[DIRSYNC] '),
  })
  .map(({ numbers, names, order, letters, equals, between, width, front }) => ({
    numbers,
    text:
      front +
      order
        .map(
          (number) =>
            letters(names[number]) + equals + String(numbers[number]).padStart(width, '0'),
        )
        .join(between),
  }));

const WORDS = ['User Number', 'Mailroom', 'Büro', 'Café', 'Niño', 'Ångström', 'Fax Line', 'Straße'];
const nameArb = fc
  .tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 999 }))
  .map(([word, n]) => `${word} ${n}`);
const placeArb = fc.constantFrom(
  'PCM:POLYNOMIAL/MONTGOMERY',
  'PCM:POLYNOMIAL/NOVEMBER',
  'pcm:POLYNOMIAL/OCTOBER',
  'CSI:MACNET/MACPO',
  'SNADS:GATE/NODE',
);
const listArb = fc.oneof(placeArb, fc.constantFrom('SNADS:', 'X400:', 'SMTP:'));

/** Name and address, with a tab between them or in columns (name at 3, type at 34; Q96001). */
const entryArb = fc
  .record({
    name: nameArb,
    place: placeArb,
    user: fc.integer({ min: 1, max: 9999 }),
    tab: fc.boolean(),
  })
  .map(
    ({ name, place, user, tab }) => (tab ? `${name}\t` : name.padEnd(31)) + `${place}/user${user}`,
  );

const lineEndArb = fc.constantFrom('\r\n', '\n');

/** One transaction in import-file form (Q96001, Q131151, Q118298). */
export const transactionArb: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: entryArb.map((entry) => `A ${entry}`) },
  { weight: 2, arbitrary: listArb.map((list) => `R ${list}`) },
  { weight: 2, arbitrary: entryArb.map((entry) => `D ${entry}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(entryArb, entryArb, lineEndArb)
      .map(([before, after, end]) => `M ${before}${end}  ${after}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(entryArb, lineEndArb)
      .map(([entry, end]) => `A ${entry}${end}- Phone:/(206) 635-7022`),
  },
  { weight: 1, arbitrary: fc.constant('- Phone:/(206) 635-7022') },
  { weight: 1, arbitrary: fc.constantFrom('T SNADS:GATE/NODE', 'T PCM:POLYNOMIAL/NOVEMBER') },
  { weight: 1, arbitrary: fc.constant('# Dummy record installed by PODIAG.') },
);

/** Seconds from 1992 to 2005, the life of the product; a queue rises slowly from one of them. */
const startArb = fc.integer({ min: 694224000, max: 1104537600 });
const stepArb = fc.record({
  number: fc.oneof(
    { weight: 9, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 40 }) },
  ),
  seconds: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4, max: 90_000 }) },
  ),
});

export interface WrittenQueue {
  /** The numbers in the header transaction, which is the first record. */
  header: Numbers;
  records: WrittenRecord[];
}

/** A RESYNC-like queue: a header transaction, then up to 60 transactions. */
export const recordsArb: fc.Arbitrary<WrittenQueue> = fc
  .record({
    header: headerArb,
    number: fc.integer({ min: 0, max: 100_000 }),
    date: startArb,
    rest: fc.array(fc.tuple(transactionArb, stepArb), { maxLength: 60 }),
  })
  .map(({ header, number, date, rest }) => {
    const records: WrittenRecord[] = [{ number, date, text: header.text }];
    for (const [text, step] of rest) {
      number += step.number;
      date += step.seconds;
      records.push({ number, date, text });
    }
    return { header: header.numbers, records };
  });
