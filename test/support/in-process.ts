/** The source of the command, in this process; its answers are those of the built one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../cli/command.js';
import { ROOT } from './transcript.js';
import type { Ran } from './transcript.js';

export async function run(args: readonly string[], stdin?: string): Promise<Ran> {
  const { status, out, err } = await command(args, {
    env: { NO_COLOR: '1', COLUMNS: '80' },
    stdin: stdin === undefined ? '' : readFileSync(join(ROOT, stdin)),
  });
  return { status, stdout: out, stderr: err };
}
