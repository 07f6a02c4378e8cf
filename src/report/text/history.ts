/** What the logs show of the past, in lines of the screen. */
import type { Report } from '../../model/report-types.js';
import { stopWords } from '../words/history.js';
import { wrap } from './layout.js';

type Judged = Parameters<typeof stopWords>[1];

/** A log that shows the stop stands beside the answer, not far below it. */
export function stopped(report: Pick<Report, 'history'>, judged: Judged): string[] {
  const words = stopWords(report, judged);
  return words === null ? [] : wrap(words);
}
