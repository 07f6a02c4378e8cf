/** Small cases, rules, diagnoses and inputs for the tables of tests. */
import type { Case, Fact } from '../../src/model/report-types.js';
import type { ReadInput } from '../../src/case/requestors.js';
import { FACTS } from '../../src/model/facts.js';
import {
  NUMBERS,
  type FactName,
  type FactValue,
  type Observation,
  type Reading,
  type Source,
} from '../../src/model/types.js';
import type { Diagnosis } from '../../src/judge/diagnose.js';
import type { Ruling } from '../../src/judge/ruling.js';
import type { Rule } from '../../src/model/rule-types.js';

export const MONTGOMERY = 'POLYNOMIAL/MONTGOMERY';
export const NOVEMBER = 'POLYNOMIAL/NOVEMBER';
export const OCTOBER = 'POLYNOMIAL/OCTOBER';

export type Values = Partial<Record<FactName, FactValue | null>>;
/** In the order IMPSEQ, SRVSEQ, REQSEQ; null is unknown. */
export type Three = readonly [number | null, number | null, number | null];

/** A fact with one witness, or without any when it is unknown. */
export const factOf = (value: FactValue | null, source: Source = 'reqconf'): Fact => ({
  value,
  witnesses:
    value === null
      ? []
      : [{ input: 'i1', at: { line: 1 }, value, source, used: true, which: 'some names' }],
  conflict: false,
});

/** All facts; what is not given is unknown. */
export const factsOf = (values: Values = {}): Case['facts'] =>
  Object.fromEntries(FACTS.map((name) => [name, factOf(values[name] ?? null)])) as Case['facts'];

export const caseOf = (values: Values = {}, requestor = OCTOBER): Case => ({
  requestor,
  facts: factsOf(values),
  pending: null,
  transactions: null,
  installation: {},
});

/** A sound header with its numbers, and the requestor's own numbers. */
export const numbers = (headers: Three, owns: Three): Values => ({
  'header.present': true,
  'header.wellFormed': true,
  ...(Object.fromEntries(
    NUMBERS.flatMap(({ header, own }, i) => [
      [`header.${header}`, headers[i]],
      [`requestor.${own}`, owns[i]],
    ]),
  ) as Values),
});

export const ruleOf = (part: Partial<Rule>): Rule => ({
  ...{
    id: 'a-rule',
    title: 'A rule',
    topic: 'other',
    severity: 'fatal',
    code: 14,
    confidence: 'inferred',
  },
  ...{ scope: 'requestor', when: { eq: [1, 1] }, message: 'It is so.', articles: ['Q96060'] },
  remedies: [],
  ...part,
});

/** A diagnosis by the rules that fired, stayed undecided and are clear. */
export const diagnosisOf = (by: { fired?: Rule[]; open?: Rule[]; clear?: Rule[] }): Diagnosis => {
  const all = (rules: Rule[] = [], result: Ruling['result']): Ruling[] =>
    rules.map((rule) => rulingOf(rule, result));
  const [fired, undecided, clear] = [
    all(by.fired, 'fired'),
    all(by.open, 'undecided'),
    all(by.clear, 'clear'),
  ];
  return { rulings: [...fired, ...undecided, ...clear], fired, undecided, clear };
};

export const rulingOf = (rule: Rule, result: Ruling['result']): Ruling => ({
  ...{ rule, result, reads: [], confidence: rule.confidence, missing: [], howToGet: '' },
});

/** One observation about a requestor, null for one that the evidence does not name. */
export const seen = (
  name: string | null,
  fact: FactName,
  value: FactValue,
  source: Source = 'reqconf',
): Observation => ({ of: { kind: 'requestor', name }, fact, value, source, at: { line: 1 } });

/** An input that was read; `owner` is the postoffice folder in which it lies. */
export const inputOf = (
  id: string,
  observations: Observation[],
  more: { owner?: string } & Partial<Reading> = {},
): ReadInput => {
  const { owner = null, ...reading } = more;
  const told = { observations, issues: [], ...reading };
  return { id, name: `${id}.txt`, bytes: 0, owner, reading: told };
};
