/** The state of the page as a file: whatever is in it, nothing but a sound state is taken. */
import { opened, saved } from '../../src/web/page/state.js';
import type { Given } from '../../src/web/protocol.js';

const EMPTY = { format: 'resync-check page', version: 1, settings: {}, files: [] as unknown[] };

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
    const { text, leftOut } = await saved(files, [], {
      ...said,
      settings: { requestors: ['A/B'] },
    });
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
    ['another version', '{"format":"resync-check page","version":3}', /another version/],
    [
      'a path that no disk has',
      JSON.stringify({ ...EMPTY, files: [{ path: 'a/'.repeat(3000), base64: '' }] }),
      /a file in it/,
    ],
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

  test.each([
    ['text for a list', '{"requestors":"A/B"}'],
    ['numbers for names', '{"listed":[1]}'],
    ['a number that is none', '{"own":{"ImportSync":"1"}}'],
    ['a number below 0', '{"header":{"IMPSEQ":-1}}'],
    ['a number that is too large', '{"header":{"IMPSEQ":1e10}}'],
    ['a number of another name', '{"own":{"IMPSEQ":1}}'],
    ['a list for a number', '{"own":[]}'],
    ['another server', '{"dss":"lotus"}'],
    ['a word for a switch', '{"globalMax":"yes"}'],
    ['a link of nothing', '{"links":[null]}'],
    ['a link without its postoffice', '{"links":[{"rdn":"A"}]}'],
    ['a text for gateways', '{"gateways":"SNADS"}'],
    ['an object for a text', '{"command":{}}'],
    ['null', '{"dxaVersion":null}'],
    ['a setting that there is not', '{"rules":[]}'],
    ['a prototype', '{"__proto__":{"dss":"exchange"}}'],
    ['settings that are a list', '[]'],
  ])('settings with %s are refused whole', (_, settings) => {
    expect(opened(JSON.stringify(EMPTY).replace('{}', settings))).toMatch(/a setting in it/);
  });

  test.each([
    ['its own folder', 'a', 'a/b', 'a'],
    ['another folder that begins alike', 'a', 'ab', null],
    ['no folder', '', 'a/b', null],
    ['a number', 1, 'a/b', null],
  ])('a file of %s', (_, root, path, expected) => {
    const back = opened(JSON.stringify({ ...EMPTY, files: [{ path, root, base64: '' }] }));
    expect(back).toMatchObject({ given: [{ path, root: expected }] });
  });

  test('what was seen after the import stays apart, and an older page refuses the file', async () => {
    const file = (path: string): Given => ({
      ...{ path, root: null, content: new Blob([path]), modified: 5 },
    });
    const said = { settings: {}, isSimulation: false, profile: 'none' } as const;
    const { text } = await saved([file('a')], [file('b')], said);
    expect(JSON.parse(text)).toMatchObject({ version: 2 });
    expect(opened(text)).toMatchObject({ given: [{ path: 'a' }], after: [{ path: 'b' }] });
    expect(JSON.parse((await saved([file('a')], [], said)).text)).toMatchObject({ version: 1 });
  });

  test('names a file that is gone, and holds the others', async () => {
    const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) } as Blob;
    const { text, unreadable } = await saved(
      [
        { path: 'gone', root: null, content: gone, modified: null },
        { path: 'here', root: null, content: new Blob(['x']), modified: null },
      ],
      [],
      { settings: {}, isSimulation: false, profile: 'none' },
    );
    expect(unreadable).toEqual(['gone']);
    expect(opened(text)).toMatchObject({ given: [{ path: 'here' }] });
  });
});
