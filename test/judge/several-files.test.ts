/** Several files disagree, and nobody can say which of them IMPORT will read. */
import { diagnose } from '../../src/judge/diagnose.js';
import { toFinding } from '../../src/judge/finding.js';
import { judgeBy } from '../../src/judge/judge.js';
import type { Outcome } from '../../src/model/types.js';
import { caseOf, numbers, ruleOf, type Three } from '../support/cases.js';

const impseq = ruleOf({
  id: 'impseq',
  ...{
    when: { lt: ['header.IMPSEQ', 'requestor.ImportSync'] },
    message: '{header.IMPSEQ} is low.',
  },
});
const reqseq = ruleOf({
  id: 'reqseq',
  ...{ when: { lt: ['header.REQSEQ', 'requestor.ReqSync'] }, message: '{header.REQSEQ} is low.' },
});
const lesser = ruleOf({
  ...{ id: 'lesser', severity: 'warning', code: null, message: 'SRVSEQ is low.' },
  when: { lt: ['header.SRVSEQ', 'requestor.SrvSync'] },
});
const RULES = [impseq, reqseq, lesser];

const OWN: Three = [5, 80, 22];
/** Where two headers differ, the number of the whole is unknown. */
const rivals = (...headers: [Three, ...Three[]]) => ({
  ...caseOf(
    numbers(
      headers[0].map((value, at) =>
        headers.every((each) => each[at] === value) ? value : null,
      ) as unknown as Three,
      OWN,
    ),
  ),
  byFile: headers.map((each) => caseOf(numbers(each, OWN))),
});

type Row = [what: string, headers: [Three, ...Three[]], Outcome, told: string[], open: string[]];
test.each<Row>([
  [
    'each fails by its own number',
    [
      [4, 80, 22],
      [5, 80, 21],
    ],
    'will-fail',
    ['4 is low.', '21 is low.'],
    [],
  ],
  [
    'each fails by the same number',
    [
      [4, 80, 22],
      [3, 80, 22],
    ],
    'will-fail',
    ['4 is low.', '3 is low.'],
    [],
  ],
  [
    'one of them passes',
    [
      [4, 80, 22],
      [5, 80, 22],
    ],
    'cannot-tell',
    [],
    ['impseq'],
  ],
  [
    'neither fails',
    [
      [6, 80, 22],
      [5, 80, 22],
    ],
    'cannot-tell',
    [],
    ['impseq'],
  ],
  // What both say is told once, although each alone would fail by the other number too.
  [
    'both fail by a number they share',
    [
      [4, 80, 21],
      [3, 80, 21],
    ],
    'will-fail',
    ['21 is low.'],
    ['impseq'],
  ],
  // What is not fatal is told of the whole.
  [
    'a lesser finding of both',
    [
      [4, 79, 22],
      [3, 79, 22],
    ],
    'will-fail',
    ['4 is low.', '3 is low.', 'SRVSEQ is low.'],
    [],
  ],
  [
    'only lesser findings',
    [
      [5, 79, 23],
      [5, 79, 22],
    ],
    'cannot-tell',
    ['SRVSEQ is low.'],
    ['reqseq'],
  ],
  [
    'a lesser finding of one',
    [
      [4, 79, 22],
      [3, 80, 22],
    ],
    'will-fail',
    ['4 is low.', '3 is low.'],
    ['lesser'],
  ],
])('%s', (_, headers, outcome, told, open) => {
  const one = rivals(...headers);
  const { diagnosis, judged } = judgeBy(RULES, 'only fail')(one);
  expect(judged).toMatchObject({ outcome, code: outcome === 'will-fail' ? 14 : null });
  expect(diagnosis.fired.map((each) => toFinding(each, one, () => '').message)).toEqual(told);
  expect(diagnosis.undecided.map(({ rule }) => rule.id)).toEqual(open);
  // One ruling of each rule, in the order of the rules, which agrees with the lists.
  const results = diagnosis.rulings.map(({ rule, result }) => [rule.id, result]);
  const fired = diagnosis.fired.map(({ rule }) => rule);
  expect(results).toEqual(
    RULES.map((rule) => [
      rule.id,
      fired.includes(rule) ? 'fired' : open.includes(rule.id) ? 'undecided' : 'clear',
    ]),
  );
});

test('a file alone is no choice', () => {
  const { byFile, ...whole } = rivals([4, 80, 22]);
  expect(byFile).toHaveLength(1);
  expect(diagnose(RULES, whole).fired.map(({ rule }) => rule)).toEqual([impseq]);
});
