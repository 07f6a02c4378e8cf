import fc from 'fast-check';
import { pendingLost, runsWithin } from '../../src/case/pending.js';
import type { NumberRun, PendingQueue } from '../../src/model/types.js';
import { factsOf } from '../support/cases.js';
import { runs } from '../support/runs.js';

const QUEUE: NumberRun[] = [[101, 140]];
const lost = (
  own: number | null,
  header: number | null,
  runs: NumberRun[] | null,
  complete = true,
) => {
  const facts = factsOf({ 'requestor.ReqSync': own, 'header.REQSEQ': header });
  const queue: PendingQueue | null = runs && {
    ...{ requestor: null, runs, complete, at: { line: 9 }, replaces: [], lists: [] },
  };
  return pendingLost(facts, queue && { queue, input: 'i3' });
};

/** Above ReqSync and up to REQSEQ: ignored after the import (Q119450, Q119452). */
test.each<[string, number | null, number, NumberRun[], complete: boolean, number]>([
  ['all of them', 100, 250, QUEUE, true, 40],
  ['some of them', 100, 120, QUEUE, true, 20],
  ['the last one equals REQSEQ', 100, 140, QUEUE, true, 40],
  ['only the first one equals REQSEQ', 100, 101, QUEUE, true, 1],
  ['REQSEQ equals ReqSync', 100, 100, QUEUE, true, 0],
  ['what was acknowledged waits no more', 120, 130, QUEUE, true, 10],
  ['a header below ReqSync', 140, 120, QUEUE, true, 0],
  [
    'the count was set back in between: low numbers behind greater ones wait as well',
    100,
    120,
    [
      [101, 104],
      [5, 8],
    ],
    true,
    8,
  ],
  [
    'several runs',
    100,
    250,
    [
      [101, 103],
      [110, 110],
      [249, 252],
    ],
    true,
    6,
  ],
  ['nothing waits', 100, 250, [], true, 0],
  ['nothing waits up to REQSEQ, whatever ReqSync is', null, 100, QUEUE, true, 0],
])('%s', (_, own, header, runs, complete, count) => {
  const fact = lost(own, header, runs, complete);
  expect(fact.value).toBe(count);
  expect(fact.witnesses).toEqual([
    { input: 'i3', at: { line: 9 }, value: count, source: 'reqtrans', used: true },
  ]);
});

test.each<[string, RegExp, number | null, number | null, NumberRun[] | null, boolean]>([
  ['no queue was given', /no REQTRANS/, 100, 250, null, true],
  ['REQSEQ is unknown', /REQSEQ is unknown/, 100, null, QUEUE, true],
  ['ReqSync is unknown', /ReqSync is unknown/, null, 250, QUEUE, true],
  ['nothing was seen in a queue read in part', /only in part/, 100, 250, [], false],
  ['a queue read in part begins above REQSEQ', /only in part/, 50, 90, QUEUE, false],
])('unknown: %s', (_, reason, own, header, runs, complete) => {
  const fact = lost(own, header, runs, complete);
  expect(fact).toMatchObject({ value: null, witnesses: [] });
  expect(fact.reason).toMatch(reason);
});

const numberArb = fc.integer({ min: 0, max: 60 });
const runsArb = fc.array(
  fc.tuple(numberArb, fc.nat(9)).map(([from, size]): NumberRun => [from, from + size]),
  { maxLength: 5 },
);
const listed = (runs: readonly NumberRun[]): number[] =>
  runs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

test('runsWithin keeps exactly what lies above one number and not above another', () =>
  fc.assert(
    fc.property(runsArb, numberArb, numberArb, (runs, above, upTo) => {
      const within = runsWithin(runs, above, upTo);
      expect(listed(within)).toEqual(listed(runs).filter((n) => n > above && n <= upTo));
      for (const [from, to] of within) expect(from).toBeLessThanOrEqual(to);
    }),
    runs(100),
  ));

test('what is lost and what is kept are all that waits', () =>
  fc.assert(
    fc.property(runsArb, numberArb, (runs, header) => {
      const parts = [runsWithin(runs, -1, header), runsWithin(runs, header, Infinity)];
      expect(listed(parts.flat()).sort()).toEqual(listed(runs).sort());
      expect(lost(0, header, runs).value).toBe(listed(runsWithin(runs, 0, header)).length);
    }),
    runs(100),
  ));

test('of a queue that is known only in part no number is told as if it were all', () => {
  const fact = lost(100, 120, QUEUE, false);
  expect(fact.value).toBeNull();
  expect(fact.reason).toMatch(/at least 20 waiting transactions/);
});
