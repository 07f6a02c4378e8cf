/**
 * Measures the built command on made inputs of real sizes, beside other ways to read the same bytes,
 * and writes docs/benchmarks.md and docs/benchmarks.svg.
 *
 *   node scripts/bench.mjs            some 15 minutes on a quiet machine
 *   node scripts/bench.mjs --quick    smaller files and fewer runs, in some minutes; writes nothing,
 *                                     unless told to with --write
 *
 * What is compared takes turns, run by run, so that a slow moment of the machine meets all of it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ODD, writeBenchFleet, writeBenchLog, writeBenchQueue } from './lib/bench-data.mjs';
import { benchPage } from './lib/bench-page.mjs';
import { isOver, measureReaders } from './bench-readers.mjs';

const ROOT = join(import.meta.dirname, '..');
const BENCH = join(ROOT, 'bench');
const CLI = join(ROOT, 'dist', 'cli.cjs');
const isQuick = process.argv.includes('--quick');
const isWritten = !isQuick || process.argv.includes('--write');
const MB = 1e6;
const RUNS = isQuick ? 3 : 7;
/** Millions of bytes of the queue that everybody reads, and of those that show the growth. */
const MAIN = isQuick ? 20 : 100;
const SIZES = isQuick ? [1, 20, 100] : [1, 100, 1000];
const ODD_SIZE = isQuick ? 10 : 100;
const LOG = isQuick ? 20 : 100;
const READER_SIZES = (isQuick ? [0.1, 0.2, 0.4] : [1, 2, 4, 8]).map((size) => size * MB);

if (!existsSync(CLI)) {
  console.error('bench: dist/cli.cjs is missing; run `npm run build` first');
  process.exit(2);
}
// Only these libraries are installed here: the project itself needs none of them.
if (!existsSync(join(BENCH, 'node_modules')))
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BENCH, stdio: 'inherit' });

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** One run: times in milliseconds, memory in MB. */
function runOnce(args) {
  const start = performance.now();
  const { status, output, error } = spawnSync(
    process.execPath,
    ['-r', join(BENCH, 'usage.cjs'), ...args],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], cwd: ROOT },
  );
  const wall = performance.now() - start;
  const told = String(output?.[3] ?? '');
  if (error || told === '' || status === 2 || status === 70) return null;
  const { cpu, main, memory } = JSON.parse(told);
  return { wall, cpu: cpu / 1000, main: (main ?? cpu) / 1000, memory: memory / 1024 };
}

/** Medians of all cases, which take turns. A case that cannot be run is null. */
function measure(cases, runs = RUNS) {
  const all = new Map(cases.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1)
    for (const { name, args } of cases) {
      const one = all.get(name)?.includes(null) ? null : runOnce(args);
      all.get(name).push(one);
    }
  return new Map(
    [...all].map(([name, list]) => {
      if (list.includes(null)) return [name, null];
      const of = (key) => median(list.map((one) => one[key]));
      const memory = Math.max(...list.map((one) => one.memory));
      return [name, { wall: of('wall'), cpu: of('cpu'), main: of('main'), memory }];
    }),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'resync-check-bench-'));
const path = (name) => join(folder, name);
const own = ['--impseq', '1', '--srvseq', '80', '--reqseq', '22'];
const check = (file) => [CLI, 'check', '-q', ...own, file];
const node = { name: 'node -e 0', args: ['-e', '0'] };
const progress = (what) => process.stderr.write(`bench: ${what}\n`);

try {
  const found = { quick: isQuick, runs: RUNS };
  found.machine = {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };

  progress('start-up');
  const sample = join(ROOT, 'samples', 'unlisted-requestor');
  const commands = [['--version'], ['--help'], ['explain', '14'], ['check', sample]];
  const starts = commands.map((args) => ({ name: args[0], args: [CLI, ...args] }));
  found.startUp = [...measure([node, ...starts], RUNS + 4)];

  progress(`a queue of ${MAIN} MB, side by side`);
  const main = path('RESYNC.GLB');
  found.main = { megabytes: MAIN, ...writeBenchQueue(main, MAIN * MB) };
  writeBenchQueue(path('small.glb'), 20_000);
  const contender = (name) => [join(BENCH, 'contenders.mjs'), name, main];
  const names = [
    'read',
    'lengthChain',
    'byteTable',
    'plain',
    'kaitai',
    'binaryParser',
    'restructure',
  ];
  found.sideBySide = [
    ...measure([
      node,
      { name: 'check of a small queue', args: check(path('small.glb')) },
      { name: 'check', args: check(main) },
      ...names.map((name) => ({ name, args: contender(name) })),
    ]),
  ];

  progress('entries in any order');
  writeBenchQueue(path('mixed.glb'), MAIN * MB, { isMixed: true });
  const mixed = measure([
    { name: 'in lists', args: check(main) },
    { name: 'in any order', args: check(path('mixed.glb')) },
  ]);
  found.mixed = [...mixed];
  rmSync(main);
  rmSync(path('mixed.glb'));

  found.sizes = SIZES.map((size) => {
    progress(`a queue of ${size} MB`);
    writeBenchQueue(path('sized.glb'), size * MB);
    const got = measure([{ name: 'check', args: check(path('sized.glb')) }], size > 100 ? 3 : RUNS);
    return { size, ...got.get('check') };
  });
  rmSync(path('sized.glb'));

  progress('odd records');
  writeBenchQueue(path('clean.glb'), ODD_SIZE * MB);
  // CONTROL.GLB alone would be another file of a postoffice, which is not read.
  const odd = Object.keys(ODD).map((kind) => {
    writeBenchQueue(path(`odd-${kind}.glb`), ODD_SIZE * MB, { odd: kind });
    return { name: kind, args: check(path(`odd-${kind}.glb`)) };
  });
  const cleanAndOdd = [
    { name: 'small', args: check(path('small.glb')) },
    { name: 'clean', args: check(path('clean.glb')) },
    ...odd,
  ];
  found.odd = { megabytes: ODD_SIZE, rows: [...measure(cleanAndOdd, isQuick ? 1 : 3)] };
  for (const { name } of odd) rmSync(path(`odd-${name}.glb`));

  progress('fleets');
  const header = ['--header', 'IMPSEQ=5,SRVSEQ=45000,REQSEQ=2500'];
  const fleets = [100, 1000, 10_000].map((count) => {
    writeBenchFleet(path(`fleet-${count}.ldf`), count);
    const args = [CLI, 'check', path(`fleet-${count}.ldf`), '--dss', 'exchange', ...header];
    return { name: String(count), args };
  });
  found.fleets = [...measure([node, ...fleets], isQuick ? 1 : 3)];

  progress(`a log of ${LOG} MB`);
  writeBenchLog(path('CENTRAL.LOG'), LOG * MB);
  const log = [{ name: 'check', args: [CLI, 'check', '-q', path('CENTRAL.LOG')] }];
  found.log = { megabytes: LOG, ...measure(log, 3).get('check') };

  progress('texts of hard shapes');
  const rows = await measureReaders({ sizes: READER_SIZES });
  found.readers = { sizes: READER_SIZES.map((size) => size / MB), count: rows.length };
  const shapes = rows.filter(({ shape }) => shape !== 'ordinary');
  const worst = (key) => [...shapes].sort((a, b) => (b[key] ?? 0) - (a[key] ?? 0)).slice(0, 5);
  Object.assign(found.readers, { exponents: worst('exponent'), factors: worst('factor') });
  found.readers.over = shapes.filter(isOver).length;

  const { page, picture } = benchPage(found, ODD);
  console.log(page);
  if (isWritten) {
    writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), page);
    writeFileSync(join(ROOT, 'docs', 'benchmarks.svg'), picture);
  }
} finally {
  rmSync(folder, { recursive: true });
}
