import { buildCases } from '../../src/case/cases.js';
import { findRequestors, type ReadInput } from '../../src/case/requestors.js';
import { inputOf, MONTGOMERY, NOVEMBER, OCTOBER, seen } from '../support/cases.js';
import { nameKey } from '../../src/model/names.js';

const listing = (name: string, more: { owner?: string } = {}, id = name): ReadInput =>
  inputOf(id, [seen(name, 'requestor.ReqSync', 17)], more);
/** LISTDS -S: the server names itself, and has a record for each of these. */
const server = (...names: string[]): ReadInput =>
  inputOf(
    'listds-s',
    [
      seen(MONTGOMERY, 'requestor.isDirectoryServer', true, 'server-copy'),
      ...names.map((name) => seen(name, 'requestor.ReqSync', 18, 'server-copy')),
    ],
    { directoryServer: MONTGOMERY },
  );
/** CENTRAL.LOG has the reports of every requestor. */
const log = (...names: string[]): ReadInput =>
  inputOf(
    'central-log',
    names.map((name) => seen(name, 'log.read', true, 'log')),
  );
const nameless = (owner?: string): ReadInput =>
  inputOf('nameless', [seen(null, 'requestor.ReqSync', 17, 'reqtrans')], owner ? { owner } : {});

/** Its listing, beside a ReqTx that goes there; whether it is a directory server may be told as well. */
const signed = (name: string, isServer?: boolean): ReadInput =>
  inputOf(
    'signed',
    [
      seen(name, 'requestor.ReqSync', 17),
      ...(isServer === undefined ? [] : [seen(name, 'requestor.isDirectoryServer', isServer)]),
    ],
    { serverSigns: [{ server: name, how: 'addressee', by: null, at: {} }] },
  );

/** What a [DIRSYNC] message of a foreign requestor says. */
const foreign = (name: string): ReadInput['reading'] => ({
  observations: [
    {
      of: { kind: 'requestor', name },
      fact: 'requestor.SrvSync',
      value: 644,
      source: 'message',
      at: {},
    },
  ],
  issues: [],
  foreign: [name],
});

test.each<[string, string[], string | null]>([
  ['nobody is asked for', [], null],
  ['a Mail postoffice', [NOVEMBER], null],
  ['the foreign one', ['macnet/macpo'], 'macnet/macpo'],
  ['a gateway type', ['SNADS:GATE/NODE'], 'SNADS:GATE/NODE'],
  ['CSI is a postoffice', ['CSI:NET1/PO1'], null],
])('no IMPORT where %s', (_, asked, expected) =>
  expect(findRequestors([{ ...nameless(), reading: foreign('MACNET/MACPO') }], asked).foreign).toBe(
    expected,
  ),
);

test.each<[string, ReadInput[], asked: string[], judged: string[], leftOut: string[]]>([
  ['no evidence', [], [], ['(unnamed)'], []],
  ['evidence that names nobody', [nameless()], [], ['(unnamed)'], []],
  ['one is named', [listing(OCTOBER)], [], [OCTOBER], []],
  ['sorted by name', [listing(OCTOBER), listing(NOVEMBER)], [], [NOVEMBER, OCTOBER], []],
  [
    'one postoffice in three spellings',
    [listing('PCM:Polynomial/October'), listing(OCTOBER), listing('polynomial/october')],
    [],
    ['Polynomial/October'],
    [],
  ],
  ['by -r alone', [], [OCTOBER], [OCTOBER], []],
  ['-r filters', [listing(OCTOBER), listing(NOVEMBER)], [OCTOBER], [OCTOBER], [NOVEMBER]],
  [
    '-r as the user spells it',
    [listing(OCTOBER)],
    ['pcm:polynomial/October'],
    ['polynomial/October'],
    [],
  ],
  ['-r twice', [listing(OCTOBER)], [OCTOBER, 'PCM:POLYNOMIAL/OCTOBER'], [OCTOBER], []],
  ['-r for one without evidence', [listing(OCTOBER)], [NOVEMBER], [NOVEMBER], [OCTOBER]],
  ["the server's own record", [server(MONTGOMERY, NOVEMBER)], [], [NOVEMBER], [MONTGOMERY]],
  [
    'the server, in a folder of its own',
    [server(MONTGOMERY, NOVEMBER), listing(MONTGOMERY, { owner: 'po1' })],
    [],
    [MONTGOMERY, NOVEMBER],
    [],
  ],
  ["the server's record alone", [server(MONTGOMERY)], [], [MONTGOMERY], []],
  ['the server, asked for', [server(MONTGOMERY, NOVEMBER)], [MONTGOMERY], [MONTGOMERY], [NOVEMBER]],
  ['a server that has no record', [server(NOVEMBER)], [], [NOVEMBER], []],
  [
    'the server beside a listing',
    [server(MONTGOMERY), listing(OCTOBER)],
    [],
    [OCTOBER],
    [MONTGOMERY],
  ],
  [
    'foreign requestors',
    [server('SNADS:GATE/NODE', 'CSI:MACNET/MACPO', NOVEMBER)],
    [],
    [NOVEMBER],
    ['SNADS:GATE/NODE', 'CSI:MACNET/MACPO'],
  ],
  ['a foreign one alone', [listing('SNADS:GATE/NODE')], [], ['(unnamed)'], ['SNADS:GATE/NODE']],
  [
    'a foreign one, asked for',
    [listing('SNADS:GATE/NODE')],
    ['SNADS:GATE/NODE'],
    ['SNADS:GATE/NODE'],
    [],
  ],
  [
    'one whose mail shows that it is foreign',
    [{ ...listing(OCTOBER), reading: foreign('MACNET/MACPO') }, listing(NOVEMBER)],
    [],
    [NOVEMBER],
    ['MACNET/MACPO'],
  ],
  [
    'such a one alone',
    [{ ...listing(OCTOBER), reading: foreign('MACNET/MACPO') }],
    [],
    ['(unnamed)'],
    ['MACNET/MACPO'],
  ],
  [
    'such mail in the folder of a postoffice',
    [
      { ...nameless('a/po1'), reading: foreign('MACNET/MACPO') },
      listing(OCTOBER, { owner: 'a/po1' }),
    ],
    [],
    [OCTOBER],
    ['MACNET/MACPO'],
  ],
  [
    'such mail beside its own LISTDS -R',
    [{ ...nameless(), reading: foreign(OCTOBER) }, listing(OCTOBER)],
    [],
    [OCTOBER],
    [],
  ],
  ['a folder names its own', [nameless('C:\\mail\\po1')], [], ['po1'], []],
  [
    'a folder whose evidence is named',
    [nameless('a/po1/'), listing(OCTOBER, { owner: 'a/po1/' })],
    [],
    [OCTOBER],
    [],
  ],
  ['a folder and a single -r', [nameless('a/po1')], [OCTOBER], [OCTOBER], []],
  ['names that only a log gives', [log(NOVEMBER, OCTOBER)], [], ['(unnamed)'], []],
  ['a listing beside a log', [log(NOVEMBER, OCTOBER), listing(OCTOBER)], [], [OCTOBER], []],
  ["a folder that is not the log's", [nameless('a/po1'), log(NOVEMBER, OCTOBER)], [], ['po1'], []],
  ['a log in a folder', [{ ...log(NOVEMBER), owner: 'a/po1' }], [], ['po1'], []],
  [
    'one that a mail treats as the server',
    [listing(OCTOBER), signed(MONTGOMERY)],
    [],
    [OCTOBER],
    [MONTGOMERY],
  ],
  [
    'one that a mail treats as the server, and that is registered elsewhere',
    [listing(OCTOBER), signed(MONTGOMERY, false)],
    [],
    [MONTGOMERY, OCTOBER],
    [],
  ],
  [
    'one that a mail treats as the server, and that has its files',
    [listing(OCTOBER), signed(MONTGOMERY, true)],
    [],
    [OCTOBER],
    [MONTGOMERY],
  ],
])('judged: %s', (_, inputs, asked, judged, leftOut) => {
  const found = findRequestors(inputs, asked);
  expect(found.judged).toEqual(judged);
  expect(found.leftOut.map(({ name }) => name)).toEqual(leftOut);
  for (const { why } of found.leftOut) expect(why).not.toBe('');
});

test.each<[string, ReadInput[], asked: string[], owner: string | null]>([
  ['to the only requestor', [listing(OCTOBER), nameless()], [], OCTOBER],
  [
    'to the only one asked for',
    [listing(OCTOBER), listing(NOVEMBER), nameless()],
    [NOVEMBER],
    NOVEMBER,
  ],
  ['to nobody among two', [listing(OCTOBER), listing(NOVEMBER), nameless()], [], null],
  [
    "to its folder's",
    [listing(OCTOBER, { owner: 'po1' }), listing(NOVEMBER, { owner: 'po2' }), nameless('po2')],
    [],
    NOVEMBER,
  ],
  ['to the only name there is, in its folder', [listing(OCTOBER), nameless('po9')], [], OCTOBER],
  [
    'to nobody in a folder of two',
    [listing(OCTOBER, { owner: 'po1' }), listing(NOVEMBER, { owner: 'po1' }), nameless('po1')],
    [],
    null,
  ],
  [
    'to the one asked for in a folder of two',
    [listing(OCTOBER, { owner: 'po1' }), listing(NOVEMBER, { owner: 'po1' }), nameless('po1')],
    ['pcm:polynomial/october'],
    'polynomial/october',
  ],
])('what names nobody belongs %s', (_, inputs, asked, owner) => {
  const requestors = findRequestors(inputs, asked);
  expect(requestors.ofUnnamed(inputs.at(-1)!)).toBe(owner);
  const byHand = { header: {}, own: {}, requestors: asked, facts: [], installation: {} };
  const { cases, unclaimed } = buildCases(inputs, requestors, byHand);
  expect(unclaimed.map(({ input }) => input.id)).toEqual(owner === null ? ['nameless'] : []);
  for (const { requestor, facts } of cases)
    expect(facts['requestor.ReqSync'].witnesses.some(({ input }) => input === 'nameless')).toBe(
      requestor === owner,
    );
});

test.each([
  ['POLYNOMIAL/OCTOBER', ' pcm:Polynomial/October ', true],
  ['SNADS:A/B', 'A/B', false],
  ['A/B', 'A/C', false],
])('nameKey: %j and %j', (a, b, isSame) => expect(nameKey(a) === nameKey(b)).toBe(isSame));
