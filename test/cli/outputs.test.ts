/** What a run writes: never over what was given, never into a postoffice, each file whole or not at all. */
import * as nodeFs from 'node:fs';
import {
  linkSync,
  lstatSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from '../../src/cli/usage.js';
import type { FileSystem } from '../../src/cli/io.js';
import { outputsBeside } from '../../src/cli/outputs.js';
import { UNNUMBERED, command, failing, fileSystem, folderWith } from './support.js';

const TICKET = {
  'ticket/RESYNC.txt': 'ReqTx',
  'ticket/Thumbs.db': 'left out',
  'PO/GLB/FLAG.GLB': '',
  'PO/GLB/DIRSYNC.LOG': 'old',
  'PO/USR/00000001.USR': '',
  'models/GLB/ship.glb': 'glTF',
  'rules/own.json': JSON.stringify({
    ...{ id: 'own', title: 'Own', severity: 'note', code: null, confidence: 'assumed' },
    ...{ why: 'A test.', scope: 'file', when: { known: 'header.IMPSEQ' }, message: 'Own.' },
    ...{ articles: [], remedies: [] },
  }),
  'IMPORT.EXE': 'MZ'.padEnd(195_211),
  'mine/old.log': 'mine',
};

const OTHER_CASE = 'ticket/resync.TXT';

/** The same for all: a case that needs no file, and a preview of its log. */
const HAND = [
  ...['-r', 'NET1/PO1', '--impseq', '1', '--srvseq', '1', '--reqseq', '1'],
  ...['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1'],
];

/** Everything below a folder: names, and what the files hold. */
function everything(root: string): Record<string, string> {
  const isReal = (path: string): boolean =>
    nodeFs.realpathSync(dirname(`${root}/${path}`)) === dirname(`${root}/${path}`);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(isReal).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const stat = lstatSync(`${root}/${path}`);
      return [path, stat.isFile() ? readFileSync(`${root}/${path}`, 'latin1') : '-'];
    }),
  );
}

/** A folder of its own for each case, with other names for what lies in it. */
function place(): string {
  const root = nodeFs.realpathSync(folderWith(TICKET));
  symlinkSync(`${root}/ticket/RESYNC.txt`, `${root}/mine/link.txt`);
  linkSync(`${root}/ticket/RESYNC.txt`, `${root}/mine/hard.txt`);
  linkSync(`${root}/PO/GLB/DIRSYNC.LOG`, `${root}/mine/dirsync.log`);
  symlinkSync(`${root}/ticket`, `${root}/way`);
  symlinkSync(`${root}/PO`, `${root}/mapped`);
  symlinkSync(`${root}/PO/GLB`, `${root}/mine/inner`);
  symlinkSync(`${root}/PO/GLB/DIRSYNC.LOG`, `${root}/mine/into.log`);
  symlinkSync(`${root}/mine/old.log`, `${root}/mine/to-old.log`);
  return root;
}

const write = (root: string, given: readonly string[], target: string) =>
  command([
    ...given.map((each) => (each.startsWith('-') ? each : `${root}/${each}`)),
    ...HAND,
    ...['--log-preview', target.startsWith('/') ? target : `${root}/${target}`],
  ]);

describe('refused, and nothing is written', () => {
  test.each<[string, string[], string, string]>([
    ['an input', ['ticket/RESYNC.txt'], 'ticket/RESYNC.txt', 'is an input'],
    ['by a roundabout name', ['ticket/RESYNC.txt'], 'PO/../ticket/RESYNC.txt', 'is an input'],
    ['by a symbolic link', ['ticket/RESYNC.txt'], 'mine/link.txt', 'is an input'],
    ['given by a symbolic link', ['mine/link.txt'], 'ticket/RESYNC.txt', 'is an input'],
    [
      'beside the GLB of a postoffice',
      ['ticket/RESYNC.txt'],
      'PO/report.txt',
      'lies in a postoffice',
    ],
    ['by a hard link', ['ticket/RESYNC.txt'], 'mine/hard.txt', 'is an input'],
    ['in another case', ['ticket/RESYNC.txt'], OTHER_CASE, 'is an input'],
    ['by a link to its folder', ['ticket/RESYNC.txt'], 'way/RESYNC.txt', 'is an input'],
    ['its folder given by a link', ['way'], 'ticket/RESYNC.txt', 'is an input'],
    ['of a folder that was given', ['ticket'], 'ticket/RESYNC.txt', 'is an input'],
    [
      'left out there',
      ['ticket'],
      'ticket/Thumbs.db',
      'is there already in a folder that was given',
    ],
    [
      'the same by a link',
      ['way'],
      'ticket/Thumbs.db',
      'is there already in a folder that was given',
    ],
    ['a rule', ['--rules', 'rules'], 'rules/own.json', 'is an input'],
    ['the program', ['--import-exe', 'IMPORT.EXE'], 'IMPORT.EXE', 'is an input'],
    ['new in a postoffice', ['PO'], 'PO/new.log', 'lies in a postoffice that was given'],
    ['new in its GLB', ['PO'], 'PO/GLB/new.log', 'lies in a postoffice that was given'],
    ['new in its USR', ['PO'], 'PO/USR/new.log', 'lies in a postoffice that was given'],
    ['by a mapped drive', ['PO'], 'mapped/new.log', 'lies in a postoffice that was given'],
    [
      'given by a mapped drive',
      ['mapped'],
      'PO/GLB/new.log',
      'lies in a postoffice that was given',
    ],
    ['by a link to its GLB', ['PO'], 'mine/inner/new.log', 'lies in a postoffice that was given'],
    ['by a link to its log', ['PO'], 'mine/into.log', 'is an input'],
    ['by a hard link to its log', ['PO'], 'mine/dirsync.log', 'is an input'],
    ['beside its GLB, given alone', ['PO/GLB'], 'PO/USR/new.log', 'lies in a postoffice'],
    [
      'in a postoffice of which a file was given',
      ['PO/GLB/DIRSYNC.LOG'],
      'PO/GLB/new.log',
      'lies in a',
    ],
    ['in a postoffice that was not given', ['ticket'], 'PO/USR/new.log', 'lies in a postoffice'],
  ])('%s', async (_, given, target, why) => {
    const root = place();
    // What a drive without case, or with 8.3 names, shows under another name.
    if (target === OTHER_CASE) linkSync(`${root}/ticket/RESYNC.txt`, `${root}/${OTHER_CASE}`);
    const before = everything(root);
    const { status, out, err } = await write(root, given, target);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`resync-check: ${root}/${target} ${why}`);
    expect(err).toMatch(/, which is never written: --log-preview\n {2}name another file\n$/);
    expect(everything(root)).toEqual(before);
  });

  test('what standard input is redirected from', async () => {
    const root = place();
    const before = everything(root);
    const fstatSync = ((_: number, options: { bigint: true }) =>
      nodeFs.statSync(`${root}/ticket/RESYNC.txt`, options)) as unknown as FileSystem['fstatSync'];
    const args = ['-', ...HAND, '--log-preview', `${root}/mine/hard.txt`];
    const { status, err } = await command(args, { stdin: 'ReqTx', fs: { fstatSync } });
    expect([status, err.includes('mine/hard.txt is an input')]).toEqual([2, true]);
    expect(everything(root)).toEqual(before);
  });

  test('an input in another case on a drive that numbers no files', async () => {
    const root = place();
    writeFileSync(`${root}/${OTHER_CASE}`, 'of another');
    const before = everything(root);
    const args = [`${root}/ticket/RESYNC.txt`, ...HAND, '--log-preview', `${root}/${OTHER_CASE}`];
    const { status, err } = await command(args, { fs: UNNUMBERED });
    expect([status, err.includes('resync.TXT is an input')]).toEqual([2, true]);
    expect(everything(root)).toEqual(before);
  });
});

describe('written', () => {
  test.each<[string, string[], string, string]>([
    ['a new file of mine', ['ticket'], 'mine/new.log', 'mine/new.log'],
    ['an old file of mine', ['ticket'], 'mine/old.log', 'mine/old.log'],
    ['by a link to it, which stays', ['ticket'], 'mine/to-old.log', 'mine/old.log'],
    ['a new file beside the evidence', ['ticket'], 'ticket/new.log', 'ticket/new.log'],
    ['by a link to that folder', ['way'], 'ticket/new.log', 'ticket/new.log'],
    ['beside models that are called GLB', ['ticket'], 'models/GLB/new.log', 'models/GLB/new.log'],
    [
      'beside a file of the same folder',
      ['ticket/RESYNC.txt'],
      'ticket/Thumbs.db',
      'ticket/Thumbs.db',
    ],
  ])('%s', async (_, given, target, changed) => {
    const root = place();
    const before = everything(root);
    const { status, err } = await write(root, given, target);
    expect([status, err]).toEqual([0, '']);
    const after = everything(root);
    expect(after[changed]).toMatch(/^Predicted, not a log: /);
    expect({ ...after, [changed]: before[changed] }).toEqual({
      ...before,
      [changed]: before[changed],
    });
  });

  test('a device stays a device', async () => {
    expect((await write(place(), ['ticket'], '/dev/null')).status).toBe(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('whole or not at all', () => {
  const partly = ((file: number, content: Uint8Array) => {
    nodeFs.writeFileSync(file, content.subarray(0, 5));
    failing('ENOSPC')();
  }) as unknown as FileSystem['writeFileSync'];
  const noFile = ((path: string, ...rest: [string]) => {
    if (String(path).endsWith('.tmp')) failing('EROFS')();
    return nodeFs.openSync(path, ...rest);
  }) as FileSystem['openSync'];
  const noFlush: FileSystem['fsyncSync'] = failing('EIO');

  test.each<[string, string, Partial<FileSystem>, string]>(
    ['mine/new.log', 'mine/old.log'].flatMap((target) => [
      ['no file can be made', target, { openSync: noFile }, 'EROFS'],
      ['the drive is full', target, { writeFileSync: partly }, 'ENOSPC'],
      ['the drive fails', target, { fsyncSync: noFlush }, 'EIO'],
      ['the name cannot be given', target, { renameSync: failing('EBUSY') }, 'EBUSY'],
    ]),
  )('%s: %s', async (_, target, fs, code) => {
    const root = place();
    const before = everything(root);
    const args = [`${root}/ticket`, ...HAND, '--log-preview', `${root}/${target}`];
    const { status, err } = await command(args, { fs });
    const todo =
      code === 'ENOSPC'
        ? 'make room there, or name another drive'
        : 'name a file in a folder of yours';
    expect([status, err]).toEqual([
      2,
      `resync-check: cannot write ${root}/${target} (${code}): --log-preview\n  ${todo}\n`,
    ]);
    expect(everything(root)).toEqual(before);
  });

  test.each(['EINVAL', 'ENOTSUP'])('a drive that flushes nothing (%s) is written', async (code) => {
    const root = place();
    const args = [`${root}/ticket`, ...HAND, '--log-preview', `${root}/mine/new.log`];
    const { status } = await command(args, { fs: { fsyncSync: failing(code) } });
    expect([status, readFileSync(`${root}/mine/new.log`, 'latin1').slice(0, 9)]).toEqual([
      0,
      'Predicted',
    ]);
  });

  test.each([
    ['a folder that is not there', 'none/new.log', 'ENOENT'],
    ['a folder', 'mine', 'EISDIR'],
  ])('%s', async (_, target, code) => {
    const root = place();
    const before = everything(root);
    const { status, err } = await write(root, ['ticket'], target);
    expect([status, err.includes(`(${code})`)]).toEqual([2, true]);
    expect(everything(root)).toEqual(before);
  });

  test('what another run left unfinished is not touched', async () => {
    const root = place();
    const left = `${root}/mine/.resync-check-${process.pid}-1.tmp`;
    writeFileSync(left, 'of another');
    expect((await write(root, ['ticket'], 'mine/new.log')).status).toBe(0);
    expect(readFileSync(left, 'utf8')).toBe('of another');
  });
});

describe('two files of one run', () => {
  const bytes = new TextEncoder().encode('text');
  const both = (fs: FileSystem, first: string, second: string): string => {
    const outputs = outputsBeside(fs, { files: [], folders: [], postoffices: [] });
    try {
      outputs.add(first, bytes, '--reg');
      outputs.add(second, bytes, '--log-preview');
      outputs.write();
      return 'written';
    } catch (error) {
      return error instanceof CommandError ? error.message : String(error);
    }
  };

  test.each<[string, string, string, boolean]>([
    ['two names', 'mine/a', 'mine/b', true],
    ['names that differ by case', 'mine/a', 'mine/A', true],
    ['one new name', 'mine/a', 'mine/a', false],
    ['one name, by a link to the folder', 'ticket/a', 'way/a', false],
    ['one old name', 'mine/old.log', 'mine/old.log', false],
    ['a link to the other', 'mine/old.log', 'mine/to-old.log', false],
  ])('%s', (_, first, second, isWritten) => {
    const root = place();
    const before = everything(root);
    const said = both(fileSystem(), `${root}/${first}`, `${root}/${second}`);
    if (isWritten) expect(said).toBe('written');
    else {
      expect(said).toBe(
        `${root}/${second} is the file of --reg as well, which is never written: --log-preview\n  name another file`,
      );
      expect(everything(root)).toEqual(before);
    }
  });

  test('names that differ by case on a drive without case', () => {
    const root = place();
    const low = (path: unknown): string =>
      String(path).replace(/mine.*$/, (at) => at.toLowerCase());
    const fs = fileSystem({
      statSync: ((path: string, options?: object) =>
        nodeFs.statSync(low(path), options)) as FileSystem['statSync'],
      realpathSync: ((path: string) => {
        nodeFs.realpathSync(low(path));
        return path;
      }) as unknown as FileSystem['realpathSync'],
      renameSync: (from, to) => nodeFs.renameSync(from, low(to)),
    });
    expect(both(fs, `${root}/mine/a.txt`, `${root}/mine/A.txt`)).toContain(
      'A.txt is the file of --reg as well',
    );
    expect(readFileSync(`${root}/mine/a.txt`, 'utf8')).toBe('text');
  });
});
