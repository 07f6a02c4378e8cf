/** What tests of the command share: its run in a made-up environment, throw-away folders, errors in one line. */
import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileSystem } from '../../src/cli/io.js';

export * from './command.js';

/** A drive that numbers no files, as some network drives do. */
export const UNNUMBERED: Partial<FileSystem> = {
  statSync: ((path: string, options?: { bigint?: boolean }) => {
    const stat = fs.statSync(path, options);
    if (stat) Object.assign(stat as object, { ino: options?.bigint === true ? 0n : 0 });
    return stat;
  }) as unknown as FileSystem['statSync'],
};

/** An error in one line, as tables show it: `WHAT: WHERE; what to do`. */
export const oneLine = (error: string): string =>
  error
    .replace(/^resync-check: /, '')
    .trimEnd()
    .replace('\n  ', '; ')
    .replaceAll('\n  ', ' ');

/** A throw-away folder with these files; `path/` makes a folder. Removed after the tests. */
export function folderWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'resync-check-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    if (name.endsWith('/')) mkdirSync(path, { recursive: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
  made.push(root);
  return root;
}

const made: string[] = [];
afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** An error as the file system throws it. */
export const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: made up`), { code });
};
