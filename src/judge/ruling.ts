/** One rule x one case -> whether it fired, is clear, undecided or does not apply, and by which facts. */
import { weakest } from '../case/basis.js';
import { FACT_TABLE, type FactName } from '../model/facts.js';
import type { Case, Fact, RuleResult } from '../model/report-types.js';
import type { Rule } from '../model/rule-types.js';
import type { Confidence } from '../model/types.js';
import { evaluate, needs } from './evaluate.js';

/**
 * What the directory server's copy of a requestor's own number is good for. For a listed requestor and
 * a fresh file the header reaches the copy by construction (Q215505), so that a pass by it says
 * nothing: it may only show a failure, except where somebody tries out what the server would do.
 */
export type StandIns = 'only fail' | 'pass';

/** What a rule comes to. It says nothing of a requestor's name or numbers, so that many share it. */
export interface Ruling {
  rule: Rule;
  result: Exclude<RuleResult, 'off'>;
  /** The facts by which it fired. */
  reads: readonly FactName[];
  /** The rule's, or less where the facts behind it are only stood in for. */
  confidence: Confidence;
  /** The facts that would decide it, and the ways to get them. */
  missing: readonly FactName[];
  howToGet: string;
}

/**
 * Tries one rule on any number of cases; those of which it says the same get the same ruling. Many cases
 * share facts: where all that the rule names are the same as the last time, so is what it comes to.
 */
export function rulingsBy(rule: Rule, standIns: StandIns): (facts: Case['facts']) => Ruling {
  const named = factsNamedBy(rule);
  const rulingOn = rulingsOneByOne(rule, standIns);
  const known: Ruling[] = [];
  let last: { of: readonly Fact[]; ruling: Ruling } | null = null;
  return (facts) => {
    if (last?.of.every((fact, at) => fact === facts[named[at]!])) return last.ruling;
    const found = rulingOn(facts);
    const same = known.find((each) => isSame(each, found));
    if (!same) known.push(found);
    last = { of: named.map((name) => facts[name]), ruling: same ?? found };
    return last.ruling;
  };
}

/** Every fact that the rule names. */
export const factsNamedBy = ({ applies, when }: Rule): readonly FactName[] => [
  ...new Set([...needs(when), ...(applies ? needs(applies) : [])]),
];

const isSame = (a: Ruling, b: Ruling): boolean =>
  a === b ||
  (a.result === b.result &&
    a.confidence === b.confidence &&
    isSameList(a.reads, b.reads) &&
    isSameList(a.missing, b.missing) &&
    a.howToGet === b.howToGet);

const isSameList = (a: readonly FactName[], b: readonly FactName[]): boolean =>
  a === b || (a.length === b.length && a.every((fact, at) => fact === b[at]));

/** Tries one rule on any number of cases, each for itself. */
function rulingsOneByOne(rule: Rule, standIns: StandIns): (facts: Case['facts']) => Ruling {
  const none = { rule, reads: [], confidence: rule.confidence, missing: [], howToGet: '' };
  const clear: Ruling = { ...none, result: 'clear' };
  const notApplicable: Ruling = { ...none, result: 'not-applicable' };
  const isWary = rule.severity === 'fatal' && standIns === 'only fail';
  return (facts) => {
    const applies = rule.applies ? evaluate(rule.applies, facts) : null;
    if (applies?.value === false) return notApplicable;
    const when = evaluate(rule.when, facts);
    const hollow =
      when.value === false && isWary
        ? when.reads.filter((fact) => facts[fact].standIn === 'never-passes')
        : [];
    if (applies?.value === null || when.value === null || hollow.length > 0) {
      const lacks = hollow.length > 0 ? hollow : when.missing;
      const missing = [...new Set([...(applies?.missing ?? []), ...lacks])];
      return { ...none, result: 'undecided', missing, howToGet: howToGet(missing, facts) };
    }
    if (!when.value) return clear;
    const isStoodIn = when.reads.some((fact) => isCopied(facts[fact]));
    const confidence = isStoodIn ? weakest([rule.confidence, 'assumed']) : rule.confidence;
    return { ...none, result: 'fired', reads: when.reads, confidence };
  };
}

/** The server's copy speaks of whenever it was written; its mail was at least sent to the requestor. */
const isCopied = ({ standIn, witnesses }: Fact): boolean =>
  standIn !== undefined && witnesses.some(({ used, source }) => used && source === 'server-copy');

/** Ways to get some facts; facts that are got alike share one. */
const howToGet = (missing: readonly FactName[], facts: Case['facts']): string =>
  [...new Set(missing.map((fact) => wayTo(fact, facts[fact])))].join(' ');

/** What would settle a fact: where evidence is there and leaves it open, more of its kind does not. */
function wayTo(name: FactName, { value, conflict, atMost, unreadIn }: Fact): string {
  if (unreadIn) return READABLE;
  if (value === null && conflict && name.startsWith('header.')) return ONE_FILE;
  if (value !== null && atMost !== undefined) return AFTER_CYCLE;
  return FACT_TABLE[name].howToGet;
}

const ONE_FILE = 'Leave out the file that is not to be imported: two of them disagree.';
const READABLE =
  'List the file that cannot be read with LISTQ, and give that listing without it: ' +
  '`listq admin -pPASSWORD -dM -fresync > resync.txt` (Q96060). Or copy the file once more, in binary mode.';
const AFTER_CYCLE =
  'Let T3 run, then list it again: `listds admin -pPASSWORD -dM -r` (Q96060), and leave the ' +
  'older evidence out. Or, where no reply waits in its $SYSTEM mailbag, import by hand before T3.';
