/** What changed between two reports, as plain text of 80 columns: outcomes, numbers, then the rest. */
import type { Changed, ReportDiff } from '../diff.js';
import { safeCopy } from '../safe.js';
import { columns, cut, wrap } from './layout.js';
import * as words from './words.js';
import type { Outcome } from '../../model/types.js';

const NAME_WIDTH = 30;
/** So many rows of a kind are shown; JSON has them all. */
const MOST = 40;

/** Renders a comparison for a person. Nothing in it reaches the terminal unescaped. */
export function renderDiff(given: ReportDiff): string {
  const diff = safeCopy(given);
  const sections = [
    answer(diff),
    requestors(diff),
    numbers(diff),
    found('New findings', diff.findings.appeared),
    found('Findings that are gone', diff.findings.gone),
    listed('Can be decided now', diff.undecided.settled),
    listed('Cannot be decided any more', diff.undecided.appeared),
    evidence(diff),
  ];
  const blocks = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

const when = (iso: string): string => iso.replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC');

const outcome = (one: Outcome | null, code: number | null = null): string =>
  one === null ? 'not judged' : `${words.OUTCOME[one]}${code === null ? '' : `, error ${code}`}`;

/** The answer: whether the prediction is another one now. */
function answer({ before, after, requestors: all, sameRules }: ReportDiff): string[] {
  const changed = all.filter((each) => each.outcome.before !== each.outcome.after).length;
  const lines =
    changed === 0
      ? `The prediction is the same: ${outcome(after.outcome)}.`
      : all.length === 1
        ? `The prediction changed: it was "${outcome(all[0]!.outcome.before)}", it is "${outcome(all[0]!.outcome.after)}".`
        : `The prediction changed for ${changed} of ${words.plural(all.length, 'requestor')}.`;
  return [
    ...wrap(lines),
    `Before: ${when(before.generatedAt)}. After: ${when(after.generatedAt)}.`,
    ...(sameRules
      ? []
      : wrap('The reports were made with different rules, which can change a result as well.')),
  ];
}

/** Rows of a table, and how many more there are. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST;
  return [
    ...columns([head, ...rows.slice(0, MOST)]),
    ...(more > 0 ? [`... and ${more} more with -f json`] : []),
  ];
}

function requestors({ requestors: all }: ReportDiff): string[] {
  if (all.length < 2) return [];
  return table(
    ['Requestor', 'Before', 'After'],
    all.map((each) => [
      cut(words.who(each.requestor), NAME_WIDTH),
      outcome(each.outcome.before, each.code.before),
      outcome(each.outcome.after, each.code.after),
    ]),
  );
}

const shown = ({ before, after }: Changed<number>): string[] =>
  [before, after].map((one) => (one === null ? 'unknown' : String(one)));

function numbers({ numbers: rows, requestors: all }: ReportDiff): string[] {
  const isOne = all.length === 1;
  return table(
    [...(isOne ? [] : ['Requestor']), 'Number', 'Before', 'After'],
    rows.map((row) => [
      ...(isOne ? [] : [cut(words.who(row.requestor), NAME_WIDTH)]),
      row.number,
      ...shown(row),
    ]),
  );
}

function found(title: string, findings: ReportDiff['findings']['gone']): string[] {
  return some(
    title,
    findings.map(
      ({ requestor, severity, message, rule }) =>
        `${words.who(requestor)}: ${words.SEVERITY[severity].toLowerCase()}: ${message} (${rule})`,
    ),
  );
}

function listed(title: string, rules: ReportDiff['undecided']['settled']): string[] {
  return some(
    title,
    rules.map(({ requestor, rule }) => `${words.who(requestor)}: ${rule}`),
  );
}

function some(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - MOST;
  return [
    title,
    ...items.slice(0, MOST).flatMap((text) => wrap(text, '  - ', '    ')),
    ...(more > 0 ? [`  ... and ${more} more with -f json`] : []),
  ];
}

function evidence({ inputs }: ReportDiff): string[] {
  const { added, removed, changed, same } = inputs;
  const told = [
    ['Added', added],
    ['No longer there', removed],
    ['Other content', changed],
  ] as const;
  const lines = told.flatMap(([what, names]) =>
    names.length === 0 ? [] : wrap(`${what}: ${names.slice(0, MOST).join(', ')}`, '  ', '    '),
  );
  if (lines.length === 0)
    return [`Evidence: the same ${words.plural(same, 'input')} with the same content.`];
  return ['Evidence', ...lines, ...(same > 0 ? [`  Unchanged: ${same}`] : [])];
}
