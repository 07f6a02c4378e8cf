/** The message of a rule, filled from a case. */
import { toFinding } from '../../src/judge/finding.js';
import type { Fired } from '../../src/judge/diagnose.js';
import { fillTemplate, placeholdersOf } from '../../src/model/finding-text.js';
import type { Witness } from '../../src/model/report-types.js';
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
  [
    'its own is known from a bound on',
    { value: 22 },
    { value: null, atLeast: 140 },
    '22 is at least 118 below at least 140.',
  ],
  [
    'its own is known up to a bound',
    { value: 22 },
    { value: null, atMost: 140 },
    '22 is unknown below at most 140.',
  ],
  [
    'its own lies between two bounds',
    { value: 22 },
    { value: null, atLeast: 140, atMost: 150 },
    '22 is at least 118 below between 140 and 150.',
  ],
  [
    'its bounds meet',
    { value: 22 },
    { value: null, atLeast: 140, atMost: 140 },
    '22 is 118 below 140.',
  ],
  [
    'it may have risen without a bound',
    { value: 22 },
    { value: 140, atLeast: 140, atMost: Infinity },
    '22 is at least 118 below 140.',
  ],
  [
    'the header may be the higher',
    { value: null, atLeast: 30 },
    { value: 140 },
    'at least 30 is unknown below 140.',
  ],
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
  const finding = toFinding(fired, { requestor: OCTOBER, facts }, () => '');
  expect(finding.message).toBe(message);
  // In JSON as well what is unknown is null, and no number that happens to be there.
  const nulls = Object.values(finding.args).filter((arg) => arg === null);
  expect(nulls).toHaveLength(message.split('unknown').length - 1);
});

const at = ({ line, record }: { line?: number; record?: number }): string =>
  line === undefined ? `record ${record}` : `line ${line}`;
test('where each fact was seen, by the witness whose word was taken', () => {
  const seenIn = (input: string, used: boolean, line: number): Witness => ({
    ...{ input, used, at: { line }, value: 2, source: 'listq', which: `those of ${input}` },
    examples: [{ at: { record: line }, number: null, kind: null, text: `T${line}` }],
  });
  const facts = {
    ...caseOf().facts,
    'transactions.emptyName': {
      ...factOf(2),
      witnesses: [seenIn('i1', false, 3), seenIn('i2', true, 4)],
    },
  };
  const message =
    '{transactions.emptyName}: {transactions.emptyName:which}; {header.REQSEQ:which}.';
  const rule = ruleOf({ message, code: 18 });
  const fired: Fired = {
    ...{ rule, result: 'fired', missing: [], howToGet: '', confidence: 'assumed' },
    reads: ['transactions.emptyName', 'header.REQSEQ'],
  };
  expect(toFinding(fired, { requestor: OCTOBER, facts }, at)).toMatchObject({
    ...{ rule: 'a-rule', code: 18, confidence: 'assumed', requestor: OCTOBER },
    message: '2: those of i2; unknown.',
    evidence: [
      { fact: 'transactions.emptyName', value: 2, input: 'i2', at: 'line 4' },
      { fact: 'header.REQSEQ', value: null, input: null, at: '' },
    ],
    examples: [{ text: 'T4', at: 'record 4' }],
  });
});
