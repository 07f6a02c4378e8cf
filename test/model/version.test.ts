import { factText } from '../../src/model/fact-text.js';
import { versionNumber, versionText } from '../../src/model/version.js';

test.each([
  ['3.0', '3.0.3'],
  ['3.2', '3.2.9'],
  ['3.2.9', '3.2.14'],
  ['3.2.18', '3.5'],
  ['3.5', '3.5.22'],
  ['3.5.9', '3.5.30'],
  ['5.5.1960.3', '5.5.2448.0'],
  ['5.5.2524', '5.5.2650.12'],
  ['5.5.2651.9', '5.5.2651.75'],
])('%s is below %s', (low, high) => expect(versionNumber(low)!).toBeLessThan(versionNumber(high)!));

test.each([
  ['3.5', '3.5.0'],
  ['5.5.2448', '5.5.2448.0'],
])('%s is %s', (short, long) => expect(versionNumber(short)).toBe(versionNumber(long)));

test.each(['', '3', '3.2a', 'v3.2', '3.', '3.2.9.1.2', '300.1', '-3.2', '3.2 '])(
  '%j is no version',
  (text) => expect(versionNumber(text)).toBeNull(),
);

test.each(['3.0', '3.2.9', '3.5.30', '5.5.2650.12', '99.99.99999.99999'])(
  '%s is told as it is',
  (text) => expect(versionText(versionNumber(text)!)).toBe(text),
);

test.each([
  ['import.version', versionNumber('3.2.9'), '3.2.9'],
  ['resync.modified', 826_731_120, '1996-03-13 15:32'],
  ['folder.sortlock', true, 'yes'],
  ['folder.leftovers', 0, '0'],
  ['folder.leftovers', null, 'unknown'],
] as const)('%s %s reads %s', (fact, value, text) => expect(factText(fact, value)).toBe(text));
