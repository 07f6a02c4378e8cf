import type { Case, HeaderCell, NumberRow, Report, ReportInput } from '../case/report-types.js';
import { BY_HAND } from '../case/cases.js';
import { FACTS, FACT_TABLE, type FactName } from '../case/facts.js';
import { factText } from '../case/fact-text.js';
import { NUMBERS, type Confidence, type HeaderNumber, type Source } from '../case/types.js';
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
    const [a, b] = [h.value, o.value];
    const known = typeof a === 'number' && typeof b === 'number';
    const relation = !known ? 'unknown' : a < b ? 'lower' : a === b ? 'equal' : 'higher';
    const witness = usedWitness(o);
    const headerWitness = usedWitness(h);
    return {
      requestor,
      number: header,
      header: typeof a === 'number' ? a : null,
      own: typeof b === 'number' ? b : null,
      relation,
      short: known && a < b ? b - a : null,
      confidence: !known
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
      reason: known ? null : reasonOf(typeof a !== 'number', h.reason, o.reason),
    };
  });
}

const reasonOf = (headerIsOpen: boolean, h: string | undefined, o: string | undefined): string =>
  headerIsOpen ? (h ?? 'the header number is not in the evidence') : (o ?? NOT_SEEN);
const NOT_SEEN = "the requestor's own number is not in the evidence";

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
