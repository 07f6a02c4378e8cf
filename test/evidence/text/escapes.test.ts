/** What a terminal was told is left out of its text; what it may have hidden is not made up. */
import { identify } from '../../../src/evidence/kinds.js';
import { read } from '../../../src/evidence/read.js';
import { escapeEnd, withoutEscapes } from '../../../src/evidence/text/escapes.js';
import { MONTGOMERY, OCTOBER } from '../../support/cases.js';
import { listdsR } from '../../support/listings.js';
import { bytesOf } from '../../support/read.js';

test.each<[string, string, string]>([
  ['none', 'a [32m b', 'a [32m b'],
  ['colours', '\x1b[1;32mReqSync\x1b[0m = 140\x1b[m', 'ReqSync = 140'],
  ['the rest of a line is erased', 'SrvSync = 140\x1b[K', 'SrvSync = 140'],
  ['modes', '\x1b[?25l\x1b[?2004hReqSync\x1b[?25h', 'ReqSync'],
  ['a title that BEL ends', '\x1b]0;C:\\MAIL\x07LISTDS', 'LISTDS'],
  ['a title that ESC \\ ends', '\x1b]0;C:\\MAIL\x1b\\LISTDS', 'LISTDS'],
  ['a set of characters', '\x1b(BLISTDS\x1b=', 'LISTDS'],
  ['the cursor goes to the right', 'ReqSync\x1b[3C= 140', 'ReqSync   = 140'],
  ['the cursor goes elsewhere', 'Examining\x1b[5;1HA/B', 'Examining A/B'],
  ['the same within a number', '14\x1b[D0', '14\u241b0'],
  ['the same behind a number', '14\x1b[2;3Hx', '14\u241bx'],
  ['colours within a number', '1\x1b[32m40', '140'],
  ['one that is cut', 'a\x1b[3', 'a\x1b[3'],
  ['no sequence', 'a\x1bReqSync', 'a\x1bReqSync'],
])('%s', (_, text, expected) => {
  expect(withoutEscapes(text)).toBe(expected);
  // Both ways of telling one agree.
  const bytes = bytesOf(text);
  let left = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const end = escapeEnd(bytes, at);
    if (end === at) left += String.fromCharCode(bytes[at]!);
    else at = end - 1;
  }
  expect(left.includes('\x1b')).toBe(expected.includes('\x1b'));
});

describe('a captured listing', () => {
  const LISTING = listdsR(OCTOBER, MONTGOMERY, 18, 80);
  const numbers = (text: string) =>
    read('listds.txt', [bytesOf(text)]).reading.observations.flatMap(({ fact, value }) =>
      /Sync$/.test(fact) ? value : [],
    );
  const coloured = LISTING.replace(/[^\r\n]+/g, '\x1b[32m$&\x1b[0m\x1b[K');

  test('is read as it was shown, and a note says so', () => {
    expect(numbers(coloured)).toEqual(numbers(LISTING));
    expect(numbers(coloured)).toEqual([18, 80]);
    const { issue, more = [] } = identify('a.txt', bytesOf(coloured), true);
    expect([issue, ...more.map(({ code, level }) => `${level} ${code}`)]).toEqual([
      null,
      'note terminal-codes-left-out',
    ]);
  });

  test('a number that the cursor went through is unknown', () => {
    const torn = coloured.replace('80', '8\x1b[3D0');
    expect(numbers(torn)).toEqual([18]);
    expect(read('a.txt', [bytesOf(torn)]).reading.unread?.map(({ number }) => number)).toEqual([
      'SrvSync',
    ]);
  });
});
