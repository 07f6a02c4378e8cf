/** What else is lost, wrong or missing, in a line or two: the rest of the findings and of the evidence. */
import type { FactName } from '../../model/facts.js';
import { NUMBERS } from '../../model/types.js';
import type { Finding, NumberRow, Report, ReportIssue } from '../../model/report-types.js';
import type { Severity } from '../../model/types.js';
import { reasonOf, type Judged } from '../answer.js';
import { BEFORE } from '../words/before.js';
import { middle, wrap } from './layout.js';
import { stopped } from './history.js';
import * as words from './words.js';

/** What undecided rules lack, by the name of the evidence that would show it. */
const NOT_GIVEN: readonly (readonly [name: string, is: (fact: FactName) => boolean])[] = [
  ['REQTRANS.GLB (what waits there)', (fact) => fact === 'pending.lost'],
  ['the version of IMPORT', (fact) => fact === 'import.version'],
];

/** Findings beside those that the answer itself has already told. */
function others(report: Report, judged: Judged): Finding[] {
  const { requestor, outcome } = judged;
  const reason = reasonOf(report, judged);
  const isStopSaid = stopped(report, judged).length > 0;
  return report.findings.filter(
    (each) =>
      each.requestor === requestor &&
      each.severity !== 'note' &&
      each !== reason &&
      !(isStopSaid && SAYS_STOP.has(each.rule)) &&
      !(each.severity === 'fatal' && (each.topic === 'numbers' || each.topic === 'header')) &&
      !(each.rule === 'records-damaged' && isReadInPart(report)) &&
      // These have steps of their own before an import.
      !(outcome === 'will-import' && (OF_IMPORT.has(each.rule) || each.rule in BEFORE)),
  );
}
/** Told of the input itself. */
const isReadInPart = ({ inputs }: Report): boolean =>
  inputs.some(
    ({ role, issues }) => role === 'resync' && issues.some(({ level }) => level === 'error'),
  );

/** What the line on the log says already. */
const SAYS_STOP = new Set(['failed-before-with-14']);

const OF_IMPORT = new Set(['lists-replaced', 'pending-transactions-lost', 'full-export-lost']);

/** The first sentence of a finding, without the names in brackets. */
function brief({ message, evidence }: Finding): string {
  const lists = evidence.find(({ fact }) => fact === 'transactions.listsReplaced')?.value;
  if (typeof lists === 'number')
    return `${words.plural(lists, 'address list')} would be replaced, with names added there by hand.`;
  const [first] = message.split(/(?<=\.) (?=[A-Z])/);
  return first!.replace(/ \([^()]*\)/g, '');
}

function notGiven({ undecided, findings }: Report, requestor: string): string {
  const facts = new Set(
    undecided
      .filter((each) => each.requestor === requestor && each.severity !== 'fatal')
      .flatMap(({ missing }) => missing),
  );
  // What is gone cannot be given.
  const isGone = findings.some(
    (each) => each.requestor === requestor && each.rule === 'reqtrans-missing',
  );
  if (isGone) facts.delete('pending.lost');
  const names = NOT_GIVEN.flatMap(([name, is]) => ([...facts].some(is) ? [name] : []));
  return names.length > 0 ? `Not given: ${names.join(', ')}.` : '';
}

function counted(findings: readonly Finding[], more: 'more ' | '' = 'more '): string {
  const severities: readonly Severity[] = ['fatal', 'hang', 'error', 'warning'];
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return count > 0 ? [words.plural(count, `${more}${words.SEVERITY_WORD[severity]}`)] : [];
  });
  return parts.length > 0 ? `${parts.join(', ')} (--full).` : '';
}

/** More than that is no aside any more. */
const MOST_LINES = 4;

/** From the fullest to the shortest; each begins with `Also:`, or is empty. */
export function alsoForms(report: Report, judged: Judged): string[][] {
  const findings = others(report, judged);
  const missing = notGiven(report, judged.requestor);
  const also = (...parts: string[]): string[] => {
    const text = parts.filter(Boolean).join(' ');
    return text === '' ? [] : wrap(`${text.startsWith('Not given') ? '' : 'Also: '}${text}`);
  };
  const first = findings[0];
  const forms = [
    also(...findings.slice(0, 3).map(brief), counted(findings.slice(3)), missing),
    also(first ? brief(first) : '', counted(findings.slice(1)), missing),
    also(counted(findings, ''), missing).slice(0, 2),
    also(counted(findings, '')),
    [],
  ];
  return forms.filter((form) => form.length <= MOST_LINES);
}

/** So many inputs are named one by one. */
const MOST_INPUTS = 2;

/** Inputs that could not be read, or only in part: their worst issue each. */
export function unread(report: Report, told: readonly string[]): string[] {
  const bad = report.inputs.flatMap(({ name, issues, kind }) => {
    const worst = issues.find((each) => each.level === 'error' && !isTypedSince(report, each));
    const how = kind === 'unknown' ? 'Not used' : 'Read in part';
    const line = worst ? `${how}: ${middle(name, 40)}: ${worst.message}.` : '';
    return worst && !told.some((each) => each.includes(name)) ? [line] : [];
  });
  const left = bad.length - MOST_INPUTS;
  return [
    ...bad.slice(0, MOST_INPUTS).flatMap((line) => clipped(wrap(line, '', '  '), 2)),
    ...(left > 0 ? [`${words.plural(left, 'more input')} with errors: --full`] : []),
  ];
}

/** A number that could not be read there and was typed. */
function isTypedSince({ numbers }: Report, found: ReportIssue): boolean {
  if (found.code !== 'own-numbers-unread') return false;
  const rows = NUMBERS.filter(({ own }) => found.args.numbers.includes(own)).flatMap(({ header }) =>
    numbers.filter(({ number }) => number === header),
  );
  return rows.length > 0 && rows.every(({ ownFrom }) => ownFrom.some(isTyped));
}

const isTyped = ({ source, used }: NumberRow['ownFrom'][number]): boolean =>
  used && source === 'by-hand';

/** At most so many lines; the last one says that more was there. */
export function clipped(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const last = Array.from(lines[most - 1]!)
    .slice(0, 70)
    .join('')
    .trimEnd();
  return [...lines.slice(0, most - 1), `${last} ...`];
}
