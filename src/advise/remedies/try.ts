/**
 * Ways out. Each is first tried on the model: the case as it would be afterwards is judged again, and
 * what would not help is not recommended but named with the reason.
 */
import { weakest } from '../../case/basis.js';
import { few } from '../../model/few.js';
import type { Case, Remedy, RuledOut } from '../../model/report-types.js';
import { NUMBERS, OUTCOMES, SEVERITIES, type HeaderNumber } from '../../model/types.js';
import type { JudgedCase } from '../../judge/judge.js';
import type { Rule } from '../../model/rule-types.js';
import { withFacts } from '../changes.js';
import { placeOf } from './choose.js';
import type { ServerModel } from '../server.js';
import { REMEDIES } from './all.js';
import { highestNeeds, mayBeServer, needsOf } from './needs.js';
import { TAKE_OUT } from './steps.js';
import type { RemedyText } from './texts.js';
import { PLAN_TRIALS } from './trials-of-plan.js';
import type { Trial } from './trial-types.js';
import { TRIALS } from './trials.js';

export interface Advice {
  remedies: Remedy[];
  ruledOut: RuledOut[];
}

/** Tries every remedy that a finding names, and tells the recommended one first. */
export function adviseOn(
  judged: readonly JudgedCase[],
  judgeAgain: (changed: Case) => JudgedCase,
  model: ServerModel,
): Advice {
  const remedies: { remedy: Remedy; rank: number; place: number }[] = [];
  const ruledOut: RuledOut[] = [];
  const rankOfText = ranks(judged);
  for (const text of REMEDIES) {
    const { id } = text;
    if (model.kind && text.dss && text.dss !== model.kind) continue;
    const wanted = judged.filter((one) => applies(text, one));
    const helped = wanted.filter(({ case: one }) => !text.neverOnServer || !mayBeServer(one));
    const refuse = (some: readonly JudgedCase[], title: string, why: string): void => {
      const requestors = some.map(({ case: one }) => one.requestor);
      if (requestors.length > 0) ruledOut.push({ id, title, requestors, why });
    };
    if (wanted.length === 0) continue;
    refuse(
      wanted.filter((one) => !helped.includes(one)),
      text.title,
      NOT_ON_SERVER,
    );
    if (helped.length === 0) continue;
    const trial = TRIALS[id]?.(model, helped, text) ?? {};
    if (trial.isNotMeant) continue;
    const title = trial.title ?? text.title;
    if (trial.impossible !== undefined) {
      refuse(helped, title, trial.impossible);
      continue;
    }
    const { better, why } = tryOn(helped, id, trial, judgeAgain);
    for (const reason of new Set(why.values()))
      refuse(
        [...why].filter(([, each]) => each === reason).map(([one]) => one),
        text.title,
        reason,
      );
    if (better.length === 0) continue;
    const expected = text.isWithoutFile
      ? null
      : (OUTCOMES.find((worst) => better.some(({ after }) => after.outcome === worst)) ??
        'cannot-tell');
    const steps = trial.steps ?? text.steps;
    remedies.push({
      rank: rankOfText(text),
      place: placeOf({ id, trial, expected }, model),
      remedy: {
        ...{ id, title },
        requestors: better.map(({ before }) => before.case.requestor),
        steps: better.some(({ before }) => isFatal14(before)) ? [TAKE_OUT, ...steps] : [...steps],
        cautions: [
          ...(trial.cautions ?? []),
          ...(trial.makesFile ? standIns(better.map(({ before }) => before.case)) : []),
          ...text.cautions,
        ],
        articles: [...text.articles],
        confidence: better.some(({ before }) => isStoodIn(before.case))
          ? weakest([text.confidence, 'assumed'])
          : text.confidence,
        dss: text.dss ?? null,
        registry: trial.registry ?? null,
        newFile: trial.makesFile
          ? { needs: needed(better.map(({ before }) => before.case)), header: trial.header ?? null }
          : null,
        thresholds: trial.thresholds ?? [],
        expected,
      },
    });
  }
  remedies.sort((a, b) => a.rank - b.rank || a.place - b.place);
  return { remedies: remedies.map(({ remedy }) => remedy), ruledOut };
}

const NOT_ON_SERVER =
  'This postoffice is a directory server, or the evidence leaves it open: what is reset, emptied or ' +
  'deleted there cannot be brought back (Q96060).';

/** Who is better off after it; of the others, why they are not. */
function tryOn(
  helped: readonly JudgedCase[],
  id: string,
  { change, hopeless }: Trial,
  judgeAgain: (changed: Case) => JudgedCase,
): { better: { before: JudgedCase; after: JudgedCase }[]; why: Map<JudgedCase, string> } {
  const why = new Map<JudgedCase, string>();
  const better = helped.flatMap((before) => {
    const { case: one } = before;
    const reason = hopeless?.get(one.requestor);
    const after = change ? judgeAgain(withFacts(one, change(one.facts, one.requestor))) : before;
    // Whoever would fail as before is not among those that it is meant for.
    if (reason === undefined && (!change || helps(id, after))) return [{ before, after }];
    why.set(before, reason ?? 'IMPORT -Q would still stop.');
    return [];
  });
  return { better, why };
}

/** A number of the requestor is known only as the directory server's copy. */
const isStoodIn = ({ facts }: Case): boolean =>
  NUMBERS.some(({ own }) => facts[`requestor.${own}`].standIn !== undefined);

/** A trial may reason with the server's copy of a requestor's numbers, and says so. */
function standIns(cases: readonly Case[]): string[] {
  const some = cases.filter(isStoodIn);
  if (some.length === 0) return [];
  const names = few(
    some.map(({ requestor }) => requestor),
    5,
  );
  return [
    `Of ${names} not all own numbers are known, and the directory server's copy stands in for them ` +
      '(assumed). Compare with `listds admin -p<password> -d<drive> -r` there.',
  ];
}

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
