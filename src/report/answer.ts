/**
 * What an answer rests on and what speaks against it, as data and as sentences: every format shows
 * these, each in lines or blocks of its own.
 */
import { BUILT_IN_RULES } from '../generated/rules.js';
import { few } from '../model/few.js';
import { NO_CAUSE, NO_CAUSE_THOUGH_COVERED } from './words/causes.js';
import type { Finding, NumberRow, Report } from '../model/report-types.js';
import type { Topic } from '../model/rule-types.js';
import type { FactName } from '../model/types.js';
import { where } from './places.js';
import * as words from './text/words.js';
import { stopWords } from './words/history.js';
import type { PassOf } from './words/pass.js';
import { NOT_SHOWN_TO_BE_OF_IT, TAKEN_TO_BE_OF_IT, rivals as rivalWords } from './words/rivals.js';

export type Judged = Report['verdict']['byRequestor'][number];

/** Whether a RESYNC.GLB, or a listing of one, is among the evidence. */
export const hasResync = ({ inputs, header }: Report): boolean =>
  inputs.some(({ role }) => role === 'resync') ||
  Object.values(header).some(({ from }) => from !== null);

/** A RESYNC.GLB that was given, with its header numbers in the order of the rows. */
export interface Rival {
  input: string;
  /** Where the header stands in an input that has several; null for all of an input. */
  at: string | null;
  numbers: (number | null)[];
}

/** Files whose headers disagree, so that it is not known which numbers count; empty where none do. */
export function rivalFiles(report: Report, requestor: string): Rival[] {
  const rows = rowsOf(report, requestor);
  const open = rows.filter(({ header, headerAlso }) => header === null && headerAlso.length > 0);
  if (open.length === 0) return [];
  const seen = open.flatMap(({ headerAlso }) => headerAlso);
  const unread = open.flatMap(({ headerUnread = [] }) => headerUnread);
  const inputs = [...new Set([...unread, ...seen.map(({ input }) => input)])];
  return inputs.flatMap((input) =>
    placesIn(report, input, seen).map((at) => ({
      ...{ input, at },
      numbers: rows.map(
        ({ header, headerAlso }) =>
          headerAlso.find((each) => each.input === input && (at === null || each.at === at))
            ?.value ?? header,
      ),
    })),
  );
}

/** A file that does not show its header, and the listings of which nothing shows that they are of it. */
export interface Unlisted {
  file: Rival;
  listings: readonly Rival[];
}

/** Null where several files were given, or every one of them can be read. */
export function unlistedFile(report: Report, requestor: string): Unlisted | null {
  const unread = new Set(
    rowsOf(report, requestor).flatMap(({ headerUnread = [] }) => headerUnread),
  );
  const kindOf = (id: string) => report.inputs.find((each) => each.id === id)?.kind;
  const files = rivalFiles(report, requestor);
  const [file, ...more] = files.filter(({ input }) => unread.has(input));
  const listings = files.filter(({ input }) => !unread.has(input));
  const areListings =
    listings.length > 0 && listings.every(({ input }) => kindOf(input) !== 'queue');
  return file && more.length === 0 && areListings ? { file, listings } : null;
}

/** A text may hold several listings. A queue with two headers is one file, and its own trouble. */
function placesIn(
  { inputs }: Report,
  id: string,
  seen: readonly { input: string; at: string }[],
): (string | null)[] {
  const isQueue = inputs.some((each) => each.id === id && each.kind === 'queue');
  const places = new Set(seen.flatMap(({ input, at }) => (input === id ? at : [])));
  return isQueue || places.size < 2 ? [null] : [...places];
}

/** The header is the one that the directory server would write; there is no file yet. */
export const isSimulated = ({ header }: Report): boolean =>
  Object.values(header).some(
    ({ from, simulated }) => from === 'simulation' || simulated !== undefined,
  );

/** What the pass of these requestors speaks of; the server's records may stand in for their numbers. */
export function passOf(report: Report, requestors: readonly string[]): PassOf {
  if (!isSimulated(report)) return 'given';
  const isStoodIn = requestors.some((name) => rowsOf(report, name).some(({ standIn }) => standIn));
  return isStoodIn ? 'by-records' : 'simulated';
}

/** The answer for several requestors in a sentence, and who of them has the outcome of the run. */
export function answerForAll(
  report: Report,
  judged: readonly Judged[] = report.verdict.byRequestor,
): { answer: string; worst: Judged[] } {
  const { outcome } = report.verdict;
  const worst = judged.filter((each) => each.outcome === outcome);
  const pass = passOf(
    report,
    worst.map(({ requestor }) => requestor),
  );
  return { worst, answer: words.answerForAll(outcome, worst.length, judged.length, pass) };
}

/** The requestor's rows in the order in which every table shows them. */
export const rowsOf = (report: Report, requestor: string): NumberRow[] =>
  report.numbers.filter((row) => row.requestor === requestor);

/** The kind of server, where the evidence or an option says it. */
function serverKind(report: Report): 'exchange' | 'msmail' | 'unknown' {
  const kinds = new Set(report.remedies.flatMap(({ dss }) => dss ?? []));
  const [only] = kinds;
  return report.server?.kind ?? (kinds.size === 1 ? only! : 'unknown');
}

/** What is said of the cause where no evidence of the server points to one. */
export function noCauseOf(report: Report, po: string): string {
  const kind = serverKind(report);
  // Had the server left it out, that would be the cause; so it is known to be covered.
  const isCovered = report.server?.listed != null || report.server?.globalMax === true;
  return kind === 'exchange' && isCovered ? NO_CAUSE_THOUGH_COVERED(po) : NO_CAUSE[kind](po);
}

/** The gravest finding beside the numbers, which every format shows by themselves. */
export function reasonOf(
  report: Report,
  { requestor, outcome, code }: Judged,
): Finding | undefined {
  const severity = outcome === 'will-fail' ? 'fatal' : outcome === 'at-risk' ? 'hang' : null;
  const mine = report.findings.filter(
    (each) =>
      each.requestor === requestor &&
      each.severity === severity &&
      each.topic !== 'header' &&
      each.topic !== 'numbers',
  );
  const named = mine.filter((each) => each.code === code);
  const reasons = named.length > 0 ? named : mine;
  const chosen = report.choice.find((each) => each.requestor === requestor)?.remedy;
  return (
    reasons.find(({ rule }) => chosen && REMEDIES_OF.get(rule)?.includes(chosen)) ?? reasons[0]
  );
}

/** What the rules name, so that of several reasons the one is told that the steps are for. */
const REMEDIES_OF = new Map(BUILT_IN_RULES.map(({ id, remedies }) => [id, remedies]));

/** What decides the outcome: the reason beside the numbers, else the first fatal finding. */
export const gravest = (report: Report, judged: Judged): Finding | undefined =>
  reasonOf(report, judged) ??
  report.findings.find(
    ({ requestor, severity }) => requestor === judged.requestor && severity === 'fatal',
  );

export const isAboutNumbers = (report: Report, judged: Judged): boolean =>
  judged.outcome === 'will-fail' && gravest(report, judged)?.topic === 'numbers';

/** What the undecided fatal rules lack, each fact once. */
export const missingFacts = (report: Report, requestor: string): FactName[] => [
  ...new Set(
    report.undecided
      .filter((rule) => rule.requestor === requestor && rule.severity === 'fatal')
      .flatMap(({ missing }) => missing),
  ),
];

/** What keeps the answer open, in sentences. */
export function openSentences(report: Report, { requestor, outcome }: Judged): string[] {
  if (outcome !== 'cannot-tell') return [];
  const all = missingFacts(report, requestor);
  const isWithoutFile =
    !hasResync(report) && !isSimulated(report) && all.some((fact) => fact.startsWith('header.'));
  // Without a file nothing of its header can be known, and each of it need not be said.
  const facts = isWithoutFile ? all.filter((fact) => !fact.startsWith('header.')) : all;
  const rows = rowsOf(report, requestor);
  const isPass = rows.every(({ relation }) => relation === 'equal' || relation === 'higher');
  return [
    ...(isWithoutFile ? [words.NO_FILE] : []),
    ...(facts.length > 0 ? [words.missing(facts)] : []),
    ...(isPass && rows.some(({ standIn }) => standIn) ? [words.BY_COPIES] : []),
  ];
}

/** What stands directly under the answer: a stop that is known, the reason, whatever could turn it. */
export function underSentences(report: Report, judged: Judged): string[] {
  const { requestor, outcome } = judged;
  const reason = reasonOf(report, judged);
  return [
    ...[stopWords(report, judged) ?? []].flat(),
    ...rivals(report, judged),
    ...(reason ? [reason.message] : []),
    ...headerTroubles(report, requestor),
    ...rowsOf(report, requestor).flatMap((row) => doubts(report, row)),
    ...(outcome === 'will-fail'
      ? rowsOf(report, requestor).flatMap((row) => otherwise(report, row))
      : []),
  ];
}

/** Which files disagree, and in what; one of them may be meant for another requestor. */
function rivals(report: Report, { requestor, outcome }: Judged): string[] {
  const files = rivalFiles(report, requestor);
  if (files.length < 2) return [];
  const told = (some: readonly Rival[]): string =>
    few(
      some.map(
        ({ input, at, numbers }) =>
          `${where(report.inputs, input, at)} ` +
          (numbers.every((each) => each === null)
            ? 'cannot be read'
            : `has ${numbers.map((each) => each ?? '?').join(' ')}`),
      ),
    );
  const order = rowsOf(report, requestor)
    .map(({ number }) => number)
    .join(', ');
  const unlisted = unlistedFile(report, requestor);
  const isByListing = outcome === 'will-fail';
  return [
    unlisted
      ? `${told([unlisted.file])}; ${told(unlisted.listings)} (${order}). ${isByListing ? TAKEN_TO_BE_OF_IT : NOT_SHOWN_TO_BE_OF_IT}`
      : `${rivalWords(files.length)} ${told(files)} (${order}).`,
  ];
}

/** Why the header is not known or not sound: what the file shows, else what the rule says of it. */
function headerTroubles(report: Report, requestor: string): string[] {
  const seen = troubles(report, requestor);
  if (seen.length > 0) return seen;
  return report.findings
    .filter(
      (each) =>
        each.requestor === requestor && each.severity === 'fatal' && each.topic === 'header',
    )
    .map(({ message }) => message);
}

/** What is wrong with the file itself, where that is why the header is not known or not sound. */
function troubles(report: Report, requestor: string): string[] {
  const unlisted = unlistedFile(report, requestor)?.file.input;
  if (unlisted !== undefined) return worstOf(report.inputs.filter(({ id }) => id === unlisted));
  const isMine = (each: { requestor: string; topic: Topic }): boolean =>
    each.requestor === requestor && each.topic === 'header';
  if (!report.findings.some(isMine) && !report.undecided.some(isMine)) return [];
  return worstOf(
    report.inputs.filter(
      ({ kind, role }) => ['unknown', 'mail', 'archive'].includes(kind) || role === 'resync',
    ),
  );
}

const worstOf = (inputs: Report['inputs']): string[] =>
  inputs.flatMap(({ name, issues }) => {
    const worst = issues.find(({ level }) => level === 'error');
    return worst ? [`${name}: ${worst.message}.`] : [];
  });

/** A pass that rests on one of several witnesses that disagree is said to. */
function doubts({ inputs }: Report, row: NumberRow): string[] {
  const { header, own, relation } = row;
  if (header === null || relation === 'lower' || relation === 'unknown') return [];
  const name = (id: string): string => where(inputs, id, null);
  const against = row.ownFrom.filter(({ used, value }) => !used && value > header);
  const names = [...new Set(against.map(({ input }) => name(input)))].join(' and ');
  const values = [...new Set(against.map(({ value }) => value))];
  const other = row.headerAlso.filter(({ value }) => own !== null && value < own);
  return [
    ...(against.length > 0 ? [words.careful(row, values, names)] : []),
    ...other.map(({ input, value }) => words.carefulHeader(row, value, name(input))),
  ];
}

/** Evidence that was not used, and by which a number that fails would pass. */
function otherwise({ inputs }: Report, row: NumberRow): string[] {
  const { header, own, number, relation } = row;
  if (relation !== 'lower' || header === null) return [];
  const name = (id: string): string => where(inputs, id, null);
  const first = row.ownFrom.find(
    ({ used, value, source }) => !used && value <= header && source !== 'server-copy',
  );
  const other = row.headerAlso.find(({ value }) => own !== null && value >= own);
  return [
    ...(first
      ? [words.notUsed(`${name(first.input)} shows ${first.value} for ${number}`, own)]
      : []),
    ...(other ? [words.notUsed(`${name(other.input)} has ${number} ${other.value}`, header)] : []),
  ];
}
