/** Pages of docs/ that are treated alike. */

/** Pages about the work itself: they call scripts that take minutes, and only their links are checked. */
export const OF_THE_WORK = ['benchmarks', 'decisions', 'hardening', 'queue-layout', 'windows'].map(
  (name) => `docs/${name}.md`,
);
