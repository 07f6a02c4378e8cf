/** Characters that could fool a terminal, made visible. */
import type { Report } from '../model/report-types.js';

function shown(character: string): string {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff ? `<${hex.padStart(2, '0')}>` : `<U+${hex.padStart(4, '0')}>`;
}

/** The text with every unsafe character shown as `<hh>` or `<U+hhhh>`, as LISTQ shows a NUL. */
export const safe = (text: string): string => (PLAIN.test(text) ? text : closerLook(text));
/** Nearly all text is plain ASCII, which needs no closer look. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Shows what could make a terminal or a reader see something else than what is there: controls
 * (C0, DEL, C1), bidirectional and zero-width marks, line and paragraph separators, lone surrogates.
 */
const closerLook = (text: string): string =>
  // In here, since only to set up these classes takes a quarter of a millisecond.
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, shown);

/**
 * Plain data in which every string, keys included, is safe to show. What is safe as it stands is not
 * copied: reports of large networks are mostly that.
 */
export const safeCopy = <T>(value: T): T => copyWith(value, safe) as T;

/** Plain data with every string in it changed, keys included; what does not change is not copied. */
export function copyWith(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value)
    ? copyOfArray(value, change)
    : copyOfObject(value as Record<string, unknown>, change);
}

function copyOfArray(value: readonly unknown[], change: (text: string) => string): unknown {
  let copies: unknown[] | null = null;
  for (let at = 0; at < value.length; at += 1) {
    const copy = copyWith(value[at], change);
    if (copies === null && copy !== value[at]) copies = value.slice(0, at);
    copies?.push(copy);
  }
  return copies ?? value;
}

function copyOfObject(value: Record<string, unknown>, change: (text: string) => string): object {
  const keys = Object.keys(value);
  let copies: [string, unknown][] | null = null;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]!;
    const newKey = change(key);
    const copy = copyWith(value[key], change);
    if (copies === null && (newKey !== key || copy !== value[key]))
      copies = keys.slice(0, at).map((each) => [each, value[each]]);
    copies?.push([newKey, copy]);
  }
  return copies === null ? value : Object.fromEntries(copies);
}

/**
 * A report as it is shown to people: safe, and without the outcomes of single rules, which no such format
 * shows.
 */
export function safeReport(report: Report): Report {
  const shown = Object.keys(report).filter((key) => key !== 'ruleOutcomes') as (keyof Report)[];
  const copied = Object.fromEntries(shown.map((key) => [key, safeCopy(report[key])]));
  return { ...copied, ruleOutcomes: [] } as unknown as Report;
}
