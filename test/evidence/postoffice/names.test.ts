/** What a name in a postoffice folder is, and what it is not with a letter more or less. */
import * as names from '../../../src/evidence/postoffice/names.js';
import { readPostoffice } from '../../../src/evidence/postoffice/reader.js';

const ENDINGS = 'glb usr nme inf tpl mbg key att mai xtn grp mem cal hlp mmf mdm scr msm'.split(
  ' ',
);
const FOLDERS =
  'glb usr nme inf tpl mbg key att mai xtn grp mem log cal hlp mmf folders ini p1'.split(' ');
const TEXTS = 'txt log json lst lis out prn eml msg reg ldf ldif csv'.split(' ');
const QUEUES = ['resync.glb', 'reqtrans.glb', 'srvtrans.glb', 'msttrans.glb'];
const SORTED = ['sort1', 'sort12', 'sort123', 'sort0004'];

type Asked = (name: string) => boolean;
const cases: [string, Asked, string[], string[]][] = [
  ['a data folder', names.isDataFolder, FOLDERS, ['', 'glb.old', 'p2', 'folder']],
  [
    'a data file',
    names.isDataFile,
    [...ENDINGS.map((ending) => `a.b.${ending}`), ...SORTED],
    ['glb', 'a.glb.txt', 'a.log', 'sort', 'sort12345', 'sort1a', 'a.gl', 'asort1'],
  ],
  ['a queue', names.isQueue, QUEUES, ['resync', 'usrtrans.glb', 'resync.glb.txt', 'resyncXglb']],
  [
    'a log of Dir-Sync',
    names.isDirsyncLog,
    ['dirsync.log', 'dirsync2.log', 'dsserver-old.log', 'central.log'],
    ['dirsync.1.log', 'dirsync.log.txt', 'external.log', 'dirsync', 'dirsyncXlog'],
  ],
  [
    'of the system',
    names.isOfTheSystem,
    ['thumbs.db', 'ehthumbs.db', 'desktop.ini', '~$ticket.doc', '~$'],
    ['humbs.db', 'thumbsXdb', 'desktop_ini', '$ticket', '~ticket', 'a~$ticket'],
  ],
  [
    'a README',
    names.isReadme,
    ['readme', 'read_me', 'read-me.md', 'read me.1st', 'liesmich.txt', 'readme.abcdefgh'],
    ['readme.abcdefghi', 'readme.', 'readme.t-t', 'readme.a.b', 'read  me', 'reader', 'a readme'],
  ],
  [
    'wanted in GLB',
    names.isWantedInGlb,
    [...QUEUES, ...TEXTS.map((ending) => `a.${ending}`)],
    ['txt', 'a.txt.old', 'a.doc', 'usrtrans.glb', 'a_txt'],
  ],
  [
    'wanted beside GLB',
    names.isWantedBeside,
    ['resync.glb', 'notes', 'a.doc', 'a.txt', 'glb', 'a.glb.txt'],
    ['reqtrans.glb', 'aresync.glb', ...ENDINGS.map((ending) => `a.${ending}`)],
  ],
];

test.each(cases)('%s', (_, asked, yes, no) => {
  for (const name of yes) {
    expect([name, asked(name)]).toEqual([name, true]);
    expect([name, asked(name.toUpperCase())]).toEqual([name, true]);
  }
  for (const name of no) expect([name, asked(name)]).toEqual([name, false]);
});

test.each([
  ['a data folder', names.isDataFolder, FOLDERS],
  ['a queue', names.isQueue, QUEUES],
  ['a log', names.isDirsyncLog, ['dirsync.log', 'dsserver.log', 'central.log']],
  ['of the system', names.isOfTheSystem, ['thumbs.db', 'desktop.ini']],
] as [string, Asked, string[]][])('%s is not what only ends or begins so', (_, asked, all) => {
  for (const name of all)
    for (const other of [`x${name}`, `${name}x`, name.slice(1)])
      expect([other, asked(other)]).toEqual([other, FOLDERS.includes(other) && asked(other)]);
});

test('places of the folders that are listed, GLB first', () => {
  const listed = ['glb', 'key', 'mbg', 'nme', 'usr', 'inf', 'tpl', 'xtn', 'grp', 'mem', 'log'];
  expect(listed.map((name) => names.listedPlace(name.toUpperCase()))).toEqual([...listed.keys()]);
  expect(['att', 'p1', ''].map(names.listedPlace)).toEqual([-1, -1, -1]);
});

/** What is told of a folder in which there is one file of no meaning, and this one. */
const toldOf = (path: string, isReadOnly = false) => {
  const entry = (each: string, bytes: number) => ({
    path: each,
    bytes,
    modified: null,
    isReadOnly,
  });
  const folders = ['GLB/', 'NME/', 'USR/', 'INF/'].map((each) => entry(each, 0));
  const others = ['A', 'B', 'C'].map((each) => ({ ...entry(`LOG/${each}`, 1), isReadOnly: false }));
  return readPostoffice([...folders, ...others, entry(path, 5)])
    .observations.filter(({ value }) => typeof value === 'number' && value > 0)
    .map(({ fact, value, examples }) => `${fact} ${String(value)} ${examples?.[0]?.remark ?? ''}`);
};

test.each<[string, string[], string[]]>([
  [
    'folder.leftovers 1 5 bytes (Q122750)',
    [
      ...'IUSRTRAN INMETRAN IGWTRANS SRVUPDS REQUPDS ILOCAL INDEX SORT1 SORT1234'
        .split(' ')
        .map((name) => `GLB/${name}.GLB`),
      'GLB/SORT0004',
    ],
    ['GLB/SORT', 'GLB/SORT12345', 'GLB/SORT1.GLBX', 'GLB/XSORT1', 'NME/INDEX.GLB', 'GLB/INDEX.GL'],
  ],
  [
    'folder.importTemporaries 1 5 bytes (Q134228)',
    ['USR/IMPORT.USR', 'INF/IMPORT.INF'],
    ['USR/IMPORT.INF', 'INF/XIMPORT.INF', 'USR/IMPORT.USRX', 'GLB/IMPORT.USR'],
  ],
  ['folder.rebuildTemporaries 1 5 bytes (Q148364)', ['GLB/GALTMP.GLB', 'NME/TMP00004.NME'], []],
  ['folder.rebuildTemporaries 1 5 bytes (Q119018)', ['NME/TMPACC2.NME', 'NME/TMPGRP.NME'], []],
  [
    'folder.rebuildTemporaries 1 5 bytes (Q99117)',
    ['GLB/GALINDE$.GLB', 'GLB/TMPNETPO.GLB', 'NME/GAL$.NME'],
    [
      ...['GLB/XGALTMP.GLB', 'GLB/GALTMP.GLBX', 'NME/TMP0001.NME', 'NME/TMP000012.NME'],
      ...[
        'NME/TMP0000A.NME',
        'GLB/GALINDE.GLB',
        'NME/GAL$.NMEX',
        'NME/XTMPGRP.NME',
        'NME/TMPACC.NME',
      ],
    ],
  ],
  [
    'folder.fullSortQueues 1 5 bytes, 0 expected (Q122750)',
    ['GLB/USRTRANS.GLB', 'GLB/NMETRANS.GLB', 'GLB/GWTRANS.GLB'],
    ['GLB/AUSRTRANS.GLB', 'GLB/GWTRANS.GLBX', 'NME/GWTRANS.GLB'],
  ],
])('%s', (expected, paths, others) => {
  const fact = expected.split(' ', 1)[0]!;
  for (const path of paths)
    expect([path, toldOf(path)]).toEqual([path, expect.arrayContaining([expected])]);
  for (const path of others)
    expect([path, toldOf(path).filter((told) => told.startsWith(fact))]).toEqual([path, []]);
});

test('of what IMPORT writes nothing may be read-only', () => {
  const isToldOf = (path: string): boolean =>
    toldOf(path, true).some((told) => told.startsWith('folder.readOnly 1 read-only (Q'));
  const GLB = ['REQCONF', 'SRVTRANS', 'USRTRANS', 'NMETRANS', 'GWTRANS'];
  const written = ['USR/A.USR', 'INF/A.INF', ...GLB.map((name) => `GLB/${name}.GLB`)];
  expect(written.filter((path) => !isToldOf(path))).toEqual([]);
  const others = [
    ...['USR/.USR', 'USR/A.INF', 'INF/A.INFX', 'XUSR/A.USR', 'USR/A.USRX', 'NME/A.NME'],
    ...['GLB/MASTER.GLB', 'GLB/XREQCONF.GLB', 'GLB/REQCONF.GLBX', 'GLB/RESYNC.GLB'],
  ];
  expect(others.filter(isToldOf)).toEqual([]);
});

test.each([0xffff_fffe, 0xffff_ffff, 0x1_0000_0000])('sizes up to 4294967295: %i', (bytes) => {
  const one = (path: string, size: number) =>
    readPostoffice([{ path, bytes: size, modified: null, isReadOnly: false }]).observations;
  const isTold = bytes <= 0xffff_ffff;
  for (const [path, fact, size] of [
    ['GLB/REQCONF.GLB', 'reqconf.bytes', bytes],
    ['GLB/SRVTRANS.GLB', 'srvtrans.bytes', bytes],
    ['MBG/SYSTEM.MBG', 'systemBag.records', bytes * 116],
  ] as const)
    expect(
      one(path, size)
        .filter((each) => each.fact === fact)
        .map(({ value }) => value),
    ).toEqual(isTold ? [bytes] : []);
});
