import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decode, guessCodePage, type CodePage } from '../../../src/evidence/text/codepage.js';
import { runs } from '../../support/runs.js';

const PAGES: readonly CodePage[] = ['cp437', 'cp850', 'windows-1252'];
const encode = (text: string, page: CodePage): Uint8Array => iconv.encode(text, page);

test.each(PAGES)('%s agrees with iconv-lite in every byte', (page) => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(decode(all, page)).toBe(iconv.decode(Buffer.from(all), page));
  for (let byte = 0x80; byte <= 0xff; byte += 1)
    expect(decode(Uint8Array.of(byte), page)).toHaveLength(1);
});

test.each<[string, CodePage, CodePage]>([
  ['nothing', 'cp437', 'cp437'],
  ['Müller', 'cp437', 'cp437'],
  ['Müller', 'windows-1252', 'windows-1252'],
  ['Jörg Weiß', 'cp437', 'cp437'],
  ['Jörg Weiß', 'windows-1252', 'windows-1252'],
  ['Weiß', 'cp437', 'cp437'],
  ['Café Niño', 'cp437', 'cp437'],
  ['Café Niño', 'windows-1252', 'windows-1252'],
  // Letters that code page 437 does not have.
  ['Søren', 'cp850', 'cp850'],
  ['PÁL', 'cp850', 'cp850'],
  ['Conceição', 'cp850', 'cp850'],
  ['Søren', 'windows-1252', 'windows-1252'],
  // Line drawing stands beside no letters.
  ['│ Müller │ ═══', 'cp437', 'cp437'],
])('guesses for %s in %s: %s', (text, page, guess) =>
  expect(guessCodePage(encode(text, page))).toBe(guess),
);

test('any bytes can be guessed at and decoded, one character each; ASCII stays', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(PAGES).toContain(guessCodePage(bytes));
      for (const page of PAGES) {
        const text = decode(bytes, page);
        expect(text).toHaveLength(bytes.length);
        bytes.forEach((byte, i) => {
          if (byte < 0x80) expect(text.charCodeAt(i)).toBe(byte);
        });
      }
    }),
    runs(100),
  ));
