/**
 * Measures the built command on made inputs of real sizes, beside other ways to read the same bytes,
 * and writes docs/benchmarks.md and docs/benchmarks.svg.
 *
 *   node scripts/bench.mjs            some 15 minutes on a quiet machine
 *   node scripts/bench.mjs --quick    smaller files and fewer runs, in some minutes; writes nothing,
 *                                     unless told to with --write
 *   node scripts/bench.mjs --only PART[,PART] [--runs N]
 *                                     only these parts, which are printed; writes nothing. The parts are
 *                                     start-up, queue, mixed, sizes, odd, fleets, log, readers
 *
 * What is compared takes turns, run by run, so that a slow moment of the machine meets all of it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ODD, writeBenchFleet, writeBenchLog, writeBenchQueue } from './lib/bench-data.mjs';
import { benchPage, sectionsOf } from './lib/bench-page.mjs';
import { isOver, measureReaders } from './bench-readers.mjs';

const ROOT = join(import.meta.dirname, '..');
const BENCH = join(ROOT, 'bench');
const CLI = join(ROOT, 'dist', 'cli.cjs');
const PARTS = ['start-up', 'queue', 'mixed', 'sizes', 'odd', 'fleets', 'log', 'readers'];
const { values: told } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    runs: { type: 'string' },
  },
});
const isQuick = told.quick;
const parts = told.only?.split(',') ?? PARTS;
const unknown = parts.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`bench: no part ${unknown}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}
const isAll = told.only === undefined;
const isWritten = isAll && (!isQuick || told.write);
const MB = 1e6;
/** Bytes that a command may print. */
const MOST_OUTPUT = 1e9;
const RUNS = Number(told.runs ?? (isQuick ? 3 : 7));
/** Of what takes long. */
const FEW_RUNS = Math.min(RUNS, isQuick ? 1 : 3);
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
    // The null device is taken for what may be a terminal, and that takes Node.js some milliseconds.
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: MOST_OUTPUT, cwd: ROOT },
  );
  const wall = performance.now() - start;
  const usage = String(output?.[3] ?? '');
  if (error || usage === '' || status === 2 || status === 70) return null;
  const { cpu, main, memory } = JSON.parse(usage);
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
/** With the digest of the file, which no text shows. */
const check = (file) => [CLI, 'check', '-f', 'json', ...own, file];
const node = { name: 'node -e 0', args: ['-e', '0'] };
const progress = (what) => process.stderr.write(`bench: ${what}\n`);

const MAKE = {
  'start-up'() {
    const sample = join(ROOT, 'samples', 'unlisted-requestor');
    const commands = [['--version'], ['--help'], ['explain', '14'], ['check', sample]];
    const starts = commands.map((args) => ({ name: args[0], args: [CLI, ...args] }));
    return [...measure([node, ...starts], RUNS + 4)];
  },
  queue() {
    const main = path('RESYNC.GLB');
    const made = writeBenchQueue(main, MAIN * MB);
    writeBenchQueue(path('small.glb'), 20_000);
    const contender = (name) => ({ name, args: [join(BENCH, 'contenders.mjs'), name, main] });
    const names = 'read lengthChain byteTable plain kaitai binaryParser restructure'.split(' ');
    const rows = measure([
      node,
      { name: 'check of a small queue', args: check(path('small.glb')) },
      { name: 'check', args: check(main) },
      ...names.map(contender),
    ]);
    return { megabytes: MAIN, ...made, rows: [...rows] };
  },
  mixed() {
    writeBenchQueue(path('lists.glb'), MAIN * MB);
    writeBenchQueue(path('mixed.glb'), MAIN * MB, { isMixed: true });
    return [
      ...measure([
        { name: 'in lists', args: check(path('lists.glb')) },
        { name: 'in any order', args: check(path('mixed.glb')) },
      ]),
    ];
  },
  sizes: () =>
    SIZES.map((size) => {
      progress(`a queue of ${size} MB`);
      const sized = path('sized.glb');
      writeBenchQueue(sized, size * MB);
      const got = measure([{ name: 'check', args: check(sized) }], size > 100 ? FEW_RUNS : RUNS);
      return { size, ...got.get('check') };
    }),
  odd() {
    writeBenchQueue(path('small.glb'), 20_000);
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
    return { megabytes: ODD_SIZE, rows: [...measure(cleanAndOdd, FEW_RUNS)] };
  },
  fleets() {
    const header = ['--header', 'IMPSEQ=5,SRVSEQ=45000,REQSEQ=2500'];
    const fleets = [100, 1000, 10_000].map((count) => {
      writeBenchFleet(path(`fleet-${count}.ldf`), count);
      const args = [CLI, 'check', path(`fleet-${count}.ldf`), '--dss', 'exchange', ...header];
      return { name: String(count), args };
    });
    return [...measure([node, ...fleets], FEW_RUNS)];
  },
  log() {
    writeBenchLog(path('CENTRAL.LOG'), LOG * MB);
    const log = [{ name: 'check', args: [CLI, 'check', '-q', path('CENTRAL.LOG')] }];
    return { megabytes: LOG, ...measure(log, Math.min(RUNS, 3)).get('check') };
  },
  async readers() {
    const rows = await measureReaders({ sizes: READER_SIZES });
    const shapes = rows.filter(({ shape }) => shape !== 'ordinary');
    const worst = (key) => [...shapes].sort((a, b) => (b[key] ?? 0) - (a[key] ?? 0)).slice(0, 5);
    return {
      ...{ sizes: READER_SIZES.map((size) => size / MB), count: rows.length },
      ...{ exponents: worst('exponent'), factors: worst('factor') },
      over: shapes.filter(isOver).length,
    };
  },
};

try {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
  const found = {};
  for (const part of parts) {
    progress(part);
    found[part] = await MAKE[part]();
    for (const name of readdirSync(folder)) rmSync(path(name));
  }
  if (isAll) {
    const { page, picture } = benchPage(found, ODD, { machine, isQuick, runs: RUNS });
    console.log(page);
    if (isWritten) {
      writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), page);
      writeFileSync(join(ROOT, 'docs', 'benchmarks.svg'), picture);
    }
  } else console.log(sectionsOf(found, ODD).join('\n'));
} finally {
  rmSync(folder, { recursive: true });
}
