/**
 * Ways out. Each is first tried on the model: the case as it would be afterwards is judged again, and
 * what would not help is not recommended but named with the reason.
 */
import { weakest } from '../../case/basis.js';
import { REMEDIES, type RemedyId, type TriedRemedyId } from '../../generated/advice.js';
import type { RemedyText } from '../../model/advice-types.js';
import { mark } from '../../model/marked.js';
import type { Case, Remedy, RuledOut } from '../../model/report-types.js';
import { NUMBERS, OUTCOMES, SEVERITIES, type HeaderNumber } from '../../model/types.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { Rule } from '../../model/rule-types.js';
import { withFacts } from '../changes.js';
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
  const rankOfText = ranks(judged);
  for (const text of REMEDIES) {
    const { id } = text;
    if (model.kind && text.dss && text.dss !== model.kind) continue;
    if (isTrial && id === 'import-now') continue;
    const wanted = judged.filter((one) => applies(text, one));
    const isHelped = ({ case: one }: JudgedCase): boolean =>
      !text.neverOnServer || !mayBeServer(one);
    const helped = wanted.filter(isHelped);
    const refuse = (some: readonly JudgedCase[], why: WhyNot): void => {
      const requestors = some.map(({ case: one }) => one.requestor);
      if (requestors.length > 0) ruledOut.push({ id, requestors, ...why });
    };
    if (wanted.length === 0) continue;
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
        rank: ranks([before])(text),
        isForAnswer: isForAnswer(before, id),
      });
    remedies.push({
      rank: rankOfText(text),
      place: placeOf({ id, trial, expected }, model),
      remedy: {
        id,
        args: {
          ...trial.args,
          ...(better.some(({ before }) => isFatal14(before)) && { isAfter14: true }),
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
    ({ severity, missing }) =>
      severity === 'fatal' && missing.includes('requestor.isDirectoryServer'),
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
  { change, hopeless }: Trial,
  judgeAgain: (changed: Case) => JudgedCase,
): { better: { before: JudgedCase; after: JudgedCase }[]; why: Map<JudgedCase, WhyNot> } {
  const why = new Map<JudgedCase, WhyNot>();
  const better = helped.flatMap((before) => {
    const { case: one } = before;
    const reason = hopeless?.get(one.requestor);
    const after = change ? judgeAgain(withFacts(one, change(one.facts, one.requestor))) : before;
    // Whoever would fail as before is not among those that it is meant for.
    if (reason === undefined && (!change || helps(id, after))) return [{ before, after }];
    why.set(before, reason ?? { reason: 'still-stops', args: {} });
    return [];
  });
  return { better, why };
}

/** A number of the requestor is known only as the directory server's copy. */
const isStoodIn = ({ facts }: Case): boolean =>
  NUMBERS.some(({ own }) => facts[`requestor.${own}`].standIn !== undefined);

const isFatal14 = ({ diagnosis }: JudgedCase): boolean =>
  diagnosis.fired.some(({ rule }) => rule.severity === 'fatal' && rule.code === 14);

const needed = (cases: readonly Case[]): Record<HeaderNumber, number | null> => {
  const needs = highestNeeds(cases.map(needsOf));
  return { IMPSEQ: needs.ImportSync, SRVSEQ: needs.SrvSync, REQSEQ: needs.ReqSync };
};

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
  // While nobody can tell, what is missing is collected, and nothing else is recommended.
  if (text.when !== undefined || outcome === 'cannot-tell') return text.when === outcome;
  // While something keeps the import from running, what may follow it can wait.
  const isFirst = outcome === 'will-import';
  return diagnosis.fired.some(
    ({ rule }) =>
      rule.remedies.includes(text.id) &&
      (isFirst || rankOf(rule) < IMPORT_ITSELF || (isPlan(text.id) && rule.severity !== 'note')),
  );
}

/**
 * What keeps the import from running first, then what is to be mended before it, the import itself,
 * and what may follow.
 */
function ranks(judged: readonly JudgedCase[]): (text: RemedyText) => number {
  const fired = judged.flatMap(({ diagnosis }) => diagnosis.fired.map(({ rule }) => rule));
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
