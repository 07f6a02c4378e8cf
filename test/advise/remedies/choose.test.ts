/** The one recommended way: a table over ways that were tried. */
import { choose, placeOf, type Tried } from '../../../src/advise/remedies/choose.js';
import type { Choice } from '../../../src/model/choice.js';
import type { Outcome } from '../../../src/model/types.js';
import { BUILT_IN_RULES } from '../../../src/generated/rules.js';
import { REMEDIES } from '../../../src/generated/advice.js';

type Model = Parameters<typeof choose>[2];
const EXCHANGE: Model = { kind: 'exchange', dxaVersion: null };
const NEW_DXA: Model = { kind: 'exchange', dxaVersion: '5.5.2650.12' };
const MAIL: Model = { kind: 'msmail', dxaVersion: null };
const OPEN: Model = { kind: null, dxaVersion: null };

const OF: Record<string, Tried['dss']> = {
  'list-more-requestors': 'exchange',
  'global-maximum': 'exchange',
  'install-service-pack': 'exchange',
  regenerate: 'msmail',
  'restored-server': 'msmail',
};
const way = (
  id: string,
  expected: Outcome | null = 'cannot-tell',
  trial: Tried['trial'] = {},
  rank = 0,
): Tried => ({ id, expected, trial, rank, dss: OF[id] ?? null });

const BORROWS = { borrows: true };
const ALONE = way('list-more-requestors', 'will-import');
const OTHERS = way('list-more-requestors', 'will-import', BORROWS);
const UNPROVEN = way('list-more-requestors');
const SWITCH = way('global-maximum', 'will-import');
const RESET = way('reset-then-import', 'will-import');
const BY_MAIL = way('full-import-by-mail', null);
const LOCAL = way('local-reset', null);
const NOW = way('import-now', 'will-import', {}, 1.75);

const short = ({ remedy, reason, others }: Choice): [string | null, string, string] => [
  remedy,
  reason,
  others.map((other) => `${other.remedy}: ${other.reason}`).join(', '),
];

test.each<[string, Outcome, Model, Tried[], string | null, Choice['reason'], string]>([
  // 0. What is not about the numbers.
  [
    'REQCONF.GLB is damaged, and numbers fail as well',
    ...(['will-fail', EXCHANGE] as const),
    [way('restore-reqconf'), ALONE],
    ...(['restore-reqconf', 'other-stop', 'list-more-requestors: after'] as const),
  ],
  [
    'the file is damaged',
    ...(['will-fail', MAIL] as const),
    [way('give-whole-file'), way('regenerate')],
    ...(['give-whole-file', 'other-stop', 'regenerate: fallback'] as const),
  ],
  [
    'IMPORT may hang: a newer program never goes first',
    ...(['at-risk', OPEN] as const),
    [way('update-import', 'will-import', {}, 1), way('recreate-groups', 'cannot-tell', {}, 1)],
    ...(['recreate-groups', 'risk', 'update-import: newer-program'] as const),
  ],
  // 1. A number is missing.
  [
    'nobody can tell',
    ...(['cannot-tell', OPEN] as const),
    [way('collect', null, {}, 1.75)],
    ...(['collect', 'facts-missing', ''] as const),
  ],
  // 2. Proven ways, the smallest side effect first.
  [
    'its own record reaches',
    ...(['will-fail', NEW_DXA] as const),
    [ALONE, SWITCH, RESET, LOCAL],
    ...(['list-more-requestors', 'own-record-reaches'] as const),
    'global-maximum: numbers-leap, reset-then-import: resets, local-reset: deletes',
  ],
  [
    'a Mail server after the cycle',
    ...(['will-fail', MAIL] as const),
    [way('regenerate', 'cannot-tell', { isAsFarAsKnown: true }), BY_MAIL, RESET],
    ...(['regenerate', 'after-cycle'] as const),
    'reset-then-import: resets, full-import-by-mail: by-mail',
  ],
  [
    'others are needed, and Dxa.exe is known to be new enough',
    ...(['will-fail', NEW_DXA] as const),
    [OTHERS, SWITCH],
    ...(['global-maximum', 'switch-known', 'list-more-requestors: numbers-leap'] as const),
  ],
  [
    'others are needed, and the version is not known',
    ...(['will-fail', EXCHANGE] as const),
    [SWITCH, OTHERS],
    ...(['list-more-requestors', 'fewest-others', 'global-maximum: version-unknown'] as const),
  ],
  [
    'only the reset is proven',
    ...(['will-fail', EXCHANGE] as const),
    [UNPROVEN, RESET, LOCAL],
    ...(['reset-then-import', 'reset-is-enough'] as const),
    'list-more-requestors: not-proven, local-reset: deletes',
  ],
  // 3. Nothing is proven: the way of the kind.
  [
    'the numbers of the new file are not known',
    ...(['will-fail', EXCHANGE] as const),
    [LOCAL, way('global-maximum'), UNPROVEN],
    ...(['list-more-requestors', 'not-proven'] as const),
    'global-maximum: version-unknown, local-reset: deletes',
  ],
  // 5. No record reaches.
  [
    'IMPSEQ is low and no record reaches',
    ...(['will-fail', EXCHANGE] as const),
    [LOCAL, way('reset-then-import'), BY_MAIL],
    ...(['full-import-by-mail', 'no-record-reaches'] as const),
    'reset-then-import: resets, local-reset: deletes',
  ],
  ['nothing helps', 'will-fail', EXCHANGE, [], null, 'none-helps', ''],
  // The import itself.
  [
    'accepted; a leftover goes before it, names after it',
    ...(['will-import', OPEN] as const),
    [way('clean-folder', 'will-import', {}, 1.25), way('restore-local-names', null, {}, 3), NOW],
    ...(['import-now', 'accepted', 'clean-folder: before, restore-local-names: after'] as const),
  ],
  ['accepted in a simulation', 'will-import', OPEN, [], null, 'no-file-yet', ''],
])('%s', (_name, outcome, model, tried, remedy, reason, others) => {
  const chosen = choose({ requestor: 'NET/PO', outcome }, tried, model);
  expect(short(chosen)).toEqual([remedy, reason, others]);
  expect(chosen.question).toBeNull();
});

test.each<[string, Tried[]]>([
  ['nothing is proven', [UNPROVEN, way('regenerate'), RESET, LOCAL]],
  ['the records of an unknown kind prove one of them', [ALONE, way('regenerate'), RESET, LOCAL]],
])('the kind of server is asked for first, though %s', (_name, tried) => {
  const { remedy, reason, question, others } = choose(
    { requestor: 'NET/PO', outcome: 'will-fail' },
    tried,
    OPEN,
  );
  expect([remedy, reason]).toEqual([null, 'kind-unknown']);
  expect(question?.answers).toEqual([
    { dss: 'exchange', remedy: 'list-more-requestors' },
    { dss: 'msmail', remedy: 'regenerate' },
  ]);
  expect(others.map((other) => other.remedy)).toEqual(['reset-then-import', 'local-reset']);
});

test('the order of trying does not matter', () => {
  const all = [ALONE, SWITCH, RESET, BY_MAIL, LOCAL];
  const given = { requestor: 'NET/PO', outcome: 'will-fail' } as const;
  expect(choose(given, [...all].reverse(), EXCHANGE)).toEqual(choose(given, all, EXCHANGE));
});

test('the ways for the numbers, and no others, have a place among them', () => {
  const ofNumbers = BUILT_IN_RULES.filter(({ topic }) => topic === 'numbers');
  const named = ofNumbers.flatMap(({ remedies }) => remedies);
  const placed = REMEDIES.map(({ id }) => id).filter(
    (id) => placeOf({ id, trial: {}, expected: null }, OPEN) >= 0,
  );
  expect([...new Set(named)].sort()).toEqual([...placed].sort());
});
