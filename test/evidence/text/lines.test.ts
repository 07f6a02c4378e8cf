import fc from 'fast-check';
import type { OpenReader } from '../../../src/model/types.js';
import { headLines, lineReader, LONGEST_LINE } from '../../../src/evidence/text/lines.js';
import { bytesOf, issues, readBytes } from '../../support/read.js';
import { runs } from '../../support/runs.js';

function linesOf(bytes: Uint8Array, sizes: number[] = [], form: 'shown' | 'as-written' = 'shown') {
  const lines: string[] = [];
  const open: OpenReader = (context) =>
    lineReader(
      context,
      {
        line: (text, line) => void lines.push(`${line}|${text}`),
        end: () => ({ observations: [], issues: [] }),
      },
      form,
    );
  const reading = readBytes(open, bytes, 'x.txt', sizes);
  return { lines, issues: issues(reading) };
}

const utf16 = (text: string, order: 'LE' | 'BE', mark = true): Uint8Array => {
  const units = (mark ? '\ufeff' : '') + text;
  return Uint8Array.from(
    [...Array(units.length).keys()].flatMap((at) => {
      const unit = units.charCodeAt(at);
      return order === 'LE' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
    }),
  );
};

describe('line ends', () => {
  test.each<[string, string, string[]]>([
    ['LF', 'a\nb\n', ['1|a', '2|b']],
    ['CR LF', 'a\r\nb', ['1|a', '2|b']],
    ['lone CR', 'a\rb\r', ['1|a', '2|b']],
    ['mixed', 'a\r\n\rb\n\nc', ['1|a', '2|', '3|b', '4|', '5|c']],
    ['nothing', '', []],
    ['no end', 'a', ['1|a']],
    ['a form feed parts no lines', 'a\fb\n\fc\n\f\nd', ['1|a', '1|b', '2|c', '3|', '4|d']],
    ['Ctrl-Z at the end', 'a\nb\x1a', ['1|a', '2|b']],
    ['Ctrl-Z padding', 'a\n\x1a\x1a\0\0', ['1|a', '2|']],
    ['what an editor or COPY put behind it', 'a\nb\x1ac\nd\x1a', ['1|a', '2|b', '2|c', '3|d']],
  ])('%s', (_, text, expected) => {
    expect(linesOf(bytesOf(text))).toEqual({ lines: expected, issues: [] });
  });

  test('IMPORT reads to the first Ctrl-Z; text behind that is counted', () => {
    expect(linesOf(bytesOf('a\nb\x1acd e\n'), [], 'as-written').issues).toEqual([
      'note @2: a Ctrl-Z ends the text; 3 characters after it were not read',
    ]);
  });
});

describe('encodings', () => {
  test.each<[string, Uint8Array, string[]]>([
    ['UTF-8', bytesOf('Büro\n'), ['1|Büro']],
    ['UTF-8 with a mark', bytesOf('\ufeffa\nb'), ['1|a', '2|b']],
    ['UTF-16 LE', utf16('Büro\r\n\u{1f4ee}', 'LE'), ['1|Büro', '2|\u{1f4ee}']],
    ['UTF-16 BE', utf16('a\r\nb', 'BE'), ['1|a', '2|b']],
    ['UTF-16 with an odd byte at the end', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), ['1|a']],
    ['UTF-16 LE without a mark', utf16('Büro\r\nabcdefgh', 'LE', false), ['1|Büro', '2|abcdefgh']],
    ['UTF-16 BE without a mark', utf16('Büro\r\nabcdefgh', 'BE', false), ['1|Büro', '2|abcdefgh']],
    ['code page 437', Uint8Array.of(0x42, 0x81, 0x72, 0x6f), ['1|Büro']],
    ['windows-1252', Uint8Array.of(0x42, 0xfc, 0x72, 0x6f), ['1|Büro']],
    [
      'each line by itself',
      Uint8Array.of(0x42, 0x81, 0x72, 0x6f, 0x0a, 0xc3, 0xbc, 0x0a, 0x61),
      ['1|Büro', '2|ü', '3|a'],
    ],
  ])('%s', (_, bytes, expected) => {
    for (const sizes of [[], [1], [2, 3]]) expect(linesOf(bytes, sizes).lines).toEqual(expected);
  });
});

describe('long lines', () => {
  const long = 'x'.repeat(LONGEST_LINE);
  test('are cut and reported once', () => {
    const { lines, issues: found } = linesOf(bytesOf(`a\n${long}yy\n${long}z\nb`));
    expect(lines).toEqual(['1|a', `2|${long}`, `3|${long}`, '4|b']);
    expect(found).toEqual([
      'warning @2: a line is longer than 65536 characters; the rest of it was not read',
    ]);
  });
  test('one of just that length is not cut', () => {
    expect(linesOf(bytesOf(`${long}\n`), [1000]).issues).toEqual([]);
  });
  test('a UTF-8 character on the cut does not change the encoding', () => {
    const { lines } = linesOf(bytesOf(`${'x'.repeat(LONGEST_LINE - 1)}üü`));
    expect(lines[0]).toBe(`1|${'x'.repeat(LONGEST_LINE - 1)}`);
  });
});

test('headLines', () => expect(headLines('a\r\n> b\rc')).toEqual(['a', 'b', 'c']));

test('chunking never matters', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '\r', '\n', '\f', '\x1a', '>') });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    text.map(bytesOf),
    text.map((one) => utf16(one, 'LE')),
    text.map((one) => utf16(one, 'BE')),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (all, sizes) => {
      expect(linesOf(all, sizes)).toEqual(linesOf(all));
    }),
    runs(100),
  );
});
