/** One row at least for each way in which each built-in rule can turn out. */
import type { RuleResult } from '../../src/case/report-types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { diagnose, toFinding } from '../../src/judge/diagnose.js';
import { HOW_TO_GET } from '../../src/judge/facts.js';
import { caseOf, numbers, type Three, type Values } from '../support/cases.js';

type Way = 'fires' | 'near miss' | 'undecided' | 'not applicable';
const RESULTS: Record<Way, RuleResult> = {
  fires: 'fired',
  'near miss': 'clear',
  undecided: 'undecided',
  'not applicable': 'not-applicable',
};
const OWN: Three = [2, 80, 22];
const LARGEST = 4294967295;
const headerOnly: Values = numbers([2, 80, 22], [null, null, null]);

const ROWS: [rule: string, way: Way, values: Values][] = [
  ['header-missing', 'fires', { 'header.present': false }],
  ['header-missing', 'near miss', { 'header.present': true, 'header.wellFormed': false }],
  ['header-missing', 'undecided', {}],

  ['header-malformed', 'fires', { 'header.present': true, 'header.wellFormed': false }],
  ['header-malformed', 'near miss', { 'header.present': true, 'header.wellFormed': true }],
  ['header-malformed', 'undecided', { 'header.present': true }],
  ['header-malformed', 'undecided', {}],
  // A malformed what? Whether there is a header at all comes first.
  ['header-malformed', 'undecided', { 'header.wellFormed': false }],
  ['header-malformed', 'not applicable', { 'header.present': false }],

  ['impseq-too-low', 'fires', numbers([1, 80, 22], OWN)],
  ['impseq-too-low', 'fires', numbers([1, null, null], [2, null, null])],
  ['impseq-too-low', 'fires', numbers([LARGEST - 1, 0, 0], [LARGEST, 0, 0])],
  ['impseq-too-low', 'near miss', numbers([2, 0, 0], OWN)],
  ['impseq-too-low', 'near miss', numbers([3, 0, 0], OWN)],
  // Compared as numbers, not as text.
  ['impseq-too-low', 'near miss', numbers([10, 0, 0], [9, 0, 0])],
  ['impseq-too-low', 'undecided', headerOnly],
  ['impseq-too-low', 'undecided', numbers([null, 0, 0], OWN)],
  ['impseq-too-low', 'undecided', {}],
  ['impseq-too-low', 'not applicable', { ...numbers([1, 0, 0], OWN), 'header.present': false }],

  ['srvseq-too-low', 'fires', numbers([2, 79, 22], OWN)],
  ['srvseq-too-low', 'near miss', numbers([0, 80, 0], OWN)],
  ['srvseq-too-low', 'near miss', numbers([0, 81, 0], OWN)],
  ['srvseq-too-low', 'undecided', headerOnly],
  ['srvseq-too-low', 'not applicable', { ...numbers([2, 79, 22], OWN), 'header.present': false }],

  ['reqseq-too-low', 'fires', numbers([2, 80, 21], OWN)],
  ['reqseq-too-low', 'near miss', numbers([0, 0, 22], OWN)],
  ['reqseq-too-low', 'near miss', numbers([0, 0, 23], OWN)],
  // Fresh, or after LISTDS -R -Z: any header passes.
  ['reqseq-too-low', 'near miss', numbers([0, 0, 0], [0, 0, 0])],
  ['reqseq-too-low', 'undecided', headerOnly],
  ['reqseq-too-low', 'not applicable', { ...numbers([2, 80, 21], OWN), 'header.present': false }],

  ['on-directory-server', 'fires', { 'requestor.isDirectoryServer': true }],
  ['on-directory-server', 'near miss', { 'requestor.isDirectoryServer': false }],
  ['on-directory-server', 'undecided', { 'requestor.isItsOwnServer': true }],
  ['on-directory-server', 'not applicable', numbers([2, 80, 22], OWN)],

  ['pending-transactions-lost', 'fires', { ...headerOnly, 'pending.lost': 1 }],
  ['pending-transactions-lost', 'near miss', { ...headerOnly, 'pending.lost': 0 }],
  ['pending-transactions-lost', 'undecided', headerOnly],
];

test.each(ROWS)('%s: %s with %j', (rule, way, values) => {
  const one = caseOf(values);
  const { outcomes, fired, undecided } = diagnose(BUILT_IN_RULES, one);
  expect(outcomes.map((outcome) => outcome.rule)).toEqual(BUILT_IN_RULES.map(({ id }) => id));
  expect(outcomes.find((outcome) => outcome.rule === rule)?.result).toBe(RESULTS[way]);

  const finding = fired.find((each) => each.rule.id === rule);
  expect(finding !== undefined).toBe(way === 'fires');
  if (finding) {
    const { message, evidence } = toFinding(finding, one, () => 'line 1');
    expect(message).not.toMatch(/unknown|null|undefined|[{}]/);
    expect(message).toMatch(/\.$/);
    for (const { value } of evidence) expect(value).not.toBeNull();
  }
  const open = undecided.find((each) => each.rule === rule);
  expect(open !== undefined).toBe(way === 'undecided');
  for (const fact of open?.missing ?? []) {
    expect(one.facts[fact].value).toBeNull();
    expect(open?.howToGet).toContain(HOW_TO_GET[fact]);
  }
  if (open) expect(open.missing.length).toBeGreaterThan(0);
});

test.each(BUILT_IN_RULES.map((rule) => [rule.id, rule.applies !== undefined] as const))(
  '%s has a row of each way',
  (id, canBeLeftOut) => {
    const ways = new Set(ROWS.filter(([rule]) => rule === id).map(([, way]) => way));
    const wanted: Way[] = ['fires', 'near miss', 'undecided'];
    if (canBeLeftOut) wanted.push('not applicable');
    expect([...ways].sort()).toEqual(wanted.sort());
  },
);

test('no row is of a rule that there is not', () => {
  const ids = BUILT_IN_RULES.map(({ id }) => id);
  expect(ROWS.filter(([rule]) => !ids.includes(rule))).toEqual([]);
});

test('the shortfall is told', () => {
  const one = caseOf(numbers([1, 80, 22], [2, 80, 140]));
  const { fired } = diagnose(BUILT_IN_RULES, one);
  expect(fired.map((each) => toFinding(each, one, () => '').message)).toEqual([
    "IMPSEQ 1 in the header is 1 lower than this requestor's own ImportSync 2.",
    "REQSEQ 22 in the header is 118 lower than this requestor's own ReqSync 140.",
  ]);
});
