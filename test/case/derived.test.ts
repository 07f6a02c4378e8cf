/** What waits, against the header and the requestor's own name. */
import { derive } from '../../src/case/derived.js';
import type { PendingQueue } from '../../src/model/types.js';
import { factsOf, NOVEMBER, OCTOBER } from '../support/cases.js';
import { listOf, tallyOf } from '../support/tallies.js';
import { transactionFacts } from '../../src/case/transactions.js';
import { UNNAMED } from '../../src/case/requestors.js';
import type { TransactionTally } from '../../src/model/transaction-types.js';

const waiting = (more: Partial<PendingQueue>): PendingQueue => ({
  ...{ requestor: null, runs: [[101, 140]], complete: true, at: { record: 1 } },
  ...{ replaces: [], lists: [] },
  ...more,
});

const derived = (own: number | null, header: number | null, queue: PendingQueue) => {
  const facts = factsOf({ 'requestor.ReqSync': own, 'header.REQSEQ': header });
  derive(facts, NOVEMBER, { pending: { queue, input: 'i2' }, transactions: null }, {});
  return facts;
};

const export110 = [{ number: 110, list: NOVEMBER }];
test.each<
  [string, Partial<PendingQueue>, own: number | null, header: number | null, boolean | null]
>([
  ['an export not above REQSEQ', { replaces: export110 }, 100, 110, true],
  ['an export above REQSEQ', { replaces: export110 }, 100, 109, false],
  ['an export that was acknowledged', { replaces: export110 }, 110, 250, false],
  ['an export, and ReqSync is not known', { replaces: export110 }, null, 250, null],
  ['an export, and REQSEQ is not known', { replaces: export110 }, 100, null, null],
  [
    'an export without its number',
    { replaces: [{ number: null, list: NOVEMBER }] },
    100,
    250,
    null,
  ],
  ["another list's R", { replaces: [{ number: 110, list: OCTOBER }] }, 100, 250, false],
  ['none in a whole queue', {}, 100, 250, false],
  ['none in what is left of a queue', { complete: false }, 100, 250, null],
])('%s', (_name, queue, own, header, lost) =>
  expect(derived(own, header, waiting(queue))['pending.exportLost'].value).toBe(lost),
);

test.each<[string, Partial<PendingQueue>, number | null]>([
  ['its own under the type CSI', { lists: [{ list: `CSI:${NOVEMBER}`, count: 3 }] }, 0],
  ['only its own', { lists: [{ list: 'polynomial/november', count: 40 }] }, 0],
  [
    'others',
    {
      lists: [
        { list: NOVEMBER, count: 38 },
        { list: 'SNADS:', count: 2 },
      ],
    },
    2,
  ],
  ['only its own, and damage', { lists: [{ list: NOVEMBER, count: 3 }], complete: false }, null],
])('waiting for %s', (_name, queue, count) =>
  expect(derived(100, 250, waiting(queue))['pending.otherLists'].value).toBe(count),
);

test.each([
  ['queue', 1000, 3000],
  ['listq', 1000, null],
] as const)('the space that a %s of %i bytes needs is %p', (source, bytes, needed) => {
  const facts = factsOf();
  const transactions = { tally: tallyOf({ source }), input: 'i1', bytes };
  derive(facts, NOVEMBER, { pending: null, transactions }, {});
  expect(facts['disk.needed'].value).toBe(needed);
});

describe('its own list in the file', () => {
  const own = listOf(NOVEMBER, { replaces: 1 });
  const other = listOf(OCTOBER, { replaces: 1 });
  const replacedFor = (requestor: string, tally: Partial<TransactionTally>) => {
    const whole = tallyOf(tally);
    // What the file alone says is there before.
    const facts = factsOf(
      Object.fromEntries(transactionFacts(whole).map(([fact, { value }]) => [fact, value])),
    );
    const transactions = { tally: whole, input: 'i1', bytes: 100 };
    derive(facts, requestor, { pending: null, transactions }, {});
    return [facts['transactions.listsReplaced'].value, facts['transactions.listsEmptied'].value];
  };
  test.each<[string, string, Partial<TransactionTally>, [number | null, number | null]]>([
    ['is none of those replaced or emptied', NOVEMBER, { lists: [own, other] }, [1, 1]],
    ['whatever its case', 'polynomial/november', { lists: [own] }, [0, 0]],
    ['is of others to another', OCTOBER, { lists: [own] }, [1, 1]],
    ['is not known where nobody is named', UNNAMED, { lists: [own] }, [1, 1]],
    [
      'in a damaged file proves nothing',
      NOVEMBER,
      { lists: [own], isComplete: false },
      [null, null],
    ],
  ])('%s', (_, requestor, tally, expected) =>
    expect(replacedFor(requestor, tally)).toEqual(expected),
  );
});
