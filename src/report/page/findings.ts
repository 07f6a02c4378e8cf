/** Each finding: what, how sure, the evidence beside the numbers, examples, the articles. */
import { factText } from '../../model/fact-text.js';
import { FACT_TABLE, type FactName } from '../../model/facts.js';
import type { Finding, Report } from '../../model/report-types.js';
import { HEADER_FACTS, OWN_FACTS } from '../../model/types.js';
import { where } from '../places.js';
import * as shared from '../text/words.js';
import { list, text, type Block, type Rich } from './blocks.js';
import { findingTitle } from './words.js';

/** These facts stand in the numbers table, with their places. */
const IN_TABLE = new Set<FactName>([...HEADER_FACTS, ...OWN_FACTS]);

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

const evidence = (inputs: Report['inputs'], { evidence: all }: Finding): Rich[] =>
  all
    // A count is in the message, and its examples say where.
    .filter(({ fact }) => !IN_TABLE.has(fact) && !/^(?:transactions|folder)\./.test(fact))
    .map(({ fact, value, input, at }): Rich => {
      const place = where(inputs, input, at);
      const said = `${FACT_TABLE[fact].words}: ${factText(fact, value)}`;
      return place === '' ? said : [`${said}, `, { name: place }];
    });

function examples(inputs: Report['inputs'], { examples: all, evidence: from }: Finding): Rich[] {
  const input = from.find((each) => each.input !== null)?.input ?? null;
  const more = all.length - MOST_EXAMPLES;
  return [
    ...all.slice(0, MOST_EXAMPLES).map(({ at, number, text: shown, remark }): Rich => {
      const file = at === '' ? '' : where(inputs, input, at);
      const place = [file, number === null ? '' : `Sync# ${number}`].filter(Boolean).join(', ');
      return [
        ...(place ? [{ name: place }, ': '] : []),
        { name: shown.replaceAll('<09>', '<tab>') },
        remark === undefined ? '' : `: ${remark}`,
      ];
    }),
    ...(more > 0 ? [`${shared.plural(more, 'more example')} in the JSON report.`] : []),
  ];
}
