/** `--save-case DIR`: a new folder without names, whole or not at all, never among what was given. */
import * as nodeFs from 'node:fs';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { FileSystem } from '../../src/cli/io.js';
import { storedReport } from '../../src/report/stored.js';
import { command, failing, folderWith, oneLine } from './support.js';

const TICKET = {
  'jones/reqtx.txt':
    'From: POLYNOMIAL/OCTOBER/$SYSTEM\nSubject: $SYSTEM ReqTx R=140 (was 140), S = 140, I = 2 0 sent\n',
  'later/user1.log':
    '03/10/98 23:31:01 | Status       Microsoft (R) Mail Import V3.5\r\n' +
    '03/10/98 23:31:07 | Error [ 29] user1 in POLYNOMIAL/OCTOBER does not exist\r\n' +
    '03/10/98 23:31:07 | Fatal [ 14] Error processing Resync.glb\r\n',
  'PO/GLB/FLAG.GLB': '',
  'PO/USR/00000001.USR': '',
  'mine/old.txt': 'mine',
};

const save = (root: string, folder: string, fs: Partial<FileSystem> = {}) =>
  command(
    [
      ...[`${root}/jones`, '-q', '--header', 'IMPSEQ=2,SRVSEQ=140,REQSEQ=140'],
      ...['--after', `${root}/later/user1.log`, '--save-case', `${root}/${folder}`],
    ],
    { fs },
  );

const all = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();

test('a report, the outcome and a page on them, without a name', async () => {
  const root = folderWith(TICKET);
  const { status, err } = await save(root, 'mine/case');
  expect([status, err]).toEqual([0, `resync-check: wrote ${root}/mine/case\n`]);
  expect(readdirSync(`${root}/mine/case`)).toEqual([
    ...['README.md', 'case.json', 'outcome.json', 'report.json'],
  ]);
  const read = (name: string): string => readFileSync(`${root}/mine/case/${name}`, 'utf8');
  for (const name of readdirSync(`${root}/mine/case`))
    expect(read(name)).not.toMatch(/POLYNOMIAL|OCTOBER|user1|jones|resync-check-/i);
  expect(storedReport(read('report.json'))).toMatchObject({ redaction: { profile: 'all' } });
  expect(JSON.parse(read('outcome.json'))).toMatchObject({
    header: { IMPSEQ: 2, SRVSEQ: 140, REQSEQ: 140 },
    comparisons: [
      {
        agreement: 'differs',
        predicted: { outcome: 'will-import' },
        logged: { fatal: { code: 14 }, codes: [{ code: 29 }, { code: 14 }] },
        numbers: [
          { number: 'IMPSEQ', own: 2 },
          { number: 'SRVSEQ', own: 140 },
          { number: 'REQSEQ', own: 140 },
        ],
      },
    ],
  });
  expect(read('README.md')).toContain('Code 14: predicted no, logged once');
});

test.each<[string, string, string]>([
  ['a folder that is there', 'mine', 'is there already'],
  ['a file that is there', 'mine/old.txt', 'is there already'],
  ['in the folder that was given', 'jones/case', 'lies in a folder that was given'],
  ['deeper in it', 'jones/../jones/case', 'lies in a folder that was given'],
  ['beside the GLB of a postoffice', 'PO/case', 'lies in a postoffice'],
  ['in its GLB', 'PO/GLB/case', 'lies in a postoffice'],
  ['in a folder that is not there', 'none/case', '(ENOENT)'],
])('refused: %s', async (_, folder, why) => {
  const root = folderWith(TICKET);
  const before = all(root);
  const { status, out, err } = await save(root, folder);
  expect([status, out]).toEqual([2, '']);
  expect(oneLine(err)).toContain(why);
  expect(all(root)).toEqual(before);
});

const second = (): FileSystem['writeFileSync'] => {
  let files = 0;
  return (...args: Parameters<FileSystem['writeFileSync']>) => {
    files += 1;
    if (files === 2) failing('ENOSPC')();
    nodeFs.writeFileSync(...args);
  };
};

test.each<[string, Partial<FileSystem>, string]>([
  ['no folder can be made', { mkdirSync: failing('EROFS') }, 'EROFS'],
  ['the drive is full at the second file', { writeFileSync: second() }, 'ENOSPC'],
  ['the drive fails', { fsyncSync: failing('EIO') }, 'EIO'],
  ['the name cannot be given', { renameSync: failing('EBUSY') }, 'EBUSY'],
])('nothing is left where %s', async (_, fs, code) => {
  const root = folderWith(TICKET);
  const before = all(root);
  const { status, err } = await save(root, 'mine/case', fs);
  expect([status, err.includes(`(${code}): --save-case`)]).toEqual([2, true]);
  expect([all(root), existsSync(`${root}/mine/case`)]).toEqual([before, false]);
});
