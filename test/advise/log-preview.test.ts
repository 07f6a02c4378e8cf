/** The log lines to expect: in the published form, and marked as a prediction. */
import { predictLog } from '../../src/advise/log-preview.js';
import type { Finding } from '../../src/model/report-types.js';
import { UNNAMED } from '../../src/case/requestors.js';
import type { Outcome, Severity } from '../../src/model/types.js';
import { versionNumber } from '../../src/model/version.js';
import { caseOf, NOVEMBER, type Values } from '../support/cases.js';

const finding = (severity: Severity, code: number | null, count?: number): Finding => ({
  ...{
    rule: 'a-rule',
    topic: 'other',
    ...{ template: '', args: {} },
    severity,
    code,
    confidence: 'documented',
    requestor: NOVEMBER,
  },
  ...{ message: 'It is so.', examples: [], articles: [] },
  evidence:
    count === undefined
      ? []
      : [{ fact: 'transactions.noMailbox', value: count, input: 'i1', at: '' }],
});
const preview = (outcome: Outcome, findings: Finding[], values: Values = {}): string[] =>
  predictLog([
    {
      case: caseOf(values, NOVEMBER),
      judged: { requestor: NOVEMBER, outcome, code: null, confidence: 'inferred' },
      findings,
    },
  ]);
const T = '--/--/-- --:--:-- | ';
const BANNER = `${T}Status       Microsoft (R) Mail Import V?.?`;
const END = `${T}Status       Import is finished.`;

test.each<[string, Outcome, Finding[], string[]]>([
  [
    'a stop',
    'will-fail',
    [finding('fatal', 14)],
    [BANNER, `${T}Fatal [ 14] Error processing Resync.glb`],
  ],
  [
    'three reasons for one stop',
    'will-fail',
    [finding('fatal', 14), finding('fatal', 14), finding('error', 44)],
    [BANNER, `${T}Fatal [ 14] Error processing Resync.glb`],
  ],
  [
    'a stop whose number nobody knows',
    'will-fail',
    [finding('fatal', null)],
    [BANNER, '(neither the number nor the wording of this error was published)'],
  ],
  // A rule of a user's own may name any code.
  [
    'a stop with a code that was not published',
    'will-fail',
    [finding('fatal', 98)],
    [BANNER, `${T}Fatal [ 98] (wording not published)`],
  ],
  [
    'an error with a code that was not published',
    'will-import',
    [finding('error', 98, 2)],
    [BANNER, `${T}Error [ 98] (wording not published) (2 times)`, END],
  ],
  [
    'a stop beside one of another program',
    'will-fail',
    [finding('fatal', 171), finding('fatal', 14)],
    [BANNER, `${T}Fatal [ 14] Error processing Resync.glb`],
  ],
  ['a success', 'will-import', [finding('warning', null), finding('note', 66)], [BANNER, END]],
  ["another program's code", 'will-import', [finding('error', 171)], [BANNER, END]],
])('%s', (_, outcome, findings, lines) => {
  const [title, ...rest] = preview(outcome, findings);
  expect(title).toBe('Predicted, not a log: IMPORT -Q at POLYNOMIAL/NOVEMBER.');
  expect(rest).toEqual(lines);
});

test('errors of transactions are counted', () => {
  const lines = preview('will-import', [finding('error', 81, 5), finding('error', 44, 1)]);
  expect(lines.filter((line) => line.startsWith(`${T}Error [`))).toEqual([
    expect.stringMatching(/Error \[ 81\] .+ \(5 times\)$/),
    expect.stringMatching(/Error \[ 44\] .+[^)]$/),
  ]);
});

test('the banner names the version that will be run', () => {
  const values = { 'import.version': versionNumber('3.5.30') };
  expect(preview('will-import', [], values)[1]).toBe(
    `${T}Status       Microsoft (R) Mail Import V3.5.30`,
  );
});

test('what may hang need not be finished', () =>
  expect(preview('at-risk', [finding('hang', 81, 5)]).at(-1)).toMatch(
    /^\(perhaps nothing further/,
  ));

test('a requestor that nothing names is called so', () => {
  const judged = {
    requestor: UNNAMED,
    outcome: 'will-fail',
    code: 14,
    confidence: 'inferred',
  } as const;
  const [title] = predictLog([
    { case: caseOf({}, UNNAMED), judged, findings: [finding('fatal', 14)] },
  ]);
  expect(title).toBe('Predicted, not a log: IMPORT -Q at this requestor.');
});

test('what cannot be told is not previewed', () =>
  expect(preview('cannot-tell', [finding('error', 44)])).toEqual([
    'Predicted, not a log: IMPORT -Q at POLYNOMIAL/NOVEMBER.',
    '(not predictable yet)',
  ]));

test('of very many requestors only the first are previewed', () => {
  const [one] = [preview('will-fail', [finding('fatal', 14)])];
  const many = predictLog(
    Array.from({ length: 25 }, () => ({
      case: caseOf({}, NOVEMBER),
      judged: {
        requestor: NOVEMBER,
        outcome: 'will-fail' as const,
        code: 14,
        confidence: 'inferred' as const,
      },
      findings: [finding('fatal', 14)],
    })),
  );
  expect(many).toHaveLength(20 * one.length + 1);
  expect(many.at(-1)).toBe('(5 more requestors are not previewed)');
});
