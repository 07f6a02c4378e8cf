import fc from 'fast-check';
import type { FactName, FactValue } from '../../src/model/types.js';
import { evaluate } from '../../src/judge/evaluate.js';
import type { Condition } from '../../src/model/rule-types.js';
import { factsOf, type Values } from '../support/cases.js';
import { runs } from '../support/runs.js';

const FACTS = factsOf({ 'header.IMPSEQ': 5, 'header.SRVSEQ': 7, 'header.present': true });
const UNKNOWN: FactName = 'header.REQSEQ';
const OTHER: FactName = 'pending.lost';

test.each<[Condition, boolean | null, FactName[]]>([
  [{ lt: ['header.IMPSEQ', 'header.SRVSEQ'] }, true, []],
  [{ lt: ['header.IMPSEQ', 5] }, false, []],
  [{ lt: ['header.IMPSEQ', 4] }, false, []],
  [{ lt: [0, UNKNOWN] }, null, [UNKNOWN]],
  [{ le: ['header.IMPSEQ', 6] }, true, []],
  [{ le: ['header.IMPSEQ', 5] }, true, []],
  [{ le: ['header.IMPSEQ', 4] }, false, []],
  [{ le: [UNKNOWN, OTHER] }, null, [UNKNOWN, OTHER]],
  [{ le: [UNKNOWN, UNKNOWN] }, null, [UNKNOWN]],
  [{ eq: ['header.IMPSEQ', 5] }, true, []],
  [{ eq: ['header.IMPSEQ', 'header.SRVSEQ'] }, false, []],
  [{ eq: ['header.present', true] }, true, []],
  [{ eq: ['header.present', false] }, false, []],
  [{ eq: ['header.wellFormed', true] }, null, ['header.wellFormed']],
  [{ in: ['header.IMPSEQ', [4, 5]] }, true, []],
  [{ in: ['header.IMPSEQ', [4, 6]] }, false, []],
  [{ in: ['header.IMPSEQ', []] }, false, []],
  [{ in: [UNKNOWN, [1]] }, null, [UNKNOWN]],
  [{ known: 'header.IMPSEQ' }, true, []],
  [{ known: UNKNOWN }, false, []],
  [{ not: { known: UNKNOWN } }, true, []],
  [{ not: { eq: [UNKNOWN, 1] } }, null, [UNKNOWN]],
  // A number and a boolean do not compare, and no further fact would change that.
  [{ lt: ['header.present', 'header.IMPSEQ'] }, null, []],
  [{ all: [] }, true, []],
  [{ any: [] }, false, []],
  // A part that is decided needs nothing; one that settles the whole makes the rest needless.
  [{ all: [{ eq: [UNKNOWN, 1] }, { eq: ['header.present', true] }] }, null, [UNKNOWN]],
  [{ all: [{ eq: [UNKNOWN, 1] }, { eq: ['header.present', false] }] }, false, []],
  [{ any: [{ eq: [UNKNOWN, 1] }, { eq: [OTHER, 0] }] }, null, [UNKNOWN, OTHER]],
  [{ any: [{ eq: [UNKNOWN, 1] }, { eq: ['header.present', true] }] }, true, []],
])('%j is %j and misses %j', (condition, value, missing) => {
  expect(evaluate(condition, FACTS)).toMatchObject({ value, missing });
});

const T: Condition = { eq: [1, 1] };
const F: Condition = { eq: [1, 2] };
const U: Condition = { eq: [UNKNOWN, 1] };
test.each<[Condition, Condition, all: boolean | null, any: boolean | null]>([
  [T, T, true, true],
  [T, F, false, true],
  [T, U, null, true],
  [F, F, false, false],
  [F, U, false, null],
  [U, U, null, null],
])('Kleene: %j with %j', (a, b, all, any) => {
  for (const parts of [
    [a, b],
    [b, a],
  ]) {
    expect(evaluate({ all: parts }, FACTS).value).toBe(all);
    expect(evaluate({ any: parts }, FACTS).value).toBe(any);
  }
});
test.each([
  [T, false],
  [F, true],
  [U, null],
])('Kleene: not %j', (part, value) => expect(evaluate({ not: part }, FACTS).value).toBe(value));

const NUMERIC = ['header.IMPSEQ', 'header.SRVSEQ', 'requestor.ReqSync', 'pending.lost'] as const;
const YES_NO = ['header.present', 'requestor.isDirectoryServer'] as const;
const small = fc.integer({ min: 0, max: 3 });
const operand = fc.oneof(fc.constantFrom(...NUMERIC), small);
const pair = fc.tuple(operand, operand);
/** Well-typed, and without `known`, which asks for the knowledge itself. */
const { condition: conditionArb } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    pair.map(([a, b]): Condition => ({ lt: [a, b] })),
    pair.map(([a, b]): Condition => ({ le: [a, b] })),
    pair.map(([a, b]): Condition => ({ eq: [a, b] })),
    fc.tuple(fc.constantFrom(...YES_NO), fc.boolean()).map(([a, b]): Condition => ({ eq: [a, b] })),
    fc
      .tuple(fc.constantFrom(...NUMERIC), fc.array(small, { maxLength: 3 }))
      .map(([a, list]): Condition => ({ in: [a, list] })),
    tie('condition').map((not): Condition => ({ not })),
    fc.array(tie('condition'), { maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any): Condition => ({ any })),
  ),
}));
const knownArb = fc.record<Record<string, FactValue>>({
  ...Object.fromEntries(NUMERIC.map((name) => [name, small])),
  ...Object.fromEntries(YES_NO.map((name) => [name, fc.boolean()])),
});
const hiddenArb = fc.subarray([...NUMERIC, ...YES_NO]);
const without = (values: Values, hidden: readonly FactName[]): Values => ({
  ...values,
  ...Object.fromEntries(hidden.map((name) => [name, null])),
});

test('without unknown facts everything is decided', () =>
  fc.assert(
    fc.property(conditionArb, knownArb, (condition, values) => {
      const { value, missing } = evaluate(condition, factsOf(values));
      expect(value).not.toBeNull();
      expect(missing).toEqual([]);
    }),
    runs(100),
  ));

test('what is decided stays so whatever becomes known; what is missing would decide', () =>
  fc.assert(
    fc.property(conditionArb, knownArb, hiddenArb, (condition, values, hidden) => {
      const { value, missing, reads } = evaluate(condition, factsOf(without(values, hidden)));
      const all = evaluate(condition, factsOf(values));
      if (value !== null) expect(all.value).toBe(value);
      expect(missing.length > 0).toBe(value === null);
      for (const name of missing)
        expect([reads, hidden]).toEqual([
          expect.arrayContaining([name]),
          expect.arrayContaining([name]),
        ]);
      const rest = hidden.filter((name) => !missing.includes(name));
      expect(evaluate(condition, factsOf(without(values, rest))).value).toBe(all.value);
    }),
    runs(200),
  ));

test('the order of parts does not matter, and `not` keeps what is missing', () =>
  fc.assert(
    fc.property(
      fc.array(conditionArb, { maxLength: 4 }),
      knownArb,
      hiddenArb,
      (parts, values, hidden) => {
        const facts = factsOf(without(values, hidden));
        const turned = [...parts].reverse();
        for (const [one, other] of [
          [{ all: parts }, { all: turned }],
          [{ any: parts }, { any: turned }],
        ] as const) {
          const a = evaluate(one, facts);
          const b = evaluate(other, facts);
          expect(a.value).toBe(b.value);
          expect([...a.missing].sort()).toEqual([...b.missing].sort());
          const no = evaluate({ not: one }, facts);
          expect(no.value).toBe(a.value === null ? null : !a.value);
          expect(no.missing).toEqual(a.missing);
        }
      },
    ),
    runs(100),
  ));
