/**
 * Drive letters and UNC names, with `node:path` as Windows has it and a made-up machine: each drive and
 * each share is a folder here, in which case tells nothing apart.
 */
import { jest } from '@jest/globals';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import type { FileSystem } from '../../src/cli/io.js';

jest.unstable_mockModule('node:path', () => ({ ...win32, default: win32 }));
const { command, oneLine } = await import('./support.js');

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const machine = fs.mkdtempSync(join(tmpdir(), 'resync-check-'));
afterAll(() => fs.rmSync(machine, { recursive: true }));
const place = (...parts: string[]): string => join(machine, ...parts);
fs.cpSync(join(SAMPLES, 'postoffice-ready'), place('M'), { recursive: true });
fs.cpSync(join(SAMPLES, 'unlisted-requestor'), place('C', 'case', 't 1'), { recursive: true });
fs.mkdirSync(place('C', 'out'));
// The share that is M: as well.
fs.mkdirSync(place('SERVER'));
fs.symlinkSync(place('M'), place('SERVER', 'MAIL'));

/** Where a name of that machine lies on this one. */
function here(name: string): string {
  const [, share, drive, rest = ''] =
    /^(?:[\\/]{2}([^\\/]+[\\/][^\\/]+)|([a-z]):)(.*)$/is.exec(name) ?? [];
  if (share === undefined && drive === undefined) return `/nowhere/${name}`;
  const parts = [...(share ?? drive ?? '').split(/[\\/]/), ...rest.split(/[\\/]/)];
  return parts.filter(Boolean).reduce((folder, part) => {
    const there = fs.existsSync(folder) && fs.statSync(folder).isDirectory();
    const names = there ? fs.readdirSync(folder) : [];
    return join(folder, names.find((each) => each.toLowerCase() === part.toLowerCase()) ?? part);
  }, machine);
}

const moved = <T extends keyof FileSystem>(name: T): FileSystem[T] =>
  ((path: string, ...more: unknown[]) =>
    (fs[name] as (...args: unknown[]) => unknown)(here(path), ...more)) as unknown as FileSystem[T];
const WINDOWS: Partial<FileSystem> = {
  ...{ statSync: moved('statSync'), lstatSync: moved('lstatSync'), rmSync: moved('rmSync') },
  ...{
    readdirSync: moved('readdirSync'),
    openSync: moved('openSync'),
    mkdirSync: moved('mkdirSync'),
  },
  writeFileSync: ((to: string | number, content: Uint8Array) =>
    fs.writeFileSync(
      typeof to === 'number' ? to : here(to),
      content,
    )) as FileSystem['writeFileSync'],
  renameSync: ((from: string, to: string) =>
    fs.renameSync(here(from), here(to))) as FileSystem['renameSync'],
  realpathSync: ((path: string) => {
    fs.statSync(here(path));
    return win32.resolve(path);
  }) as FileSystem['realpathSync'],
};
const run = (...args: string[]) => command(args, { fs: WINDOWS, platform: 'win32' });

const READY = 'POLYNOMIAL/OCTOBER: IMPORT -Q is predicted to accept this RESYNC.GLB';
/** What shows its numbers lies beside its GLB. */
const OPEN = 'The postoffice on M: it cannot be told yet whether IMPORT -Q will stop.';
const STOPS = 'POLYNOMIAL/OCTOBER: IMPORT -Q will stop with Fatal error 14.';
test.each<[what: string, args: string[], answer: string]>([
  ['a drive', ['M:\\'], READY],
  ['a drive without its slash', ['M:'], READY],
  ['a drive with the other slash', ['m:/'], READY],
  ['its GLB alone', ['M:\\glb'], OPEN],
  ['a share', ['\\\\SERVER\\MAIL'], READY],
  ['a share with its last slash', ['\\\\server\\mail\\'], READY],
  ['a share with the other slash', ['//SERVER/MAIL'], READY],
  ['a drive and the share that it is', ['M:\\', '\\\\SERVER\\MAIL'], READY],
  ['a folder with a blank', ['C:\\case\\t 1'], STOPS],
  ['what is left of "C:\\case\\t 1\\"', ['C:\\case\\t 1"'], STOPS],
  ['a pattern on a drive', ['C:\\case\\t 1\\*.txt', 'C:\\case\\t 1\\R*.GLB'], STOPS],
  [
    'a kind before a drive',
    ['queue=C:\\case\\t 1\\RESYNC.GLB', 'C:\\case\\t 1\\listds-r.txt'],
    STOPS,
  ],
])('%s', async (_, args, answer) => {
  const { out, err } = await run(...args, '-q');
  const notes = /^(?:resync-check: note: .*\n)*$/;
  expect([out.slice(0, answer.length), err]).toEqual([answer, expect.stringMatching(notes)]);
});

test('a drive and its share are one postoffice, read once', async () => {
  const { err } = await run('M:\\', '\\\\SERVER\\MAIL', '-q');
  expect(err).toContain('\\\\SERVER\\MAIL');
});

test('a pattern on a share that fits nothing', async () => {
  expect(oneLine((await run('\\\\SERVER\\MAIL\\*.eml')).err)).toBe(
    'no file of such a name: \\\\SERVER\\MAIL\\*.eml; check the name, or give the folder: \\\\SERVER\\MAIL\\',
  );
});

test.each<[what: string, to: string]>([
  ['in the postoffice', 'M:\\answer.txt'],
  ['in its GLB', 'm:\\GLB\\answer.txt'],
  ['by the name of its share', '\\\\SERVER\\MAIL\\GLB\\answer.txt'],
])('nothing is written %s', async (_, to) => {
  const { status, err } = await run('M:\\', '-o', to);
  expect([status, oneLine(err)]).toEqual([
    2,
    `${to} lies in a postoffice that was given, which is never written: --output; name another file`,
  ]);
});

test('nor over an input that is named by another case', async () => {
  const { err } = await run('C:\\case\\t 1\\listds-r.txt', '-o', 'c:\\CASE\\T 1\\LISTDS-R.TXT');
  expect(oneLine(err)).toContain('LISTDS-R.TXT is an input, which is never written: --output');
});

test('a report is written beside it, and names no drive where names are left out', async () => {
  const { status, err } = await run('C:\\case\\t 1', '-o', 'C:\\out\\answer.md', '-q');
  expect([status, err]).toEqual([1, 'resync-check: wrote C:\\out\\answer.md\n']);
  const text = fs.readFileSync(place('C', 'out', 'answer.md'), 'utf8');
  expect(text).not.toMatch(/C:|case\\t 1/);
  expect(fs.readdirSync(place('C', 'out'))).toEqual(['answer.md']);
});
