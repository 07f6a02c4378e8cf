/** The closed language of rules, as types. */
import type { Confidence, FactName, Severity } from './types.js';

/** A version as rules write it: `3.2.9`. It is compared part by part. */
export type VersionConstant = `${number}.${string}`;
/** A fact by its name, or a constant. */
export type Operand = FactName | number | boolean | VersionConstant;

/**
 * The closed language of rules (contract section 7), evaluated three-valued: a comparison with an
 * unknown fact is unknown. `known` alone is never unknown.
 */
export type Condition =
  | { lt: [Operand, Operand] }
  | { le: [Operand, Operand] }
  | { eq: [Operand, Operand] }
  | { in: [FactName, (number | boolean | VersionConstant)[]] }
  | { known: FactName }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** What a rule looks at. */
export type Scope = 'file' | 'requestor' | 'folder' | 'transactions';

/** One rule, as rules/<id>.json holds it; rules/rule.schema.json is its schema. */
export interface Rule {
  id: string;
  title: string;
  severity: Severity;
  /** The IMPORT error code that is predicted, or null. */
  code: number | null;
  confidence: Confidence;
  /** The reasoning; required for every confidence other than `documented`. */
  why?: string;
  scope: Scope;
  /** While this is not true the rule does not apply; left out, it always applies. */
  applies?: Condition;
  when: Condition;
  /** Words with `{fact}`, `{fact - fact}` and `{fact:which}`, the names behind a count, in them. */
  message: string;
  articles: string[];
  /** Ids of remedies that may help; see advise/remedies.ts. */
  remedies: string[];
}
