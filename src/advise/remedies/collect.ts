/** What to find out while nobody can tell: the missing facts, and where a missing number would decide. */
import { FACT_TABLE, type FactName } from '../../model/facts.js';
import { grouped } from '../../model/grouped.js';
import { mark } from '../../model/marked.js';
import type { Threshold } from '../../model/report-types.js';
import { UNNAMED } from '../../case/requestors.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { Try } from './trial-types.js';

/** The missing facts of the rules that decide whether IMPORT stops. */
const missing = ({ diagnosis }: JudgedCase): FactName[] => [
  ...new Set(
    diagnosis.undecided.flatMap(({ rule, missing: lacks }) =>
      rule.severity === 'fatal' ? lacks : [],
    ),
  ),
];

/** Below or above what a missing number makes a fatal rule clear, where the other side is known. */
function thresholdsOf(judged: JudgedCase): Threshold[] {
  const { case: one, diagnosis } = judged;
  const isOnly = missing(judged).length === 1;
  return diagnosis.undecided.flatMap(({ rule, missing: lacks }): Threshold[] => {
    const { id, when, severity, code } = rule;
    if (severity !== 'fatal' || !('lt' in when)) return [];
    // It fires where the first is below the second.
    const [first, second] = when.lt.map((operand) =>
      typeof operand === 'string' && operand in FACT_TABLE ? (operand as FactName) : null,
    );
    if (!first || !second) return [];
    const [a, b] = [one.facts[first].value, one.facts[second].value];
    const about = { requestor: one.requestor, rule: id, code, decides: isOnly };
    // A number may have a value and still be open: the server's copy, or one that may have risen.
    if (typeof a === 'number' && !lacks.includes(first))
      return [{ ...about, fact: second, passes: 'at most', value: a }];
    if (typeof b === 'number' && !lacks.includes(second))
      return [{ ...about, fact: first, passes: 'at least', value: b }];
    return [];
  });
}

export const collect: Try = (_model, helped) => {
  const lacking = grouped(
    helped.flatMap((judged) =>
      missing(judged).map((fact) => ({ fact, requestor: judged.case.requestor })),
    ),
    ({ fact }) => fact,
  );
  const isNamed = helped.length > 1;
  return {
    args: {
      missing: [...lacking].map(([fact, by]) => ({
        fact,
        requestors: by
          .filter(({ requestor }) => isNamed && requestor !== UNNAMED)
          .map(({ requestor }) => mark('requestor', requestor)),
      })),
    },
    thresholds: helped.flatMap(thresholdsOf),
  };
};
