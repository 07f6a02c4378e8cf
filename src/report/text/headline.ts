/** The answer on the screen: one line, the reason where the numbers are none, and what speaks against it. */
import type { Report } from '../../model/report-types.js';
import type { FactName } from '../../model/types.js';
import {
  hasResync,
  isSimulated,
  missingFacts,
  passOf,
  rivalFiles,
  rowsOf,
  underSentences,
  unlistedFile,
  type Judged,
} from '../answer.js';
import { wantedFor } from '../wanted.js';
import { stopWords } from '../words/history.js';
import { trialPass } from '../words/pass.js';
import { middle, wrap } from './layout.js';
import * as words from './words.js';

/** A requestor's name on the screen; what is longer is cut in the middle. */
const MOST_NAME = 34;
export const screenName = (requestor: string): string => middle(words.who(requestor), MOST_NAME);

const OWN_NUMBER = /^requestor\.(?:ImportSync|SrvSync|ReqSync)$/;

const ownNumber = (fact: FactName): string => fact.replace('requestor.', '');

/** What keeps the answer open, in a few words. */
function openOn(report: Report, requestor: string): string {
  const facts = missingFacts(report, requestor);
  const numbers = facts.filter((fact) => OWN_NUMBER.test(fact)).map(ownNumber);
  const isHeader = facts.some((fact) => fact.startsWith('header.'));
  if (isHeader && !hasResync(report) && !isSimulated(report)) return words.NO_FILE;
  const rivals = rivalFiles(report, requestor).length;
  if (isHeader && unlistedFile(report, requestor)) return 'RESYNC.GLB cannot be read.';
  if (isHeader && rivals > 1) return `${rivals === 2 ? 'Two' : rivals} RESYNC.GLB differ.`;
  if (isHeader && !isSimulated(report)) return 'The header of RESYNC.GLB is not known.';
  if (isHeader) {
    const open = facts.filter((fact) => /^header\.[A-Z]+$/.test(fact));
    return `The new file's ${open.map((fact) => fact.slice(7)).join(' and ')} cannot be predicted.`;
  }
  if (facts.includes('requestor.isDirectoryServer'))
    return 'It may be the directory server itself.';
  const again = wantedFor(report, requestor).find(({ what }) => what === 'list-again');
  if (again?.what === 'list-again' && again.numbers.length === numbers.length) {
    const names = again.numbers.join(', ').replace(/, ([^,]*)$/, ' and $1');
    return again.why === 'may-be-reset' ? `${names} may be 0 by now.` : `${names} may have risen.`;
  }
  if (numbers.length === 1) return `One number is missing: ${numbers[0]}.`;
  return numbers.length > 0 ? `Its own ${numbers.join(', ')} must be known.` : '';
}

/** IMPORT did stop: of the numbers that can still be why, one may be left. */
function whichIsLow(report: Report, requestor: string): string {
  const open = rowsOf(report, requestor).filter(
    ({ relation, standIn }) => relation === 'unknown' || standIn,
  );
  return open.length === 1 ? `whether ${open[0]!.number} is too low.` : 'which number is too low.';
}

/** The answer in one line. */
export function headline(report: Report, judged: Judged): string {
  const { requestor, outcome, code, confidence } = judged;
  const name = words.capital(screenName(requestor));
  const will = confidence === 'contested' || confidence === 'assumed' ? 'is expected to' : 'will';
  switch (outcome) {
    case 'will-fail':
      return code === null
        ? `${name}: IMPORT -Q ${will} not import RESYNC.GLB.`
        : `${name}: IMPORT -Q ${will} stop with Fatal error ${code}.`;
    case 'at-risk':
      return `${name}: IMPORT -Q is at risk. It may hang, stop or sort wrongly.`;
    case 'cannot-tell':
      return stopWords(report, judged) !== null
        ? `${name}: it cannot be told yet ${whichIsLow(report, requestor)}`
        : `${name}: it cannot be told yet. ${openOn(report, requestor)}`.trimEnd();
    case 'will-import':
      return isSimulated(report)
        ? `${name}: ${trialPass(passOf(report, [requestor]))}`
        : `${name}: IMPORT -Q is predicted to accept this RESYNC.GLB.`;
  }
}

/** What stands directly under the answer: the reason, and whatever could turn it. */
export const underTheAnswer = (report: Report, judged: Judged): string[] =>
  underSentences(report, judged).flatMap((each) => wrap(each));
