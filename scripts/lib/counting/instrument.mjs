/**
 * Counts what is run: Istanbul's instrumenter puts counters into the TypeScript itself, so that tests, the
 * command and the page, which are compiled in three ways, count the same statements and branches.
 */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { FOLDER, counted } from './hits.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const instrumenter = createInstrumenter({
  esModules: true,
  compact: false,
  parserPlugins: ['typescript', 'importAttributes'],
  // The policy of the page knows no `new Function`.
  coverageGlobalScope: 'globalThis',
  coverageGlobalScopeFunc: false,
});

/** A file of the source by its path below the project, `src/...`; null for what is generated and for tests. */
function sourceOf(file) {
  const path = relative(ROOT, file).split(sep).join('/');
  return /^src\/(?!generated\/).*(?<!\.d)\.ts$/.test(path) ? path : null;
}

/** The code of a file, with counters in it where it is of the source. */
export function counting(code, file) {
  const path = sourceOf(file);
  return path === null ? code : instrumenter.instrumentSync(code, path);
}

/** What there is to be counted in a file: its maps, their digest, and all counters at 0. */
export function uncounted(file) {
  const code = counting(readFileSync(file, 'utf8'), file);
  return { ...instrumenter.lastFileCoverage(), hash: /\bhash = "(\w+)"/.exec(code)?.[1] };
}

/** The command keeps what it counted when it ends. Another user may have no right to. */
const AT_THE_END = `
  process.on('exit', () => {
    try {
      const name = \`\${process.pid}-\${process.hrtime.bigint()}.json\`;
      fs.writeFileSync(${JSON.stringify(FOLDER)} + '/' + name, (${counted})());
    } catch {}
  });`;

/** The counters as a plugin of esbuild. */
export const counters = {
  name: 'counters',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const code = counting(readFileSync(path, 'utf8'), path);
      const isCommand = path === join(ROOT, 'src', 'cli', 'bin.ts');
      return { loader: 'ts', contents: isCommand ? code + AT_THE_END : code };
    });
  },
};
