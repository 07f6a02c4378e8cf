// node scripts/code-cache.mjs <main.cjs> <cache> <arguments...>
// Runs the command once, as dist/cli.cjs does, and keeps the code that V8 compiled for it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';

const [main, cache, ...args] = process.argv.slice(2);
const filename = resolve(main);
const script = new Script(readFileSync(filename, 'latin1'), { filename });
process.argv = [process.execPath, filename, ...args];
process.on('exit', (status) => {
  if (status < 70) writeFileSync(cache, script.createCachedData());
});
const module = { exports: {} };
script.runInThisContext()(
  module.exports,
  createRequire(filename),
  module,
  filename,
  dirname(filename),
);
