/** What a fact may be: one number, or all between two bounds. */
import type { FactValue } from './facts.js';

/** Both ends included; an open end is infinite. */
export interface Range {
  low: number;
  high: number;
}

/** As much of a fact as says what it may be. */
interface Bounded {
  value: FactValue | null;
  atLeast?: number;
  atMost?: number;
}

const ANYTHING: Range = { low: -Infinity, high: Infinity };

/**
 * The numbers that a fact leaves possible. Bounds go before the value: a number may be known now and
 * still move before the import runs. A fact that is no number leaves everything possible.
 */
export function rangeOf({ value, atLeast, atMost }: Bounded): Range {
  const [low, high] = typeof value === 'number' ? [value, value] : [ANYTHING.low, ANYTHING.high];
  return { low: atLeast ?? low, high: atMost ?? high };
}

/** True for a number that is known and will not move. */
export const isPoint = ({ low, high }: Range): boolean => low === high;

/** Whether one is below the other, for certain; null while the bounds leave it open. */
export function isBelow(a: Range, b: Range): boolean | null {
  if (a.high < b.low) return true;
  return a.low >= b.high ? false : null;
}

/** Whether one is at most the other, for certain. */
export function isAtMost(a: Range, b: Range): boolean | null {
  const isAbove = isBelow(b, a);
  return isAbove === null ? null : !isAbove;
}

/** Whether both are the same number, for certain. */
export function isSame(a: Range, b: Range): boolean | null {
  if (isPoint(a) && isPoint(b)) return a.low === b.low;
  return a.high < b.low || b.high < a.low ? false : null;
}

/** `22`, `at least 2`, `at most 5`, `between 120 and 123`; null when nothing is known. */
export function rangeText({ low, high }: Range, text: (value: number) => string): string | null {
  const [isLow, isHigh] = [Number.isFinite(low), Number.isFinite(high)];
  if (isLow && isHigh) return low === high ? text(low) : `between ${text(low)} and ${text(high)}`;
  if (isLow) return `at least ${text(low)}`;
  return isHigh ? `at most ${text(high)}` : null;
}
