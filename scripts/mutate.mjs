// node scripts/mutate.mjs [--only ROOM] [--sample N] [--seed S] [--tests PATHS] [--skip KINDS]
// Mutation testing on a sample: the instrumenter of Stryker makes every mutant of a room of src, a seeded
// sample of them is drawn, and the tests of the room run against one after the other. Told are the share
// that was found, its 95 % interval (Wilson), and each mutant that no test found.
//   --only: a folder of src (judge); --sample: how many (50), all for 0; --tests: what Jest is to run,
//   comma-separated (test/ROOM); --skip: kinds of Stryker's that are left out (StringLiteral)
// Stryker itself would run all mutants, about 20,000; and its Jest runner wants a configuration of its own.
// It is no dependency of the project: npm install --no-save @stryker-mutator/instrumenter@9.6.1
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : process.argv[at + 1];
};
const room = option('only', 'judge');
const sample = Number(option('sample', '50'));
let state = Number(option('seed', '1'));
const tests = option('tests', `test/${room}`).split(',');
const skipped = option('skip', 'StringLiteral').split(',').filter(Boolean);

async function instrumenterOf() {
  const find = createRequire(join(option('stryker', ROOT), 'package.json')).resolve;
  try {
    const { Instrumenter } = await import(
      pathToFileURL(find('@stryker-mutator/instrumenter')).href
    );
    const silent = () => {};
    return new Instrumenter({ debug: silent, info: silent, warn: silent, isDebugEnabled: silent });
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.error('mutate: npm install --no-save @stryker-mutator/instrumenter@9.6.1');
    process.exit(2);
  }
}

/** mulberry32: equal seeds draw equal samples. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

function drawn(all, count) {
  const left = [...all];
  if (count === 0 || count >= left.length) return left;
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
}

/** The 95 % interval of a share. */
function wilson(found, of) {
  const [z, share] = [1.96, found / of];
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const low = (middle - half) / (1 + (z * z) / of);
  const high = (middle + half) / (1 + (z * z) / of);
  return [Math.max(0, low), Math.min(1, high)];
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

const copy = mkdtempSync(join(tmpdir(), 'resync-check-mutate-'));
try {
  for (const name of readdirSync(ROOT))
    if (!['.git', 'node_modules'].includes(name))
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const folder = join(copy, 'src', room);
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const made = await (
    await instrumenterOf()
  ).instrument(files, { plugins: null, ignorers: [], excludedMutations: skipped });
  for (const { name, content } of made.files) writeFileSync(name, content);

  /** Whether all tests pass with this mutant, or with none. */
  const passes = (mutant, timeout) => {
    const run = spawnSync(
      process.execPath,
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        ...[join(ROOT, 'node_modules/jest/bin/jest.js'), '-w', '1', '--bail', '--silent', ...tests],
      ],
      {
        ...{ cwd: copy, encoding: 'utf8', timeout },
        env: { ...process.env, ...(mutant && { __STRYKER_ACTIVE_MUTANT__: mutant.id }) },
      },
    );
    return { isPass: run.status === 0, said: run.stderr };
  };
  const start = Date.now();
  const usual = passes(null);
  if (!usual.isPass) throw new Error(`the tests fail without a mutant\n${usual.said}`);
  const timeout = 10 * (Date.now() - start) + 10_000;

  const inOneLine = (code) => code.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
  const tell = ({ fileName, location: { start, end }, replacement, mutatorName }) => {
    const source = files.find(({ name }) => name === fileName).content.split('\n');
    const lines = source.slice(start.line, end.line + 1);
    lines.push(lines.pop().slice(0, end.column));
    lines[0] = lines[0].slice(start.column);
    const where = `${fileName.slice(copy.length + 1)}:${start.line + 1}:${start.column + 1}`;
    const [was, is] = [lines.join(' '), replacement].map(inOneLine);
    console.log(`${where} ${mutatorName}: ${was}  ->  ${is}`);
  };
  // Kinds that are left out are listed all the same, and are not in the code.
  const mutants = made.mutants.filter(({ status }) => status !== 'Ignored');
  const chosen = drawn(mutants, sample);
  let found = 0;
  for (const mutant of chosen)
    if (passes(mutant, timeout).isPass) tell(mutant);
    else found += 1;
  const [low, high] = wilson(found, chosen.length);
  console.log(
    `src/${room}: ${found} of ${chosen.length} mutants found (${percent(found / chosen.length)}, 95 % interval ${percent(low)} to ${percent(high)}), drawn from ${mutants.length}`,
  );
} finally {
  rmSync(copy, { recursive: true, force: true });
}
