/** The line that shows how far the reading has come, with a made clock. */
import { progressLine } from '../../src/cli/progress.js';
import { command, folderWith } from './support.js';

const MIB = 1024 * 1024;

test.each<[number, number | null, number, string]>([
  [512 * MIB, 2048 * MIB, 10_000, 'resync-check: 512 MiB of 2.0 GiB read (25 %), 51 MiB/s'],
  [MIB, MIB, 1000, 'resync-check: 1.0 MiB of 1.0 MiB read (100 %), 1.0 MiB/s'],
  [MIB, null, 2000, 'resync-check: 1.0 MiB read, 512 KiB/s'],
  [2 * MIB, MIB, 2000, 'resync-check: 2.0 MiB read, 1.0 MiB/s'],
  [100, 1000, 0, 'resync-check: 0.1 KiB of 1.0 KiB read (10 %), 98 KiB/s'],
])('%d of %s bytes after %d ms: %s', (done, total, after, line) => {
  expect(progressLine(done, total, after)).toBe(line);
});

describe('on the way', () => {
  const root = folderWith({
    'a.txt': 'From: NET1/PO1/$SYSTEM\nSubject: ReqTx R=1 (was 1), S=1, I=2',
  });
  const args = [root, '--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1', '-q', '--no-color'];
  /** A clock that goes on by so much at each look. */
  const every = (milliseconds: number) => {
    let now = 0;
    return () => (now += milliseconds);
  };

  test.each<[string, number, boolean, RegExp]>([
    ['a short run shows nothing', 10, true, /^$/],
    [
      'a long one shows a line and takes it away',
      900,
      true,
      /^(?:\rresync-check: .* read.*)+\r +\r$/,
    ],
    ['nobody watches', 900, false, /^$/],
  ])('%s', async (_what, step, isTerminal, seen) => {
    const { err, out } = await command(args, { isTerminal, ticks: every(step) });
    expect(err).toMatch(seen);
    expect(out).toMatch(/^NET1\/PO1: /);
  });

  test('it is gone before an error is shown', async () => {
    const empty = folderWith({ 'a.txt': 'nothing of use' });
    const { err } = await command([`${empty}/a.txt`], { isTerminal: true, ticks: every(900) });
    expect(err).toMatch(/\r +\rresync-check: [^\r]*\n {2}give the RESYNC\.GLB/);
  });
});
