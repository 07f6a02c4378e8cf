// The type declarations of the library, twice: for `import` and, as CommonJS, for `require`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const IMPORTED = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)\.js['"]/g;

/** index.d.ts and what it needs; of the other files nobody outside could make use. */
function needed(from) {
  const all = new Set(['index']);
  for (const path of all)
    for (const [, written] of readFileSync(join(from, `${path}.d.ts`), 'utf8').matchAll(IMPORTED))
      all.add(normalize(join(dirname(path), written)));
  return [...all];
}

export function writeTypes(from, dist) {
  const types = join(dist, 'types');
  rmSync(types, { recursive: true, force: true });
  for (const [way, type] of [
    ['import', 'module'],
    ['require', 'commonjs'],
  ]) {
    for (const path of needed(from)) {
      const to = join(types, way, `${path}.d.ts`);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, `${path}.d.ts`), to);
    }
    // Says of the whole folder what sort of module its declarations are about.
    writeFileSync(join(types, way, 'package.json'), `${JSON.stringify({ type })}\n`);
  }
}
