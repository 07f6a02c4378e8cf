/** What is no ordinary file, and files that do not keep still: with the built command where it matters. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import * as nodeFs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FileSystem } from '../../src/cli/io.js';
import { command, folderWith, oneLine, type Said } from './support.js';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'dist', 'cli.cjs');
const SAMPLE = join(ROOT, 'samples', 'unlisted-requestor');
const LISTING = nodeFs.readFileSync(join(SAMPLE, 'listds-r.txt'), 'utf8');
const isUnix = process.platform !== 'win32';
const onUnix = isUnix ? describe : describe.skip;
const isRoot = process.getuid?.() === 0;
/** Longer than any of these runs takes; a command that waits for ever is stopped. */
const PATIENCE = 30_000;

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
function built(args: string[], more: Parameters<typeof spawnSync>[2] = {}) {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [CLI, ...args], {
    ...{ encoding: 'utf8', timeout: PATIENCE, stdio: ['ignore', 'pipe', 'pipe'] },
    ...more,
  });
  return { status, out: String(stdout), err: String(stderr), signal };
}
/** A line of the shell with `$C` for the command; its exit status is that of the command. */
function shell(line: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    ...{ cwd, encoding: 'utf8', timeout: PATIENCE },
    env: { PATH: process.env.PATH, C: `${process.execPath} ${CLI}` },
  });
  return { status, out: stdout, err: stderr };
}

onUnix('in a folder', () => {
  test('pipes, sockets and devices are passed over, and named', async () => {
    const root = folderWith({ 'listds-r.txt': LISTING });
    pipe(`${root}/RESYNC.GLB`);
    const server = createServer();
    await new Promise<void>((done) => server.listen(`${root}/b.sock`, done));
    const { status, out, err } = built([root]);
    await new Promise((done) => server.close(done));
    expect([status, out]).toEqual([3, expect.stringContaining('No RESYNC.GLB was given')]);
    expect(oneLine(err)).toBe(`note: ${root}: no ordinary file, passed over: b.sock, RESYNC.GLB`);
  });

  test('links that go in circles are not followed', () => {
    const root = folderWith({ 'listds-r.txt': LISTING });
    for (const [name, to] of [
      ['self', root],
      ['loop', 'loop'],
      ['gone', 'nothing'],
    ] as const)
      nodeFs.symlinkSync(to, `${root}/${name}`);
    const { status, err } = built([root]);
    expect([status, oneLine(err)]).toEqual([
      3,
      `note: ${root}: symbolic links were not followed (3)`,
    ]);
    expect(oneLine(built([`${root}/loop`]).err)).toBe(
      `its symbolic links go in a circle: ${root}/loop; name the file itself`,
    );
  });
});

onUnix('by name', () => {
  test.each(['/dev/zero', '/dev/null'])('%s is refused', (device) => {
    for (const args of [
      [device],
      ['inspect', device],
      ['render', device],
      ['diff', device, device],
    ]) {
      const { status, err } = built(args);
      const todo = 'copy what it holds to a file, and name that';
      expect([status, oneLine(err)]).toEqual([2, `it is a device: ${device}; ${todo}`]);
    }
  });

  test('a pipe is read once, as standard input is: <(...) of a shell', () => {
    const line = `$C <(cat RESYNC.GLB) listds-r.txt <(cat subjects.txt) -q`;
    const { status, out } = shell(line, SAMPLE);
    expect([status, out]).toEqual([1, built([SAMPLE, '-q']).out]);
  });

  test('a stored report comes out of a pipe as well', () => {
    const line = `$C . -f json | $C render <(cat) -q`;
    expect(shell(line, SAMPLE)).toMatchObject({ status: 0, err: '' });
  });

  test('a pipe among the rules is refused, and so is a rule that is too large', () => {
    const root = folderWith({ 'rules/': '', 'large/a.json': `"${'x'.repeat(1_100_000)}"` });
    pipe(`${root}/rules/a.json`);
    expect(oneLine(built(['--rules', `${root}/rules`, SAMPLE]).err)).toMatch(
      /^bad rule file: it is a pipe: .*a\.json; take it out of the folder$/,
    );
    expect(oneLine(built(['--rules', `${root}/large`, SAMPLE]).err)).toMatch(
      /^bad rule file: too large for a rule: .*a\.json; take it out of the folder$/,
    );
  });
});

describe('what is of the wrong sort or size is said in one plain line', () => {
  const root = folderWith({ 'a.txt': LISTING, 'folder/': '' });
  const rule = JSON.parse(
    nodeFs.readFileSync(join(ROOT, 'rules', 'reqseq-above-srvseq.json'), 'utf8'),
  ) as object;
  const rules = (name: string, more: object): string => {
    nodeFs.mkdirSync(`${root}/${name}`);
    nodeFs.writeFileSync(
      `${root}/${name}/own.json`,
      JSON.stringify({ ...rule, id: 'own-rule', ...more }),
    );
    return `${root}/${name}`;
  };
  const long = 'a'.repeat(200_000);
  test.each<[string, string[], string]>([
    ['rules', ['--rules', `${root}/a.txt`], 'it is no folder: '],
    ['a program', ['--import-exe', `${root}/folder`], 'it is no file: '],
    ['a saved case', ['--save-case', `${root}/a.txt/case`], 'cannot write '],
    [
      'an id of a rule',
      ['--rules', rules('id', { id: long })],
      'bad rule file: id must have at most 60 ',
    ],
    [
      'a title',
      ['--rules', rules('title', { title: long })],
      'bad rule file: title must have at most 120 ',
    ],
    [
      'a message',
      ['--rules', rules('message', { message: long })],
      'bad rule file: message must have at most 2000 ',
    ],
    [
      'a fact',
      ['--rules', rules('fact', { when: { known: 'a' } })],
      'bad rule file: when.known must be one of ',
    ],
    ['a name', [long], 'the name is too long: '],
    ['an option', [`--${long}`], 'unknown option: '],
    ['a value', ['--header', long], 'no number understood: '],
  ])('%s', async (_, args, start) => {
    const { status, out, err } = await command([SAMPLE, ...args]);
    expect([status, out]).toEqual([2, '']);
    expect(oneLine(err).slice(0, start.length)).toBe(start);
    expect(oneLine(err).length).toBeLessThan(900);
  });
});

test.each(['all', 'any', 'not'])('a rule of a hundred thousand %s is refused', async (word) => {
  const [open, close] = word === 'not' ? ['{"not":', '}'] : [`{"${word}":[`, ']}'];
  const when = `${open.repeat(1e5)}{"known":"header.IMPSEQ"}${close.repeat(1e5)}`;
  const root = folderWith({ 'rules/a.json': `{"id":"a-b","title":"t","when":${when}}` });
  const { status, err } = await command(['--rules', `${root}/rules`, SAMPLE]);
  expect([status, oneLine(err)]).toEqual([
    2,
    `bad rule file: nested too deeply: ${root}/rules/a.json; split the rule`,
  ]);
});

describe('a file that changes while it is read', () => {
  const LARGE = `${LISTING}${'A line that says nothing of it.\r\n'.repeat(100_000)}`;
  const CHANGES: readonly [string, (path: string) => void][] = [
    ['grows', (path) => nodeFs.appendFileSync(path, LISTING)],
    ['shrinks', (path) => nodeFs.truncateSync(path, 2_000_000)],
    ['is emptied', (path) => nodeFs.truncateSync(path, 0)],
    ['is written anew, as long as it was', (path) => nodeFs.writeFileSync(path, LARGE)],
    [
      'is replaced between two looks',
      (path) => {
        nodeFs.writeFileSync(`${path}.new`, 'another');
        nodeFs.renameSync(`${path}.new`, path);
      },
    ],
  ];
  /** The file is touched after it was read so many times. */
  const during = (
    path: string,
    at: number,
    change: (path: string) => void,
  ): Partial<FileSystem> => {
    let reads = 0;
    const readSync = ((...args: Parameters<typeof nodeFs.readSync>) => {
      reads += 1;
      if (reads === at) change(path);
      return nodeFs.readSync(...args);
    }) as FileSystem['readSync'];
    return { readSync };
  };
  const run = (at: number, change: (path: string) => void): Promise<Said> => {
    const root = folderWith({ 'listds-r.txt': LARGE });
    const path = `${root}/listds-r.txt`;
    nodeFs.utimesSync(path, 1e9, 1e9);
    const header = ['--header', 'IMPSEQ=9,SRVSEQ=999,REQSEQ=999', '--impseq', '1'];
    return command([path, ...header], { fs: during(path, at, change) });
  };

  test.each(
    CHANGES.flatMap(([name, change]) => [1, 2, 3, 4].map((at) => [name, at, change] as const)),
  )('%s at read %d: no report', async (_, at, change) => {
    const { status, out, err } = await run(at, change);
    expect([status, out, oneLine(err)]).toEqual([
      2,
      '',
      expect.stringMatching(/^it changed while it was read: .*listds-r\.txt; copy it when nothing/),
    ]);
  });

  test('left alone, it is read', async () => {
    expect(await run(99, () => undefined)).toMatchObject({ status: 0, err: '' });
  });

  test('one that vanishes before it is read is told', async () => {
    const root = folderWith({ 'a.txt': LISTING, 'RESYNC.GLB': 'x' });
    const statSync = ((path: string, ...rest: [object]) => {
      const stat = nodeFs.statSync(path, ...rest);
      if (path.endsWith('RESYNC.GLB') && nodeFs.existsSync(path)) nodeFs.rmSync(path);
      return stat;
    }) as unknown as FileSystem['statSync'];
    const { status, err } = await command([root], { fs: { statSync } });
    expect([status, err]).toEqual([3, expect.stringContaining('left out: no such file')]);
  });
});

onUnix('what cannot be written', () => {
  test('a full drive: standard output, a file, help', () => {
    const root = folderWith({ 'in/listds-r.txt': LISTING });
    for (const line of ['in', '--help', 'explain 14', 'in -f json'])
      expect([line, shell(`$C ${line} >/dev/full`, root)]).toEqual([
        line,
        {
          ...{ status: 2, out: '' },
          err: 'resync-check: cannot write (ENOSPC): standard output\n  make room there\n',
        },
      ]);
    nodeFs.symlinkSync('/dev/full', `${root}/a.txt`);
    expect(shell('$C in -o a.txt', root)).toMatchObject({ status: 2, out: '' });
    expect(nodeFs.readdirSync(root).sort()).toEqual(['a.txt', 'in']);
  });

  test('closed outputs make no noise and no other exit status', () => {
    for (const [line, status] of [
      ['$C . >&-', 1],
      ['$C . >&- 2>&-', 1],
      ['$C . 2>&-', 1],
      ['$C - <&-', 2],
      ['$C . | true; exit ${PIPESTATUS[0]}', 1],
      ['$C . --full | head -1 >/dev/null; exit ${PIPESTATUS[0]}', 1],
    ] as const)
      expect([line, shell(line, SAMPLE).status]).toEqual([line, status]);
    expect(shell('$C . | true', SAMPLE).err).toBe('');
  });
});

(isUnix && isRoot ? test : test.skip)('without the right to read, as another user', () => {
  const root = folderWith({ 'listds-r.txt': LISTING, 'RESYNC.GLB': 'x' });
  nodeFs.chmodSync(root, 0o755);
  nodeFs.chmodSync(`${root}/RESYNC.GLB`, 0);
  const as = { uid: 65534, gid: 65534 };
  // The command itself must be readable for another user.
  const probe = built(['--version'], as);
  if (probe.status !== 0) return;
  expect(oneLine(built([`${root}/RESYNC.GLB`], as).err)).toMatch(/^no right to read it: /);
  const { status, err } = built([root], as);
  expect([status, oneLine(err)]).toEqual([
    3,
    `note: left out: no right to read it: ${root}/RESYNC.GLB`,
  ]);
});

onUnix('Ctrl+C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s while a file is written: it is whole',
    async (signal) => {
      const root = folderWith({});
      // The name is given while the signal is on its way.
      const preload = join(folderWith({}), 'slow.cjs');
      nodeFs.writeFileSync(
        preload,
        `const fs = require('node:fs'); const { fsyncSync } = fs;
       fs.fsyncSync = (file) => { process.kill(process.pid, '${signal}'); return fsyncSync(file); };`,
      );
      const child = spawn(process.execPath, ['-r', preload, CLI, SAMPLE, '-o', `${root}/a.json`], {
        stdio: 'ignore',
      });
      const ended = await new Promise((done) => child.on('exit', (code, by) => done(by ?? code)));
      expect([ended, nodeFs.readdirSync(root)]).toEqual([signal, ['a.json']]);
      expect(JSON.parse(nodeFs.readFileSync(`${root}/a.json`, 'utf8'))).toHaveProperty('verdict');
    },
  );

  test('before anything is written, it ends the command at once', async () => {
    const root = folderWith({});
    const child = spawn(process.execPath, [CLI, '-', '-o', `${root}/a.json`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    setTimeout(() => child.kill('SIGINT'), 300);
    const by = await new Promise((done) => child.on('exit', (_, signal) => done(signal)));
    expect([by, nodeFs.readdirSync(root)]).toEqual(['SIGINT', []]);
  });
});
