// What a command costs above `node -e 0`, in milliseconds: medians of runs that take turns, so that
// a slow moment of the machine meets all of them. `--strict` makes a difference over 25 ms an error.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist', 'cli.cjs');
const WARM_UPS = 2;
const RUNS = 15;
const LARGEST_DIFFERENCE = 25;

function sample() {
  const folder = join(ROOT, 'samples', 'unlisted-requestor');
  return existsSync(folder) ? [folder] : [];
}

if (!existsSync(CLI)) {
  console.error('bench-startup: dist/cli.cjs is missing; run `npm run build` first');
  process.exit(2);
}
const evidence = sample();
const check =
  evidence.length > 0
    ? ['check', ...evidence]
    : ['check', '--header', 'IMPSEQ=1,SRVSEQ=2,REQSEQ=3', '--impseq', '2'];
const CASES = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: '--help', args: [CLI, '--help'] },
  { name: '--version', args: [CLI, '--version'] },
  { name: evidence.length > 0 ? 'check <sample>' : 'check --header', args: [CLI, ...check] },
  { name: 'explain 14', args: [CLI, 'explain', '14'] },
];

function time(args) {
  const start = performance.now();
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error || status === null || status === 2 || status === 70)
    throw new Error(`${args.join(' ')} ended with ${error?.message ?? status}`);
  return performance.now() - start;
}

const times = CASES.map(() => []);
for (let round = 0; round < WARM_UPS + RUNS; round++)
  CASES.forEach(({ args }, index) => {
    const took = time(args);
    if (round >= WARM_UPS) times[index].push(took);
  });

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const base = median(times[0]);
const rows = CASES.map(({ name }, index) => ({
  name,
  ms: median(times[index]),
  above: median(times[index]) - base,
}));
console.log(`${'Command'.padEnd(16)}${'median ms'.padStart(10)}${'above node'.padStart(12)}`);
for (const { name, ms, above } of rows)
  console.log(name.padEnd(16) + ms.toFixed(1).padStart(10) + above.toFixed(1).padStart(12));

const over = rows.filter(({ above }) => above > LARGEST_DIFFERENCE);
if (process.argv.includes('--strict') && over.length > 0) {
  const names = over.map(({ name }) => name).join(', ');
  console.error(`bench-startup: more than ${LARGEST_DIFFERENCE} ms above node: ${names}`);
  process.exit(1);
}
