/** Condition x facts -> yes, no or unknown, with what is missing. */
import { isAtMost, isBelow, isPoint, isSame, rangeOf, type Range } from '../model/range.js';
import type { Case, Fact } from '../model/report-types.js';
import type { FactName } from '../model/types.js';
import { versionNumber } from '../model/version.js';
import type { Condition, Operand, Rule } from '../model/rule-types.js';

/** The result of a condition. `null` is unknown; `missing` are the facts that would decide it. */
export interface Evaluation {
  value: boolean | null;
  missing: FactName[];
  /** Every fact that the condition reads. */
  reads: FactName[];
}

/** Evaluates a condition by Kleene's three-valued logic: unknown never becomes yes or no. */
export function evaluate(condition: Condition, facts: Case['facts']): Evaluation {
  if ('known' in condition)
    return {
      value: facts[condition.known].value !== null,
      missing: [],
      reads: [condition.known],
    };
  if ('not' in condition) {
    const inner = evaluate(condition.not, facts);
    return { ...inner, value: inner.value === null ? null : !inner.value };
  }
  const each = (parts: readonly Condition[]): Evaluation[] =>
    parts.map((part) => evaluate(part, facts));
  if ('all' in condition) return join(each(condition.all), false);
  if ('any' in condition) return join(each(condition.any), true);
  if ('in' in condition) {
    const [fact, values] = condition.in;
    const all = values.map((each) => compare([fact, each], facts, isSame));
    return join(all, true);
  }
  if ('eq' in condition) return compare(condition.eq, facts, isSame);
  if ('lt' in condition) return compare(condition.lt, facts, isBelow);
  return compare(condition.le, facts, isAtMost);
}

/** The facts that a condition names, whatever it evaluates to. */
export function needs(condition: Condition): FactName[] {
  if ('lt' in condition) return condition.lt.filter(isFact);
  if ('le' in condition) return condition.le.filter(isFact);
  if ('eq' in condition) return condition.eq.filter(isFact);
  if ('in' in condition) return [condition.in[0]];
  if ('known' in condition) return [condition.known];
  if ('not' in condition) return needs(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(needs);
}

/** What a rule comes to: whether it applies, null for one without such a condition, and its own condition. */
export interface RuleEvaluation {
  applies: Evaluation | null;
  when: Evaluation;
}

/**
 * Evaluates a rule. Many requestors share most of their facts, and a remedy changes a few of them: where
 * all that the rule names are the same facts as the last time, so is what it comes to.
 */
export function evaluateRule(rule: Rule, facts: Case['facts']): RuleEvaluation {
  const last = latest.get(rule);
  if (last && last.named.every((name, at) => last.facts[at] === facts[name])) return last.found;
  const found = {
    applies: rule.applies ? evaluate(rule.applies, facts) : null,
    when: evaluate(rule.when, facts),
  };
  const named =
    last?.named ?? unique([...needs(rule.when), ...(rule.applies ? needs(rule.applies) : [])]);
  latest.set(rule, { named, facts: named.map((name) => facts[name]), found });
  return found;
}
const latest = new WeakMap<
  Rule,
  { named: readonly FactName[]; facts: readonly Fact[]; found: RuleEvaluation }
>();

/** `decides` is the value that settles the whole whatever the rest is. */
function join(results: readonly Evaluation[], decides: boolean): Evaluation {
  const readBy = (some: readonly Evaluation[]): FactName[] =>
    unique(some.flatMap((result) => result.reads));
  const deciding = results.filter(({ value }) => value === decides);
  if (deciding.length > 0) return { value: decides, missing: [], reads: readBy(deciding) };
  const reads = readBy(results);
  const open = results.filter(({ value }) => value === null);
  if (open.length === 0) return { value: !decides, missing: [], reads };
  return { value: null, missing: unique(open.flatMap(({ missing }) => missing)), reads };
}

/** Bounds may decide a comparison where the numbers themselves are not known. */
function compare(
  operands: readonly [Operand, Operand],
  facts: Case['facts'],
  test: (a: Range, b: Range) => boolean | null,
): Evaluation {
  const reads = unique(operands.filter(isFact));
  const [a, b] = operands.map((operand) => (isFact(operand) ? facts[operand] : constant(operand)));
  // A number and a boolean cannot be ordered; such a comparison says nothing.
  const isMixed = a!.value !== null && b!.value !== null && typeof a!.value !== typeof b!.value;
  const value = isMixed ? null : test(spanOf(a!), spanOf(b!));
  const missing =
    value !== null || isMixed ? [] : reads.filter((fact) => !isPoint(spanOf(facts[fact])));
  return { value, missing, reads };
}

/** Yes and no as numbers, so that one comparison serves all. */
const spanOf = (fact: Fact): Range =>
  typeof fact.value === 'boolean'
    ? { low: Number(fact.value), high: Number(fact.value) }
    : rangeOf(fact);

/** Names of facts begin with a letter, versions with a digit. */
const isFact = (operand: Operand): operand is FactName =>
  typeof operand === 'string' && !/^\d/.test(operand);

const constant = (operand: Exclude<Operand, FactName>): Fact => ({
  value: typeof operand === 'string' ? (versionNumber(operand) ?? NaN) : operand,
  witnesses: [],
  conflict: false,
});

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
