/** The built command, in a process of its own: `node dist/cli.cjs args...`. */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { CLI, ROOT } from './transcript.js';
import type { Ran } from './transcript.js';

export function run(args: readonly string[], stdin?: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NO_COLOR: '1', COLUMNS: '80', TZ: 'UTC' },
    });
    const ran: Ran = { status: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...ran, status }));
    // A command that ends before it has read everything closes the pipe; its answer still counts.
    child.stdin.on('error', () => undefined);
    if (stdin === undefined) child.stdin.end();
    else createReadStream(join(ROOT, stdin)).pipe(child.stdin);
  });
}
