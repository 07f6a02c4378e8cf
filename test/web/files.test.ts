/** Without a browser: what the page makes of folders and refusals, and what it reads. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gather as gatherOfCommand } from '../../src/cli/files.js';
import { check } from '../../src/index.js';
import { UsageError } from '../../src/model/usage-error.js';
import { gather, Sources } from '../../src/web/files.js';
import { judge } from '../../src/web/judge.js';
import type { Given } from '../../src/web/protocol.js';
import { Refused, refusalOf } from '../../src/web/refused.js';
import { ROOT } from '../support/transcript.js';

const SAMPLES = join(ROOT, 'samples');

/** A folder as a browser hands it over. */
function given(root: string): Given[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((inside) => `${root}/${inside.replaceAll('\\', '/')}`)
    .map((path) => {
      const stat = fs.statSync(path);
      const content = stat.isFile() ? new Blob([fs.readFileSync(path)]) : null;
      return { path, root, content, modified: stat.mtimeMs };
    });
}

const read = (_content: Blob, from: number, to: number): Uint8Array => new Uint8Array(to - from);

test.each(fs.readdirSync(SAMPLES).filter((name) => !name.includes('.')))(
  'a folder is walked as by the command: %s',
  (name) => {
    const root = join(SAMPLES, name);
    const seen = ({ evidence, notes }: Pick<ReturnType<typeof gather>, 'evidence' | 'notes'>) => ({
      evidence: evidence.map(({ key: _, ...each }) => ({ ...each, chunks: null })),
      notes,
    });
    expect(seen(gather(given(root), read, () => undefined))).toEqual(
      seen(gatherOfCommand([root], fs)),
    );
  },
);

test('a folder without any evidence is refused, with what to do', () => {
  const folder: Given = { path: 'empty', root: 'empty', content: null, modified: null };
  expect(() => gather([folder], read, () => undefined)).toThrow(
    new Refused('No evidence in the folder empty', 'Choose the files, or another folder.'),
  );
});

test('the bytes of a file are read in pieces, and counted as they go by', () => {
  const size = 2.5 * 1024 * 1024;
  const file = { path: 'a', root: null, content: new Blob([new Uint8Array(size)]), modified: null };
  const counted: number[] = [];
  const { evidence, total } = gather([file], read, (bytes) => counted.push(bytes));
  expect(total).toBe(size);
  expect([...evidence[0]!.chunks].map(({ length }) => length)).toEqual(counted);
  expect(counted).toEqual([1024 * 1024, 1024 * 1024, 512 * 1024]);
});

test('a file that is gone is refused by its name', () => {
  const file = { path: 'a.txt', root: null, content: new Blob(['x']), modified: null };
  const gone = (): Uint8Array => {
    throw new Error('NotReadableError');
  };
  const { evidence } = gather([file], gone, () => undefined);
  expect(() => [...evidence[0]!.chunks]).toThrow(/^a\.txt cannot be read any more$/);
});

test('of a folder a file that cannot be read is left out and told, however it shows', () => {
  const file = (path: string, rest: Partial<Given> = {}): Given => ({
    ...{ path, root: 'po', content: new Blob(['x']), modified: null },
    ...rest,
  });
  const locked = new Blob(['x']);
  const { evidence, left, notes } = gather(
    [
      file('po', { content: null }),
      file('po/GLB/RESYNC.GLB'),
      file('po/GLB/SORTLOCK.GLB', { content: null, isUnreadable: true }),
      file('po/locked.txt', { content: locked }),
      file('po/refused.txt', { content: null, isUnreadable: true }),
    ],
    (content, from, to) => {
      if (content === locked) throw new Error('NotReadableError');
      return read(content, from, to);
    },
    () => undefined,
  );
  expect(evidence.map(({ name }) => name)).toEqual(['po', 'po/GLB/RESYNC.GLB']);
  expect(left).toMatchObject([
    { name: 'po/locked.txt', notRead: 'fault', owner: 'po' },
    { name: 'po/refused.txt', notRead: 'fault', owner: 'po' },
  ]);
  expect(notes).toEqual([
    'left out: cannot be read: po/locked.txt',
    'left out: cannot be read: po/refused.txt',
  ]);
  // What lies in the postoffice is known by its name alone.
  expect(evidence[0]!.listing).toContainEqual(
    expect.objectContaining({ path: 'GLB/SORTLOCK.GLB', bytes: -1 }),
  );
});

test('paths of any depth are walked', () => {
  const path = `a/${'b/'.repeat(2000)}c`;
  const deep: Given = { path, root: 'a', content: new Blob(['x']), modified: null };
  expect(() => gather([deep], read, () => undefined)).toThrow(Refused);
});

describe('what was read', () => {
  const MAIN = join(SAMPLES, 'unlisted-requestor');
  const files = ['RESYNC.GLB', 'listds-r.txt', 'subjects.txt'].map((name, key): Given => ({
    ...{ path: name, root: null, modified: null, key },
    content: new Blob([fs.readFileSync(join(MAIN, name))]),
  }));
  const bytesOf = new Map(
    files.map(({ content, path }) => [content!, fs.readFileSync(join(MAIN, path))]),
  );
  const job = { given: files, after: [], settings: {}, isSimulation: false };

  test('is not read again for another setting; the answer is the one of a new beginning', async () => {
    const sources = new Sources();
    let told: number[] = [];
    const judged = async (settings: object, kept: Sources) => {
      const { report } = await judge(
        { ...job, settings },
        {
          now: new Date(0),
          sources: kept,
          read: (content, from, to) => bytesOf.get(content)!.subarray(from, to),
          sha256: () => ({ update: () => undefined, hex: () => 'x' }),
          onProgress: (done, total) => told.push(done, total),
        },
      );
      return report;
    };
    await judged({}, sources);
    const total = files.reduce((sum, { content }) => sum + content!.size, 0);
    expect(told.slice(-2)).toEqual([total, total]);
    told = [];
    const kept = new Map(bytesOf);
    bytesOf.clear();
    const again = await judged({ dss: 'exchange' }, sources);
    for (const [content, bytes] of kept) bytesOf.set(content, bytes);
    expect(told).toEqual([]);
    expect(again).toEqual(await judged({ dss: 'exchange' }, new Sources()));
    expect(told.slice(-2)).toEqual([total, total]);
  });

  test('is forgotten with the file', () => {
    const sources = new Sources();
    const of = (given: readonly Given[]) => {
      const { evidence } = gather(given, read, () => undefined, sources);
      sources.forgetOthers();
      return evidence.map(({ chunks }) => chunks);
    };
    const first = of(files);
    expect(of(files)).toEqual(first);
    expect(of(files)[0]).toBe(first[0]);
    of(files.slice(1));
    expect(of(files)[0]).not.toBe(first[0]);
    expect(of(files)[1]).toBe(first[1]);
  });
});

describe('refusals', () => {
  test.each<[string, UsageError, RegExp]>([
    [
      'no evidence',
      new UsageError('no-evidence', { name: 'a', problem: 'empty', more: 2 }),
      /a: empty \(and 2 more/,
    ],
    [
      'no records',
      new UsageError('server-records-missing', {}),
      /No record of the directory server/,
    ],
    ['nobody listed', new UsageError('listed-missing', {}), /Which requestors to simulate/],
    [
      'a requestor that nobody knows',
      new UsageError('requestor-unknown', { requestor: 'A/B', named: ['C/D'], hasUnlinked: true }),
      /^The evidence names no requestor A\/B; it names C\/D/,
    ],
    [
      'a requestor where nobody is named',
      new UsageError('requestor-unknown', { requestor: 'A/B', named: [], hasUnlinked: false }),
      /names no requestor A\/B; it names nobody that could be judged/,
    ],
    [
      'a saved case beside numbers by hand',
      new UsageError('saved-case-not-alone', { name: 'case.json', other: 'by-hand' }),
      /^A saved case is judged alone: case\.json/,
    ],
    [
      'a saved case beside a file',
      new UsageError('saved-case-not-alone', { name: 'case.json', other: 'b.txt' }),
      /^A saved case is judged alone: case\.json/,
    ],
  ])('%s: in the words of the page, without an option of the command', (_, error, words) => {
    const refusal = refusalOf(error);
    expect(refusal?.what).toMatch(words);
    expect(`${refusal?.what} ${refusal?.todo}`).not.toMatch(/(?:^|\s)--?[a-z]/);
  });

  test('an argument that the page made wrong is a fault, and so is any other error', () => {
    let error: unknown;
    try {
      check([], { now: 1 as unknown as Date });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UsageError);
    expect(refusalOf(error)).toBeNull();
    expect(refusalOf(new TypeError('x'))).toBeNull();
  });
});
