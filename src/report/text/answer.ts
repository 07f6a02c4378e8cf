/** The answer and the numbers: what a reader sees first. */
import type { Finding, NumberRow, Report } from '../../model/report-types.js';
import type { Topic } from '../../model/rule-types.js';
import type { FactName } from '../../model/types.js';
import { stopped } from './history.js';
import { columns, wrap } from './layout.js';
import type { Palette } from './palette.js';
import * as words from './words.js';

type Judged = Report['verdict']['byRequestor'][number];

/** Whether a RESYNC.GLB, or a listing of one, is among the evidence. */
export const hasResync = ({ inputs, header }: Report): boolean =>
  inputs.some(({ role }) => role === 'resync') ||
  Object.values(header).some(({ from }) => from !== null);

/** The requestor's rows in the order in which every table shows them. */
export const rowsOf = (report: Report, requestor: string): NumberRow[] =>
  report.numbers.filter((row) => row.requestor === requestor);

/** The answer for one requestor, in one or two sentences. */
export function answerLines(report: Report, judged: Judged, palette: Palette): string[] {
  const { requestor, outcome, code } = judged;
  const lines = wrap(words.answer(requestor, outcome, code, judged.confidence)).map((line) =>
    palette.outcome(outcome, line),
  );
  const fatal = report.findings.filter(
    (each) => each.requestor === requestor && each.severity === 'fatal',
  );
  // Where IMPORT does not look at the numbers, they are no reason.
  const isCompared = fatal.length === 0 || fatal.some(({ topic }) => topic === 'numbers');
  const low = rowsOf(report, requestor).filter(({ relation }) => relation === 'lower');
  if (isCompared && low.length > 0) lines.push(...wrap(words.tooLow(low)));
  if (outcome === 'cannot-tell') {
    const all = missingFacts(report, requestor);
    const isWithoutFile = !hasResync(report) && all.some((fact) => fact.startsWith('header.'));
    // Without a file nothing of its header can be known, and each of it need not be said.
    const facts = isWithoutFile ? all.filter((fact) => !fact.startsWith('header.')) : all;
    if (isWithoutFile) lines.push(words.NO_FILE);
    if (facts.length > 0) lines.push(...wrap(words.missing(facts)));
    const rows = rowsOf(report, requestor);
    const isPass = rows.every(({ relation }) => relation === 'equal' || relation === 'higher');
    if (isPass && rows.some(({ standIn }) => standIn)) lines.push(...wrap(words.BY_COPIES));
  }
  lines.push(...reasons(report, judged));
  lines.push(...stopped(report, judged));
  lines.push(...troubles(report, requestor), ...doubts(report, requestor));
  return lines;
}

/** The gravest finding beside the numbers, which have a line of their own. */
export function reasonOf(report: Report, { requestor, outcome }: Judged): Finding | undefined {
  const severity = outcome === 'will-fail' ? 'fatal' : outcome === 'at-risk' ? 'hang' : null;
  const mine = report.findings.filter(
    (each) =>
      each.requestor === requestor &&
      each.severity === severity &&
      each.topic !== 'header' &&
      each.topic !== 'numbers',
  );
  return mine.find(({ code }) => code !== null) ?? mine[0];
}

export function reasons(report: Report, judged: Judged): string[] {
  const first = reasonOf(report, judged);
  return first ? wrap(first.message) : [];
}

/** What is wrong with the file itself, where that is why the header is not known or not sound. */
export function troubles(report: Report, requestor: string): string[] {
  const isMine = (each: { requestor: string; topic: Topic }): boolean =>
    each.requestor === requestor && each.topic === 'header';
  if (!report.findings.some(isMine) && !report.undecided.some(isMine)) return [];
  const guilty = report.inputs.filter(
    ({ kind, role }) => ['unknown', 'mail', 'archive'].includes(kind) || role === 'resync',
  );
  return guilty.flatMap(({ name, issues }) => {
    const worst = issues.find(({ level }) => level === 'error');
    return worst ? wrap(`${name}: ${worst.message}.`) : [];
  });
}

/** A pass that rests on one of several witnesses that disagree is said to. */
export function doubts(report: Report, requestor: string): string[] {
  return rowsOf(report, requestor).flatMap((row) => {
    const { header, relation } = row;
    if (header === null || relation === 'lower' || relation === 'unknown') return [];
    const otherwise = row.headerAlso.filter(({ value }) => row.own !== null && value < row.own);
    const against = row.ownFrom.filter(({ used, value }) => !used && value > header);
    const name = (id: string) => report.inputs.find((input) => input.id === id)?.name ?? id;
    const names = [...new Set(against.map(({ input }) => name(input)))].join(' and ');
    const values = [...new Set(against.map(({ value }) => value))];
    return [
      ...(against.length > 0 ? wrap(words.careful(row, values, names)) : []),
      ...otherwise.flatMap(({ input, value }) =>
        wrap(words.carefulHeader(row, value, name(input))),
      ),
    ];
  });
}

/** What the undecided fatal rules lack, each fact once. */
export function missingFacts(report: Report, requestor: string): FactName[] {
  const facts = report.undecided
    .filter((rule) => rule.requestor === requestor && rule.severity === 'fatal')
    .flatMap((rule) => rule.missing);
  return [...new Set(facts)];
}

/** The numbers table of one requestor. */
export function numbersTable(report: Report, requestor: string): string[] {
  const rows = rowsOf(report, requestor);
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.number,
    words.value(row.header),
    words.ownNumber(row),
    words.result(row),
  ]);
  return columns([['Number', 'In header', 'Own', 'Result'], ...cells], [1, 2]);
}
