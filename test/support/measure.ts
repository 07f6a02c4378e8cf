/**
 * What a reader makes of made queues, against the truth: the rows of the tables in
 * docs/queue-layout.md. `scripts/measure-queue.mjs` runs them.
 */
import {
  NUMBERS,
  type OpenReader,
  type Reading,
  type TransactionRecord,
} from '../../src/model/types.js';
import {
  DAMAGES,
  damage,
  diceOf,
  makeQueue,
  type Damage,
  type Dice,
  type MadeQueue,
  type Wish,
} from './made-queues.js';

export interface Seen {
  reading: Reading;
  records: TransactionRecord[];
  facts: Map<string, number | boolean>;
}

export function see(open: OpenReader, bytes: Uint8Array, name = 'RESYNC.GLB'): Seen {
  const records: TransactionRecord[] = [];
  const head = bytes.subarray(0, 1 << 20);
  const context = { name, head, headIsAll: head.length === bytes.length };
  const reader = open({ ...context, onRecord: (record) => records.push(record) });
  if (bytes.length > 0) reader.push(bytes.slice());
  const reading = reader.end();
  const facts = new Map(reading.observations.map(({ fact, value }) => [fact as string, value]));
  return { reading, records, facts };
}

/** How a reading of a made file compares with the truth. */
export interface Judged {
  /** A header number is told that is not the written one. */
  isWrong: boolean;
  /** The same, with everything told that a pass needs. */
  isFalsePass: boolean;
  /** A header number is not told. */
  isUnknown: boolean;
  isCountWrong: boolean;
  /** A text begins elsewhere or has another size than the written one. */
  isCutWrong: boolean;
  isNumberUndecided: boolean;
  isNumberWrong: boolean;
  hasError: boolean;
}

export function judge(seen: Seen, made: MadeQueue): Judged {
  const { facts, records, reading } = seen;
  const told = NUMBERS.map(({ header }) => [facts.get(`header.${header}`), made.header?.[header]]);
  const isWrong = told.some(([value, written]) => value !== undefined && value !== written);
  const isUnknown = told.some(([value]) => value === undefined);
  const isCountWrong = records.length !== made.records.length;
  const pairs = isCountWrong ? [] : records.map((r, i) => [r, made.records[i]!] as const);
  const hasNumber = made.layout.fields.some(({ name }) => name === 'number');
  return {
    ...{ isWrong, isUnknown, isCountWrong },
    isFalsePass: isWrong && !isUnknown && facts.get('header.wellFormed') === true,
    isCutWrong: pairs.some(
      ([r, m]) => r.text.length !== m.textEnd - m.textStart || r.at.byte !== m.start,
    ),
    isNumberUndecided: hasNumber && pairs.some(([r]) => r.number === null),
    isNumberWrong: pairs.some(([r, m]) => r.number !== null && r.number !== m.number),
    hasError: reading.issues.some(({ level }) => level === 'error'),
  };
}

type Say = (row: string) => void;
const NO_LENGTH_NO_NUL: Wish = { length: null, nul: false };

/** Files that have a length or a NUL, so that something shows where their texts end. */
export const hasEnd = ({ layout }: MadeQueue): boolean =>
  layout.nul || layout.fields.some(({ name }) => name === 'length');

const GROUPS: [
  name: string,
  wish: Wish | ((dice: Dice) => Wish),
  fits?: (m: MadeQueue) => boolean,
][] = [
  ['clean, 3 and more records', {}, hasEnd],
  [
    'clean, before the text or with NUL',
    {},
    (m) => hasEnd(m) && (m.layout.nul || m.layout.side === 'before'),
  ],
  [
    'clean, after the text, length of the text, no NUL',
    { side: 'after', nul: false, length: 'text' },
  ],
  ['clean, header with a number of its own', { ownHeader: true }, hasEnd],
  ['clean, neither length nor NUL, 3 and more', NO_LENGTH_NO_NUL],
  ['clean, 1 or 2 records', { records: [1, 2] }, hasEnd],
  [
    'digits beside the header, before',
    { side: 'before', number: 'ten', packed: ['number'], nul: false, length: 'text' },
  ],
  [
    'digits beside the header, before, record length',
    { side: 'before', number: 'ten', packed: ['number'], nul: false, length: 'record' },
  ],
  [
    'digits beside the header, after',
    { side: 'after', number: 'ten', packed: ['number'], nul: false, length: 'text' },
  ],
  [
    'digits beside the header, after, record length',
    { side: 'after', number: 'ten', packed: ['number'], nul: false, length: 'record' },
  ],
  [
    'after the text, no NUL, record length, 100 and more',
    { side: 'after', nul: false, length: 'record', records: [100, 160] },
  ],
  [
    'after, no NUL, a digit and a zero first, record length',
    (d) => ({
      side: 'after',
      nul: false,
      length: 'record',
      number: 'u32',
      endian: 'little',
      packed: ['number'],
      firstNumber: 48 + d.below(7),
      ownHeader: false,
      records: [2, 6],
    }),
  ],
  [
    'after, no NUL, a digit and a zero first, no length',
    (d) => ({
      side: 'after',
      nul: false,
      length: null,
      number: 'u32',
      endian: 'little',
      packed: ['number'],
      firstNumber: 48 + d.below(7),
      ownHeader: false,
      records: [2, 6],
    }),
  ],
  ['records padded to 2 or 4 bytes', (d) => ({ pad: d.pick([2, 4]) }), hasEnd],
  ['big-endian numbers', { endian: 'big' }, hasEnd],
  ['16-bit numbers', { number: 'u16' }, hasEnd],
  ['ASCII inside the fixed part', { filler: 'ascii' }, hasEnd],
  ['REQTRANS of 2 binary records', { role: 'reqtrans', records: [2, 2], number: 'u32', nul: true }],
];

const percent = (part: number, of: number): string =>
  part === 0 ? '0' : `${((100 * part) / of).toFixed(part / of < 0.01 ? 2 : 1)} %`;

function rowOf(name: string, judged: Judged[]): string {
  const n = judged.length;
  const share = (key: keyof Judged): string => percent(judged.filter((j) => j[key]).length, n);
  const keys: (keyof Judged)[] = [
    'isFalsePass',
    'isWrong',
    'isUnknown',
    'isCountWrong',
    'isCutWrong',
  ];
  const rest: (keyof Judged)[] = ['isNumberUndecided', 'isNumberWrong', 'hasError'];
  return `| ${name} | ${n} | ${[...keys, ...rest].map(share).join(' | ')} |`;
}

const HEAD = [
  '| made files | files | false pass | header number wrong | header number unknown | count wrong | text cut wrong | sync number unknown | sync number wrong | error told |',
  '|---|---|---|---|---|---|---|---|---|---|',
];

export interface Measure {
  files: number;
  /** The first seed: another one makes other files. */
  seed: number;
  /** Rows whose name holds this word. */
  only: string;
}

export function measureAll(open: OpenReader, { files, seed: from, only }: Measure, say: Say): void {
  const isAsked = (name: string): boolean => name.includes(only);
  for (const line of HEAD) say(line);
  for (const [name, wish, fits = () => true] of GROUPS) {
    if (!isAsked(name)) continue;
    const judged: Judged[] = [];
    for (let seed = from; judged.length < files; seed += 1) {
      const made = makeQueue(seed, typeof wish === 'function' ? wish(diceOf(seed ^ 0x5555)) : wish);
      if (!fits(made)) continue;
      const name = made.header ? 'RESYNC.GLB' : 'REQTRANS.GLB';
      const verdict = judge(see(open, made.bytes, name), made);
      judged.push(made.header ? verdict : { ...verdict, isUnknown: false });
    }
    say(rowOf(name, judged));
  }
  damageRows(open, { files, seed: from, only }, say);
  if (isAsked('time')) timeRows(open, say);
}

/** Whether the damage changed the header's own text in a way that its size does not show. */
export function isHidden(how: Damage, at: number, { records, layout }: MadeQueue): boolean {
  const { textStart, textEnd } = records[0]!;
  const reach = {
    byte: 1,
    lost: 1,
    doubled: 1,
    hole: 91,
    block: 512,
    cut: 0,
    zeroes: 121,
    noise: 121,
  };
  if (at + reach[how] <= textStart || at >= textEnd) return false;
  const showsInSize = how === 'lost' || how === 'doubled' || how === 'hole' || how === 'block';
  return !showsInSize || !layout.fields.some(({ name }) => name === 'length');
}

const DAMAGED: [name: string, wish: Wish, where: (m: MadeQueue, dice: Dice) => [Damage, number]][] =
  [
    ['one damage anywhere', {}, (m, d) => [d.pick(DAMAGES), d.below(m.bytes.length)]],
    [
      'one damage in the header record or beside it',
      {},
      (m, d) => [d.pick(DAMAGES), d.below(Math.min(m.bytes.length, m.records[0]!.end + 12))],
    ],
    [
      'one damage behind the header',
      {},
      (m, d) => [d.pick(DAMAGES), m.records[0]!.end + d.below(m.bytes.length - m.records[0]!.end)],
    ],
    [
      'after, no NUL, record length, one damage behind the header',
      { side: 'after', nul: false, length: 'record', records: [20, 120] },
      (m, d) => [d.pick(DAMAGES), m.records[2]!.end + d.below(m.bytes.length - m.records[2]!.end)],
    ],
    ...(['before', 'after'] as const).flatMap((side) =>
      (
        [
          ['a byte lost at the beginning', 'lost'],
          ['a byte doubled in the header record', 'doubled'],
        ] as const
      ).map(([words, how]): (typeof DAMAGED)[number] => [
        `${side}, ten digits, no NUL, record length, ${words}`,
        { side, nul: false, length: 'record', number: 'ten' },
        (m, d) => [how, how === 'lost' ? 0 : d.below(m.records[0]!.end)],
      ]),
    ),
  ];

function damageRows(open: OpenReader, { files, seed: from, only }: Measure, say: Say): void {
  say('');
  say(
    '| damaged files | files | false pass | header number wrong | header number unknown | last record lost |',
  );
  say('|---|---|---|---|---|---|');
  for (const [name, wish, where] of DAMAGED) {
    if (!name.includes(only)) continue;
    const counts = { n: 0, pass: 0, wrong: 0, unknown: 0, lost: 0 };
    for (let seed = from; counts.n < files; seed += 1) {
      const made = makeQueue(seed, wish);
      const dice = diceOf(seed ^ 0xd00d);
      const [how, at] = where(made, dice);
      if (!hasEnd(made) || isHidden(how, at, made)) continue;
      const seen = see(open, damage(made.bytes, how, at, dice));
      const { isFalsePass, isWrong, isUnknown } = judge(seen, made);
      const last = made.records.at(-1)!.number;
      counts.n += 1;
      if (isFalsePass) counts.pass += 1;
      if (isWrong) counts.wrong += 1;
      if (isUnknown) counts.unknown += 1;
      if (how !== 'cut' && seen.records.at(-1)?.number !== last) counts.lost += 1;
    }
    const { n, pass, wrong, unknown, lost } = counts;
    const shares = [pass, wrong, unknown, lost].map((part) => percent(part, n));
    say(`| ${name} | ${n} | ${shares.join(' | ')} |`);
  }
}

/** Inputs that made the search slow, each as large as its name says. */
export const SLOW: [name: string, bytes: () => Uint8Array][] = [
  [
    'a sound file of 64 KB',
    () => makeQueue(5, { records: [900, 900], nul: true, length: 'text' }).bytes,
  ],
  [
    'a sound file of 900 KB',
    () => makeQueue(6, { records: [11000, 11000], nul: true, length: 'record' }).bytes,
  ],
  [
    'a sound file of 900 KB, after the text, no NUL',
    () =>
      makeQueue(7, { records: [11000, 11000], side: 'after', nul: false, length: 'record' }).bytes,
  ],
  ['3.7 KB of a listing with a NUL', () => listing(3700, 1900)],
  ['1 MB of a listing with a NUL each 3,000 bytes', () => listing(1_000_000, 3000)],
  [
    '8 KB of import lines and 512 NULs',
    () => Uint8Array.from([...listing(8192, 1e9), ...new Uint8Array(512)]),
  ],
  ['64 KB with a NUL each 9,000 bytes', () => listing(65536, 9000)],
  ['1 MB with a NUL each 9,000 bytes', () => listing(1_048_000, 9000)],
  [
    '2.8 KB with one damaged header byte',
    () => {
      const made = makeQueue(9, {
        records: [40, 40],
        side: 'before',
        nul: true,
        length: 'text',
        endian: 'little',
      });
      const length = made.layout.fields.find(({ name }) => name === 'length')!;
      made.bytes[length.offset] = made.bytes[length.offset]! ^ 3;
      return made.bytes;
    },
  ],
  [
    '1 MB of noise',
    () => {
      const d = diceOf(3);
      return Uint8Array.from({ length: 1 << 20 }, () => d.below(256));
    },
  ],
  ['1 MB of "A A A A"', () => Uint8Array.from({ length: 1 << 20 }, (_, i) => (i % 2 ? 32 : 65))],
  [
    '1 MB of "A A A A" with a NUL each 500',
    () => Uint8Array.from({ length: 1 << 20 }, (_, i) => (i % 500 === 499 ? 0 : i % 2 ? 32 : 65)),
  ],
  [
    '1 MB of zeroes and one header',
    () => {
      const b = new Uint8Array(1 << 20);
      b.set(new TextEncoder().encode('IMPSEQ=1 SRVSEQ=2 REQSEQ=3'), 500_000);
      return b;
    },
  ],
];

/** Text like a LISTQ listing, with a NUL after each `every` bytes. */
function listing(size: number, every: number): Uint8Array {
  const lines: string[] = ['CRC  Date stamp               Sync#  Transaction'];
  for (let n = 1; lines.length * 90 < size + 4000; n += 1)
    lines.push(
      `FB16 Thu Apr 07 12:13:52 1994 ${String(n).padStart(6, '0')} A User ${n}\tPCM:NET1/PO1/user${n}`,
    );
  const bytes = new TextEncoder().encode(lines.join('\r\n')).slice(0, size);
  for (let at = every; at < bytes.length; at += every) bytes[at] = 0;
  return bytes;
}

/** Time of the processor, since others may use the machine as well. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timeRows(open: OpenReader, say: Say): void {
  say('');
  say('| time for one reading | bytes | first ms | median ms |');
  say('|---|---|---|---|');
  for (const [name, make] of SLOW) {
    const bytes = make();
    const times = Array.from({ length: 3 }, () => {
      const head = bytes.subarray(0, 1 << 20);
      const start = cpuMs();
      const reader = open({ name: 'RESYNC.GLB', head, headIsAll: true });
      const opened = cpuMs();
      reader.push(bytes);
      reader.end();
      return [opened - start, cpuMs() - start] as const;
    });
    const inference = times.map(([ms]) => ms);
    const [first] = inference;
    const median = [...inference].sort((a, b) => a - b)[1]!;
    const whole = Math.min(...times.map(([, ms]) => ms));
    say(
      `| ${name} | ${bytes.length} | ${first!.toFixed(1)} | ${median.toFixed(1)} (with the reading ${whole.toFixed(0)}) |`,
    );
  }
}
