/** The screen for whoever is judged: one requestor, one among records of a server, or several. */
import { few } from '../../model/few.js';
import { fewOf } from '../../model/marked.js';
import type { NumberRow, Report } from '../../model/report-types.js';
import { NUMBERS, type HeaderNumber } from '../../model/types.js';
import { namesText } from '../../model/which.js';
import { isSimulated, rowsOf, type Judged } from '../answer.js';
import { afterPart } from './after.js';
import { clipped, unread } from './also.js';
import { screenName, underTheAnswer } from './headline.js';
import { stopsOfAll } from './history.js';
import { importFiles, screenOfImportFiles } from './import-files.js';
import { WIDTH, columns, middle, wrap } from './layout.js';
import { shortName } from './numbers.js';
import type { Palette } from './palette.js';
import { SCREEN, fitted, type Part } from './parts.js';
import { causeText, screenParts, sureLine } from './screen.js';
import { sliced, type ReportOf } from './slices.js';
import { collectBrief } from './collect.js';
import { choiceOf, remedyOf, stepsFor } from './steps.js';
import { simulatedHeader } from './trial.js';
import * as words from './words.js';

/** Lines more for each requestor that fails. */
const FOR_EACH_FAILING = 3;
/** Rows of the table: as many as fit, then fewer. */
const MOST_ROWS = [40, 12, 5] as const;
const MOST_NAME = 30;
const LEAST_NAME = 20;

/** What is known of it does not come from the directory server's records alone. */
const isFirstHand = (report: Report, { requestor }: Judged): boolean =>
  rowsOf(report, requestor).some(({ ownFrom }) =>
    ownFrom.some(({ source }) => source !== 'server-copy'),
  );

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
  const files: Part = { forms: [clipped(importFiles(report), 2)], yields: 60 };
  if (judged.length === 1 && only)
    return fitted([after, trial, files, ...screenParts(report, only, palette)], SCREEN);
  const of = sliced(report);
  const firstHand = judged.filter((each) => isFirstHand(of(each.requestor), each));
  const others = judged.filter((each) => !firstHand.includes(each));
  const failing = judged.filter(({ outcome }) => outcome === 'will-fail').length;
  const limit = SCREEN + FOR_EACH_FAILING * failing;
  const [main] = firstHand;
  if (firstHand.length === 1 && main) {
    const parts = screenParts(of(main.requestor), main, palette);
    const more: Part = { forms: [byRecords(report, main, others)], yields: 60, isApart: true };
    // Whoever is worse off than the one on the screen is named beside the answer.
    const at = main.outcome === report.verdict.outcome ? parts.length - 1 : 1;
    return fitted([after, trial, files, ...parts.slice(0, at), more, ...parts.slice(at)], limit);
  }
  const inOrder = [...firstHand, ...others];
  const head = wrap(headlineOfAll(report, judged)).map((line) =>
    palette.outcome(report.verdict.outcome, line),
  );
  const worst = inOrder.find(({ outcome }) => outcome === report.verdict.outcome) ?? inOrder[0]!;
  const sure = sureLine(of(worst.requestor), worst);
  const told = stopsOfAll(of, inOrder);
  return fitted(
    [
      after,
      trial,
      files,
      { forms: [clipped(head, 3)], yields: 99 },
      { forms: [unread(report, [])], yields: 40 },
      { forms: [told, clipped(told, 3)], yields: 50 },
      table(report, of, inOrder, palette),
      { forms: [notJudged(report)], yields: 20 },
      { forms: [sure === '' ? [] : wrap(sure)], yields: 45 },
      ...blocks(of, inOrder, most),
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

/** How many have the worst outcome, and who they are where they are few. */
function headlineOfAll(report: Report, judged: readonly Judged[]): string {
  const { verdict } = report;
  const worst = judged.filter(({ outcome }) => outcome === verdict.outcome);
  const isTrial = isSimulated(report);
  const answer = words.answerForAll(verdict.outcome, worst.length, judged.length, isTrial);
  const code = verdict.code === null ? '' : ` (Fatal error ${verdict.code})`;
  const names = worst.length <= 2 ? worst.map(({ requestor }) => screenName(requestor)) : [];
  if (verdict.outcome !== 'will-fail') return answer;
  return names.length > 0
    ? `${answer.slice(0, -1)}: ${names.join(' and ')}${code}.`
    : `${answer.slice(0, -1)}${code}.`;
}

function cell(row: NumberRow | undefined, isShort: boolean): string {
  if (!row || row.relation === 'unknown') return '?';
  if (row.relation === 'lower') return isShort ? 'too low' : `${row.short} short`;
  return row.standIn ? 'ok *' : 'ok';
}

/** One row for each, those with evidence of their own first. */
function table(report: Report, of: ReportOf, judged: readonly Judged[], palette: Palette): Part {
  const isStarred = judged.some(({ requestor }) =>
    rowsOf(of(requestor), requestor).some(
      ({ standIn, relation }) => standIn && (relation === 'equal' || relation === 'higher'),
    ),
  );
  const form = (most: number): string[] => {
    const shown = judged.slice(0, most);
    const left = judged.slice(most);
    const lines = rowsFor(report, of, shown);
    return [
      ...lines.map((line, at) => (at === 0 ? line : palette.outcome(shown[at - 1]!.outcome, line))),
      ...(left.length > 0
        ? wrap(`... and ${words.plural(left.length, 'more requestor')}: ${counts(left)}.`)
        : []),
      ...(isStarred ? [isSimulated(report) ? words.COPY_ASSUMED : words.COPY] : []),
    ];
  };
  return { forms: MOST_ROWS.map(form), yields: 30, isApart: true };
}

/** Names get the room that the other columns leave; where that is little, the numbers go. */
function rowsFor(report: Report, of: ReportOf, shown: readonly Judged[]): string[] {
  const rest = (isShort: boolean): string[] =>
    columns([
      ['', ...NUMBERS.map(({ header }) => headerCell(report, header, isShort))],
      ...shown.map(({ requestor, outcome, code }) => [
        code === null ? words.OUTCOME[outcome] : `${words.OUTCOME[outcome]}, error ${code}`,
        ...NUMBERS.map(({ header }) => {
          const rows = rowsOf(of(requestor), requestor);
          return cell(
            rows.find(({ number }) => number === header),
            isShort,
          );
        }),
      ]),
    ]);
  const room = (lines: readonly string[]): number =>
    WIDTH - 2 - Math.max(...lines.map((line) => Array.from(line).length));
  const long = rest(false);
  const isShort = room(long) < LEAST_NAME;
  const lines = isShort ? rest(true) : long;
  const width = Math.min(MOST_NAME, room(lines));
  const head = isSimulated(report) ? 'The new file has' : 'RESYNC.GLB has';
  const names = [
    isShort ? 'Requestor' : head,
    ...shown.map(({ requestor }) => words.who(requestor)),
  ];
  return columns(lines.map((line, at) => [middle(names[at]!, width), line]));
}

const headerCell = (report: Report, header: HeaderNumber, isShort: boolean): string =>
  isShort ? header : `${header} ${words.value(report.header[header].value)}`;

/** `2 will stop, 1 accepted`. */
function counts(judged: readonly Judged[]): string {
  const outcomes = [...new Set(judged.map(({ outcome }) => outcome))];
  return outcomes
    .map((outcome) => {
      const count = judged.filter((each) => each.outcome === outcome).length;
      return `${count} ${words.OUTCOME[outcome]}`;
    })
    .join(', ');
}

/** Whom the evidence names and nobody asked about. */
const notJudged = ({ inputs }: Report): string[] => {
  const all = inputs.flatMap(({ issues }) =>
    issues.flatMap((each) => (each.code === 'not-judged' ? [each.args.requestors] : [])),
  );
  const names = [...new Set(all.flatMap((each) => each.names.map(({ text }) => text)))];
  if (names.length === 0) return [];
  // How many of those without a name are the same in several inputs is not known.
  const more = Math.max(...all.map((each) => each.more));
  const shown = namesText(fewOf('requestor', names, MOST_NOT_JUDGED, more));
  return clipped(wrap(`Not judged: ${shown} (why: --full).`), 2);
};
const MOST_NOT_JUDGED = 5;

/** Requestors of which only the server's records are known, in a sentence. */
function byRecords(report: Report, main: Judged, others: readonly Judged[]): string[] {
  const choice = choiceOf(report, main.requestor);
  const remedy = choice && remedyOf(report, choice);
  const head = `${words.plural(others.length, 'more requestor')}, by the server's records only`;
  if (others.length > MOST_NAMED)
    return wrap(`${head}: ${counts(others)}. -r NET/PO shows one of them.`);
  const told = others.map(({ requestor, outcome, code }) => {
    const then =
      remedy?.expected === 'will-import' && remedy.requestors.includes(requestor)
        ? ', and accepts the new file'
        : '';
    return `${screenName(requestor)} ${words.OUTCOME[outcome]}${code === null ? '' : `, error ${code}`}${then}`;
  });
  return wrap(`${head}: ${told.join('; ')}. -r NAME shows each.`);
}
const MOST_NAMED = 3;

/** What tells one block from another: who shares it is told once. */
function keyOf(report: Report, judged: Judged): string {
  const choice = choiceOf(report, judged.requestor);
  const cause = report.causes.find(({ requestor }) => requestor === judged.requestor)?.id ?? '';
  const open = judged.outcome === 'cannot-tell' ? collectBrief(report, judged.requestor) : [];
  const under = underTheAnswer(report, judged);
  return JSON.stringify([
    judged.outcome,
    judged.code,
    choice?.remedy,
    choice?.reason,
    cause,
    open,
    under,
  ]);
}

/** A block for each way to go on, from those with evidence of their own. */
function blocks(of: ReportOf, judged: readonly Judged[], most: number): Part[] {
  const groups = new Map<string, Judged[]>();
  const own = judged.filter((each) => isFirstHand(of(each.requestor), each));
  const worthIt = own.length > 0 ? own : judged;
  for (const each of worthIt) {
    const key = keyOf(of(each.requestor), each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const all = [...groups.values()];
  const width = Math.max(0, ...all.map((group) => Array.from(groupName(group)).length));
  return all.slice(0, most).map((group, at) => ({
    forms: blockForms(of, group, width),
    // The last block is the first to become shorter.
    yields: 60 - at,
    isApart: at === 0,
  }));
}

const MOST_GROUP_NAME = 12;
const groupName = (group: readonly Judged[]): string =>
  group.length > 1
    ? `${group.length} of them`
    : middle(shortName(group[0]!.requestor), MOST_GROUP_NAME);

function blockForms(of: ReportOf, group: readonly Judged[], width: number): string[][] {
  const [first] = group;
  const { requestor, outcome } = first!;
  const report = of(requestor);
  const name = groupName(group);
  const head = `${name}${' '.repeat(width - Array.from(name).length)}  `;
  const indent = ' '.repeat(width + 2);
  const names = group.map((each) => screenName(each.requestor));
  const who = group.length > 1 ? `${few(names, 4)}. ` : '';
  const shown = (text: string): string[] => wrap(who + text, head, indent);
  // What the option does not take is no pointer.
  const steps =
    /^[^/\\\s]+(?:\/[^/\\\s]+)?$/.test(requestor) && requestor.length <= 40
      ? `Steps: -r ${requestor}`
      : 'Steps: --full';
  if (outcome === 'will-import' && isSimulated(report)) return [shown('Would accept that file.')];
  if (outcome === 'will-import')
    return [shown(`May import this file. ${group.length > 1 ? 'Steps: -r NET/PO' : steps}`)];
  if (outcome === 'cannot-tell') {
    const [what = '', ...rest] = collectBrief(report, requestor);
    return [
      [...shown(what), ...rest.flatMap((line) => wrap(line, indent))],
      clipped(shown(what), 2),
      shown(steps),
    ];
  }
  const po = few(
    group.map((each) => middle(shortName(each.requestor), MOST_GROUP_NAME)),
    3,
  );
  const why = causeText(report, first!, po);
  const under = underTheAnswer(report, first!).join(' ');
  const text = why === '' ? under : `Cause: ${why}`;
  const { lines } = stepsFor(report, first!, {
    indent: ' '.repeat(width + 1),
    ...(group.length > 1 && { isForSeveral: po }),
  });
  return [[...clipped(shown(text), 3), ...lines], shown(`${text} ${steps}`), shown(steps)];
}
