/** Without a browser: what the page makes of folders, refusals and saved states. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gather as gatherOfCommand } from '../../src/cli/files.js';
import { check } from '../../src/index.js';
import { UsageError } from '../../src/model/usage-error.js';
import { gather } from '../../src/web/files.js';
import { opened, saved } from '../../src/web/page/state.js';
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
      evidence: evidence.map((each) => ({ ...each, chunks: null })),
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
    new Refused('no evidence in the folder empty', 'Choose the files, or another folder.'),
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
      /no record of the directory server/,
    ],
    ['nobody listed', new UsageError('listed-missing', {}), /which requestors to simulate/],
    [
      'a requestor that nobody knows',
      new UsageError('requestor-unknown', { requestor: 'A/B', named: ['C/D'], hasUnlinked: true }),
      /names no requestor A\/B; it names C\/D/,
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

describe('a saved state', () => {
  test('comes back as it was; a file that is too large is named', async () => {
    const files: Given[] = [
      { path: 't', root: 't', content: null, modified: null },
      { path: 't/a', root: 't', content: new Blob([Uint8Array.from([0, 255, 128])]), modified: 5 },
      {
        path: 'big',
        root: null,
        content: new Blob([new Uint8Array(17 * 1024 * 1024)]),
        modified: 1,
      },
    ];
    const said = { settings: { requestors: ['A/B'] }, isSimulation: true, profile: 'all' } as const;
    const { text, leftOut } = await saved(files, { ...said, settings: { requestors: ['A/B'] } });
    expect(leftOut).toEqual(['big']);
    const back = opened(text);
    if (typeof back === 'string') throw new Error(back);
    expect(back).toMatchObject({
      settings: { requestors: ['A/B'] },
      isSimulation: true,
      profile: 'all',
    });
    expect(back.given.map(({ path, root, modified }) => [path, root, modified])).toEqual([
      ['t', 't', null],
      ['t/a', 't', 5],
    ]);
    expect(new Uint8Array(await back.given[1]!.content!.arrayBuffer())).toEqual(
      Uint8Array.from([0, 255, 128]),
    );
  });

  test.each([
    ['no JSON', '{', /not JSON/],
    ['another JSON', '{"a":1}', /no state of this page/],
    ['another version', '{"format":"resync-check page","version":2}', /another version/],
    [
      'a file without a name',
      '{"format":"resync-check page","version":1,"files":[{"base64":""}]}',
      /damaged/,
    ],
    [
      'bytes that are none',
      '{"format":"resync-check page","version":1,"files":[{"path":"a","base64":"*"}]}',
      /damaged/,
    ],
  ])('%s is refused in one sentence', (_, text, words) => {
    expect(opened(text)).toMatch(words);
  });
});
