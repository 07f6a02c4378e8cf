/** The report as JSON, its parts in a fixed order. */
import type { Report } from '../model/report-types.js';

/** The order of the report's parts. Inside them the order is the assembler's. */
const PARTS: readonly (keyof Report)[] = [
  'schemaVersion',
  'tool',
  'generatedAt',
  'command',
  'inputs',
  'header',
  'numbers',
  'findings',
  'undecided',
  'ruleOutcomes',
  'effects',
  'predictedLog',
  'causes',
  'choice',
  'remedies',
  'ruledOut',
  'server',
  'history',
  'timeline',
  'after',
  'verdict',
  'redaction',
];

function escaped(character: string): string {
  if (character === '\n') return character;
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Plain data as JSON: two spaces, a newline at the end, confusing characters as `\uXXXX`. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${PLAIN.test(text) ? text : text.replace(confusing(), escaped)}\n`;
}
/** Nearly all text is ASCII, which is told faster. */
const PLAIN = /^[\x20-\x7e\n]*$/;

/**
 * Legal inside a JSON string, but able to confuse a terminal, an editor or a log. Made when it is
 * needed: setting up these classes takes a tenth of a millisecond.
 */
const confusing = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The report as JSON, its parts in one order. */
export function renderJson(report: Report): string {
  const rest = Object.keys(report).filter(
    (key) => !PARTS.includes(key as keyof Report),
  ) as (keyof Report)[];
  return toJson(Object.fromEntries([...PARTS, ...rest].map((key) => [key, report[key]])));
}
