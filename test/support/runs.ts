/**
 * How far made-up inputs are searched. `npm test` takes as many as find what is broken; TEST_DEPTH=10
 * (`npm run test:deep`) takes ten times as many, by other seeds each time where a fixed one is named.
 */
import type { Parameters } from 'fast-check';

const DEPTH = Number(process.env.TEST_DEPTH ?? 1);
if (!Number.isInteger(DEPTH) || DEPTH < 1)
  throw new Error(`TEST_DEPTH is ${process.env.TEST_DEPTH}: take a whole number from 1 up`);

/** So many runs of a property; with a seed a failure is the same failure tomorrow. */
export const runs = (count: number, seed?: number): Pick<Parameters, 'numRuns' | 'seed'> => ({
  numRuns: count * DEPTH,
  ...(seed !== undefined && DEPTH === 1 && { seed }),
});

/** So many seeds for inputs that are made without fast-check. */
export const seeds = (first: number, count: number): number[] =>
  Array.from({ length: count * DEPTH }, (_, at) => first + at);
