import { safe, safeCopy } from '../../src/report/safe.js';

test.each([
  ['plain text', 'A Büro 3', 'A Büro 3'],
  ['NUL and tab', 'a\0\tb', 'a<00><09>b'],
  ['an escape sequence', '\x1b[31mred', '<1B>[31mred'],
  ['DEL and C1', '\x7f\x9b', '<7F><9B>'],
  ['a line break', 'a\r\nb', 'a<0D><0A>b'],
  ['bidirectional marks', 'a\u202eb\u2066c', 'a<U+202E>b<U+2066>c'],
  ['zero width', 'a\u200bb\ufeff', 'a<U+200B>b<U+FEFF>'],
  ['separators', 'a\u2028b\u2029', 'a<U+2028>b<U+2029>'],
  ['a soft hyphen', 'a\u00adb', 'a<AD>b'],
  ['tag characters', '\u{e0041}', '<U+E0041>'],
  ['a lone surrogate', '\ud800x', '<U+D800>x'],
  ['a character beyond the first plane', '\u{1f4ec}', '\u{1f4ec}'],
])('%s', (_name, given, shown) => {
  expect(safe(given)).toBe(shown);
});

test('a copy is safe down to its keys', () => {
  expect(safeCopy({ 'a\x1b': ['\x00', 1, null, { b: '\x07' }] })).toEqual({
    'a<1B>': ['<00>', 1, null, { b: '<07>' }],
  });
});
