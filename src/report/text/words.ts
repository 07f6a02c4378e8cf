/**
 * Every sentence of the text output, keyed by the ids of the report. Plain words, the answer first.
 * What comes from a file is made safe before it gets here (safe.ts).
 */
import { FACT_TABLE } from '../../model/facts.js';
import { few } from '../../model/few.js';
import type { Finding, NumberRow, Threshold, Unconfirmed } from '../../model/report-types.js';
import { rangeText } from '../../model/range.js';
import { UNNAMED } from '../../case/requestors.js';
import { trialPass, type PassOf } from '../words/pass.js';
import type {
  Confidence,
  FactName,
  FactValue,
  IssueLevel,
  Outcome,
  Severity,
} from '../../model/types.js';

/** A drive letter that stands in the place of a name is no name. */
const DRIVE = /^[A-Za-z]:$/;

export const who = (requestor: string): string =>
  requestor === UNNAMED || requestor === ''
    ? 'this requestor'
    : DRIVE.test(requestor)
      ? `the postoffice on ${requestor.slice(0, 1)}`
      : requestor;

/** `this requestor` at the beginning of a sentence. */
export const capital = (name: string): string => name.replace(/^th(?=is |e postoffice on )/, 'Th');
const Who = (requestor: string): string => capital(who(requestor));

/** Under a table in which a star marks the directory server's copy of a number. */
export const COPY = "* the directory server's word: it may show a failure, and proves no pass";

/** The same where it makes a pass: for ImportSync alone, and as an assumption. */
export const COUNT_ASSUMED =
  "* the directory server's count of imports, taken for the requestor's own";

export const COPY_ASSUMED = "* the directory server's copy, taken for the requestor's own number";

/** Evidence that is not used though it could turn the answer. */
export const notUsed = (what: string, used: number | null): string =>
  `Careful: ${what}, which is not used${used === null ? '' : ` (${used} is)`}. Find out which holds now.`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const PREDICTED = 'IMPORT -Q is predicted to accept this RESYNC.GLB';
const NO_CAUSE = '(no known cause of a stop was found)';

/** The answer for one requestor. */
export function answer(
  requestor: string,
  outcome: Outcome,
  code: number | null,
  sure: Confidence,
  pass: PassOf = 'given',
): string {
  const name = Who(requestor);
  // What is contested or assumed is not said as if it were certain.
  const will = sure === 'contested' || sure === 'assumed' ? 'is expected to' : 'will';
  switch (outcome) {
    case 'will-fail':
      return code === null
        ? `${name}: IMPORT -Q ${will} not import RESYNC.GLB. No error number is known for this cause.`
        : `${name}: IMPORT -Q ${will} stop with Fatal error ${code}.`;
    case 'at-risk':
      return `${name}: IMPORT -Q is at risk. It may hang, stop or sort wrongly.`;
    case 'cannot-tell':
      return `${name}: it cannot be told yet whether IMPORT -Q will stop.`;
    case 'will-import':
      return pass === 'given'
        ? `${name}: ${PREDICTED} ${NO_CAUSE}.`
        : `${name}: ${trialPass(pass)}`;
  }
}

/** The answer for several requestors: how many of them have the worst outcome. */
export function answerForAll(
  outcome: Outcome,
  count: number,
  of: number,
  pass: PassOf = 'given',
): string {
  const all = of === 2 ? 'both requestors' : `all ${of} requestors`;
  const some = count === of ? all : `${count} of ${of} requestors`;
  switch (outcome) {
    case 'will-fail':
      return `IMPORT -Q will stop at ${some}.`;
    case 'at-risk':
      return `IMPORT -Q is at risk at ${some}. It may hang, stop or sort wrongly.`;
    case 'cannot-tell':
      return `It cannot be told yet for ${some} whether IMPORT -Q will stop.`;
    case 'will-import':
      return pass === 'given'
        ? `${PREDICTED} at ${some} ${NO_CAUSE}.`
        : trialPass(pass, ` at ${some}`).replace(/^b/, 'B');
  }
}

/** Evidence that was not used, and by which the import would stop. */
export const careful = (row: NumberRow, values: readonly number[], names: string): string =>
  `Careful: ${names} shows ${values.join(' and ')} where ${row.own} is used for ${row.number}; ` +
  'by that the import would stop. Find out which holds now.';

/** The same for a header number that another file shows otherwise. */
export const carefulHeader = (row: NumberRow, value: number, name: string): string =>
  `Careful: ${name} shows ${row.number} ${value} where ${row.header} is used; by that the import ` +
  'would stop. Find out which file is the one to be imported.';

/** Why a header is too low, as far as no evidence of the directory server was given. */
export const WHY_14 =
  'Known reasons: the file was made for other requestors (an Exchange server looks only at those ' +
  'listed for it, Q215505), it is older than the last cycle (inferred), or the server lost or ' +
  'recreated its records (Q96060, Q99961). More: `resync-check explain 14`';

/** An after-effect that no article states, but several point to. */
export const aboveServer = (
  all: readonly { number: string; after: number; onServer: number }[],
): string =>
  `Above the server's own record: ${all
    .map(({ number, after, onServer }) => `${number} ${after} (record: ${onServer})`)
    .join(
      ', ',
    )}. The requestor may discard later replies as old mail, or get them in full again (inferred from Q99961, ` +
  'Q152231 and Q175588; whether the server raises its records is not known).';

/** What the server has sent and not had acknowledged: it may still come, and is no failure by itself. */
export const unconfirmed = (all: readonly Unconfirmed[]): string =>
  `Sent and not acknowledged yet (Q152231): ${few(
    all.map(
      ({ requestor, sent, confirmed }) =>
        `${who(requestor)} (DXA-Svr-Seq ${sent}, DXA-Conf-Seq ${confirmed})`,
    ),
  )}. An acknowledgment usually comes after the next T1.`;

/** What `simulate` answers first. */
export const simulated = (numbers: string): string =>
  `By the model the directory server would write ${numbers} into the header.`;

export const SHORTER_LIST =
  'Which server made the file? `--dss exchange` or `--dss msmail` shortens this list.';

export const tooLow = (rows: readonly NumberRow[]): string =>
  `Too low in the header: ${rows.map((row) => `${row.number} by ${row.short}`).join(', ')}.`;

/** Once, behind all ways that make a new file. */
export const NEW_NUMBERS = 'The numbers of a new file are not known before it is made. Check it.';

export const NO_FILE = 'No RESYNC.GLB was given.';

export const missing = (facts: readonly FactName[]): string =>
  `Not known: ${facts.map((fact) => FACT_TABLE[fact].words).join('; ')}.`;

/** An outcome in a cell of a table. */
export const OUTCOME: Record<Outcome, string> = {
  'will-fail': 'will stop',
  'at-risk': 'at risk',
  'cannot-tell': 'cannot be told yet',
  'will-import': 'accepted',
};

export const EXPECTED: Record<Outcome, string> = {
  'will-fail': 'IMPORT -Q would still stop.',
  'at-risk': 'IMPORT -Q would be at risk: no known cause of a stop, but it may hang.',
  'cannot-tell': 'whether IMPORT -Q would stop is not known.',
  'will-import': 'IMPORT -Q is predicted to accept the file.',
};

/** Where a missing number decides: `ImportSync 2 or less: accepted; 3 or more: error 14.` */
export function threshold(
  { requestor, fact, passes, value: at, code, decides }: Threshold,
  isNamed: boolean,
): string {
  const what = `${fact.replace(/^\w+\./, '')}${isNamed ? ` of ${who(requestor)}` : ''}`;
  const good = decides ? 'accepted' : 'no obstacle';
  const bad = code === null ? 'IMPORT stops' : `error ${code}`;
  return passes === 'at most'
    ? `${what} ${at} or less: ${good}; ${at + 1} or more: ${bad}.`
    : `${what} ${at} or more: ${good}; less: ${bad}.`;
}

const CONFIDENCE: Record<Confidence, string> = {
  documented: 'documented: the articles state the condition and its effect',
  inferred: 'inferred: no article states it',
  contested: 'contested: the articles contradict each other',
  assumed: 'assumed: no article says so; the safer assumption is used',
};

/** How sure a statement is, in words; `on` names what the articles disagree about. */
export const confidence = (how: Confidence, on: string): string =>
  how === 'contested' && on === 'SRVSEQ' ? ON_SRVSEQ : CONFIDENCE[how];
const ON_SRVSEQ = 'contested: Q215505 says SRVSEQ counts, Q96060 suggests it does not';

/** How sure the layout of a queue is. */
export const LAYOUT: Record<Confidence, string> = {
  documented: 'documented',
  inferred: 'inferred: one layout explains the file',
  contested: 'contested: several layouts explain the file',
  assumed: 'assumed: there is too little in the file to test it',
};

/** What the articles disagree about where a finding is contested. */
export const contestedOn = (findings: readonly Finding[]): string =>
  findings.some(
    (finding) =>
      finding.confidence === 'contested' &&
      finding.evidence.some(({ fact }) => fact === 'header.SRVSEQ'),
  )
    ? 'SRVSEQ'
    : '';

export const SEVERITY: Record<Severity, string> = {
  fatal: 'Fatal',
  hang: 'Hang',
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
};

/** The same in the middle of a sentence, for counting. */
export const SEVERITY_WORD: Record<Severity, string> = {
  fatal: 'fatal finding',
  hang: 'risk',
  error: 'error',
  warning: 'warning',
  note: 'note',
};

export const LEVEL: Record<IssueLevel, string> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** The requestor's own number in the numbers table, with its bounds. */
export const ownNumber = ({ own, ownAtLeast: low, ownAtMost: high }: NumberRow): string =>
  own !== null
    ? String(own)
    : (rangeText({ low: low ?? -Infinity, high: high ?? Infinity }, String) ?? 'unknown');

/** The result column of the numbers table. */
export function result(row: NumberRow): string {
  const { relation, short, standIn, own, ownAtLeast, ownAtMost } = row;
  const least = own === null ? 'at least ' : '';
  if (standIn) {
    const copy = "the server's word";
    if (relation === 'lower') return `too low by ${short}, by ${copy}`;
    return relation === 'equal'
      ? `equal, by ${copy}`
      : relation === 'higher'
        ? `higher, by ${copy}`
        : UNSURE;
  }
  if (relation === 'lower') return `too low by ${least}${short}`;
  if (relation === 'equal') return 'ok, equal';
  if (relation === 'higher') return 'ok, higher';
  if (own === null || ownAtLeast === null) return UNSURE;
  return ownAtMost === null ? 'own number may have risen' : `own number may rise to ${ownAtMost}`;
}
const UNSURE = 'cannot be compared yet';

/** The same in a cell of the matrix of requestors; a star marks the server's copy. */
export function shortResult(row: NumberRow | undefined): string {
  if (!row || row.relation === 'unknown') return '?';
  const star = row.standIn ? ' *' : '';
  return row.relation === 'lower' ? `${row.short} short${star}` : `ok${star}`;
}

export const STAR =
  "* compared with the directory server's word for the number: it may show a failure, never a pass of " +
  'SRVSEQ or REQSEQ. List the requestor: `listds admin -pPASSWORD -dM -r` (Q96060).';

/** What a comparison with the server's copies alone would say. */
export const BY_COPIES =
  "By the directory server's own word it would be accepted. It says nothing sure of the requestor's " +
  'own numbers: a header reaches them by construction (inferred from Q215505 and Q119449).';

export const value = (given: FactValue | null): string =>
  given === null ? 'unknown' : typeof given === 'boolean' ? (given ? 'yes' : 'no') : String(given);

export const TITLE = {
  sources: 'Where the numbers come from',
  findings: 'What was found',
  importFile: 'What was found in the import file',
  unknown: 'What is not known, and how to get it',
  causes: 'Cause',
  server: 'The directory server',
  effects: 'What a successful import would change',
  ruledOut: 'What would not help',
  remedies: 'What to do',
  log: 'Expected log (a prediction)',
  inputs: 'What was read',
} as const;
