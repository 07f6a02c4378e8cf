/**
 * Measures the reader of binary queues on made files of known truth, and prints a Markdown table.
 *
 *   node scripts/measure-queue.mjs [--files N] [--seed N] [--source DIR] [--only WORD]
 *
 * --files: files for each row (default 2000). --seed: the first seed (default 1); another one makes
 * other files. --source: the folder of another version of the project, whose reader is measured instead.
 */
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const source = resolve(option('source', ROOT));
const reader = ['src/evidence/queue/reader.ts', 'src/evidence/queue.ts']
  .map((path) => join(source, path))
  .find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'resync-check-measure-'));
const outfile = join(folder, 'measure.mjs');
await build({
  stdin: {
    contents: `export { openQueue } from ${JSON.stringify(reader)};
      export { measureAll } from ${JSON.stringify(join(ROOT, 'test/support/measure.ts'))};`,
    resolveDir: ROOT,
    loader: 'ts',
  },
  ...{ bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'error' },
});
const { openQueue, measureAll } = await import(pathToFileURL(outfile));
const wanted = {
  files: Number(option('files', 2000)),
  seed: Number(option('seed', 1)),
  only: option('only', ''),
};
measureAll(openQueue, wanted, (row) => console.log(row));
rmSync(folder, { recursive: true });
