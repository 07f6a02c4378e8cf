/** What stands behind the answer: sources, findings, what is unknown, what to do, what was read. */
import type { Finding, Report, ReportInput } from '../case/report-types.js';
import type { HeaderNumber } from '../case/types.js';
import { rowsOf } from './answer.js';
import { columns, wrap } from './layout.js';
import { where } from './places.js';
import * as words from './words.js';

/** Lines under a heading; a section without lines is not shown. */
export interface Section {
  title: string;
  lines: string[];
}

/** Where the header's numbers were read; numbers from one place share a line. */
export function headerPlaces(report: Report): string[] {
  const places = new Map<string, HeaderNumber[]>();
  for (const [number, cell] of Object.entries(report.header)) {
    const place =
      cell.value === null
        ? `unknown: ${cell.reason ?? 'nothing shows it'}`
        : where(report.inputs, cell.from, cell.at);
    places.set(place, [...(places.get(place) ?? []), number as HeaderNumber]);
  }
  return [...places].flatMap(([place, numbers]) =>
    wrap(`${numbers.join(', ')} in the header: ${place}`, '  ', '    '),
  );
}

/** Where the requestor's own numbers were read, and who else speaks about them. */
export function ownPlaces(report: Report, requestor: string): string[] {
  return rowsOf(report, requestor).flatMap((row) => {
    const own = `Own number for ${row.number}`;
    if (row.ownFrom.length === 0)
      return wrap(`${own}: unknown: ${row.reason ?? 'nothing shows it'}`, '  ', '    ');
    return row.ownFrom.flatMap((witness) => {
      const place = where(report.inputs, witness.input, witness.at);
      const source = words.SOURCE[witness.source];
      const seen = place === source ? place : `${place} (${source})`;
      if (witness.used) return wrap(`${own}: ${witness.value}, ${seen}`, '  ', '    ');
      const note = witness.value === row.own ? 'says the same' : 'disagrees, and is not used';
      return wrap(`${witness.value}, ${seen}: ${note}`, '    ', '      ');
    });
  });
}

/** One finding: what, how sure, the evidence, the articles. */
function findingLines(report: Report, finding: Finding): string[] {
  const code = finding.code === null ? '' : ` (error ${finding.code})`;
  const sure = words.confidence(finding.confidence, words.contestedOn([finding]));
  const evidence = finding.evidence.map(({ fact, value, input, at }) => {
    const place = where(report.inputs, input, at);
    return `${words.FACT[fact]}: ${words.value(value)}${place ? `, ${place}` : ''}`;
  });
  const more = `resync-check explain ${finding.rule}`;
  return [
    ...wrap(`${words.SEVERITY[finding.severity]}${code}: ${finding.message}`, '  ', '    '),
    ...wrap(`How sure: ${sure}.`, '    ', '      '),
    ...evidence.flatMap((line) => wrap(line, '    - ', '      ')),
    ...(finding.articles.length > 0
      ? wrap(`Articles: ${finding.articles.join(', ')}`, '    ')
      : []),
    ...wrap(`More: \`${more}\``, '    '),
  ];
}

export const findings = (report: Report, list: readonly Finding[]): string[] =>
  list.flatMap((finding) => findingLines(report, finding));

/** What the undecided rules lack, and how to get it; one way of getting it is told once. */
export function unknowns(report: Report, requestor: string): string[] {
  const ways = new Map<string, string[]>();
  for (const rule of report.undecided) {
    if (rule.requestor !== requestor) continue;
    const lacks = rule.missing.map((fact) => words.FACT[fact]);
    ways.set(rule.howToGet, [...new Set([...(ways.get(rule.howToGet) ?? []), ...lacks])]);
  }
  return [...ways].flatMap(([howToGet, facts]) => [
    ...wrap(`${facts.join('; ')}.`, '  - ', '    '),
    ...(howToGet ? wrap(howToGet, '    ') : []),
  ]);
}

export const causes = (report: Report): string[] =>
  report.causes.flatMap(({ requestor, message, confidence }) =>
    wrap(`${words.who(requestor)}: ${message} (${confidence})`, '  - ', '    '),
  );

/** The ways out, with literal steps, and what the model predicts after each. */
export function remedies(report: Report): string[] {
  const several = report.verdict.byRequestor.length > 1;
  return report.remedies.flatMap((remedy, at) => {
    const names = several ? ` (for ${listOf(remedy.requestors.map(words.who))})` : '';
    const articles = remedy.articles.length > 0 ? ` Articles: ${remedy.articles.join(', ')}.` : '';
    return [
      ...(at > 0 ? [''] : []),
      ...wrap(`Way ${at + 1}: ${remedy.title}${names}`, '  ', '    '),
      ...remedy.steps.flatMap((step, index) => wrap(step, `    ${index + 1}. `)),
      ...remedy.cautions.flatMap((caution) => wrap(`Caution: ${caution}`, '    ', '      ')),
      ...wrap(
        `After it: ${words.EXPECTED[remedy.expected]} (${remedy.confidence})${articles}`,
        '    ',
        '      ',
      ),
    ];
  });
}

function listOf(names: readonly string[]): string {
  const few = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${few} and ${names.length - 5} more` : few;
}

/** What an input is, in a few words. */
export function whatItIs(input: ReportInput): string {
  const role = input.role === null || input.role === 'other' ? '' : `${words.ROLE[input.role]}, `;
  const records = input.queue ? `, ${words.plural(input.queue.records, 'record')}` : '';
  return `${role}${words.KIND[input.kind]}${records}`;
}

/** Each input, and under it what its reader wants a person to know. */
export function inputs(report: Report, most: number): string[] {
  const names = columns(report.inputs.map((input) => [`  ${input.name}`, whatItIs(input)]));
  return report.inputs.flatMap((input, at) => {
    const shown = input.issues.slice(0, most);
    const more = input.issues.length - shown.length;
    return [
      names[at] ?? '',
      ...shown.flatMap((issue) =>
        wrap(
          `${words.LEVEL[issue.level]}: ${issue.message}${issue.at ? ` (${issue.at})` : ''}`,
          '    ',
          '      ',
        ),
      ),
      ...(more > 0 ? [`    ... and ${more} more.`] : []),
    ];
  });
}
