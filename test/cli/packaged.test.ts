/** The files that the single executable carries: found below their own folder, all others on the machine. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { PACKAGE, withPackaged } from '../../src/cli/packaged.js';
import type { FileSystem } from '../../src/cli/io.js';
import { command, folderWith } from './support.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLE = join(ROOT, 'samples', 'unlisted-requestor');
const FILES = Object.fromEntries(
  fs
    .readdirSync(SAMPLE)
    .map((name) => [`samples/unlisted-requestor/${name}`, fs.readFileSync(join(SAMPLE, name))]),
);
const packaged = withPackaged(
  fs,
  Object.fromEntries(Object.entries(FILES).map(([path, bytes]) => [path, bytes.length])),
  (key) => Uint8Array.from(FILES[key]!).buffer,
) as unknown as FileSystem;
const FOLDER = `${PACKAGE}/samples/unlisted-requestor`;
const here = folderWith({ 'a.txt': 'of the machine' });

/** What a path is, as the command asks for it. */
function told(path: string): string {
  const stat = packaged.statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'nothing';
  return stat.isFile() ? `file of ${stat.size}` : stat.isDirectory() ? 'folder' : 'neither';
}

test.each([
  [PACKAGE, 'folder'],
  [FOLDER, 'folder'],
  [FOLDER.replaceAll('/', '\\'), 'folder'],
  [`${FOLDER}/RESYNC.GLB`, `file of ${FILES['samples/unlisted-requestor/RESYNC.GLB']!.length}`],
  [`${FOLDER}/nosuch`, 'nothing'],
  [`${PACKAGE}/samples/unlisted`, 'nothing'],
  [`${PACKAGE}-of-others/samples`, 'nothing'],
  [here, 'folder'],
  [join(here, 'a.txt'), 'file of 14'],
  [join(here, 'nosuch'), 'nothing'],
])('%s is %s', (path, expected) => {
  expect(told(path)).toBe(expected);
});

test('a folder is listed, by names and with what each is; no packaged file is a link, a pipe or a socket', () => {
  expect(packaged.readdirSync(PACKAGE)).toEqual(['samples']);
  const [top] = packaged.readdirSync(PACKAGE, { withFileTypes: true });
  expect([top!.name, top!.isDirectory()]).toEqual(['samples', true]);
  const inside = packaged.readdirSync(FOLDER, { withFileTypes: true });
  expect(inside.map(({ name }) => name).sort()).toEqual(fs.readdirSync(SAMPLE).sort());
  for (const each of inside)
    expect([
      each.isFile(),
      each.isDirectory(),
      each.isSymbolicLink(),
      each.isFIFO(),
      each.isSocket(),
    ]).toEqual([true, false, false, false, false]);
  expect(packaged.readdirSync(here)).toEqual(['a.txt']);
});

test.each<[string, (path: string) => unknown]>([
  ['statSync', (path) => packaged.statSync(path)],
  ['lstatSync', (path) => packaged.lstatSync(path)],
  ['readdirSync', (path) => packaged.readdirSync(path)],
  ['openSync', (path) => packaged.openSync(path, 'r')],
])('%s of what is not there fails as on the machine', (_, ask) => {
  for (const path of [`${PACKAGE}/nosuch`, join(here, 'nosuch')])
    expect(() => ask(path)).toThrow(expect.objectContaining({ code: 'ENOENT' }) as Error);
});

test('two files are read side by side, in pieces, and one of the machine beside them', () => {
  const names = ['RESYNC.GLB', 'listds-r.txt'];
  const paths = [...names.map((name) => `${FOLDER}/${name}`), join(here, 'a.txt')];
  const files = paths.map((path) => packaged.openSync(path, 'r'));
  expect(files.map((file) => packaged.fstatSync(file).size)).toEqual(
    paths.map((path) => packaged.statSync(path).size),
  );
  const read: string[] = files.map(() => '');
  const piece = new Uint8Array(100);
  for (let isMore = true; isMore;) {
    isMore = false;
    files.forEach((file, at) => {
      const size = packaged.readSync(file, piece, 0, piece.length, null);
      read[at] += Buffer.from(piece.subarray(0, size)).toString('latin1');
      isMore ||= size > 0;
    });
  }
  files.forEach((file) => packaged.closeSync(file));
  expect(read).toEqual([
    ...names.map((name) => FILES[`samples/unlisted-requestor/${name}`]!.toString('latin1')),
    'of the machine',
  ]);
});

test('the command checks a packaged folder as it checks the same one on the machine', async () => {
  const [own, theirs] = await Promise.all([
    command(['check', FOLDER], { fs: packaged }),
    command(['check', SAMPLE]),
  ]);
  expect([own.status, own.err]).toEqual([1, '']);
  expect(own.out.replaceAll(FOLDER, SAMPLE)).toBe(theirs.out);
  expect(packaged.realpathSync(FOLDER)).toBe(FOLDER);
});
