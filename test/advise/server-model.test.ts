import { serverModel, serverView, type ServerTold } from '../../src/advise/server-model.js';
import type { LinkedRecord } from '../../src/case/link.js';
import type { ServerSettings } from '../../src/model/types.js';
import { inputOf, OCTOBER } from '../support/cases.js';

const at = { line: 1 };
const given = (value: number | null): ServerSettings => ({
  globalMax: { value, at },
  isWholeKey: true,
});
const NONE: ServerSettings = { isWholeKey: true };
const PART: ServerSettings = { isWholeKey: false };
const modelOf = (settings: ServerSettings[], told: Partial<ServerTold> = {}) =>
  serverModel(
    settings.map((serverSettings, i) => inputOf(`i${i}`, [], { serverSettings })),
    [],
    { isTrial: false, ...told },
  );

test.each<[string, ServerSettings[], check: boolean | null, simulate: boolean | null]>([
  ['nothing was read', [], null, false],
  ['part of the key', [PART], null, false],
  ['the whole key, without the value', [NONE], false, false],
  ['1', [given(1)], true, true],
  ['0', [given(0)], false, false],
  ['another value', [given(2)], null, null],
  ['no number', [given(null)], null, null],
  ['two that say the same', [given(1), given(1)], true, true],
  ['two that do not', [given(1), given(0)], null, null],
  ['the same in the other order', [given(0), given(1)], null, null],
])('GlobalMaxSeqInResync: %s', (_, settings, check, simulate) => {
  expect(modelOf(settings).globalMax).toBe(check);
  expect(modelOf(settings, { isTrial: true }).globalMax).toBe(simulate);
  expect(modelOf(settings, { globalMax: true }).globalMax).toBe(true);
});

test.each<[string, string[][], string[] | null]>([
  ['one', [['NOVEMBER']], ['NOVEMBER']],
  [
    'two alike',
    [
      ['NOVEMBER', 'OCTOBER'],
      ['october', 'cn=November'],
    ],
    ['NOVEMBER', 'OCTOBER'],
  ],
  ['two that differ', [['NOVEMBER'], ['OCTOBER']], null],
])('lists: %s', (_, lists, expected) =>
  expect(modelOf(lists.map((names) => ({ ...PART, listed: { names, at } }))).listed).toEqual(
    expected,
  ),
);

test.each<[string[], string | null]>([
  [['5.5.2448.0'], '5.5.2448.0'],
  [['5.5.2448.0', '5.5.1960.3'], '5.5.1960.3'],
  [['5.5.2448.0', '5.5.2650.12'], null],
  [['5.5.2650.12', '5.5.2448.0'], null],
])('versions written down: %j', (versions, expected) =>
  expect(modelOf(versions.map((dxaVersion) => ({ ...PART, dxaVersion }))).dxaVersion).toBe(
    expected,
  ),
);

test('of several listings the highest Highest SrvSync counts', () => {
  const inputs = [80, 355, 79].map((value, i) =>
    inputOf(`i${i}`, [], { highestSrvSync: { value, at } }),
  );
  expect(serverModel(inputs, [], { isTrial: false }).highestSrvSync).toBe(355);
  expect(serverModel([], [], { isTrial: false }).highestSrvSync).toBeNull();
});

test('of two exports of one record the higher number counts, in any order', () => {
  const linked = (requestor: string, numbers: (number | null)[], exports: string | null) => {
    const [ReqSync = null, SrvSync = null, ImportSync = null] = numbers;
    const names = { name: 'OCTOBER', aliases: [], postoffice: requestor };
    const record = { ...names, ReqSync, SrvSync, ImportSync, confirmed: null, at, exports };
    return { record, input: 'i1', requestor, how: 'named' as const };
  };
  const a = linked(OCTOBER, [140, 9, null], 'all');
  const b = linked(OCTOBER.toLowerCase(), [100, 80, 2], 'some');
  for (const both of [
    [a, b],
    [b, a],
  ]) {
    const { records } = serverModel([], both, { isTrial: false });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      numbers: { ReqSync: 140, SrvSync: 80, ImportSync: 2 },
      exports: null,
    });
  }
});

describe('sent and not acknowledged yet', () => {
  /** `name sent confirmed`, a dash for unknown; each of an export of its own. */
  const view = (...all: string[]): string[] => {
    const linked = all.map((each): LinkedRecord => {
      const [requestor = '', ...numbers] = each.split(' ');
      const [SrvSync, confirmed] = numbers.map((one) => (one === '-' ? null : Number(one)));
      return {
        record: {
          ...{ name: requestor, aliases: [], postoffice: null, ReqSync: 1, ImportSync: 1 },
          ...{ SrvSync: SrvSync!, confirmed: confirmed!, at: {}, exports: null },
        },
        ...{ input: 'i1', requestor, how: 'named' },
      };
    });
    return serverView(serverModel([], linked, { isTrial: false }), linked)!.unconfirmed.map(
      ({ requestor, sent, confirmed }) => `${requestor} ${sent} ${confirmed}`,
    );
  };

  test.each<[string, string[], string[]]>([
    ['all acknowledged', ['N/A 140 140'], []],
    ['some are not', ['N/A 140 138', 'N/B 7 7', 'N/C 9 0'], ['N/A 140 138', 'N/C 9 0']],
    ['more acknowledged than sent is something else', ['N/A 140 141'], []],
    ['what is not known says nothing', ['N/A 140 -', 'N/B - 3'], []],
    ['of two exports the newer counts', ['N/A 140 140', 'N/A 142 140'], ['N/A 142 140']],
    ['in any order', ['N/A 142 140', 'N/A 140 120'], ['N/A 142 140']],
    ['of equal ones the later acknowledgment', ['N/A 142 140', 'n/a 142 142'], []],
  ])('%s', (_, records, expected) => expect(view(...records)).toEqual(expected));
});
