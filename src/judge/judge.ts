/** One case, judged: what the rules say of it, and the outcome that follows. */
import { basisOf } from '../case/basis.js';
import type { Case, Verdict } from '../model/report-types.js';
import type { Rule } from '../model/rule-types.js';
import type { Outcome } from '../model/types.js';
import { diagnose, type Diagnosis, type StandIns } from './diagnose.js';
import { judge } from './verdict.js';

export interface JudgedCase {
  case: Case;
  diagnosis: Diagnosis;
  judged: Verdict['byRequestor'][number];
  outcome: Outcome;
}

/** A judge by some rules; see StandIns for what the directory server's copies are good for. */
export const judgeBy =
  (rules: readonly Rule[], standIns: StandIns) =>
  (one: Case): JudgedCase => {
    const diagnosis = diagnose(rules, one, standIns);
    const judged = judge(diagnosis, basisOf(one));
    return { case: one, diagnosis, judged, outcome: judged.outcome };
  };
