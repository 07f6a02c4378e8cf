/** Adds up what all processes, pages and workers counted, and tells what was not run. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import coverage from 'istanbul-lib-coverage';
import { uncounted } from './instrument.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const sources = () =>
  readdirSync(join(ROOT, 'src'), { recursive: true })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.startsWith('src/generated/'))
    .sort();

/** By file of the source its counters, with what lies in the folder added up. */
export function summed(folder) {
  const all = new Map(sources().map((path) => [path, uncounted(join(ROOT, path))]));
  for (const name of readdirSync(folder))
    add(all, JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return all;
}

/** Adds what one process counted to the counters of all. */
function add(all, counted) {
  for (const [path, { hash, s, f, b }] of Object.entries(counted)) {
    const of = all.get(path);
    if (of?.hash !== hash) throw new Error(`${path} was counted in another state`);
    for (const [at, hits] of Object.entries(s)) of.s[at] += hits;
    for (const [at, hits] of Object.entries(f)) of.f[at] += hits;
    for (const [at, ways] of Object.entries(b))
      ways.forEach((hits, way) => (of.b[at][way] += hits ?? 0));
  }
}

/** Prints a row for each room and writes both files; gives the lesser share of the whole. */
export function tell(all) {
  const rooms = new Map();
  const uncovered = [];
  for (const [path, data] of all) {
    const file = coverage.createFileCoverage(data);
    const room = /^src\/([\w-]+)\//.exec(path)?.[1] ?? 'beside the rooms';
    if (!rooms.has(room)) rooms.set(room, coverage.createCoverageSummary());
    rooms.get(room).merge(file.toSummary());
    uncovered.push(...leftOf(path, file));
  }
  const whole = coverage.createCoverageSummary();
  for (const summary of rooms.values()) whole.merge(summary);
  console.log('| Room | Lines | of | Branches | of |\n| --- | --- | --- | --- | --- |');
  for (const [room, { lines, branches }] of [...rooms, ['all', whole]])
    console.log(
      `| ${room} | ${lines.pct} % | ${lines.total} | ${branches.pct} % | ${branches.total} |`,
    );
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  writeFileSync(join(ROOT, 'coverage', 'uncovered.txt'), `${uncovered.join('\n')}\n`);
  const absolute = [...all].map(([path, data]) => [
    join(ROOT, path),
    { ...data, path: join(ROOT, path) },
  ]);
  writeFileSync(
    join(ROOT, 'coverage', 'coverage-final.json'),
    JSON.stringify(Object.fromEntries(absolute)),
  );
  return Math.min(whole.lines.pct, whole.branches.pct);
}

/** What was not run of a file, a line each: where it begins, what it is, and its code. */
function leftOf(path, { statementMap, branchMap, s, b }) {
  const text = readFileSync(join(ROOT, path), 'utf8').split('\n');
  const left = [];
  const note = ({ line, column }, what) =>
    left.push({ line, told: `${path}:${line}:${column + 1} ${what}: ${text[line - 1].trim()}` });
  for (const [at, hits] of Object.entries(s))
    if (hits === 0) note(statementMap[at].start, 'statement');
  for (const [at, ways] of Object.entries(b))
    ways.forEach((count, way) => {
      const { type, loc, locations } = branchMap[at];
      const { start } = locations[way];
      if (count === 0) note(start?.line === undefined ? loc.start : start, `${type} ${way + 1}`);
    });
  return left.sort((a, b) => a.line - b.line).map(({ told }) => told);
}
