/** The only place that says will-fail or will-import. */
import type { Verdict } from '../model/report-types.js';
import { strongest, weakest } from '../case/basis.js';
import { CONFIDENCES, OUTCOMES, type Confidence, type Outcome } from '../model/types.js';
import type { Diagnosis } from './diagnose.js';
import type { Rule } from '../model/rule-types.js';

type Judged = Verdict['byRequestor'][number];

/**
 * The only place that says will-fail, and the only one that says will-import. A failure that is
 * certain does not wait for what is unknown; a pass needs every fatal rule decided, and at least
 * one of them tried. `basis` is how well the numbers themselves are known.
 */
export function judge(diagnosis: Diagnosis, basis: Confidence): Judged {
  const { requestor, fired, open: undecided, clear } = diagnosis;
  const grave = fired.map(({ rule, confidence }) => ({ ...rule, confidence }));
  const fatal = grave.filter(({ severity }) => severity === 'fatal');
  const hang = grave.filter(({ severity }) => severity === 'hang');
  const open = undecided.filter(({ severity }) => severity === 'fatal');
  const passed = clear.filter(({ severity }) => severity === 'fatal');
  const confidenceOf = (rules: readonly Rule[]): Confidence =>
    strongest(rules.map(({ confidence }) => confidence));
  if (fatal.length > 0) {
    const confidence = confidenceOf(fatal);
    // The code of the best supported rule that has one; without any the stop has no known number.
    const coded = fatal.filter(({ code }) => code !== null);
    const best = coded.find((rule) => rule.confidence === confidenceOf(coded));
    return { requestor, outcome: 'will-fail', code: best?.code ?? null, confidence };
  }
  if (hang.length > 0)
    return {
      requestor,
      outcome: 'at-risk',
      code: hang.find(({ code }) => code !== null)?.code ?? null,
      confidence: confidenceOf(hang),
    };
  if (open.length > 0 || passed.length === 0)
    return { requestor, outcome: 'cannot-tell', code: null, confidence: confidenceOf(open) };
  // No article says that an import will succeed: a pass is never more than inferred (Q215505).
  return {
    requestor,
    outcome: 'will-import',
    code: null,
    confidence: weakest(['inferred', basis]),
  };
}

/** The verdict of the run: the worst of its requestors' outcomes, worst first. */
export function verdictOf(judged: readonly Judged[]): Verdict {
  const byRequestor = [...judged].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      (a.requestor < b.requestor ? -1 : a.requestor > b.requestor ? 1 : 0),
  );
  const worst = byRequestor[0];
  return {
    outcome: worst?.outcome ?? ('cannot-tell' satisfies Outcome),
    code: worst?.code ?? null,
    confidence: worst?.confidence ?? 'assumed',
    byRequestor,
  };
}
