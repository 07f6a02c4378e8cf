import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES, buildSamples, readRecipes, staleSamples } from '../scripts/samples.mjs';

const recipes = readRecipes();
const built = buildSamples(recipes);

test('the committed samples are what the recipes say', () => {
  expect(staleSamples(built)).toEqual([]);
});

test('the same recipes give the same bytes', () => {
  for (const [path, bytes] of buildSamples(recipes))
    expect({ path, same: built.get(path)?.equals(bytes) }).toEqual({ path, same: true });
});

test('every folder has a README with its commands and the origin of its files', () => {
  const folders = readdirSync(SAMPLES, { withFileTypes: true }).filter((e) => e.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(
    recipes.samples.map(({ folder }) => folder).sort(),
  );
  for (const { folder, commands } of recipes.samples) {
    const readme = readFileSync(join(SAMPLES, folder, 'README.md'), 'utf8');
    expect(readme).toMatch(/no real RESYNC\.GLB was\s+available/);
    expect(readme.match(/^resync-check /gm)).toHaveLength(commands.length);
  }
});

test('an acknowledged queue has the one size that was published for it', () => {
  // PODIAG's queue of one dummy record takes 60 bytes (Q110496).
  expect(built.get('two-requestor-folders/NOVEMBER/GLB/REQTRANS.GLB')).toHaveLength(60);
});

test('every file that a command names exists', () => {
  const named = recipes.samples.flatMap(({ commands }) =>
    commands.flatMap(({ args, stdin }) =>
      [...args, stdin ?? ''].filter((a) => /^samples\//.test(a)),
    ),
  );
  expect(named.filter((path) => !existsSync(join(SAMPLES, '..', path)))).toEqual([]);
});

test('file names differ by more than their case, for file systems that ignore it', () => {
  const lower = [...built.keys()].map((path) => path.toLowerCase());
  expect(new Set(lower).size).toBe(lower.length);
});

// Names of persons have no place in a public sample: full names and mailboxes are all of a kind.
const NEUTRAL_NAME =
  /^(user\d+|User Number \d+|Büro \d+|Café|Mailroom, first floor|Fax line|Sales Team \d)$/u;
const NEUTRAL_BOX = /^(user\d+|mailroom|cafe|faxline|\$SYSTEM)$/;

test('names are neutral', () => {
  const texts = JSON.stringify([
    recipes.transactions,
    recipes.samples.map(({ files }) => Object.values(files)),
  ]);
  const lines = texts.split(/\\r|\\n|",|"/).map((line) => line.replaceAll('\\t', '\t'));
  const names = lines.flatMap((line) => {
    const entry = /^(?:[0-9A-F]{4} .* \d{6} )?[ADM] (.+?)(?:\t| {2,}|$)/u.exec(line);
    return entry?.[1] ? [entry[1].trim()] : [];
  });
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !NEUTRAL_NAME.test(name))).toEqual([]);
  const boxes = lines.flatMap((line) =>
    [...line.matchAll(/[A-Z]+\/[A-Z]+\/([\w$]+)/g)].map(([, box]) => box as string),
  );
  expect(boxes.filter((box) => !NEUTRAL_BOX.test(box) && box !== 'GLB')).toEqual([]);
});
