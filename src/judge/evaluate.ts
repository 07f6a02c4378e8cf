import type { Case } from '../case/report-types.js';
import type { FactName, FactValue } from '../case/types.js';
import { versionNumber } from '../case/version.js';
import type { Condition, Operand } from './rule-types.js';

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
  if ('all' in condition) return join(condition.all, facts, false);
  if ('any' in condition) return join(condition.any, facts, true);
  if ('in' in condition) {
    const [fact, values] = condition.in;
    return compare([fact], facts, ([value]) => values.some((each) => constant(each) === value));
  }
  if ('eq' in condition) return compare(condition.eq, facts, ([a, b]) => a === b);
  if ('lt' in condition) return compare(condition.lt, facts, ([a, b]) => a! < b!);
  return compare(condition.le, facts, ([a, b]) => a! <= b!);
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

/** `decides` is the value that settles the whole whatever the rest is. */
function join(parts: readonly Condition[], facts: Case['facts'], decides: boolean): Evaluation {
  const results = parts.map((part) => evaluate(part, facts));
  const readBy = (some: readonly Evaluation[]): FactName[] =>
    unique(some.flatMap((result) => result.reads));
  const deciding = results.filter(({ value }) => value === decides);
  if (deciding.length > 0) return { value: decides, missing: [], reads: readBy(deciding) };
  const reads = readBy(results);
  const open = results.filter(({ value }) => value === null);
  if (open.length === 0) return { value: !decides, missing: [], reads };
  return { value: null, missing: unique(open.flatMap(({ missing }) => missing)), reads };
}

function compare(
  operands: readonly Operand[],
  facts: Case['facts'],
  test: (values: FactValue[]) => boolean,
): Evaluation {
  const reads = operands.filter(isFact);
  const missing = reads.filter((fact) => facts[fact].value === null);
  if (missing.length > 0) return { value: null, missing: unique(missing), reads: unique(reads) };
  const values = operands.map((operand) =>
    isFact(operand) ? facts[operand].value! : constant(operand),
  );
  // A number and a boolean cannot be ordered; such a comparison says nothing.
  if (values.some((value) => typeof value !== typeof values[0]))
    return { value: null, missing: [], reads: unique(reads) };
  return { value: test(values), missing: [], reads: unique(reads) };
}

/** Names of facts begin with a letter, versions with a digit. */
const isFact = (operand: Operand): operand is FactName =>
  typeof operand === 'string' && !/^\d/.test(operand);

const constant = (operand: Exclude<Operand, FactName>): FactValue =>
  typeof operand === 'string' ? (versionNumber(operand) ?? NaN) : operand;

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
