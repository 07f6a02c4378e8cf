/** All rules x one case -> fired, clear, undecided, not applicable. */
import { factsBelow } from '../case/facts-over.js';
import { onceForEach } from '../model/once-for-each.js';
import type { Case } from '../model/report-types.js';
import type { Rule } from '../model/rule-types.js';
import { factsNamedBy, rulingsBy, type Ruling, type StandIns } from './ruling.js';

/**
 * What the rules say of a requestor, without its name and its numbers: all of whom every rule says the
 * same share one diagnosis, so that what follows from it is worked out once for all of them.
 */
export interface Diagnosis {
  /** One of each rule, in the order of the rules. */
  rulings: readonly Ruling[];
  fired: readonly Fired[];
  undecided: readonly Ruling[];
  clear: readonly Ruling[];
}

/** `facts`: it fired on one of several files that disagree, and not on the case as a whole. */
export type Fired = Ruling & { facts?: Case['facts'] };

/** Tries every rule on one case; see `diagnosesBy`. */
export const diagnose = (
  rules: readonly Rule[],
  one: Case,
  standIns: StandIns = 'only fail',
): Diagnosis => diagnosesBy(rules, standIns)(one);

/**
 * Tries every rule on any number of cases. Where several files disagree, each is tried alone as well: if
 * every one of them fails, the failure is certain though nobody knows which file it will be.
 */
export function diagnosesBy(rules: readonly Rule[], standIns: StandIns): (one: Case) => Diagnosis {
  const ofFacts = diagnosesOfFacts(rules, standIns);
  return ({ facts, byFile = [] }) => {
    const whole = ofFacts(facts);
    const alone = byFile.map((each) => fatalOn(ofFacts(each.facts), each));
    const isSure = alone.length > 0 && alone.every((fatal) => fatal.length > 0);
    if (!isSure || whole.fired.some(isFatal)) return whole;
    const fired = alone.flat();
    const ids = new Set(fired.map(({ rule }) => rule.id));
    return {
      fired: [...fired, ...whole.fired],
      undecided: whole.undecided.filter(({ rule }) => !ids.has(rule.id)),
      clear: whole.clear,
      rulings: whole.rulings.map((each) =>
        ids.has(each.rule.id) ? { ...each, result: 'fired' } : each,
      ),
    };
  };
}

const isFatal = ({ rule }: Ruling): boolean => rule.severity === 'fatal';

const fatalOn = ({ fired }: Diagnosis, { facts }: Case): Fired[] =>
  fired.filter(isFatal).map((ruling) => ({ ...ruling, facts }));

/**
 * No rule stops another one: all causes are told. Most facts of a requestor lie below those that are its
 * own, shared with others. The rules are tried on those once; then the ones that name a fact of its own
 * are tried again, and each ruling leads on to the diagnosis of all who had the same rulings so far.
 */
function diagnosesOfFacts(
  rules: readonly Rule[],
  standIns: StandIns,
): (facts: Case['facts']) => Diagnosis {
  const tries = rules.map((rule) => rulingsBy(rule, standIns));
  const naming = new Map<string, number[]>();
  rules.forEach((rule, at) => {
    for (const fact of factsNamedBy(rule)) naming.set(fact, [...(naming.get(fact) ?? []), at]);
  });
  // One requestor after the other has facts of its own by the same names.
  let last: { own: readonly string[]; tried: ReadonlySet<number> } = { own: [], tried: new Set() };
  const triedAgain = (own: readonly string[]): ReadonlySet<number> => {
    if (own.length !== last.own.length || own.some((fact, at) => fact !== last.own[at]))
      last = { own, tried: new Set(own.flatMap((fact) => naming.get(fact) ?? [])) };
    return last.tried;
  };
  const lead = (facts: Case['facts']): Shared => {
    const below = factsBelow(facts);
    if (below === null) return new Shared(tries.map((ruling) => ruling(facts)));
    let found = leadBelow(below);
    for (const at of triedAgain(Object.keys(facts))) found = found.with(at, tries[at]!(facts));
    return found;
  };
  const leadBelow = onceForEach(lead);
  return (facts) => lead(facts).diagnosis();
}

/** What all have in common who had the same rulings. */
class Shared {
  private readonly next = new Map<Ruling, Shared>();
  private made: Diagnosis | null = null;

  constructor(private readonly rulings: readonly Ruling[]) {}

  /** Those who have this ruling in the place of the one at `at`. */
  with(at: number, ruling: Ruling): Shared {
    if (this.rulings[at] === ruling) return this;
    let next = this.next.get(ruling);
    if (!next) this.next.set(ruling, (next = new Shared(this.rulings.with(at, ruling))));
    return next;
  }

  diagnosis(): Diagnosis {
    const of = (result: Ruling['result']): Ruling[] =>
      this.rulings.filter((each) => each.result === result);
    this.made ??= {
      rulings: this.rulings,
      fired: of('fired'),
      undecided: of('undecided'),
      clear: of('clear'),
    };
    return this.made;
  }
}
