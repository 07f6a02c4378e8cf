/** The sentences and titles of a report as a page, beside those that it shares with the text. */
import type { NumberRow } from '../../model/report-types.js';
import type { Confidence, Outcome, RecordSpan } from '../../model/types.js';
import { ownNumber, result } from '../text/words.js';

export const TITLE = {
  cause: 'Cause',
  steps: 'What to do',
  send: 'Please send (in this order)',
  effects: 'What a successful import would change',
  findings: 'What was found',
  unknown: 'What else is not known',
  sources: 'Where the numbers were read',
  otherWays: 'Other ways',
  ways: 'The ways, step by step',
  ruledOut: 'What would not help',
  server: 'The directory server',
  timeline: 'What the logs show',
  log: 'Expected log (a prediction)',
  header: 'The header record, byte by byte',
  files: 'Evidence',
  pages: 'The rules that are named',
  about: 'About this report',
} as const;

/** Behind the answer: that it is a prediction, and what it rests on. */
export const predicted = (how: string): string => `predicted, ${how}`;

const SAYS: Record<Confidence, string> = {
  documented: 'documented in',
  inferred: 'inferred from',
  contested: 'contested:',
  assumed: 'assumed',
};

/** How sure an answer is, in a few words for the line of the answer. */
export function shortlySure(how: Confidence, articles: readonly string[]): string {
  const [first] = articles;
  if (how === 'contested') return 'contested: the articles disagree';
  if (how === 'assumed' || first === undefined) return how;
  return `${SAYS[how]} ${first}`;
}

export const COLLECT =
  'Get what is asked for below, then check again with it. Do not import before.';
export const WHICH_SERVER = 'Find out which server made the file.';

/** What is predicted behind a way. */
export const AFTER: Record<Outcome, string> = {
  'will-fail': 'After it IMPORT -Q would still stop.',
  'at-risk': 'After it IMPORT -Q would be at risk: no known cause of a stop, but it may hang.',
  'cannot-tell': 'The numbers of the new file are not known before it is made: check it.',
  'will-import': 'After it IMPORT -Q is predicted to accept the file.',
};

/** The result of a comparison; a low SRVSEQ alone is contested. */
export const resultOf = (row: NumberRow): string =>
  row.number === 'SRVSEQ' && row.relation === 'lower' && row.confidence === 'contested'
    ? `${result(row)} (contested alone)`
    : result(row);

const SPOKEN = { lower: 'too low', equal: 'equal', higher: 'higher', unknown: 'not comparable' };

/** A picture of the numbers, for who cannot see it. */
export const numbersAlt = (rows: readonly NumberRow[]): string =>
  rows
    .map(
      (row) =>
        `${row.number}: header ${row.header ?? 'unknown'}, own ${ownNumber(row)}, ${SPOKEN[row.relation]}${row.short === null ? '' : ` by ${row.short}`}.`,
    )
    .join(' ');

export const SPAN: Record<RecordSpan['name'], string> = {
  length: 'length',
  number: 'sync number',
  date: 'date stamp',
  unexplained: 'unexplained',
  text: 'text',
  nul: 'NUL behind the text',
};

export const NO_REAL_FILE =
  'No real RESYNC.GLB was available to the project; the record layout is inferred.';
