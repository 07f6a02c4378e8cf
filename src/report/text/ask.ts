/** The request for the missing evidence, as a mail that is ready to send. */
import { FACT_TABLE } from '../../model/facts.js';
import { few } from '../../model/few.js';
import type { Report } from '../../model/report-types.js';
import { withShortNames } from '../places.js';
import { safeCopy } from '../safe.js';
import { wantedFor, type Wanted } from '../wanted.js';
import type { Judged } from './headline.js';
import { stopped } from './history.js';
import { middle, wrap } from './layout.js';
import { numbered } from './steps.js';
import * as words from './words.js';

/** So many requestors are asked about in one mail, and so many files are named in it. */
const MOST_REQUESTORS = 10;
const MOST_FILES = 8;
const MOST_NAME = 40;

const name = (requestor: string): string =>
  requestor === '' || words.who(requestor) !== requestor
    ? 'the postoffice that failed'
    : middle(requestor, MOST_NAME);

function request(wanted: Wanted, requestor: string): string {
  const po = name(requestor);
  switch (wanted.what) {
    case 'resync':
      return (
        `RESYNC.GLB from the GLB folder of ${po}, zipped. If it cannot be sent, its listing:\n` +
        'listq admin -pPASSWORD -dM -fresync > resync.txt'
      );
    case 'new-file':
      return 'The new RESYNC.GLB, zipped, once it has been made.';
    case 'listds-r':
      return (
        `On ${po}:\nlistds admin -pPASSWORD -dM -r > listds-r.txt\n` +
        'The line "Examining ..." in it must name that postoffice.'
      );
    case 'reqtx':
      return (
        `The subject line of the newest ReqTx mail from ${po} to the directory server, whole ` +
        '(with R=, S= and I=), its date and its sender.'
      );
    case 'is-server':
      return `Is ${po} the directory server itself?`;
    case 'server-kind':
      return 'Which server made the file: Exchange (which version of Dxa.exe), or a Mail postoffice?';
    case 'fact':
      return `${FACT_TABLE[wanted.fact].words}. ${FACT_TABLE[wanted.fact].howToGet.replace(/`/g, '')}`;
  }
}

/** Not needed for the answer, but worth having: what the import would cost. */
function besides(report: Report, requestor: string): string[] {
  const facts = new Set(
    report.undecided.filter((each) => each.requestor === requestor).flatMap((each) => each.missing),
  );
  return [
    ...(facts.has('pending.lost')
      ? [`REQTRANS.GLB from the GLB folder of ${name(requestor)}, zipped (what waits there).`]
      : []),
    ...(facts.has('import.version')
      ? ['DIRSYNC.LOG of that postoffice, from its LOG folder (it shows the version of IMPORT).']
      : []),
  ];
}

/** Until the answer is known the next T3 must not try a file that may stop it. */
const mayFail = (report: Report, judged: Judged): boolean =>
  judged.code === 14 || stopped(report, judged).length > 0;

/** The mail; where nothing is missing, one line that says so. */
export function renderAsk(given: Report): string {
  const safe = safeCopy({ ...given, ruleOutcomes: [] });
  const report = { ...safe, inputs: withShortNames(safe.inputs) };
  const all: readonly Judged[] = report.verdict.byRequestor;
  const judged = all.length > 0 ? all : [{ requestor: '', ...report.verdict }];
  const open = judged
    .map((each) => ({ each, wanted: wantedFor(report, each.requestor) }))
    .filter(({ wanted }) => wanted.length > 0);
  if (open.length === 0)
    return `${wrap('Nothing is missing that would change the answer; run it without --ask.').join('\n')}\n`;
  const shown = open.slice(0, MOST_REQUESTORS);
  const left = open.length - shown.length;
  const names = few(
    shown.map(({ each }) => name(each.requestor)),
    2,
  );
  const used = report.inputs.filter(({ kind }) => kind !== 'unknown').map((input) => input.name);
  const bad = report.inputs.flatMap((input) => {
    const worst = input.issues.find(({ level }) => level === 'error');
    return worst ? [`${middle(input.name, MOST_NAME)}: ${worst.message}.`] : [];
  });
  const isOpen = shown.some(({ each }) => each.outcome === 'cannot-tell');
  const what = isOpen
    ? `to say whether IMPORT -Q accepts the RESYNC.GLB at ${names}`
    : `to say how ${names} gets a RESYNC.GLB that it accepts`;
  const lines = [
    `Subject: RESYNC.GLB at ${names}: what we still need`,
    '',
    'Hello,',
    '',
    ...wrap(
      `${what}, we still need what follows, ` +
        'in this order. M is the drive of the postoffice, PASSWORD that of its administrator.',
    ),
    ...shown.flatMap(({ each, wanted }) => [
      '',
      ...(shown.length > 1 ? [`${name(each.requestor)}:`] : []),
      ...numbered(wanted.map((one) => request(one, each.requestor))),
    ]),
    ...(left > 0 ? ['', `... and the same of ${words.plural(left, 'more postoffice')}.`] : []),
    ...optional(besides(report, shown[0]!.each.requestor)),
    ...(shown.some(({ each }) => mayFail(report, each))
      ? [
          '',
          ...wrap(
            'Until then please take RESYNC.GLB out of the GLB folder: the next T3 would try it again.',
          ),
        ]
      : []),
    '',
    ...(used.length > 0
      ? wrap(
          `We have: ${few(
            used.map((one) => middle(one, MOST_NAME)),
            MOST_FILES,
          )}.`,
        )
      : []),
    ...(bad.length > 0 ? wrap(`Not usable: ${few(bad, 3)}`) : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const optional = (steps: readonly string[]): string[] =>
  steps.length > 0 ? ['', 'If at hand, please send as well:', ...numbered(steps)] : [];
