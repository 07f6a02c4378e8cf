import { whichText } from '../../../src/model/which.js';
import type { FactName, FactValue, FolderEntry, Observation } from '../../../src/model/types.js';
import { readPostoffice } from '../../../src/evidence/postoffice/reader.js';

type Sizes = Record<string, number>;

const whichOf = (seen: Observation | undefined): string | undefined =>
  seen?.which === undefined ? undefined : whichText(seen.which);
/** The first example, as a report has it. */
const exampleIn = (seen: Observation | undefined): string | undefined =>
  seen?.examples
    ?.slice(0, 1)
    .map(({ text, remark }) => [text, ...(remark ? [remark] : [])].join(': '))[0];

const entry = (path: string, bytes: number, more: Partial<FolderEntry> = {}): FolderEntry => ({
  ...{ path, bytes, modified: null, isReadOnly: false },
  ...more,
});
const entriesOf = (sizes: Sizes): FolderEntry[] =>
  Object.entries(sizes).map(([path, bytes]) => entry(path, bytes));

const observed = (fact: FactName, entries: readonly FolderEntry[]): Observation | undefined => {
  const found = readPostoffice(entries).observations.filter((seen) => seen.fact === fact);
  expect(found.length).toBeLessThan(2);
  return found[0];
};
const valueIn = (sizes: Sizes, fact: FactName): FactValue | undefined =>
  observed(fact, entriesOf(sizes))?.value;

/** A postoffice as Setup of version 3.5 leaves it (Q135868): what matters here. */
const FRESH: Sizes = {
  ...{ 'GLB/POPULATE.MSM': 1, 'GLB/MODEM.GLB': 64, 'GLB/ACCESS.GLB': 586, 'GLB/ACCESS2.GLB': 69 },
  ...{ 'GLB/ACCESS3.GLB': 512, 'GLB/CONTROL.GLB': 8, 'GLB/GLOBAL.GLB': 512, 'GLB/GROUP.GLB': 4 },
  ...{ 'GLB/MASTER.GLB': 176, 'GLB/NETPO.GLB': 4, 'GLB/TID.GLB': 4, 'GLB/NETWORK.GLB': 122 },
  ...{ 'GLB/GRPMEM.GLB': 4, 'GLB/REQTRANS.GLB': 0, 'GLB/SRVTRANS.GLB': 0, 'GLB/USRTRANS.GLB': 0 },
  ...{
    'GLB/GWTRANS.GLB': 0,
    'GLB/NMETRANS.GLB': 0,
    'GLB/REQCONF.GLB': 512,
    'GLB/PROCESS.GLB': 512,
  },
  ...{ 'GLB/DS_MSG.GLB': 32_512, 'GLB/ERRORADM.GLB': 22_272, 'GRP/ADMIN.GRP': 8, 'INF/': 0 },
  ...{ 'KEY/00000000.KEY': 560, 'KEY/INQUEUE.KEY': 560, 'KEY/SYSTEM.KEY': 560, 'LOG/': 0 },
  ...{ 'MBG/00000000.MBG': 0, 'MBG/INQUEUE.MBG': 0, 'MBG/SYSTEM.MBG': 0, 'MEM/': 0 },
  ...{ 'NME/ADMIN.NME': 45, 'NME/00000000.NME': 0, 'NME/VIEW.NME': 0, 'USR/': 0 },
  ...{ 'XTN/00000001.XTN': 0 },
};

const READ: FactName[] = ['folder.read', 'folder.isWhole'];
/** What a fresh postoffice says. */
const OF_FRESH: Partial<Record<FactName, FactValue>> = {
  'folder.read': true,
  'folder.isWhole': true,
  'folder.resyncPresent': false,
  'reqconf.isMissing': false,
  'reqtrans.isMissing': false,
  'folder.masterReadOnly': false,
  'folder.messagesMissing': false,
  'reqconf.bytes': 512,
  'process.sizeIsSound': true,
  'srvtrans.bytes': 0,
  'systemBag.sizeIsSound': true,
  'systemBag.records': 0,
  'folder.wrongSizes': 0,
  'folder.leftovers': 0,
  'folder.fullSortQueues': 0,
  'folder.importTemporaries': 0,
  'folder.rebuildTemporaries': 0,
  'folder.emptyGatewayNames': 0,
  'folder.sortlock': false,
  'folder.readOnly': 0,
  'folder.adminNamesEmpty': false,
};

/** What a listing says beside what it says of every listing. */
const said = (entries: readonly FolderEntry[]): Record<string, FactValue> =>
  Object.fromEntries(readPostoffice(entries).observations.map(({ fact, value }) => [fact, value]));

test('a fresh postoffice has nothing wrong with it', () => {
  const { observations, issues, installations } = readPostoffice(entriesOf(FRESH));
  expect(said(entriesOf(FRESH))).toEqual(OF_FRESH);
  for (const { of, source, at, which, examples } of observations)
    expect({ of, source, at, which, examples }).toEqual({
      of: { kind: 'requestor', name: null },
      source: 'folder',
      at: {},
      which: undefined,
      examples: undefined,
    });
  expect(issues).toEqual([]);
  expect(installations).toEqual([{ requestor: null, gateways: [], at: {} }]);
});

test('names are the same in any case and with either slash; the first of two counts', () => {
  const odd = entriesOf(FRESH).map(({ path, ...rest }) => ({
    ...rest,
    path: path.toLowerCase().replace('/', '\\'),
  }));
  expect(said(odd)).toEqual(OF_FRESH);
  expect(said([...odd, entry('GLB/Reqconf.Glb', 3), entry('GLB/CONTROL.glb', 3)])).toEqual(
    OF_FRESH,
  );
});

describe('a part of a folder', () => {
  const counted: FactName[] = ['folder.wrongSizes', 'folder.leftovers', 'folder.fullSortQueues'];

  test.each<[string, Sizes, FactName[]]>([
    ['nothing', {}, []],
    ['a file in no folder', { 'REQCONF.GLB': 3 }, []],
    ['a file too deep', { 'KEY/OLD/A.KEY': 3 }, []],
    [
      'REQCONF.GLB alone',
      { 'GLB/REQCONF.GLB': 512 },
      [...['reqconf.isMissing', 'reqconf.bytes'], ...counted, 'folder.sortlock'] as FactName[],
    ],
    ['an empty GLB', { 'GLB/': 0 }, [...counted, 'folder.sortlock']],
    [
      'GLB and NME',
      { 'GLB/': 0, 'NME/': 0 },
      [...counted, 'folder.rebuildTemporaries', 'folder.emptyGatewayNames', 'folder.sortlock'],
    ],
    ['USR and INF', { 'USR/': 0, 'INF/A.INF': 1 }, ['folder.importTemporaries']],
    ['USR', { 'USR/A.USR': 53 }, []],
    ['KEY', { 'KEY/SYSTEM.KEY': 560 }, []],
    ['MBG', { 'MBG/SYSTEM.MBG': 232 }, ['systemBag.records']],
    [
      'GLB, USR and INF',
      { 'GLB/': 0, 'USR/': 0, 'INF/': 0 },
      [...counted, 'folder.importTemporaries', 'folder.sortlock', 'folder.readOnly'],
    ],
  ])('%s says nothing of what it does not show', (_, sizes, facts) => {
    const told = said(entriesOf(sizes));
    expect(Object.keys(told).sort()).toEqual([...READ, ...facts].sort());
    expect(told['folder.isWhole']).toBe(false);
  });
});

describe('folder.isWhole', () => {
  test.each<[string, boolean]>([
    ['GLB/MASTER.GLB', false],
    ['GLB/CONTROL.GLB', false],
    ['GLB/NETWORK.GLB', false],
    ['GLB/REQCONF.GLB', true],
    ['XTN/00000001.XTN', true],
  ])('without %s: %s', (path, value) => {
    const { [path]: _, ...rest } = FRESH;
    expect(valueIn(rest, 'folder.isWhole')).toBe(value);
  });

  test.each(['KEY', 'MBG', 'NME', 'USR'])('with GLB and %s', (folder) => {
    const glb = Object.entries(FRESH).filter(([path]) => path.startsWith('GLB/'));
    expect(valueIn(Object.fromEntries(glb), 'folder.isWhole')).toBe(false);
    expect(valueIn({ ...Object.fromEntries(glb), [`${folder}/`]: 0 }, 'folder.isWhole')).toBe(true);
  });
});

describe('what is missing', () => {
  test.each<[string, FactName]>([
    ['GLB/REQCONF.GLB', 'reqconf.isMissing'],
    ['GLB/REQTRANS.GLB', 'reqtrans.isMissing'],
    ['GLB/DS_MSG.GLB', 'folder.messagesMissing'],
  ])('%s counts only in a whole folder', (path, fact) => {
    const { [path]: bytes, ...without } = FRESH;
    const { 'GLB/MASTER.GLB': _, ...part } = without;
    expect([valueIn(without, fact), valueIn(part, fact)]).toEqual([true, undefined]);
    expect(valueIn({ ...part, [path]: bytes! }, fact)).toBe(false);
  });

  test('RESYNC.GLB as well; where it is there, its date is told', () => {
    const resync = entry('GLB/Resync.glb', 60, { modified: 765_720_832.5 });
    const all = [...entriesOf(FRESH), resync];
    expect(observed('folder.resyncPresent', all)?.value).toBe(true);
    expect(observed('resync.modified', all)?.value).toBe(765_720_832);
    expect(observed('folder.resyncPresent', [resync])?.value).toBe(true);
    expect(valueIn({ 'GLB/FLAG.GLB': 2 }, 'folder.resyncPresent')).toBeUndefined();
    for (const modified of [null, -5, NaN])
      expect(said([{ ...resync, modified }])['resync.modified']).toBeUndefined();
  });
});

describe('folder.wrongSizes', () => {
  test.each<[string, number[], number[], string]>([
    ['GLB/CONTROL.GLB', [8], [0, 6, 16], '8 expected (Q77926)'],
    ['GLB/TID.GLB', [4], [0, 8], '4 expected (Q77926)'],
    ['GLB/FLAG.GLB', [2], [0, 3], '2 expected (Q77926)'],
    ['GLB/GLOBAL.GLB', [512], [0, 511], '512 expected (Q77926)'],
    ['GLB/MASTER.GLB', [176], [0, 352], '176 expected (Q77926)'],
    ['GLB/MODEM.GLB', [64], [0, 65], '64 expected (Q77926)'],
    ['GLB/RNETSEM.GLB', [4], [0, 2], '4 expected (Q132744)'],
    ['GLB/GROUP.GLB', [4, 55, 514], [0, 51, 56], '4 + a multiple of 51 expected (Q77926)'],
    ['GLB/GRPMEM.GLB', [4, 132], [0, 128], '4 + a multiple of 128 expected (Q77926)'],
    ['GLB/NETPO.GLB', [4, 47], [0, 3, 43], '4 + a multiple of 43 expected (Q77926)'],
    ['GLB/NETWORK.GLB', [122, 5490], [0, 123], 'a multiple of 122 above 0 expected (Q77926)'],
    ['GLB/SERVER.GLB', [0, 181], [1, 180], 'a multiple of 181 expected (Q77926)'],
    ['GLB/ACCESS.GLB', [586, 1172], [0, 587], 'a multiple of 586 above 0 expected (Q77926)'],
    ['GLB/ACCESS2.GLB', [69], [0, 70], 'a multiple of 69 above 0 expected (Q77926)'],
    ['GLB/ACCESS3.GLB', [512], [0, 500], 'a multiple of 512 above 0 expected (Q77926)'],
    ['NME/GAL.NME', [0, 45, 1_200_015], [44, 1_200_016], 'a multiple of 45 expected (Q77926)'],
    ['USR/0000000A.USR', [0, 53], [52], 'a multiple of 53 expected (Q77926)'],
    ['XTN/00000001.XTN', [0, 698], [697], 'a multiple of 698 expected (Q77926)'],
    ['KEY/INQUEUE.KEY', [560], [0, 559, 1120], '560 expected (Q77926)'],
    ['MBG/0000000A.MBG', [0, 116], [115], 'a multiple of 116 expected (Q77926)'],
    ['GRP/ADMIN.GRP', [0, 8], [7], 'a multiple of 8 expected (Q77926)'],
    ['MEM/0000000A.MEM', [0, 4, 2000], [3, 2004], 'a multiple of 4 up to 2000 expected (Q77926)'],
  ])('%s', (path, sound, wrong, expected) => {
    for (const bytes of sound)
      expect(valueIn({ 'GLB/': 0, [path]: bytes }, 'folder.wrongSizes')).toBe(0);
    const name = path.slice(4);
    for (const bytes of wrong) {
      const seen = observed('folder.wrongSizes', entriesOf({ [path]: bytes }));
      // That there is at least one record was seen on a fresh postoffice.
      const text = `${name}: ${bytes} bytes, ${
        expected.includes('above 0') && bytes === 0
          ? expected.replace('Q77926', 'Q135868')
          : expected
      }`;
      expect([seen?.value, whichOf(seen), exampleIn(seen)]).toEqual([1, name, text]);
    }
  });

  test.each<[string, [number, number, number], number, string | undefined]>([
    ['equal', [3, 3, 3], 0, undefined],
    ['the first differs', [2, 3, 3], 1, 'ACCESS.GLB'],
    ['the last differs', [3, 3, 4], 1, 'ACCESS3.GLB'],
    ['all differ', [1, 2, 3], 3, 'ACCESS.GLB, ACCESS2.GLB and ACCESS3.GLB'],
    ['one cannot be counted', [3.5, 3, 3], 1, 'ACCESS.GLB'],
    ['and the others differ', [3.5, 3, 4], 3, 'ACCESS.GLB, ACCESS2.GLB and ACCESS3.GLB'],
    ['one is not there', [NaN, 3, 4], 2, 'ACCESS2.GLB and ACCESS3.GLB'],
    ['two are not there', [NaN, 3, NaN], 0, undefined],
  ])('the ACCESS files have equal numbers of records: %s', (_, counts, value, which) => {
    const all = entriesOf({
      'GLB/ACCESS.GLB': counts[0] * 586,
      'GLB/ACCESS2.GLB': counts[1] * 69,
      'GLB/ACCESS3.GLB': counts[2] * 512,
    });
    expect(observed('folder.wrongSizes', all)).toMatchObject({ value });
    expect(whichOf(observed('folder.wrongSizes', all))).toBe(which);
  });

  test.each([
    ...['GLB/NPTRANS.GLB', 'GLB/DELTID.GLB', 'GLB/GALINDEX.GLB', 'GLB/X400.GLB', 'GLB/A.TXT'],
    ...[
      'GLB/REQCONF.GLB',
      'GLB/SRVCONF.GLB',
      'GLB/PROCESS.GLB',
      'KEY/SYSTEM.KEY',
      'MBG/SYSTEM.MBG',
    ],
    ...['NME/GAL$.NME', 'NME/TMP00003.NME', 'NME/TMPGRP.NME', 'USR/IMPORT.USR', 'TPL/FAX.TPL'],
    ...['GLB/CONTROL.BAK', 'GLB/OLD/CONTROL.GLB', 'USR/A.INF', 'XGLB/CONTROL.GLB'],
  ])('%s has no rule here', (path) => {
    expect(valueIn({ 'GLB/': 0, [path]: 1 }, 'folder.wrongSizes')).toBe(0);
  });

  test('many are counted, the first ones are named', () => {
    const many = Array.from({ length: 12 }, (_, at) => entry(`KEY/${10 + at}.KEY`, 1));
    const seen = observed('folder.wrongSizes', many)!;
    expect(seen.value).toBe(12);
    expect(whichOf(seen)).toBe('10.KEY, 11.KEY, 12.KEY, 13.KEY, 14.KEY, 15.KEY and 6 more');
    expect(seen.examples).toHaveLength(10);
  });
});

describe('leftovers', () => {
  const glb = (...names: string[]): Sizes =>
    Object.fromEntries(names.map((name) => [`GLB/${name}`, 9]));

  test.each<[FactName, Sizes, number, string | undefined]>([
    [
      'folder.leftovers',
      glb('IUSRTRAN.GLB', 'INMETRAN.GLB', 'IGWTRANS.GLB', 'SRVUPDS.GLB'),
      4,
      'IUSRTRAN.GLB, INMETRAN.GLB, IGWTRANS.GLB and SRVUPDS.GLB',
    ],
    [
      'folder.leftovers',
      glb('REQUPDS.GLB', 'ILOCAL.GLB', 'INDEX.GLB'),
      3,
      'REQUPDS.GLB, ILOCAL.GLB and INDEX.GLB',
    ],
    ['folder.leftovers', glb('sort0004.glb', 'SORT17'), 2, 'SORT0004.GLB and SORT17'],
    [
      'folder.leftovers',
      glb('SORTLOCK.GLB', 'GALINDEX.GLB', 'SORT.GLB', 'C850SORT.GLB'),
      0,
      undefined,
    ],
    [
      'folder.leftovers',
      glb('NPTRANS.GLB', 'DELTID.GLB', 'INDEX.TXT', 'SORT00001.GLB'),
      0,
      undefined,
    ],
    [
      'folder.fullSortQueues',
      glb('USRTRANS.GLB', 'GWTRANS.GLB', 'SRVTRANS.GLB'),
      2,
      'USRTRANS.GLB and GWTRANS.GLB',
    ],
    ['folder.fullSortQueues', { 'GLB/NMETRANS.GLB': 0 }, 0, undefined],
    ['folder.importTemporaries', { 'USR/IMPORT.USR': 0 }, 1, 'IMPORT.USR'],
    [
      'folder.importTemporaries',
      { 'USR/Import.usr': 53, 'INF/IMPORT.INF': 1 },
      2,
      'IMPORT.USR and IMPORT.INF',
    ],
    ['folder.importTemporaries', { 'USR/IMPORT.INF': 0, 'INF/IMPORT.USR': 0 }, 0, undefined],
    [
      'folder.rebuildTemporaries',
      glb('GALTMP.GLB', 'GALINDE$.GLB', 'TMPNETPO.GLB'),
      3,
      'GALTMP.GLB, GALINDE$.GLB and TMPNETPO.GLB',
    ],
    [
      'folder.rebuildTemporaries',
      { 'NME/GAL$.NME': 45, 'NME/TMP00003.NME': 7 },
      2,
      'GAL$.NME and TMP00003.NME',
    ],
    [
      'folder.rebuildTemporaries',
      { 'NME/TMPACC2.NME': 0, 'NME/TMPGRP.NME': 0 },
      2,
      'TMPACC2.NME and TMPGRP.NME',
    ],
    ['folder.rebuildTemporaries', { 'GLB/': 0, 'NME/GAL.NME': 45, 'NME/TMP.NME': 0 }, 0, undefined],
  ])('%s %j', (fact, sizes, value, which) => {
    expect(observed(fact, entriesOf(sizes))).toMatchObject({ value });
    expect(whichOf(observed(fact, entriesOf(sizes)))).toBe(which);
  });

  test('are shown with size and article', () => {
    const seen = observed('folder.leftovers', entriesOf({ 'GLB/SORT0004.GLB': 1 }));
    expect(seen?.examples).toEqual([
      {
        ...{ at: {}, number: null, kind: 'path' },
        ...{ text: 'SORT0004.GLB', remark: '1 byte (Q122750)' },
      },
    ]);
  });

  test('SORTLOCK.GLB has a fact of its own', () => {
    expect(valueIn(glb('SORTLOCK.GLB'), 'folder.sortlock')).toBe(true);
    expect(valueIn(glb('FLAG.GLB'), 'folder.sortlock')).toBe(false);
    expect(valueIn({ 'KEY/A.KEY': 560 }, 'folder.sortlock')).toBeUndefined();
  });
});

describe('files with a fact of their own', () => {
  test.each<[FactName, Sizes, FactValue | undefined, string | undefined]>([
    ['reqconf.bytes', { 'GLB/REQCONF.GLB': 512 }, 512, undefined],
    [
      'reqconf.bytes',
      { 'GLB/REQCONF.GLB': 100 },
      100,
      'REQCONF.GLB: 100 bytes, 512 expected (Q123437)',
    ],
    ['reqconf.bytes', { 'GLB/REQCONF.GLB': 0 }, 0, 'REQCONF.GLB: 0 bytes, 512 expected (Q123437)'],
    ['reqconf.bytes', { 'GLB/REQCONF.GLB': -1 }, undefined, undefined],
    ['srvconf.sizeIsSound', { 'GLB/SRVCONF.GLB': 2048 }, true, undefined],
    ['srvconf.sizeIsSound', { 'GLB/SRVCONF.GLB': 1024 }, true, undefined],
    [
      'srvconf.sizeIsSound',
      { 'GLB/SRVCONF.GLB': 0 },
      false,
      'SRVCONF.GLB: 0 bytes, 1024 + a multiple of 1024 expected (Q77926)',
    ],
    [
      'srvconf.sizeIsSound',
      { 'GLB/SRVCONF.GLB': 2560 },
      false,
      'SRVCONF.GLB: 2560 bytes, 1024 + a multiple of 1024 expected (Q77926)',
    ],
    ['process.sizeIsSound', { 'GLB/PROCESS.GLB': 512 }, true, undefined],
    ['process.sizeIsSound', { 'GLB/PROCESS.GLB': 3270 }, true, undefined],
    [
      'process.sizeIsSound',
      { 'GLB/PROCESS.GLB': 197 },
      false,
      'PROCESS.GLB: 197 bytes, 512 + a multiple of 197 expected (Q77926)',
    ],
    ['srvtrans.bytes', { 'GLB/SRVTRANS.GLB': 490 }, 490, undefined],
    ['systemBag.sizeIsSound', { 'KEY/SYSTEM.KEY': 560, 'MBG/SYSTEM.MBG': 232 }, true, undefined],
    ['systemBag.sizeIsSound', { 'KEY/SYSTEM.KEY': 560 }, undefined, undefined],
    ['systemBag.sizeIsSound', { 'MBG/SYSTEM.MBG': 0 }, undefined, undefined],
    [
      'systemBag.sizeIsSound',
      { 'KEY/SYSTEM.KEY': 0 },
      false,
      'SYSTEM.KEY: 0 bytes, 560 expected (Q148705)',
    ],
    [
      'systemBag.sizeIsSound',
      { 'MBG/SYSTEM.MBG': 117 },
      false,
      'SYSTEM.MBG: 117 bytes, a multiple of 116 expected (Q148705)',
    ],
    ['systemBag.records', { 'MBG/SYSTEM.MBG': 11_716 }, 101, undefined],
    ['systemBag.records', { 'MBG/SYSTEM.MBG': 11_715 }, 100, undefined],
    ['folder.adminNamesEmpty', { 'NME/ADMIN.NME': 0 }, true, undefined],
    ['folder.adminNamesEmpty', { 'NME/ADMIN.NME': 45 }, false, undefined],
    ['folder.adminNamesEmpty', { 'NME/GAL.NME': 0 }, undefined, undefined],
    [
      'requestor.isDirectoryServer',
      { 'GLB/srvconf.glb': 2048 },
      true,
      'SRVCONF.GLB lies in GLB (Q136487, Q132744)',
    ],
    [
      'requestor.isDirectoryServer',
      { 'GLB/MSTTRANS.GLB': 0 },
      true,
      'MSTTRANS.GLB lies in GLB (Q136487, Q132744)',
    ],
    ['requestor.isDirectoryServer', { 'KEY/SRVCONF.GLB': 2048 }, undefined, undefined],
  ])('%s %j', (fact, sizes, value, text) => {
    const seen = observed(fact, entriesOf(sizes));
    expect([seen?.value, exampleIn(seen)]).toEqual([value, text]);
  });
});

describe('read-only', () => {
  const readOnly = (...paths: string[]): FolderEntry[] =>
    [...entriesOf(FRESH), ...paths.map((path) => entry(path, 0, { isReadOnly: true }))].reverse();

  test.each<[string[], number, string | undefined]>([
    [[], 0, undefined],
    // Of this one REBUILD complains, not IMPORT (Q104870).
    [['GLB/MASTER.GLB'], 0, undefined],
    [['USR/0000000A.USR', 'INF/0000000A.INF'], 2, '0000000A.INF and 0000000A.USR'],
    [['GLB/USRTRANS.GLB', 'GLB/REQCONF.GLB'], 2, 'REQCONF.GLB and USRTRANS.GLB'],
    [['GLB/ERRORADM.GLB', 'GLB/FLAG.GLB', 'NME/GAL.NME', 'KEY/A.KEY'], 0, undefined],
  ])('%j', (paths, value, which) => {
    const seen = observed('folder.readOnly', readOnly(...paths));
    expect([seen?.value, whichOf(seen)]).toEqual([value, which]);
  });

  test('FLAG.GLB has a fact of its own', () => {
    expect(observed('folder.flagReadOnly', readOnly('GLB/FLAG.GLB'))?.value).toBe(true);
    expect(valueIn({ 'GLB/FLAG.GLB': 2 }, 'folder.flagReadOnly')).toBe(false);
    expect(valueIn(FRESH, 'folder.flagReadOnly')).toBeUndefined();
    expect(observed('folder.masterReadOnly', readOnly('GLB/MASTER.GLB'))?.value).toBe(true);
    expect(observed('folder.masterReadOnly', readOnly('GLB/FLAG.GLB'))?.value).toBe(false);
  });

  test('a copy on read-only media says nothing of it', () => {
    const all = entriesOf({ ...FRESH, 'GLB/FLAG.GLB': 2 });
    const most = (count: number): FolderEntry[] =>
      all
        .filter(({ path }) => !path.endsWith('/'))
        .map((each, at) => ({ ...each, isReadOnly: at < count }));
    const half = Math.floor(most(0).length / 2);
    expect(observed('folder.readOnly', most(half))?.value).toBeGreaterThan(0);
    for (const fact of ['folder.readOnly', 'folder.flagReadOnly'] as const)
      expect(observed(fact, most(half + 1))).toBeUndefined();
  });
});

describe('gateways', () => {
  const installed = (sizes: Sizes) => readPostoffice(entriesOf({ ...FRESH, ...sizes }));
  const ALL_BY_NUMBER = ['SNADS', 'PROFS', 'OV'];
  const TWO_NETWORKS: Sizes = { 'GLB/NETWORK.GLB': 244, 'XTN/00000002.XTN': 698 };

  test.each<[string, Sizes, string[]]>([
    ['none', {}, []],
    [
      'by their address files',
      { 'GLB/X400.GLB': 4, 'GLB/mhs.glb': 4, 'GLB/FAX.GLB': 9 },
      ['X400', 'MHS', 'FAX'],
    ],
    ['3Com works with the files of SMTP', { 'GLB/SMTP.GLB': 4 }, ['SMTP', '3COM']],
    ['numbered ones do not show', { ...TWO_NETWORKS, 'GLB/X400.GLB': 4 }, ['X400']],
    ['unless there is one network', { 'GLB/NETWORK.GLB': 244 }, []],
  ])('%s', (_, sizes, gateways) => {
    expect(installed(sizes).installations![0]!.gateways).toEqual(gateways);
  });

  test.each<[string, Record<string, number>, string[] | undefined]>([
    ['what cannot be excluded stays open', TWO_NETWORKS, ALL_BY_NUMBER],
    ['one network excludes them', {}, undefined],
  ])('%s', (_, sizes, open) =>
    expect(installed(sizes).installations![0]!.gatewaysNotKnown).toEqual(open),
  );

  test('a part of a folder shows none', () => {
    expect(readPostoffice(entriesOf({ 'GLB/X400.GLB': 4 })).installations).toBeUndefined();
  });

  test('names in their lists are counted, where the size can be one', () => {
    const files = {
      'GLB/X400.GLB': 4,
      'NME/X400.NME': 90,
      'GLB/MCI.GLB': 4,
      'NME/MCI.NME': 91,
      'NME/FAX.NME': 45,
    };
    expect(installed(files).installations![0]!.lists).toEqual([
      { list: 'X400:', entries: 2, local: null },
    ]);
  });

  test.each<[string, Sizes, number, string | undefined]>([
    [
      'addresses without names',
      { 'GLB/X400.GLB': 2300, 'NME/X400.NME': 0 },
      1,
      'X400.NME: 0 bytes, X400.GLB: 2300 bytes (Q119240)',
    ],
    ['neither', { 'GLB/X400.GLB': 4, 'NME/X400.NME': 0 }, 0, undefined],
    ['both', { 'GLB/X400.GLB': 2300, 'NME/X400.NME': 45 }, 0, undefined],
    ['names not there', { 'GLB/X400.GLB': 2300 }, 0, undefined],
    ['no gateway', { 'GLB/ADMIN.GLB': 2300, 'NME/ADMIN.NME': 0 }, 0, undefined],
  ])('folder.emptyGatewayNames: %s', (_, sizes, value, text) => {
    const seen = observed('folder.emptyGatewayNames', entriesOf({ ...FRESH, ...sizes }));
    expect([seen?.value, exampleIn(seen)]).toEqual([value, text]);
  });
});
