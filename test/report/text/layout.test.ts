import fc from 'fast-check';
import { apart, columns, cut, middle, pad, wrap } from '../../../src/report/text/layout.js';
import { runs } from '../../support/runs.js';

test.each([
  ['nothing', '', '- ', ['-']],
  ['a short line', 'one two', '- ', ['- one two']],
  ['blanks that are many', ' one \n two ', '', ['one two']],
])('wraps %s', (_name, text, first, lines) => {
  expect(wrap(text, first)).toEqual(lines);
});

test('later lines stand under the first one', () => {
  const [one, two] = wrap('word '.repeat(20), '  1. ');
  expect(one).toMatch(/^ {2}1\. word/);
  expect(two).toMatch(/^ {5}word/);
});

test.each([
  ['in backticks', '`resync-check explain impseq-too-low`'],
  ['of Mail', 'listq admin -pPASSWORD -dM -freqtrans > reqtrans.txt'],
  ['of ours', '--header IMPSEQ=N,SRVSEQ=N,REQSEQ=N'],
])('a command %s stays in one piece', (_name, command) => {
  for (let before = 0; before < 80; before++)
    expect(wrap(`${'x'.repeat(before)} ${command} and more`).join('\n')).toContain(command);
});

test('no line is wider than 80 columns unless one word is', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zA-Z<>-]{1,20}$/)), (words) => {
      for (const line of wrap(words.join(' '), '    - '))
        expect(line.length).toBeLessThanOrEqual(80);
      expect(wrap(words.join(' ')).join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
    }),
    runs(100),
  );
});

test('columns are as wide as their widest cell', () => {
  expect(
    columns(
      [
        ['Number', 'Own'],
        ['IMPSEQ', '2'],
      ],
      [1],
    ),
  ).toEqual(['Number  Own', 'IMPSEQ    2']);
});

test('pad and cut count characters, not code units', () => {
  expect(pad('\u{1f4ec}', 3)).toBe('\u{1f4ec}  ');
  expect(pad('7', -3)).toBe('  7');
  expect(cut('\u{1f4ec}'.repeat(5), 4)).toBe('\u{1f4ec}...');
});

test.each<[text: string, width: number, atTheEnd: string, inTheMiddle: string]>([
  ['POLYNOMIAL', 10, 'POLYNOMIAL', 'POLYNOMIAL'],
  ['POLYNOMIAL', 9, 'POLYNO...', 'POL...IAL'],
  ['POLYNOMIAL', 8, 'POLYN...', 'POL...AL'],
  ['POLYNOMIAL', 4, 'P...', 'P...'],
  ['POLYNOMIAL', 3, '...', '...'],
  ['POLYNOMIAL', 2, '..', '..'],
])('%s in %d columns', (text, width, atTheEnd, inTheMiddle) =>
  expect([cut(text, width), middle(text, width)]).toEqual([atTheEnd, inTheMiddle]),
);

test.each<[string, string[], string[]]>([
  [
    'what all begin with is left away',
    ['a.zip » RESYNC.GLB', 'a.zip » PO2/RESYNC.GLB'],
    ['RESYNC.GLB', 'PO2/RESYNC.GLB'],
  ],
  ['folders', ['t/one/RESYNC.GLB', 't/two/RESYNC.GLB'], ['one/RESYNC.GLB', 'two/RESYNC.GLB']],
  ['of Windows', ['C:\\t\\one\\R.GLB', 'C:\\t\\two\\R.GLB'], ['one\\R.GLB', 'two\\R.GLB']],
  ['part of a name is none', ['one.txt', 'once.txt'], ['one.txt', 'once.txt']],
  [
    'cut where that tells them',
    ['first-very-long-name/x.txt', 'second-very-long-name/y.txt'],
    ['first-ver...me/x.txt', 'second-ve...me/y.txt'],
  ],
  [
    'not cut where it does not',
    ['first-long-A-same/xx.txt', 'first-long-B-same/xx.txt'],
    ['first-long-A-same/xx.txt', 'first-long-B-same/xx.txt'],
  ],
  ['one', ['t/RESYNC.GLB'], ['RESYNC.GLB']],
])('names stay apart: %s', (_, names, expected) => expect(apart(names, 20)).toEqual(expected));
