/** The message of a rule, filled from a case. */
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { fillMessage } from '../../src/judge/diagnose.js';
import { caseOf } from '../support/cases.js';

const [rule] = BUILT_IN_RULES;

test.each([
  [1, '1 transaction has no full name.'],
  [3, '3 transactions have no full name.'],
  [0, '0 transactions have no full name.'],
  [null, 'unknown transactions have no full name.'],
])('a count of %s, and the words that agree with it', (count, message) => {
  const text =
    '{transactions.emptyName} {transactions.emptyName|transaction has|transactions have}';
  const { facts } = caseOf({ 'transactions.emptyName': count });
  expect(fillMessage({ ...rule!, message: `${text} no full name.` }, facts)).toBe(message);
});
