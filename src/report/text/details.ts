/** What stands behind the answer: sources, findings, what is unknown, what to do, what was read. */
import type { Report } from '../../model/report-types.js';
import { FACT_TABLE, type FactName } from '../../model/facts.js';
import { few } from '../../model/few.js';
import { grouped } from '../../model/grouped.js';
import { NUMBERS } from '../../model/types.js';
import type { HeaderNumber } from '../../model/types.js';
import { SOURCE_TABLE } from '../../model/sources.js';
import { rowsOf } from '../answer.js';
import { columns, wrap } from './layout.js';
import { where } from '../places.js';
import { waysOf } from '../ways.js';
import * as words from './words.js';

/** Lines under a heading; a section without lines is not shown. */
export interface Section {
  title: string;
  lines: string[];
}

/** Numbers with the place that each was read at; those from one place share a line. */
function sharedPlaces(read: readonly (readonly [HeaderNumber, string])[]): string[] {
  return [...grouped(read, ([, place]) => place)].flatMap(([place, of]) =>
    wrap(`Header ${of.map(([number]) => number).join(', ')}: ${place}`, '  ', '    '),
  );
}

/** Where the header's numbers were read. */
export const headerPlaces = (report: Report): string[] =>
  sharedPlaces(
    Object.entries(report.header).map(([number, { value, reason, from, at }]) => [
      number as HeaderNumber,
      value === null ? `unknown: ${reason ?? 'nothing shows it'}` : where(report.inputs, from, at),
    ]),
  );

/** Header numbers that other evidence shows otherwise. */
export const headerDisagreements = (report: Report, requestor: string): string[] =>
  rowsOf(report, requestor).flatMap((row) =>
    row.headerAlso
      .filter(({ value }) => value !== row.header)
      .flatMap(({ input, at, value }) =>
        wrap(
          `also ${row.number} ${value}: ${where(report.inputs, input, at)}, disagrees, not used`,
          '    ',
          '      ',
        ),
      ),
  );

/** Where they were read for one requestor, when each has a file of its own. */
export const ownHeaderPlaces = (report: Report, requestor: string): string[] =>
  sharedPlaces(
    rowsOf(report, requestor).map(({ number, headerFrom }) => [
      number,
      headerFrom
        ? where(report.inputs, headerFrom.input, headerFrom.at)
        : 'unknown: nothing shows it',
    ]),
  );

/** True when the requestors would import different files. */
export const hasSeveralHeaders = ({ numbers }: Report): boolean =>
  new Set(numbers.map(({ headerFrom }) => headerFrom?.input ?? '')).size > 1;

/** Where the requestor's own numbers were read, and who else speaks about them. */
export function ownPlaces(report: Report, requestor: string): string[] {
  return rowsOf(report, requestor).flatMap((row) => {
    const own = `Own ${NUMBERS.find(({ header }) => header === row.number)?.own}`;
    if (row.ownFrom.length === 0)
      return wrap(`${own}: not in the evidence${whyOf(row.reason)}`, '  ', '    ');
    return row.ownFrom.flatMap((witness) => {
      const place = where(report.inputs, witness.input, witness.at);
      const source = SOURCE_TABLE[witness.source].words;
      const seen = place === source ? place : `${place} (${source})`;
      if (witness.used) return wrap(`${own} ${witness.value}: ${seen}`, '  ', '    ');
      const note = witness.value === row.own ? 'says the same' : 'disagrees, not used';
      return wrap(`also ${witness.value}: ${seen}, ${note}`, '    ', '      ');
    });
  });
}

/** Why, where there is more to say than that nothing shows it. */
const whyOf = (reason: string | null): string =>
  reason === null || reason.includes('not in the evidence') ? '' : `: ${reason}`;

/** A missing fact matters to whether IMPORT stops or hangs, or to what waits. */
const isGrave = ({ severity, rule }: Report['undecided'][number]): boolean =>
  severity === 'fatal' || severity === 'hang' || rule === 'pending-transactions-lost';

/** What undecided rules lack, and how to get it; one way of getting it is told once. */
export function unknowns(report: Report, requestor: string): string[] {
  const mine = report.undecided.filter((rule) => rule.requestor === requestor);
  const asked = new Set<FactName>();
  const grave = factLines(mine.filter(isGrave), asked);
  const known = asked.size;
  const rest = factLines(
    mine.filter((rule) => !isGrave(rule)),
    asked,
  );
  const more = asked.size - known;
  return [
    ...grave,
    ...(more > 0
      ? [
          `  ${words.plural(more, grave.length > 0 ? 'more fact is' : 'fact is', `${grave.length > 0 ? 'more ' : ''}facts are`)} unknown; none can stop IMPORT:`,
          ...rest,
        ]
      : []),
  ];
}

/** The facts that are not told yet, by the way of getting them. */
function factLines(rules: readonly Report['undecided'][number][], asked: Set<FactName>): string[] {
  const before = new Set(asked);
  const ways = new Map<string, string[]>();
  for (const { missing, howToGet } of rules) {
    const open = missing.filter((fact) => !before.has(fact));
    for (const fact of open) asked.add(fact);
    const lacks = open.map((fact) => FACT_TABLE[fact].words);
    if (lacks.length > 0)
      ways.set(howToGet, [...new Set([...(ways.get(howToGet) ?? []), ...lacks])]);
  }
  return [...ways].flatMap(([howToGet, facts]) => [
    ...wrap(`${facts.join('; ')}.`, '  - ', '    '),
    ...(howToGet ? wrap(howToGet, '    ') : []),
  ]);
}

/** The causes, one text for all the requestors that share it. */
export function causes(report: Report): string[] {
  const shared = new Map<string, { first: Report['causes'][number]; names: string[] }>();
  for (const cause of report.causes) {
    const key = `${cause.id} ${cause.message}`;
    const one = shared.get(key) ?? { first: cause, names: [] };
    one.names.push(words.who(cause.requestor));
    shared.set(key, one);
  }
  return [...shared.values()].flatMap(({ first, names }) => [
    ...wrap(`${listOf(names)}: ${first.message}`, '  - ', '    '),
    ...wrap(`(${[first.id, first.confidence, ...first.articles].join(', ')})`, '    ', '     '),
    ...wrap(`To check: ${first.confirm}`, '    ', '      '),
  ]);
}

/** What would not help, and why. */
export const ruledOut = (report: Report): string[] =>
  report.ruledOut.flatMap(({ title, requestors, why }) => {
    const some = requestors.length < report.verdict.byRequestor.length;
    const names = some ? ` (for ${listOf(requestors.map(words.who))})` : '';
    return wrap(`${title}${names}: ${why}`, '  - ', '    ');
  });

/** What is known of the directory server, who holds its highest numbers, what it would write. */
export function server({ server: seen }: Report): string[] {
  if (!seen) return [];
  const kind =
    seen.kind === null
      ? 'Its kind is unknown'
      : seen.kind === 'msmail'
        ? 'A Mail postoffice'
        : 'Exchange';
  const told = [
    seen.listed
      ? `Listed for this file: ${listOf(seen.listed)}.`
      : 'Who was listed for this file is unknown.',
    `GlobalMaxSeqInResync is ${seen.globalMax === null ? 'unknown' : seen.globalMax ? '1' : 'missing or 0'}.`,
    `Dxa.exe: ${seen.dxaVersion ?? 'of unknown version'}.`,
  ];
  const given =
    seen.records === 0
      ? 'No record of it was given.'
      : `Its ${seen.records === 1 ? 'record of 1 requestor was' : `records of ${seen.records} requestors were`} given.`;
  const rows = NUMBERS.map(({ header }) => {
    const most = seen.highest[header];
    const write = seen.wouldWrite[header];
    return [
      `  ${header}`,
      words.value(most.value),
      words.value(write.value),
      most.holders.length > 0 ? listOf(most.holders) : '',
    ];
  });
  const many = seen.unlinked.length;
  const unlinked =
    `${words.plural(many, 'object')} ${many === 1 ? 'is' : 'are'} not linked to a postoffice: ` +
    `${listOf(seen.unlinked)}. Link ${many === 1 ? 'it' : 'one'} with \`--link RDN=NET/PO\`.`;
  return [
    ...wrap(`${kind}. ${given}`, '  '),
    ...(seen.kind === 'msmail' ? [] : wrap(told.join(' '), '  ')),
    ...(seen.records > 0
      ? columns([['  Number', 'Highest', 'Would write', 'Who holds the highest'], ...rows], [1, 2])
      : []),
    ...(seen.unconfirmed.length > 0 ? wrap(words.unconfirmed(seen.unconfirmed), '  ') : []),
    ...(seen.unlinked.length > 0 ? wrap(unlinked, '  ') : []),
  ];
}

/** The ways out, the recommended one first, with literal steps and why each is chosen or not. */
export function remedies(report: Report): string[] {
  const several = report.verdict.byRequestor.length > 1;
  const hint = report.choice.some(({ question }) => question?.asks === 'server-kind')
    ? ['', ...wrap(words.SHORTER_LIST, '  ')]
    : [];
  const isOpen = report.remedies.some(
    ({ expected, newFile }) => expected === 'cannot-tell' && newFile !== null,
  );
  const ways = waysOf(report).flatMap(({ remedy, label, why }, at) => {
    const names = several ? ` (for ${listOf(remedy.requestors.map(words.who))})` : '';
    return [
      ...(at > 0 ? [''] : []),
      ...wrap(`${label}: ${remedy.title}${names}`, '  ', '    '),
      ...(why === '' ? [] : wrap(why, '    ', '      ')),
      ...remedy.steps.flatMap((step, index) => wrap(step, `    ${index + 1}. `)),
      ...remedy.cautions.flatMap((caution) => wrap(`Caution: ${caution}`, '    ', '      ')),
      ...newFile(remedy),
      ...remedy.thresholds.flatMap((threshold) =>
        wrap(words.threshold(threshold, several), '    ', '      '),
      ),
      ...(remedy.expected === null || remedy.expected === 'cannot-tell'
        ? []
        : wrap(`After it: ${words.EXPECTED[remedy.expected]}`, '    ', '      ')),
      ...wrap(`${[remedy.confidence, ...remedy.articles].join(', ')}`, '    (', '     ').map(
        (line, index, all) => (index === all.length - 1 ? `${line})` : line),
      ),
    ];
  });
  return [...ways, ...(isOpen ? ['', ...wrap(words.NEW_NUMBERS, '  ')] : []), ...hint];
}

/** What the header of a new file must reach, and what it has by the model. */
function newFile({ newFile: file }: Report['remedies'][number]): string[] {
  if (!file) return [];
  const told = (numbers: typeof file.needs): string =>
    NUMBERS.flatMap(({ header }) =>
      numbers[header] === null ? [] : `${header} ${numbers[header]}`,
    ).join(', ');
  const [needs, has] = [told(file.needs), file.header ? told(file.header) : ''];
  return [
    ...(has === '' ? [] : wrap(`By the model the new file has: ${has}.`, '    ', '      ')),
    ...(needs === '' ? [] : wrap(`It must have: ${needs}, or more each.`, '    ', '      ')),
  ];
}

/** So many names are told one by one. */
const listOf = (names: readonly string[]): string => few(names, 5);
