/** Facts that differ from others in a few: what they share is kept once, however many there are. */
import type { FactName } from '../model/facts.js';
import { onceForEach } from '../model/once-for-each.js';
import type { Fact } from '../model/report-types.js';

type Facts = Record<FactName, Fact>;

/** The same facts, ready to be changed without touching the ones below. */
export const factsOver = (base: Readonly<Facts>): Facts => Object.create(base) as Facts;

/**
 * The same facts with some changed. They lie over the same as those, not over those themselves: what
 * thousands lie over is looked up fast, and what one alone lies over is not.
 */
export const factsWith = (facts: Readonly<Facts>, changed: Readonly<Partial<Facts>>): Facts =>
  Object.assign(Object.create(Object.getPrototypeOf(facts) as object) as Facts, facts, changed);

/**
 * Many facts with the same change, which is laid below what else is their own: so it is shared, and what
 * follows from it alone is worked out once.
 */
export function changedAlike(changed: Readonly<Partial<Facts>>): (facts: Readonly<Facts>) => Facts {
  const layers = onceForEach((below: Readonly<Facts>) => Object.assign(factsOver(below), changed));
  return (facts) => {
    const below = factsBelow(facts);
    if (below === null) return factsWith(facts, changed);
    const over = factsOver(layers(below));
    for (const name of Object.keys(facts) as FactName[])
      if (!(name in changed)) over[name] = facts[name];
    return over;
  };
}

/** The facts that these lie over; null for some that lie over none. */
export const factsBelow = (facts: Readonly<Facts>): Readonly<Facts> | null => {
  const below = Object.getPrototypeOf(facts) as object | null;
  return below === null || below === Object.prototype ? null : (below as Readonly<Facts>);
};
