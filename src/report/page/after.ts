/** The prediction beside what was seen after the import, as blocks of a page. */
import type { Comparison } from '../../model/after-types.js';
import type { Report } from '../../model/report-types.js';
import * as words from '../after-words.js';
import { where, withShortNames } from '../places.js';
import { who } from '../text/words.js';
import { list, numeric, section, table, text, type Block } from './blocks.js';

/** So many requestors are shown; JSON has them all. */
const MOST_REQUESTORS = 50;

export function after({ after: seen }: Report): Block[] {
  if (!seen) return [];
  const { byRequestor } = seen;
  const inputs = withShortNames(seen.inputs);
  const isOne = byRequestor.length === 1;
  return section(words.AFTER_TITLE, [
    ...(isOne ? [] : [text(`${words.counts(seen)}.`)]),
    ...byRequestor.slice(0, MOST_REQUESTORS).flatMap((one) => about(one, isOne, inputs)),
  ]);
}

function about(one: Comparison, isOne: boolean, inputs: Report['inputs']): Block[] {
  const { logged, codes, rules } = one;
  const name = isOne ? [] : [{ name: who(one.requestor) }, ': '];
  const version = logged?.version ?? null;
  const further = words.further(one);
  const wanted = words.wanted(one);
  return [
    text(...name, words.summary(one)),
    ...(logged
      ? [
          text(
            'The import: ',
            { name: where(inputs, logged.input, `line ${logged.line}`) },
            ...(version === null ? [] : [', IMPORT ', { name: version }]),
            '.',
          ),
        ]
      : []),
    ...list(further.map((each) => `Also: ${each}.`)),
    ...table(
      'Codes, predicted and logged',
      [numeric('Code'), 'Predicted', 'Logged'],
      codes.map((code) => ({ cells: words.codeCells(code) })),
    ),
    ...table(
      'Rules, and whether they were right',
      ['Rule', 'Predicted', 'Was'],
      rules.map((rule) => ({ cells: words.ruleCells(rule, one) })),
    ),
    ...(wanted.length > 0 ? [text({ strong: words.WANTED_TITLE })] : []),
    ...list(wanted),
    ...(words.isWorthSaving(one) ? [text(words.SAVE_CASE)] : []),
  ];
}
