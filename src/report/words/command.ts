/** The command line of a run in one line: for reading, and not for any one shell. */

/** In quotes where a blank or a mark of a shell would part it. */
function quoted(word: string): string {
  if (word !== '' && /^[\w./\\:=,@+-]+$/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}

export const commandText = (words: readonly string[]): string =>
  ['resync-check', ...words.map(quoted)].join(' ');
