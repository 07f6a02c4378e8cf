/** `--after`: read beside the evidence, never as evidence; the exit status stays that of the prediction. */
import { command, folderWith, oneLine } from './support.js';

const STOP = '03/10/98 23:31:07 | Fatal [ 14] Error processing Resync.glb\r\n';
const TICKET = {
  'ticket/reqtx.txt': 'Subject: $SYSTEM ReqTx R=140 (was 140), S = 140, I = 2 0 sent\n',
  'ticket/DIRSYNC.LOG': STOP,
  'later/DIRSYNC.LOG': STOP,
  'later/notes.txt': 'Nothing of Dir-Sync.\n',
};
const PASSES = ['--header', 'IMPSEQ=2,SRVSEQ=140,REQSEQ=140'];
const LOW = ['--header', 'IMPSEQ=2,SRVSEQ=140,REQSEQ=22'];

test.each<[string, string[], number, string]>([
  ['a stop that was predicted', LOW, 1, 'The log agrees: '],
  ['a stop that was not', PASSES, 0, 'The log differs: '],
])('%s', async (_, header, status, begins) => {
  const root = folderWith(TICKET);
  const args = [`${root}/ticket/reqtx.txt`, '-r', 'A/B', ...header];
  const alone = await command(args);
  const said = await command([...args, '--after', `${root}/later/DIRSYNC.LOG`]);
  expect([alone.status, said.status]).toEqual([status, status]);
  expect(said.out.startsWith(begins)).toBe(true);
  expect(said.err).toBe('');
});

test('a log in the folder that was given is taken out of the evidence, under whatever name', async () => {
  const root = folderWith(TICKET);
  const { err, out } = await command([
    ...[`${root}/ticket`, '-r', 'A/B', ...PASSES, '-f', 'json'],
    ...['--after', `${root}/later/../ticket/DIRSYNC.LOG`],
  ]);
  const { inputs, history, after } = JSON.parse(out) as {
    inputs: { name: string }[];
    history: unknown[];
    after: { inputs: { name: string; bytes: number }[] };
  };
  expect(inputs.map(({ name }) => name)).toEqual([`${root}/ticket/reqtx.txt`]);
  expect([history, after.inputs[0]?.bytes]).toEqual([[], STOP.length]);
  expect(err).toBe(
    `resync-check: note: ${root}/ticket/DIRSYNC.LOG: given with --after, so it is no evidence for the prediction\n`,
  );
});

test.each<[string, string[], string]>([
  [
    'a folder',
    ['--after', 'later'],
    'it is a folder: --after ROOT/later; name the DIRSYNC.LOG in it',
  ],
  ['nothing there', ['--after', 'none.log'], 'no such file: ROOT/none.log; check the name'],
  [
    'neither log nor listing',
    ['--after', 'later/notes.txt'],
    '--after; give the DIRSYNC.LOG of the import, or LISTDS -R made after it',
  ],
])('refused: %s', async (_, args, expected) => {
  const root = folderWith(TICKET);
  const [option, value] = args as [string, string];
  const said = await command([
    ...[`${root}/ticket/reqtx.txt`, '-r', 'A/B', ...PASSES],
    ...[option, `${root}/${value}`],
  ]);
  expect([said.status, said.out]).toEqual([2, '']);
  expect(oneLine(said.err).replaceAll(root, 'ROOT')).toContain(expected);
});
