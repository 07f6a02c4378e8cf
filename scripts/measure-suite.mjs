// What each test file costs, in seconds of CPU, which other programs on the machine hardly change:
// `npm run test:cost`, with paths or options of Jest's behind `--`. Needs Linux for what children cost.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MOST_SHOWN = 40;

const folder = mkdtempSync(join(tmpdir(), 'resync-check-costs-'));
const costs = join(folder, 'costs');
// One process, so that what it has used between two files is what the file used.
const options = ['--reporters=./scripts/lib/cost-reporter.mjs', '--silent', '-w', '1'];
const { status } = spawnSync('npm', ['test', '--', ...process.argv.slice(2), ...options], {
  cwd: ROOT,
  env: { ...process.env, SUITE_COSTS: costs },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const files = (existsSync(costs) ? readFileSync(costs, 'utf8') : '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .sort((a, b) => b.own + b.children - a.own - a.children);
rmSync(folder, { recursive: true });

const sum = (key) => files.reduce((total, file) => total + file[key], 0);
const row = (own, children, tests, what) =>
  console.log(
    `${own.toFixed(1).padStart(7)} ${children.toFixed(1).padStart(9)} ${String(tests).padStart(6)}  ${what}`,
  );
console.log('    own  children  tests  file');
for (const { own, children, tests, path } of files.slice(0, MOST_SHOWN))
  row(own, children, tests, path.slice(ROOT.length + 1));
row(sum('own'), sum('children'), sum('tests'), `all ${files.length} files`);
if (status !== 0) console.log('some test failed: see `npm test`');
process.exitCode = status ?? 1;
