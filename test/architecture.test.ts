/** The house keeps its shape: imports flow one way, one place knows the environment, files are small. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  circlesIn,
  importsOf,
  isLogic,
  linesOf,
  sourceFiles,
  type Import,
} from '../scripts/lib/imports.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MOST_LINES = 300;

const files = sourceFiles(ROOT);
const imports = files.flatMap(({ path, source }) => importsOf(path, source));
const isInside = (path: string, floor: string): boolean => path.startsWith(`${floor}/`);
const told = ({ from, to }: Import): string => `${from} imports ${to}`;

/** What each floor may import beside itself and src/generated; `types` may be imported as types alone. */
const FLOORS: Record<string, { any: string[]; types?: string[] }> = {
  model: { any: [] },
  evidence: { any: ['model'] },
  containers: { any: ['model', 'evidence'] },
  folders: { any: ['model', 'evidence'] },
  case: { any: ['model'] },
  judge: { any: ['model', 'case'] },
  advise: { any: ['model', 'case'], types: ['judge'] },
  reality: { any: ['model'], types: ['judge'] },
  report: { any: ['model', 'case'] },
  explain: { any: ['model', 'report'] },
  web: { any: ['index', 'model', 'folders', 'explain', 'report'] },
};

/** Packages that a floor may use; they know no environment either. */
const PACKAGES: Record<string, string[]> = {
  containers: ['postal-mime', 'fflate'],
  web: ['@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'marked'],
};

/** What the library shows, and the one way through that it takes. */
const FACE = ['arguments', 'index', 'check', 'import-files', 'inputs', 'open', 'redact', 'told'];

const allows = (names: readonly string[] = [], to: string): boolean =>
  names.some((name) => to === name || isInside(to, name));

test.each(Object.entries(FLOORS))('%s imports only what is above it', (floor, may) => {
  const mine = imports.filter(({ from }) => isInside(from, floor));
  expect(mine.length).toBeGreaterThan(0);
  expect(
    mine
      .filter(
        ({ to, isType }) =>
          !allows([floor, 'generated', ...may.any, ...(PACKAGES[floor] ?? [])], to) &&
          !(isType && allows(may.types, to)),
      )
      .map(told),
  ).toEqual([]);
});

test('every folder of src is a floor, and only the face lies beside them', () => {
  const rooms = new Set(files.map(({ path }) => path.split('/')[0]));
  expect([...rooms].sort()).toEqual([...Object.keys(FLOORS), ...FACE, 'cli'].sort());
});

test('the face knows nothing of the command, and nothing below knows the face', () => {
  expect(
    imports
      .filter(
        ({ from, to }) =>
          (FACE.includes(from) && isInside(to, 'cli')) ||
          (FACE.includes(to) &&
            !FACE.includes(from) &&
            !isInside(from, 'cli') &&
            !isInside(from, 'web')),
      )
      .map(told),
  ).toEqual([]);
});

test('only the command knows an environment, and only its own packages', () => {
  const packages = imports.filter(({ to }) => !files.some(({ path }) => path === to));
  const outside = packages.filter(({ to }) => !isInside(to, 'generated'));
  expect(
    outside
      .filter(({ from, to }) => !PACKAGES[from.split('/')[0]!]?.includes(to))
      .filter(
        ({ from, to }) => !isInside(from, 'cli') || !/^(?:node:\w+|yargs-parser|chalk)$/.test(to),
      )
      .map(told),
  ).toEqual([]);
});

test('what opens mails and archives is loaded when the first one is met', () => {
  const OPENERS = /^containers\/(?:openers|mail|zip)$/;
  const loaded = imports.filter(({ from, to }) => OPENERS.test(to) && !OPENERS.test(from));
  expect(loaded.map(told)).toEqual(['open imports containers/openers']);
  const [opener] = files.filter(({ path }) => path === 'open');
  expect(opener?.source).toContain("await import('./containers/openers.js')");
});

test('the built command is ASCII, or the code that is kept for its start-up is refused', () => {
  // A pattern is the one place where esbuild leaves other letters as they are.
  const main = readFileSync(join(ROOT, 'dist/main.cjs'), 'latin1');
  expect(/.{0,20}[^\0-\x7f].{0,20}/.exec(main)?.[0]).toBeUndefined();
});

test('nothing imports ajv at run time, generated validators included', () => {
  expect(imports.filter(({ to }) => /^ajv\b/.test(to)).map(told)).toEqual([]);
  const validators = readFileSync(join(ROOT, 'src/generated/validators.js'), 'utf8');
  // ajv leaves the words `require("ajv/...")` in strings; as code they must not be there.
  expect(validators.replace(/'[^'\n]*'/g, "''")).not.toMatch(/^\s*import\b|\brequire\(/m);
});

test('no circle of imports, type imports included', () => {
  expect(circlesIn(files)).toEqual([]);
  const inCircle = [
    { path: 'a', source: "import { b } from './b.js';" },
    { path: 'b', source: "import type { A } from './a.js';" },
  ];
  expect(circlesIn(inCircle)).toEqual(['a -> b -> a']);
});

test('no file of logic is very long; tables of types may be', () => {
  const sizes = files
    .filter(({ source }) => isLogic(source))
    .map(({ path, source }) => ({ path, lines: linesOf(source) }));
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
});

test('the imports are all seen', () => {
  const seen = (source: string): string[] =>
    importsOf('judge/x', source).map(({ to, isType }) => `${to}${isType ? ' (type)' : ''}`);
  expect(seen("import { a } from '../case/types.js';")).toEqual(['case/types']);
  expect(seen("import type {\n  A,\n  B,\n} from './b.js';")).toEqual(['judge/b (type)']);
  expect(seen("import {\n  type A,\n  b,\n} from 'node:fs';")).toEqual(['node:fs']);
  expect(seen("export type * from '../case/types.js';")).toEqual(['case/types (type)']);
  expect(seen("import 'chalk';\nconst c = await import('yargs-parser');")).toEqual([
    'chalk',
    'yargs-parser',
  ]);
});
