/** Whether the conditions of a rule compare like with like: numbers with numbers, yes/no with yes/no. */
import type { FactName } from '../case/types.js';
import type { Condition, Operand } from '../judge/rule-types.js';

type Type = 'number' | 'yes/no';

const TYPES: Readonly<Record<FactName, Type>> = {
  'header.present': 'yes/no',
  'header.wellFormed': 'yes/no',
  'header.IMPSEQ': 'number',
  'header.SRVSEQ': 'number',
  'header.REQSEQ': 'number',
  'requestor.ImportSync': 'number',
  'requestor.SrvSync': 'number',
  'requestor.ReqSync': 'number',
  'requestor.isDirectoryServer': 'yes/no',
  'requestor.isItsOwnServer': 'yes/no',
  'pending.lost': 'number',
};

function typeOf(operand: Operand): Type {
  if (typeof operand === 'string') return TYPES[operand];
  return typeof operand === 'number' ? 'number' : 'yes/no';
}

const told = (operand: Operand): string => `${String(operand)} (${typeOf(operand)})`;

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
  const other = operands.find((operand) => typeOf(operand) !== 'number');
  return other === undefined ? null : `${name} orders numbers only, not ${told(other)}`;
}

const firstOf = (conditions: readonly Condition[]): string | null =>
  conditions.map(typeFault).find((fault) => fault !== null) ?? null;
