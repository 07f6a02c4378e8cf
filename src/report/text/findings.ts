/** Each finding: what, how sure, what it rests on beside the numbers, examples, the articles. */
import { FACT_TABLE, type FactName } from '../../model/facts.js';
import { factText } from '../../model/fact-text.js';
import type { Finding, Report } from '../../model/report-types.js';
import { HEADER_FACTS, OWN_FACTS } from '../../model/types.js';
import { WIDTH, wrap } from './layout.js';
import { where } from '../places.js';
import * as words from './words.js';

/** Of many examples the first few say what is wrong; JSON has them all. */
const MOST_EXAMPLES = 3;

/** These facts stand in the numbers table, with their places under it. */
const IN_TABLE = new Set<FactName>([...HEADER_FACTS, ...OWN_FACTS]);

/** As much of a report as findings are told with. */
type Told = Pick<Report, 'inputs' | 'causes'>;

/** Where the first examples stand, and their texts. */
function exampleLines({ inputs }: Told, { examples, evidence }: Finding): string[] {
  const from = evidence.find(({ input }) => input !== null)?.input ?? null;
  const more = examples.length - MOST_EXAMPLES;
  return [
    ...examples.slice(0, MOST_EXAMPLES).flatMap(({ at, number, text, remark }) => {
      // What a folder shows stands for itself; a transaction is one of many in its file.
      const file = at === '' ? '' : where(inputs, from, at);
      const place = [file, number === null ? '' : `Sync# ${number}`].filter(Boolean).join(', ');
      return wrap(
        `${place ? `${place}: ` : ''}${visible(text)}${remark === undefined ? '' : `: ${remark}`}`,
        '    - ',
        '      ',
      );
    }),
    ...(more > 0 ? [`    - ${words.plural(more, 'more example')} in the JSON report.`] : []),
  ];
}

/** A tab between the fields of a transaction; safe.ts has made it visible as a number. */
const visible = (text: string): string => text.replaceAll('<09>', '<tab>');

/** One finding: what, how sure, what it rests on beside the numbers, the articles. */
function findingLines(report: Told, finding: Finding): string[] {
  const { severity, code, confidence, message, evidence, articles, rule } = finding;
  const brackets = `(${code === null ? '' : `error ${code}, `}${confidence})`;
  const doubtful = confidence === 'contested' || confidence === 'assumed';
  const sure = words.confidence(confidence, words.contestedOn([finding]));
  // A count is in the message, and its examples say where.
  const other = evidence.filter(
    ({ fact }) => !IN_TABLE.has(fact) && !/^(?:transactions|folder)\./.test(fact),
  );
  const told = other.map(({ fact, value, input, at }) => {
    const place = where(report.inputs, input, at);
    return `${FACT_TABLE[fact].words}: ${factText(fact, value)}${place ? `, ${place}` : ''}`;
  });
  const sources = articles.length > 0 ? `Articles: ${articles.join(', ')}.` : '';
  const more = `More: \`resync-check explain ${rule}\``;
  const isShort = sources.length + more.length < WIDTH - 4;
  return [
    ...wrap(`${words.SEVERITY[severity]} ${brackets}: ${message}`, '  ', '    '),
    ...(doubtful ? wrap(`How sure: ${sure}.`, '    ', '      ') : []),
    ...told.flatMap((line) => wrap(line, '    - ', '      ')),
    ...exampleLines(report, finding),
    ...(isShort ? [`${sources} ${more}`.trim()] : [sources, more]).map((line) => `    ${line}`),
  ];
}

export const tellFindings = (report: Told, list: readonly Finding[]): string[] => [
  ...list.flatMap((finding) => findingLines(report, finding)),
  ...(report.causes.length === 0 && list.some(({ topic }) => topic === 'numbers')
    ? wrap(words.WHY_14, '  ')
    : []),
];
