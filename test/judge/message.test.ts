/** The message of a rule, filled from a case. */
import { fillTemplate, placeholdersOf } from '../../src/model/finding-text.js';

test.each([
  [1, '1 transaction has no full name.'],
  [3, '3 transactions have no full name.'],
  [0, '0 transactions have no full name.'],
  [null, 'unknown transactions have no full name.'],
])('a count of %s, and the words that agree with it', (count, message) => {
  const text =
    '{transactions.emptyName} {transactions.emptyName|transaction has|transactions have}';
  expect(placeholdersOf(text)).toEqual(['transactions.emptyName']);
  expect(fillTemplate(`${text} no full name.`, { 'transactions.emptyName': count })).toBe(message);
});
