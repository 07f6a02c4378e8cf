/**
 * Ways out. Each is first tried on the model: the case as it would be afterwards is judged again, and
 * what would not help is not recommended but named with the reason.
 */
import { weakest } from '../../case/basis.js';
import { REMEDIES, type RemedyId, type TriedRemedyId } from '../../generated/advice.js';
import type { RemedyText } from '../../model/advice-types.js';
import { mark } from '../../model/marked.js';
import type { Case, Remedy, RuledOut } from '../../model/report-types.js';
import {
  NUMBERS,
  OUTCOMES,
  SEVERITIES,
  type HeaderNumber,
  type Outcome,
} from '../../model/types.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { Rule } from '../../model/rule-types.js';
import { grouped } from '../../model/grouped.js';
import { onceForEach } from '../../model/once-for-each.js';
import type { Diagnosis } from '../../judge/diagnose.js';
import { allWithFacts, withFacts } from '../changes.js';
import type { Choice } from '../../model/choice.js';
import { choose, placeOf, type Tried } from './choose.js';
import type { ServerModel } from '../server.js';
import { highestNeeds, mayBeServer, needsOf } from './needs.js';
import { PLAN_TRIALS } from './trials-of-plan.js';
import type { Trial, WhyNot } from './trial-types.js';
import { TRIALS } from './trials.js';

/** Ways out and what is none, before they have words. */
export interface Advice {
  choice: Choice[];
  remedies: Omit<Remedy, 'title' | 'steps' | 'cautions'>[];
  ruledOut: Omit<RuledOut, 'title' | 'why'>[];
}

/** Tries every remedy that a finding names, and tells the recommended one first. */
export function adviseOn(
  judged: readonly JudgedCase[],
  judgeAgain: (changed: Case) => JudgedCase,
  model: ServerModel,
  /** The header is only simulated: there is no file yet that could be imported. */
  isTrial = false,
): Advice {
  const remedies: { remedy: Advice['remedies'][number]; rank: number; place: number }[] = [];
  const ruledOut: Advice['ruledOut'] = [];
  const triedOn = new Map<JudgedCase, Tried[]>(judged.map((one) => [one, []]));
  // What rules say of one requestor they say of many: most of this follows from the diagnosis alone.
  const outcomes = new Map(judged.map(({ diagnosis, outcome }) => [diagnosis, outcome] as const));
  const rankOfText = ranks([...outcomes.keys()]);
  const ranksOf = onceForEach((diagnosis: Diagnosis) => ranks([diagnosis]));
  for (const text of REMEDIES) {
    const { id } = text;
    if (model.kind && text.dss && text.dss !== model.kind) continue;
    if (isTrial && id === 'import-now') continue;
    const isWanted = onceForEach((diagnosis: Diagnosis) =>
      applies(text, diagnosis, outcomes.get(diagnosis)!),
    );
    const wanted = judged.filter(({ diagnosis }) => isWanted(diagnosis));
    const isHelped = ({ case: one }: JudgedCase): boolean =>
      !text.neverOnServer || !mayBeServer(one);
    const helped = wanted.filter(isHelped);
    const refuse = (some: readonly JudgedCase[], why: WhyNot): void => {
      const requestors = some.map(({ case: one }) => one.requestor);
      if (requestors.length > 0) ruledOut.push({ id, requestors, ...why });
    };
    refuse(
      wanted.filter((one) => !isHelped(one)),
      { reason: 'not-on-server', args: {} },
    );
    if (helped.length === 0) continue;
    const trial = isTried(id) ? TRIALS[id](model, helped) : {};
    if (trial.isNotMeant) continue;
    if (trial.impossible !== undefined) {
      refuse(helped, trial.impossible);
      continue;
    }
    const { better, why } = tryOn(helped, id, trial, judgeAgain);
    for (const [reason, some] of alike(why)) refuse(some, reason);
    if (better.length === 0) continue;
    const expected = text.isWithoutFile
      ? null
      : (OUTCOMES.find((worst) => better.some(({ after }) => after.outcome === worst)) ??
        'cannot-tell');
    const cases = better.map(({ before }) => before.case);
    const standIn = trial.makesFile ? cases.filter(isStoodIn) : [];
    for (const { before, after } of better)
      triedOn.get(before)!.push({
        ...{ id, trial, dss: text.dss ?? null },
        expected: text.isWithoutFile ? null : after.outcome,
        rank: ranksOf(before.diagnosis)(text),
        isForAnswer: isForAnswer(before, id),
      });
    remedies.push({
      rank: rankOfText(text),
      place: placeOf({ id, trial, expected }, model),
      remedy: {
        id,
        args: {
          ...trial.args,
          ...(better.some(({ before }) => isFatal14(before.diagnosis)) && { isAfter14: true }),
          ...(standIn.length > 0 && {
            standIns: standIn.map(({ requestor }) => mark('requestor', requestor)),
          }),
        },
        requestors: cases.map(({ requestor }) => requestor),
        articles: [...text.articles],
        confidence: cases.some(isStoodIn) ? weakest([text.confidence, 'assumed']) : text.confidence,
        dss: text.dss,
        registry: trial.registry ?? null,
        newFile: trial.makesFile ? { needs: needed(cases), header: trial.header ?? null } : null,
        thresholds: trial.thresholds ?? [],
        expected,
      },
    });
  }
  remedies.sort((a, b) => a.rank - b.rank || a.place - b.place);
  return {
    choice: judged.map((one) => choose(verdictOn(one), triedOn.get(one)!, model)),
    remedies: remedies.map(({ remedy }) => remedy),
    ruledOut,
  };
}

/** Whether a rule behind the outcome, with the code that the verdict names, names the remedy. */
function isForAnswer({ diagnosis, outcome, judged: { code } }: JudgedCase, id: RemedyId): boolean {
  const severity = outcome === 'will-fail' ? 'fatal' : outcome === 'at-risk' ? 'hang' : null;
  return diagnosis.fired.some(
    ({ rule }) => rule.severity === severity && rule.code === code && rule.remedies.includes(id),
  );
}

const verdictOn = ({ case: { requestor }, outcome, diagnosis }: JudgedCase) => ({
  requestor,
  outcome,
  mayBeServer: diagnosis.undecided.some(
    ({ rule, missing }) =>
      rule.severity === 'fatal' && missing.includes('requestor.isDirectoryServer'),
  ),
});

const isTried = (id: RemedyId): id is TriedRemedyId => id in TRIALS;

/** Who is refused for the same reason, the reasons in the order in which they come up. */
function alike(why: ReadonlyMap<JudgedCase, WhyNot>): [WhyNot, JudgedCase[]][] {
  const groups = new Map<string, [WhyNot, JudgedCase[]]>();
  for (const [one, reason] of why) {
    const key = JSON.stringify(reason);
    const group = groups.get(key) ?? groups.set(key, [reason, []]).get(key)!;
    group[1].push(one);
  }
  return [...groups.values()];
}

/** Who is better off after it; of the others, why they are not. */
function tryOn(
  helped: readonly JudgedCase[],
  id: string,
  trial: Trial,
  judgeAgain: (changed: Case) => JudgedCase,
): { better: { before: JudgedCase; after: JudgedCase }[]; why: Map<JudgedCase, WhyNot> } {
  const why = new Map<JudgedCase, WhyNot>();
  const afterOf = afterwards(helped, trial, judgeAgain);
  const isHelp = onceForEach((diagnosis: Diagnosis) => helps(id, diagnosis));
  const better = helped.flatMap((before) => {
    const reason = trial.hopeless?.get(before.case.requestor);
    const after = afterOf(before);
    // Whoever would fail as before is not among those that it is meant for.
    if (reason === undefined && (!trial.change || isHelp(after.diagnosis)))
      return [{ before, after }];
    why.set(before, reason ?? { reason: 'still-stops', args: {} });
    return [];
  });
  return { better, why };
}

/** The cases after the change; those that it changes alike are changed together. */
function afterwards(
  helped: readonly JudgedCase[],
  { change }: Trial,
  judgeAgain: (changed: Case) => JudgedCase,
): (before: JudgedCase) => JudgedCase {
  if (!change) return (before) => before;
  const after = new Map<JudgedCase, JudgedCase>();
  const groups = grouped(helped, ({ case: one }) => change(one.facts, one.requestor));
  for (const [changes, some] of groups) {
    const changed =
      some.length > 1 ? allWithFacts(changes) : (one: Case) => withFacts(one, changes);
    for (const before of some) after.set(before, judgeAgain(changed(before.case)));
  }
  return (before) => after.get(before)!;
}

/** A number of the requestor is known only as the directory server's copy. */
const isStoodIn = ({ facts }: Case): boolean =>
  NUMBERS.some(({ own }) => facts[`requestor.${own}`].standIn !== undefined);

const isFatal14 = ({ fired }: Diagnosis): boolean =>
  fired.some(({ rule }) => rule.severity === 'fatal' && rule.code === 14);

const needed = (cases: readonly Case[]): Record<HeaderNumber, number | null> => {
  const needs = highestNeeds(cases.map(needsOf));
  return { IMPSEQ: needs.ImportSync, SRVSEQ: needs.SrvSync, REQSEQ: needs.ReqSync };
};

const isPlan = (id: string): boolean => id in PLAN_TRIALS;

/**
 * Whether what the remedy is for is gone. What a remedy for the folder or the plan would mend does
 * not count against one for the numbers, nor the other way round: both may be needed.
 */
function helps(id: string, { fired }: Diagnosis): boolean {
  const fatal = fired.map(({ rule }) => rule).filter(({ severity }) => severity === 'fatal');
  return isPlan(id)
    ? !fatal.some(({ remedies }) => remedies.includes(id))
    : fatal.every(({ remedies }) => remedies.some(isPlan));
}

function applies(text: RemedyText, { fired }: Diagnosis, outcome: Outcome): boolean {
  // While nobody can tell, what is missing is collected, and nothing else is recommended.
  if (text.when !== undefined || outcome === 'cannot-tell') return text.when === outcome;
  // While something keeps the import from running, what may follow it can wait.
  const isFirst = outcome === 'will-import';
  return fired.some(
    ({ rule }) =>
      rule.remedies.includes(text.id) &&
      (isFirst || rankOf(rule) < IMPORT_ITSELF || (isPlan(text.id) && rule.severity !== 'note')),
  );
}

/**
 * What keeps the import from running first, then what is to be mended before it, the import itself,
 * and what may follow.
 */
function ranks(diagnoses: readonly Diagnosis[]): (text: RemedyText) => number {
  const fired = diagnoses.flatMap((diagnosis) => diagnosis.fired.map(({ rule }) => rule));
  const worst = new Map<string, number>();
  for (const rule of fired)
    for (const id of rule.remedies)
      worst.set(id, Math.min(worst.get(id) ?? SEVERITIES.length, rankOf(rule)));
  return ({ id, when }) => {
    if (when !== undefined) return IMPORT_ITSELF;
    const severity = worst.get(id) ?? SEVERITIES.length;
    return isPlan(id) ? Math.min(severity, IMPORT_ITSELF - 0.5) : severity;
  };
}

/** Behind fatal (0) and hang (1), before error (2), warning and note. */
const IMPORT_ITSELF = 2 - 0.25;
const rankOf = ({ severity }: Rule): number => SEVERITIES.indexOf(severity);
