/**
 * Collects the tests of one file and runs those that are wanted, with as much of Jest's language as the tests
 * of the project use. Jest itself would start a world of its own for each mutant, which takes seconds.
 */
import { expect } from 'expect';

/** Declares tests and blocks on the global object while `load` runs, and gives the tests in their order. */
export async function collect(load) {
  const tests = [];
  let block = { parent: null, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
  const each = (declare) => (table) => (name, run) => {
    const isTable = table.every(Array.isArray);
    for (const row of table) declare(name, () => run(...(isTable ? row : [row])));
  };
  const test = (name, run) => tests.push({ name, run, block });
  const describe = (_name, run) => {
    const outer = block;
    block = { parent: outer, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
    run();
    block = outer;
  };
  const nothing = Object.assign(() => {}, { each: () => () => {} });
  const hook = (kind) => (run) => block[kind].push(run);
  Object.assign(globalThis, {
    expect,
    test: Object.assign(test, { each: each(test), skip: nothing }),
    describe: Object.assign(describe, { each: each(describe), skip: nothing }),
    ...Object.fromEntries(
      Object.keys(block)
        .slice(1)
        .map((kind) => [kind, hook(kind)]),
    ),
  });
  await load();
  return tests;
}

const blocksOf = ({ block }) => {
  const blocks = [];
  for (let at = block; at; at = at.parent) blocks.unshift(at);
  return blocks;
};

/**
 * Runs these tests until one fails, and gives its error, or null. `around` gets each test and what runs it;
 * what blocks do before all their tests is not within it.
 */
export async function runTests(tests, around = (_test, run) => run()) {
  const open = new Set();
  try {
    for (const test of tests) {
      const blocks = blocksOf(test);
      for (const block of blocks)
        if (!open.has(block)) {
          open.add(block);
          for (const run of block.beforeAll) await run();
        }
      await around(test, async () => {
        for (const { beforeEach } of blocks) for (const run of beforeEach) await run();
        try {
          await test.run();
        } finally {
          for (const { afterEach } of blocks) for (const run of afterEach) await run();
        }
      });
    }
    return null;
  } catch (error) {
    return error;
  } finally {
    for (const { afterAll } of open) for (const run of afterAll) await run();
  }
}
