/**
 * The process that runs tests against mutants. It is ended from outside where a mutant never ends, so all that
 * is remembered lies with its parent (scripts/mutate.mjs). The parent says
 * - `{ sources, count }`, once: by path, the code with all mutants in it, and how many they are;
 * - `{ survey: file }`: runs all tests of a file, and answers with the mutants that each of them reaches;
 * - `{ mutant, limit, plan }`: runs the tests of the plan, each a file and the places of its tests, with
 *   this mutant until one fails. Code that meets it more often than `limit` times throws: it is in a loop.
 */
import { Modules } from './modules.mjs';
import { collect, runTests } from './tests.mjs';

// The built command has no mutants: tests that can do without it run its source.
process.env.IN_PROCESS = '1';

// Code that Stryker instruments asks this object which mutant is on.
const stryker = (globalThis.__stryker__ = { activeMutant: 'none' });
let modules;
/** Stryker counts by names in objects, which makes the tests several times slower than a list of numbers. */
let hits;
const COUNTED = /\bstryCov_\w+\(((?:"\d+"(?:, )?)+)\)/g;
const counting = (code) =>
  `const __hits = globalThis.__hits;${code.replaceAll(
    COUNTED,
    (_all, ids) => `(${ids.replaceAll(/"(\d+)"/g, '__hits[$1]++')})`,
  )}`;

/** What was counted since the last time, by mutant. */
function counted() {
  const found = [];
  for (let mutant = 0; mutant < hits.length; mutant += 1)
    if (hits[mutant] > 0) found.push([mutant, hits[mutant]]);
  hits.fill(0);
  return found;
}

/** What tests take is told in milliseconds of the processor, which other programs hardly change. */
async function survey(file) {
  const reached = [];
  const took = [];
  hits.fill(0);
  const tests = await collect(() => modules.load(file));
  const always = [];
  const error = await runTests(tests, async (_test, run) => {
    always.push(...counted());
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    took.push((user + system) / 1000);
    reached.push(counted());
  });
  return { reached, took, always: [...always, ...counted()], error: error?.message };
}

async function isFound({ mutant, limit, plan }) {
  Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit: limit });
  try {
    for (const { file, places } of plan) {
      const tests = await collect(() => modules.load(file));
      if (await runTests(places.map((at) => tests[at]))) return true;
    }
    return false;
  } catch {
    return true; // a module did not even load
  } finally {
    Object.assign(stryker, { activeMutant: 'none', hitCount: undefined });
  }
}

process.on('message', async (message) => {
  if (message.sources) {
    hits = globalThis.__hits = new Uint32Array(message.count);
    modules = new Modules(new Map(message.sources.map(([path, code]) => [path, counting(code)])));
  } else if (message.survey)
    process.send(await survey(message.survey).catch((error) => ({ skipped: error.message })));
  else process.send(await isFound(message));
});
process.on('unhandledRejection', () => {});
