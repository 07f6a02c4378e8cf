// node scripts/check-reproducible.mjs
// Builds twice from the same source, in folders of other names and depths, by another clock, time zone,
// language and file mask, and compares all that the package holds byte for byte.
// Left out is the code that V8 compiled beforehand (dist/*.cache): V8 writes into it what it happens to
// have compiled by then. V8 checks that file, and does without it where it does not fit; its name, which
// is the digest of what it belongs to, is compared.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject } from './lib/copy-project.mjs';
import { run } from './lib/run.mjs';

const ROOT = join(import.meta.dirname, '..');
const windows = process.platform === 'win32';
const npm = (cwd, ...args) => run(windows ? 'npm.cmd' : 'npm', args, { cwd, shell: windows });
const IS_CACHE = /\.cache$/;

/** Each file of the package with its digest, of a build under these circumstances. */
function built(folder, env, mask) {
  copyProject(folder);
  const before = process.umask(mask);
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    ...{ cwd: folder, encoding: 'utf8' },
    env: { ...process.env, ...env },
  });
  process.umask(before);
  if (status !== 0) throw new Error(`the build failed\n${stderr}`);
  const [{ files }] = JSON.parse(npm(folder, 'pack', '--dry-run', '--json', '--ignore-scripts'));
  return new Map(
    files.map(({ path }) => [
      path,
      IS_CACHE.test(path)
        ? 'not compared'
        : createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex'),
    ]),
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'resync-check-twice-'));
try {
  const one = built(join(scratch, 'a'), { TZ: 'UTC', LC_ALL: 'C' }, 0o022);
  const other = built(
    join(scratch, 'another name', 'deeper', 'b'),
    { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' },
    0o077,
  );
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  const differing = paths.filter((path) => one.get(path) !== other.get(path));
  for (const path of differing) console.error(`check:reproducible: differs: ${path}`);
  const left = paths.filter((path) => IS_CACHE.test(path)).length;
  console.log(
    `check:reproducible: ${paths.length - left} files compared, ${differing.length} differ; not compared: ${left} (code cache of V8)`,
  );
  process.exitCode = differing.length > 0 || paths.length === 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
