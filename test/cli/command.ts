/** The command in a made-up environment: what it is given, and what it said. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { FileSystem, Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Said {
  status: number;
  out: string;
  err: string;
}

export interface Surroundings {
  fs?: Partial<FileSystem>;
  env?: Record<string, string>;
  platform?: string;
  isTerminal?: boolean;
  /** A made clock, in milliseconds. */
  ticks?: () => number;
  /** What standard input holds. */
  stdin?: string | Uint8Array;
}

/** The real file system with some of its functions replaced. */
export const fileSystem = (changed: Partial<FileSystem> = {}): FileSystem => ({
  ...fs,
  ...changed,
});

/** Standard input that holds this and is handed out in pieces, as pipes do. */
export function withStdin(content: string | Uint8Array): Partial<FileSystem> {
  let left = Buffer.from(content);
  const readSync = ((file: number, buffer: Uint8Array, ...rest: [number, number, null]) => {
    if (file !== 0) return fs.readSync(file, buffer, ...rest);
    const some = left.subarray(0, 1021);
    left = left.subarray(some.length);
    buffer.set(some);
    return some.length;
  }) as FileSystem['readSync'];
  return { readSync };
}

/** Runs the command in-process. */
export async function command(args: readonly string[], given: Surroundings = {}): Promise<Said> {
  const said: Said = { status: -1, out: '', err: '' };
  const take = (where: 'out' | 'err') => ({
    write(text: string) {
      said[where] += text;
      return true;
    },
    isTerminal: given.isTerminal ?? false,
  });
  const stdin = given.stdin === undefined ? {} : withStdin(given.stdin);
  const io: Io = {
    stdout: take('out'),
    stderr: take('err'),
    platform: given.platform ?? 'linux',
    env: given.env ?? {},
    fs: fileSystem({ ...stdin, ...given.fs }),
    now: () => new Date(0),
    undisturbed: (work) => Promise.resolve(work()),
    ticks: given.ticks ?? (() => 0),
    home: ROOT,
  };
  said.status = await run(args, io);
  return said;
}
