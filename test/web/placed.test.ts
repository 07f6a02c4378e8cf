/** What is added to what is there: the same again takes its place, another of the same name lies beside it. */
import { fromText, nameOf, placed } from '../../src/web/page/placed.js';
import type { Given } from '../../src/web/protocol.js';

const file = (path: string, text: string, modified = 1, root: string | null = null): Given => ({
  ...{ path, root, content: new Blob([text]), modified },
});
const inGlb = (name: string, text: string, modified = 1): Given =>
  file(`GLB/${name}`, text, modified, 'GLB');
/** A file that was changed since it was chosen can no longer be read. */
const changed = (path: string, text: string, modified = 1): Given => ({
  ...file(path, text, modified),
  content: { ...gone, size: text.length, slice: () => gone } as unknown as Blob,
});
const gone = { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) } as Blob;

test.each<[string, Given[], Given[], string[], string[]]>([
  ['another name', [file('a', '1')], [file('b', '1')], ['b'], []],
  ['the same file', [file('a', '1')], [file('a', '1')], ['a'], ['a']],
  ['the same bytes of another date', [file('a', '1')], [file('a', '1', 2)], ['a'], ['a']],
  ['another file of the name', [file('a', '1')], [file('a', '22')], ['no. 2/a'], []],
  ['other bytes of one length', [file('a', '1')], [file('a', '2', 2)], ['no. 2/a'], []],
  ['a file that was changed since', [changed('a', '1')], [file('a', '2', 2)], ['a'], ['a']],
  ['a file that cannot be read', [file('a', '1')], [changed('a', '2', 2)], ['no. 2/a'], []],
  [
    'a third file of the name',
    [file('a', '1'), file('no. 2/a', '2', 2)],
    [file('a', '3', 3)],
    ['no. 3/a'],
    [],
  ],
  [
    'two files of one name at once',
    [],
    [file('listds.txt', '1'), file('listds.txt', '2', 2)],
    ['listds.txt', 'no. 2/listds.txt'],
    [],
  ],
  [
    'the GLB of another postoffice',
    [inGlb('RESYNC.GLB', '1'), inGlb('REQTRANS.GLB', '1')],
    [inGlb('RESYNC.GLB', '22', 2), inGlb('REQTRANS.GLB', '22', 2)],
    ['no. 2/GLB', 'no. 2/GLB'],
    [],
  ],
  [
    'the same folder with one file more',
    [inGlb('REQTRANS.GLB', '1')],
    [inGlb('REQTRANS.GLB', '1'), inGlb('RESYNC.GLB', '22', 2)],
    ['GLB', 'GLB'],
    ['GLB'],
  ],
])('%s', async (_, before, added, names, replaced) => {
  const now = await placed(before, added);
  expect(now.added.map(nameOf)).toEqual(names);
  expect(now.replaced).toEqual(replaced);
  // A file keeps its last name, by which a queue is known.
  expect(now.added.map(({ path }) => path.split('/').at(-1))).toEqual(
    added.map(({ path }) => path.split('/').at(-1)),
  );
});

test('texts are numbered', () => {
  expect(fromText('a', ['pasted text 1', 'pasted text 3']).path).toBe('pasted text 2');
});
