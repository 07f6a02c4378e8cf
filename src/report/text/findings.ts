/** Each finding: what, how sure, what it rests on beside the numbers, examples, the articles. */
import { FACT_TABLE } from '../../model/facts.js';
import { factText } from '../../model/fact-text.js';
import type { Finding, Report } from '../../model/report-types.js';
import { WIDTH, wrap } from './layout.js';
import { examplePlace, findingTitle, otherEvidence, visibleTab } from '../finding-words.js';
import { where } from '../places.js';
import * as words from './words.js';

/** Of many examples the first few say what is wrong; JSON has them all. */
const MOST_EXAMPLES = 3;

/** As much of a report as findings are told with. */
type Told = Pick<Report, 'inputs' | 'causes'>;

/** Where the first examples stand, and their texts. */
function exampleLines({ inputs }: Told, finding: Finding): string[] {
  const { examples } = finding;
  const more = examples.length - MOST_EXAMPLES;
  return [
    ...examples.slice(0, MOST_EXAMPLES).flatMap((example) => {
      const place = examplePlace(inputs, finding, example);
      const { text, remark } = example;
      return wrap(
        `${place ? `${place}: ` : ''}${visibleTab(text)}${remark === undefined ? '' : `: ${remark}`}`,
        '    - ',
        '      ',
      );
    }),
    ...(more > 0 ? [`    - ${words.plural(more, 'more example')} in the JSON report.`] : []),
  ];
}

/** One finding: what, how sure, what it rests on beside the numbers, the articles. */
function findingLines(report: Told, finding: Finding): string[] {
  const { severity, confidence, message, articles, rule } = finding;
  const doubtful = confidence === 'contested' || confidence === 'assumed';
  const sure = words.confidence(confidence, words.contestedOn([finding]));
  const told = otherEvidence(finding).map(({ fact, value, input, at }) => {
    const place = where(report.inputs, input, at);
    return `${FACT_TABLE[fact].words}: ${factText(fact, value)}${place ? `, ${place}` : ''}`;
  });
  const sources = articles.length > 0 ? `Articles: ${articles.join(', ')}.` : '';
  const more = `More: \`resync-check explain ${rule}\``;
  const isShort = sources.length + more.length < WIDTH - 4;
  return [
    ...wrap(`${words.SEVERITY[severity]} (${findingTitle(finding)}): ${message}`, '  ', '    '),
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
