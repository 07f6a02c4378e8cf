import { plainMarkdown } from '../../src/cli/plain-markdown.js';

test.each([
  ['headings', '# One\n\n## Two\nText', 'One\n===\n\nTwo\nText\n'],
  ['a paragraph', 'one\ntwo\n', 'one two\n'],
  [
    'marks',
    'a **bold** _word_ and `_code_` [here](x.md)',
    'a bold word and `_code_` here (x.md)\n',
  ],
  ['lists', '- one\n  goes on\n- two\n1. three', '- one goes on\n- two\n1. three\n'],
  ['code as it stands', 'Text:\n\n    listq  admin\n', 'Text:\n\n    listq  admin\n'],
  ['a fence', '```\na  b\n\n# c\n```', '    a  b\n\n    # c\n'],
  ['a table', '| a | b |\n|---|---|', '| a | b |\n|---|---|\n'],
  ['one blank line for many', 'a\n\n\n\nb', 'a\n\nb\n'],
])('%s', (_name, markdown, plain) => {
  expect(plainMarkdown(markdown)).toBe(plain);
});
