import fc from 'fast-check';
import type { TransactionTally } from '../../../src/model/transaction-types.js';
import type { Problem } from '../../../src/model/transaction-types.js';
import { viewOf } from '../../../src/evidence/transactions/bytes.js';
import { eachProblem, readEntry } from '../../../src/evidence/transactions/entries.js';
import { newEntry } from '../../../src/evidence/transactions/entry-address.js';
import { isOrdinary, newOrdinary } from '../../../src/evidence/transactions/fast.js';
import { openLists } from '../../../src/evidence/transactions/lists.js';
import { idOf } from '../../../src/evidence/transactions/sums.js';
import { promptOfData } from '../../../src/evidence/transactions/templates.js';
import { parseTransaction } from '../../../src/evidence/transactions/parse.js';
import { openTransactions } from '../../../src/evidence/transactions/checks.js';
import { writeQueue } from '../../../scripts/lib/queue-writer.mjs';
import { layoutArb, recordsArb, transactionArb } from '../../support/queues.js';
import { readQueue } from '../../support/read-queue.js';
import { tallied } from '../../support/transaction-tallies.js';
import { anyText, bytesOfText } from '../../support/texts.js';
import { runs } from '../../support/runs.js';

/** One seed for all runs; see runs.ts. */
const seed = 19_940_407;

/** Ordinary transactions and what is nearly one, put together from pieces. */
const piece = fc.constantFrom(
  ...['A', 'D', 'R', 'M', 'T', '-', '#', '?', ' ', '  ', '\t', ':', '/', '//', '~', '\r\n', '$'],
  ...[
    'A ',
    'D ',
    'R ',
    'M ',
    '- ',
    'PCM:',
    'pcm:',
    'CSI:',
    'SNADS:',
    'FAX:',
    'X400:',
    'MS:',
    'FOO:',
  ],
  ...[
    'NET1/PO1',
    'NET1/PO1/',
    'NET1/PO1/user1',
    'NET-1/PO1',
    'FAX/NODE',
    'ABCDEFGHIJK',
    'ABCDEFGHIJ',
  ],
  ...[
    'George Jones',
    'x',
    '001',
    'Größe',
    'Phone:/',
    ' Phone:~1~2~A~~',
    ' '.repeat(20),
    'y'.repeat(30),
  ],
);
const pieces = fc.array(piece, { maxLength: 9 }).map((all) => all.join(''));
const nearly = fc
  .tuple(
    fc.constantFrom('A ', 'A\t', 'D ', 'D  ', 'A'),
    fc.oneof(
      fc.constantFrom(
        'George Jones',
        'G\x7fy',
        'G\x01y',
        'Guy ',
        ' Guy',
        'Guy001',
        'Größe',
        '',
        'y'.repeat(30),
      ),
      fc.string({ minLength: 28, maxLength: 33 }),
    ),
    fc.constantFrom('tab', 'columns', 'two tabs'),
    fc.constantFrom('PCM:', 'csi:', 'Pcm:', '', 'SNADS:', 'PCM: '),
    fc.constantFrom(
      'NET1/PO1',
      'NET1/PO1',
      'NET2/PO1',
      'NÄT/PO1',
      'ABCDEFGHIJK/PO1',
      'NET1/',
      'MSSNADS/N',
    ),
    fc.constantFrom(
      '/user1',
      '/ABCDEFGHIJ',
      '/ABCDEFGHIJK',
      '/',
      '',
      '/us er',
      '/$SYSTEM',
      '/user1 ',
    ),
  )
  .map(([code, name, form, ...address]) =>
    form === 'columns'
      ? `${code}${name.padEnd(31)}${address.join('')}`
      : `${code}${name}${form === 'tab' ? '\t' : '\t\t'}${address.join('')}`,
  );
const textArb = fc.oneof(nearly, pieces, transactionArb, fc.string({ maxLength: 60 }));
const latin1 = (text: string): string => text.replace(/[^\x00-\xff]/g, 'x');

test('what the bytes prove ordinary the exact parser finds ordinary, and reads alike', () => {
  let proven = 0;
  fc.assert(
    fc.property(fc.array(textArb.map(latin1), { minLength: 1, maxLength: 12 }), (texts) => {
      const lists = openLists();
      const found = newOrdinary();
      for (const text of texts) {
        const bytes = bytesOfText(`..${text}..`);
        const isProven = isOrdinary(bytes, 2, bytes.length - 2, lists, found);
        const parsed = parseTransaction(text);
        const { address } = parsed;
        const cut = (from: number, to: number): string => text.slice(from - 2, to - 2);
        if (isProven) {
          proven += 1;
          expect([text, parsed.problems, parsed.more]).toEqual([text, [], []]);
          expect(parsed.code.charCodeAt(0)).toBe(found.code);
          // The scan takes such a text for looked at: no byte of it may be a control character.
          if (parsed.code !== '-') expect(text).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
          if (parsed.code === '-')
            expect(promptOfData(text)).toBe(cut(found.nameFrom, found.nameTo).trim());
          else {
            const type = address!.type === 'PCM' ? 'PCM:' : '';
            const written = cut(found.listFrom, found.listTo);
            expect(written.toUpperCase()).toBe(`${type}${address!.list}`.toUpperCase());
          }
          if (parsed.name !== null) expect(cut(found.nameFrom, found.nameTo)).toBe(parsed.name);
        }
        if (address?.list) idOf(lists, address.type, address.list, () => null);
      }
    }),
    runs(1000, seed),
  );
  expect(proven).toBeGreaterThan(300);
});

/** Entries with all that can be wrong with them, in the usual form and in others. */
const CONTROLS = [
  '\x01',
  'a\x7fb',
  ...Array.from({ length: 33 }, (_, at) => `G${String.fromCharCode(at)}`),
];
const oddArb = (withControls: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('A ', 'D ', 'A\t', 'D', 'A  '),
      fc.oneof(
        fc.constantFrom(
          'George Jones',
          'Guy001',
          '',
          ' ',
          'P\xe1\xa0',
          'a:b',
          'x PCM:A/B/C',
          'a\tb',
        ),
        fc.string({ minLength: 25, maxLength: 36 }),
        ...(withControls ? [fc.constantFrom(...CONTROLS)] : []),
      ),
      fc.constantFrom('\t', '\t ', 'columns', ' ', ''),
      fc.constantFrom(
        ...[
          'PCM:',
          'CSI:',
          'pcm:',
          '',
          'SNADS:',
          'SNADS:FAX/',
          'PROFS:',
          'OV:',
          'SMTP:',
          'x400:',
          'MHS:',
          'MCI:',
        ],
        ...[
          'FAX:',
          'FAX:',
          '3COM:',
          'MSMAIL:',
          'MS:',
          'PCX:',
          'PC M:',
          ':',
          'ABCDEFGHIJKLMNOPQ:',
          'P\xe9M:',
        ],
      ),
      fc.array(
        fc.constantFrom(
          ...[
            'NET1',
            'PO1',
            'user1',
            '/',
            '/',
            '/',
            '',
            'ABCDEFGHIJK',
            '\xa0',
            '-x',
            '$SYSTEM',
            ' ',
          ],
          ...[
            'FAX',
            'mssnads',
            'mssnads',
            'a~b~c~',
            '~',
            '555 1',
            ':',
            '\x7f',
            '.',
            'x'.repeat(31),
          ],
        ),
        { maxLength: 7 },
      ),
    )
    .map(([code, name, gap, type, parts]) =>
      gap === 'columns'
        ? `${`${code}${name}`.padEnd(33)}${type}${parts.join('')}`
        : `${code}${name}${gap}${type}${parts.join('')}`,
    );

test.each([false, true])(
  'what the bytes of an odd entry show is what the exact parser finds; scanned: %s',
  (isScanned) => {
    const found = newEntry();
    const seen = new Map<string, number>();
    let controls = 0;
    fc.assert(
      fc.property(fc.oneof(oddArb(isScanned), nearly).map(latin1), (text) => {
        fc.pre(/^[AD]/.test(text));
        const bytes = bytesOfText(`..${text}..`);
        if (!readEntry(bytes, viewOf(bytes), 2, bytes.length - 2, found, isScanned)) return;
        if (!isScanned) expect(text).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
        controls += /[^\t\x20-\x7e\x80-\xff]/.test(text) ? 1 : 0;
        const { name, address, problems, more } = parseTransaction(text);
        const told: Problem[] = [];
        eachProblem(found.problems, (problem) => told.push(problem));
        expect([text, told.sort()]).toEqual([text, [...problems].sort()]);
        expect(more).toEqual([]);
        expect(text.slice(found.nameFrom - 2, found.nameTo - 2)).toBe(name);
        expect([text, found.hasAddress]).toEqual([text, address !== null]);
        const list = address?.list ?? null;
        expect(found.keyTo > found.keyFrom).toBe(list !== null);
        if (address) expect(found.type).toBe(address.type ?? 'PCM');
        const key = String.fromCharCode(...found.key.subarray(found.keyFrom, found.keyTo));
        const isOfMail = address?.type === null || address?.type === 'PCM';
        if (list !== null)
          expect(key.toUpperCase()).toBe(`${isOfMail ? 'PCM:' : ''}${list}`.toUpperCase());
        for (const problem of told) seen.set(problem, (seen.get(problem) ?? 0) + 1);
      }),
      runs(8000, seed),
    );
    expect(controls > 0).toBe(isScanned);
    expect([...seen.keys()].sort()).toEqual(
      [
        ...['emptyName', 'nameTooLong', 'noMailbox', 'elementTooLong', 'networkIncomplete'],
        ...[
          'addressMissing',
          'mailboxMissing',
          'unknownType',
          'exchangeType',
          'faxTooLong',
          'faxPhone',
        ],
        ...['badCharacter', 'reservedGateway', 'exchangeArtefacts'],
      ].sort(),
    );
  },
);

/** The same records, with nothing left to prove on their bytes: each goes to the exact parser. */
function talliedExactly(texts: readonly string[]): TransactionTally {
  const open = openTransactions('queue');
  texts.forEach((text, at) => {
    // A blank line in front means nothing, and nothing ordinary begins with one.
    const bytes = bytesOfText(`\n${text}`);
    open.add(bytes, 0, bytes.length, at + 1, (at + 1) * 100, at + 1001, () => text);
  });
  return open.end({ isComplete: true, unreadBytes: 0, at: { record: 1 } });
}

/** The same records as a queue's lane hands them on: as they are, looked at by nobody. */
function talliedUnseen(texts: readonly string[]): TransactionTally {
  const open = openTransactions('queue');
  texts.forEach((text, at) => {
    const bytes = bytesOfText(`??${text}??`);
    const told = [at + 1, (at + 1) * 100, at + 1001, () => text] as const;
    const isTaken = open.addByBytes(bytes, viewOf(bytes), 2, bytes.length - 2, ...told);
    expect(isTaken).toBe(!/[^\t\n\r\x20-\x7e\x80-\xff]/.test(text));
    if (!isTaken) open.add(bytes, 2, bytes.length - 2, ...told);
  });
  return open.end({ isComplete: true, unreadBytes: 0, at: { record: 1 } });
}

/** Few names and lists, so that the same ones come again; some only begin like a name. */
const again = fc
  .tuple(
    fc.constantFrom(
      'Ann',
      'Ann',
      'Bob',
      '-longer x:/y',
      '-longer x:/y',
      'PCM:A',
      'ov:b',
      'Guy001',
      'y'.repeat(31),
    ),
    fc.constantFrom('\t', '\t', 'columns'),
    fc.constantFrom('PCM:N/P', 'PCM:N/P', 'CSI:N/Q', 'CSI:N/Q', 'SNADS:G/N', 'SMTP:x@y.example'),
    fc.constantFrom(...Array<string>(6).fill('/user1'), '/us-er', ''),
  )
  .map(
    ([name, gap, list, mailbox]) =>
      `${gap === 'columns' ? name.padEnd(31) : name + gap}${list}${mailbox}`,
  );
/** M with its second line, and what is nearly that; its names before and behind it. */
const change = fc.oneof(
  fc.tuple(fc.constantFrom('A ', 'A ', 'D '), again).map(([code, entry]) => code + entry),
  fc.constantFrom('R PCM:N/P', 'R CSI:N/Q', '- Phone:/1', '? x', '  Ann\tPCM:N/P/user1'),
  fc.constantFrom(
    'T PCM:N/P',
    'T csi:n/q',
    'T SNADS:G/N',
    'T  PCM:N/P',
    ' Phone:~15~25~A~~',
    'R SNADS:',
  ),
  fc
    .tuple(
      fc.constantFrom('A ', 'D ', 'M '),
      fc.constantFrom(
        'Ann\tPCM:N/P/user1',
        'Ann\t\tPCM:N/P/user1 \t',
        'A\x01n\tPCM:N/P/x',
        'Ann',
        'Ann\tSNADS:G/N/x',
      ),
      fc.constantFrom(
        '\r\n- Phone:/1',
        '\n- x:/y',
        '\r\n-no slash',
        '\r\n',
        '\n  x',
        '\n- \x01:/y',
        '',
      ),
      fc.constantFrom('', '', '\r\n- Phone:/2\r\n', '\n\n- Room:/1', '\nA Bob\tPCM:N/P/user2'),
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(
      again,
      fc.constantFrom('\r\n', '\r\n', '\n', '\r\n\r\n', '\r\n \r\n', ''),
      fc.constantFrom('  ', '  ', '  ', ' ', ' \t', '\t', 'A '),
      again,
      fc.constantFrom('', '', '', '\r\n', '\r\n- Phone:/1'),
    )
    .map(([first, end, start, second, more]) => `M ${first}${end}${start}${second}${more}`),
);

test('the tally is the same by bytes and by the exact parser', () => {
  const line = fc.oneof(nearly, oddArb(false), transactionArb).map(latin1);
  const orderly = line.filter((text) => /^[ADMRT-]/.test(text) && text.trim() !== '');
  const texts = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(texts(orderly), texts(change)), (all) => {
      const exactly = talliedExactly(all);
      expect(tallied(all)).toEqual(exactly);
      expect(talliedUnseen(all)).toEqual(exactly);
    }),
    runs(300, seed),
  );
});

test.each(['queue', 'listq'] as const)('no text makes the tally of a %s throw', (source) => {
  const any = fc.oneof(textArb, anyText(80));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (texts) => {
      const tally = tallied(texts, source);
      const { A, D, M, R, T } = tally.byCode;
      expect(tally.count).toBe(A + D + M + R + T + tally.byCode['?']);
      for (const found of Object.values(tally.problems)) {
        expect(found.count).toBeGreaterThanOrEqual(found.examples.length);
        expect(found.examples.length).toBeLessThanOrEqual(5);
        for (const { text } of found.examples) expect(text.length).toBeLessThanOrEqual(80);
      }
    }),
    runs(300, seed),
  );
});

test('no bytes make the tally throw', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 80 })), (records) => {
      const open = openTransactions('queue');
      records.forEach((bytes, at) => open.add(bytes, 0, bytes.length, at + 1, 0, null, () => '?'));
      open.gap();
      expect(open.end({ isComplete: false, unreadBytes: 1, at: {} }).isComplete).toBe(false);
    }),
    runs(200, seed),
  );
});

test('long texts take no longer than their length asks for', () => {
  const starts = [
    'A ',
    'M x PCM:A/B/C ',
    'T SNADS:A/B ',
    'T SNADS:A/B\n ',
    '- ',
    'R ',
    '',
    'A x\t',
  ];
  const fillers = ['/', '~', ' ', 'a', 'PCM:', 'a/', ' a:', '\r\n', '- ', 'A~'];
  for (const source of ['queue', 'listq'] as const)
    for (const start of starts)
      for (const filler of fillers) {
        const text = start + filler.repeat(8000 / filler.length);
        const tally = tallied(
          Array.from({ length: 3 }, () => text),
          source,
        );
        expect(tally.lists.length).toBeLessThanOrEqual(16_384);
      }
});

test('how the bytes of a queue arrive makes no difference to its transactions', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(layoutArb, recordsArb, sizes, (layout, { records }, parts) => {
      const bytes = writeQueue(records, layout);
      const whole = readQueue(bytes).reading.transactions;
      expect(readQueue(bytes, 'RESYNC.GLB', parts).reading.transactions).toEqual(whole);
      if (whole && layout.nul) expect(Object.keys(whole.problems)).not.toContain('badCharacter');
    }),
    runs(50, seed),
  );
});

test('ordinary records read from any layout with a border bring no complaint about their form', () => {
  const allowed = new Set([
    'duplicateNames',
    'unknownAliases',
    'unknownPrompt',
    'exchangeArtefacts',
    'mailboxMissing',
    'templateNotAllowed',
  ]);
  fc.assert(
    fc.property(layoutArb, recordsArb, (layout, { records }) => {
      fc.pre(layout.nul && records.length >= 6);
      const { transactions } = readQueue(writeQueue(records, layout)).reading;
      const found = Object.keys(transactions?.problems ?? {});
      expect(found.filter((problem) => !allowed.has(problem))).toEqual([]);
    }),
    runs(100, seed),
  );
});
