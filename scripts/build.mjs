// Builds dist/: the command (CommonJS, fastest to start), the library as an ES module and for require,
// the type declarations of both, the page, and the licences of what is bundled. In a consumer's install the
// tools are missing and nothing is built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LARGEST_PAGE, pageOf } from './lib/page.mjs';
import { packagesOf, thirdParty } from './lib/third-party.mjs';
import { writeTypes } from './lib/types.mjs';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const find = createRequire(import.meta.url).resolve;
const TOOLS =
  'esbuild typescript ajv iconv-lite yargs-parser chalk marked postal-mime fflate @noble/hashes'.split(
    ' ',
  );

function missing(tool) {
  return !existsSync(join(ROOT, 'node_modules', tool)) && !resolvable(tool);
}

function resolvable(tool) {
  try {
    find(tool);
    return true;
  } catch {
    return false;
  }
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`build: ${script} failed`);
    process.exit(status ?? 1);
  }
}

const lacking = TOOLS.filter(missing);
if (lacking.length > 0) {
  console.error(`build: skipped, development tools are not installed: ${lacking.join(', ')}`);
  process.exit(0);
}

run(join(ROOT, 'scripts', 'generate.mjs'), []);
const declared = mkdtempSync(join(tmpdir(), 'resync-check-types-'));
run(find('typescript/bin/tsc'), ['-p', 'tsconfig.types.json', '--outDir', declared]);
writeTypes(declared, DIST);
rmSync(declared, { recursive: true });

const esbuild = await import('esbuild');
const bundled = new Set(
  JSON.parse(readFileSync(join(ROOT, 'src/generated/origins.json'), 'utf8')).map((folder) =>
    join(ROOT, folder),
  ),
);
/** With `COVERAGE` everything counts what is run of it; otherwise the tool is not even loaded. */
const counters = process.env.COVERAGE
  ? [(await import('./lib/counting/instrument.mjs')).counters]
  : [];
async function build({ plugins = [], ...options }) {
  const built = await esbuild.build({
    ...options,
    plugins: [...plugins, ...counters],
    metafile: true,
  });
  for (const folder of packagesOf(built.metafile, ROOT)) bundled.add(folder);
  return built;
}
const common = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  logLevel: 'warning',
  legalComments: 'none',
};
// What start-up loads runs as a script of V8's, which knows require alone.
const command = {
  ...common,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
};
const library = { ...common, format: 'esm', platform: 'neutral', target: 'es2022', minify: false };
/** The build of fflate that knows no environment; it is smaller, too. */
const alias = { fflate: 'fflate/browser' };

/** What opens mails and archives is loaded when the first one is met. */
const apart = (file) => ({
  name: 'apart',
  setup(bundle) {
    bundle.onResolve({ filter: /\/openers\.js$/ }, () => ({ path: file, external: true }));
  },
});
/** What only the HTML report needs lies in a file of its own, beside the command and the library. */
const htmlApart = (file) => ({
  name: 'html-apart',
  setup(bundle) {
    bundle.onResolve({ filter: /\/generated\/page-html\.js$/ }, () => ({
      path: file,
      external: true,
    }));
  },
});
/** What start-up should not pay for: the pages of explain and the validator of stored
 * reports lie beside the command. */
const lean = {
  name: 'lean',
  setup(bundle) {
    bundle.onResolve({ filter: /\/generated\/(?:pages|report-validator)\.js$/ }, ({ path }) => ({
      path: `./${basename(path, '.js')}.cjs`,
      external: true,
    }));
  },
};
for (const file of ['pages.ts', 'page-html.ts', 'report-validator.js'])
  await build({
    ...command,
    entryPoints: [`src/generated/${file}`],
    outfile: `dist/${file.replace(/\.\w+$/, '.cjs')}`,
  });
await build({
  ...command,
  entryPoints: ['src/containers/openers.ts'],
  outfile: 'dist/openers.cjs',
  alias,
});
await build({
  ...command,
  entryPoints: ['src/cli/bin.ts'],
  outfile: 'dist/main.cjs',
  // The starter calls it, as Node.js calls the function that it makes of every module.
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  plugins: [lean, apart('./openers.cjs'), htmlApart('./page-html.cjs')],
});
writeStarter();
await writeManual();

/** dist/resync-check.1 from the table that help is made of. */
async function writeManual() {
  const { outputFiles } = await esbuild.build({
    ...{ absWorkingDir: ROOT, entryPoints: ['src/cli/man-page.ts'], bundle: true, write: false },
    ...{ format: 'esm', platform: 'node', external: ['./commands/*'], logLevel: 'warning' },
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { manPage } = await import(`data:text/javascript;base64,${code}`);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(DIST, 'resync-check.1'), manPage(version));
}

/**
 * dist/cli.cjs starts dist/main.cjs with the code that V8 compiled for it at build time; that saves
 * half of the start-up. V8 refuses the cache of another version and compiles as usual. The cache is
 * named by the content that it belongs to, since V8 itself compares no more than its length. The
 * source is ASCII, and as Latin-1 it is neither decoded nor kept in two bytes a character.
 */
function writeStarter() {
  const main = join(DIST, 'main.cjs');
  const digest = createHash('sha256').update(readFileSync(main)).digest('hex').slice(0, 16);
  for (const name of readdirSync(DIST)) if (name.endsWith('.cache')) rmSync(join(DIST, name));
  const sample = join(ROOT, 'samples', 'unlisted-requestor');
  const what = existsSync(sample) ? [sample] : ['--header', 'IMPSEQ=1,SRVSEQ=1,REQSEQ=1'];
  const cache = join(DIST, `${digest}.cache`);
  spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'code-cache.mjs'), main, cache, 'check', ...what],
    { stdio: 'ignore' },
  );
  const starter = join(DIST, 'cli.cjs');
  writeFileSync(
    starter,
    `#!/usr/bin/env node
'use strict';
const fs = require('node:fs');
const { Script } = require('node:vm');
const filename = __dirname + '/main.cjs';
let cachedData;
try {
  cachedData = fs.readFileSync(__dirname + '/${digest}.cache');
} catch {}
const script = new Script(fs.readFileSync(filename, 'latin1'), { filename, cachedData });
script.runInThisContext()(exports, require, module, filename, __dirname);
`,
  );
  chmodSync(starter, 0o755);
}

await build({
  ...library,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  plugins: [apart('./openers.js'), htmlApart('./page-html.js')],
});
await build({
  ...library,
  entryPoints: ['src/generated/page-html.ts'],
  outfile: 'dist/page-html.js',
});
await build({
  ...library,
  entryPoints: ['src/containers/openers.ts'],
  outfile: 'dist/openers.js',
  mainFields: ['module', 'main'],
  alias,
});

// What opens mails and archives is the same file for the command and for who requires the library.
await build({
  ...library,
  format: 'cjs',
  supported: { 'dynamic-import': false },
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.cjs',
  // Lists the exports where Node finds them, so that `import { check }` works in either way.
  footer: { js: `0 && (module.exports = { ${(await exportsOf('dist/index.js')).join(', ')} });` },
  plugins: [apart('./openers.cjs'), htmlApart('./page-html.cjs')],
});
const page = await pageOf(ROOT, build, { ...common, alias }, () =>
  [readFileSync(join(ROOT, 'LICENSE'), 'utf8'), thirdParty([...bundled])].join('\n\n'),
);
if (Buffer.byteLength(page) > LARGEST_PAGE && counters.length === 0)
  throw new Error(`dist/resync-check.html takes ${Buffer.byteLength(page)} bytes: too many`);
writeFileSync(join(DIST, 'resync-check.html'), page);
writeFileSync(join(DIST, 'THIRD-PARTY.txt'), thirdParty([...bundled]));

async function exportsOf(file) {
  return Object.keys(await import(pathToFileURL(join(ROOT, file)).href));
}
