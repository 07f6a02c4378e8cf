// node scripts/single-executable.mjs [--node FILE] [--output FILE]
// Makes the command one executable by Node's own means: the bundle, with the sample of demo, is put into
// a copy of Node.js. --node names that of another system, of the very version that runs this script;
// for this machine's own the result is run as well. Needs the development tools.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { run } from './lib/run.mjs';

const ROOT = join(import.meta.dirname, '..');
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
/** What the command reads of its own package; see src/cli/packaged-fs.ts. */
const FOLDERS = ['samples/unlisted-requestor', 'rules/tested'];
const PACKAGE = '/resync-check.package';
const windows = process.platform === 'win32';

const { values } = parseArgs({
  options: { node: { type: 'string' }, output: { type: 'string' } },
});
const base = values.node ?? process.execPath;
const output =
  values.output ?? join(ROOT, 'release', windows ? 'resync-check.exe' : 'resync-check');

const packaged = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);

/** The whole command as one script: nothing lies beside it. */
async function bundle(outfile) {
  const sizes = Object.fromEntries(packaged.map((path) => [path, statSync(join(ROOT, path)).size]));
  const overFs = join(ROOT, 'src', 'cli', 'packaged-fs.ts');
  await build({
    ...{ absWorkingDir: ROOT, entryPoints: ['src/cli/bin.ts'], outfile },
    ...{ bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node20' },
    ...{ legalComments: 'none', logLevel: 'warning', supported: { 'dynamic-import': false } },
    alias: { fflate: 'fflate/browser' },
    define: { PACKAGED: JSON.stringify(sizes), __dirname: JSON.stringify(`${PACKAGE}/dist`) },
    plugins: [
      {
        name: 'packaged-fs',
        setup(bundled) {
          bundled.onResolve({ filter: /^node:fs$/ }, ({ importer }) =>
            importer.endsWith(join('cli', 'bin.ts')) ? { path: overFs } : null,
          );
        },
      },
    ],
  });
}

const folder = mkdtempSync(join(tmpdir(), 'resync-check-single-'));
try {
  const script = join(folder, 'main.cjs');
  const blob = join(folder, 'main.blob');
  await bundle(script);
  const assets = Object.fromEntries(packaged.map((path) => [path, join(ROOT, path)]));
  const config = join(folder, 'sea.json');
  writeFileSync(
    config,
    JSON.stringify({
      ...{ main: script, output: blob, disableExperimentalSEAWarning: true, assets },
      // Compiled code fits the system alone on which it was made.
      useCodeCache: !values.node,
    }),
  );
  run(process.execPath, ['--experimental-sea-config', config]);

  mkdirSync(dirname(output), { recursive: true });
  rmSync(output, { force: true });
  copyFileSync(base, output);
  chmodSync(output, 0o755);
  const { inject } = createRequire(import.meta.url)('postject');
  await inject(output, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: FUSE });
  console.log(`single-executable: ${output}, ${statSync(output).size} bytes`);
  if (!values.node) test(output);
} catch (error) {
  console.error(`single-executable: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs it in an empty folder with nothing of this project around it. */
function test(executable) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const cwd = join(folder, 'empty');
  mkdirSync(cwd);
  const zip = join(ROOT, 'samples', 'zip-look-alike');
  const CASES = [
    [['--version'], 0, version],
    [['demo'], 1, 'will stop with Fatal error 14'],
    [['demo', '-f', 'html'], 1, '<!doctype html>'],
    [['demo', '-o', join(cwd, 'r.json'), '-q'], 1, 'Too low in the header'],
    [['render', join(cwd, 'r.json')], 0, 'will stop with Fatal error 14'],
    [['explain', '44'], 0, 'Gateway not installed'],
    [['rules', '--coverage'], 0, 'test/judge/rows/numbers.ts'],
    [['check', zip], 0, 'predicted to accept'],
    [['check', join(ROOT, 'samples', 'equality')], 0, 'predicted to accept'],
    [['check', join(cwd, 'none')], 2, ''],
  ];
  for (const [args, status, text] of CASES) {
    const said = spawnSync(executable, args, { cwd, encoding: 'utf8', env: { NO_COLOR: '1' } });
    if (said.status !== status || !said.stdout.includes(text))
      throw new Error(`${args.join(' ')} ended with ${said.status}\n${said.stdout}${said.stderr}`);
  }
  console.log(`single-executable: ${CASES.length} calls answer as the command does`);
}
