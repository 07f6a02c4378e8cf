/** Advice and causes with their words, as a report has them. */
import { adviseOn } from '../../src/advise/remedies/try.js';
import { wordedReason, wordedRemedy } from '../../src/report/advice-words.js';
import type { Remedy, RuledOut } from '../../src/model/report-types.js';

export function wordedAdvice(...args: Parameters<typeof adviseOn>): {
  remedies: Remedy[];
  ruledOut: RuledOut[];
} {
  const { remedies, ruledOut } = adviseOn(...args);
  return { remedies: remedies.map(wordedRemedy), ruledOut: ruledOut.map(wordedReason) };
}
