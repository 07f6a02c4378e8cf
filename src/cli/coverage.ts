/** rules --coverage: what each rule rests on, and how it is tested. */
import { join } from 'node:path';
import type { Rule } from '../model/rule-types.js';
import { CONFIDENCES } from '../model/types.js';
import { wrap } from '../report/text/layout.js';
import { plural } from '../report/text/words.js';
import type { Io } from './io.js';
import { chunksOf, wholeText } from './read-file.js';
import { CommandError, usageError } from './usage.js';

/** How often a rule is tested to turn out each way, and where; null for a rule of the user's own. */
export interface Tested {
  rows: Record<string, number>;
  in: string[];
}

const FILE = ['rules', 'tested', 'rows.json'];

/** The counts take some ten kilobytes. */
const LARGEST = 1024 * 1024;

/** Counted in the tests when the package is made. Throws CommandError where the file is missing. */
export function readCoverage({ fs, home }: Io): Record<string, Tested> {
  const path = join(home, ...FILE);
  try {
    return JSON.parse(wholeText(chunksOf(fs, path, path), LARGEST) ?? '') as Record<string, Tested>;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof SyntaxError)) throw error;
    throw usageError('the counts of the tests are missing', path, 'install the package again');
  }
}

const rowsOf = (tested: Tested): string =>
  Object.entries(tested.rows)
    .filter(([, count]) => count > 0)
    .map(([way, count]) => `${count} ${way}`)
    .join(', ');

/** The rules one after the other, and what they add up to. */
export function coverageText(rules: readonly Rule[], all: Record<string, Tested>): string {
  const body = rules.flatMap(({ id, confidence, articles }) => {
    const tested = Object.hasOwn(all, id) ? all[id] : undefined;
    const sources = articles.length > 0 ? articles.join(', ') : 'none';
    return [
      `${id} (${confidence})`,
      ...wrap(`Sources: ${sources}`, '    ', '      '),
      ...wrap(
        tested
          ? `Tests: ${rowsOf(tested)}, in ${tested.in.join(', ')}`
          : 'Tests: a rule of your own',
        '    ',
        '      ',
      ),
    ];
  });
  const many = CONFIDENCES.map((each) => {
    const count = rules.filter(({ confidence }) => confidence === each).length;
    return `${count} ${each}`;
  });
  const closing = `${plural(rules.length, 'rule')}: ${many.join(', ')}. Each row of a test is a case of facts and what the rule makes of it.`;
  return `${[...body, '', ...wrap(closing)].join('\n')}\n`;
}
