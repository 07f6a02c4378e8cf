/** Runs mutants one after the other in a process of their own, which is replaced when a mutant never ends. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

const WORKER = join(import.meta.dirname, 'worker.mjs');
/** What loading a test file takes, in milliseconds, about. */
const LOADING = 20;
/** How long a mutant may keep the process busy, in milliseconds, and in times of what its tests take without. */
const PATIENCE = 60_000;
const PATIENCE_TIMES = 12;
/** How much more often than without it a mutant may be met before it is in a loop. */
const ROUNDS = 100;

export class Runner {
  #start;
  #budget;
  #worker;
  /** Every test: its file, its place there, and what it takes in milliseconds. */
  #tests = [];
  /** By mutant, the places in #tests of those that reach it, and how often they do. */
  #reached = new Map();
  #hits = new Map();
  /** How many tests were tried against the last mutant, at most. */
  tried = 0;

  /**
   * `sources`: by path, the code with `count` mutants in it. `budget`: what the tests that are tried against
   * one mutant may take without it, in milliseconds; the cheapest are tried.
   */
  constructor(sources, count, budget) {
    this.#start = { sources, count };
    this.#budget = budget;
  }

  #ask(message, patience) {
    if (!this.#worker) {
      this.#worker = fork(WORKER, {
        execArgv: ['--max-old-space-size=3000'],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      this.#worker.send(this.#start);
    }
    const worker = this.#worker;
    return new Promise((resolve) => {
      const end = (answer) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(() => worker.kill('SIGKILL'), patience);
      worker.once('message', end);
      worker.once('exit', () => {
        this.#worker = undefined;
        end('ended');
      });
      worker.send(message);
    });
  }

  /** Learns which mutants each test of a file reaches; why the file cannot be run here, or null. */
  async survey(file) {
    const { skipped, error, reached, took, always } = await this.#ask({ survey: file }, 600_000);
    if (skipped !== undefined) return skipped;
    if (error !== undefined) throw new Error(`${file} fails without a mutant: ${error}`);
    const first = this.#tests.length;
    took.forEach((cost, at) => this.#tests.push({ file, at, cost }));
    const note = (mutant, count, tests) => {
      this.#hits.set(mutant, (this.#hits.get(mutant) ?? 0) + count);
      const known = this.#reached.get(mutant) ?? new Set();
      this.#reached.set(mutant, known);
      for (const test of tests) known.add(test);
    };
    reached.forEach((mutants, at) => {
      for (const [mutant, count] of mutants) note(mutant, count, [first + at]);
    });
    const all = took.map((_, at) => first + at);
    for (const [mutant, count] of always) note(mutant, count, all);
    return null;
  }

  /** How many tests reach this mutant. */
  reaching(mutant) {
    return this.#reached.get(Number(mutant))?.size ?? 0;
  }

  /**
   * Whether any test fails with this mutant, of those that reach it. Those below the folder `near` come first:
   * what a module makes when it is loaded is reached by every test of the files that load it.
   */
  async isFound(mutant, near) {
    const tests = [...(this.#reached.get(Number(mutant)) ?? [])].map((at) => this.#tests[at]);
    const files = new Map();
    let left = this.#budget;
    const far = ({ file }) => Number(!file.startsWith(near));
    for (const { file, at, cost } of tests.sort((a, b) => far(a) - far(b) || a.cost - b.cost)) {
      const known = files.get(file) ?? { file, places: [], cost: LOADING };
      left -= cost + (files.has(file) ? 0 : LOADING);
      if (left < 0 && files.size > 0) break;
      files.set(file, known);
      known.places.push(at);
      known.cost += cost;
    }
    this.tried = [...files.values()].reduce((sum, { places }) => sum + places.length, 0);
    if (files.size === 0) return false;
    const plan = [...files.values()].sort((a, b) => far(a) - far(b) || a.cost - b.cost);
    for (const { places } of plan) places.sort((a, b) => a - b);
    const limit = ROUNDS * ((this.#hits.get(Number(mutant)) ?? 0) + 100);
    const usual = plan.reduce((sum, { cost }) => sum + cost, 0);
    return this.#ask({ mutant, limit, plan }, Math.max(PATIENCE, PATIENCE_TIMES * usual));
  }

  end() {
    this.#worker?.kill();
  }
}
