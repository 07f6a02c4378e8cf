/** The request for the missing evidence, as a mail that is ready to send. */
import { few } from '../../model/few.js';
import type { Report } from '../../model/report-types.js';
import type { Judged } from '../answer.js';
import { withShortNames } from '../places.js';
import { safeReport } from '../safe.js';
import { wantedFor } from '../wanted.js';
import { besidesOf, requestOf, type Request } from '../words/wanted.js';
import { stopped } from './history.js';
import { WIDTH, middle, wrap } from './layout.js';
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

/** What is asked for, and under it the command that makes it. */
const lines = ({ what, command, note }: Request): string =>
  [what, command, note].filter((part) => part !== null).join('\n');

/** In one line of the mail: names that do not fit are counted. */
function subjectOf(names: string, count: number): string {
  const subject = (who: string): string => `Subject: RESYNC.GLB at ${who}: what we still need`;
  const whole = subject(names);
  return Array.from(whole).length <= WIDTH
    ? whole
    : subject(count === 1 ? 'the postoffice that failed' : words.plural(count, 'postoffice'));
}

/** Until the answer is known the next T3 must not try a file that may stop it. */
const mayFail = (report: Report, judged: Judged): boolean =>
  judged.code === 14 || stopped(report, judged).length > 0;

/** The mail; where nothing is missing, one line that says so. */
export function renderAsk(given: Report): string {
  const safe = safeReport(given);
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
  const first = shown[0]!.each.requestor;
  const names = few(
    shown.map(({ each }) => name(each.requestor)),
    2,
  );
  const used = report.inputs.filter(({ kind }) => kind !== 'unknown').map((input) => input.name);
  const bad = report.inputs.flatMap((input) => {
    const worst = input.issues.find(({ level }) => level === 'error');
    return worst ? [`${middle(input.name, MOST_NAME)}: ${worst.message}.`] : [];
  });
  const what = shown.some(({ each }) => each.outcome === 'cannot-tell')
    ? `to say whether IMPORT -Q accepts the RESYNC.GLB at ${names}`
    : shown.every(({ each }) => each.outcome === 'will-import')
      ? `to be sure that IMPORT -Q accepts the RESYNC.GLB at ${names}`
      : `to say how ${names} gets a RESYNC.GLB that it accepts`;
  const mail = [
    subjectOf(names, shown.length + left),
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
      ...numbered(wanted.map((one) => lines(requestOf(one, name(each.requestor))))),
    ]),
    ...(left > 0 ? ['', `... and the same of ${words.plural(left, 'more postoffice')}.`] : []),
    ...optional(besidesOf(report, first, name(first)).map(lines)),
    ...(shown.some(({ each }) => mayFail(report, each))
      ? [
          '',
          ...wrap(
            'Until then please take RESYNC.GLB out of the GLB folder: the next T3 may try it again.',
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
  return `${mail.join('\n').trimEnd()}\n`;
}

const optional = (steps: readonly string[]): string[] =>
  steps.length > 0 ? ['', 'If at hand, please send as well:', ...numbered(steps)] : [];
