/**
 * Every sentence of the text output, keyed by the ids of the report. Plain words, the answer first.
 * What comes from a file is made safe before it gets here (safe.ts).
 */
import { FACT_TABLE } from '../../model/facts.js';
import type { Finding, NumberRow, ReportInput, Threshold } from '../../model/report-types.js';
import { rangeText } from '../../model/range.js';
import { UNNAMED } from '../../case/requestors.js';
import type {
  Confidence,
  FactName,
  FactValue,
  IssueLevel,
  Kind,
  Outcome,
  QueueRole,
  Severity,
} from '../../model/types.js';

export const who = (requestor: string): string =>
  requestor === UNNAMED || requestor === '' ? 'this requestor' : requestor;

const Who = (requestor: string): string => who(requestor).replace(/^this /, 'This ');

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
      return `${name}: IMPORT -Q is at risk. It may hang, crash or sort wrongly.`;
    case 'cannot-tell':
      return `${name}: it cannot be told yet whether IMPORT -Q will stop.`;
    case 'will-import':
      return `${name}: ${PREDICTED} ${NO_CAUSE}.`;
  }
}

/** The answer for several requestors: how many of them have the worst outcome. */
export function answerForAll(outcome: Outcome, count: number, of: number): string {
  const some = count === of ? `all ${of} requestors` : `${count} of ${of} requestors`;
  switch (outcome) {
    case 'will-fail':
      return `IMPORT -Q will stop at ${some}.`;
    case 'at-risk':
      return `IMPORT -Q is at risk at ${some}. It may hang, crash or sort wrongly.`;
    case 'cannot-tell':
      return `It cannot be told yet for ${some} whether IMPORT -Q will stop.`;
    case 'will-import':
      return `${PREDICTED} at ${some} ${NO_CAUSE}.`;
  }
}

/** Evidence that was not used, and by which the import would stop. */
export const careful = (row: NumberRow, values: readonly number[], names: string): string =>
  `Careful: ${names} shows ${values.join(' and ')} where ${row.own} is used for ${row.number}; ` +
  'by that the import would stop. Find out which is newer.';

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
    .join(', ')}. Later replies may look old, or be sent in full again (inferred from Q99961, ` +
  'Q152231 and Q175588; whether the server raises its records is not known).';

/** What `simulate` answers first. */
export const simulated = (numbers: string): string =>
  `By the model the directory server would write ${numbers} into the header.`;

export const SHORTER_LIST =
  'Tell which kind of server made the file to shorten this list: `--dss exchange` or ' +
  '`--dss msmail`.';

export const tooLow = (rows: readonly NumberRow[]): string =>
  `Too low in the header: ${rows.map((row) => `${row.number} by ${row.short}`).join(', ')}.`;

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
  'cannot-tell': 'it could not be told yet whether IMPORT -Q stops.',
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
  inferred: 'inferred: it follows from the articles, none of them says it outright',
  contested: 'contested: the articles pull in two directions',
  assumed: 'assumed: no article says so, it is the careful guess',
};

/** How sure a statement is, in words; `on` names what the articles disagree about. */
export const confidence = (how: Confidence, on = ''): string =>
  how === 'contested' && on !== '' ? `${CONFIDENCE.contested} on ${on}` : CONFIDENCE[how];

/** The same where a number is known only as the directory server's copy of it. */
export const BY_COPY =
  "assumed: it rests on the directory server's copy of a number, not on the requestor's own";

/** How sure the layout of a queue is (contract section 5). */
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
    const copy = "the server's copy";
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
  return row.relation === 'lower' ? `${row.short} low${star}` : `ok${star}`;
}

export const STAR =
  "* compared with the directory server's copy of the number: it may show a failure, never a pass of " +
  'SRVSEQ or REQSEQ. List the requestor: `listds admin -pPASSWORD -dM -r` (Q96060).';

/** What a comparison with the server's copies alone would say. */
export const BY_COPIES =
  "By the directory server's own records it would be accepted. They say nothing sure of the requestor's " +
  'own numbers: a header reaches them by construction (inferred from Q215505 and Q119449).';

export const value = (given: FactValue | null): string =>
  given === null ? 'unknown' : typeof given === 'boolean' ? (given ? 'yes' : 'no') : String(given);

export const KIND: Record<Kind | 'unknown', string> = {
  queue: 'binary Dir-Sync queue',
  listq: 'LISTQ listing',
  'listds-requestor': 'LISTDS -R listing',
  'listds-server': 'LISTDS -S listing',
  subjects: 'text with ReqTx or SrvTx subjects',
  'dirsync-message': '[DIRSYNC] message',
  'dirsync-log': 'Dir-Sync log (text form)',
  'coded-log': 'Dir-Sync log (coded form)',
  'dispatch-log': 'DISPATCH.LOG',
  'podiag-log': 'log of PODIAG',
  dssched: 'DSSCHED listing of PROCESS.GLB',
  'event-text': 'events of the Exchange directory synchronization service',
  registry: 'registry export of MSExchangeDX',
  ldif: 'LDIF export',
  'directory-csv': 'directory export (CSV)',
  'raw-attributes': 'raw directory attributes',
  'import-file': 'text import file',
  'sync-state': 'sync-state JSON',
  postoffice: 'postoffice folder',
  mail: 'mail',
  archive: 'ZIP archive',
  unknown: 'not understood',
};

export const ROLE: Record<QueueRole, string> = {
  resync: 'RESYNC.GLB',
  reqtrans: 'REQTRANS.GLB',
  srvtrans: 'SRVTRANS.GLB',
  msttrans: 'MSTTRANS.GLB',
  other: 'another queue',
};

/** What a text import file is, and how much was found in it by severity. */
export const importFile = ({ name, transactions }: ReportInput, found: readonly string[]): string =>
  `${name} is a text import file with ${plural(transactions?.count ?? 0, 'transaction')}; ` +
  `found: ${found.length > 0 ? found.join(', ') : 'nothing wrong'}. ` +
  'It says nothing about a RESYNC.GLB.';

export const TITLE = {
  sources: 'Where the numbers come from',
  findings: 'What was found',
  importFile: 'What was found in the import file',
  unknown: 'What is not known, and how to get it',
  causes: 'Why it came to this',
  server: 'The directory server',
  effects: 'What a successful import would change',
  ruledOut: 'What would not help',
  remedies: 'What to do next',
  log: 'What to expect in the log',
  inputs: 'What was read',
} as const;
