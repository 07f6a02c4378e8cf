/** What the page shows for a word: a page, a text, an entry of the glossary, who cites an article, or what is near. */
import { explained, topics } from '../../src/web/explain.js';
import { terms } from '../../src/explain/glossary.js';

test.each<[string, RegExp]>([
  ['reqseq-too-low', /^<h3>reqseq-too-low: REQSEQ is lower/],
  ['14', /Q215505/],
  [terms()[0]!, /<strong>/],
  ['Q215505', /Q215505/],
  ['Q999999', /No page cites Q999999\./],
])('%s', (word, expected) => {
  expect(explained(word)).toEqual({ html: expect.stringMatching(expected) as string });
});

test('of a word that nobody knows, what is near', () => {
  expect(explained('reqseq-to-low')).toEqual({
    near: expect.arrayContaining(['reqseq-too-low']) as string[],
  });
  expect(explained('<b>')).toEqual({ near: [] });
});

test('every topic that is listed has something to show', () => {
  for (const { title, pages } of topics())
    for (const { name } of pages)
      expect([title, name, 'html' in explained(name)]).toEqual([title, name, true]);
});
