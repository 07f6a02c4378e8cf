/** Neither the time zone nor the language of a machine changes an answer. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'dist', 'cli.cjs');

/** `generatedAt` is the one thing that tells of the moment. */
function said(args: readonly string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    ...{ cwd: ROOT, encoding: 'utf8' },
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, stderr, stdout: stdout.replace(/"generatedAt": "[^"]*"/, '') };
}

test.each(
  [
    ['check', 'samples/unlisted-requestor', '--full'],
    ['check', 'samples/whole-network', '-f', 'json'],
    ['check', 'samples/server-log', '--full'],
    ['inspect', 'samples/stopped-then-reset/DIRSYNC.LOG'],
    ['explain', 'IMPORT'],
    ['check', 'samples/NOSUCH'],
  ].map((args) => ({ args })),
)('$args', ({ args }) => {
  const here = said(args, { TZ: 'UTC', LC_ALL: 'C' });
  expect(here.status).not.toBe(70);
  for (const env of [
    { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'de_DE.ISO-8859-1' },
    { TZ: ':nosuch', LANG: '' },
  ])
    expect([env, said(args, env)]).toEqual([env, here]);
});
