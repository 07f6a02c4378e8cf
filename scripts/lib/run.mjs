/** Runs the commands that scripts need. */
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

/** What a command prints. Throws with all that it said where it does not end well. */
export function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  throw new Error(`${[basename(command), ...args].join(' ')}\n${error ?? ''}${stdout}${stderr}`);
}
