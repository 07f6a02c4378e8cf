/** One case, judged: what the rules say of it, and the outcome that follows. */
import { basisOf } from '../case/basis.js';
import type { Case, Verdict } from '../model/report-types.js';
import type { Rule } from '../model/rule-types.js';
import { CONFIDENCES, type Outcome } from '../model/types.js';
import { onceForEach } from '../model/once-for-each.js';
import { diagnosesBy, type Diagnosis } from './diagnose.js';
import type { StandIns } from './ruling.js';
import { judge } from './verdict.js';

export interface JudgedCase {
  case: Case;
  diagnosis: Diagnosis;
  judged: Verdict['byRequestor'][number];
  outcome: Outcome;
}

/** A judge by some rules; see StandIns for what the directory server's copies are good for. */
export function judgeBy(rules: readonly Rule[], standIns: StandIns): (one: Case) => JudgedCase {
  const diagnosisOf = diagnosesBy(rules, standIns);
  const answersOf = onceForEach((diagnosis: Diagnosis) =>
    Object.fromEntries(CONFIDENCES.map((basis) => [basis, judge(diagnosis, basis)])),
  );
  return (one) => {
    const diagnosis = diagnosisOf(one);
    const answer = answersOf(diagnosis)[basisOf(one)]!;
    const judged = { requestor: one.requestor, ...answer };
    return { case: one, diagnosis, judged, outcome: judged.outcome };
  };
}
