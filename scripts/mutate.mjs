// node scripts/mutate.mjs [--only ROOMS] [--sample N] [--seed S] [--tests PATHS] [--skip KINDS]
//   [--seconds S] [--again LOG] [--stryker FOLDER]
// Mutation testing on samples: the instrumenter of Stryker makes every mutant of some rooms of src, a seeded
// sample of each room is drawn, and against each mutant are run the tests that reach it, those of its own room
// first and then the cheapest, until one fails. Told are each mutant that no test found, with how many tests
// were tried, the share that was found, and its 95 % interval (Wilson).
//   --only: folders of src (evidence,case,judge,advise); --sample: how many of each (50), all for 0;
//   --tests: files or folders with tests (test); --skip: kinds of Stryker's to leave out (StringLiteral);
//   --again: a log of this command, to try the mutants that it tells once more, in place of a sample;
//   --seconds: of the processor, that the tests against one mutant may take without it (4)
// Tests that start other programs are passed over: they see the built command, which has no mutants. The
// goldens run the source of the command in the same process here.
// Stryker's own Jest runner wants a configuration of its own, and all mutants of the four rooms are 14,000.
// It is no dependency of the project: npm install --no-save @stryker-mutator/instrumenter@9.6.1, in a
// folder of its own that --stryker names.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Runner } from './lib/mutation/runner.mjs';

const ROOT = join(import.meta.dirname, '..');
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : process.argv[at + 1];
};
const rooms = option('only', 'evidence,case,judge,advise').split(',');
const sample = Number(option('sample', '50'));
const seed = Number(option('seed', '1'));
let state = seed;
const tests = option('tests', 'test').split(',');
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

/** The files below a file or folder that end so. */
const filesIn = (path, ending) =>
  (statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true }).map((name) => join(path, name))
  )
    .filter((name) => name.endsWith(ending))
    .sort();

const files = rooms
  .flatMap((room) => filesIn(join(ROOT, 'src', room), '.ts'))
  .map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
const instrumenter = await instrumenterOf();
const made = await instrumenter.instrument(files, {
  ...{ plugins: null, ignorers: [], excludedMutations: skipped },
});
const runner = new Runner(
  made.files.map(({ name, content }) => [name, content]),
  made.mutants.length,
  1000 * Number(option('seconds', '4')),
);

const inOneLine = (code) => code.replaceAll(/\s+/g, ' ').trim();
/** As much of both as shows where they differ. */
function around(was, is) {
  const at = [...was].findIndex((char, i) => char !== is[i]);
  const from = at < 60 ? 0 : at - 30;
  return [was, is].map((code) => `${from > 0 ? '...' : ''}${code.slice(from, from + 90)}`);
}
function tell({ id, fileName, location: { start, end }, replacement, mutatorName }) {
  const source = files.find(({ name }) => name === fileName).content.split('\n');
  const lines = source.slice(start.line, end.line + 1);
  lines.push(lines.pop().slice(0, end.column));
  lines[0] = lines[0].slice(start.column);
  const where = `${relative(ROOT, fileName)}:${start.line + 1}:${start.column + 1}`;
  const [was, is] = around(inOneLine(lines.join(' ')), inOneLine(replacement));
  const reach = `${runner.tried} of ${runner.reaching(id)} tests`;
  return `${where} ${mutatorName}: ${was}  ->  ${is}  (${reach})`;
}
/** Lines may have moved since, and other tests have come. */
const unplaced = (line) => line.replace(/:\d+:\d+ /, ' ').replace(/ \([^()]*tests\)$/, '');
const again = option('again', null);
const told = new Set(again && readFileSync(again, 'utf8').split('\n').map(unplaced));
const wasToldBefore = (mutant) => told.has(unplaced(tell(mutant)));

/** The folder of tests that mirrors the room of a mutant. */
const nearOf = ({ fileName }) =>
  join(ROOT, 'test', relative(join(ROOT, 'src'), fileName).split(sep)[0]) + sep;

/** A run that is ended early says what it has found until then: the sample is drawn in no order. */
let isStopped = false;
process.once('SIGTERM', () => (isStopped = true));

try {
  for (const file of tests.flatMap((path) => filesIn(join(ROOT, path), '.test.ts'))) {
    const skipped = await runner.survey(file);
    if (skipped !== null)
      console.log(`passed over: ${relative(ROOT, file)}: ${inOneLine(skipped).slice(0, 90)}`);
  }
  // Kinds that are left out are listed all the same, and are not in the code.
  const mutants = made.mutants.filter(({ status }) => status !== 'Ignored');
  for (const room of rooms) {
    const ofRoom = mutants.filter(({ fileName }) => fileName.startsWith(join(ROOT, 'src', room)));
    // A room's sample is the same whichever other rooms are wanted.
    state = seed;
    const chosen = again ? ofRoom.filter(wasToldBefore) : drawn(ofRoom, sample);
    let found = 0;
    let tried = 0;
    for (const [at, mutant] of chosen.entries()) {
      if (isStopped) break;
      tried += 1;
      if (await runner.isFound(mutant.id, nearOf(mutant))) found += 1;
      else console.log(tell(mutant));
      if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${chosen.length} `);
    }
    const [low, high] = wilson(found, tried);
    console.log(
      `src/${room}: ${found} of ${tried} mutants found (${percent(found / tried)}, 95 % interval ${percent(low)} to ${percent(high)}), drawn from ${ofRoom.length}`,
    );
  }
} finally {
  runner.end();
}
