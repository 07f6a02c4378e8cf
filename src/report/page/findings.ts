/** Each finding: what, how sure, the evidence beside the numbers, examples, the articles. */
import { factText } from '../../model/fact-text.js';
import { FACT_TABLE } from '../../model/facts.js';
import type { Finding, Report } from '../../model/report-types.js';
import { examplePlace, findingTitle, otherEvidence, visibleTab } from '../finding-words.js';
import { where } from '../places.js';
import * as shared from '../text/words.js';
import { list, text, type Block, type Rich } from './blocks.js';

/** Of many examples the first few say what is wrong; JSON has them all. */
const MOST_EXAMPLES = 5;

export const findings = ({ findings: all, inputs }: Report): Block[] =>
  all.flatMap((finding) => [
    text(
      { strong: shared.SEVERITY[finding.severity] },
      ` (${findingTitle(finding)}): ${finding.message} `,
      { page: finding.rule },
      finding.articles.length > 0 ? ` (${finding.articles.join(', ')})` : '',
    ),
    ...list([...evidence(inputs, finding), ...examples(inputs, finding)]),
  ]);

const evidence = (inputs: Report['inputs'], finding: Finding): Rich[] =>
  otherEvidence(finding).map(({ fact, value, input, at }): Rich => {
    const place = where(inputs, input, at);
    const said = `${FACT_TABLE[fact].words}: ${factText(fact, value)}`;
    return place === '' ? said : [`${said}, `, { name: place }];
  });

function examples(inputs: Report['inputs'], finding: Finding): Rich[] {
  const { examples: all } = finding;
  const more = all.length - MOST_EXAMPLES;
  return [
    ...all.slice(0, MOST_EXAMPLES).map((example): Rich => {
      const place = examplePlace(inputs, finding, example);
      const { text: shown, remark } = example;
      return [
        ...(place ? [{ name: place }, ': '] : []),
        { name: visibleTab(shown) },
        remark === undefined ? '' : `: ${remark}`,
      ];
    }),
    ...(more > 0 ? [`${shared.plural(more, 'more example')} in the JSON report.`] : []),
  ];
}
