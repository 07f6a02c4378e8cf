import { effectsOf, type EffectsData } from '../../src/advise/effects.js';
import { afterwards } from '../../src/report/words/afterwards.js';
import type { Case, PendingCount } from '../../src/model/report-types.js';
import { OUTCOMES, type NumberRun } from '../../src/model/types.js';
import {
  caseOf,
  MONTGOMERY,
  NOVEMBER,
  numbers,
  OCTOBER,
  type Three,
  type Values,
} from '../support/cases.js';
import { record } from '../support/servers.js';
import { listOf, tallyOf } from '../support/tallies.js';

const stepsOf = (effects: EffectsData | null): string[] =>
  effects === null ? [] : afterwards(effects);

const EQUAL = numbers([1, 80, 22], [1, 80, 22]);
const waiting = (values: Values, runs: NumberRun[], complete = true): Case => ({
  ...caseOf(values),
  pending: { runs, complete },
});
const counted = (count: number, from: number | null, to: number | null): PendingCount => ({
  count,
  from,
  to,
});

test.each(OUTCOMES)('%s', (outcome) => {
  const effects = effectsOf(caseOf(numbers([1, 80, 22], [1, 79, null])), outcome);
  // Nothing is known to be written by an import that stops.
  if (outcome === 'will-fail') return expect(effects).toBeNull();
  expect(effects).toEqual({
    numbers: {
      ImportSync: { before: 1, after: 1 },
      SrvSync: { before: 79, after: 80 },
      ReqSync: { before: null, after: 22 },
    },
    pendingLost: null,
    pendingKept: null,
    aboveServer: [],
    lists: [],
    autocreate: null,
    exportLost: false,
  });
});

const QUEUE: NumberRun[] = [[101, 140]];
const against = (header: number | null, own: number | null, lost: number | null): Values => ({
  ...numbers([1, 80, header], [1, 80, own]),
  'pending.lost': lost,
});
test.each<[string, Case, PendingCount | null, PendingCount | null]>([
  [
    'all lost',
    waiting(against(250, 100, 40), QUEUE),
    counted(40, 101, 140),
    counted(0, null, null),
  ],
  [
    'some kept',
    waiting(against(120, 100, 20), QUEUE),
    counted(20, 101, 120),
    counted(20, 121, 140),
  ],
  ['all kept', waiting(against(100, 100, 0), QUEUE), counted(0, null, null), counted(40, 101, 140)],
  ['none waits', waiting(against(250, 100, 0), []), counted(0, null, null), counted(0, null, null)],
  [
    'read in part: what is kept cannot be counted',
    waiting(against(120, 100, 20), QUEUE, false),
    counted(20, 101, 120),
    null,
  ],
  [
    'numbers that do not rise',
    waiting(against(120, 100, 4), [
      [119, 120],
      [150, 151],
      [101, 102],
      [130, 130],
    ]),
    counted(4, 101, 120),
    counted(3, 130, 151),
  ],
  ['ReqSync unknown', waiting(against(120, null, null), QUEUE), null, null],
  [
    'ReqSync unknown, but nothing in reach',
    waiting(against(100, null, 0), QUEUE),
    counted(0, null, null),
    counted(40, 101, 140),
  ],
  ['REQSEQ unknown', waiting(against(null, 100, null), QUEUE), null, null],
  ['no queue', caseOf(EQUAL), null, null],
])('waiting transactions: %s', (_, one, lost, kept) => {
  const effects = effectsOf(one, 'will-import');
  expect([effects?.pendingLost, effects?.pendingKept]).toEqual([lost, kept]);
});

test.each<
  [
    string,
    header: Three,
    onServer: Three | null,
    [number: string, after: number, onServer: number][],
  ]
>([
  ['no record is known', [2, 80, 22], null, []],
  ['all are as on the server', [2, 80, 22], [2, 80, 22], []],
  ['all are below', [2, 80, 22], [3, 81, 23], []],
  ['one is above', [2, 80, 22], [2, 79, 22], [['SrvSync', 80, 79]]],
  [
    'all are above a record that was made anew',
    [2, 80, 22],
    [0, 0, 0],
    [
      ['ImportSync', 2, 0],
      ['SrvSync', 80, 0],
      ['ReqSync', 22, 0],
    ],
  ],
  ['what is not known is not above', [2, null, 22], [null, 0, 22], []],
])('numbers that the import would raise above the server: %s', (_, header, onServer, above) => {
  const model = onServer && record('OCTOBER', onServer);
  const effects = effectsOf(caseOf(numbers(header, [1, 1, 1])), 'will-import', model);
  expect(effects?.aboveServer.map((each) => [each.number, each.after, each.onServer])).toEqual(
    above,
  );
});

const replaced = listOf(NOVEMBER, { replaces: 1, adds: 12 });
const changed = listOf(MONTGOMERY, { adds: 1, deletes: 2, modifies: 3 });
const importing = (installation: Case['installation'], values: Values = EQUAL): Case => ({
  ...caseOf(values, OCTOBER),
  transactions: tallyOf({ lists: [replaced, changed, listOf('SNADS:', { templates: 1 })] }),
  installation,
});

test('lists: replaced or changed, with what is known of them', () => {
  const lists = [{ list: 'polynomial/november', entries: 210, local: 3 }];
  expect(effectsOf(importing({ lists }), 'will-import')?.lists).toEqual([
    {
      ...{ list: NOVEMBER, type: 'PCM', isReplaced: true, before: 210 },
      ...{ adds: 12, deletes: 0, modifies: 0, localAtRisk: 3 },
    },
    {
      ...{ list: MONTGOMERY, type: 'PCM', isReplaced: false, before: null },
      ...{ adds: 1, deletes: 2, modifies: 3, localAtRisk: 0 },
    },
  ]);
});

test.each(['POLYNOMIAL/OCTOBER', 'polynomial/october', 'CSI:POLYNOMIAL/OCTOBER'])(
  'its own list, %s, is not replaced: IMPORT ignores what is for it',
  (own) => {
    const one: Case = {
      ...importing({ lists: [{ list: OCTOBER, entries: 9, local: 9 }] }),
      transactions: tallyOf({ lists: [replaced, listOf(own, { replaces: 1, adds: 3 })] }),
    };
    const effects = effectsOf(one, 'will-import');
    expect(effects?.lists.map(({ list }) => list)).toEqual([NOVEMBER]);
    expect(stepsOf(effects).join(' ')).not.toContain(OCTOBER);
  },
);

test.each<[string, Case['installation'], string[] | null]>([
  ['not known', {}, null],
  ['all defined', { postoffices: [NOVEMBER, MONTGOMERY] }, []],
  ['one is not', { postoffices: [NOVEMBER] }, [MONTGOMERY]],
])('postoffices that would be created: %s', (_, installation, names) =>
  expect(effectsOf(importing(installation), 'will-import')?.autocreate).toEqual(names),
);

test.each<[string, Case, RegExp, boolean]>([
  [
    'names by hand that are known',
    importing({ lists: [{ list: NOVEMBER, entries: 9, local: 2 }] }),
    /added by hand to POLYNOMIAL\/NOVEMBER/,
    true,
  ],
  ['names by hand that nobody counted', importing({}), /only you know/, true],
  [
    'no names by hand',
    importing({ lists: [{ list: NOVEMBER, entries: 9, local: 0 }] }),
    /by hand/,
    false,
  ],
  ['postoffices that are created', importing({ postoffices: [] }), /routing of .*NOVEMBER/, true],
  [
    'a lost export',
    importing({}, { ...EQUAL, 'pending.exportLost': true }),
    /full export again/,
    true,
  ],
  ['nothing lost', importing({}), /lost|full export/, false],
  ['the rebuild', importing({}), /rebuild -f/, true],
])('afterwards: %s', (_, one, words, isTold) => {
  const steps = stepsOf(effectsOf(one, 'will-import'));
  expect(steps.some((step) => words.test(step))).toBe(isTold);
  for (const step of steps) expect(step).toMatch(/\(Q\d+/);
});

test('afterwards: as many as are lost are entered again', () =>
  expect(stepsOf(effectsOf(waiting(against(120, 100, 20), QUEUE), 'will-import')).at(-1)).toContain(
    'Enter the 20 lost transactions again',
  ));
