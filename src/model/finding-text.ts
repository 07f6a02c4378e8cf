/** The message of a finding, made of its rule's template and what the placeholders stand for. */
import { factText } from './fact-text.js';
import type { FactName, FactValue } from './facts.js';
import { rangeText } from './range.js';
import { whichText, type Which } from './which.js';

/** A number of which bounds alone are known; null is an open end. */
export interface Bounds {
  atLeast: number | null;
  atMost: number | null;
}

/**
 * What one placeholder stands for: `fact` for its value or bounds, `fact - fact` for a difference,
 * `fact:which` for names. Null is unknown.
 */
export type FindingArg = FactValue | Bounds | Which | null;

/** By placeholder, without the braces. */
export type FindingArgs = Readonly<Record<string, FindingArg>>;

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The placeholders of a template, in their order; `{fact|one|many}` stands for the fact. */
export const placeholdersOf = (template: string): string[] => [
  ...new Set([...template.matchAll(PLACEHOLDER)].map(([, key]) => key!.split('|')[0]!)),
];

export const fillTemplate = (template: string, args: FindingArgs): string =>
  template.replace(PLACEHOLDER, (_, whole: string) => {
    const [key, one, many = ''] = whole.split('|') as [string, string?, string?];
    // The word that agrees with a count.
    if (one !== undefined) return args[key] === 1 ? one : many;
    return argText(key, args[key] ?? null);
  });

function argText(key: string, arg: FindingArg): string {
  if (arg === null) return 'unknown';
  const text = (value: FactValue): string =>
    key.includes(' - ') ? String(value) : factText(key as FactName, value);
  if (typeof arg === 'number' || typeof arg === 'boolean') return text(arg);
  if (typeof arg === 'object' && 'atLeast' in arg) {
    const { atLeast, atMost } = arg;
    const range = { low: atLeast ?? -Infinity, high: atMost ?? Infinity };
    return rangeText(range, text) ?? 'unknown';
  }
  return whichText(arg);
}
