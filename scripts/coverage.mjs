// node scripts/coverage.mjs [PATHS]
// Which lines and branches of src the tests run, src/generated left out. In a copy of the project everything
// is compiled with counters: what Jest loads, the command that tests start, the page in Chromium and its
// worker. What they counted is added up, counter by counter; a file of another digest stops it.
// Told are the share of each room; coverage/uncovered.txt has every line and branch that was not run, and
// coverage/coverage-final.json all counters as Istanbul's tools read them. PATHS are tests, as Jest takes them.
// The exit status is 1 where a test fails, or where the whole is below the limit.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM } from './lib/browser.mjs';
import { copyProject } from './lib/copy-project.mjs';
import { summed, tell } from './lib/counting/sum.mjs';

/** What has to be run of all lines, and of all branches, in percent. */
const LIMIT = 97;
const paths = process.argv.slice(2);

/** Builds and tests a copy with counters; what is counted goes to `hits`. Gives the status of the tests. */
function tested(copy, hits) {
  copyProject(copy);
  const node = (...args) =>
    spawnSync(process.execPath, args, {
      ...{ cwd: copy, stdio: ['ignore', 2, 2] },
      env: { ...process.env, COVERAGE: hits },
    }).status;
  if (node('scripts/build.mjs') !== 0) throw new Error('the build with counters failed');
  const flags = ['--max-semi-space-size=64', '--experimental-vm-modules'];
  const jest = ['node_modules/jest/bin/jest.js', '--silent', '--testTimeout=60000'];
  return node(
    ...[...flags, '--disable-warning=ExperimentalWarning', ...jest, ...paths],
    ...['--setupFilesAfterEnv', './scripts/lib/counting/hits.mjs', '--cache=false'],
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'resync-check-coverage-'));
try {
  const hits = join(scratch, 'hits');
  mkdirSync(hits);
  const status = tested(join(scratch, 'copy'), hits);
  const whole = tell(summed(hits));
  if (!CHROMIUM) console.log('no Chromium was found: what only the page runs counts as not run');
  process.exitCode = status !== 0 || (paths.length === 0 && whole < LIMIT) ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
