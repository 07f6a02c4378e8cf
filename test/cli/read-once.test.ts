/** One file is one piece of evidence, however many names it is given by. */
import { linkSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { gather } from '../../src/cli/files.js';
import type { FileSystem } from '../../src/cli/io.js';
import { UNNUMBERED, fileSystem, folderWith } from './support.js';

const fs = fileSystem();
const root = realpathSync(
  folderWith({
    'a.txt': 'A',
    'b.txt': 'B',
    'ticket/c.txt': 'C',
    'PO1/GLB/FLAG.GLB': '',
    'PO1/GLB/RESYNC.GLB': 'queue',
    'PO1/USR/00000001.USR': '',
    'PO2/GLB/FLAG.GLB': '',
  }),
);
symlinkSync(`${root}/a.txt`, `${root}/link.txt`);
// What a drive without case shows under two names.
linkSync(`${root}/a.txt`, `${root}/A.TXT`);
linkSync(`${root}/ticket/c.txt`, `${root}/hard.txt`);
symlinkSync(`${root}/ticket`, `${root}/way`);
symlinkSync(`${root}/PO1`, `${root}/mapped`);
linkSync(`${root}/PO1/GLB/RESYNC.GLB`, `${root}/PO2/GLB/RESYNC.GLB`);

const short = (path: string): string => relative(root, path);
/** What is read, as `kind=name of owner`, and what is said about it; all below the root. */
function read(args: readonly string[], changed: Partial<FileSystem> = {}) {
  const full = args.map((arg) => arg.replace(/^([a-z]+=)?(?=[^-])/, `$1${root}/`));
  const { evidence, notes } = gather(full, fileSystem(changed));
  return {
    files: evidence.map(({ name, kind, owner }) => {
      const start = kind === undefined ? '' : `${kind}=`;
      const of = owner === undefined ? '' : ` of ${short(owner)}`;
      return `${start}${name === 'standard input' ? name : short(name)}${of}`;
    }),
    notes: notes.map((note) => note.replaceAll(`${root}/`, '')),
  };
}

test.each<[string, string[], string[], string[]]>([
  ['a name twice', ['a.txt', 'a.txt'], ['a.txt'], ['a.txt: given more than once, read once']],
  [
    'a roundabout name',
    ['a.txt', 'PO1/../a.txt'],
    ['a.txt'],
    ['PO1/../a.txt is the same as a.txt'],
  ],
  ['a symbolic link', ['link.txt', 'a.txt'], ['link.txt'], ['a.txt is the same as link.txt']],
  ['a name in another case', ['a.txt', 'A.TXT'], ['a.txt'], ['A.TXT is the same as a.txt']],
  ['a file of a folder', ['ticket', 'ticket/c.txt'], ['ticket/c.txt'], ['given more than once']],
  ['a hard link', ['ticket', 'hard.txt'], ['ticket/c.txt'], ['hard.txt is the same as ticket/c.t']],
  ['a folder twice', ['ticket', 'ticket'], ['ticket/c.txt'], ['ticket: given more than once']],
  ['a link to a folder', ['ticket', 'way'], ['ticket/c.txt'], ['way is the same as ticket: read']],
  [
    'a way through it',
    ['ticket', 'way/c.txt'],
    ['ticket/c.txt'],
    ['way/c.txt is the same as tick'],
  ],
  ['a forced kind first', ['listq=a.txt', 'a.txt'], ['listq=a.txt'], ['a.txt: given more than']],
  ['a forced kind last', ['a.txt', 'listq=a.txt'], ['listq=a.txt'], ['a.txt: given more than']],
  ['two forced kinds', ['listq=a.txt', 'subjects=a.txt'], ['listq=a.txt', 'subjects=a.txt'], []],
  ['two files', ['a.txt', 'b.txt'], ['a.txt', 'b.txt'], []],
])('%s', (_, args, files, notes) => {
  const found = read(args);
  expect(found.files).toEqual(files);
  expect(found.notes).toEqual(notes.map((note) => expect.stringContaining(note) as string));
});

const PO1 = ['postoffice=PO1 of PO1', 'PO1/GLB/RESYNC.GLB of PO1'];
test.each<[string, string[], string[]]>([
  ['the postoffice, then its file', ['PO1', 'PO1/GLB/RESYNC.GLB'], PO1],
  ['the file, then its postoffice', ['PO1/GLB/RESYNC.GLB', 'PO1'], [PO1[1]!, PO1[0]!]],
  ['the postoffice and its GLB', ['PO1', 'PO1/GLB'], PO1],
  ['the GLB, then its postoffice', ['PO1/GLB', 'PO1'], PO1],
  ['by a mapped drive', ['PO1', 'mapped/GLB'], PO1],
  [
    'one file in two postoffices is evidence on both',
    ['PO1', 'PO2'],
    [...PO1, 'postoffice=PO2 of PO2', 'PO2/GLB/RESYNC.GLB of PO2'],
  ],
])('a postoffice: %s', (_, args, files) => expect(read(args).files).toEqual(files));

test('the order of the names changes nothing but the order', () => {
  const names = ['PO1', 'mapped/GLB/RESYNC.GLB', 'listq=link.txt', 'A.TXT'];
  const orders = names.flatMap((_, i) => [
    [...names.slice(i), ...names.slice(0, i)],
    [...names.slice(i), ...names.slice(0, i)].reverse(),
  ]);
  const seen = orders.map((order) => {
    const { evidence } = gather(
      order.map((name) => name.replace(/^(listq=)?/, `$1${root}/`)),
      fs,
    );
    return evidence
      .map(({ name, kind, owner }) => [statSync(name).ino, kind, owner && statSync(owner).ino])
      .sort();
  });
  expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(seen[0]).toHaveLength(3);
});

test('many of them are counted', () => {
  const { notes } = read(['a.txt', ...Array<string>(6).fill('a.txt')]);
  expect(notes).toEqual([
    ...Array<string>(3).fill('a.txt: given more than once, read once'),
    '3 more given more than once, each read once',
  ]);
});

test('standard input that is redirected from a file is that file', () => {
  const redirected: Partial<FileSystem> = {
    fstatSync: ((_: number, options: { bigint: true }) =>
      statSync(`${root}/a.txt`, options)) as unknown as FileSystem['fstatSync'],
  };
  expect(read(['-', 'A.TXT'], redirected)).toEqual({
    files: ['standard input'],
    notes: ['A.TXT is the same as standard input: read once'],
  });
});

test('where a drive numbers no files, only the real name tells', () => {
  // Two files that differ by case alone are two where that is not known better.
  expect(read(['a.txt', 'link.txt', 'A.TXT', 'b.txt'], UNNUMBERED).files).toEqual([
    ...['a.txt', 'A.TXT', 'b.txt'],
  ]);
});
