import type { Case, Finding, RuleOutcome, Undecided, Witness } from '../case/report-types.js';
import { FACT_TABLE, type FactName } from '../case/facts.js';
import { factText } from '../case/fact-text.js';
import { evaluate } from './evaluate.js';
import type { Rule } from './rule-types.js';

/** What the rules say of one requestor. Places are still places; words come later. */
export interface Diagnosis {
  requestor: string;
  fired: { rule: Rule; reads: FactName[] }[];
  undecided: Undecided[];
  /** The rules behind `undecided`, in the same order. */
  open: Rule[];
  clear: Rule[];
  outcomes: RuleOutcome[];
}

/** Tries every rule on one case. No rule stops another one: all causes are told. */
export function diagnose(rules: readonly Rule[], { requestor, facts }: Case): Diagnosis {
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
    const applies = rule.applies ? evaluate(rule.applies, facts) : null;
    if (applies?.value === false) {
      tell('not-applicable');
      continue;
    }
    const result = evaluate(rule.when, facts);
    if (applies?.value === null || result.value === null) {
      tell('undecided');
      diagnosis.open.push(rule);
      const missing = [...new Set([...(applies?.missing ?? []), ...result.missing])];
      diagnosis.undecided.push({
        ...{ rule: rule.id, severity: rule.severity, requestor, missing },
        howToGet: howToGet(missing),
      });
    } else if (result.value) {
      tell('fired');
      diagnosis.fired.push({ rule, reads: result.reads });
    } else {
      tell('clear');
      diagnosis.clear.push(rule);
    }
  }
  return diagnosis;
}

/** Ways to get some facts; facts that are got alike share one. */
function howToGet(missing: readonly FactName[]): string {
  const [first, ...rest] = missing.map((fact) => FACT_TABLE[fact].howToGet);
  return rest.length === 0 ? (first ?? '') : [...new Set([first, ...rest])].join(' ');
}

/**
 * Fills `{fact}`, `{fact - fact}` and `{fact:which}` in a rule's message. Facts that are not known
 * read `unknown`.
 */
export function fillMessage(rule: Rule, facts: Case['facts']): string {
  return rule.message.replace(
    /\{([A-Za-z0-9.]+)(?: - ([A-Za-z.]+)|(:which))?\}/g,
    (_whole, first: FactName, second?: FactName, which?: string) => {
      if (which) return witnessOf(facts, first)?.which ?? 'unknown';
      const a = facts[first]?.value ?? null;
      if (!second) return factText(first, a);
      const b = facts[second]?.value ?? null;
      return typeof a === 'number' && typeof b === 'number' ? String(a - b) : 'unknown';
    },
  );
}

const witnessOf = (facts: Case['facts'], fact: FactName): Witness | undefined =>
  facts[fact].witnesses.find(({ used }) => used);

/** A finding in words, with where each fact was seen. */
export function toFinding(
  { rule, reads }: Diagnosis['fired'][number],
  { requestor, facts }: Case,
  placeWords: (at: { line?: number; record?: number; byte?: number }) => string,
): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    code: rule.code,
    confidence: rule.confidence,
    requestor,
    message: fillMessage(rule, facts),
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
