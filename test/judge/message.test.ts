/** The message of a rule, filled from a case. */
import { toFinding } from '../../src/judge/finding.js';
import type { Fired } from '../../src/judge/diagnose.js';
import { fillTemplate, placeholdersOf } from '../../src/model/finding-text.js';
import { caseOf, factOf, OCTOBER, ruleOf } from '../support/cases.js';

type Bounds = { value: number | null; atLeast?: number; atMost?: number };

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

test.each<[what: string, header: Bounds, own: Bounds, message: string]>([
  ['both are known', { value: 22 }, { value: 140 }, '22 is 118 below 140.'],
  [
    'its own may be more by now',
    { value: 22 },
    { value: 140, atLeast: 140, atMost: 150 },
    '22 is at least 118 below 140.',
  ],
  [
    'the header is known up to a bound',
    { value: null, atMost: 30 },
    { value: 140 },
    'at most 30 is at least 110 below 140.',
  ],
  ['its own is not known', { value: 22 }, { value: null }, '22 is unknown below unknown.'],
])('a difference where %s', (_, header, own, message) => {
  const facts = {
    ...caseOf().facts,
    'header.REQSEQ': { ...factOf(header.value), ...header },
    'requestor.ReqSync': { ...factOf(own.value), ...own },
  };
  const rule = ruleOf({
    message: '{header.REQSEQ} is {requestor.ReqSync - header.REQSEQ} below {requestor.ReqSync}.',
  });
  const fired: Fired = {
    ...{ rule, result: 'fired', reads: [], missing: [], howToGet: '' },
    ...{ confidence: rule.confidence, facts },
  };
  expect(toFinding(fired, { requestor: OCTOBER, facts }, () => '').message).toBe(message);
});
