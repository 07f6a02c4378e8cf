import type { ReportInput } from '../../src/model/report-types.js';
import { placeText, where, withShortNames } from '../../src/report/places.js';

const inputs = (...names: string[]): ReportInput[] =>
  names.map((name, at) => ({
    id: `i${at + 1}`,
    name,
    kind: 'queue',
    role: null,
    bytes: 0,
    sha256: null,
    issues: [],
  }));

test.each([
  [{ record: 3, byte: 172 }, 'record 3, byte 172'],
  [{ line: 7 }, 'line 7'],
  [{}, ''],
])('%j is %s', (place, text) => {
  expect(placeText(place)).toBe(text);
});

test.each([
  ['i1', 'line 7', 'RESYNC.GLB, line 7'],
  ['i1', '', 'RESYNC.GLB'],
  ['by-hand', null, 'given by hand'],
  ['i9', null, 'i9'],
  [null, null, ''],
])('%s, %s is %s', (id, at, text) => {
  expect(where(inputs('RESYNC.GLB'), id, at)).toBe(text);
});

test.each([
  [['a/b/RESYNC.GLB'], ['RESYNC.GLB']],
  [
    ['t/OCT/GLB/RESYNC.GLB', 't/NOV/GLB/RESYNC.GLB'],
    ['OCT/GLB/RESYNC.GLB', 'NOV/GLB/RESYNC.GLB'],
  ],
  [
    ['t/OCT/a.txt', 't/OCT/x/A.TXT'],
    ['a.txt', 'x/A.TXT'],
  ],
  [
    ['standard input', '/tmp/a.txt'],
    ['standard input', 'a.txt'],
  ],
])('%j is shown as %j', (names, short) => {
  expect(withShortNames(inputs(...names)).map(({ name }) => name)).toEqual(short);
});
