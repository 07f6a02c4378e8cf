import { readdirSync, readFileSync } from 'node:fs';
import { REMEDIES } from '../../src/advise/all-remedies.js';
import { adviseOn } from '../../src/advise/remedies.js';
import { basisOf } from '../../src/case/basis.js';
import type { Case } from '../../src/case/report-types.js';
import type { Outcome } from '../../src/case/types.js';
import { BUILT_IN_RULES } from '../../src/generated/rules.js';
import { diagnose } from '../../src/judge/diagnose.js';
import type { Rule } from '../../src/judge/rule-types.js';
import { judge } from '../../src/judge/verdict.js';
import { caseOf, NOVEMBER, numbers, OCTOBER, type Values } from '../support/cases.js';

const judged = (one: Case) => {
  const diagnosis = diagnose(BUILT_IN_RULES, one);
  return { case: one, diagnosis, outcome: judge(diagnosis, basisOf(one)).outcome };
};
const advised = (cases: Case[], dss?: 'exchange' | 'msmail') =>
  adviseOn(cases.map(judged), judged, {
    ...{ kind: dss ?? null, records: [], listed: null, globalMax: null, dxaVersion: null },
  }).remedies;
const expected = (values: Values, dss?: 'exchange' | 'msmail'): Record<string, Outcome> =>
  Object.fromEntries(advised([caseOf(values)], dss).map((remedy) => [remedy.id, remedy.expected]));

/** A new header's numbers come from the directory server's records, which are not known here. */
const NEW_HEADER: Record<string, Outcome> = {
  regenerate: 'cannot-tell',
  'list-more-requestors': 'cannot-tell',
  'global-maximum': 'cannot-tell',
};
const AT_SERVER = { 'requestor.isDirectoryServer': true };

test.each<[string, Values, Record<string, Outcome>]>([
  ['it will import', numbers([1, 80, 22], [1, 80, 22]), { 'import-now': 'will-import' }],
  ['it cannot be told', numbers([1, 80, 22], [null, 80, 22]), {}],
  [
    'REQSEQ is short, IMPSEQ passes: the reset helps',
    numbers([1, 80, 22], [1, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'will-import', 'local-reset': 'cannot-tell' },
  ],
  [
    'SRVSEQ and REQSEQ are short, IMPSEQ passes',
    numbers([2, 79, 22], [1, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'will-import', 'local-reset': 'cannot-tell' },
  ],
  [
    'REQSEQ is short, ImportSync unknown',
    numbers([1, 80, 22], [null, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'cannot-tell', 'local-reset': 'cannot-tell' },
  ],
  [
    'REQSEQ and IMPSEQ are short: whether -z clears ImportSync is not known',
    numbers([1, 80, 22], [2, 80, 140]),
    {
      ...NEW_HEADER,
      'full-import-by-mail': 'cannot-tell',
      'reset-then-import': 'cannot-tell',
      'local-reset': 'cannot-tell',
    },
  ],
  [
    'only IMPSEQ is short: no reset',
    numbers([1, 80, 22], [2, 80, 22]),
    { ...NEW_HEADER, 'full-import-by-mail': 'cannot-tell', 'local-reset': 'cannot-tell' },
  ],
  [
    'no header',
    { ...numbers([null, null, null], [1, 80, 22]), 'header.present': false },
    { 'give-whole-file': 'cannot-tell', regenerate: 'cannot-tell' },
  ],
  [
    'a damaged header that is short as well: the reset would not mend it',
    { ...numbers([1, 80, 22], [1, 80, 140]), 'header.wellFormed': false },
    { 'give-whole-file': 'cannot-tell', ...NEW_HEADER, 'local-reset': 'cannot-tell' },
  ],
  // The numbers are the server's own; those of the requestor that it goes to are not known.
  [
    'on the directory server',
    { ...numbers([1, 80, 22], [1, 80, 22]), ...AT_SERVER },
    { 'move-to-requestor': 'cannot-tell' },
  ],
  [
    'on the directory server, with numbers that are short there',
    { ...numbers([1, 80, 22], [1, 80, 140]), ...AT_SERVER },
    { 'move-to-requestor': 'cannot-tell' },
  ],
  [
    'transactions wait',
    { ...numbers([1, 80, 250], [1, 80, 100]), 'pending.lost': 40 },
    { 'import-now': 'will-import', 'reenter-pending': 'will-import' },
  ],
])('%s', (_, values, remedies) => expect(expected(values)).toEqual(remedies));

test.each([
  ['exchange', ['list-more-requestors', 'global-maximum', 'reset-then-import', 'local-reset']],
  ['msmail', ['regenerate', 'reset-then-import', 'local-reset']],
  [
    undefined,
    ['regenerate', 'list-more-requestors', 'global-maximum', 'reset-then-import', 'local-reset'],
  ],
] as const)('a directory server of kind %s', (dss, ids) => {
  const remedies = advised([caseOf(numbers([1, 80, 22], [1, 80, 140]))], dss);
  expect(remedies.map(({ id }) => id)).toEqual(ids);
  for (const remedy of remedies) expect([null, dss ?? remedy.dss]).toContain(remedy.dss);
});

test('a remedy is meant for those whom it helps, and as good as for the worst of them', () => {
  const passes = caseOf(numbers([1, 80, 22], [1, 80, 140]), OCTOBER);
  const unsure = caseOf(numbers([1, 80, 22], [null, 80, 140]), NOVEMBER);
  const never = caseOf({ ...numbers([1, 80, 22], [1, 80, 140]), ...AT_SERVER }, 'A/SERVER');
  const reset = (...cases: Case[]) => advised(cases).find(({ id }) => id === 'reset-then-import');
  expect(reset(passes, unsure)).toMatchObject({
    requestors: [OCTOBER, NOVEMBER],
    expected: 'cannot-tell',
  });
  expect(reset(never, passes)).toMatchObject({ requestors: [OCTOBER], expected: 'will-import' });
  expect(reset(never)).toBeUndefined();
});

describe('the catalogue', () => {
  const folder = new URL('../../rules/', import.meta.url);
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !/\.schema\.json$|^codes\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Rule);
  const ids = REMEDIES.map(({ id }) => id);
  const named = new Set(rules.flatMap(({ remedies }) => remedies));

  test('no id twice', () => expect([...new Set(ids)]).toEqual(ids));
  test('every remedy that a rule names is there', () =>
    expect([...named].filter((id) => !ids.includes(id))).toEqual([]));
  test.each(REMEDIES)('$id', ({ id, when, title, steps, articles }) => {
    expect(named.has(id) || when !== undefined).toBe(true);
    expect(title).toMatch(/\S/);
    expect(steps.length).toBeGreaterThan(0);
    expect(articles.length).toBeGreaterThan(0);
    for (const article of articles) expect(article).toMatch(/^Q\d{5,6}$/);
  });
});
