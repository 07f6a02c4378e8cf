import type { Case, HeaderCell, NumberRow, Report, ReportInput } from '../case/report-types.js';
import { BY_HAND } from '../case/cases.js';
import { NUMBERS, type Confidence, type HeaderNumber } from '../case/types.js';
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

/** Notes on evidence that disagrees, one for each number and requestor. */
export function conflictsOf({ requestor, facts }: Case): { input: string; message: string }[] {
  return NUMBERS.flatMap(({ own }) => {
    const fact = facts[`requestor.${own}`];
    const { witnesses, conflict } = fact;
    const believed = usedWitness(fact);
    if (!conflict || !believed) return [];
    return witnesses
      .filter(({ value, input }) => value !== believed.value && input !== BY_HAND)
      .map(({ value, input, at }) => ({
        input,
        message:
          `${own} of ${requestor} is ${String(value)} here (${placeText(at)}), but ` +
          `${String(believed.value)} by better evidence, which is used`,
      }));
  });
}

/** Adds a note to an input. */
export function addIssue(
  inputs: readonly ReportInput[],
  id: string,
  message: string,
  level: 'warning' | 'note' = 'warning',
): void {
  inputs.find((input) => input.id === id)?.issues.push({ level, message, at: null });
}
