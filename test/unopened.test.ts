/** Mails and archives that stay closed, or of which a part does: what they would show is unknown, and makes no pass. */
import { gzipSync } from 'node:zlib';
import { check, openContainers, renderText, type Evidence, type Report } from '../src/index.js';
import { OCTOBER } from './support/cases.js';
import { mailOf, partOf, zipOf } from './support/containers.js';
import { bytesOf } from './support/read.js';
import { file, listdsR, PASSING } from './report/text/evidence.js';
import { wantedFor } from '../src/report/wanted.js';

const now = new Date('2002-06-01T00:00:00Z');
const judge = async (one: Evidence, own = {}): Promise<Report> =>
  check(await openContainers([...PASSING, one]), { requestors: [OCTOBER], own, now });

const HIGHER = bytesOf(listdsR(150, 150));
const PACKED = new Uint8Array(gzipSync(HIGHER));
const MANY = Array.from({ length: 1001 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }));
const MAILBOX = 'From a@b Fri Jun 18 02:11:09 1999\nFrom: a\nTo: b\n\nx\n\n'.repeat(1001);
const tar = bytesOf('listds-r.txt'.padEnd(257, '\0') + 'ustar'.padEnd(255, '\0'));

const rows: [what: string, evidence: Evidence, outcome: string][] = [
  [
    'an encrypted listing',
    file('a.zip', zipOf([{ name: 'listds-r.txt', content: HIGHER, flags: 1 }])),
    'cannot-tell',
  ],
  [
    'a listing packed in a way that is not read',
    file('a.zip', zipOf([{ name: 'x/LISTDS-NEW.TXT', content: HIGHER, method: 9 }])),
    'cannot-tell',
  ],
  [
    'a listing whose path leads out',
    file('a.zip', zipOf([{ name: '../listds-r.txt', content: HIGHER }])),
    'cannot-tell',
  ],
  [
    'an archive in an archive in an archive',
    file(
      'a.zip',
      zipOf([
        {
          name: 'b.zip',
          content: zipOf([
            { name: 'c.zip', content: zipOf([{ name: 'listds-r.txt', content: HIGHER }]) },
          ]),
        },
      ]),
    ),
    'cannot-tell',
  ],
  ['too many files', file('a.zip', zipOf(MANY)), 'cannot-tell'],
  ['an archive that is cut', file('a.zip', zipOf(MANY).subarray(0, 4000)), 'cannot-tell'],
  ['too many messages', file('inbox.mbox', MAILBOX), 'cannot-tell'],
  [
    'too many parts',
    file('a.eml', mailOf({ parts: MANY.map((each) => partOf(each)) })),
    'cannot-tell',
  ],
  ['gzip', file('listds-r.txt.gz', PACKED), 'cannot-tell'],
  [
    'gzip in a mail',
    file('a.eml', mailOf({ parts: [partOf({ name: 'a.gz', content: PACKED })] })),
    'cannot-tell',
  ],
  ['tar', file('evidence.tar', tar), 'cannot-tell'],
  // What is no evidence by its name, or is the file that is imported.
  [
    'an encrypted picture',
    file('a.zip', zipOf([{ name: 'photo.jpg', content: 'x', flags: 1 }])),
    'will-import',
  ],
  ['RESYNC.GLB packed once more', file('old/RESYNC.GLB.gz', PACKED), 'will-import'],
  ['a cabinet of programs', file('SETUP.CAB', `MSCF${'\0'.repeat(60)}`), 'will-import'],
  ['a program that unpacks itself', file('WA0725.EXE', `MZ${'\0'.repeat(70)}RSFX`), 'will-import'],
];

describe.each(rows)('%s', (_, evidence, outcome) => {
  test('makes no pass where it may hold evidence of the numbers', async () => {
    expect((await judge(evidence)).verdict.outcome).toBe(outcome);
  });

  test('is asked for, to be given in its place', async () => {
    const report = await judge(evidence);
    const [first] = wantedFor(report, OCTOBER);
    expect(first?.what).toBe(outcome === 'cannot-tell' ? 'make-readable' : undefined);
    const isAsked = /give\s+the\s+files\s+in\s+its\s+place/.test(renderText(report));
    expect(isAsked).toBe(outcome === 'cannot-tell');
  });

  test('numbers by hand go before it', async () => {
    const own = { ImportSync: 2, SrvSync: 140, ReqSync: 140 };
    expect((await judge(evidence, own)).verdict.outcome).toBe('will-import');
  });
});
