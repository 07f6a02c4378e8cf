/** All rules x one case -> fired, clear, undecided, not applicable. */
import { weakest } from '../case/basis.js';
import {
  fillTemplate,
  placeholdersOf,
  type FindingArg,
  type FindingArgs,
} from '../model/finding-text.js';
import { isPoint, rangeOf } from '../model/range.js';
import type {
  Case,
  Fact,
  Finding,
  RuleOutcome,
  Undecided,
  Witness,
} from '../model/report-types.js';
import type { Confidence } from '../model/types.js';
import { FACT_TABLE, type FactName } from '../model/facts.js';
import { evaluateRule } from './evaluate.js';
import type { Rule } from '../model/rule-types.js';

/**
 * What the directory server's copy of a requestor's own number is good for. For a listed requestor and
 * a fresh file the header reaches the copy by construction (Q215505), so that a pass by it says
 * nothing: it may only show a failure, except where somebody tries out what the server would do.
 */
export type StandIns = 'only fail' | 'pass';

/** What the rules say of one requestor. Places are still places; words come later. */
export interface Diagnosis {
  requestor: string;
  /** `confidence` is the rule's, or less where the facts behind it are only stood in for. */
  fired: { rule: Rule; reads: FactName[]; confidence: Confidence; facts: Case['facts'] }[];
  undecided: Undecided[];
  /** The rules behind `undecided`, in the same order. */
  open: Rule[];
  clear: Rule[];
  outcomes: RuleOutcome[];
}

/**
 * Tries every rule on one case. Where several files disagree, each is tried alone as well: if every one
 * of them fails, the failure is certain though nobody knows which file it will be.
 */
export function diagnose(
  rules: readonly Rule[],
  one: Case,
  standIns: StandIns = 'only fail',
): Diagnosis {
  const whole = diagnoseOne(rules, one, standIns);
  const alone = (one.byFile ?? []).map((each) => diagnoseOne(rules, each, standIns));
  const fatal = ({ fired }: Diagnosis) => fired.filter(({ rule }) => rule.severity === 'fatal');
  const isSure = alone.length > 0 && alone.every((each) => fatal(each).length > 0);
  if (!isSure || fatal(whole).length > 0) return whole;
  const fired = alone.flatMap(fatal);
  const ids = new Set(fired.map(({ rule }) => rule.id));
  const stays = whole.undecided.map(({ rule }) => !ids.has(rule));
  return {
    ...whole,
    fired: [...fired, ...whole.fired],
    undecided: whole.undecided.filter((_, at) => stays[at]),
    open: whole.open.filter((_, at) => stays[at]),
    outcomes: whole.outcomes.map((each) =>
      ids.has(each.rule) ? { ...each, result: 'fired' } : each,
    ),
  };
}

/** No rule stops another one: all causes are told. */
function diagnoseOne(
  rules: readonly Rule[],
  { requestor, facts }: Case,
  standIns: StandIns,
): Diagnosis {
  const diagnosis: Diagnosis = {
    requestor,
    fired: [],
    undecided: [],
    open: [],
    clear: [],
    outcomes: [],
  };
  for (const rule of rules) {
    const tell = (result: RuleOutcome['result']): void =>
      void diagnosis.outcomes.push({ rule: rule.id, requestor, result });
    const { applies, when } = evaluateRule(rule, facts);
    if (applies?.value === false) {
      tell('not-applicable');
      continue;
    }
    const hollow =
      when.value === false && rule.severity === 'fatal' && standIns === 'only fail'
        ? when.reads.filter((fact) => facts[fact].standIn === 'never-passes')
        : [];
    const result = hollow.length > 0 ? { ...when, value: null, missing: hollow } : when;
    if (applies?.value === null || result.value === null) {
      tell('undecided');
      diagnosis.open.push(rule);
      const missing = [...new Set([...(applies?.missing ?? []), ...result.missing])];
      diagnosis.undecided.push({
        ...{ rule: rule.id, topic: rule.topic, severity: rule.severity, requestor, missing },
        howToGet: howToGet(missing, facts),
      });
    } else if (result.value) {
      tell('fired');
      const isStoodIn = result.reads.some((fact) => isCopied(facts[fact]));
      const confidence = isStoodIn ? weakest([rule.confidence, 'assumed']) : rule.confidence;
      diagnosis.fired.push({ rule, reads: result.reads, confidence, facts });
    } else {
      tell('clear');
      diagnosis.clear.push(rule);
    }
  }
  return diagnosis;
}

/** The server's copy speaks of whenever it was written; its mail was at least sent to the requestor. */
const isCopied = ({ standIn, witnesses }: Fact): boolean =>
  standIn !== undefined && witnesses.some(({ used, source }) => used && source === 'server-copy');

/** Ways to get some facts; facts that are got alike share one. */
const howToGet = (missing: readonly FactName[], facts: Case['facts']): string =>
  [...new Set(missing.map((fact) => wayTo(fact, facts[fact])))].join(' ');

/** What would settle a fact: where evidence is there and leaves it open, more of its kind does not. */
function wayTo(name: FactName, { value, conflict, atMost }: Fact): string {
  if (value === null && conflict && name.startsWith('header.')) return ONE_FILE;
  if (value !== null && atMost !== undefined) return AFTER_CYCLE;
  return FACT_TABLE[name].howToGet;
}

const ONE_FILE = 'Leave out the file that is not to be imported: two of them disagree.';
const AFTER_CYCLE =
  'Let T3 run, then list it again: `listds admin -pPASSWORD -dM -r` (Q96060), and leave the ' +
  'older evidence out. Or, where no reply waits in its $SYSTEM mailbag, import by hand before T3.';

/** What the placeholders of a rule's message stand for. */
const argsOf = ({ message }: Rule, facts: Case['facts']): FindingArgs =>
  Object.fromEntries(placeholdersOf(message).map((key) => [key, argOf(key, facts)]));

function argOf(key: string, facts: Case['facts']): FindingArg {
  const [first, second] = key.split(' - ') as [FactName, FactName?];
  if (second) return differenceOf(facts[first], facts[second]);
  if (key.endsWith(':which'))
    return witnessOf(facts, key.slice(0, -':which'.length) as FactName)?.which ?? null;
  const fact = facts[first];
  const { low, high } = rangeOf(fact);
  if (fact.value !== null || (low === -Infinity && high === Infinity)) return fact.value;
  return low === high ? low : { atLeast: finite(low), atMost: finite(high) };
}

/** By how much one number is above another, or its bound; null while it is unknown. */
function differenceOf(a: Fact, b: Fact): FindingArg {
  const [x, y] = [rangeOf(a), rangeOf(b)];
  const least = x.low - y.high;
  if (!Number.isFinite(least)) return null;
  return isPoint(x) && isPoint(y) ? least : { atLeast: least, atMost: null };
}

const finite = (bound: number): number | null => (Number.isFinite(bound) ? bound : null);

const witnessOf = (facts: Case['facts'], fact: FactName): Witness | undefined =>
  facts[fact].witnesses.find(({ used }) => used);

/** A finding in words, with where each fact was seen. */
export function toFinding(
  { rule, reads, confidence, facts }: Diagnosis['fired'][number],
  { requestor }: Pick<Case, 'requestor'>,
  placeWords: (at: { line?: number; record?: number; byte?: number }) => string,
): Finding {
  const args = argsOf(rule, facts);
  return {
    rule: rule.id,
    topic: rule.topic,
    severity: rule.severity,
    code: rule.code,
    confidence,
    requestor,
    message: fillTemplate(rule.message, args),
    template: rule.message,
    args,
    evidence: reads.map((fact) => {
      const used = witnessOf(facts, fact);
      return {
        fact,
        value: facts[fact].value,
        input: used?.input ?? null,
        at: used ? placeWords(used.at) : '',
      };
    }),
    examples: reads.flatMap((fact) =>
      (witnessOf(facts, fact)?.examples ?? []).map((each) => ({
        ...each,
        at: placeWords(each.at),
      })),
    ),
    articles: rule.articles,
  };
}
