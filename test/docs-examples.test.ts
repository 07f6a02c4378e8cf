/** The examples of docs/library.md do what their comments say, with the built library. */
import { transform } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './support/transcript.js';

interface Example {
  heading: string;
  source: string;
  prints: string[];
}
const SCRIPT = '../scripts/lib/docs/examples.mjs';
const { examples } = (await import(SCRIPT)) as { examples: () => Example[] };
const all = examples();
const LIBRARY = pathToFileURL(join(ROOT, 'dist', 'index.js')).href;
const BETWEEN = '--- next example';

/** All in one process: each is a module of its own. */
async function printed(): Promise<string[][]> {
  const modules = await Promise.all(
    all.map(async ({ source }) => {
      const { code } = await transform(source, { loader: 'ts', format: 'esm' });
      const linked = code.replace(/from "resync-check"/g, `from ${JSON.stringify(LIBRARY)}`);
      return `data:text/javascript;base64,${Buffer.from(linked).toString('base64')}`;
    }),
  );
  const program = `for (const url of ${JSON.stringify(modules)}) {
    await import(url); console.log(${JSON.stringify(BETWEEN)}); }`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.split(`${BETWEEN}\n`).map((lines) => lines.split('\n').slice(0, -1));
}

test('every example prints what it says', async () => {
  const lines = await printed();
  expect(all.map(({ heading }, at) => [heading, lines[at]])).toEqual(
    all.map(({ heading, prints }) => [heading, prints]),
  );
});

test.each(['check', 'inspect', 'simulate', 'render', 'redact', 'Streams', 'In a browser'])(
  'there is an example of %s',
  (wanted) => {
    const found = all.filter(({ heading, prints }) => heading === wanted && prints.length > 0);
    expect(found).toHaveLength(1);
  },
);
