/**
 * What is told of transactions by their bytes alone, beside plain models of the same that work on text: which
 * record is proven ordinary and which entry is read at all, the lists, and the names on them.
 */
import fc from 'fast-check';
import { viewOf } from '../../../src/evidence/transactions/bytes.js';
import { readEntry } from '../../../src/evidence/transactions/entries.js';
import { newEntry } from '../../../src/evidence/transactions/entry-address.js';
import { isChange, isOrdinary, newOrdinary } from '../../../src/evidence/transactions/fast.js';
import { openLists } from '../../../src/evidence/transactions/lists.js';
import { openNames } from '../../../src/evidence/transactions/names.js';
import { bytesOfText } from '../../support/texts.js';
import { runs } from '../../support/runs.js';

/** One seed for all runs; see runs.ts. */
const seed = 19_960_212;

interface Pieces {
  name: string;
  list: string;
}
const LIST = /^(?:PCM|CSI):[A-Z0-9]{1,10}\/[A-Z0-9]{1,10}$/i;

/** A or D, blank or tab, then what parts into name, list and mailbox; `known` are lists of other types. */
function modelEntry(text: string, known: ReadonlySet<string>): Pieces | null {
  if (text.length < 8 || !/^[^]?[ \t]/.test(text.slice(1))) return modelRest('', '', known);
  const rest = text.slice(2);
  // A tab within the first 31 characters, or else the blank behind a name of 30.
  const tab = /^([^\x00-\x1f\x7f]{0,30})\t([^]*)$/.exec(rest);
  const columns = /^([^\x00-\x1f\x7f]{30}) ([^]*)$/.exec(rest);
  const [, name = '', address = ''] = tab ?? columns ?? [];
  return modelRest(name, address, known);
}
function modelRest(written: string, address: string, known: ReadonlySet<string>): Pieces | null {
  const name = written.replace(/ +$/, '');
  if (name === '' || name.startsWith(' ') || /0[12]$/.test(name)) return null;
  const [, list = ''] = /^([^]*)\/[A-Za-z0-9]{1,10}$/.exec(address) ?? [];
  return known.has(list) || LIST.test(list) ? { name, list } : null;
}
function model(text: string, known: ReadonlySet<string>): Pieces | null {
  if (text.startsWith('-')) {
    const [, name] = /^-([^/\r\n]*:)\/[^\r\n]*$/.exec(text) ?? [];
    return name === undefined ? null : { name, list: '' };
  }
  if (/^[AD][ \t]/.test(text)) return modelEntry(text, known);
  const [, list = ''] = /^R[ \t]([^]*)$/.exec(text) ?? [];
  return text.length >= 8 && (known.has(list) || LIST.test(list)) ? { name: '', list } : null;
}

const char = fc.constantFrom(
  ...[...'Aaz09 ~:/-\t\x01\x7f\xe9\xa0'],
  ...['01', '02', '001', '11', '\n', '\r\n'],
);
const some = (most: number) => fc.array(char, { maxLength: most }).map((all) => all.join(''));
const nameArb = fc.oneof(
  fc.constantFrom(
    'Ann',
    'Guy01',
    'Guy02',
    'Guy12',
    '02',
    'x'.repeat(29),
    'y'.repeat(30),
    'z'.repeat(31),
  ),
  some(6),
);
const listArb = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('PCM:N/P', 'csi:NET/PO', 'SNADS:G/N', 'MSMAIL:X', 'PCM:N1/P1'),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'PCM:',
          'CSI:',
          'pcM:',
          'PCN:',
          'DCM:',
          'POM:',
          'CTI:',
          'CSJ:',
          'PCM',
          'PCM;',
          '',
        ),
        fc.constantFrom('N', 'NETWORK123', 'NETWORK1234', 'N_T', ''),
        fc.constantFrom('/', '/', '', '//'),
        fc.constantFrom('P', 'POSTOFFICE', 'POSTOFFICES', 'P\xd6', ''),
      )
      .map((all) => all.join('')),
  },
  { weight: 1, arbitrary: some(4) },
);
const mailboxArb = fc.oneof(
  fc.constantFrom(
    '/user1',
    '/u',
    '/ABCDEFGHIJ',
    '/ABCDEFGHIJK',
    '/',
    '',
    '/us er',
    '/\xfc',
    'user1',
  ),
  some(3),
);
const joined = ([code, name, gap, list, mailbox]: readonly string[]): string => {
  const isColumns = gap === 'columns' || gap === 'near';
  const first = isColumns ? name!.padEnd(gap === 'columns' ? 31 : 30) : `${name}${gap}`;
  return `${code}${first}${list}${mailbox}`;
};
/** Half of them are ordinary but for what comes by chance. */
const entryArb = (codes: fc.Arbitrary<string>) =>
  fc.oneof(
    fc
      .tuple(
        codes,
        fc.constantFrom('Ann', 'Bob', 'x'.repeat(29), 'y'.repeat(30), 'FAX:a', 'toolong:b'),
        fc.constantFrom('\t', '\t', 'columns'),
        fc.constantFrom('PCM:N/P', 'csi:NET/PO', 'SNADS:G/N'),
        fc.constantFrom('/user1', '/user1', '/ABCDEFGHIJ', '/u', '/'),
      )
      .map(joined),
    fc
      .tuple(
        codes,
        nameArb,
        fc.constantFrom('\t', '\t', 'columns', 'near', ' \t', ''),
        listArb,
        mailboxArb,
      )
      .map(joined),
  );
const recordArb = fc.oneof(
  {
    weight: 6,
    arbitrary: entryArb(fc.constantFrom('A ', 'A ', 'A\t', 'D ', 'D\t', 'A', 'A  ', 'B ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('R ', 'R\t', 'R', 'R  '), listArb)
      .map(([code, list]) => code + list),
  },
  { weight: 1, arbitrary: fc.tuple(some(5), some(4)).map(([a, b]) => `-${a}:/${b}`) },
  { weight: 1, arbitrary: some(8).map((text) => `-${text}`) },
);

/** Lists of which two are not of a postoffice, but were written before. */
function listsWith(seen: readonly string[]) {
  const lists = openLists();
  const ids = new Map<string, number>();
  for (const name of seen) {
    const bytes = bytesOfText(name);
    const list = { name, type: name.split(':')[0]!, isOrdinary: true };
    ids.set(name, lists.intern(bytes, viewOf(bytes), 0, bytes.length, list));
  }
  return { lists, ids };
}
const SEEN = ['SNADS:G/N', 'PCM:N/P', 'MSMAIL:X'];

test('a record is proven ordinary by its bytes where, and only where, it is', () => {
  const { lists, ids } = listsWith(SEEN);
  const known = new Set(SEEN);
  const [found, seen] = [newOrdinary(), { yes: 0, no: 0 }];
  // What stands around it is none of it.
  const around = fc.constantFrom('..', '//', 'A1', '  ', '\t\t');
  fc.assert(
    fc.property(recordArb, around, (text, beside) => {
      const bytes = bytesOfText(`${beside}${text}${beside}`);
      const isProven = isOrdinary(bytes, 2, bytes.length - 2, lists, found);
      const expected = model(text, known);
      seen[expected ? 'yes' : 'no'] += 1;
      if (!isProven || !expected) {
        expect([text, isProven]).toEqual([text, expected !== null]);
        return;
      }
      const cut = (from: number, to: number): string => text.slice(from - 2, to - 2);
      const { code, nameFrom, nameTo, listFrom, listTo, list } = found;
      const [isList, isEntry] = [code === 0x52, code !== 0x52 && code !== 0x2d];
      expect({
        code: String.fromCharCode(code),
        name: isList ? '' : cut(nameFrom, nameTo),
        ...((isList || isEntry) && { list: cut(listFrom, listTo), id: list }),
      }).toEqual({
        code: text[0],
        name: expected.name,
        ...((isList || isEntry) && { list: expected.list, id: ids.get(expected.list) ?? -1 }),
      });
    }),
    runs(4000, seed),
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(800);
});

test('a change and its second line are proven ordinary where both are entries', () => {
  const { lists } = listsWith(SEEN);
  const known = new Set(SEEN);
  const [found, second] = [newOrdinary(), newOrdinary()];
  let proven = 0;
  const code = (text: string) => fc.constant(text);
  fc.assert(
    fc.property(
      entryArb(code('M ')),
      fc.constantFrom('\r\n', '\n', '\n\n', '\r', '', '\t'),
      fc.oneof(
        { weight: 4, arbitrary: entryArb(code('  ')) },
        { weight: 1, arbitrary: entryArb(fc.constantFrom('  -', ' \tFAX:', 'A ')) },
      ),
      (one, end, two) => {
        const text = `${one}${end}${two}`;
        const bytes = bytesOfText(`..${text}..`);
        // Whoever looks at a change has looked at its bytes before.
        isOrdinary(bytes, 2, bytes.length - 2, lists, found);
        const isProven = isChange(bytes, 2, bytes.length - 2, lists, found, second);
        // Up to the first control character that is not the first tab, then line ends, then a blank.
        const [, first = '', rest = ''] =
          /^(..[^\x00-\x1f\x7f]*(?:\t[^\x00-\x1f\x7f]*)?)[\r\n]+( [^]*)$/.exec(text) ?? [];
        const other = modelEntry(rest, known);
        const mayBeOther = other !== null && /^-|^.{0,6}:/s.test(other.name);
        const expected = modelEntry(first, known) !== null && other !== null && !mayBeOther;
        expect([text, isProven]).toEqual([text, expected]);
        if (!isProven) return;
        proven += 1;
        expect(text.slice(second.nameFrom - 2, second.nameTo - 2)).toBe(other!.name);
        expect(text.slice(second.listFrom - 2, second.listTo - 2)).toBe(other!.list);
      },
    ),
    runs(1500, seed),
  );
  expect(proven).toBeGreaterThan(100);
});

const TYPED = /^(?:PCM|CSI|SNADS|PROFS|OV|MCI|X400|SMTP|MHS|MSMAIL|FAX|3COM|MS|[A-Z0-9]{1,16})$/i;

/** Whether an A or a D that is not ordinary has the form that its bytes are enough for. */
function isReadable(text: string, isScanned: boolean): boolean {
  if (!/^[^][ \t]/.test(text)) return false;
  const stop = isScanned ? /[\t-\r ]/ : /[\x00-\x1f\x7f]/;
  const rest = text.slice(2);
  const at = rest.split('').findIndex((each) => each !== ' ' && stop.test(each));
  const hasGap = text[32] === ' ';
  let address: string;
  if (at < 0) {
    const isInColumn = hasGap && /^[^\x00-\x20/\x80-\xff:]{1,16}:/.test(text.slice(33));
    if (!isInColumn && rest.includes(':')) return false;
    address = hasGap ? text.slice(33) : '';
  } else {
    if (rest[at] !== '\t' || (at + 2 > 32 && hasGap)) return false;
    address = rest.slice(at + 1);
  }
  address = address.replace(/^[ \t]+|[ \t]+$/g, '');
  if (address === '') return true;
  const [, type, after = ''] = /^([^:/]+):([^]*)$/.exec(address) ?? [];
  if (type !== undefined && !TYPED.test(type)) return false;
  if ((type === undefined ? address : after).startsWith(' ')) return false;
  if (/[\x00-\x1f\x7f]/.test(type === undefined ? address : after)) {
    // Behind a type that does not exist nothing is looked at but its control characters.
    return false;
  }
  const [network = '', postoffice = ''] = address.split('/');
  return type !== undefined || `PCM:${network}/${postoffice}`.length <= 64;
}

test('an entry that is not ordinary is read by its bytes where, and only where, it has the usual form', () => {
  const found = newEntry();
  const seen = { yes: 0, no: 0 };
  const wild = fc
    .tuple(
      fc.constantFrom('A ', 'D\t', 'A ', 'A', 'D  '),
      fc.constantFrom(
        'Ann',
        '',
        ' ',
        'a:b',
        'G\x01y',
        'G\x7fy',
        'G\0y',
        'G\ny',
        'Gr\xf6',
        'y'.repeat(31),
        'z'.repeat(32),
      ),
      fc.constantFrom('\t', '\t', '\t ', 'columns', 'columns', '\t\t', ' ', ''),
      fc.constantFrom(
        ...['', 'PCM:', 'csi:', 'SNADS:', 'FOO:', 'MS:', 'FAX:', ':', 'P\xe9M:', 'P-M:', 'PCM: '],
        ...['ABCDEFGHIJKLMNOP:', 'ABCDEFGHIJKLMNOPQ:', 'P M:'],
      ),
      fc.constantFrom(
        'N/P/user1',
        'N/P',
        'N',
        '',
        ' ',
        'N/P/us\x01er',
        `${'n'.repeat(30)}/${'p'.repeat(29)}/u`,
        `${'n'.repeat(30)}/${'p'.repeat(30)}/u`,
      ),
      fc.constantFrom('', '', ' ', '\r\n'),
    )
    .map(([code, name, gap, ...rest]) =>
      gap === 'columns'
        ? `${`${code}${name}`.padEnd(33)}${rest.join('')}`
        : `${code}${name}${gap}${rest.join('')}`,
    );
  fc.assert(
    fc.property(
      fc.oneof(wild, entryArb(fc.constantFrom('A ', 'D '))),
      fc.boolean(),
      (text, isScanned) => {
        const bytes = bytesOfText(`:\t${text}:/`);
        const isRead = readEntry(bytes, viewOf(bytes), 2, bytes.length - 2, found, isScanned);
        const expected = isReadable(text, isScanned);
        seen[expected ? 'yes' : 'no'] += 1;
        expect([text, isScanned, isRead]).toEqual([text, isScanned, expected]);
      },
    ),
    runs(3000, seed),
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(600);
});

describe('lists', () => {
  const fold = (text: string): string => text.replace(/[a-z]/g, (each) => each.toUpperCase());
  const COLUMNS = 6;

  test('each is found again in any case, with its own counts, however many there are', () => {
    const lists = openLists();
    const model = new Map<string, { id: number; counts: number[] }>();
    const names = Array.from({ length: 700 }, (_, i) => `PCM:NET${i % 90}/PO${i}`);
    const odd = [
      'X',
      'AB',
      'ABC',
      'SNADS:',
      'SMTP:a@b.example',
      'o\xe9:N/P',
      `PCM:${'n'.repeat(28)}`,
      `PCM:${'n'.repeat(29)}`,
      `PCM:${'n'.repeat(76)}`,
    ];
    [
      ...names,
      ...odd,
      ...odd,
      ...names,
      ...names.map((each) => each.toLowerCase()),
      ...odd.map(fold),
    ].forEach((name, at) => {
      const bytes = bytesOfText(`x${name}x`);
      const [view, from, to] = [viewOf(bytes), 1, bytes.length - 1];
      const known = model.get(fold(name));
      expect([name, lists.find(bytes, view, from, to)]).toEqual([name, known?.id ?? -1]);
      let id = known?.id ?? -1;
      if (!known) {
        const list = { name, type: name.split(':')[0]!, isOrdinary: at % 3 > 0 };
        id = lists.intern(bytes, view, from, to, list);
        expect([name, id]).toEqual([name, model.size]);
        model.set(fold(name), { id, counts: Array<number>(COLUMNS).fill(0) });
        expect([lists.name(id), lists.type(id)]).toEqual([name, list.type]);
      }
      const { counts } = model.get(fold(name))!;
      counts[at % COLUMNS]! += (at % 4) + 1;
      lists.add(id, at % COLUMNS, (at % 4) + 1);
      if (at % 5 === 0) {
        lists.add(id, 1);
        counts[1]! += 1;
      }
    });
    expect(lists.size).toBe(model.size);
    for (const { id, counts } of model.values())
      expect([id, counts.map((_, column) => lists.count(id, column))]).toEqual([id, counts]);
  });

  test('only one that is ordinary is known by its very bytes', () => {
    const lists = openLists();
    const put = (name: string, isOrdinary: boolean): void => {
      const bytes = bytesOfText(name);
      lists.intern(bytes, viewOf(bytes), 0, bytes.length, { name, type: 'PCM', isOrdinary });
    };
    const known = (name: string): number => {
      const bytes = bytesOfText(`..${name}..`);
      return lists.known(viewOf(bytes), 2, bytes.length - 2);
    };
    expect(known('PCM:N/P0')).toBe(-1);
    for (let i = 0; i < 200; i += 1) put(`PCM:N/P${i}`, i % 2 === 0);
    for (let i = 0; i < 200; i += 1) {
      expect([i, known(`PCM:N/P${i}`)]).toEqual([i, i % 2 === 0 ? i : -1]);
      expect([i, known(`pcm:N/P${i}`)]).toEqual([i, -1]);
    }
    // Up to 32 bytes are remembered as they are written.
    for (const size of [27, 28, 29]) put(`PCM:${'n'.repeat(size)}`, true);
    expect([27, 28, 29].map((size) => known(`PCM:${'n'.repeat(size)}`))).toEqual([200, 201, -1]);
    expect(lists.last.size).toBe(32);
  });

  test('there is room for so many; what is left out is counted as it comes up', () => {
    const lists = openLists(3);
    const put = (name: string): number => {
      const bytes = bytesOfText(name);
      const list = { name, type: 'PCM', isOrdinary: true };
      return lists.intern(bytes, viewOf(bytes), 0, bytes.length, list);
    };
    expect([put('PCM:N/A'), put('PCM:N/B'), lists.isFull, put(`PCM:${'n'.repeat(77)}`)]).toEqual([
      0,
      1,
      false,
      -1,
    ]);
    expect([put(`PCM:${'n'.repeat(76)}`), lists.isFull, lists.leftOut]).toEqual([2, true, 1]);
    for (const name of ['PCM:N/D', 'PCM:N/D', 'PCM:N/E', 'PCM:N/D']) expect(put(name)).toBe(-1);
    expect([lists.size, lists.leftOut]).toEqual([3, 4]);
  });
});

describe('names', () => {
  /** The same with sets: a name is of a list, and of the time when that was emptied last. */
  function plainNames(typeOf: (list: number) => string) {
    const present = new Map<string, boolean>();
    const emptied = new Map<number | string, number>();
    let [clock, forgotten] = [0, 0];
    const emptiedAt = (list: number): number =>
      Math.max(emptied.get(list) ?? 0, emptied.get(typeOf(list)) ?? 0);
    const key = (list: number, name: string): string =>
      `${list} ${Math.max(emptiedAt(list), forgotten)} ${name.toUpperCase()}`;
    return {
      add(list: number, name: string): boolean {
        const was = present.get(key(list, name)) === true;
        present.set(key(list, name), true);
        return was;
      },
      remove(list: number, name: string): string {
        if (present.get(key(list, name)) === true) {
          present.set(key(list, name), false);
          return 'known';
        }
        return emptiedAt(list) > forgotten ? 'unknown' : 'open';
      },
      empty: (of: number | string): void => void emptied.set(of, (clock += 1)),
      forget: (): void => void (forgotten = clock += 1),
    };
  }
  const TYPES = ['PCM', 'SNADS'];
  const listsOf = (count: number) => {
    const lists = openLists();
    for (let i = 0; i < count; i += 1) {
      const bytes = bytesOfText(`PCM:N/P${i}`);
      const list = { name: `PCM:N/P${i}`, type: TYPES[i % 2]!, isOrdinary: true };
      lists.intern(bytes, viewOf(bytes), 0, bytes.length, list);
    }
    return lists;
  };
  const placed = (name: string): [DataView, number, number] => {
    const bytes = bytesOfText(`.${name}.`);
    return [viewOf(bytes), 1, bytes.length - 1];
  };

  test('given twice, taken out and unknown: as with sets', () => {
    const step = fc.tuple(
      fc.constantFrom('add', 'add', 'add', 'add', 'remove', 'remove', 'empty', 'type', 'forget'),
      fc.constantFrom(0, 1, 2, 3, 90),
      fc.constantFrom('Ann', 'ann', 'Bob', 'Eve'),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const names = openNames(listsOf(91));
        const model = plainNames((list) => TYPES[list % 2]!);
        const [told, expected]: [unknown[], unknown[]] = [[], []];
        for (const [what, list, name] of steps)
          if (what === 'add' || what === 'remove') {
            told.push(names[what](list, ...placed(name)));
            expected.push(model[what](list, name));
          } else if (what === 'forget') {
            names.forget();
            model.forget();
          } else if (what === 'empty') {
            names.empty(list);
            model.empty(list);
          } else {
            names.emptyType(TYPES[list % 2]!);
            model.empty(TYPES[list % 2]!);
          }
        expect([steps, told]).toEqual([steps, expected]);
      }),
      runs(300, seed),
    );
  });

  test('as many as 196,608 are told apart; with one more the search ends', () => {
    const names = openNames(listsOf(4));
    const MOST = 196_608;
    // Written anew for each: so many arrays of their own would take longer than the names.
    const view = viewOf(new Uint8Array(8));
    const named = (i: number): [DataView, number, number] => {
      for (let k = 0; k < 5; k += 1) view.setUint8(1 + k, 0x30 + ((i >> (4 * k)) & 15));
      return [view, 1, 6];
    };
    let twice = 0;
    const put = (i: number): boolean => names.add(i % 4, ...named(i));
    for (let i = 0; i < MOST; i += 1) if (put(i)) twice += 1;
    expect([twice, names.isExact]).toEqual([0, true]);
    for (const i of [0, 1, 767, 768, 769, 5000, MOST - 1]) {
      expect([i, names.remove(i % 4, ...named(i))]).toEqual([i, 'known']);
      expect([i, names.remove(i % 4, ...named(i))]).toEqual([i, 'open']);
    }
    expect([put(MOST), names.isExact]).toEqual([false, false]);
    expect([put(5), names.remove(1, ...named(5))]).toEqual([false, 'open']);
  });

  test('a search that was given up tells of nothing', () => {
    const names = openNames(listsOf(1));
    expect([names.add(0, ...placed('Ann')), names.add(0, ...placed('ANN'))]).toEqual([false, true]);
    names.giveUp();
    names.empty(0);
    expect([names.isExact, names.add(0, ...placed('Ann'))]).toEqual([false, false]);
    expect(names.remove(0, ...placed('Eve'))).toBe('open');
  });
});
