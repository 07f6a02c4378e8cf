/** Facts that differ from others in a few: what they share is kept once, however many there are. */
import type { FactName } from '../model/facts.js';
import type { Fact } from '../model/report-types.js';

type Facts = Record<FactName, Fact>;

/** The same facts, ready to be changed without touching the ones below. */
export const factsOver = (base: Readonly<Facts>): Facts => Object.create(base) as Facts;
