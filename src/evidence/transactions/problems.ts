/** Counts each problem and keeps its first examples. */
import { PROBLEMS, type Example, type Problem } from '../../model/transaction-types.js';
import type { Place } from '../../model/types.js';

/** Counts problems, and keeps the first of each as examples. Later ones cost no text. */

const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 80;

/** Where the record at hand is, and how to show it. */
export interface Here {
  record: number;
  /** Byte offset of the text in a queue, line in a listing. */
  place: number;
  number: number | null;
  text: () => string;
}

export interface ProblemCounts {
  add(problem: Problem, here: Here): void;
  /** The example that a record would be of one of these, or null when all have enough. */
  exampleOfAny(problems: readonly Problem[], here: Here): Example | null;
  addEarlier(problem: Problem, example: Example | null): void;
  end(): Partial<Record<Problem, { count: number; examples: Example[] }>>;
}

export function openProblems(source: 'queue' | 'listq'): ProblemCounts {
  const found = new Map<Problem, { count: number; examples: Example[] }>();
  /** The problem that was added last: many records in a row may have the same one. */
  let last: Problem | null = null;
  let full: { count: number } | null = null;

  const isFull = (problem: Problem): boolean =>
    (found.get(problem)?.examples.length ?? 0) >= MOST_EXAMPLES;
  const example = (problem: Problem, here: Here): Example | null => {
    if (isFull(problem)) return null;
    const { record, place, number } = here;
    const at: Place = source === 'queue' ? { record, byte: place } : { line: place };
    return { at, number, kind: 'transaction', text: here.text().slice(0, LONGEST_EXAMPLE) };
  };
  const addEarlier = (problem: Problem, shown: Example | null): void => {
    let kept = found.get(problem);
    if (!kept) found.set(problem, (kept = { count: 0, examples: [] }));
    kept.count += 1;
    if (shown && kept.examples.length < MOST_EXAMPLES) kept.examples.push(shown);
  };

  return {
    add(problem, here) {
      if (problem === last && full) {
        full.count += 1;
        return;
      }
      const kept = found.get(problem);
      last = problem;
      full = kept && kept.examples.length >= MOST_EXAMPLES ? kept : null;
      if (full) full.count += 1;
      else addEarlier(problem, example(problem, here));
    },
    exampleOfAny(problems, here) {
      const open = problems.find((problem) => !isFull(problem));
      return open === undefined ? null : example(open, here);
    },
    addEarlier,
    end: () =>
      Object.fromEntries(
        PROBLEMS.flatMap((problem) => (found.has(problem) ? [[problem, found.get(problem)!]] : [])),
      ),
  };
}
