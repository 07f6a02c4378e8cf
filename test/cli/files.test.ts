import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Evidence } from '../../src/model/api-types.js';
import { gather } from '../../src/cli/files.js';
import type { FileSystem } from '../../src/cli/io.js';
import { failing, fileSystem, folderWith, oneLine, withStdin } from './support.js';

const fs = fileSystem();
const textOf = (evidence: Evidence): string =>
  Buffer.concat(Array.from(evidence.chunks, (chunk) => Buffer.from(chunk))).toString();
/** Names below the folder, in the order in which they are read. */
const names = (root: string, ...more: string[]): string[] =>
  gather([root, ...more], fs)
    .evidence.filter(({ listing }) => !listing)
    .map(({ name }) => relative(root, name));
/** The listing of the one postoffice folder, and what was told about it. */
const listed = (path: string, changed: Partial<FileSystem> = {}) => {
  const { evidence, notes } = gather([path], fileSystem(changed));
  const folders = evidence.filter(({ listing }) => listing);
  expect(folders).toHaveLength(1);
  const [folder] = folders;
  return { folder: folder!, entries: folder!.listing!, notes, evidence };
};
const pathsOf = (entries: readonly { path: string }[]): string[] => entries.map(({ path }) => path);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? oneLine(error.message) : '';
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
    ['ENOENT', 'no such file: x; check the name'],
    ['EACCES', 'no right to read it: x; copy it to where you may read it'],
    ['EISDIR', 'it is a folder: x; name a file in it'],
    ['ELOOP', 'its symbolic links go in a circle: x; name the file itself'],
    ['EIO', 'cannot be read (EIO): x; copy it and try the copy'],
  ])('%s is one plain line, on looking and on reading', (code, line) => {
    expect(refusal(() => gather(['x'], fileSystem({ statSync: failing(code) })))).toBe(line);
    const file = fileSystem({
      statSync: (() => fs.statSync(import.meta.filename)) as unknown as typeof fs.statSync,
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
    [`lisq=${root}/a.txt`, /^unknown kind lisq: .*; did you mean listq\?$/],
    [`bogus=${root}/a.txt`, /^unknown kind bogus: .*; the kinds are queue, /],
    [`queue=${root}/sub`, /^a kind cannot be forced on a folder: /],
    [`queue=${root}/none`, /^no such file: .*none; /],
    ['foo=none', /^no such file: foo=none; /],
    [`postoffice=${root}/a.txt`, /^a kind cannot be forced on a postoffice: .*; name the folder$/],
    [`PostOffice=${root}/sub`, /^a kind cannot be forced on a postoffice: .*; name the folder$/],
    [
      `postofice=${root}/a.txt`,
      /^unknown kind postofice: .*; the kinds are queue, (?!.*postoffice)/,
    ],
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
    expect(refusal(() => gather(['-', '-'], fs))).toMatch(/^given more than once: standard input/);
  });
});

describe('a plain folder', () => {
  test('is read by name without regard to case, without hidden files and those of the system', () => {
    const files = {
      ...{ 'b.txt': '', 'A.txt': '', 'sub/c': '', '.x': '' },
      ...{ 'Thumbs.db': '', 'ehthumbs.DB': '', 'DESKTOP.INI': '', '~$ticket.doc': '' },
    };
    expect(names(folderWith(files))).toEqual(['A.txt', 'b.txt', 'sub/c']);
  });

  test.each(['README.md', 'Readme', 'readme.txt', 'READ ME.TXT', 'LIESMICH.TXT'])(
    '%s is looked into, and nothing is said of it when it is no evidence',
    (name) => {
      const { evidence } = gather([folderWith({ [name]: '', 'a.txt': '' })], fs);
      const optional = evidence.filter(({ isOptional }) => isOptional);
      expect(optional.map((each) => each.name.split(/[\\/]/).at(-1))).toEqual([name]);
    },
  );

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
    expect(gather([root], fs).left).toMatchObject([{ name: `${root}/link`, notRead: 'link' }]);
  });

  test('no more than 2,000 files are looked at', () => {
    const many = Object.fromEntries(Array.from({ length: 2003 }, (_, at) => [`f${at}`, '']));
    const { evidence, notes } = gather([folderWith(many)], fs);
    expect(evidence).toHaveLength(2000);
    expect(notes.join()).toContain('only the first 2000 of 2003 files were looked at');
  });

  test("a folder's own files go before those of the folders in it", () => {
    const many = Object.fromEntries(Array.from({ length: 2003 }, (_, at) => [`a/f${at}`, '']));
    const { evidence } = gather([folderWith({ ...many, 'listds-r.txt': '' })], fs);
    expect(evidence).toHaveLength(2000);
    expect(evidence.at(-1)!.name).toMatch(/listds-r\.txt$/);
  });

  test('a large file that is no queue is named, not read', () => {
    const root = folderWith({ 'big.txt': '', 'BIG.GLB': '' });
    const statSync = ((path: string) => ({
      isDirectory: () => path === root,
      size: 65 * 1024 * 1024,
    })) as unknown as typeof fs.statSync;
    const { evidence, left, notes } = gather([root], fileSystem({ statSync }));
    expect(evidence.map(({ name }) => relative(root, name))).toEqual(['BIG.GLB']);
    expect(notes.join()).toContain('big.txt: left out, larger than 64 MiB');
    expect(left).toMatchObject([{ name: `${root}/big.txt`, notRead: 'too-large' }]);
  });

  test('without evidence it is refused', () => {
    const root = folderWith({ 'Thumbs.db': '' });
    expect(refusal(() => gather([root], fs))).toBe(
      `no evidence in this folder: ${root}; name the files or another folder`,
    );
  });
});

describe('what cannot be read in a folder', () => {
  /** The real file system, but one name gives an error. */
  const without = (name: string, code: string, what: 'readdirSync' | 'openSync' | 'readSync') => {
    const real = fileSystem();
    let isOpen = -1;
    const openSync = ((path: string, ...rest: [string]) => {
      if (path.endsWith(name) && what === 'openSync') failing(code)();
      const file = real.openSync(path, ...rest);
      if (path.endsWith(name)) isOpen = file;
      else if (file === isOpen) isOpen = -1;
      return file;
    }) as FileSystem['openSync'];
    const readdirSync = ((path: string, options: { withFileTypes: true }) => {
      if (path.endsWith(name) && what === 'readdirSync') failing(code)();
      return real.readdirSync(path, options);
    }) as unknown as FileSystem['readdirSync'];
    const readSync = ((file: number, ...rest: [Uint8Array, number, number, null]) => {
      if (file === isOpen && what === 'readSync') failing(code)();
      return real.readSync(file, ...rest);
    }) as FileSystem['readSync'];
    return fileSystem({ openSync, readdirSync, readSync });
  };
  const root = folderWith({ 'a.txt': 'a', 'sub/b.txt': 'b', 'OCT/GLB/RESYNC.GLB': 'x' });

  test.each<[string, string, 'readdirSync' | 'openSync' | 'readSync', number]>([
    ['sub', 'EACCES', 'readdirSync', 3],
    ['GLB', 'EACCES', 'readdirSync', 2],
    ['b.txt', 'EACCES', 'openSync', 3],
    ['RESYNC.GLB', 'EBUSY', 'openSync', 3],
    ['a.txt', 'EIO', 'readSync', 3],
  ])('%s (%s on %s) is a note, and the rest is read', (name, code, what, count) => {
    const broken = without(name, code, what);
    const { evidence, left, notes } = gather([root], broken);
    expect(evidence).toHaveLength(count);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ notRead: code === 'EACCES' ? 'no-right' : 'fault' });
    expect(left[0]!.name).toMatch(new RegExp(`${name}$`));
    expect(left[0]!.owner).toBe(/GLB$/.test(name) ? `${root}/OCT` : undefined);
    expect(notes.filter((note) => note.startsWith('left out: '))).toHaveLength(1);
    expect(notes.join('\n')).toContain(name);
  });

  test('a name that is not UTF-8 is a note', () => {
    const odd = folderWith({ 'a.txt': 'a' });
    const name = Buffer.concat([Buffer.from(`${odd}/caf`), Buffer.of(0xe9), Buffer.from('.txt')]);
    try {
      writeFileSync(name, 'x');
      mkdirSync(Buffer.concat([Buffer.from(`${odd}/d`), Buffer.of(0xff)]));
    } catch {
      return; // a file system that takes no such names
    }
    const { evidence, left, notes } = gather([odd], fs);
    expect(evidence).toHaveLength(1);
    expect(left.map(({ notRead }) => notRead)).toEqual(['name-not-utf8', 'name-not-utf8']);
    expect(
      notes.filter((note) => /^left out: its name is not UTF-8: .*\uFFFD/.test(note)),
    ).toHaveLength(2);
  });

  test('many of them are counted', () => {
    const many = folderWith(
      Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`f${at}`, ''])),
    );
    const openSync = ((path: string) =>
      path.endsWith('f0') ? fs.openSync(path, 'r') : failing('EACCES')()) as FileSystem['openSync'];
    const { notes } = gather([many], fileSystem({ openSync }));
    expect(notes).toHaveLength(4);
    expect(notes[3]).toBe(`${many}: 2 more could not be read`);
  });

  test('what was typed is fatal, and so is a folder of which nothing is left', () => {
    expect(refusal(() => gather([`${root}/sub`], without('sub', 'EACCES', 'readdirSync')))).toMatch(
      /^no right to read it: /,
    );
    expect(refusal(() => gather([`${root}/sub`], without('b.txt', 'EACCES', 'openSync')))).toMatch(
      /^no evidence in this folder \(left out: no right to read it: /,
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
      'OCT/USER.DAT',
    ]);
  });

  test('says of each folder what it did neither read nor list', () => {
    expect(gather([root], fs).notes).toEqual([]);
    const po = folderWith({
      'GLB/RESYNC.GLB': '',
      'GLB/DEFAULT.MDM': '',
      'ATT/A.ATT': '',
      'CAL/': '',
    });
    expect(gather([po], fs).notes).toEqual([
      `2 folders of ${po} were not read, the postoffice's own`,
    ]);
  });

  test('is read around its own data: any ending, other folders, a RESYNC.GLB beside GLB', () => {
    const po = folderWith({
      'GLB/RESYNC.GLB': '',
      'GLB/saved.reg': '',
      'GLB/A.DAT': '',
      'GLB/B.DAT': '',
      'GLB/C.DAT': '',
      'GLB/D.DAT': '',
      'GLB/NETPO.GLB': '',
      'GLB/old/RESYNC.GLB': '',
      'resync.glb': '',
      listds: '',
      'export.ldf': '',
      'ADMIN.NME': '',
      'USR/A.USR': '',
      'KEY/A.KEY': '',
      'mail/subjects': '',
      'mail/deep/more.xyz': '',
      'OTHER/GLB/REQTRANS.GLB': '',
    });
    const { evidence, notes } = gather([po], fs);
    expect(evidence.map(({ name, owner }) => [relative(po, name), relative(po, owner!)])).toEqual([
      ['', ''],
      ['GLB/RESYNC.GLB', ''],
      ['GLB/saved.reg', ''],
      ['export.ldf', ''],
      ['listds', ''],
      ['resync.glb', ''],
      ['mail/subjects', ''],
      ['mail/deep/more.xyz', ''],
      ['OTHER', 'OTHER'],
      ['OTHER/GLB/REQTRANS.GLB', 'OTHER'],
    ]);
    expect(notes).toEqual([
      `4 files and 1 folder of ${po}/GLB were not read, among them A.DAT, B.DAT, C.DAT; name what is to be read`,
      `1 file of ${po} was not read, the postoffice's own`,
    ]);
  });

  test('a file of more than 16 MiB is left out, unless it is a queue', () => {
    const po = folderWith({ 'GLB/RESYNC.GLB': '', 'big.txt': '', 'small.txt': '' });
    const statSync = ((path: string) => ({
      isDirectory: () => path === po,
      size: path.endsWith('small.txt') ? 16 * 1024 * 1024 : 16 * 1024 * 1024 + 1,
    })) as unknown as FileSystem['statSync'];
    const { evidence, notes } = gather([po], fileSystem({ statSync }));
    expect(evidence.map(({ name }) => relative(po, name))).toEqual([
      '',
      'GLB/RESYNC.GLB',
      'small.txt',
    ]);
    expect(notes).toEqual([`1 file of ${po} was not read, big.txt; name what is to be read`]);
  });

  test('owns what it gives', () => {
    const owners = gather([root], fs).evidence.map(({ name, owner }) => [
      relative(root, name),
      owner === undefined ? null : relative(root, owner),
    ]);
    expect(owners).toEqual([
      ['loose.txt', null],
      ['NOV', 'NOV'],
      ['NOV/GLB/RESYNC.GLB', 'NOV'],
      ['OCT', 'OCT'],
      ['OCT/glb/REQTRANS.GLB', 'OCT'],
      ['OCT/glb/Resync.GLB', 'OCT'],
      ['OCT/notes.txt', 'OCT'],
      ['OCT/USER.DAT', 'OCT'],
    ]);
  });

  test('may be named by its GLB', () => {
    for (const path of [`${root}/OCT/glb`, `${root}/OCT/glb/`]) {
      const { evidence } = gather([path], fs);
      expect(evidence.map(({ name }) => relative(root, name))).toEqual([
        'OCT/glb',
        'OCT/glb/REQTRANS.GLB',
        'OCT/glb/Resync.GLB',
      ]);
      for (const { owner } of evidence) expect(owner).toBe(`${root}/OCT`);
      expect(evidence[0]!.listing!.map((entry) => entry.path)).toEqual([
        'GLB/',
        'GLB/FLAG.GLB',
        'GLB/REQTRANS.GLB',
        'GLB/Resync.GLB',
        'GLB/SRVCONF.GLB',
      ]);
    }
  });
});

describe('the listing of a postoffice folder', () => {
  test('has the files of its folders in any case, with sizes; none of other or deeper folders', () => {
    const po = folderWith({
      'Glb/Control.glb': '12345678',
      'Glb/old/CONTROL.GLB': '',
      'usr/': '',
      'NME/admin.nme': 'x'.repeat(45),
      'log/DISPATCH.LOG': '',
      'ATT/A.ATT': '',
      'mail/x.txt': '',
      'loose.txt': '',
    });
    const { folder, entries } = listed(po);
    expect(folder).toMatchObject({ name: po, owner: po, kind: 'postoffice' });
    expect([...folder.chunks]).toEqual([]);
    expect(entries.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['Glb/', 0],
      ['Glb/Control.glb', 8],
      ['NME/', 0],
      ['NME/admin.nme', 45],
      ['usr/', 0],
      ['log/', 0],
      ['log/DISPATCH.LOG', 0],
    ]);
  });

  test('is evidence alone, where a file of a postoffice is there', () => {
    expect(listed(folderWith({ 'GLB/FLAG.GLB': 'xx' })).evidence).toHaveLength(1);
    expect(listed(folderWith({ 'GLB/': '', 'KEY/A.KEY': '' })).evidence).toHaveLength(1);
    for (const files of [{ 'GLB/model.glb': '' }, { 'GLB/': '' }, { 'GLB/': '', 'KEY/x.txt': '' }])
      expect(refusal(() => gather([folderWith(files)], fs))).toMatch(/^no evidence in this folder/);
  });

  test('shows times by the local clock face, and what nobody may write', () => {
    const po = folderWith({ 'GLB/FLAG.GLB': '', 'GLB/MASTER.GLB': '', 'GLB/TID.GLB': '' });
    utimesSync(`${po}/GLB/FLAG.GLB`, new Date(), new Date(1994, 3, 7, 12, 13, 52));
    chmodSync(`${po}/GLB/MASTER.GLB`, 0o444);
    chmodSync(`${po}/GLB/TID.GLB`, 0o424);
    const { entries } = listed(po);
    const [, flag, master, tid] = entries;
    expect(flag!.modified).toBe(Date.UTC(1994, 3, 7, 12, 13, 52) / 1000);
    expect([flag, master, tid].map((each) => each!.isReadOnly)).toEqual([false, true, false]);
  });

  test('does not follow symbolic links, to files or to folders', () => {
    const po = folderWith({ 'GLB/FLAG.GLB': '', 'elsewhere/A.KEY': '', 'big.glb': 'xx' });
    symlinkSync(`${po}/elsewhere`, `${po}/KEY`);
    symlinkSync(`${po}/big.glb`, `${po}/GLB/CONTROL.GLB`);
    const { entries, notes } = listed(po);
    // The link is there under its name, so that the file does not count as missing.
    expect(pathsOf(entries)).toEqual(['GLB/', 'GLB/CONTROL.GLB', 'GLB/FLAG.GLB']);
    expect(entries?.find(({ path }) => path === 'GLB/CONTROL.GLB')?.bytes).toBe(-1);
    expect(notes.join()).toContain('symbolic links were not followed (2)');
  });

  test('leaves a folder out whole when there are more than 20,000 files, and says so', () => {
    const po = folderWith({ 'GLB/FLAG.GLB': '', 'KEY/A.KEY': '', 'MBG/A.MBG': '' });
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      ...{ name: `${at}.KEY`, isFile: () => true, isDirectory: () => false },
      isSymbolicLink: () => false,
    }));
    const readdirSync = ((path: string, options: { withFileTypes: true }) =>
      path.endsWith('KEY')
        ? many
        : fs.readdirSync(path, options)) as unknown as FileSystem['readdirSync'];
    const { entries, notes } = listed(po, { readdirSync });
    expect(pathsOf(entries)).toEqual(['GLB/', 'GLB/FLAG.GLB', 'MBG/', 'MBG/A.MBG']);
    expect(notes).toEqual([`${po}/KEY: its 20000 files were not listed, more than 20000 in all`]);
  });

  test.each([
    ['a file', { lstatSync: failing('EACCES') }, 'size and date not known: no right to read it'],
    [
      'a folder',
      {
        readdirSync: ((path: string, options: { withFileTypes: true }) =>
          path.endsWith('KEY')
            ? failing('EACCES')()
            : fs.readdirSync(path, options)) as unknown as FileSystem['readdirSync'],
      },
      'left out: no right to read it',
    ],
  ])('says what it could not look at: %s', (_, changed, note) => {
    const po = folderWith({ 'GLB/FLAG.GLB': 'xx', 'KEY/A.KEY': '' });
    const { entries, notes } = listed(po, changed);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(note);
    const { bytes } = entries.find(({ path }) => path === 'GLB/FLAG.GLB')!;
    expect(bytes).toBe('lstatSync' in changed ? -1 : 2);
    expect(pathsOf(entries).includes('KEY/')).toBe('lstatSync' in changed);
  });

  test('comes once, however often the folder is named', () => {
    const po = folderWith({ 'GLB/FLAG.GLB': '' });
    expect(gather([po, po], fs).evidence).toHaveLength(1);
  });
});

describe('the logs of a postoffice', () => {
  const po = folderWith({
    'GLB/FLAG.GLB': '',
    'LOG/DirSync.log': '',
    'LOG/DSSERVER.LOG': '',
    'LOG/CENTRAL.LOG': '',
    'LOG/DISPATCH.LOG': '',
    'LOG/SESSION.LOG': '',
  });

  test('of Dir-Sync are read, others are only listed', () => {
    const { evidence, notes } = gather([po], fs);
    expect(evidence.slice(1).map(({ name, owner }) => [relative(po, name), owner])).toEqual([
      ['LOG/CENTRAL.LOG', po],
      ['LOG/DirSync.log', po],
      ['LOG/DSSERVER.LOG', po],
    ]);
    expect(notes).toEqual([]);
  });

  test('of more than 16 MiB are named, not read', () => {
    const statSync = ((path: string) => ({
      isDirectory: () => path === po,
      size: path.endsWith('CENTRAL.LOG') ? 16 * 1024 * 1024 + 1 : 1,
    })) as unknown as FileSystem['statSync'];
    const { evidence, notes } = gather([po], fileSystem({ statSync }));
    expect(evidence).toHaveLength(3);
    expect(notes).toEqual([
      `1 file of ${po}/LOG was not read, CENTRAL.LOG; name what is to be read`,
    ]);
  });
});
