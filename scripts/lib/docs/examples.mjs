/** The examples of docs/library.md: programs, and what each of them says that it prints. */
import { text } from './command.mjs';

export const EXAMPLES_PAGE = 'docs/library.md';

/** What stands behind `// ` at the end of a statement that prints. */
const PRINTS = /console\.log\([^]*?\);(?: \/\/ (.+))?$/gm;

/** Each with the heading above it, its source, and the lines that it should print. */
export const examples = () =>
  [...text(EXAMPLES_PAGE).matchAll(/^## (.+)$|^```ts\n([^]*?)^```$/gm)]
    .reduce(
      ({ heading, all }, [, next, source]) =>
        next ? { heading: next, all } : { heading, all: [...all, { heading, source }] },
      { heading: '', all: [] },
    )
    .all.map(({ heading, source }) => ({
      ...{ heading, source },
      // `a; b` are two lines of one statement in a loop.
      prints: [...source.matchAll(PRINTS)].flatMap(([, told]) => told?.split('; ') ?? []),
    }));
