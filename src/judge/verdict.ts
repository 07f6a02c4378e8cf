/** The only place that says will-fail or will-import. */
import type { Verdict } from '../model/report-types.js';
import { strongest, weakest } from '../case/basis.js';
import {
  CONFIDENCES,
  OUTCOMES,
  type Confidence,
  type Outcome,
  type Severity,
} from '../model/types.js';
import type { Diagnosis } from './diagnose.js';
import type { Ruling } from './ruling.js';

type Judged = Verdict['byRequestor'][number];
/** What is answered of all who share a diagnosis, and whose numbers are known as well. */
export type Answer = Omit<Judged, 'requestor'>;

/**
 * The only place that says will-fail, and the only one that says will-import. A failure that is
 * certain does not wait for what is unknown; a pass needs every fatal rule decided, and at least
 * one of them tried. `basis` is how well the numbers themselves are known.
 */
export function judge(diagnosis: Diagnosis, basis: Confidence): Answer {
  const ofSeverity = (some: readonly Ruling[], severity: Severity): readonly Ruling[] =>
    some.filter(({ rule }) => rule.severity === severity);
  const fatal = ofSeverity(diagnosis.fired, 'fatal');
  const hang = ofSeverity(diagnosis.fired, 'hang');
  const open = ofSeverity(diagnosis.undecided, 'fatal');
  const passed = ofSeverity(diagnosis.clear, 'fatal');
  const confidenceOf = (rulings: readonly Ruling[]): Confidence =>
    strongest(rulings.map(({ confidence }) => confidence));
  if (fatal.length > 0) {
    const confidence = confidenceOf(fatal);
    // The code of the best supported rule that has one; without any the stop has no known number.
    const coded = fatal.filter(({ rule }) => rule.code !== null);
    const best = coded.find((each) => each.confidence === confidenceOf(coded));
    return { outcome: 'will-fail', code: best?.rule.code ?? null, confidence };
  }
  if (hang.length > 0)
    return {
      outcome: 'at-risk',
      code: hang.find(({ rule }) => rule.code !== null)?.rule.code ?? null,
      confidence: confidenceOf(hang),
    };
  if (open.length > 0 || passed.length === 0)
    return { outcome: 'cannot-tell', code: null, confidence: confidenceOf(open) };
  // No article says that an import will succeed: a pass is never more than inferred (Q215505).
  return { outcome: 'will-import', code: null, confidence: weakest(['inferred', basis]) };
}

/** The verdict of the run: the worst of its requestors' outcomes, worst first. */
export function verdictOf(judged: readonly Judged[]): Verdict {
  const byRequestor = [...judged].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      (a.requestor < b.requestor ? -1 : 1),
  );
  const worst = byRequestor[0];
  return {
    outcome: worst?.outcome ?? ('cannot-tell' satisfies Outcome),
    code: worst?.code ?? null,
    confidence: worst?.confidence ?? 'assumed',
    byRequestor,
  };
}
