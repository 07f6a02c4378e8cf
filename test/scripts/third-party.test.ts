/** The licences of what is bundled: found, told once, and missed when they are missing. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesOf, thirdParty } from '../../scripts/lib/third-party.mjs';

const root = mkdtempSync(join(tmpdir(), 'third-party-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A package in a folder of its own, and the path of the folder. */
function made(name: string, files: Record<string, string | object>): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(join(folder, 'lib'), { recursive: true });
  for (const [path, content] of Object.entries(files))
    writeFileSync(
      join(folder, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  return folder;
}
const about = (name: string, license: unknown = 'MIT') => ({ name, version: '1.0.0', license });

test('packages are found by the files that are in the bundle', () => {
  const a = made('a', { 'package.json': about('a'), 'lib/package.json': { type: 'module' } });
  const b = made('@scope/b', { 'package.json': about('@scope/b') });
  const used = (bytesInOutput: number) => ({ bytesInOutput });
  const inputs = {
    'node_modules/a/lib/one.js': used(7),
    'node_modules/a/two.js': used(1),
    'node_modules/@scope/b/b.js': used(1),
    'node_modules/left-out/index.js': used(0),
    'src/index.ts': used(9),
  };
  const found = packagesOf({ outputs: { 'dist/x.js': { inputs } } }, root);
  expect([...new Set(found)]).toEqual([a, b]);
});

test('each is told once, by name, with its licence and notice', () => {
  const folders = ['d', 'c'].map((name) =>
    made(name, {
      'package.json': about(name),
      'LICENSE.md': `Text of ${name}\r\nand more\n`,
      NOTICE: `Notice of ${name}`,
    }),
  );
  const written = thirdParty([...folders, ...folders]);
  expect(written.match(/^[cd] 1\.0\.0 \(MIT\)$|^Text of .$|^Notice of .$/gm)).toEqual([
    ...['c 1.0.0 (MIT)', 'Text of c', 'Notice of c'],
    ...['d 1.0.0 (MIT)', 'Text of d', 'Notice of d'],
  ]);
  expect(written).not.toContain('\r');
});

test.each<[string, Record<string, string | object>]>([
  ['no text', { 'package.json': about('bare') }],
  ['an empty text', { 'package.json': about('bare'), LICENSE: ' \n' }],
  ['no name of a licence', { 'package.json': about('bare', undefined), 'README.md': 'MIT' }],
])('a package is refused that has %s', (_, files) => {
  rmSync(join(root, 'node_modules/bare'), { recursive: true, force: true });
  const folder = made('bare', files);
  expect(() => thirdParty([folder])).toThrow(/^bare 1\.0\.0 is bundled, and .* has no licence/);
});

test('the built file has what the command and the library are made of', () => {
  const path = fileURLToPath(new URL('../../dist/THIRD-PARTY.txt', import.meta.url));
  const named = readFileSync(path, 'utf8').match(/^[\w@/-]+(?= \d+\.\d+\.\d+ \()/gm);
  for (const name of ['ajv', 'chalk', 'fflate', 'iconv-lite', 'postal-mime', 'yargs-parser'])
    expect(named).toContain(name);
});
