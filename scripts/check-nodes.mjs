// node scripts/check-nodes.mjs [VERSION ...]
// Runs the packed package with other versions of Node.js than this one (22 and 24 unless named), which
// npm installs into a folder of their own for it. Needs a finished build, and a network for npm.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const VERSIONS = ['22', '24'];
/** Node.js itself, for this machine, as a package. */
const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

const folder = mkdtempSync(join(tmpdir(), 'resync-check-nodes-'));
try {
  const wanted = process.argv.slice(2);
  const executables = (wanted.length > 0 ? wanted : VERSIONS).map((version) => {
    const own = join(folder, version);
    mkdirSync(own);
    const quietly = ['--prefix', own, '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
    const { status, stderr } = spawnSync(
      windows ? 'npm.cmd' : 'npm',
      ['install', ...quietly, `${PACKAGE}@${version}`],
      { encoding: 'utf8', shell: windows },
    );
    if (status !== 0) throw new Error(`npm has no ${PACKAGE}@${version}\n${stderr}`);
    return join(own, 'node_modules', PACKAGE, 'bin', windows ? 'node.exe' : 'node');
  });
  const check = join(ROOT, 'scripts', 'check-package.mjs');
  const { status } = spawnSync(process.execPath, [check, ...executables], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`check:nodes: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
