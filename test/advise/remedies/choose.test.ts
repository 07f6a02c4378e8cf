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
  [
    'two ways that help alike',
    ...(['will-fail', EXCHANGE] as const),
    [way('restore-reqconf', 'will-import'), way('free-files', 'will-import')],
    ...(['restore-reqconf', 'other-stop', 'free-files: also-helps'] as const),
  ],
  [
    'what is proven goes before what is not',
    ...(['will-fail', EXCHANGE] as const),
    [way('free-files'), way('restore-reqconf', 'will-import')],
    ...(['restore-reqconf', 'other-stop', 'free-files: not-proven'] as const),
  ],
  [
    'of two that are not proven each is needed',
    ...(['will-fail', EXCHANGE] as const),
    [way('free-files'), way('restore-reqconf')],
    ...(['free-files', 'other-stop', 'restore-reqconf: after'] as const),
  ],
  [
    'a lesser matter comes after it',
    ...(['will-fail', EXCHANGE] as const),
    [way('clean-folder', 'will-import', {}, 2), way('restore-reqconf', 'will-import')],
    ...(['restore-reqconf', 'other-stop', 'clean-folder: after'] as const),
  ],
  [
    'what the answer names goes before another stop',
    ...(['will-fail', EXCHANGE] as const),
    [way('free-files', 'will-import'), { ...way('restore-reqconf'), isForAnswer: true }],
    ...(['restore-reqconf', 'other-stop', 'free-files: after'] as const),
  ],
  [
    'a newer program goes first where nothing else is for the same',
    ...(['at-risk', OPEN] as const),
    [way('clean-folder', null, {}, 3), way('update-import', 'will-import', {}, 1)],
    ...(['update-import', 'risk', 'clean-folder: after'] as const),
  ],
  [
    'a newer program for a lesser matter',
    ...(['at-risk', OPEN] as const),
    [way('update-import', 'at-risk', {}, 3), way('recreate-groups', 'cannot-tell', {}, 1)],
    ...(['recreate-groups', 'risk', 'update-import: after'] as const),
  ],
  [
    'a newer program after what is not proven either',
    ...(['at-risk', OPEN] as const),
    [way('update-import', 'cannot-tell', {}, 1), way('recreate-groups', 'cannot-tell', {}, 1)],
    ...(['recreate-groups', 'risk', 'update-import: newer-program'] as const),
  ],
  // 1. A number is missing.
  [
    'nobody can tell, and more is to be mended',
    ...(['cannot-tell', EXCHANGE] as const),
    [way('clean-folder', null, {}, 1.25), way('collect', null, {}, 1.75)],
    ...(['collect', 'facts-missing', 'clean-folder: after'] as const),
  ],
  ['nobody can tell, and nothing would', 'cannot-tell', OPEN, [], null, 'facts-missing', ''],
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
  [
    'the switch alone is proven, and Dxa.exe is known to be new enough',
    ...(['will-fail', NEW_DXA] as const),
    [LOCAL, UNPROVEN, SWITCH],
    ...(['global-maximum', 'switch-known'] as const),
    'list-more-requestors: not-proven, local-reset: deletes',
  ],
  [
    'the switch alone is proven, and the version is not known',
    ...(['will-fail', EXCHANGE] as const),
    [RESET, UNPROVEN, SWITCH],
    ...(['global-maximum', 'switch-if-new'] as const),
    'reset-then-import: resets, list-more-requestors: not-proven',
  ],
  [
    'only the service pack is proven',
    ...(['will-fail', EXCHANGE] as const),
    [RESET, way('install-service-pack', 'will-import')],
    ...(['install-service-pack', 'service-pack', 'reset-then-import: resets'] as const),
  ],
  [
    'a Mail server that was restored, and the cycle proves nothing',
    ...(['will-fail', MAIL] as const),
    [RESET, way('regenerate'), way('restored-server')],
    ...(['restored-server', 'server-behind'] as const),
    'reset-then-import: resets, regenerate: not-proven',
  ],
  [
    'a Mail server that was restored, after the cycle',
    ...(['will-fail', MAIL] as const),
    [way('restored-server'), way('regenerate', 'will-import')],
    ...(['regenerate', 'after-cycle', 'restored-server: not-proven'] as const),
  ],
  [
    'a file for its own numbers, and errors beside it',
    ...(['will-fail', EXCHANGE] as const),
    [way('recreate-groups', null, {}, 2), ALONE, way('regenerate', 'will-import', {}, 2)],
    ...(['list-more-requestors', 'own-record-reaches'] as const),
    'recreate-groups: after, regenerate: after',
  ],
  // 3. Nothing is proven: the way of the kind.
  [
    'a Mail server of which nothing is known',
    ...(['will-fail', MAIL] as const),
    [LOCAL, way('reset-then-import'), way('regenerate')],
    ...(['regenerate', 'not-proven'] as const),
    'reset-then-import: resets, local-reset: deletes',
  ],
  [
    'the numbers of the new file are not known, and Dxa.exe is new enough',
    ...(['will-fail', NEW_DXA] as const),
    [way('global-maximum'), UNPROVEN],
    ...(['list-more-requestors', 'not-proven', 'global-maximum: numbers-leap'] as const),
  ],
  [
    'the switch is all there is',
    ...(['will-fail', NEW_DXA] as const),
    [LOCAL, way('global-maximum')],
    ...(['global-maximum', 'not-proven', 'local-reset: deletes'] as const),
  ],
  [
    'an old Dxa.exe, and nothing is proven',
    ...(['will-fail', EXCHANGE] as const),
    [BY_MAIL, way('install-service-pack'), UNPROVEN],
    ...(['list-more-requestors', 'not-proven'] as const),
    'install-service-pack: service-pack, full-import-by-mail: by-mail',
  ],
  // 4. The kind is open, and only one kind has a way.
  [
    'the kind of server is open, and the reset is proven',
    ...(['will-fail', OPEN] as const),
    [RESET, UNPROVEN],
    ...(['list-more-requestors', 'not-proven', 'reset-then-import: resets'] as const),
  ],
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
  [
    'accepted; a newer program is no condition',
    ...(['will-import', OPEN] as const),
    [NOW, way('update-import', 'will-import', {}, 1.25), way('clean-folder', null, {}, 1.75)],
    ...(['import-now', 'accepted', 'update-import: newer-program, clean-folder: after'] as const),
  ],
  ['accepted in a simulation', 'will-import', OPEN, [], null, 'no-file-yet', ''],
  [
    'accepted in a simulation, and a leftover',
    ...(['will-import', OPEN] as const),
    [way('clean-folder', null, {}, 1.25)],
    ...([null, 'no-file-yet', 'clean-folder: after'] as const),
  ],
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

test('a proven way is asked about too, and what is graver than the numbers goes before the question', () => {
  const given = { requestor: 'NET/PO', outcome: 'will-fail' } as const;
  const both = [way('regenerate', 'will-import'), OTHERS, SWITCH];
  expect(choose(given, both, OPEN)).toMatchObject({
    ...{ remedy: null, reason: 'kind-unknown', others: [{ remedy: 'global-maximum' }] },
    question: {
      answers: [
        { dss: 'msmail', remedy: 'regenerate' },
        { dss: 'exchange', remedy: 'list-more-requestors' },
      ],
    },
  });
  expect(choose(given, [...both, way('restore-reqconf')], OPEN)).toMatchObject({
    ...{ remedy: 'restore-reqconf', question: null },
  });
  expect(choose(given, both, MAIL).question).toBeNull();
});

test.each<[Outcome, asks: string | null, remedy: string | null]>([
  ['will-fail', 'is-server', null],
  ['at-risk', 'is-server', null],
  // Nothing that could do harm there is recommended before.
  ['cannot-tell', null, 'collect'],
  ['will-import', null, 'import-now'],
])('it may be the directory server itself: %s', (outcome, asks, remedy) => {
  const tried = [ALONE, LOCAL, way('collect', null, {}, 1.75), NOW];
  const chosen = choose({ requestor: 'NET/PO', outcome, mayBeServer: true }, tried, EXCHANGE);
  expect([chosen.question?.asks ?? null, chosen.remedy]).toEqual([asks, remedy]);
  if (asks === null) return;
  expect(chosen.reason).toBe('server-itself');
  expect(chosen.others).toEqual(tried.map(({ id }) => ({ remedy: id, reason: 'server-itself' })));
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
