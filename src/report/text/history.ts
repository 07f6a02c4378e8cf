/** What the logs show of the past, in lines of the screen. */
import type { Report } from '../../model/report-types.js';
import { stopWords } from '../words/history.js';
import { middle, wrap } from './layout.js';
import { who } from './words.js';

const MOST_NAME = 34;

type Judged = Parameters<typeof stopWords>[1];

/** A log that shows the stop stands beside the answer, not far below it. */
export function stopped(report: Pick<Report, 'history'>, judged: Judged): string[] {
  const words = stopWords(report, judged);
  return words === null ? [] : wrap(words);
}

/** The stops that the logs of several show, each with its postoffice; what T3 does is left to --full. */
export const stopsOfAll = (
  of: (requestor: string) => Pick<Report, 'history'>,
  judged: readonly Judged[],
): string[] =>
  judged.flatMap((each) => {
    const told = stopWords(of(each.requestor), each)?.replace(/ Each T3 .*$/s, '');
    return told === undefined ? [] : wrap(`${middle(who(each.requestor), MOST_NAME)}: ${told}`);
  });
