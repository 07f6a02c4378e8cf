import { fewOf, mark } from '../../src/model/marked.js';
import { whichText, type Which } from '../../src/model/which.js';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const sentence = (names: readonly string[]): Which => ({
  ...fewOf('path', names, 6),
  isSentence: true,
});

test.each<[Which, string]>([
  ['-c, -t', '-c, -t'],
  [fewOf('list', ['A', 'B']), 'A, B'],
  [fewOf('list', LETTERS, 4), 'A, B, C, D and 3 more'],
  [sentence([]), ''],
  [sentence(['A']), 'A'],
  [sentence(['A', 'B']), 'A and B'],
  [sentence(['A', 'B', 'C']), 'A, B and C'],
  [sentence(LETTERS.slice(0, 6)), 'A, B, C, D, E and F'],
  [sentence(LETTERS), 'A, B, C, D, E, F and 1 more'],
  [{ server: mark('server', 'N/A'), not: fewOf('server', ['N/B', 'N/C']) }, 'N/A, not N/B, N/C'],
])('%j is %s', (which, text) => expect(whichText(which)).toBe(text));
