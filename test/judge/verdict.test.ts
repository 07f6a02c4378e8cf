import fc from 'fast-check';
import { basisOf } from '../../src/case/basis.js';
import {
  CONFIDENCES,
  OUTCOMES,
  SOURCES,
  type Confidence,
  type Outcome,
} from '../../src/model/types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { diagnose } from '../../src/judge/diagnose.js';
import type { Rule } from '../../src/model/rule-types.js';
import { judge, verdictOf } from '../../src/judge/verdict.js';
import { caseOf, diagnosisOf, factOf, numbers, ruleOf } from '../support/cases.js';
import { runs } from '../support/runs.js';

const fatal = ruleOf({ id: 'fatal' });
const contested = ruleOf({ id: 'contested', code: 15, confidence: 'contested' });
const documented = ruleOf({ id: 'documented', code: 16, confidence: 'documented' });
const codeless = ruleOf({ id: 'codeless', code: null, confidence: 'documented' });
const hang = ruleOf({ id: 'hang', severity: 'hang', code: null, confidence: 'documented' });
const coded = ruleOf({ id: 'coded', severity: 'hang', code: 47, confidence: 'assumed' });
const error = ruleOf({ id: 'error', severity: 'error', code: 44 });
const warning = ruleOf({ id: 'warning', severity: 'warning', code: null });
const note = ruleOf({ id: 'note', severity: 'note', code: null });

type By = { fired?: Rule[]; open?: Rule[]; clear?: Rule[] };
test.each<[string, By, Outcome, number | null, Confidence]>([
  ['a fatal rule fired', { fired: [fatal] }, 'will-fail', 14, 'inferred'],
  ['although others are open', { fired: [fatal], open: [contested] }, 'will-fail', 14, 'inferred'],
  [
    'although others are clear',
    { fired: [contested], clear: [fatal] },
    'will-fail',
    15,
    'contested',
  ],
  ['fatal beats hang', { fired: [hang, fatal] }, 'will-fail', 14, 'inferred'],
  ['the best supported', { fired: [contested, fatal, documented] }, 'will-fail', 16, 'documented'],
  [
    'the best that has a code',
    { fired: [codeless, contested, fatal] },
    'will-fail',
    14,
    'documented',
  ],
  ['a stop without a number', { fired: [codeless] }, 'will-fail', null, 'documented'],
  ['a hang', { fired: [hang], clear: [fatal] }, 'at-risk', null, 'documented'],
  [
    'a hang while fatal rules are open',
    { fired: [coded], open: [fatal] },
    'at-risk',
    47,
    'assumed',
  ],
  ['two hangs', { fired: [hang, coded], clear: [fatal] }, 'at-risk', 47, 'documented'],
  ['an open fatal rule', { open: [fatal], clear: [contested] }, 'cannot-tell', null, 'inferred'],
  ['open, and an error', { fired: [error], open: [fatal] }, 'cannot-tell', null, 'inferred'],
  ['no rules at all', {}, 'cannot-tell', null, 'assumed'],
  ['no fatal rule tried', { fired: [warning], clear: [note] }, 'cannot-tell', null, 'assumed'],
  ['all clear', { clear: [fatal, contested] }, 'will-import', null, 'inferred'],
  ['an open warning', { open: [warning, hang], clear: [fatal] }, 'will-import', null, 'inferred'],
  [
    'lesser findings',
    { fired: [error, warning, note], clear: [fatal] },
    'will-import',
    null,
    'inferred',
  ],
  ['never better than inferred', { clear: [documented] }, 'will-import', null, 'inferred'],
])('%s', (_, by, outcome, code, confidence) => {
  expect(judge(diagnosisOf(by), 'documented')).toMatchObject({ outcome, code, confidence });
  const turned = Object.fromEntries(
    Object.entries(by).map(([kind, rules]) => [kind, [...rules].reverse()]),
  );
  expect(judge(diagnosisOf(turned), 'documented')).toMatchObject({ outcome, code, confidence });
});

test.each<[Confidence, Confidence]>([
  ['documented', 'inferred'],
  ['inferred', 'inferred'],
  ['contested', 'contested'],
  ['assumed', 'assumed'],
])('a pass on numbers that are %s is %s', (basis, confidence) =>
  expect(judge(diagnosisOf({ clear: [fatal] }), basis).confidence).toBe(confidence),
);

test.each(SOURCES)('a pass on a number known by %s', (source) => {
  const { facts, ...one } = caseOf(numbers([1, 80, 22], [1, 80, 22]));
  const weak = { ...one, facts: { ...facts, 'requestor.SrvSync': factOf(80, source) } };
  const { outcome, confidence } = judge(diagnose(BUILT_IN_RULES, weak), basisOf(weak));
  expect(outcome).toBe('will-import');
  expect(confidence).toBe(source === 'server-copy' ? 'assumed' : 'inferred');
});

test('without rules nothing will import', () => {
  const sound = caseOf(numbers([9, 99, 99], [1, 80, 22]));
  expect(judge(diagnose([], sound), 'documented').outcome).toBe('cannot-tell');
  expect(verdictOf([])).toMatchObject({ outcome: 'cannot-tell', code: null, byRequestor: [] });
});

const judgedArb = fc.uniqueArray(
  fc.record({
    requestor: fc.string({ maxLength: 3 }),
    outcome: fc.constantFrom(...OUTCOMES),
    code: fc.constantFrom(null, 14),
    confidence: fc.constantFrom(...CONFIDENCES),
  }),
  { selector: ({ requestor }) => requestor, maxLength: 6 },
);
test('the verdict is the worst, worst first, in whatever order they come', () =>
  fc.assert(
    fc.property(judgedArb, fc.infiniteStream(fc.nat()), (judged, keys) => {
      const verdict = verdictOf(judged);
      const places = verdict.byRequestor.map(({ outcome }) => OUTCOMES.indexOf(outcome));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      const worst = verdict.byRequestor[0];
      if (worst)
        expect({ ...verdict, ...worst }).toEqual({ ...verdict, requestor: worst.requestor });
      const shuffled = judged
        .map((one) => ({ one, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(verdictOf(shuffled)).toEqual(verdict);
    }),
    runs(100),
  ));
