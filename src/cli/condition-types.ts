/**
 * Whether the conditions of a rule compare like with like: numbers with numbers, versions with versions, yes/no
 * with yes/no.
 */
import { FACT_TABLE, type FactName, type FactType } from '../model/facts.js';
import type { Condition, Operand } from '../model/rule-types.js';

function typeOf(operand: Operand): FactType {
  if (typeof operand === 'number') return 'number';
  if (typeof operand === 'boolean') return 'yes/no';
  return /^\d/.test(operand) ? 'version' : FACT_TABLE[operand as FactName].type;
}

const told = (operand: Operand): string => `${String(operand)} (${typeOf(operand)})`;

/** Conditions within conditions; the deepest built-in rule has four. */
const DEEPEST = 50;

/** Whether a value goes deeper than any rule; what checks and evaluates rules calls itself. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  // Each condition is an object that may hold a list.
  for (let depth = 0; depth < 2 * DEEPEST; depth += 1) {
    level = level.flatMap((each): unknown[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** What is wrong with a condition that fits the schema, in plain words; null when nothing is. */
export function typeFault(condition: Condition): string | null {
  if ('all' in condition) return firstOf(condition.all);
  if ('any' in condition) return firstOf(condition.any);
  if ('not' in condition) return typeFault(condition.not);
  if ('known' in condition) return null;
  if ('in' in condition) {
    const [fact, values] = condition.in;
    const other = values.find((value) => typeOf(value) !== typeOf(fact));
    return other === undefined ? null : `in compares ${told(fact)} with ${told(other)}`;
  }
  if ('eq' in condition) {
    const [a, b] = condition.eq;
    return typeOf(a) === typeOf(b) ? null : `eq compares ${told(a)} with ${told(b)}`;
  }
  const [name, operands] = 'lt' in condition ? ['lt', condition.lt] : ['le', condition.le];
  const other = operands.find((operand) => typeOf(operand) === 'yes/no');
  if (other !== undefined) return `${name} orders numbers only, not ${told(other)}`;
  const [a, b] = operands;
  return typeOf(a) === typeOf(b) ? null : `${name} compares ${told(a)} with ${told(b)}`;
}

const firstOf = (conditions: readonly Condition[]): string | null =>
  conditions.map(typeFault).find((fault) => fault !== null) ?? null;
