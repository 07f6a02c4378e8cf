// Which file of src imports which: for the test of the architecture, and for figures.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const unix = (path) => path.replaceAll('\\', '/');

/** Every source file that is written by hand, by its path below src/ without the ending: `judge/verdict`. */
export const sourceFiles = (root) =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map(unix)
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
    .sort()
    .map((path) => ({
      path: path.replace(/\.ts$/, ''),
      source: readFileSync(join(root, 'src', path), 'utf8'),
    }));

const STATIC =
  /^(?:import|export)\b(\s+type\b)?[^;'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The imports of one file; `isType` where nothing of it is there at run time. */
export function importsOf(path, source) {
  const target = (written) =>
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

/** Circles of imports, type imports included, each as `a -> b -> a`. */
export function circlesIn(files) {
  const known = new Set(files.map(({ path }) => path));
  const next = new Map(
    files.map(({ path, source }) => [
      path,
      importsOf(path, source).filter(({ to }) => known.has(to)),
    ]),
  );
  const done = new Set();
  const circles = [];
  const visit = (path, way) => {
    const at = way.indexOf(path);
    if (at >= 0) circles.push([...way.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const { to } of next.get(path)) visit(to, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}

/** Whether a file does something; a table of types may be as long as it likes. */
export const isLogic = (source) => /=>|\bfunction\b/.test(source);

export const linesOf = (source) => source.split('\n').length - 1;
