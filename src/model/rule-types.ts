/** The closed language of rules, as types. */
import type { Confidence, FactName, Severity } from './types.js';

/** A version as rules write it: `3.2.9`. It is compared part by part. */
export type VersionConstant = `${number}.${string}`;
/** A fact by its name, or a constant. */
export type Operand = FactName | number | boolean | VersionConstant;

/**
 * The closed language of rules, evaluated three-valued: a comparison with an
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
export const SCOPES = ['file', 'requestor', 'folder', 'transactions'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * What a rule is about, so that a report can group findings without knowing any rule by its id.
 * numbers: the three comparisons. header: the header transaction. evidence: what makes a number
 * doubtful. history: what logs show. other: a user's own rule that does not say.
 */
export const TOPICS = [
  'numbers',
  'header',
  'evidence',
  'history',
  'server',
  'pending',
  'command',
  'programs',
  'folder',
  'lists',
  'transactions',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

/** One rule, as rules/<id>.json holds it; rules/rule.schema.json is its schema. */
export interface Rule {
  id: string;
  title: string;
  topic: Topic;
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
  /** Words with `{fact}`, `{fact - fact}`, `{fact:which}` (the names behind a count) and `{fact|one|many}`. */
  message: string;
  articles: string[];
  /** Ids of remedies that may help; see rules/remedies/. */
  remedies: string[];
}
