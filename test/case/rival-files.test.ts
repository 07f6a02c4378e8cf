/** Several RESYNC.GLB and listings for one requestor: which of them decides, and when none does. */
import { check, type Evidence } from '../../src/index.js';
import { rivalFiles } from '../../src/report/answer.js';
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
    'an empty one, and a good copy beside the folder',
    [empty('x/GLB/RESYNC.GLB', 'x'), queue('x/RESYNC.GLB', NEW, 'x')],
    'cannot-tell',
  ],
  [
    'one that cannot be read, and the listing that was asked for',
    [noise('RESYNC.GLB'), listing('resync.txt', NEW)],
    'will-import',
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
