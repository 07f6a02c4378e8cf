// Builds dist/: the command as one CommonJS file (fastest to start), the library as one ES module,
// and its type declarations. In a consumer's install the tools are missing and nothing is built.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const find = createRequire(import.meta.url).resolve;
const TOOLS = ['esbuild', 'typescript', 'ajv', 'iconv-lite', 'yargs', 'chalk'];

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
rmSync(join(ROOT, 'dist', 'types'), { recursive: true, force: true });
run(find('typescript/bin/tsc'), ['-p', 'tsconfig.types.json']);

const { build } = await import('esbuild');
const common = { absWorkingDir: ROOT, bundle: true, logLevel: 'warning', legalComments: 'none' };
await build({
  ...common,
  entryPoints: ['src/cli/bin.ts'],
  outfile: 'dist/cli.cjs',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: true,
  banner: { js: '#!/usr/bin/env node' },
  // yargs looks for its own folder by import.meta.url, and copes with its absence.
  logOverride: { 'empty-import-meta': 'silent' },
});
chmodSync(join(ROOT, 'dist', 'cli.cjs'), 0o755);
await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
});
