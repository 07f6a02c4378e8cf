import type { Case, Finding, RuleOutcome, Undecided } from '../case/report-types.js';
import type { FactName } from '../case/types.js';
import { evaluate } from './evaluate.js';
import { HOW_TO_GET } from './facts.js';
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
    const applies = rule.applies ? evaluate(rule.applies, facts) : null;
    const result = evaluate(rule.when, facts);
    const outcome = (name: RuleOutcome['result']): void => {
      diagnosis.outcomes.push({ rule: rule.id, requestor, result: name });
    };
    if (applies?.value === false) outcome('not-applicable');
    else if (applies?.value === null || result.value === null) {
      outcome('undecided');
      const missing = [...new Set([...(applies?.missing ?? []), ...result.missing])];
      diagnosis.open.push(rule);
      diagnosis.undecided.push({
        rule: rule.id,
        severity: rule.severity,
        requestor,
        missing,
        howToGet: [...new Set(missing.map((fact) => HOW_TO_GET[fact]))].join(' '),
      });
    } else if (result.value) {
      outcome('fired');
      diagnosis.fired.push({ rule, reads: result.reads });
    } else {
      outcome('clear');
      diagnosis.clear.push(rule);
    }
  }
  return diagnosis;
}

/** Fills `{fact}` and `{fact - fact}` in a rule's message. Facts that are not known read `unknown`. */
export function fillMessage(rule: Rule, facts: Case['facts']): string {
  return rule.message.replace(
    /\{([A-Za-z.]+)(?: - ([A-Za-z.]+))?\}/g,
    (_whole, first: FactName, second?: FactName) => {
      const a = facts[first]?.value ?? null;
      const b = second ? (facts[second]?.value ?? null) : 0;
      if (a === null || b === null) return 'unknown';
      return typeof a === 'number' && typeof b === 'number' ? String(a - b) : String(a);
    },
  );
}

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
      const used = facts[fact].witnesses.find((witness) => witness.used);
      return {
        fact,
        value: facts[fact].value,
        input: used?.input ?? null,
        at: used ? placeWords(used.at) : '',
      };
    }),
    articles: rule.articles,
  };
}
