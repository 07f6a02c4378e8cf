/** The parts of a screen, each in forms from the fullest to the shortest, and how they are fitted. */

/** Lines of one screen, the prompt's own line not counted. */
export const SCREEN = 24;

export interface Part {
  /** From the fullest to the shortest; an empty form leaves the part out. */
  forms: readonly (readonly string[])[];
  /** Of two parts the one with the lower number becomes shorter first. */
  yields: number;
  /** An empty line before it, where there is room. */
  isApart?: boolean;
}

/** Empty lines go first, but for the details of what else was found (the first step of yields 10). */
const GAP_YIELDS = 10.005;

/**
 * The parts in at most `limit` lines: the fullest form of each, made shorter in the order in which
 * they yield. Whoever puts the parts together sees to it that the shortest forms fit.
 */
export function fitted(parts: readonly Part[], limit: number): string[] {
  const form = parts.map(() => 0);
  const apart = parts.map(({ isApart }) => isApart === true);
  const lines = (): string[] => {
    const out: string[] = [];
    parts.forEach(({ forms }, at) => {
      const own = forms[form[at]!] ?? [];
      if (own.length > 0 && apart[at] && out.length > 0) out.push('');
      out.push(...own);
    });
    return out;
  };
  const reductions = parts
    .flatMap(({ forms, yields, isApart }, at) => [
      ...forms.slice(1).map((_, index) => ({
        by: yields + index / 100,
        reduce: (): void => void (form[at] = index + 1),
      })),
      // The gaps at the end go first.
      ...(isApart
        ? [{ by: GAP_YIELDS - at / 1e5, reduce: (): void => void (apart[at] = false) }]
        : []),
    ])
    .sort((a, b) => a.by - b.by);
  for (const { reduce } of reductions) {
    if (lines().length <= limit) break;
    reduce();
  }
  return lines();
}
