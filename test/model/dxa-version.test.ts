/** One test of Dxa.exe's version, for the rules and for the model. */
import { FACTS } from '../../src/model/facts.js';
import { honoursGlobalMax, isDxaVersion, namedVersion } from '../../src/model/dxa-version.js';
import { dxaFacts } from '../../src/case/server-facts.js';
import { versionNumber } from '../../src/model/version.js';

const SP2 = '5.5.2448.0';
const SP3 = '5.5.2650.12';

test.each<[string | null, boolean | null]>([
  ['5.5.1960.3', false],
  [SP2, false],
  ['5.5.2523', false],
  ['5.5.2524', true],
  ['5.5.2524.0', true],
  [SP3, true],
  ['5.5', null],
  ['5.5.0.0', false],
  ['5.6', null],
  ['5.0.1457', false],
  ['4.0.838', false],
  ['6.0.4417', null],
  // Versions of other programs say nothing.
  ['3.2', null],
  ['3.5.34', null],
  ['99999.1', null],
  ['unknown', null],
  [null, null],
])('Dxa.exe %s honours the switch: %s', (version, honours) =>
  expect(honoursGlobalMax(version)).toBe(honours),
);

test.each([
  ['5.5.2448.0', '5.5.2448.0 (Exchange 5.5 SP2)'],
  ['5.5.2650.12', '5.5.2650.12 (Exchange 5.5 SP3)'],
  ['5.5.2524', '5.5.2524'],
])('%s is told as %s', (version, told) => expect(namedVersion(version)).toBe(told));

test.each<[string | undefined, Record<string, unknown>]>([
  [SP2, { 'dxa.version': versionNumber(SP2), 'dxa.honoursGlobalMax': false }],
  [SP3, { 'dxa.version': versionNumber(SP3), 'dxa.honoursGlobalMax': true }],
  ['5.0.1457', { 'dxa.version': versionNumber('5.0.1457'), 'dxa.honoursGlobalMax': false }],
  // Which of the builds of 5.5 it is, is open: neither rules nor model may take it for the first.
  ['5.5', {}],
  ['6.0.4417', { 'dxa.version': versionNumber('6.0.4417') }],
  ['SP3', {}],
  [undefined, {}],
])('%s as facts', (version, facts) => {
  expect(Object.fromEntries(dxaFacts(version))).toEqual(facts);
  expect(FACTS).toEqual(expect.arrayContaining(Object.keys(facts)));
});

test.each<[string, string[], boolean]>([
  [
    'Exchange 4.0 to 2003',
    ['4.0.838', '5.0.1457', '5.5', SP2, SP3, '6.0.4417', '6.5.6944.0'],
    true,
  ],
  ['of IMPORT', ['3.2', '3.5.34', '3.0'], false],
  ['of nothing', ['0.0', '1.0', '4.5', '5.1', '5.50', '7.0', '99999.1', '5.5.999999'], false],
  ['no version', ['', '5', '5.5.', '.5.5', '5.5.x', '5,5', ' 5.5', '5.5.1.2.3', 'SP3'], false],
])('a version that can be typed: %s', (_, versions, expected) =>
  expect(versions.filter((each) => isDxaVersion(each) !== expected)).toEqual([]),
);
