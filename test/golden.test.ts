/**
 * What the built command says about every sample, word for word. After a deliberate change of words
 * run `UPDATE_GOLDEN=1 npm test -- test/golden` and read the difference.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../scripts/lib/sample-readme.mjs';
import { readRecipes } from '../scripts/samples.mjs';
import type { Report } from '../src/model/report-types.js';
import { CLI, ROOT, inParallel, run, transcript } from './support/transcript.js';
import type { Ran } from './support/transcript.js';

const GOLDEN = join(ROOT, 'test', 'golden');
const updating = process.env.UPDATE_GOLDEN === '1';

/** Beside its own commands, a sample is told with these: all of it, or what to ask for. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  '--full': [
    'unlisted-requestor',
    'server-not-listed',
    'whole-network',
    'ahead-of-the-server',
    'import-sync-unknown',
    'dry-run',
    'postoffice-leftovers',
  ],
  '--ask': ['unlisted-requestor', 'import-sync-unknown', 'gltf-look-alike', 'equality'],
};

const jobs = readRecipes().samples.flatMap(({ folder, commands }) => [
  ...commands.map((command, i) => ({
    command,
    line: commandLine(command),
    file: `${folder}${commands.length > 1 ? `-${i + 1}` : ''}.md`,
  })),
  ...Object.entries(MORE).flatMap(([option, folders]) => {
    const [first] = commands;
    if (!first || !folders.includes(folder)) return [];
    const command = { ...first, args: [...first.args, option] };
    return [{ command, line: commandLine(command), file: `${folder}${option}.md` }];
  }),
]);
const answers = new Map<string, Ran>();
type Job = (typeof jobs)[number];

/** All are run beforehand, side by side; in this process each test runs its own. */
beforeAll(async () => {
  mkdirSync(GOLDEN, { recursive: true });
  if (process.env.IN_PROCESS === '1') return;
  if (!existsSync(CLI)) throw new Error('dist/cli.cjs is missing: run `npm run build` first');
  const ran = await inParallel(jobs, Math.min(8, availableParallelism()), ({ command }) =>
    run(command.args, command.stdin),
  );
  jobs.forEach(({ file }, i) => answers.set(file, ran[i] as Ran));
}, 600_000);

const answer = ({ command, file }: Job): Ran | Promise<Ran> =>
  answers.get(file) ?? run(command.args, command.stdin);

test.each(jobs)('$line reads as test/golden/$file, $command.exit: $command.expect', async (job) => {
  const { command, line, file } = job;
  const ran = await answer(job);
  const path = join(GOLDEN, file);
  const now = transcript(line, ran);
  if (updating) writeFileSync(path, now);
  if (!existsSync(path)) throw new Error(`${file} is missing: run with UPDATE_GOLDEN=1`);
  expect(now).toBe(readFileSync(path, 'utf8'));
  // The recipes say with which status; no update rewrites them.
  expect(ran.status).toBe(command.exit);
});

/** Jobs that print the default report. */
const screens = jobs.filter(
  ({ command: { args } }) =>
    ['check', 'simulate'].includes(args[0]!) &&
    !['-f', '-q', '--quiet', ...Object.keys(MORE)].some((option) => args.includes(option)),
);

test.each(screens)('one screen: $line', async (job) => {
  const { command } = job;
  const lines = (await answer(job)).stdout.trimEnd().split('\n');
  expect(lines.filter((line) => Array.from(line).length > 80)).toEqual([]);
  if (lines.length <= 24) return;
  // Only where several are judged it may be longer, by three lines for each that fails.
  const { stdout } = await run([...command.args, '-f', 'json'], command.stdin);
  const { byRequestor } = (JSON.parse(stdout) as Report).verdict;
  const failing = byRequestor.filter(({ outcome }) => outcome === 'will-fail').length;
  expect(lines.length).toBeLessThanOrEqual(byRequestor.length > 1 ? 24 + 3 * failing : 24);
});

test('every transcript belongs to a command of the recipes', () => {
  expect(readdirSync(GOLDEN).filter((name) => !jobs.some(({ file }) => file === name))).toEqual([]);
});
