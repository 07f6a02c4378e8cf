/** A copy of the project's source, with its tools, to build in without touching the work tree. */
import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** The tools without a second copy of them; across drives with one. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
  }
}

/** The source as it is in the work tree, without what is built. */
export function copyProject(to) {
  const names = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  for (const name of names.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(ROOT, name), join(to, name));
  }
  linkTree(join(ROOT, 'node_modules'), join(to, 'node_modules'));
}
