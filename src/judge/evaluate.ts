/** Condition x facts -> yes, no or unknown, with what is missing. */
import { onceForEach } from '../model/once-for-each.js';
import { isAtMost, isBelow, isPoint, isSame, rangeOf, type Range } from '../model/range.js';
import type { Case, Fact } from '../model/report-types.js';
import type { FactName } from '../model/types.js';
import { versionNumber } from '../model/version.js';
import type { Condition, Operand } from '../model/rule-types.js';

/** The result of a condition. `null` is unknown; `missing` are the facts that would decide it. */
export interface Evaluation {
  value: boolean | null;
  missing: readonly FactName[];
  /** Every fact that the condition reads. */
  reads: readonly FactName[];
}

/** Evaluates a condition by Kleene's three-valued logic: unknown never becomes yes or no. */
export const evaluate = (condition: Condition, facts: Case['facts']): Evaluation =>
  prepared(condition)(facts);

type Evaluate = (facts: Case['facts']) => Evaluation;

/** What does not depend on the facts is worked out once, since many thousands are evaluated. */
const prepared: (condition: Condition) => Evaluate = onceForEach((condition) => {
  if ('known' in condition) {
    const { known } = condition;
    const answers = answersOf([known]);
    return (facts) => (facts[known].value === null ? answers.no : answers.yes);
  }
  if ('not' in condition) {
    const inner = prepared(condition.not);
    const negated = onceForEach(({ value, missing, reads }: Evaluation) => ({
      ...{ value: value === null ? null : !value, missing, reads },
    }));
    return (facts) => negated(inner(facts));
  }
  if ('all' in condition) return joined(condition.all.map(prepared), false);
  if ('any' in condition) return joined(condition.any.map(prepared), true);
  if ('in' in condition) {
    const [fact, values] = condition.in;
    return joined(
      values.map((each) => comparison([fact, each], isSame)),
      true,
    );
  }
  if ('eq' in condition) return comparison(condition.eq, isSame);
  if ('lt' in condition) return comparison(condition.lt, isBelow);
  return comparison(condition.le, isAtMost);
});

const answersOf = (reads: readonly FactName[]): Record<'yes' | 'no', Evaluation> => ({
  yes: { value: true, missing: [], reads },
  no: { value: false, missing: [], reads },
});

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

/** `decides` is the value that settles the whole whatever the rest is. */
function joined(parts: readonly Evaluate[], decides: boolean): Evaluate {
  // Parts that come to the same as the last time do so together.
  let last: { results: readonly Evaluation[]; found: Evaluation } | null = null;
  return (facts) => {
    const results = parts.map((part) => part(facts));
    if (!last || results.some((result, at) => result !== last!.results[at]))
      last = { results, found: join(results, decides) };
    return last.found;
  };
}

function join(results: readonly Evaluation[], decides: boolean): Evaluation {
  const deciding = results.filter(({ value }) => value === decides);
  if (deciding.length > 0) return { value: decides, missing: [], reads: readBy(deciding) };
  const reads = readBy(results);
  const open = results.filter(({ value }) => value === null);
  if (open.length === 0) return { value: !decides, missing: [], reads };
  return { value: null, missing: unique(open.flatMap(({ missing }) => missing)), reads };
}

const readBy = (some: readonly Evaluation[]): readonly FactName[] =>
  unique(some.flatMap(({ reads }) => reads));

/** Bounds may decide a comparison where the numbers themselves are not known. */
function comparison(
  operands: readonly [Operand, Operand],
  test: (a: Range, b: Range) => boolean | null,
): Evaluate {
  const reads = unique(operands.filter(isFact));
  const { yes, no } = answersOf(reads);
  const mixed = { value: null, missing: [], reads };
  const open = { value: null, missing: reads, reads };
  const [first, second] = operands.map((operand) => {
    if (isFact(operand)) return (facts: Case['facts']) => facts[operand];
    const fact = constant(operand);
    return () => fact;
  });
  return (facts) => {
    const [a, b] = [first!(facts), second!(facts)];
    // A number and a boolean cannot be ordered; such a comparison says nothing.
    const isMixed = a.value !== null && b.value !== null && typeof a.value !== typeof b.value;
    if (isMixed) return mixed;
    const value = test(spanOf(a), spanOf(b));
    if (value !== null) return value ? yes : no;
    const missing = reads.filter((fact) => !isPoint(spanOf(facts[fact])));
    return missing.length === reads.length ? open : { value, missing, reads };
  };
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
