import { readdirSync, readFileSync } from 'node:fs';
import { REMEDIES } from '../../../src/generated/advice.js';
import { adviseOn } from '../../../src/advise/remedies/try.js';
import { collect } from '../../../src/advise/remedies/collect.js';
import { wordedAdvice } from '../../support/advice.js';
import type { Case } from '../../../src/model/report-types.js';
import type { Outcome, Source } from '../../../src/model/types.js';
import { BUILT_IN_RULES } from '../../../src/generated/rules.js';
import { diagnose } from '../../../src/judge/diagnose.js';
import { UNNAMED } from '../../../src/case/requestors.js';
import type { Marked } from '../../../src/model/marked.js';
import type { Rule } from '../../../src/model/rule-types.js';
import { remedyWords } from '../../../src/report/advice-words.js';
import { judgeBy } from '../../../src/judge/judge.js';
import {
  caseOf,
  factOf,
  NOVEMBER,
  numbers,
  OCTOBER,
  ruleOf,
  rulingOf,
  type Values,
} from '../../support/cases.js';
import { exchange } from '../../support/servers.js';

const judged = judgeBy(BUILT_IN_RULES, 'only fail');
const advised = (cases: Case[], dss?: 'exchange' | 'msmail') =>
  wordedAdvice(cases.map(judged), judged, {
    ...{ kind: dss ?? null, records: [], listed: null, globalMax: null },
    ...{ dxaVersion: null, highestSrvSync: null },
  }).remedies;
type Expected = Record<string, Outcome | null>;
const expected = (values: Values, dss?: 'exchange' | 'msmail'): Expected =>
  Object.fromEntries(advised([caseOf(values)], dss).map((remedy) => [remedy.id, remedy.expected]));

/** A new header's numbers come from the directory server's records, which are not known here. */
const NEW_HEADER: Expected = {
  regenerate: 'cannot-tell',
  'list-more-requestors': 'cannot-tell',
  'global-maximum': 'cannot-tell',
};
const AT_SERVER = { 'requestor.isDirectoryServer': true };

test.each<[string, Values, Expected]>([
  ['it will import', numbers([1, 80, 22], [1, 80, 22]), { 'import-now': 'will-import' }],
  ['it cannot be told', numbers([1, 80, 22], [null, 80, 22]), { collect: null }],
  [
    'REQSEQ is short, IMPSEQ passes: the reset helps',
    numbers([1, 80, 22], [1, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'will-import', 'local-reset': null },
  ],
  [
    'SRVSEQ and REQSEQ are short, IMPSEQ passes',
    numbers([2, 79, 22], [1, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'will-import', 'local-reset': null },
  ],
  [
    'REQSEQ is short, ImportSync unknown',
    numbers([1, 80, 22], [null, 80, 140]),
    { ...NEW_HEADER, 'reset-then-import': 'cannot-tell', 'local-reset': null },
  ],
  [
    'REQSEQ and IMPSEQ are short: whether -z clears ImportSync is not known',
    numbers([1, 80, 22], [2, 80, 140]),
    {
      ...NEW_HEADER,
      'full-import-by-mail': null,
      'reset-then-import': 'cannot-tell',
      'local-reset': null,
    },
  ],
  [
    'only IMPSEQ is short: no reset',
    numbers([1, 80, 22], [2, 80, 22]),
    { ...NEW_HEADER, 'full-import-by-mail': null, 'local-reset': null },
  ],
  [
    'no header',
    { ...numbers([null, null, null], [1, 80, 22]), 'header.present': false },
    { 'give-whole-file': 'cannot-tell', regenerate: 'cannot-tell' },
  ],
  [
    'a damaged header that is short as well: the reset would not mend it',
    { ...numbers([1, 80, 22], [1, 80, 140]), 'header.wellFormed': false },
    { 'give-whole-file': 'cannot-tell', ...NEW_HEADER, 'local-reset': null },
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

/** What is chosen for one requestor, by the rules that are built in unless others are given. */
const chosen = (values: Values, rules: readonly Rule[] = BUILT_IN_RULES) => {
  const judge = judgeBy(rules, 'only fail');
  const model = { kind: 'exchange' as const, records: [], listed: null, globalMax: null };
  const { choice } = adviseOn([judge(caseOf(values))], judge, {
    ...model,
    ...{ dxaVersion: null, highestSrvSync: null },
  });
  return choice[0]!;
};
const PASSES = numbers([1, 80, 22], [1, 80, 22]);
const FOLDER = { 'folder.read': true, 'folder.leftovers': 0 };
test.each<[string, Values, remedy: string | null, asks: string | null]>([
  // Another fact is missing than who the directory server is.
  [
    'it fails, and ImportSync is not known',
    numbers([1, 80, 22], [null, 80, 140]),
    'list-more-requestors',
    null,
  ],
  [
    'it fails, and it may be the directory server',
    { ...numbers([1, 80, 22], [1, 80, 140]), 'requestor.isNamedAsServer': true },
    null,
    'is-server',
  ],
  // The answer names code 45, whatever else may hang.
  [
    'two things may hang it',
    { ...PASSES, ...FOLDER, 'folder.sortlock': true, 'folder.readOnly': 1 },
    'free-files',
    null,
  ],
  [
    'one without a code, and one with code 45',
    { ...PASSES, ...FOLDER, 'folder.sortlock': true, 'requestor.isRegistered': false },
    'clean-folder',
    null,
  ],
  [
    'REQCONF.GLB is missing',
    { ...PASSES, ...FOLDER, 'reqconf.isMissing': true },
    'restore-reqconf',
    null,
  ],
])('what is chosen where %s', (_, values, remedy, asks) => {
  const { remedy: first, question } = chosen(values);
  expect([first, question?.asks ?? null]).toEqual([remedy, asks]);
});

test('only a stop with 14 is a reason to take the file out first', () => {
  const steps = (values: Values) =>
    advised([caseOf(values)]).map(({ id, steps: [first = ''] }) => [
      id,
      /^Take RESYNC.GLB out of/.test(first),
    ]);
  expect(steps({ ...PASSES, ...FOLDER, 'reqconf.isMissing': true })).toContainEqual([
    'restore-reqconf',
    false,
  ]);
  expect(steps({ ...PASSES, ...FOLDER, 'folder.sortlock': true })).toContainEqual([
    'clean-folder',
    false,
  ]);
  for (const each of steps(numbers([1, 80, 22], [1, 80, 140]))) expect(each[1]).toBe(true);
});

test('a rule that holds a fact against a constant has no number to tell', () => {
  const rules = [
    ruleOf({ id: 'first', when: { lt: [0, 'header.REQSEQ'] } }),
    ruleOf({ id: 'second', when: { lt: ['header.SRVSEQ', 9] } }),
    ruleOf({ id: 'third', when: { lt: ['header.IMPSEQ', 'requestor.ImportSync'] } }),
  ];
  const judge = judgeBy(rules, 'only fail');
  const one = judge(caseOf({ 'requestor.ImportSync': 2 }));
  const { thresholds = [] } = collect(exchange({}), [one]);
  expect(thresholds.map(({ rule, fact, passes, value }) => [rule, fact, passes, value])).toEqual([
    ['third', 'header.IMPSEQ', 'at least', 2],
  ]);
});

// While the numbers fail, what is merely noted of the plan can wait; what is warned of is mended with it.
test.each<[string, Values, Expected]>([
  [
    'a warning about the command',
    { 'command.namesNobody': true },
    { 'correct-command': 'will-fail' },
  ],
  ['a note about the command', { 'command.losesLog': true }, {}],
  [
    'a leftover in the folder',
    { 'folder.read': true, 'folder.leftovers': 2 },
    { 'clean-folder': 'will-fail' },
  ],
  ['a warning about what the file holds', { 'transactions.listsReplaced': 2 }, {}],
])('the numbers fail, and there is %s', (_, values, more) => {
  const failing = numbers([1, 80, 22], [2, 80, 22]);
  expect(expected({ ...failing, 'command.given': true, ...values })).toEqual({
    ...expected(failing),
    ...more,
  });
});

test.each<[string, Values, (string | null)[]]>([
  ['it would import', numbers([1, 80, 22], [1, 80, 22]), []],
  [
    'it would fail',
    numbers([1, 80, 22], [2, 80, 22]),
    [...Object.keys(NEW_HEADER), 'full-import-by-mail', 'local-reset'],
  ],
])('of a file that is only simulated: %s', (_, values, ids) => {
  const model = { kind: null, records: [], listed: null, globalMax: null };
  const { remedies } = wordedAdvice(
    [judged(caseOf(values))],
    judged,
    { ...model, ...{ dxaVersion: null, highestSrvSync: null } },
    true,
  );
  expect(remedies.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

describe('two files that disagree, and both fail', () => {
  const OWN = [2, 80, 140] as const;
  const whole = {
    ...caseOf({ ...numbers([1, 80, null], OWN), 'folder.read': true, 'folder.leftovers': 2 }),
    byFile: [caseOf(numbers([1, 80, 22], OWN)), caseOf(numbers([1, 80, 23], OWN))],
  };
  const differing: Case = {
    ...whole,
    ...{ facts: { ...whole.facts, 'header.IMPSEQ': factOf(2) } },
    byFile: [caseOf(numbers([2, 80, 22], OWN)), caseOf(numbers([2, 80, 23], OWN))],
  };
  test.each<[string, string, Outcome]>([
    // Nobody knows which it will be, but neither is accepted in a folder that is clean.
    ['what leaves the files as they are', 'clean-folder', 'will-fail'],
    // With a new file it no longer matters.
    ['a new file', 'list-more-requestors', 'cannot-tell'],
    ['a reset, after which both are accepted', 'reset-then-import', 'cannot-tell'],
  ])('after %s', (_, id, outcome) =>
    expect(advised([differing]).find((remedy) => remedy.id === id)?.expected).toBe(outcome),
  );
});

// Without the server's records only the reset is proven, where nothing but REQSEQ is low. While the
// kind of server is open nothing is chosen, and what resets does not stand first.
test.each([
  ['exchange', ['reset-then-import', 'list-more-requestors', 'global-maximum', 'local-reset']],
  ['msmail', ['reset-then-import', 'regenerate', 'local-reset']],
  [
    undefined,
    ['list-more-requestors', 'regenerate', 'global-maximum', 'reset-then-import', 'local-reset'],
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

const Z = /listds .*-z|type nul|delete the requestor/i;
const SIGNS: [string, Values][] = [
  ['it is the directory server', AT_SERVER],
  ['it may be: its listing names itself as the server', { 'requestor.isNamedAsServer': true }],
];
test.each(SIGNS)('%s: nothing is reset, emptied or deleted there', (_, sign) => {
  const rules = BUILT_IN_RULES.flatMap(({ id, remedies }) => (remedies.length > 0 ? [id] : []));
  // Whatever fires there: each rule that names a remedy is made to.
  for (const rule of BUILT_IN_RULES.filter(({ id }) => rules.includes(id))) {
    const one = caseOf({ ...numbers([1, 80, 22], [1, 80, 140]), ...sign });
    const diagnosis = {
      ...diagnose(BUILT_IN_RULES, one),
      fired: [rulingOf({ ...rule, severity: 'fatal' }, 'fired')],
    };
    const before = { ...judged(one), diagnosis, outcome: 'will-fail' as const };
    const model = { kind: null, records: [], listed: null, globalMax: null };
    const { remedies } = wordedAdvice([before], judged, {
      ...model,
      ...{ dxaVersion: null, highestSrvSync: null },
    });
    for (const { id, steps } of remedies)
      expect([rule.id, id, Z.test(steps.join())]).toEqual([rule.id, id, false]);
  }
});

test('what is not offered on a directory server is ruled out with the reason', () => {
  const perhaps = caseOf({
    ...numbers([1, 80, 22], [1, 80, 140]),
    'requestor.isNamedAsServer': true,
  });
  const model = { kind: null, records: [], listed: null, globalMax: null };
  const { ruledOut } = wordedAdvice([judged(perhaps)], judged, {
    ...model,
    ...{ dxaVersion: null, highestSrvSync: null },
  });
  expect(ruledOut.map(({ id }) => id)).toEqual(['reset-then-import', 'local-reset']);
  for (const { why, requestors } of ruledOut) {
    expect(why).toMatch(/cannot be brought back \(Q96060\)/);
    expect(requestors).toEqual([OCTOBER]);
  }
});

test.each<[Source, boolean]>([
  ['server-copy', true],
  ['reqconf', false],
])('own numbers known by %s: that they stand in is said: %s', (source, isSaid) => {
  const one = caseOf(numbers([1, 80, 22], [1, 80, 140]));
  const standIn = isSaid ? { standIn: 'never-passes' as const } : {};
  const facts = { ...one.facts, 'requestor.ReqSync': { ...factOf(140, source), ...standIn } };
  const told = advised([{ ...one, facts }], 'exchange').map(({ id, cautions }) => [
    id,
    /stands in for them \(assumed\)/.test(cautions.join()),
  ]);
  expect(told).toContainEqual(['list-more-requestors', isSaid]);
});

test('every way out of error 14 begins with taking the file out of the folder', () => {
  const remedies = advised([caseOf(numbers([1, 80, 22], [2, 90, 140]))]);
  expect(remedies.length).toBeGreaterThan(4);
  for (const { steps } of remedies) expect(steps[0]).toMatch(/^Take RESYNC.GLB out of .*Q122750/);
  const [now] = advised([caseOf(numbers([1, 80, 22], [1, 80, 22]))]);
  expect(now?.steps.join()).not.toMatch(/out of the GLB folder of the requestor, if/);
});

describe('while nobody can tell', () => {
  test.each<[string, Values, [fact: string, passes: string, value: number, decides: boolean][]]>([
    [
      'the own ImportSync is missing',
      numbers([2, 80, 22], [null, 80, 22]),
      [['requestor.ImportSync', 'at most', 2, true]],
    ],
    [
      'two own numbers are missing',
      numbers([2, 80, 22], [null, 80, null]),
      [
        ['requestor.ImportSync', 'at most', 2, false],
        ['requestor.ReqSync', 'at most', 22, false],
      ],
    ],
    [
      'a number of the header is missing',
      { ...numbers([2, null, 22], [2, 80, 22]), 'header.wellFormed': true },
      [['header.SRVSEQ', 'at least', 80, true]],
    ],
    ['both sides are missing', numbers([null, 80, 22], [null, 80, 22]), []],
  ])('%s', (_, values, thresholds) => {
    const remedies = advised([caseOf({ ...values, 'pending.lost': 3 })]);
    expect(remedies.map(({ id }) => id)).toEqual(['collect']);
    const [way] = remedies;
    expect(
      way?.thresholds.map(({ fact, passes, value, decides }) => [fact, passes, value, decides]),
    ).toEqual(thresholds);
    for (const { code, requestor } of way?.thresholds ?? [])
      expect([code, requestor]).toEqual([14, OCTOBER]);
    expect(way?.steps.join()).not.toMatch(/`import |rebuild/);
    expect(way?.expected).toBeNull();
  });

  test.each<[string, [requestor: string, values: Values][], [fact: string, of: string[]][]]>([
    [
      'one lacks one fact',
      [[OCTOBER, numbers([2, 80, 22], [null, 80, 22])]],
      // It is the only one: it need not be named.
      [['requestor.ImportSync', []]],
    ],
    [
      'each lacks another',
      [
        [OCTOBER, numbers([2, 80, 22], [null, 80, 22])],
        [NOVEMBER, numbers([2, 80, 22], [2, 80, null])],
      ],
      [
        ['requestor.ImportSync', [OCTOBER]],
        ['requestor.ReqSync', [NOVEMBER]],
      ],
    ],
    [
      'two lack the same',
      [
        [OCTOBER, numbers([2, 80, 22], [null, 80, 22])],
        [NOVEMBER, numbers([2, 80, 22], [null, 80, null])],
      ],
      [
        ['requestor.ImportSync', [OCTOBER, NOVEMBER]],
        ['requestor.ReqSync', [NOVEMBER]],
      ],
    ],
    [
      'one of them has no name',
      [
        [UNNAMED, numbers([2, 80, 22], [null, 80, 22])],
        [NOVEMBER, numbers([2, 80, 22], [null, 80, 22])],
      ],
      [['requestor.ImportSync', [NOVEMBER]]],
    ],
  ])('what is to be found out, and of whom: %s', (_, all, missing) => {
    const [way] = advised(all.map(([requestor, values]) => caseOf(values, requestor)));
    const { missing: told } = way?.args as { missing: { fact: string; requestors: Marked[] }[] };
    expect(told.map(({ fact, requestors }) => [fact, requestors.map(({ text }) => text)])).toEqual(
      missing,
    );
  });

  test('another requestor that fails gets its ways, and goes first', () => {
    const ids = advised([
      caseOf(numbers([1, 80, 22], [null, 80, 22]), NOVEMBER),
      caseOf(numbers([1, 80, 22], [1, 80, 140]), OCTOBER),
    ]).map(({ id, requestors }) => [id, requestors.join()]);
    expect(ids[0]).toEqual(['list-more-requestors', OCTOBER]);
    expect(ids.filter(([, who]) => who !== OCTOBER)).toEqual([['collect', NOVEMBER]]);
  });
});

describe('the catalogue', () => {
  const folder = new URL('../../../rules/', import.meta.url);
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !/\.schema\.json$|^codes\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Rule);
  const ids: string[] = REMEDIES.map(({ id }) => id);
  const named = new Set(rules.flatMap(({ remedies }) => remedies));

  test('no id twice', () => expect([...new Set(ids)]).toEqual(ids));
  test('every remedy that a rule names is there', () =>
    expect([...named].filter((id) => !ids.includes(id))).toEqual([]));
  test.each(REMEDIES)('$id', ({ id, when, articles }) => {
    const { title, steps } = remedyWords(id);
    expect(named.has(id) || when !== undefined).toBe(true);
    expect(title).toMatch(/\S/);
    expect(steps.length).toBeGreaterThan(0);
    expect(articles.length).toBeGreaterThan(0);
    for (const article of articles) expect(article).toMatch(/^Q\d{5,6}$/);
  });
  test.each(REMEDIES)('$id: after an import REBUILD is run', ({ id }) => {
    const { steps } = remedyWords(id);
    const last = steps.findLastIndex((step) => /`import admin .*-q/.test(step));
    const rebuilds = steps.findLastIndex((step) => step.includes('rebuild -f'));
    if (last >= 0) expect(rebuilds).toBeGreaterThan(last - 1);
  });
  test.each(REMEDIES)('$id: what resets or empties is marked', ({ id, neverOnServer }) => {
    if (Z.test(remedyWords(id).steps.join(' '))) expect(neverOnServer).toBe(true);
  });
});
