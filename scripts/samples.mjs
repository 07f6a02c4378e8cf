/**
 * Builds samples/ from samples/recipes.json. The built files are committed, so that trying them
 * takes no script.
 *
 *   node scripts/samples.mjs           writes what differs
 *   node scripts/samples.mjs --check   writes nothing; fails when something differs
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeFile } from './lib/sample-files.mjs';
import { sampleReadme, samplesIndex } from './lib/sample-readme.mjs';

export const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));

export const readRecipes = () => JSON.parse(readFileSync(join(SAMPLES, 'recipes.json'), 'utf8'));

/** Every built file by its path below samples/, with forward slashes. */
export function buildSamples(recipes) {
  const files = new Map([['README.md', Buffer.from(samplesIndex(recipes))]]);
  for (const sample of recipes.samples) {
    files.set(`${sample.folder}/README.md`, Buffer.from(sampleReadme(sample)));
    const base = sample.base ? recipes.folders[sample.base] : {};
    for (const [name, recipe] of Object.entries({ ...base, ...sample.files })) {
      const path = `${sample.folder}/${name}`;
      try {
        files.set(path, Buffer.from(makeFile(recipe, recipes)));
      } catch (error) {
        throw new Error(`${path}: ${error.message}`, { cause: error });
      }
    }
  }
  return files;
}

function existing(folder = SAMPLES) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? existing(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** What on disk does not agree with the recipes: `{ path, why }`, empty when all is up to date. */
export function staleSamples(files = buildSamples(readRecipes())) {
  const onDisk = new Set(existing().map((path) => relative(SAMPLES, path).split(sep).join('/')));
  const stale = [];
  for (const [path, bytes] of files) {
    if (!onDisk.has(path)) stale.push({ path, why: 'missing' });
    else if (!bytes.equals(readFileSync(join(SAMPLES, path)))) stale.push({ path, why: 'differs' });
  }
  for (const path of onDisk)
    if (path !== 'recipes.json' && !files.has(path))
      stale.push({ path, why: 'not in the recipes' });
  return stale;
}

function main(check) {
  const files = buildSamples(readRecipes());
  const stale = staleSamples(files);
  let bad = 0;
  for (const { path, why } of stale) {
    // A file that no recipe names may be somebody's own: it is named, never deleted.
    const wrong = check || why === 'not in the recipes';
    if (wrong) bad += 1;
    else {
      mkdirSync(dirname(join(SAMPLES, path)), { recursive: true });
      writeFileSync(join(SAMPLES, path), files.get(path));
    }
    console.log(`samples/${path}: ${wrong ? why : 'written'}`);
  }
  if (bad > 0) process.exitCode = 1;
  else console.log(`${files.size} files are up to date`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.includes('--check'));
