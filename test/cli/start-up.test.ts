/** What a start costs is code that is loaded: the least of it, and compiled beforehand. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const SAMPLE = join(ROOT, 'samples', 'unlisted-requestor');

beforeAll(() => {
  if (!existsSync(DIST)) throw new Error('dist is missing: run `npm run build` first');
});

/** Runs a script in a Node.js without the options of this one; gives what it tells as JSON. */
const told = (script: string, ...args: string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['-e', script, '-', ...args], {
      cwd: DIST,
      encoding: 'utf8',
      env: {},
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );

/** The modules of Node.js that a call loads beside those of every run. */
const LOADED = `
  const before = new Set(process.moduleLoadList);
  const { writeSync } = require('node:fs');
  require('node:fs').writeSync = (descriptor, bytes) => bytes.length;
  process.on('exit', () => {
    const more = process.moduleLoadList.filter((name) => !before.has(name));
    writeSync(1, JSON.stringify(more));
    process.exitCode = 0;
  });
  require('./cli.cjs');`;

test.each([
  ['--version', ['--version']],
  ['--help', ['--help']],
  ['a check', ['check', SAMPLE]],
  ['an explanation', ['explain', '14']],
])('%s loads nothing of Node.js but what every run has, and vm', (_what, args) => {
  const others = (told(LOADED, ...args) as string[]).filter((name) => name !== 'NativeModule vm');
  expect(others).toEqual([]);
});

test('the code that was compiled beforehand is taken', () => {
  const [cache] = readdirSync(DIST).filter((name) => name.endsWith('.cache'));
  const script = `
    const { readFileSync, writeSync } = require('node:fs');
    const { Script } = require('node:vm');
    const cachedData = readFileSync(${JSON.stringify(cache)});
    const made = new Script(readFileSync('main.cjs', 'latin1'), { cachedData });
    writeSync(1, JSON.stringify(made.cachedDataRejected));`;
  expect(told(script)).toBe(false);
});
