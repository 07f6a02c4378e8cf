import { betweenTags, code, plain, withCommands } from '../../../src/report/markdown/escape.js';

test.each([
  ['plain words', 'SNADS list, 4 names', 'SNADS list, 4 names'],
  ['stars and brackets', '*a* [b](c)', '\\*a\\* \\[b\\](c)'],
  ['an underscore inside a word', 'HKEY_LOCAL_MACHINE', 'HKEY_LOCAL_MACHINE'],
  ['underscores around one', '_a_', '\\_a\\_'],
  ['a backslash before a letter', 'M:\\GLB\\RESYNC.GLB', 'M:\\GLB\\RESYNC.GLB'],
  ['a backslash before a mark', 'a\\*', 'a\\\\\\*'],
  ['a backslash at the end', 'C:\\', 'C:\\\\'],
  ['a bar', 'a|b', 'a\\|b'],
  ['what would begin a list', '- a', '\\- a'],
  ['what would number one', '12. a', '12\\. a'],
  ['a heading', '# a', '\\# a'],
  ['a mention', 'ask @team', 'ask `@team`'],
  ['an issue', 'see #12', 'see `#12`'],
  ['a commit', 'deadbeef12', '`deadbeef12`'],
  ['an address', '(https://a.example)', '`(https://a.example)`'],
  ['a time, which is no emoji', '17:00:01', '17:00:01'],
  ['an emoji', ':smile:', '`:smile:`'],
  ['a mention with a bar', '@a|b', '`@a`\\|`b`'],
])('plain: %s', (_name, text, markdown) => {
  expect(plain(text)).toBe(markdown);
});

test.each([
  ['a command', 'listq -p<password>', '`listq -p<password>`'],
  ['backticks', 'a`b', '``a`b``'],
  ['one at its end', 'a`', '`` a` ``'],
  ['a bar', 'a|b', '`a`\\|`b`'],
  ['nothing', '', ''],
])('code: %s', (_name, text, markdown) => {
  expect(code(text)).toBe(markdown);
});

test.each([
  ['a command among words', 'then `rebuild -f`.', 'then `rebuild -f`.'],
  ['a backtick alone', 'a ` b', 'a \\` b'],
  ['two commands side by side', '`a``b`', '`a` `b`'],
])('withCommands: %s', (_name, text, markdown) => {
  expect(withCommands(text)).toBe(markdown);
});

test.each([
  ['marks', '<a> & "b"', '&#60;a&#62; &#38; &#34;b&#34;'],
  ['a mention is cut by what cannot be seen', '@b', '&#64;\u2060b'],
])('betweenTags: %s', (_name, text, html) => {
  expect(betweenTags(text)).toBe(html);
});
