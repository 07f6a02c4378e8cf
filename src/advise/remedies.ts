/**
 * Ways out. Each is first tried on the model: the case as it would be afterwards is judged again, and
 * what would not help is not recommended but named with the reason.
 */
import type { Case, Remedy, RuledOut } from '../case/report-types.js';
import { OUTCOMES, SEVERITIES, type Outcome } from '../case/types.js';
import type { Diagnosis } from '../judge/diagnose.js';
import type { Rule } from '../judge/rule-types.js';
import { withFacts } from './changes.js';
import type { ServerModel } from './dss.js';
import { REMEDIES } from './all-remedies.js';
import type { RemedyText } from './remedy-texts.js';
import { PLAN_TRIALS } from './trials-of-plan.js';
import { TRIALS } from './trials.js';

export interface JudgedCase {
  case: Case;
  diagnosis: Diagnosis;
  outcome: Outcome;
}

export interface Advice {
  remedies: Remedy[];
  ruledOut: RuledOut[];
}

/** Tries every remedy that a finding names, and tells the most urgent first. */
export function adviseOn(
  judged: readonly JudgedCase[],
  judgeAgain: (changed: Case) => JudgedCase,
  model: ServerModel,
): Advice {
  const advice: Advice = { remedies: [], ruledOut: [] };
  for (const text of inOrder(judged)) {
    if (model.kind && text.dss && text.dss !== model.kind) continue;
    const helped = judged.filter((one) => applies(text, one));
    if (helped.length === 0) continue;
    const { id, title } = text;
    const trial = TRIALS[id]?.(model, helped) ?? {};
    const tried = helped.map((before) => ({
      requestor: before.case.requestor,
      after: trial.change
        ? judgeAgain(withFacts(before.case, trial.change(before.case.facts)))
        : before,
    }));
    // Whoever would fail as before is not among those that it is meant for.
    const better = trial.change ? tried.filter(({ after }) => helps(id, after)) : tried;
    if (trial.impossible !== undefined || better.length === 0) {
      const why = trial.impossible ?? 'IMPORT -Q would still stop.';
      advice.ruledOut.push({ id, title, why });
      continue;
    }
    advice.remedies.push({
      id,
      title,
      requestors: better.map(({ requestor }) => requestor),
      steps: trial.steps ?? [...text.steps],
      cautions: [...(trial.cautions ?? []), ...text.cautions],
      articles: [...text.articles],
      confidence: text.confidence,
      dss: text.dss ?? null,
      registry: trial.registry ?? null,
      expected:
        OUTCOMES.find((worst) => better.some(({ after }) => after.outcome === worst)) ??
        'cannot-tell',
    });
  }
  return advice;
}

const isPlan = (id: string): boolean => id in PLAN_TRIALS;

/**
 * Whether what the remedy is for is gone. What a remedy for the folder or the plan would mend does
 * not count against one for the numbers, nor the other way round: both may be needed.
 */
function helps(id: string, { diagnosis }: JudgedCase): boolean {
  const fatal = diagnosis.fired
    .map(({ rule }) => rule)
    .filter(({ severity }) => severity === 'fatal');
  return isPlan(id)
    ? !fatal.some(({ remedies }) => remedies.includes(id))
    : fatal.every(({ remedies }) => remedies.some(isPlan));
}

function applies(text: RemedyText, { diagnosis, outcome }: JudgedCase): boolean {
  if (text.when === 'will-import') return outcome === 'will-import';
  // While something keeps the import from running, what may follow it can wait.
  const isFirst = outcome !== 'will-fail' && outcome !== 'at-risk';
  return diagnosis.fired.some(
    ({ rule }) =>
      rule.remedies.includes(text.id) &&
      (isFirst || rankOf(rule) < IMPORT_ITSELF || (isPlan(text.id) && rule.severity !== 'note')),
  );
}

/**
 * What keeps the import from running first, then what is to be mended before it, the import itself,
 * and what may follow; otherwise the cheapest first, as REMEDIES has them.
 */
function inOrder(judged: readonly JudgedCase[]): RemedyText[] {
  const fired = judged.flatMap(({ diagnosis }) => diagnosis.fired.map(({ rule }) => rule));
  const worst = new Map<string, number>();
  for (const rule of fired)
    for (const id of rule.remedies)
      worst.set(id, Math.min(worst.get(id) ?? SEVERITIES.length, rankOf(rule)));
  const rank = ({ id, when }: RemedyText): number => {
    if (when === 'will-import') return IMPORT_ITSELF;
    const severity = worst.get(id) ?? SEVERITIES.length;
    return isPlan(id) ? Math.min(severity, IMPORT_ITSELF - 0.5) : severity;
  };
  return [...REMEDIES].sort((a, b) => rank(a) - rank(b));
}

/** Behind fatal (0) and hang (1), before error (2), warning and note. */
const IMPORT_ITSELF = 2 - 0.25;
const rankOf = ({ severity }: Rule): number => SEVERITIES.indexOf(severity);
