import { misfitText } from '../../../src/report/words/misfits.js';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { GATEWAY_TYPES } from '../../../src/model/transaction-types.js';
import { versionNumber } from '../../../src/model/version.js';
import { parseJson } from '../../../src/evidence/sync-state/json-places.js';
import { misfitOf, plainPath } from '../../../src/evidence/sync-state/misfit.js';
import { read as readWhole } from '../../../src/evidence/read.js';
import { looksLikeSyncState, openSyncState } from '../../../src/evidence/sync-state/reader.js';
import { validateSyncState } from '../../../src/generated/validators.js';
import { checkAnyInput } from '../../support/chunking.js';
import { facts, issues, readBytes, readText } from '../../support/read.js';
import { runs } from '../../support/runs.js';

const read = (text: string) => readText(openSyncState, text);
const state = (rest: object): string =>
  JSON.stringify({ kind: 'sync-state', version: 1, ...rest }, null, 2);

const FULL = `{
  "kind": "sync-state",
  "version": 1,
  "note": "read off the screen",
  "requestors": [
    {
      "name": "POLYNOMIAL/OCTOBER",
      "ReqSync": 140,
      "SrvSync": "0000000644", "ImportSync": null,
      "directoryServer": "POLYNOMIAL/MONTGOMERY",
      "from": "ADMIN"
    },
    { "name": "PCM:POLYNOMIAL/MONTGOMERY", "isDirectoryServer": true, "ImportSync": 0 }
  ],
  "directoryServer": {
    "name": "POLYNOMIAL/MONTGOMERY",
    "type": "msmail",
    "requestors": [{ "name": "POLYNOMIAL/OCTOBER", "ReqSync": 120 }]
  }
}`;

/** FULL with a name that is not ASCII, in each encoding that an editor of the time may save. */
const ACCENTED = FULL.replace('read off the screen', 'gelesen von J\u00fcrgen').replaceAll(
  'OCTOBER',
  'OKT\u00dcBER',
);
const wide = (text: string, isBig: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return isBig ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
    }),
  );
const inPage = (text: string, upper: Record<string, number>): Uint8Array =>
  Uint8Array.from([...text].map((char) => upper[char] ?? char.charCodeAt(0)));
test.each<[string, Uint8Array]>([
  ['UTF-8', new TextEncoder().encode(ACCENTED)],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${ACCENTED}`)],
  ['UTF-16 with its mark', wide(`\ufeff${ACCENTED}`, false)],
  ['UTF-16, big end first, with its mark', wide(`\ufeff${ACCENTED}`, true)],
  ['UTF-16 without a mark', wide(ACCENTED, false)],
  ['UTF-16, big end first, without a mark', wide(ACCENTED, true)],
  ['UTF-16 with half a character at its end', Uint8Array.of(...wide(ACCENTED, false), 0x0a)],
  ['CP437', inPage(ACCENTED, { '\u00fc': 0x81, '\u00dc': 0x9a })],
  ['windows-1252', inPage(ACCENTED, {})],
  [
    'CP437 with a Ctrl-Z',
    Uint8Array.of(...inPage(ACCENTED, { '\u00fc': 0x81, '\u00dc': 0x9a }), 0x1a),
  ],
])('in %s', (_, bytes) => {
  const { kind, reading } = readWhole('state.json', [bytes]);
  expect([kind, reading.issues]).toEqual(['sync-state', []]);
  expect(facts(reading)[0]).toBe('requestor.ReqSync 140 POLYNOMIAL/OKT\u00dcBER reqconf @8');
});

test('observations with their lines', () => {
  const reading = read(FULL);
  expect(facts(reading)).toEqual([
    'requestor.ReqSync 140 POLYNOMIAL/OCTOBER reqconf @8',
    'requestor.SrvSync 644 POLYNOMIAL/OCTOBER reqconf @9',
    'requestor.isDirectoryServer false POLYNOMIAL/OCTOBER reqconf @10',
    'requestor.ImportSync 0 POLYNOMIAL/MONTGOMERY reqconf @13',
    'requestor.isDirectoryServer true POLYNOMIAL/MONTGOMERY reqconf @13',
    'requestor.isDirectoryServer true POLYNOMIAL/MONTGOMERY server-copy @16',
    'requestor.ReqSync 120 POLYNOMIAL/OCTOBER server-copy @18',
  ]);
  expect(reading).toMatchObject({ issues: [], directoryServer: 'POLYNOMIAL/MONTGOMERY' });
});

test.each<[string, object, string[]]>([
  ['nothing known', {}, []],
  ['nothing known of one', { requestors: [{ name: 'A/B', ReqSync: null }] }, []],
  ['its own server', { requestors: [{ name: 'A/B', directoryServer: 'a/b' }] }, []],
  [
    'the largest number, both ways',
    { requestors: [{ name: 'A/B', ReqSync: 4294967295, SrvSync: '4294967295' }] },
    ['requestor.ReqSync 4294967295 A/B reqconf @7', 'requestor.SrvSync 4294967295 A/B reqconf @8'],
  ],
  [
    'an Exchange server is no postoffice',
    { directoryServer: { name: 'X/Y', type: 'exchange' } },
    [],
  ],
])('%s', (_, rest, expected) => {
  const reading = read(state(rest));
  expect(facts(reading)).toEqual(expected);
  expect(reading.issues).toEqual([]);
});

const EXCHANGE = {
  directoryServer: {
    type: 'exchange',
    dxaVersion: '5.5.2650.12',
    globalMaxSeqInResync: 1,
    resyncConnectionRDNs: ['NOVEMBER'],
    requestors: [
      {
        name: 'November office',
        postoffice: 'PCM:POLYNOMIAL/NOVEMBER',
        ReqSync: '0000000018',
        SrvSync: null,
        confirmed: 79,
        exports: 'Recipients, trust level 20',
      },
      { name: 'OCTOBER', ReqSync: 99 },
    ],
  },
};
test('an Exchange server: records, settings, and observations of known postoffices only', () => {
  const reading = read(state(EXCHANGE));
  expect(facts(reading)).toEqual(['requestor.ReqSync 18 POLYNOMIAL/NOVEMBER server-copy @15']);
  expect(reading).toMatchObject({ issues: [], serverKind: 'exchange' });
  expect(reading.directoryServer).toBeUndefined();
  expect(reading.serverSettings).toEqual({
    isWholeKey: true,
    dxaVersion: EXCHANGE.directoryServer.dxaVersion,
    globalMax: { value: 1, at: { line: 7 } },
    listed: { names: ['NOVEMBER'], at: { line: 8 } },
  });
  expect(reading.serverRecords).toEqual([
    {
      name: 'November office',
      aliases: [],
      postoffice: 'POLYNOMIAL/NOVEMBER',
      ReqSync: 18,
      SrvSync: null,
      ImportSync: null,
      confirmed: 79,
      at: { line: 12 },
      exports: 'Recipients, trust level 20',
    },
    {
      name: 'OCTOBER',
      aliases: [],
      postoffice: null,
      ReqSync: 99,
      SrvSync: null,
      ImportSync: null,
      confirmed: null,
      at: { line: 20 },
      exports: null,
    },
  ]);
});

test('a Mail server names postoffices', () =>
  expect(read(FULL)).toMatchObject({
    serverKind: 'msmail',
    serverRecords: [{ name: 'POLYNOMIAL/OCTOBER', postoffice: 'POLYNOMIAL/OCTOBER', ReqSync: 120 }],
  }));

test.each<[string, object, object | undefined]>([
  ['nothing said', {}, undefined],
  ['known to be missing', { globalMaxSeqInResync: null }, { isWholeKey: true }],
  [
    'off',
    { globalMaxSeqInResync: 0 },
    { isWholeKey: true, globalMax: { value: 0, at: { line: 5 } } },
  ],
  [
    'only a list',
    { resyncConnectionRDNs: [] },
    { isWholeKey: false, listed: { names: [], at: { line: 5 } } },
  ],
])('the registry: %s', (_, directoryServer, expected) =>
  expect(read(state({ directoryServer })).serverSettings).toEqual(expected),
);

describe('what a postoffice has', () => {
  const one = (stated: object) =>
    read(state({ requestors: [{ name: 'PCM:POLYNOMIAL/NOVEMBER', ...stated }] }));

  test.each<[string, object, string[]]>([
    ['an option', { receivesTemplates: false }, ['requestor.receivesTemplates false']],
    ['a template', { hasTemplate: true }, ['requestor.hasTemplate true']],
    ['the disk', { freeDiskBytes: 52428800 }, ['disk.free 52428800']],
    ['a large disk', { freeDiskBytes: 99_999_999_999 }, ['disk.free 99999999999']],
    ['just above 32 bits', { freeDiskBytes: 4294967296 }, ['disk.free 4294967296']],
    ['the largest', { freeDiskBytes: 2 ** 53 - 1 }, ['disk.free 9007199254740991']],
    ['a full disk', { freeDiskBytes: 0 }, ['disk.free 0']],
  ])('%s', (_, stated, expected) =>
    expect(facts(one(stated))).toEqual(
      expected.map((fact) => `${fact} POLYNOMIAL/NOVEMBER reqconf @7`),
    ),
  );

  test.each<[string, object, object]>([
    ['gateways, in capitals', { gateways: ['snads', ' X400: '] }, { gateways: ['SNADS', 'X400'] }],
    [
      'every type of gateway, in any case',
      { gateways: GATEWAY_TYPES.map((type) => type.toLowerCase()) },
      { gateways: [...GATEWAY_TYPES] },
    ],
    ['no gateway at all', { gateways: [] }, { gateways: [] }],
    ['postoffices', { postoffices: ['PCM:NET1/PO1'] }, { postoffices: ['NET1/PO1'] }],
    [
      'lists; what is not said of them is unknown',
      { lists: [{ list: 'PCM:NET1/PO1', entries: 210, local: 3 }, { list: 'SNADS:' }] },
      {
        lists: [
          { list: 'NET1/PO1', entries: 210, local: 3 },
          { list: 'SNADS:', entries: null, local: null },
        ],
      },
    ],
  ])('%s', (_, stated, expected) => {
    const reading = one(stated);
    expect(reading.installations).toEqual([
      { requestor: 'POLYNOMIAL/NOVEMBER', ...expected, at: { line: 5 } },
    ]);
    expect([reading.observations, reading.issues]).toEqual([[], []]);
  });

  test('nothing said, nothing installed or missing', () =>
    expect(one({}).installations).toBeUndefined());
});

describe('programs', () => {
  const programs = (stated: object) =>
    read(state({ requestors: [{ name: 'NET1/PO1', programs: stated }] }));

  test.each<[string, string, string, string]>([
    ['import', '3.2', 'import.version', '3.2'],
    ['import', '3.2a', 'import.version', '3.2.9'],
    ['srvmain', '3.2.14', 'srvmain.version', '3.2.14'],
    ['reqmain', 'V3.5.12', 'reqmain.version', '3.5.12'],
    ['rebuild', '3.2.16', 'rebuild.version', '3.2.16'],
    ['external', '3.2.18', 'external.version', '3.2.18'],
    ['listds', '3.2.1', 'listds.version', '3.2.1'],
    ['admin', '3.2.17', 'mailAdmin.version', '3.2.17'],
  ])('%s %s', (program, written, fact, version) =>
    expect(facts(programs({ [program]: written }))).toEqual([
      `${fact} ${versionNumber(version)} NET1/PO1 program @8`,
    ]),
  );

  test.each<[string, string, string]>([
    ['srvmain', 'srvmain.version', '3.2.14'],
    ['admin', 'mailAdmin.version', '3.2.13'],
    ['external', 'external.version', '3.2.9'],
    ['listds', 'listds.version', '3.2.1'],
    ['exchangeAdmin', 'exchangeAdmin.version', '5.5.2651.75'],
  ])('the server and its %s have no requestor', (program, fact, version) =>
    expect(facts(read(state({ directoryServer: { programs: { [program]: version } } })))).toEqual([
      `${fact} ${versionNumber(version)} ? program @6`,
    ]),
  );

  test('IMPORT for Windows NT', () =>
    expect(facts(programs({ import: '3.5.32 NT' }))).toEqual([
      `import.version ${versionNumber('3.5.32')} NET1/PO1 program @8`,
      'import.isNt true NET1/PO1 program @8',
    ]));

  const LONG = '3.2.9 or thereabouts, as far as the label tells';
  test.each<[string, string]>([
    ['3.0a', '"3.0a": which build 3.0a is, no article says'],
    ['new', '"new": not a version'],
    ['', '"": not a version'],
    [' \t ', '"": not a version'],
    ['3', '"3": not a version'],
    ['3.2.9.', '"3.2.9.": not a version'],
    ['3.2.1.4.5', '"3.2.1.4.5": not a version'],
    ['3.2\u0007', '"3.2\\u0007": not a version'],
    ['9'.repeat(40), `"${'9'.repeat(40)}": not a version`],
    [LONG, `"${LONG.slice(0, 37)}...": not a version`],
    [`3.2${' '.repeat(100_000)}x`, `"3.2${' '.repeat(34)}...": not a version`],
    [`${'3.'.repeat(100_000)}2a`, `"${'3.'.repeat(18)}3...": not a version`],
  ])('refused with a warning, the rest is read: %#', (written, problem) => {
    const known = `rebuild.version ${versionNumber('3.5')}`;
    const requestor = programs({ import: written, rebuild: '3.5' });
    expect(facts(requestor)).toEqual([`${known} NET1/PO1 program @9`]);
    expect(issues(requestor)).toEqual([
      `warning @8: requestors[0].programs.import ${problem}; it is taken as unknown`,
    ]);
    const server = read(state({ directoryServer: { programs: { srvmain: written } } }));
    expect(facts(server)).toEqual([]);
    expect(issues(server)).toEqual([
      `warning @6: directoryServer.programs.srvmain ${problem}; it is taken as unknown`,
    ]);
    expect([requestor.isBroken, server.isBroken]).toEqual([undefined, undefined]);
  });
});

const NUMBER = 'must be a number from 0 to 4294967295';
test.each<[string, string, string]>([
  ['empty', '', 'error @1: is not JSON: the text ends too early (line 1, column 1)'],
  [
    'cut off',
    '{\n  "kind": ',
    'error @2: is not JSON: the text ends too early (line 2, column 11)',
  ],
  [
    'a comma too many',
    '{\n "a": 1,\n}',
    'error @3: is not JSON: expected a key in " (line 3, column 1)',
  ],
  ['no comma', '{"a": 1\n "b": 2}', 'error @2: is not JSON: expected } (line 2, column 2)'],
  [
    'a key twice',
    '{"a": 1,\n "b": {"a": 2},\n "a": 3}',
    'error @3: is not JSON: a key stands there twice (line 3, column 2)',
  ],
  ['an open string', '{"a', 'error @1: is not JSON: a string is not closed (line 1, column 2)'],
  [
    'two values',
    '{} {}',
    'error @1: is not JSON: something follows the end of the JSON (line 1, column 4)',
  ],
  ['too deep', '['.repeat(100_000), 'error @1: is not JSON: nested too deeply (line 1, column 66)'],
  ['a list', '[]', 'error @-: the file must be an object (line 1)'],
  ['no kind', '{ "version": 1 }', 'error @-: the file has no "kind" (line 1)'],
  ['another kind', '{\n"kind": 1, "version": 1 }', 'error @-: kind must be "sync-state" (line 2)'],
  [
    'another version',
    '{"kind": "sync-state",\n"version": 2}',
    'error @-: version must be 1 (line 2)',
  ],
  [
    'a key that is none',
    state({ extra: 1 }),
    'error @-: the file has an unknown key "extra" (line 1)',
  ],
  ['no name', state({ requestors: [{}] }), 'error @-: requestors[0] has no "name" (line 5)'],
  [
    'a blank name',
    state({ requestors: [{ name: ' ' }] }),
    'error @-: requestors[0].name must not be blank (line 6)',
  ],
  ...[-1, 1.5, 4294967296, 'x', '', '4294967296', '00000000001', true].map(
    (value): [string, string, string] => [
      `ReqSync ${JSON.stringify(value)}`,
      state({ requestors: [{ name: 'A/B' }, { name: 'A/C', ReqSync: value }] }),
      `error @-: requestors[1].ReqSync ${NUMBER} (line 10)`,
    ],
  ),
  [
    'another type of server',
    state({ directoryServer: { name: 'A/B', type: 'notes' } }),
    'error @-: directoryServer.type must be one of "msmail", "exchange" (line 6)',
  ],
  [
    'another number in the registry',
    state({ directoryServer: { globalMaxSeqInResync: 2 } }),
    'error @-: directoryServer.globalMaxSeqInResync must be one of 0, 1, null (line 5)',
  ],
  ...[3.2, null, ['3.2']].map((value): [string, string, string] => [
    `import ${JSON.stringify(value)}`,
    state({ requestors: [{ name: 'A/B', programs: { import: value } }] }),
    'error @-: requestors[0].programs.import must be a version such as 3.2a, 3.2.9 or 3.5.30 (line 8)',
  ]),
  ...['', 'PCM', 'SNADS,X400', 'X.400', 'none'].map((value): [string, string, string] => [
    `the gateway ${JSON.stringify(value)}`,
    state({ requestors: [{ name: 'A/B', gateways: ['SNADS', value] }] }),
    'error @-: requestors[0].gateways[1] is not spelt as it must be (line 9)',
  ]),
  [
    'more space than a number can hold',
    state({ requestors: [{ name: 'A/B', freeDiskBytes: 2 ** 53 }] }),
    'error @-: requestors[0].freeDiskBytes must be <= 9007199254740991 (line 7)',
  ],
  [
    'a part of a byte',
    state({ requestors: [{ name: 'A/B', freeDiskBytes: 0.5 }] }),
    'error @-: requestors[0].freeDiskBytes must be a whole number (line 7)',
  ],
  ...['entries', 'local'].map((key): [string, string, string] => [
    `${key} below none`,
    state({ requestors: [{ name: 'A/B', lists: [{ list: 'A/B', [key]: -1 }] }] }),
    `error @-: requestors[0].lists[0].${key} must be >= 0 (line 10)`,
  ]),
  [
    'a list with a key that is none',
    state({ requestors: [{ name: 'A/B', lists: [{ list: 'A/B', names: 1 }] }] }),
    'error @-: requestors[0].lists[0] has an unknown key "names" (line 8)',
  ],
  [
    'a program of the server that no requestor has',
    state({ requestors: [{ name: 'A/B', programs: { exchangeAdmin: '5.5' } }] }),
    'error @-: requestors[0].programs has an unknown key "exchangeAdmin" (line 7)',
  ],
  [
    'gateways that are a text',
    state({ requestors: [{ name: 'A/B', gateways: 'SNADS' }] }),
    'error @-: requestors[0].gateways must be a list (line 7)',
  ],
  [
    'a defined postoffice that is none',
    state({ requestors: [{ name: 'A/B', postoffices: ['PO1'] }] }),
    'error @-: requestors[0].postoffices[0] is not spelt as it must be (line 8)',
  ],
  [
    'a list without its name',
    state({ requestors: [{ name: 'A/B', lists: [{ entries: 3 }] }] }),
    'error @-: requestors[0].lists[0] has no "list" (line 8)',
  ],
  [
    'less than no space',
    state({ requestors: [{ name: 'A/B', freeDiskBytes: -1 }] }),
    'error @-: requestors[0].freeDiskBytes must be >= 0 (line 7)',
  ],
  [
    'a postoffice that is none',
    state({ directoryServer: { requestors: [{ name: 'A', postoffice: 'A' }] } }),
    'error @-: directoryServer.requestors[0].postoffice is not spelt as it must be (line 8)',
  ],
])('refused: %s', (_, text, expected) => {
  const reading = read(text);
  expect(issues(reading)).toEqual([expected]);
  expect(reading.observations).toEqual([]);
  expect(reading.isBroken).toBe(true);
});

test('the example on the page about it fits the schema and is read whole', () => {
  const page = readFileSync(
    new URL('../../../rules/topics/sync-state.md', import.meta.url),
    'utf8',
  );
  const example = /^ {4}\{$[^]*?^ {4}\}$/m.exec(page)?.[0] ?? '';
  expect(looksLikeSyncState(example)).toBe(true);
  expect(validateSyncState(JSON.parse(example))).toBe(true);
  const reading = read(example);
  expect(reading.issues).toEqual([]);
  expect(reading.observations.map(({ fact }) => fact)).toEqual([
    'requestor.ReqSync',
    'requestor.SrvSync',
    'requestor.ImportSync',
    'requestor.receivesTemplates',
    'requestor.hasTemplate',
    'disk.free',
    'import.version',
    'rebuild.version',
  ]);
  expect(reading.installations).toMatchObject([
    { gateways: ['SNADS'], lists: [{ list: 'POLYNOMIAL/OCTOBER', entries: 210, local: 3 }] },
  ]);
});

test('a sound one is not broken', () => expect(read(FULL).isBroken).toBeUndefined());

test('a file of more than 8 MiB is not read', () => {
  const reading = readBytes(openSyncState, new Uint8Array(8 * 1024 * 1024 + 1), 'x.json', [
    1 << 20,
  ]);
  expect(issues(reading)).toEqual([
    'error @-: is larger than 8 MiB, which no sync state is; it was not read',
  ]);
});

test.each<[string, Uint8Array]>([
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${FULL}`)],
  [
    'UTF-16',
    Uint8Array.from(
      [...`\ufeff${FULL}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ),
  ],
  ['Ctrl-Z at the end', new TextEncoder().encode(`${FULL}\x1a`)],
])('%s', (_, bytes) => expect(readBytes(openSyncState, bytes)).toEqual(read(FULL)));

test.each<[string, boolean]>([
  [FULL, true],
  ['{"kind":"sync-state"', true],
  ['{"kind":"other"}', false],
  ['the "kind": "sync-state" file', false],
])('looksLikeSyncState(%j)', (text, expected) => expect(looksLikeSyncState(text)).toBe(expected));

const misfit = (errors: Parameters<typeof misfitOf>[0]): string =>
  misfitText(misfitOf(errors).misfit);

describe('misfits', () => {
  test.each<[string, string | null]>([
    ['', null],
    ['/a/0/b', 'a[0].b'],
    ['/0', '[0]'],
    ['/a~1b/~0c', 'a/b.~c'],
  ])('plainPath(%j)', (pointer, expected) => expect(plainPath(pointer)).toBe(expected));

  test('the deepest error speaks', () => {
    const errors = [
      { instancePath: '/when', keyword: 'anyOf', params: {} },
      { instancePath: '/when/all/0', keyword: 'type', params: { type: 'object' } },
      { instancePath: '/when', keyword: 'required', params: { missingProperty: 'any' } },
    ];
    expect(misfit(errors)).toBe('when.all[0] must be an object');
    expect(misfitOf(errors).pointer).toBe('/when/all/0');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['type', { type: ['integer', 'null'] }, 'x must be a whole number or null'],
    ['unevaluatedProperties', { unevaluatedProperty: 'y' }, 'x has an unknown key "y"'],
    ['minItems', { limit: 1 }, 'x must not be empty'],
    ['minLength', { limit: 2 }, 'x must have at least 2 entries or characters'],
    ['pattern', { pattern: 'a' }, 'x is not spelt as it must be'],
    ['maximum', { limit: 5 }, 'x must be <= 5'],
  ])('%s', (keyword, params, expected) =>
    expect(misfit([{ instancePath: '/x', keyword, params, message: 'must be <= 5' }])).toBe(
      expected,
    ),
  );

  test.each([[[]], [null], [undefined]])('no errors: %j', (errors) =>
    expect(misfit(errors)).toBe('the file does not fit its schema'),
  );
});

describe('parseJson', () => {
  test('agrees with JSON.parse', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'{}[]",:0123-+.eE \n\\utrfalsn') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseJson(text);
        let expected: { value: unknown } | null = null;
        try {
          expected = { value: JSON.parse(text) as unknown };
        } catch {
          // Not JSON: both must say so.
        }
        expect('value' in parsed ? { value: parsed.value } : null).toEqual(expected);
      }),
      runs(300),
    );
  });
});

test('any input', () => checkAnyInput(openSyncState, [FULL, state({}), ...FULL.split(/(?<=\n)/)]));
