/**
 * A prediction beside what came to pass: agreement, the precise difference, and which rule was right.
 * Three-valued: what a log does not show proves neither.
 */
import type {
  Agreement,
  ComparedCode,
  ComparedRule,
  Comparison,
  Difference,
  OpenReason,
  WantedAfter,
} from '../model/after-types.js';
import type { JudgedCase } from '../judge/judge.js';
import type { Rule } from '../model/rule-types.js';
import type { Confidence } from '../model/types.js';
import { seenOf, type AfterInput, type Seen } from './seen.js';

/** Error processing Resync.glb (Q215505). */
const RESYNC_FAILED = 14;
/** IMPORT's own codes end here; the rest are of the programs that run before and after it (Q96003). */
const LAST_OF_IMPORT = 99;

/** What is judged, with the rules that it was judged by. */
export type Predicted = Pick<JudgedCase, 'case' | 'diagnosis' | 'judged'>;

/** Compares each prediction with what the inputs show of it; in the order of the predictions. */
export function compareAll(
  predicted: readonly Predicted[],
  rules: readonly Rule[],
  inputs: readonly AfterInput[],
): Comparison[] {
  return predicted.map((each) =>
    compare(each, rules, unlessDisputed(each, seenOf(each.case, inputs, predicted.length === 1))),
  );
}

/**
 * A stop beside a listing that holds the header's numbers: of a file that was predicted to pass, either
 * may be of another import. Where a stop was predicted the log bears it out, whatever came later.
 */
const unlessDisputed = ({ judged }: Predicted, seen: Seen): Seen =>
  seen.isDisputed && judged.outcome !== 'will-fail'
    ? { ...seen, outcome: null, shownBy: null, reason: 'log-against-listing' }
    : seen;

function compare(predicted: Predicted, rules: readonly Rule[], seen: Seen): Comparison {
  const { requestor, outcome, code, confidence } = predicted.judged;
  const said = predictedRules(predicted, rules);
  const codes = comparedCodes(said, seen, outcome === 'will-fail');
  const compared = said.map((each) => comparedRule(each, said, predicted, seen));
  const differences = differencesOf(predicted, codes, seen);
  const { agreement, reason } = agreementOf(predicted, codes, differences, seen);
  return {
    ...{ requestor, agreement, reason, predicted: { outcome, code, confidence } },
    ...{ logged: seen.logged, outcome: seen.outcome, shownBy: seen.shownBy },
    ...{ codes, rules: compared, differences },
    wanted: wantedFor(agreement, reason, seen),
  };
}

interface Said {
  rule: Rule;
  confidence: Confidence;
  said: 'fires' | 'clear';
  times: number | null;
}

/** The rules whose word an import can prove or refute: what fires and makes IMPORT stop or log a code. */
function predictedRules({ diagnosis, case: one }: Predicted, rules: readonly Rule[]): Said[] {
  const fired = diagnosis.fired.flatMap(
    ({ rule, confidence, reads, facts = one.facts }): Said[] => {
      if (!isOfImport(rule)) return [];
      const counted = reads.find((fact) => fact.startsWith('transactions.'));
      const times = counted && facts[counted].value;
      return [{ rule, confidence, said: 'fires', times: typeof times === 'number' ? times : null }];
    },
  );
  // That the numbers are high enough is a prediction as well.
  const passed = rules.filter(
    ({ id, severity, code }) =>
      severity === 'fatal' &&
      code === RESYNC_FAILED &&
      diagnosis.clear.some(({ rule }) => rule.id === id),
  );
  return [
    ...fired,
    ...passed.map((rule): Said => {
      const { confidence } = rule;
      return { rule, confidence, said: 'clear', times: null };
    }),
  ];
}

const isOfImport = ({ severity, code }: Rule): boolean =>
  severity === 'fatal' ||
  ((severity === 'error' || severity === 'hang') && code !== null && code <= LAST_OF_IMPORT);

/** The codes that were predicted, and those that the import logged. */
function comparedCodes(said: readonly Said[], seen: Seen, isStop: boolean): ComparedCode[] {
  const fires = said.filter((each) => each.said === 'fires');
  // An import that stops at the header is not said to log anything of the transactions.
  const counting = isStop ? fires.filter(({ rule }) => rule.severity === 'fatal') : fires;
  const logged = (seen.logged?.codes ?? []).filter(({ code }) => code <= LAST_OF_IMPORT);
  const codes = [
    ...counting.flatMap(({ rule }) => rule.code ?? []),
    ...logged.map(({ code }) => code),
  ];
  return [...new Set(codes)]
    .sort((a, b) => a - b)
    .map((code) => {
      const mine = counting.filter(({ rule }) => rule.code === code);
      const times = mine.map((each) => each.times);
      const found = logged.find((each) => each.code === code);
      return {
        code,
        isPredicted: mine.length > 0,
        predictedTimes: times.some((each) => each === null) ? null : sum(times as number[]),
        isLogged: found ? true : isSeenWhole(seen) ? false : null,
        loggedTimes: found?.times ?? 0,
      };
    });
}

const sum = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((all, each) => all + each, 0);

/** The import of the RESYNC.GLB is seen from its beginning to its end. */
const isSeenWhole = ({ outcome, logged }: Seen): boolean =>
  outcome === 'accepted' && logged !== null && logged.isFinished && !logged.fatal;

/** A rule's word beside what was seen; of several that may be behind one stop none is singled out. */
function comparedRule(
  { rule, confidence, said }: Said,
  all: readonly Said[],
  { diagnosis }: Predicted,
  seen: Seen,
): ComparedRule {
  const { id, severity, code } = rule;
  const told = { rule: id, confidence, severity, said, code };
  const isOpen = diagnosis.undecided.some(
    (each) => each.rule.severity === 'fatal' && each.rule.code === code,
  );
  const rivals = all.filter((each) => each.said === said && isFatal(each.rule, code));
  const isOnly = rivals.length === 1 && !isOpen;
  const isFired = all.some((each) => each.said === 'fires' && isFatal(each.rule, RESYNC_FAILED));
  if (severity !== 'fatal') {
    const { isLogged } = comparedCodes(all, seen, false).find((each) => each.code === code)!;
    return { ...told, wasRight: seen.outcome === 'accepted' ? rightOf(severity, isLogged) : null };
  }
  if (seen.outcome === 'accepted') {
    // The command that was planned need not be the one that was run; numbers may have been reset.
    const isMoot =
      rule.topic === 'command' || (rule.topic === 'numbers' && isFiredByNumbers(diagnosis));
    return { ...told, wasRight: isMoot ? null : said === 'clear' };
  }
  if (seen.outcome === 'stopped' && code === RESYNC_FAILED) {
    if (said === 'fires') return { ...told, wasRight: isOnly ? true : null };
    return { ...told, wasRight: isOnly && !isFired ? false : null };
  }
  const isOwnStop = code !== null && seen.logged?.fatal?.code === code;
  return { ...told, wasRight: said === 'fires' && isOwnStop && isOnly ? true : null };
}

const isFiredByNumbers = ({ fired }: Predicted['diagnosis']): boolean =>
  fired.some(({ rule }) => rule.severity === 'fatal' && rule.topic === 'numbers');

const isFatal = ({ severity, code }: Rule, of: number | null): boolean =>
  severity === 'fatal' && code === of;

/** A hang need not come about. */
const rightOf = (severity: Rule['severity'], isLogged: boolean | null): boolean | null =>
  severity === 'hang' && isLogged !== true ? null : isLogged;

function differencesOf(
  { judged, diagnosis }: Predicted,
  codes: readonly ComparedCode[],
  { outcome, logged }: Seen,
): Difference[] {
  const { outcome: said } = judged;
  const stops = fatalCodes(diagnosis);
  const fatal = logged?.fatal?.code ?? (outcome === 'stopped' ? RESYNC_FAILED : null);
  const isForeseen = said === 'will-fail' && (stops.includes(fatal) || stops.includes(null));
  const found: Difference[] = [];
  if (said === 'cannot-tell') return [];
  if (outcome === 'stopped' && said !== 'will-fail')
    found.push({ what: 'stopped', code: RESYNC_FAILED });
  else if (fatal !== null && outcome !== 'accepted' && !isForeseen)
    found.push({ what: 'other-stop', code: fatal });
  if (outcome === 'accepted' && said === 'will-fail')
    found.push({ what: 'accepted', code: judged.code });
  if (outcome !== 'accepted' || said === 'will-fail') return found;
  for (const { code, isPredicted, isLogged } of codes) {
    if (isPredicted && isLogged === false && !isRisk(diagnosis, code))
      found.push({ what: 'not-logged', code });
    if (!isPredicted) found.push({ what: 'not-predicted', code });
  }
  return found;
}

/** The codes of the stops that were predicted; null is a stop of which no number was published. */
const fatalCodes = ({ fired }: Predicted['diagnosis']): (number | null)[] =>
  fired.flatMap(({ rule }) => (rule.severity === 'fatal' ? [rule.code] : []));

const isRisk = ({ fired }: Predicted['diagnosis'], code: number): boolean =>
  fired.filter(({ rule }) => rule.code === code).every(({ rule }) => rule.severity === 'hang');

type Settled = Pick<Comparison, 'agreement' | 'reason'>;
const open = (reason: OpenReason): Settled => ({ agreement: 'open', reason });

function agreementOf(
  { judged, diagnosis }: Predicted,
  codes: readonly ComparedCode[],
  differences: readonly Difference[],
  { outcome, logged, reason }: Seen,
): Settled {
  const settled = (agreement: Agreement): Settled => ({ agreement, reason: null });
  if (judged.outcome === 'cannot-tell') return open(reason ?? 'not-predicted');
  if (reason === 'log-against-listing') return open(reason);
  if (outcome === null) {
    const fatal = logged?.fatal?.code ?? null;
    const isForeseen = fatal !== null && fatalCodes(diagnosis).includes(fatal);
    return isForeseen ? settled('agrees') : open(reason ?? 'not-shown');
  }
  const isByNumbers = diagnosis.fired.every(
    ({ rule }) => rule.severity !== 'fatal' || rule.topic === 'numbers',
  );
  if (outcome === 'accepted' && judged.outcome === 'will-fail' && isByNumbers)
    return open('reset-between');
  // What is logged beside what was predicted may come from other transactions (SRVTRANS.GLB).
  if (differences.some(({ what }) => what !== 'not-predicted')) return settled('differs');
  const isRiskOnly = judged.outcome === 'at-risk' && !codes.some((each) => isForeseenRisk(each));
  return isRiskOnly ? open('risk') : settled('agrees');
}

const isForeseenRisk = ({ isPredicted, isLogged }: ComparedCode): boolean =>
  isPredicted && isLogged === true;

const WANTED: Readonly<Record<OpenReason, readonly WantedAfter[]>> = {
  'no-import': ['whole-log'],
  'whose-log': ['name-requestor'],
  'before-evidence': ['later-log'],
  'breaks-off': ['whole-log', 'numbers-after'],
  'not-shown': ['numbers-after'],
  'other-stop': ['later-log'],
  'later-finished': ['log-before', 'numbers-after'],
  'reset-between': ['no-reset', 'same-file'],
  'log-against-listing': ['later-log', 'same-file'],
  'listing-silent': ['whole-log', 'numbers-after'],
  'not-predicted': ['missing-numbers'],
  risk: [],
};

/** What would settle it; of a disagreement, what would show which rule was wrong. */
function wantedFor(
  agreement: Agreement,
  reason: OpenReason | null,
  { outcome, logged }: Seen,
): WantedAfter[] {
  if (reason !== null) return [...WANTED[reason]];
  if (agreement !== 'differs') return [];
  return [
    ...(outcome === 'stopped' ? (['numbers-at-import'] as const) : []),
    'same-file',
    ...(logged?.version == null ? (['import-version'] as const) : []),
  ];
}
