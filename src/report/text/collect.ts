/** What to collect while nobody can tell, the thresholds that decide, and nothing that imports. */
import { FACT_TABLE } from '../../model/facts.js';
import type { Report, Threshold } from '../../model/report-types.js';
import { rowsOf } from '../answer.js';
import { wantedFor, type Wanted } from '../wanted.js';
import { middle, wrap } from './layout.js';
import { thresholdsOf } from './numbers.js';
import { MOST_NAME, MOST_STEPS, cutName, numbered, step, type Steps } from './steps.js';
import * as words from './words.js';

/** Where a missing number decides, in sentences; empty where none does. */
export function thresholdLines(report: Report, requestor: string): string[] {
  const thresholds = thresholdsOf(report, requestor);
  const [only] = thresholds;
  if (!only) return [];
  if (thresholds.length === 1 && only.decides) {
    const [pass, stop] = sides(only);
    const width = Math.max(pass.length, stop.length);
    const ends =
      only.code === null
        ? 'IMPORT -Q will stop.'
        : `IMPORT -Q will stop with Fatal error ${only.code}.`;
    return [
      `If ${pass}:${' '.repeat(width - pass.length)}  IMPORT -Q is predicted to accept the file.`,
      `If ${stop}:${' '.repeat(width - stop.length)}  ${ends}`,
    ];
  }
  // What the header must have stands in the table.
  const own = thresholds.filter(({ fact }) => fact.startsWith('requestor.'));
  if (own.length === 0) return [];
  const all = own.map((each) => sides(each)[0].replace(' is ', ' '));
  const code = only.code === null ? 'IMPORT stops' : `error ${only.code}`;
  return wrap(`Needed: ${all.join(', ')}. Otherwise: ${code}.`);
}

function sides({ fact, passes, value }: Threshold): [pass: string, stop: string] {
  const name = fact.replace(/^\w+\./, '');
  return passes === 'at most'
    ? [`${name} is ${value} or less`, `${name} is ${value + 1} or more`]
    : [`${name} is ${value} or more`, `${name} is less than ${value}`];
}

/** What to collect, and nothing that imports. */
export function collectSteps(report: Report, requestor: string): Steps {
  const wanted = wantedFor(report, requestor);
  const [only] = wanted;
  if (only?.what === 'new-file')
    return { title: 'What to do', lines: numbered([collectWords(report, requestor, only)]) };
  if (wanted.length === 1 && only?.what === 'reqtx')
    return {
      title: 'What to do: find ImportSync. Do not import before. One of these is enough:',
      lines: [
        ...step('A.', reqtxWords(report, requestor, true)),
        ...step(
          'B.',
          `Exchange server, admin /r: DXA-Imp-Seq of ${cutName(requestor)}'s Remote Dirsync Requestor. ` +
            "This is the server's count. It can differ (Q152231). Run this again with --impseq N",
        ),
      ],
    };
  return {
    title: 'What to do: get this, then run this again. Do not import before.',
    lines: numbered(
      wanted.slice(0, MOST_STEPS).map((each) => collectWords(report, requestor, each)),
    ),
  };
}

function reqtxWords(report: Report, requestor: string, isLong: boolean): string {
  const isNamed = words.who(requestor) === requestor;
  const name = isNamed ? middle(requestor, MOST_NAME + 10) : 'NET/PO';
  const rows = rowsOf(report, requestor);
  const own = (number: string): number | null =>
    rows.find((row) => row.number === number && !row.standIn)?.own ?? null;
  const [s, r] = [own('SRVSEQ'), own('REQSEQ')];
  const what =
    `The newest mail with ReqTx in its subject, from ${name}/$SYSTEM to the directory server. ` +
    'ImportSync is the number after I= (Q96060)';
  if (!isLong || s === null || r === null) return `${what}.`;
  const must = s === r ? `R and S must be ${r}.` : `R must be ${r}, and S ${s}.`;
  return (
    // Without digits, so that nobody's report is ever read as the mail that it asks for.
    `${what}:\n  $SYSTEM ReqTx R=... (was ...), S = ..., I = N 0 sent\n` +
    `${must} Else it is an older mail, or another postoffice's.\n` +
    'Save the line in a text file in the folder and run this again.'
  );
}

const MAKE_IT =
  'Make the file, and check it with this command before it is imported: not all of its numbers can be predicted.';
const LISTQ = 'listq admin -pPASSWORD -dM -fresync > resync.txt';

function collectWords(report: Report, requestor: string, wanted: Wanted): string {
  const isNamed = words.who(requestor) === requestor;
  const po = isNamed ? cutName(requestor) : 'the postoffice';
  switch (wanted.what) {
    case 'resync':
      return `RESYNC.GLB from the GLB folder of ${po}, zipped; or its listing: ${LISTQ}`;
    case 'new-file':
      return MAKE_IT;
    case 'listds-r':
      return `On ${po}: listds admin -pPASSWORD -dM -r > listds-r.txt\nThe line "Examining ..." must name ${isNamed ? po : 'the postoffice that failed'}.`;
    case 'reqtx':
      return reqtxWords(report, requestor, false);
    case 'is-server':
      return (
        `Is ${po} the directory server? Never import there (Q96060). If the import is meant ` +
        'for another postoffice, list that one: listds admin -pPASSWORD -dM -r > listds-r.txt\n' +
        'If it is meant for this one, name it: -r NET/PO'
      );
    case 'server-kind':
      return 'Who made the file: Exchange (which version of Dxa.exe) or a Mail postoffice?';
    case 'fact':
      return `Find out ${FACT_TABLE[wanted.fact].words} (--full says how).`;
  }
}

/** The same for one of several requestors: what to look for first, in a sentence. */
export function collectBrief(report: Report, requestor: string): string[] {
  const [first, ...rest] = wantedFor(report, requestor);
  if (!first) return [];
  const more = rest.length > 0 ? ` ${words.plural(rest.length, 'more fact')}: --full` : '';
  const thresholds = thresholdLines(report, requestor);
  return [BRIEF[first.what](first) + more, ...(first.what === 'reqtx' ? thresholds : [])];
}

const BRIEF: { [What in Wanted['what']]: (wanted: Wanted) => string } = {
  resync: () => `Get RESYNC.GLB, or its listing: ${LISTQ}`,
  'new-file': () => MAKE_IT,
  'listds-r': () => 'There: listds admin -pPASSWORD -dM -r > listds-r.txt; then add that file.',
  reqtx: () => 'Find its ImportSync: the number after I= in its newest ReqTx subject.',
  'is-server': () =>
    'Find out whether it is the directory server; -r NET/PO says that it is meant.',
  'server-kind': () => 'Find out which kind of server made the file.',
  fact: (wanted) => (wanted.what === 'fact' ? `Find out ${FACT_TABLE[wanted.fact].words}.` : ''),
};
