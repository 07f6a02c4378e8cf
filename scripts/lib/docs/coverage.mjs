/** rules/tested/rows.json: how each rule is tested, counted in the tables of its tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT, json } from './command.mjs';

const ROWS = 'test/judge/rows';
export const COVERAGE = 'rules/tested/rows.json';
/** The ways in which a rule can turn out, as the tables name them. */
export const WAYS = ['fires', 'near miss', 'undecided', 'not applicable'];

/** The ids of the rules, in the order of their names. */
export const ruleIds = () =>
  readdirSync(join(ROOT, 'rules'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort();

/** The rows of one table, which is TypeScript. */
async function tableOf(file) {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, ROWS, file)],
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'error' },
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).rows;
}

/** For each rule the files that have rows of it, and how many rows there are of each way. */
export async function coverage() {
  const files = readdirSync(join(ROOT, ROWS)).filter((name) => name !== 'row.ts');
  const tables = await Promise.all(
    files.map(async (file) => [`${ROWS}/${file}`, await tableOf(file)]),
  );
  const own = ruleIds().map((id) => {
    const file = `rules/${id}.json`;
    return [file, (json(file).rows ?? []).map(([way]) => [id, way])];
  });
  const all = [...tables, ...own].flatMap(([file, rows]) =>
    rows.map(([id, way]) => [id, way, file]),
  );
  const of = (id) => {
    const mine = all.filter(([rule]) => rule === id);
    const rows = WAYS.map((way) => [way, mine.filter(([, each]) => each === way).length]);
    return {
      rows: Object.fromEntries(rows),
      in: [...new Set(mine.map(([, , file]) => file))].sort(),
    };
  };
  return Object.fromEntries(ruleIds().map((id) => [id, of(id)]));
}
