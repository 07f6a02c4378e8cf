/** What changed between two reports. */
import { diffReports } from '../../src/report/diff.js';
import { renderDiff } from '../../src/report/text/diff.js';
import type { NumberRow, Undecided } from '../../src/model/report-types.js';
import { OCTOBER, judged, report } from './reports.js';

const NOVEMBER = 'POLYNOMIAL/NOVEMBER';
const row = (header: number | null, own: number | null): NumberRow => ({
  ...{ requestor: OCTOBER, number: 'REQSEQ', header, own, ownAtLeast: null, ownAtMost: null },
  ...{ standIn: false, relation: 'unknown', short: null, confidence: null, headerFrom: null },
  ...{ headerAlso: [], ownFrom: [], reason: null },
});
const finding = (rule: string) => ({
  ...({ rule, topic: 'other', severity: 'warning', code: null, confidence: 'documented' } as const),
  ...{ requestor: OCTOBER, message: `It is ${rule}.`, template: `It is ${rule}.`, args: {} },
  ...{ evidence: [], examples: [], articles: [] },
});
const undecided = (rule: string, severity: 'fatal' | 'note'): Undecided => ({
  ...{ rule, topic: 'numbers', severity, requestor: OCTOBER, missing: [], howToGet: '' },
});

const before = report({
  numbers: [row(22, 140)],
  verdict: judged([OCTOBER, 'will-fail', 14]),
  findings: [finding('a'), finding('b')],
  undecided: [undecided('x', 'fatal'), undecided('y', 'note')],
});
const after = report({
  numbers: [row(140, 140)],
  verdict: judged([OCTOBER, 'will-import'], [NOVEMBER, 'cannot-tell']),
  findings: [finding('b'), finding('c')],
});

describe('as data', () => {
  const diff = diffReports(before, after);
  test('outcomes, the changed ones first', () =>
    expect(diff.requestors.map(({ requestor, outcome }) => [requestor, outcome])).toEqual([
      [OCTOBER, { before: 'will-fail', after: 'will-import' }],
      [NOVEMBER, { before: null, after: 'cannot-tell' }],
    ]));
  test('numbers that differ', () =>
    expect(diff.numbers).toEqual([
      { requestor: OCTOBER, number: 'REQSEQ', before: 22, after: 140 },
    ]));
  test('findings by rule and requestor', () => {
    expect(diff.findings.appeared.map(({ rule }) => rule)).toEqual(['c']);
    expect(diff.findings.gone.map(({ rule }) => rule)).toEqual(['a']);
  });
  test('what could not be decided, where it could stop the import', () =>
    expect(diff.undecided.settled.map(({ rule }) => rule)).toEqual(['x']));
  test('what was judged in one report alone has not changed', () => {
    const alone = diffReports(before, report({ verdict: judged([NOVEMBER, 'cannot-tell']) }));
    expect(alone.requestors.map(({ requestor }) => requestor)).toEqual([NOVEMBER, OCTOBER]);
    const { numbers, findings, undecided: open } = alone;
    expect([numbers, findings, open]).toEqual([
      [],
      { appeared: [], gone: [] },
      { appeared: [], settled: [] },
    ]);
    expect(renderDiff(alone)).not.toMatch(/Can be decided now|Findings that are gone/);
  });
  test.each<[string, Parameters<typeof judged>, string[]]>([
    ['the one that nothing names is the one that is named', [[OCTOBER, 'will-import']], [OCTOBER]],
    [
      'of two nobody can say which it is',
      [
        [OCTOBER, 'will-import'],
        [NOVEMBER, 'will-import'],
      ],
      [OCTOBER, NOVEMBER, '(unnamed)'],
    ],
  ])('%s', (_, others, expected) => {
    const nobodys = report({
      numbers: [{ ...row(22, 140), requestor: '(unnamed)' }],
      verdict: judged(['(unnamed)', 'will-fail', 14]),
    });
    const diff = diffReports(
      nobodys,
      report({ numbers: [row(140, 140)], verdict: judged(...others) }),
    );
    expect(diff.requestors.map(({ requestor }) => requestor)).toEqual(expected);
    const rows =
      expected.length === 1
        ? [{ requestor: OCTOBER, number: 'REQSEQ', before: 22, after: 140 }]
        : [];
    expect(diff.numbers).toEqual(rows);
  });
  test('a report has no difference from itself', () => {
    const none = diffReports(before, before);
    expect([none.numbers, none.findings.appeared, none.findings.gone]).toEqual([[], [], []]);
    expect(none.requestors.every(({ outcome }) => outcome.before === outcome.after)).toBe(true);
    expect(renderDiff(none)).toContain('The prediction is the same: will stop');
  });
});

test.each([
  ['a prediction that changed for one of two', before, after, 'changed for 2 of 2 requestors'],
  [
    'one requestor',
    before,
    report({ verdict: judged([OCTOBER, 'cannot-tell']) }),
    'it was "will stop", it is "',
  ],
])('as text: %s', (_, a, b, words) => {
  const text = renderDiff(diffReports(a, b));
  expect(text.replace(/\s+/g, ' ')).toContain(words);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
