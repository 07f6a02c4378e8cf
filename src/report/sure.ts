/** How sure an answer is, in a sentence that every format shows. */
import type { Report } from '../model/report-types.js';
import type { Confidence } from '../model/types.js';
import { gravest, isAboutNumbers, rowsOf, type Judged } from './answer.js';

/** Of a stop that the numbers bring about. */
const OF_NUMBERS: Record<Confidence, string> = {
  documented: 'documented.',
  inferred: 'inferred from Q215505. No article shows how IMPORT compares.',
  contested: 'contested: Q215505 says SRVSEQ counts, Q96060 suggests it does not.',
  assumed: 'assumed: no article says so; the safer assumption is used.',
};
const OF_PASS = 'inferred. No known cause of a stop was found. Nobody can promise more.';
const BY_COPY = "assumed: the directory server's copy stands in for its own number.";
const BY_ASSUMPTION = 'assumed: part of the evidence is only taken for its own.';

/** Of what a rule with articles says. */
const ofRule = (confidence: Confidence, [article]: readonly string[]): string =>
  ({
    documented: `documented${article ? ` in ${article}` : ''}.`,
    inferred: `inferred${article ? ` from ${article}` : ''}. No article states it.`,
    contested: 'contested: the articles contradict each other.',
    assumed: OF_NUMBERS.assumed,
  })[confidence];

/** How sure the answer is; empty of what is not known, since there is nothing to be sure of. */
export function sureOf(report: Report, judged: Judged): string {
  const { outcome, confidence, requestor } = judged;
  if (outcome === 'cannot-tell') return '';
  const isStoodIn = rowsOf(report, requestor).some(({ standIn }) => standIn);
  if (confidence === 'assumed' && isStoodIn) return BY_COPY;
  if (outcome === 'will-import') return confidence === 'assumed' ? BY_ASSUMPTION : OF_PASS;
  if (isAboutNumbers(report, judged)) return OF_NUMBERS[confidence];
  return ofRule(confidence, gravest(report, judged)?.articles ?? []);
}
