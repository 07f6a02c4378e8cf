// How large the house is: files and lines by room, the longest file of logic, circles of imports, tests.
// `npm run figures`; `npm run figures -- FOLDER` counts another checkout, for before and after.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { circlesIn, isLogic, linesOf, sourceFiles } from './lib/imports.mjs';

const ROOT = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));

const files = sourceFiles(ROOT);
const room = ({ path }) => (path.includes('/') ? path.split('/')[0] : '(the face)');
const row = (name, count, lines) =>
  console.log(
    `${name.padEnd(16)} ${String(count).padStart(5)} files ${String(lines).padStart(7)} lines`,
  );
const sum = (some) => some.reduce((total, { source }) => total + linesOf(source), 0);

for (const name of [...new Set(files.map(room))].sort()) {
  const own = files.filter((file) => room(file) === name);
  row(name, own.length, sum(own));
}
row('src', files.length, sum(files));
const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, source: readFileSync(join(ROOT, 'test', path), 'utf8') }));
row('test', tests.length, sum(tests));

const [longest] = files
  .filter(({ source }) => isLogic(source))
  .sort((a, b) => linesOf(b.source) - linesOf(a.source));
console.log(`longest file of logic: src/${longest.path}.ts, ${linesOf(longest.source)} lines`);
console.log(`circles of imports: ${circlesIn(files).length}`);
const page = join(ROOT, 'ARCHITECTURE.md');
if (existsSync(page)) console.log(`ARCHITECTURE.md: ${readFileSync(page).length} bytes`);
