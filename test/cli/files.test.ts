import { symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import type { Evidence } from '../../src/api-types.js';
import { gather } from '../../src/cli/files.js';
import { failing, fileSystem, folderWith, withStdin } from './support.js';

const fs = fileSystem();
const textOf = (evidence: Evidence): string =>
  Buffer.concat(Array.from(evidence.chunks, (chunk) => Buffer.from(chunk))).toString();
/** Names below the folder, in the order in which they are read. */
const names = (root: string, ...more: string[]): string[] =>
  gather([root, ...more], fs).evidence.map(({ name }) => relative(root, name));
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'not refused';
};

describe('a single file', () => {
  test('is read, and can be read again', () => {
    const root = folderWith({ 'a.txt': 'hello' });
    const [evidence] = gather([`${root}/a.txt`], fs).evidence;
    expect([textOf(evidence!), textOf(evidence!)]).toEqual(['hello', 'hello']);
  });

  test('counts once, however often it is named', () => {
    const root = folderWith({ 'a.txt': '' });
    expect(names(root, `${root}/a.txt`)).toEqual(['a.txt']);
  });

  test.each([
    ['ENOENT', 'no such file, x; check the name'],
    ['EACCES', 'no right to read it, x; copy it to where you may read it'],
    ['EISDIR', 'it is a folder, x; name a file in it'],
    ['ELOOP', 'its symbolic links go in a circle, x; name the file itself'],
    ['EIO', 'cannot be read (EIO), x; copy it and try the copy'],
  ])('%s is one plain line, on looking and on reading', (code, line) => {
    expect(refusal(() => gather(['x'], fileSystem({ statSync: failing(code) })))).toBe(line);
    const file = fileSystem({
      statSync: (() => ({ isDirectory: () => false })) as unknown as typeof fs.statSync,
      openSync: failing(code),
    });
    const [evidence] = gather(['x'], file).evidence;
    expect(refusal(() => textOf(evidence!))).toBe(line);
  });
});

describe('kind=FILE', () => {
  const root = folderWith({ 'a.txt': '', 'queue=b': '', 'sub/': '' });

  test('forces the kind', () => {
    const [evidence] = gather([`LISTQ=${root}/a.txt`], fs).evidence;
    expect([evidence!.kind, evidence!.name]).toEqual(['listq', `${root}/a.txt`]);
  });

  test('works on standard input', () => {
    expect(gather(['listq=-'], fs).evidence[0]).toMatchObject({ kind: 'listq' });
  });

  test('a file that has such a name wins', () => {
    const [evidence] = gather([`${root}/queue=b`], fs).evidence;
    expect(evidence!.kind).toBeUndefined();
  });

  test.each([
    [`lisq=${root}/a.txt`, /^unknown kind lisq, .*; did you mean listq\?$/],
    [`bogus=${root}/a.txt`, /^unknown kind bogus, .*; the kinds are queue, /],
    [`queue=${root}/sub`, /^a kind cannot be forced on a folder, /],
    [`queue=${root}/none`, /^no such file, .*none; /],
    ['foo=none', /^no such file, foo=none; /],
  ])('%s is refused', (argument, line) => {
    expect(refusal(() => gather([argument], fs))).toMatch(line);
  });
});

describe('standard input', () => {
  test('comes in pieces', () => {
    const { evidence } = gather(['-'], fileSystem(withStdin('more than seven bytes')));
    expect(evidence[0]!.name).toBe('standard input');
    expect(textOf(evidence[0]!)).toBe('more than seven bytes');
  });

  test('is waited for', () => {
    let calls = 0;
    const readSync = (() => {
      calls += 1;
      if (calls < 3) failing('EAGAIN')();
      return 0;
    }) as unknown as typeof fs.readSync;
    expect(textOf(gather(['-'], fileSystem({ readSync })).evidence[0]!)).toBe('');
    expect(calls).toBe(3);
  });

  test('ends where Windows says EOF, and is given once', () => {
    const [evidence] = gather(['-'], fileSystem({ readSync: failing('EOF') })).evidence;
    expect(textOf(evidence!)).toBe('');
    expect(refusal(() => gather(['-', '-'], fs))).toMatch(/^given more than once, standard input/);
  });
});

describe('a plain folder', () => {
  test('is read by name without regard to case, without its README and hidden files', () => {
    const files = { 'b.txt': '', 'A.txt': '', 'sub/c': '', 'README.md': '', Readme: '', '.x': '' };
    expect(names(folderWith(files))).toEqual(['A.txt', 'b.txt', 'sub/c']);
  });

  test('is read three folders deep, and says what lies deeper', () => {
    const root = folderWith({ '1/2/3/a': '', '1/2/3/4/b': '' });
    const { evidence, notes } = gather([root], fs);
    expect(evidence).toHaveLength(1);
    expect(notes.join()).toContain('folders more than 3 deep were not looked into (1)');
  });

  test('symbolic links are named, not followed', () => {
    const root = folderWith({ a: '' });
    symlinkSync(root, `${root}/link`);
    const { evidence, notes } = gather([root], fs);
    expect(evidence).toHaveLength(1);
    expect(notes.join()).toContain('symbolic links were not followed (1)');
  });

  test('no more than 2,000 files are looked at', () => {
    const many = Object.fromEntries(Array.from({ length: 2003 }, (_, at) => [`f${at}`, '']));
    const { evidence, notes } = gather([folderWith(many)], fs);
    expect(evidence).toHaveLength(2000);
    expect(notes.join()).toContain('only the first 2000 of 2003 files were looked at');
  });

  test('a large file that is no queue is named, not read', () => {
    const root = folderWith({ 'big.txt': '', 'BIG.GLB': '' });
    const statSync = ((path: string) => ({
      isDirectory: () => path === root,
      size: 65 * 1024 * 1024,
    })) as unknown as typeof fs.statSync;
    const { evidence, notes } = gather([root], fileSystem({ statSync }));
    expect(evidence.map(({ name }) => relative(root, name))).toEqual(['BIG.GLB']);
    expect(notes.join()).toContain('big.txt: left out, larger than 64 MiB');
  });

  test('without evidence it is refused', () => {
    const root = folderWith({ 'README.txt': '' });
    expect(refusal(() => gather([root], fs))).toBe(
      `no evidence in this folder, ${root}; name the files or another folder`,
    );
  });
});

describe('a postoffice folder', () => {
  const files = {
    'OCT/glb/Resync.GLB': '',
    'OCT/glb/REQTRANS.GLB': '',
    'OCT/glb/FLAG.GLB': '',
    'OCT/glb/SRVCONF.GLB': '',
    'OCT/MBG/SYSTEM.MBG': '',
    'OCT/notes.txt': '',
    'OCT/USER.DAT': '',
    'NOV/GLB/RESYNC.GLB': '',
    'loose.txt': '',
  };
  const root = folderWith(files);

  test('gives its queues and the texts beside them', () => {
    expect(names(root)).toEqual([
      'loose.txt',
      'NOV/GLB/RESYNC.GLB',
      'OCT/glb/REQTRANS.GLB',
      'OCT/glb/Resync.GLB',
      'OCT/notes.txt',
    ]);
  });

  test('owns what it gives, and shows the signs of a directory server', () => {
    const by = new Map(
      gather([root], fs).evidence.map((each) => [relative(root, each.name), each]),
    );
    expect(by.get('loose.txt')!.owner).toBeUndefined();
    expect(by.get('NOV/GLB/RESYNC.GLB')).toMatchObject({ owner: `${root}/NOV` });
    expect(by.get('NOV/GLB/RESYNC.GLB')).not.toHaveProperty('directoryServerSign');
    for (const name of ['OCT/glb/REQTRANS.GLB', 'OCT/notes.txt'])
      expect(by.get(name)).toMatchObject({
        owner: `${root}/OCT`,
        directoryServerSign: ['SRVCONF.GLB'],
      });
  });

  test('may be named by its GLB', () => {
    for (const path of [`${root}/OCT/glb`, `${root}/OCT/glb/`]) {
      const { evidence } = gather([path], fs);
      expect(evidence).toHaveLength(2);
      expect(evidence[0]).toMatchObject({ owner: `${root}/OCT` });
    }
  });
});
