/** The screen for whoever is judged: one requestor, one among records of a server, or several. */
import type { Report } from '../../model/report-types.js';
import { answerForAll, type Judged } from '../answer.js';
import { afterPart } from './after.js';
import { clipped, unread } from './also.js';
import { blocks, isFirstHand } from './groups.js';
import { screenName } from './headline.js';
import { stopsOfAll } from './history.js';
import { importFiles, screenOfImportFiles } from './import-files.js';
import { wrap } from './layout.js';
import { unnamedIn } from '../ways.js';
import { notJudged } from './not-judged.js';
import { counts, table } from './overview.js';
import type { Palette } from './palette.js';
import { SCREEN, fitted, type Part } from './parts.js';
import { screenParts, sureLine } from './screen.js';
import { sliced } from './slices.js';
import { choiceOf, remedyOf } from './steps.js';
import { simulatedHeader } from './trial.js';
import * as words from './words.js';

/** Lines more for each requestor that fails. */
const FOR_EACH_FAILING = 3;

/** The one screen; longer where several fail. */
export function screen(
  report: Report,
  judged: readonly Judged[],
  most: number,
  palette: Palette,
): string[] {
  const [only] = judged;
  const after = afterPart(report);
  const trial: Part = { forms: [simulatedHeader(report)], yields: 99 };
  if (report.inputs.some(({ kind }) => kind === 'import-file')) {
    const isAll = report.inputs.every(({ kind }) => kind === 'import-file' || kind === 'unknown');
    if (isAll) return screenOfImportFiles(report, SCREEN);
  }
  const ofFiles = importFiles(report);
  const files: Part = {
    forms: [clipped(ofFiles, 2), clipped(ofFiles, 1)],
    yields: 15,
    isApart: true,
  };
  if (judged.length === 1 && only)
    return fitted([after, trial, ...withMore(screenParts(report, only, palette), files)], SCREEN);
  const of = sliced(report);
  const firstHand = judged.filter((each) => isFirstHand(of(each.requestor), each));
  const others = judged.filter((each) => !firstHand.includes(each));
  const failing = judged.filter(({ outcome }) => outcome === 'will-fail').length;
  const limit = SCREEN + FOR_EACH_FAILING * failing;
  const [main] = firstHand;
  if (firstHand.length === 1 && main) {
    const parts = screenParts(of(main.requestor), main, palette);
    const more: Part = { forms: byRecords(report, main, others), yields: 60, isApart: true };
    const isWorst = main.outcome === report.verdict.outcome;
    // The first line is that of the run, and agrees with the exit status.
    const run: Part = {
      forms: isWorst ? [[]] : [headOfAll(report, judged, palette)],
      yields: 99,
    };
    return fitted([after, trial, run, ...withMore(parts, files, more)], SCREEN);
  }
  const inOrder = [...firstHand, ...others];
  const worst = inOrder.find(({ outcome }) => outcome === report.verdict.outcome) ?? inOrder[0]!;
  const sure = sureLine(of(worst.requestor), worst);
  const told = stopsOfAll(of, inOrder);
  return fitted(
    [
      after,
      trial,
      { forms: [clipped(headOfAll(report, judged, palette), 3)], yields: 99 },
      { forms: [unread(report, [])], yields: 40 },
      { forms: [told, clipped(told, 3)], yields: 50 },
      table(report, of, inOrder, palette),
      { forms: [notJudged(report, false)], yields: 20 },
      { forms: [sure === '' ? [] : wrap(sure)], yields: 45 },
      ...blocks(of, inOrder, most),
      files,
      {
        forms: [
          [palette.faint('More: --full (each requestor in detail)   -r NET/PO (one of them)')],
        ],
        yields: 99,
        isApart: true,
      },
    ],
    limit,
  );
}

/** What else is to be said goes before the last line, which points to the rest. */
const withMore = (parts: readonly Part[], ...more: readonly Part[]): Part[] => [
  ...parts.slice(0, -1),
  ...more,
  ...parts.slice(-1),
];

const headOfAll = (report: Report, judged: readonly Judged[], palette: Palette): string[] =>
  wrap(headlineOfAll(report, judged)).map((line) => palette.outcome(report.verdict.outcome, line));

/** How many have the worst outcome, and who they are where they are few. */
function headlineOfAll(report: Report, judged: readonly Judged[]): string {
  const { verdict } = report;
  const { answer, worst } = answerForAll(report, judged);
  const code = verdict.code === null ? '' : ` (Fatal error ${verdict.code})`;
  const names = worst.length <= 2 ? worst.map(({ requestor }) => screenName(requestor)) : [];
  if (verdict.outcome === 'cannot-tell' && worst.length < judged.length && names.length > 0)
    return `It cannot be told yet for ${worst.length} of ${judged.length} requestors: ${names.join(' and ')}.`;
  if (verdict.outcome !== 'will-fail') return answer;
  return names.length > 0
    ? `${answer.slice(0, -1)}: ${names.join(' and ')}${code}.`
    : `${answer.slice(0, -1)}${code}.`;
}

/** Requestors of which only the server's records are known, in a sentence. */
function byRecords(report: Report, main: Judged, others: readonly Judged[]): string[][] {
  const choice = choiceOf(report, main.requestor);
  const remedy = choice && remedyOf(report, choice);
  const head = `${words.plural(others.length, 'more requestor')}, by the server's records only`;
  const brief = wrap(`${head}: ${counts(others)}. -r NAME shows one.`);
  if (others.length > MOST_NAMED) return [brief];
  const told = others.map(({ requestor, outcome, code }) => {
    const then =
      remedy?.expected === 'will-import' &&
      remedy.requestors.includes(requestor) &&
      unnamedIn(report, remedy).of.length === 0
        ? ', and accepts the new file'
        : '';
    return `${screenName(requestor)} ${words.OUTCOME[outcome]}${code === null ? '' : `, error ${code}`}${then}`;
  });
  return [wrap(`${head}: ${told.join('; ')}. -r NAME shows each.`), brief];
}
const MOST_NAMED = 3;
