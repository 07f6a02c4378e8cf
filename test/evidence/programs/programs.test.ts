/** Builds of IMPORT.EXE by size and date, and versions as people type them. */
import fc from 'fast-check';
import { versionText } from '../../../src/model/version.js';
import { recogniseImport } from '../../../src/evidence/programs/import-builds.js';
import { programVersion } from '../../../src/evidence/programs/program-version.js';
import { runs } from '../../support/runs.js';

const on = (date: string): number => Date.parse(`${date}T14:02:00Z`) / 1000;
const told = (found: ReturnType<typeof recogniseImport>) =>
  'issue' in found ? found.issue : `${versionText(found.version)}${found.isNt ? ' NT' : ''}`;

test.each([
  [158_040, '1992-07-07', '3.0'],
  [195_211, '1993-03-24', '3.2'],
  [197_705, '1994-08-17', '3.2.9'],
  [204_645, '1995-02-09', '3.2.16'],
  [204_645, '1995-06-09', '3.5 NT'],
  [204_675, '1995-05-03', '3.2.18'],
  [205_513, '1995-06-09', '3.5'],
  [205_043, '1997-09-04', '3.5.32 NT'],
  [205_905, '1998-07-10', '3.5.34'],
  [205_075, '1998-11-11', '3.5.34 NT'],
  // A copy may have another date; only where two builds share a size does it matter.
  [195_211, '2026-11-23', '3.2'],
])('%i bytes of %s are IMPORT %s', (bytes, date, build) =>
  expect(told(recogniseImport(bytes, on(date)))).toBe(build),
);

test.each([
  [
    'a size that two builds share, without its date',
    204_645,
    null,
    /3\.2\.16.+3\.5 for Windows NT/,
  ],
  ['the same with the date of neither', 204_645, on('2026-11-23'), /its date fits none/],
  ['a size of none', 12_345, null, /no published build/],
  ['the IMPORT that 3.0a and 3.0b share', 158_174, on('1992-09-09'), /3\.0a .+3\.0b/],
  ['a date that is none', 204_645, Infinity, /its date fits none/],
])('%s is not guessed', (_, bytes, modified, words) =>
  expect(told(recogniseImport(bytes, modified))).toMatch(words),
);

test.each([
  ['3.2', '3.2', null],
  ['3.2a', '3.2.9', null],
  ['3.2A', '3.2.9', null],
  ['v3.5.22', '3.5.22', null],
  [' V 3.5.30 ', '3.5.30', null],
  ['3.5.32 NT', '3.5.32', true],
  ['3.5.32 (nt)', '3.5.32', true],
])('%s is version %s', (text, version, isNt) => {
  const read = programVersion(text);
  if ('problem' in read) throw new Error(read.problem);
  expect([versionText(read.version), read.isNt]).toEqual([version, isNt]);
});

test.each([
  ['3.0a', /3\.0a/],
  ['3', /not a version/],
  ['', /not a version/],
  ['new', /not a version/],
  ['3.2.9.', /not a version/],
  ['5.5.2650', /not a version/],
  ['99.9', /not a version/],
  ['0.0', /not a version/],
  ['2.1', /not a version/],
  ['3.6', /not a version/],
  ['3.50', /not a version/],
  ['4.0.838', /not a version/],
])('%j is refused', (text, words) =>
  expect(programVersion(text)).toMatchObject({ problem: expect.stringMatching(words) as string }),
);

test('whatever is typed, the answer is a version or a reason', () =>
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = programVersion(text);
      expect('problem' in read ? read.problem : read.version).toBeTruthy();
    }),
    runs(100),
  ));
