// Whether every reader of texts takes time in proportion to the size of its input, whatever is in it.
// Each kind reads each shape in several sizes; told are the exponent of the growth, and how many times
// longer the shape takes than an ordinary listing of the same size. Ends with 1 where a limit is passed.
//   node scripts/bench-readers.mjs [--quick] [--only WORD] [--all]
//     --quick: up to 1 MB instead of 8; --only: kinds and shapes whose names contain the word; --all: every row
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ORDINARY, SHAPES } from './lib/text-shapes.mjs';

const ROOT = join(import.meta.dirname, '..');
/** The exponent of the growth, and the time beside that of the ordinary listing. */
export const LIMITS = { exponent: 1.15, factor: 10 };
const MB = 1e6;
const CHUNK = 1 << 20;
/** What takes less is not measured well enough to tell how it grows, in milliseconds. */
const LEAST = 40;
/** A shape that takes longer, in milliseconds, is not tried in a larger size. */
const MOST = 20_000;

/** Milliseconds of processor time. */
function timeOf(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export async function openReaders() {
  const folder = mkdtempSync(join(tmpdir(), 'resync-check-bench-'));
  const outfile = join(folder, 'readers.mjs');
  await build({
    stdin: {
      contents: `export { read } from './src/evidence/read.ts';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    ...{ bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'error' },
  });
  const { read } = await import(pathToFileURL(outfile));
  rmSync(folder, { recursive: true });
  return read;
}

function chunksOf(bytes) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  return chunks;
}

/** One row for each kind and shape: `{ kind, shape, times, exponent, factor }`. */
export async function measureReaders({ sizes, only = '', tell = () => {} }) {
  const read = await openReaders();
  const rows = [];
  const take = (kind, make, size) => {
    const bytes = make(size);
    return timeOf(() => read('evidence.txt', chunksOf(bytes), { kind }));
  };
  for (const [kind, lines] of Object.entries(ORDINARY)) {
    const wanted = Object.entries(SHAPES).filter(([shape]) => `${kind} ${shape}`.includes(only));
    if (wanted.length === 0) continue;
    const ordinary = (size) => Buffer.from(lines.repeat(Math.ceil(size / lines.length)), 'latin1');
    // Twice, since the first time is that of code not yet compiled.
    take(kind, ordinary, sizes[0]);
    const usual = sizes.map((size) => take(kind, ordinary, size));
    for (const [shape, make] of [['ordinary', null], ...wanted]) {
      const times = make === null ? usual : [];
      if (make !== null) {
        take(kind, make, sizes[0] / 4);
        for (const size of sizes) {
          times.push(take(kind, make, size));
          if (times.at(-1) > MOST) break;
        }
      }
      const [last, first] = [times.length - 1, times.findIndex((time) => time >= LEAST)];
      const isTold = first >= 0 && first < last;
      const exponent = isTold
        ? Math.log(times[last] / times[first]) / Math.log(sizes[last] / sizes[first])
        : null;
      const factor = times[last] / Math.max(usual[last], 1);
      const row = { kind, shape, times, exponent, factor };
      rows.push(row);
      tell(row);
    }
  }
  return rows;
}

export const isOver = ({ shape, exponent, factor, times }) =>
  shape !== 'ordinary' &&
  ((exponent ?? 0) > LIMITS.exponent || (factor > LIMITS.factor && times.at(-1) > LEAST));

if (import.meta.filename === process.argv[1]) {
  const has = (name) => process.argv.includes(`--${name}`);
  const sizes = (has('quick') ? [0.25, 0.5, 1] : [1, 2, 4, 8]).map((size) => size * MB);
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? '' : process.argv[at + 1];
  const line = ({ kind, shape, times, exponent, factor }) =>
    [
      kind.padEnd(17),
      shape.padEnd(22),
      times.map((time) => time.toFixed(0).padStart(7)).join(''),
      (exponent === null ? '-' : exponent.toFixed(2)).padStart(6),
      `${factor.toFixed(1)} x`.padStart(9),
    ].join(' ');
  console.log(
    `kind, shape, ms of processor time for ${sizes.map((s) => s / MB).join(', ')} MB, exponent, times an ordinary listing`,
  );
  const rows = await measureReaders({
    ...{ sizes, only },
    tell: (row) => {
      if (has('all') || row.shape === 'ordinary' || isOver(row)) console.log(line(row));
    },
  });
  const over = rows.filter(isOver);
  const worst = (key) => Math.max(...rows.map((row) => row[key] ?? 0)).toFixed(2);
  console.log(
    `${rows.length} shapes, largest exponent ${worst('exponent')}, largest factor ${worst('factor')}, over a limit: ${over.length}`,
  );
  process.exitCode = over.length > 0 ? 1 : 0;
}
