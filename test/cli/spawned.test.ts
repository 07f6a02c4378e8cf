/** The built command in a real shell: descriptors, pipes, exit statuses. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'dist', 'cli.cjs');

function shell(line: string) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', `set -o pipefail; ${line}`],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE: process.execPath, CLI },
    },
  );
  return { status, stdout, stderr };
}
const COMMAND = '"$NODE" "$CLI"';
const LOW = '--header IMPSEQ=1,SRVSEQ=1,REQSEQ=1 --impseq 2 -q';

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('dist/cli.cjs is missing: run `npm run build` first');
});

test('answers with its exit status', () => {
  expect(shell(`${COMMAND} ${LOW}`)).toMatchObject({ status: 1, stderr: '' });
  expect(shell(`${COMMAND} nosuch`)).toMatchObject({ status: 2, stdout: '' });
  expect(shell(`${COMMAND} explain 14`).status).toBe(0);
});

test('a reader that goes away early is no error', () => {
  const { status, stdout, stderr } = shell(`${COMMAND} explain | head -1`);
  expect([status, stdout.split('\n').length, stderr]).toEqual([0, 2, '']);
  expect(shell(`${COMMAND} inspect samples/whole-network -f json | head -c 1`).stderr).toBe('');
});

test('reads standard input', () => {
  const line = `cat samples/stdin/listds-r.txt | ${COMMAND} inspect -`;
  expect(shell(line).stdout).toMatch(/^standard input\n {2}LISTDS -R listing/);
});

test('reads a pipe that is slow to fill', () => {
  const line = `(sleep 0.2; cat samples/stdin/listds-r.txt) | ${COMMAND} inspect -`;
  expect(shell(line)).toMatchObject({ status: 0 });
});

test('makes no code from strings', () => {
  const line = `"$NODE" --disallow-code-generation-from-strings "$CLI" ${LOW}`;
  expect(shell(line)).toMatchObject({ status: 1, stderr: '' });
});
