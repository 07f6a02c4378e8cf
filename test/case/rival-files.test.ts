/** Several RESYNC.GLB and listings for one requestor: which of them decides, and when none does. */
import { check, type CheckOptions, type Evidence } from '../../src/index.js';
import { rivalFiles } from '../../src/report/answer.js';
import { wantedFor } from '../../src/report/wanted.js';
import { NOVEMBER, OCTOBER } from '../support/cases.js';
import { listdsR } from '../support/listings.js';
import { queue as queueOf } from '../report/text/evidence.js';
import { bytesOf } from '../support/read.js';

const [SERVER, AUGUST] = ['POLYNOMIAL/MONTGOMERY', 'POLYNOMIAL/AUGUST'];
const NEW = [2, 140, 140] as const;
const OLD = [1, 80, 22] as const;
const NAMES = Array.from(
  { length: 12 },
  (_, at) => `A User ${at + 1}\tPCM:POLYNOMIAL/MONTGOMERY/user${at + 1}`,
);
type Numbers = readonly [IMPSEQ: number, SRVSEQ: number, REQSEQ: number];

const header = ([IMPSEQ, SRVSEQ, REQSEQ]: Numbers): string =>
  `IMPSEQ=${IMPSEQ} SRVSEQ=${SRVSEQ} REQSEQ=${REQSEQ}`;
const file = (name: string, content: Uint8Array, owner: string | null): Evidence => ({
  name,
  chunks: [content],
  ...(owner !== null && { owner }),
});
const queue = (name: string, numbers: Numbers, owner: string | null = null): Evidence =>
  file(name, queueOf([header(numbers), ...NAMES]), owner);
const listing = (name: string, numbers: Numbers): Evidence =>
  file(
    name,
    bytesOf(
      'Examining POLYNOMIAL/MONTGOMERY Dirsync transaction file: RESYNC\n\n' +
        'Date stamp               Sync#  Transaction\n' +
        `Thu Apr 07 12:13:52 1994 000001 ${header(numbers)}\n` +
        'Thu Apr 07 12:13:52 1994 000002 R PCM:POLYNOMIAL/MONTGOMERY\n',
    ),
    null,
  );
const noise = (name: string, owner: string | null = null): Evidence =>
  file(
    name,
    Uint8Array.from({ length: 900 }, (_, i) => (i * i * 31 + i * 7) % 251),
    owner,
  );
const empty = (name: string, owner: string | null = null): Evidence =>
  file(name, new Uint8Array(0), owner);

const rows: [title: string, evidence: Evidence[], outcome: string][] = [
  ['one file', [queue('GLB/RESYNC.GLB', NEW, 'GLB')], 'will-import'],
  // A file that was named beside a folder may be the one to be imported.
  [
    'a folder that passes, and a file that fails',
    [queue('GLB/RESYNC.GLB', NEW, 'GLB'), queue('new/RESYNC.GLB', OLD)],
    'cannot-tell',
  ],
  [
    'a folder that fails, and a file that passes',
    [queue('GLB/RESYNC.GLB', OLD, 'GLB'), queue('new/RESYNC.GLB', NEW)],
    'cannot-tell',
  ],
  [
    'a folder and a file that fail, each by other numbers',
    [queue('GLB/RESYNC.GLB', OLD, 'GLB'), queue('new/RESYNC.GLB', [1, 80, 23])],
    'will-fail',
  ],
  [
    'a folder and the same file again',
    [queue('GLB/RESYNC.GLB', NEW, 'GLB'), queue('new/RESYNC.GLB', NEW)],
    'will-import',
  ],
  // A listing is of a file as well.
  [
    'a listing that says the same',
    [queue('RESYNC.GLB', NEW), listing('r.txt', NEW)],
    'will-import',
  ],
  ['a listing that fails', [queue('RESYNC.GLB', NEW), listing('r.txt', OLD)], 'cannot-tell'],
  ['a listing that passes', [queue('RESYNC.GLB', OLD), listing('r.txt', NEW)], 'cannot-tell'],
  // IMPORT reads the one in GLB, whether or not we can.
  [
    'one that cannot be read, and a good copy beside the folder',
    [noise('x/GLB/RESYNC.GLB', 'x'), queue('x/RESYNC.GLB', NEW, 'x')],
    'cannot-tell',
  ],
  [
    'the same, each named alone',
    [noise('x/GLB/RESYNC.GLB'), queue('x/RESYNC.GLB', NEW)],
    'cannot-tell',
  ],
  [
    'one that shows a part of its header, and a good copy beside it',
    [
      queue('new/RESYNC.GLB', NEW),
      file('RESYNC.GLB', queueOf(['IMPSEQ=2 SRVSEQ=140', ...NAMES]), null),
    ],
    'cannot-tell',
  ],
  [
    'an archive that cannot be opened, and the file itself',
    [queue('RESYNC.GLB', NEW), file('RESYNC.RAR', bytesOf('Rar!\x1a\x07\0'), null)],
    'will-import',
  ],
  [
    'an empty one, and a good copy beside the folder',
    [empty('x/GLB/RESYNC.GLB', 'x'), queue('x/RESYNC.GLB', NEW, 'x')],
    'cannot-tell',
  ],
  [
    'another file that cannot be read',
    [queue('GLB/RESYNC.GLB', NEW, 'GLB'), noise('picture.bin')],
    'will-import',
  ],
];

test.each(rows)('%s', (_, evidence, outcome) => {
  const report = check(evidence, {
    requestors: [OCTOBER],
    own: { ImportSync: 2, SrvSync: 140, ReqSync: 140 },
    now: new Date('2002-06-01T00:00:00Z'),
  });
  expect(report.verdict.outcome).toBe(outcome);
});

const GOOD = queueOf([header(NEW), ...NAMES]);
const WITHOUT_ENDS = queueOf([header(NEW), ...NAMES], false);
const put = (content: Uint8Array, name = 'RESYNC.GLB'): Evidence => file(name, content, null);
const words = (text: string, name = 'RESYNC.GLB'): Evidence => put(bytesOf(text), name);
const other = (text: string): Evidence => put(queueOf([text, ...NAMES]));
const base64 = (content: Uint8Array): string =>
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');

/** A file beside a listing that passes, and one that fails. */
const besideListings: [title: string, evidence: Evidence, passing: string, failing: string][] = [
  // Only the layout keeps a number open, and its digits may be those of the listing.
  ['a layout without any ends', put(WITHOUT_ENDS), 'will-import', 'will-fail'],
  ['no file but a listing', words('', 'notes.txt'), 'will-import', 'will-fail'],
  ['no queue', noise('RESYNC.GLB'), 'cannot-tell', 'will-fail'],
  ['a glTF model', words('glTF\x02\0\0\0'.padEnd(80, '\0')), 'cannot-tell', 'will-fail'],
  ['a gzip archive', words('\x1f\x8b\x08\0'.padEnd(80, 'x')), 'cannot-tell', 'will-fail'],
  ['a RAR archive', words('Rar!\x1a\x07\0'.padEnd(80, 'x')), 'cannot-tell', 'will-fail'],
  ['a picture', words('\x89PNG\r\n\x1a\n'.padEnd(80, 'x')), 'cannot-tell', 'will-fail'],
  ['another text', words('This is the old resync file\r\n'), 'cannot-tell', 'will-fail'],
  ['base64', words(base64(GOOD)), 'cannot-tell', 'will-fail'],
  ['a packed one', words('Rar!\x1a\x07\0', 'RESYNC.RAR'), 'cannot-tell', 'will-fail'],
  [
    'a compressed one',
    words('SZDD\x88\xf0\x27\x33A\0'.padEnd(80, 'x'), 'RESYNC.GL_'),
    'cannot-tell',
    'will-fail',
  ],
  ['cut inside the header', put(GOOD.subarray(0, 48)), 'cannot-tell', 'will-fail'],
  ['cut behind the header', put(GOOD.subarray(0, 60)), 'cannot-tell', 'will-fail'],
  ['its NUL bytes lost', put(GOOD.filter((byte) => byte !== 0)), 'cannot-tell', 'will-fail'],
  [
    'a second header',
    put(Uint8Array.from([...GOOD, ...queueOf([header([2, 140, 22]), ...NAMES])])),
    'cannot-tell',
    'will-fail',
  ],
  ['a number twice', other('IMPSEQ=2 SRVSEQ=140 REQSEQ=22 REQSEQ=140'), 'cannot-tell', 'will-fail'],
  ['a number that is missing', other('IMPSEQ=2 SRVSEQ=140'), 'cannot-tell', 'will-fail'],
  ['a digit that is none', other('IMPSEQ=2 SRVSEQ=140 REQSEQ=14?'), 'cannot-tell', 'will-fail'],
  // What can be read of it says otherwise.
  [
    'other digits',
    put(queueOf([header([2, 140, 22]), ...NAMES], false)),
    'cannot-tell',
    'will-fail',
  ],
  ['another number, which fails', other('IMPSEQ=1 SRVSEQ=140'), 'cannot-tell', 'will-fail'],
  ['another number, which passes', other('IMPSEQ=3 SRVSEQ=140'), 'cannot-tell', 'cannot-tell'],
];

describe.each(besideListings)('a listing beside %s', (_, evidence, passing, failing) => {
  const judged = (numbers: Numbers, more: Partial<CheckOptions> = {}) =>
    check([evidence, listing('resync.txt', numbers)], {
      requestors: [OCTOBER],
      own: { ImportSync: 2, SrvSync: 140, ReqSync: 140 },
      now: new Date('2002-06-01T00:00:00Z'),
      ...more,
    });

  test('it passes', () => {
    const report = judged(NEW);
    expect(report.verdict.outcome).toBe(passing);
    if (passing === 'cannot-tell')
      expect(wantedFor(report, OCTOBER)[0]).toEqual({ what: 'listing-alone', file: 'i1' });
  });

  test('it fails', () => {
    expect(judged([2, 140, 22]).verdict.outcome).toBe(failing);
  });

  test('a header by hand goes before both', () => {
    const header = { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 };
    expect(judged(NEW, { header }).verdict.outcome).toBe('will-import');
  });
});

test('a header by hand settles which of them counts', () => {
  const report = check([queue('a/RESYNC.GLB', OLD), listing('r.txt', NEW)], {
    requestors: [OCTOBER],
    own: { ImportSync: 2, SrvSync: 140, ReqSync: 140 },
    header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
    now: new Date('2002-06-01T00:00:00Z'),
  });
  expect(report.verdict.outcome).toBe('will-import');
});

test('of several requestors each is told its own files, and no unreadable one of another', () => {
  const folder = (owner: string, name: string, files: Evidence[]): Evidence[] => [
    file(`${owner}/listds.txt`, bytesOf(listdsR(name, SERVER, 140, 140)), owner),
    ...files,
  ];
  const report = check(
    [
      ...folder('a', OCTOBER, [queue('a/RESYNC.GLB', NEW, 'a'), noise('a/GLB/RESYNC.GLB', 'a')]),
      ...folder('b', NOVEMBER, [
        queue('b/RESYNC.GLB', NEW, 'b'),
        queue('b/GLB/RESYNC.GLB', OLD, 'b'),
      ]),
      ...folder('c', AUGUST, [queue('c/RESYNC.GLB', NEW, 'c')]),
    ],
    { now: new Date('2002-06-01T00:00:00Z') },
  );
  const filesOf = (requestor: string): string[] =>
    rivalFiles(report, requestor).map(
      ({ input }) => report.inputs.find(({ id }) => id === input)?.name ?? '',
    );
  expect(filesOf(OCTOBER).sort()).toEqual(['a/GLB/RESYNC.GLB', 'a/RESYNC.GLB']);
  expect(filesOf(NOVEMBER).sort()).toEqual(['b/GLB/RESYNC.GLB', 'b/RESYNC.GLB']);
  expect(filesOf(AUGUST)).toEqual([]);
});

type Rival = [name: string, numbers: Numbers, owner?: string];
test.each<[what: string, files: Rival[], refused: string | null]>([
  [
    'two alike',
    [
      ['in/RESYNC.GLB', NEW],
      ['in/RESYNC(1).GLB', NEW],
    ],
    null,
  ],
  [
    'two that differ',
    [
      ['in/RESYNC.GLB', NEW],
      ['in/RESYNC(1).GLB', OLD],
    ],
    'in: RESYNC.GLB, RESYNC(1).GLB',
  ],
  [
    'one of three that differs',
    [
      ['in/RESYNC.GLB', NEW],
      ['in/RESYNC(1).GLB', NEW],
      ['in/RESYNC(2).GLB', OLD],
    ],
    'in: RESYNC.GLB, RESYNC(1).GLB, RESYNC(2).GLB',
  ],
  [
    'two that differ in one number',
    [
      ['in/RESYNC.GLB', NEW],
      ['in/RESYNC(1).GLB', [2, 140, 141]],
    ],
    'in: RESYNC.GLB, RESYNC(1).GLB',
  ],
  [
    'each in a folder of its own',
    [
      ['a/RESYNC.GLB', NEW],
      ['b/RESYNC.GLB', OLD],
    ],
    null,
  ],
  [
    'two, and another folder',
    [
      ['a/RESYNC.GLB', NEW],
      ['b/RESYNC.GLB', OLD],
      ['b/RESYNC(1).GLB', NEW],
    ],
    'b: RESYNC.GLB, RESYNC(1).GLB',
  ],
  // What lies in the folder of a postoffice is left to reconciliation.
  [
    'in the folder of a postoffice',
    [
      ['in/RESYNC.GLB', NEW, 'in'],
      ['in/RESYNC(1).GLB', OLD, 'in'],
    ],
    null,
  ],
  [
    'in no folder',
    [
      ['RESYNC.GLB', NEW],
      ['RESYNC(1).GLB', OLD],
    ],
    'this folder: RESYNC.GLB, RESYNC(1).GLB',
  ],
  [
    'at the root',
    [
      ['/RESYNC.GLB', NEW],
      ['/RESYNC(1).GLB', OLD],
    ],
    '/: RESYNC.GLB, RESYNC(1).GLB',
  ],
  [
    'on a drive',
    [
      ['M:\\MAIL\\GLB\\RESYNC.GLB', NEW],
      ['M:\\MAIL\\GLB\\RESYNC(1).GLB', OLD],
    ],
    'M:\\MAIL\\GLB: RESYNC.GLB, RESYNC(1).GLB',
  ],
  // IMPORT -Q copies RESYNC.GLB over it (Q119449).
  [
    'a SRVTRANS.GLB that will be overwritten',
    [
      ['in/RESYNC.GLB', NEW],
      ['in/SRVTRANS.GLB', OLD],
    ],
    null,
  ],
])('files of one folder: %s', (_, files, refused) => {
  let told: string | null = null;
  try {
    check(
      files.map(([name, numbers, owner]) => queue(name, numbers, owner)),
      { now: new Date('2002-06-01T00:00:00Z') },
    );
  } catch (error) {
    const { code, args } = error as { code: string; args: { folder: string; names: string[] } };
    expect(code).toBe('several-resync-files');
    told = `${args.folder}: ${args.names.join(', ')}`;
  }
  expect(told).toBe(refused);
});
