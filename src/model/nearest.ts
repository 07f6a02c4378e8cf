/** The known word that a mistyped one is closest to. */

/** Number of slips between two words: a character too many, too few or wrong, or two swapped. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** The known words closest to what was written, best first; none when all are far from it. */
export function nearest(written: string, known: readonly string[], most = 1): string[] {
  const word = written.toLowerCase().slice(0, 60);
  const near = (name: string): number => {
    const lower = name.toLowerCase();
    return word.length >= 3 && (lower.includes(word) || word.includes(lower))
      ? Math.min(1, distance(word, lower))
      : distance(word, lower);
  };
  return known
    .map((name) => ({ name, far: near(name) }))
    .filter(
      ({ name, far }) => far <= Math.max(1, Math.floor(Math.min(word.length, name.length) / 3)),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name }) => name);
}
