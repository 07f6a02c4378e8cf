/** The default report: one screen with the answer, what it rests on, and the one recommended way. */
import type { Report } from '../../model/report-types.js';
import { alsoForms, clipped, unread } from './also.js';
import {
  hasResync,
  isAboutNumbers,
  isSimulated,
  reasonOf,
  noCauseOf,
  type Judged,
} from '../answer.js';
import { sureOf } from '../sure.js';
import { TAKE_OUT } from '../words/steps.js';
import { headline, underTheAnswer } from './headline.js';
import { stopped } from './history.js';
import { importLines } from './import-steps.js';
import { WIDTH, wrap } from './layout.js';
import { numbersAndPlaces, numbersInOneLine, shortName } from './numbers.js';
import type { Palette } from './palette.js';
import type { Part } from './parts.js';
import { cause } from './screen-words.js';
import { collectSteps, thresholdLines } from './collect.js';
import { notJudged } from './not-judged.js';
import * as words from './words.js';
import { choiceOf, inSentence, stepsFor } from './steps.js';

/** How sure the answer is, in a line. */
export function sureLine(report: Report, judged: Judged): string {
  const how = sureOf(report, judged);
  return how === '' ? '' : `How sure: ${how}`;
}

/** Why it came to this, in a sentence; only where numbers fail. */
export function causeText(
  report: Report,
  judged: Judged,
  po = shortName(judged.requestor),
): string {
  if (!isAboutNumbers(report, judged)) return '';
  const best = report.causes.find(({ requestor }) => requestor === judged.requestor);
  return best ? cause(report, best, po) : noCauseOf(report, po);
}

/** Everything about one requestor, as parts that yield to each other. */
export function screenParts(report: Report, judged: Judged, palette: Palette): Part[] {
  const { requestor, outcome } = judged;
  const head = wrap(headline(report, judged)).map((line) => palette.outcome(outcome, line));
  const under = underTheAnswer(report, judged);
  const bad = unread(report, under);
  // On a directory server IMPORT does not look at the numbers (Q96060).
  const isCompared = reasonOf(report, judged)?.rule !== 'on-directory-server';
  const table = isCompared ? numbersAndPlaces(report, requestor) : [];
  const inOneLine =
    !isCompared || isAboutNumbers(report, judged) ? [] : numbersInOneLine(report, requestor);
  const sure = sureLine(report, judged);
  const why = causeText(report, judged);
  const also = alsoForms(report, judged);
  const left = notJudged(report, true);
  // Nobody is named but whoever is not judged: the reader looks for that one.
  const isAsked = words.who(requestor) !== requestor;
  return [
    { forms: [head], yields: 99 },
    { forms: [under, clipped(under, 4), clipped(under, 2)], yields: 40 },
    { forms: [isAsked ? left : []], yields: 45 },
    { forms: [bad, clipped(bad, 2)], yields: 35 },
    { forms: [table, ...(inOneLine.length > 0 ? [inOneLine] : [])], yields: 30, isApart: true },
    { forms: [sure === '' ? [] : wrap(sure)], yields: 90 },
    { forms: [why === '' ? [] : clipped(wrap(`Cause: ${why}`), 3)], yields: 90 },
    ...todo(report, judged, palette),
    { forms: also, yields: 10, isApart: true },
    { forms: [isAsked ? [] : left, []], yields: 11 },
    { forms: [[palette.faint(moreLine(report, judged))]], yields: 99 },
  ];
}

function todo(report: Report, judged: Judged, palette: Palette): Part[] {
  const { requestor, outcome } = judged;
  const choice = choiceOf(report, requestor);
  if (outcome === 'will-import' && choice?.reason !== 'no-file-yet') {
    const [long, short] = [false, true].map((isShort) => importLines(report, requestor, isShort));
    return [{ forms: [long!, short!], yields: 20, isApart: true }];
  }
  if (outcome === 'cannot-tell') {
    const { title, lines } = collectSteps(report, requestor);
    const isSeen = stopped(report, judged).length > 0;
    if (lines.length > 0 && isSeen) lines.push(...wrap(`Until then: ${inSentence(TAKE_OUT)}`));
    return [
      { forms: [thresholdLines(report, requestor)], yields: 90, isApart: true },
      ...(lines.length > 0
        ? [{ forms: [[palette.strong(title), ...lines]], yields: 90, isApart: true }]
        : []),
    ];
  }
  const { title, lines } = stepsFor(report, judged);
  return [{ forms: [[palette.strong(title), ...lines]], yields: 90, isApart: true }];
}

/** Where the rest is; nothing in it that does not work. */
function moreLine(report: Report, judged: Judged): string {
  const { requestor, outcome, code } = judged;
  const ways = report.remedies.filter(({ requestors }) => requestors.includes(requestor)).length;
  const told =
    outcome === 'cannot-tell'
      ? '  --ask (as a mail)'
      : outcome === 'will-fail' && ways > 1
        ? `(all ${ways} ways, sources, expected log)`.replace('all 2', 'both')
        : '(sources, effects, expected log)';
  const topic =
    code !== null && outcome === 'will-fail'
      ? String(code)
      : outcome === 'cannot-tell'
        ? hasResync(report) || isSimulated(report)
          ? 'ImportSync'
          : 'RESYNC.GLB'
        : outcome === 'will-import'
          ? 'IMPORT'
          : (reasonOf(report, judged)?.rule ?? 'IMPORT');
  const line = `More: --full ${told}   resync-check explain ${topic}`;
  return line.length <= WIDTH ? line : `More: --full   resync-check explain ${topic}`;
}
