/**
 * Sets of evidence with all that is known of each requestor, in test/case/whole-cases.txt: every fact with its
 * witnesses and bounds. Each was kept since some small change of the source shows in it and in none before it.
 * After a deliberate change run `UPDATE_GOLDEN=1 npm test -- test/case/whole-cases` and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOfCase, readCases, wholeCases } from '../support/whole-cases.js';

const FILE = join(process.cwd(), 'test', 'case', 'whole-cases.txt');
const read = () => readCases(readFileSync(FILE, 'utf8'));

if (process.env.UPDATE_GOLDEN === '1') {
  const now = read().map(({ given }) => [...linesOfCase(given), ...wholeCases(given)].join('\n'));
  writeFileSync(FILE, `${now.join('\n\n')}\n`);
}

test.each(read().map(({ given, expected }) => [given.title, given, expected] as const))(
  '%s',
  (_title, given, expected) => {
    expect(wholeCases(given)).toEqual(expected);
  },
);
