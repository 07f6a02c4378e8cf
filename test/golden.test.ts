/**
 * What the built command says about every sample, word for word. After a deliberate change of words
 * run `UPDATE_GOLDEN=1 npm test -- test/golden` and read the difference.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../scripts/lib/sample-readme.mjs';
import { readRecipes } from '../scripts/samples.mjs';
import { CLI, ROOT, inParallel, run, transcript } from './support/transcript.js';
import type { Ran } from './support/transcript.js';

const GOLDEN = join(ROOT, 'test', 'golden');
const updating = process.env.UPDATE_GOLDEN === '1';

const jobs = readRecipes().samples.flatMap(({ folder, commands }) =>
  commands.map((command, i) => ({
    command,
    line: commandLine(command),
    file: `${folder}${commands.length > 1 ? `-${i + 1}` : ''}.md`,
  })),
);
const answers = new Map<string, Ran>();

beforeAll(async () => {
  if (!existsSync(CLI)) throw new Error('dist/cli.cjs is missing: run `npm run build` first');
  mkdirSync(GOLDEN, { recursive: true });
  const ran = await inParallel(jobs, Math.min(8, availableParallelism()), ({ command }) =>
    run(command.args, command.stdin),
  );
  jobs.forEach(({ file }, i) => answers.set(file, ran[i] as Ran));
}, 60_000);

describe.each(jobs)('$line', ({ command, line, file }) => {
  test(`exit status ${command.exit}: ${command.expect}`, () => {
    const { status, stderr } = answers.get(file) as Ran;
    if (status !== command.exit) throw new Error(`exit status ${status} ${stderr}`.trim());
  });

  test(`reads as test/golden/${file}`, () => {
    const path = join(GOLDEN, file);
    const now = transcript(line, answers.get(file) as Ran);
    if (updating) writeFileSync(path, now);
    if (!existsSync(path)) throw new Error(`${file} is missing: run with UPDATE_GOLDEN=1`);
    expect(now).toBe(readFileSync(path, 'utf8'));
  });
});

test('every transcript belongs to a command of the recipes', () => {
  expect(readdirSync(GOLDEN).filter((name) => !jobs.some(({ file }) => file === name))).toEqual([]);
});
