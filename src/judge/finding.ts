/** A rule that fired, as a finding: in words, with where each fact was seen. */
import {
  fillTemplate,
  placeholdersOf,
  type FindingArg,
  type FindingArgs,
} from '../model/finding-text.js';
import { onceForEach } from '../model/once-for-each.js';
import { isPoint, rangeOf } from '../model/range.js';
import type { Case, Fact, Finding, Witness } from '../model/report-types.js';
import type { FactName } from '../model/facts.js';
import type { Rule } from '../model/rule-types.js';
import type { Fired } from './diagnose.js';

/** What the placeholders of a rule's message stand for. */
const argsOf = (rule: Rule, facts: Case['facts']): FindingArgs =>
  Object.fromEntries(keysOf(rule).map((key) => [key, argOf(key, facts)]));

const keysOf = onceForEach(({ message }: Rule) => placeholdersOf(message));

function argOf(key: string, facts: Case['facts']): FindingArg {
  const [first, second] = key.split(' - ') as [FactName, FactName?];
  if (second) return differenceOf(facts[first], facts[second]);
  if (key.endsWith(':which'))
    return witnessOf(facts, key.slice(0, -':which'.length) as FactName)?.which ?? null;
  const fact = facts[first];
  const { low, high } = rangeOf(fact);
  if (fact.value !== null || (low === -Infinity && high === Infinity)) return fact.value;
  return { atLeast: finite(low), atMost: finite(high) };
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
  { rule, reads, confidence, facts: ofFile }: Fired,
  { requestor, facts: own }: Pick<Case, 'requestor' | 'facts'>,
  placeWords: (at: { line?: number; record?: number; byte?: number }) => string,
): Finding {
  const facts = ofFile ?? own;
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
