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

type Kind = 'exchange' | 'msmail';
test.each<[string, read: Kind[], Partial<ServerTold>, Kind | null]>([
  ['nothing is known', [], {}, null],
  ['one was read', ['msmail'], {}, 'msmail'],
  ['the same was read twice', ['exchange', 'exchange'], {}, 'exchange'],
  ['both were read', ['exchange', 'msmail'], {}, null],
  ['both were read, and one is told', ['exchange', 'msmail'], { dss: 'msmail' }, 'msmail'],
  ['what is told goes before what was read', ['msmail'], { dss: 'exchange' }, 'exchange'],
  // Only Exchange has these settings.
  ['a list is told', [], { listed: [] }, 'exchange'],
  ['the switch is told', [], { globalMax: true }, 'exchange'],
  ['a version is told', [], { dxaVersion: '5.5' }, 'exchange'],
  ['the switch is not set', [], { globalMax: false }, null],
  ['settings are told, and a Mail server was read', ['msmail'], { globalMax: true }, 'msmail'],
])('the kind of server where %s', (_, read, told, kind) => {
  const inputs = read.map((serverKind, i) => inputOf(`i${i}`, [], { serverKind }));
  expect(serverModel(inputs, [], { isTrial: false, ...told }).kind).toBe(kind);
});

test('what is told of the list and the version goes before what was read', () => {
  const read: ServerSettings = {
    ...PART,
    ...{ listed: { names: ['NOVEMBER'], at }, dxaVersion: '5.5.2448.0' },
  };
  const told = { listed: ['OCTOBER'], dxaVersion: '5.5.2650.12' };
  expect(modelOf([read])).toMatchObject({ listed: ['NOVEMBER'], dxaVersion: '5.5.2448.0' });
  expect(modelOf([read], told)).toMatchObject(told);
  expect(modelOf([PART])).toMatchObject({ listed: null, dxaVersion: null });
});

/** A record as it was read, under the name that reports use. */
const linkedTo = (
  requestor: string,
  name: string,
  exports: string | null = null,
  how: LinkedRecord['how'] = 'named',
): LinkedRecord => ({
  record: {
    ...{ name, aliases: [`cn=${name}`], postoffice: null, ReqSync: 1, SrvSync: 2 },
    ...{ ImportSync: 3, confirmed: null, at, exports },
  },
  ...{ input: 'i1', requestor, how },
});

test('of two exports of one record all names are known, and settings that are alike', () => {
  const alike = [linkedTo(OCTOBER, 'OCTOBER', 'all'), linkedTo(OCTOBER, 'Autumn', 'all')];
  expect(serverModel([], alike, { isTrial: false }).records).toMatchObject([
    {
      ...{ name: OCTOBER, exports: 'all', isServer: false },
      names: ['OCTOBER', 'cn=OCTOBER', OCTOBER, 'Autumn', 'cn=Autumn'],
    },
  ]);
});

test.each([
  [OCTOBER.toLowerCase(), true],
  ['POLYNOMIAL/MAY', false],
])('a listing of the server %s: it is the record of OCTOBER: %s', (directoryServer, isServer) => {
  const inputs = [inputOf('i1', [], { directoryServer })];
  for (const linked of [
    [linkedTo(OCTOBER, 'OCTOBER')],
    [linkedTo(OCTOBER, 'OCTOBER'), linkedTo(OCTOBER, 'OCTOBER')],
  ])
    expect(serverModel(inputs, linked, { isTrial: false }).records).toMatchObject([{ isServer }]);
});

test.each<[string, LinkedRecord[], Partial<ServerTold>, boolean]>([
  ['nothing', [], {}, false],
  ['only its kind', [], { dss: 'exchange' }, false],
  ['a record', [linkedTo(OCTOBER, 'OCTOBER')], {}, true],
  ['a list', [], { listed: ['OCTOBER'] }, true],
  ['the switch', [], { globalMax: true }, true],
  ['a version', [], { dxaVersion: '5.5' }, true],
])('%s is known of the server: it is told of: %#', (_, linked, told, isTold) => {
  const view = serverView(serverModel([], linked, { isTrial: false, ...told }), linked);
  expect(view !== null).toBe(isTold);
});

test('what the report tells of the server', () => {
  const linked = [linkedTo(OCTOBER, 'OCTOBER'), linkedTo('May', 'May', null, 'unlinked')];
  const model = serverModel([], linked, { isTrial: false, listed: ['OCTOBER'], globalMax: true });
  expect(serverView(model, linked)).toMatchObject({
    ...{ kind: 'exchange', records: 2, listed: ['OCTOBER'], globalMax: true, dxaVersion: null },
    highest: { IMPSEQ: { value: 3 }, SRVSEQ: { value: 2, holders: [OCTOBER, 'May'] } },
    // Whether Dxa.exe honours the switch is not known.
    wouldWrite: { IMPSEQ: { value: null }, SRVSEQ: { value: null }, REQSEQ: { value: null } },
    ...{ unlinked: ['May'], unconfirmed: [] },
  });
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
    ['in any order', ['N/A 142 142', 'n/a 142 140'], []],
    ['of equal ones the one that is known', ['N/A 142 -', 'N/A 142 140'], ['N/A 142 140']],
    ['an acknowledgment that is not known takes none back', ['N/A 142 142', 'N/A 142 -'], []],
    ['an older export does not acknowledge', ['N/A 142 140', 'N/A 140 142'], ['N/A 142 140']],
  ])('%s', (_, records, expected) => expect(view(...records)).toEqual(expected));
});
