/** The house keeps its shape: imports flow one way, one place knows the environment, files are small. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MOST_LINES = 300;

interface Import {
  /** The importing file, below src/ and without its ending: `judge/verdict`. */
  from: string;
  /** A file below src/ in the same form, or the name of a package. */
  to: string;
  /** Only types: nothing of it is there at run time. */
  isType: boolean;
}

const unix = (path: string): string => path.replaceAll('\\', '/');
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map(unix)
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
  .sort()
  .map((path) => ({
    path: path.replace(/\.ts$/, ''),
    source: readFileSync(join(ROOT, 'src', path), 'utf8'),
  }));

const STATIC =
  /^(?:import|export)\b(\s+type\b)?[^;'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(path: string, source: string): Import[] {
  const target = (written: string): string =>
    written.startsWith('.')
      ? unix(normalize(join(dirname(path), written))).replace(/\.js$/, '')
      : written;
  return [
    ...[...source.matchAll(STATIC)].map(([, type, named, bare]) => ({
      from: path,
      to: target(named ?? bare ?? ''),
      isType: type !== undefined,
    })),
    ...[...source.matchAll(DYNAMIC)].map(([, imported, required]) => ({
      from: path,
      to: target(imported ?? required ?? ''),
      isType: false,
    })),
  ];
}

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
        ({ from, to }) => !isInside(from, 'cli') || !/^(?:node:\w+|yargs\/helpers|chalk)$/.test(to),
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
  const next = new Map(
    files.map(({ path }) => [
      path,
      imports.filter(({ from, to }) => from === path && files.some((file) => file.path === to)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) circles.push([...way.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const { to } of next.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(circles).toEqual([]);
});

test('no file of logic is very long; tables of types may be', () => {
  const isLogic = ({ source }: { source: string }): boolean => /=>|\bfunction\b/.test(source);
  const sizes = files
    .filter(isLogic)
    .map(({ path, source }) => ({ path, lines: source.split('\n').length - 1 }));
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
  expect(seen("import 'chalk';\nconst c = await import('yargs');")).toEqual(['chalk', 'yargs']);
});
