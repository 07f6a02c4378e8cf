import type {
  Case,
  Fact,
  HeaderCell,
  NumberRow,
  Relation,
  Report,
  ReportInput,
} from '../model/report-types.js';
import { isBelow, isSame, rangeOf, type Range } from '../model/range.js';
import { BY_HAND } from '../case/cases.js';
import { FACTS, FACT_TABLE, type FactName } from '../model/facts.js';
import { factText } from '../model/fact-text.js';
import { NUMBERS, type Confidence, type HeaderNumber, type Source } from '../model/types.js';
import { BASIS, usedWitness, weakest } from '../case/basis.js';
import { placeText } from './places.js';

/** A lone SRVSEQ failure is contested: Q96060 prescribes an import that needs a lower one to pass. */
const COMPARISON: Readonly<Record<HeaderNumber, Confidence>> = {
  IMPSEQ: 'inferred',
  SRVSEQ: 'contested',
  REQSEQ: 'inferred',
};

/** The rows of the numbers table of one requestor. */
export function numberRows({ requestor, facts }: Case): NumberRow[] {
  return NUMBERS.map(({ header, own }) => {
    const h = facts[`header.${header}`];
    const o = facts[`requestor.${own}`];
    const [a, b] = [rangeOf(h), rangeOf(o)];
    const relation = relationOf(a, b);
    const witness = usedWitness(o);
    const headerWitness = usedWitness(h);
    return {
      requestor,
      number: header,
      header: number(h.value),
      own: number(o.value),
      ownAtLeast: o.atLeast ?? null,
      ownAtMost: Number.isFinite(o.atMost) ? o.atMost! : null,
      standIn: o.standIn !== undefined,
      relation,
      short: relation === 'lower' ? b.low - a.high : null,
      confidence:
        relation === 'unknown'
          ? null
          : weakest([
              relation === 'lower' ? COMPARISON[header] : 'inferred',
              witness ? BASIS[witness.source] : 'documented',
            ]),
      headerFrom: headerWitness
        ? { input: headerWitness.input, at: placeText(headerWitness.at) }
        : null,
      headerAlso: h.witnesses
        .filter((each) => !each.used)
        .map(({ input, at, value }) => ({ input, at: placeText(at), value: value as number })),
      ownFrom: o.witnesses.map((each) => ({
        input: each.input,
        line: each.at.line ?? null,
        at: placeText(each.at),
        source: each.source,
        value: each.value as number,
        used: each.used,
      })),
      reason: relation === 'unknown' ? reasonOf(h, o) : null,
    };
  });
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** By the bounds of both sides; what they leave open is unknown. */
function relationOf(header: Range, own: Range): Relation {
  const isLower = isBelow(header, own);
  if (isLower === null) return 'unknown';
  if (isLower) return 'lower';
  return isSame(header, own) === true ? 'equal' : 'higher';
}

function reasonOf(header: Fact, own: Fact): string {
  if (typeof header.value !== 'number')
    return header.reason ?? 'the header number is not in the evidence';
  if (typeof own.value === 'number') return 'it may be higher by the time of the import';
  return own.reason ?? "the requestor's own number is not in the evidence";
}

/**
 * The header's numbers, for the run as a whole. When requestors have different files in their
 * folders, no single number stands for them all: the rows of `numbers` tell them apart.
 */
export function headerCells(cases: readonly Case[]): Report['header'] {
  const cell = (number: HeaderNumber): HeaderCell => {
    const facts = cases.map((one) => one.facts[`header.${number}`]);
    const first = facts[0];
    const witness = first ? usedWitness(first) : undefined;
    if (!first || typeof first.value !== 'number' || !witness)
      return { value: null, from: null, at: null, reason: first?.reason ?? 'not in the evidence' };
    const isOne = facts.every((fact) => fact.value === first.value);
    return isOne
      ? { value: first.value, from: witness.input, at: placeText(witness.at), reason: null }
      : { value: null, from: null, at: null, reason: 'differs from requestor to requestor' };
  };
  return { IMPSEQ: cell('IMPSEQ'), SRVSEQ: cell('SRVSEQ'), REQSEQ: cell('REQSEQ') };
}

/** Of counts and sizes the report names every witness where they matter. */
const isTold = (fact: FactName): boolean =>
  /^(?:header|requestor)\./.test(fact) || FACT_TABLE[fact].type === 'version';

/** Notes on evidence that disagrees, one for each fact and witness. */
export function conflictsOf({ requestor, facts }: Case): { input: string; message: string }[] {
  return FACTS.filter(isTold).flatMap((name) => {
    const fact = facts[name];
    if (!fact.conflict) return [];
    const believed = usedWitness(fact);
    const whose = name.startsWith('header.') ? '' : ` of ${requestor}`;
    const rest = believed
      ? `but ${factText(name, believed.value)} is used, by ${rankWords(believed.source)}`
      : 'and other evidence disagrees: it is taken for unknown';
    return fact.witnesses
      .filter(({ value, input }) => value !== believed?.value && input !== BY_HAND)
      .map(({ value, input, at }) => {
        const place = placeText(at);
        const here = place === '' ? 'here' : `here (${place})`;
        return {
          input,
          message: `${name.replace(/^\w+\./, '')}${whose} is ${factText(name, value)} ${here}, ${rest}`,
        };
      });
  });
}

const rankWords = (source: Source): string =>
  source === 'by-hand'
    ? 'hand'
    : 'evidence that ranks higher, is newer, or shows the higher number';

/** Adds a note to an input. */
export function addIssue(
  inputs: readonly ReportInput[],
  id: string,
  message: string,
  level: 'warning' | 'note' = 'warning',
): void {
  const issues = inputs.find((input) => input.id === id)?.issues;
  // The same may come up once for each requestor.
  if (issues?.some((issue) => issue.message === message) === false)
    issues.push({ level, message, at: null });
}
