import type { Reading } from '../../../src/model/types.js';
import { looksLikeRegistry, openRegistry } from '../../../src/evidence/registry/reader.js';
import { checkAnyInput, checkLongLines } from '../../support/chunking.js';
import { bytesOf, issues, readBytes, readText } from '../../support/read.js';

const read = (text: string): Reading => readText(openRegistry, text, 'dxa.reg');
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
  );

const HERE = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX]';
const NAMES = '4e,4f,56,45,4d,42,45,52,00,4f,43,54,4f,42,45,52,00,00';
const WIDE = NAMES.replace(/\w\w/g, '$&,00');
const ANSI = `REGEDIT4

${HERE}
"ResyncConnectionRDNs"=hex(7):${NAMES}
"GlobalMaxSeqInResync"=dword:00000001
`;
const V5 = ANSI.replace('REGEDIT4', 'Windows Registry Editor Version 5.00').replace(NAMES, WIDE);
const key = (...lines: string[]): string => ['REGEDIT4', '', HERE, ...lines, ''].join('\n');
const BOTH = {
  isWholeKey: true,
  listed: { names: ['NOVEMBER', 'OCTOBER'], at: { line: 4 } },
  globalMax: { value: 1, at: { line: 5 } },
};
const ABSENT =
  'note @3: ResyncConnectionRDNs is not there; the service removes it once it has made the file (Q150976), so this proves nothing';

test.each<[string, Uint8Array]>([
  ['REGEDIT4', bytesOf(ANSI)],
  ['CR LF', bytesOf(ANSI.replaceAll('\n', '\r\n'))],
  ['version 5.00 in UTF-16', utf16(V5.replaceAll('\n', '\r\n'))],
  ['version 5.00 saved as plain text', bytesOf(V5)],
  ['quoted in a mail', bytesOf(ANSI.replace(/^/gm, '> '))],
  ['another control set', bytesOf(ANSI.replace('CurrentControlSet', 'ControlSet002'))],
  ['small letters', bytesOf(ANSI.replace(HERE, HERE.toLowerCase()))],
  ['names in another case', bytesOf(ANSI.replace('"Resync', '"RESYNC').replace('"Gl', '"gl'))],
  [
    'the number in hexadecimal bytes',
    bytesOf(ANSI.replace('dword:00000001', 'hex(4):01,00,00,00')),
  ],
  ['without its first line', bytesOf(ANSI.replace('REGEDIT4', ''))],
  ['without its first line, wide', bytesOf(V5.replace(/^.*/, ''))],
])('both values: %s', (_, bytes) => {
  const reading = readBytes(openRegistry, bytes);
  expect(reading.serverSettings).toEqual(BOTH);
  expect(reading).toMatchObject({ issues: [], observations: [], serverKind: 'exchange' });
});

test('wrapped lines', () => {
  const wrapped = ANSI.replace('42,45,52,00,4f,', '42,\\\n  45,52,00,\\\n  4f,');
  expect(read(wrapped)).toMatchObject({
    issues: [],
    serverSettings: { ...BOTH, globalMax: { value: 1, at: { line: 7 } } },
  });
});

test.each<[string, string[], number | null | undefined, string[]]>([
  ['is hexadecimal', ['"GlobalMaxSeqInResync"=dword:00000010'], 16, []],
  ['is zero', ['"GlobalMaxSeqInResync"=dword:00000000'], 0, []],
  ['the largest', ['"GlobalMaxSeqInResync"=dword:ffffffff'], 4294967295, []],
  ['a comment behind it', ['"GlobalMaxSeqInResync"=dword:00000001 ; set'], 1, []],
  ['an escaped name', ['"Global\\MaxSeqInResync"=dword:00000001'], 1, []],
  ['is missing', ['"DXADataPath"="C:\\\\EXCHSRVR\\\\DXADATA"', '@="x"'], undefined, []],
  [
    'a text',
    ['"GlobalMaxSeqInResync"="1"'],
    null,
    ['GlobalMaxSeqInResync is of REG_SZ; only REG_DWORD is documented (Q215505)'],
  ],
  [
    'bytes',
    ['"GlobalMaxSeqInResync"=hex:01,00,00,00'],
    null,
    ['GlobalMaxSeqInResync is of REG_BINARY; only REG_DWORD is documented (Q215505)'],
  ],
  [
    'a type of its own',
    ['"GlobalMaxSeqInResync"=hex(1f):01'],
    null,
    ['GlobalMaxSeqInResync is of type 1f; only REG_DWORD is documented (Q215505)'],
  ],
  [
    'nonsense',
    ['"GlobalMaxSeqInResync"=yes'],
    null,
    ['GlobalMaxSeqInResync is of an unknown type; only REG_DWORD is documented (Q215505)'],
  ],
  [
    'no digits',
    ['"GlobalMaxSeqInResync"=dword:true'],
    null,
    ['GlobalMaxSeqInResync is no REG_DWORD of eight hexadecimal digits'],
  ],
  [
    'three bytes',
    ['"GlobalMaxSeqInResync"=hex(4):01,00,00'],
    null,
    ['GlobalMaxSeqInResync is no REG_DWORD of eight hexadecimal digits'],
  ],
  [
    'of another key',
    ['[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]', '"GlobalMaxSeqInResync"=dword:1'],
    undefined,
    [],
  ],
  [
    'of a subkey',
    [HERE.replace(']', '\\Parameters]'), '"GlobalMaxSeqInResync"=dword:1'],
    undefined,
    [],
  ],
])('GlobalMaxSeqInResync %s', (_, lines, expected, told) => {
  const reading = read(key(...lines));
  expect(reading.serverSettings?.isWholeKey).toBe(true);
  expect(reading.serverSettings?.globalMax?.value).toBe(expected);
  expect(issues(reading)).toEqual([...told.map((message) => `warning @4: ${message}`), ABSENT]);
});

const notTaken = (type: string): string =>
  `warning @4: ResyncConnectionRDNs is of ${type}; the service needs REG_MULTI_SZ (Q150976), so its names are not taken`;
test.each<[string, string, string[] | undefined, string[]]>([
  ['accents in ANSI', 'hex(7):4d,fc,6e,00,00', ['Mün'], []],
  ['no final zero', 'hex(7):41,00,42', ['A', 'B'], []],
  ['what follows the end', 'hex(7):41,00,00,42,00,00', ['A'], []],
  ['empty', 'hex(7):', [], []],
  ['only zeros', 'hex(7):00,00', [], []],
  ['hex(2)', 'hex(2):41,00', undefined, [notTaken('REG_EXPAND_SZ')]],
  ['a text', '"NOVEMBER"', undefined, [notTaken('REG_SZ')]],
  ['a number', 'dword:00000001', undefined, [notTaken('REG_DWORD')]],
  [
    'no bytes',
    'hex(7):4x,00',
    undefined,
    ['warning @4: ResyncConnectionRDNs has data that are no bytes, so its names are not taken'],
  ],
  [
    'broken off',
    'hex(7):41,00,\\',
    ['A'],
    ['warning @4: the data of ResyncConnectionRDNs breaks off'],
  ],
])('ResyncConnectionRDNs: %s', (_, data, names, told) => {
  const reading = read(key(`"ResyncConnectionRDNs"=${data}`));
  expect(reading.serverSettings?.listed?.names).toEqual(names);
  expect(issues(reading)).toEqual(told);
});

test('half a character', () => {
  const reading = read(V5.replace(WIDE, '41,00,42'));
  expect(reading.serverSettings?.listed).toBeUndefined();
  expect(issues(reading)).toEqual([
    'warning @4: ResyncConnectionRDNs has half a character, so its names are not taken',
  ]);
});

test('data that are too long', () => {
  const line = `  ${'41,'.repeat(25)}\\\n`;
  const reading = read(key(`"ResyncConnectionRDNs"=hex(7):41,\\\n${line.repeat(1000)}  00,00`));
  expect(reading.serverSettings?.listed).toBeUndefined();
  expect(issues(reading)[0]).toBe(
    'warning @4: the data of ResyncConnectionRDNs is longer than 64 KiB; it is not read',
  );
});

test.each<[string, string, object | undefined, string[]]>([
  [
    'the key does not occur',
    'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"A"="B"\n',
    undefined,
    [
      'warning @-: the key HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX does not occur in it',
    ],
  ],
  [
    'the key is deleted',
    `${ANSI}${HERE.replace('[', '[-')}\n`,
    undefined,
    [
      'warning @6: the file deletes the key MSExchangeDX: it is a script, not an export',
      'warning @-: the key HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX does not occur in it',
    ],
  ],
  [
    'a value is deleted: others may be there that the file does not name',
    key('"GlobalMaxSeqInResync"=-'),
    { isWholeKey: false },
    ['warning @4: the file deletes GlobalMaxSeqInResync: it is a script, not an export'],
  ],
  [
    'two control sets: the running one counts',
    `${ANSI.replace('CurrentControlSet', 'ControlSet001')}${HERE}\n"GlobalMaxSeqInResync"=dword:0\n`,
    { isWholeKey: true, globalMax: { value: 0, at: { line: 7 } } },
    [
      'note @3: the key of CONTROLSET001 is not used, that of CURRENTCONTROLSET is',
      ABSENT.replace('@3', '@6'),
    ],
  ],
])('%s', (_, text, settings, told) => {
  const reading = read(text);
  expect(reading.serverSettings).toEqual(settings);
  expect(issues(reading)).toEqual(told);
});

const REGEDT32 = `Key Name:          SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX
Class Name:        <NO CLASS>
Last Write Time:   3/9/98 - 6:02 PM
Value 0
  Name:            GlobalMaxSeqInResync
  Type:            REG_DWORD
  Data:            0x1

Value 1
  Name:            ResyncConnectionRDNs
  Type:            REG_MULTI_SZ
  Data:            NOVEMBER
                   OCTOBER

Key Name:          SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX\\Enum
Value 0
  Name:            GlobalMaxSeqInResync
  Type:            REG_DWORD
  Data:            0
`;
test('as regedt32 saves it', () =>
  expect(read(REGEDT32)).toMatchObject({
    issues: [],
    serverSettings: {
      isWholeKey: true,
      globalMax: { value: 1, at: { line: 7 } },
      listed: { names: ['NOVEMBER', 'OCTOBER'], at: { line: 12 } },
    },
  }));
test('regedt32: a text is no number', () =>
  expect(issues(read(REGEDT32.replace('REG_DWORD', 'REG_SZ')))).toEqual([
    'warning @7: GlobalMaxSeqInResync is of REG_SZ; only REG_DWORD is documented (Q215505)',
  ]));

const QUERY = `
HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeDX
    GlobalMaxSeqInResync\tREG_DWORD\t0x1
    ResyncConnectionRDNs\tREG_MULTI_SZ\tNOVEMBER\\0OCTOBER\\0\\0
`;
const GLOBAL_MAX = { value: 1, at: { line: 3 } };
const LISTED = { names: ['NOVEMBER', 'OCTOBER'], at: { line: 4 } };
test.each<[string, string, object]>([
  [
    'two values, which may have been asked for',
    QUERY,
    { isWholeKey: false, globalMax: GLOBAL_MAX, listed: LISTED },
  ],
  [
    'the whole key, with blanks for tabs',
    `${QUERY.replaceAll('\t', '    ')}    Display Name    REG_SZ    Directory Synchronization\n`,
    { isWholeKey: true, globalMax: GLOBAL_MAX, listed: LISTED },
  ],
  [
    'another key behind it',
    `${QUERY.split('\n').slice(0, 3).join('\n')}\nHKEY_LOCAL_MACHINE\\SYSTEM\\Other\n    ResyncConnectionRDNs\tREG_MULTI_SZ\tX\n`,
    { isWholeKey: false, globalMax: GLOBAL_MAX },
  ],
  [
    'in hexadecimal',
    QUERY.replace('0x1', '0xa'),
    { isWholeKey: false, globalMax: { ...GLOBAL_MAX, value: 10 }, listed: LISTED },
  ],
])('reg query: %s', (_, text, settings) =>
  expect(read(text)).toMatchObject({ issues: [], serverSettings: settings }),
);

test.each<[string, boolean]>([
  [ANSI, true],
  [QUERY, true],
  [V5, true],
  ['REGEDIT4', true],
  [`a mail\n> ${HERE}\n`, true],
  [REGEDT32, true],
  ['[HKEY_LOCAL_MACHINE\\SOFTWARE]', false],
  ['the REGEDIT4 form', false],
])('looksLikeRegistry(%j)', (text, expected) => expect(looksLikeRegistry(text)).toBe(expected));

const PIECES = [
  ...`${ANSI}${REGEDT32}`.split(/(?<=\n)/),
  'Windows Registry Editor Version 5.00\n',
  '"ResyncConnectionRDNs"=hex(7):',
  '41,00,\\\n',
  '"GlobalMaxSeqInResync"=',
  'dword:',
  '-',
  '"',
  '\\',
];
test('any input', () => checkAnyInput(openRegistry, PIECES));
test('long lines', () =>
  checkLongLines(openRegistry, [
    '',
    '"',
    '[',
    `${HERE}\n"ResyncConnectionRDNs"=hex(7):`,
    `${HERE}\n"GlobalMaxSeqInResync"="`,
    'Key Name: ',
    'dword:',
  ]));
