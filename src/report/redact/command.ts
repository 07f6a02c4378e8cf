/** The words of a command line without the names in them. */
import type { Mark } from '../../model/marked.js';

/** What stands behind an option, where it names somebody; of the others the value is our own word. */
const NAMES_BEHIND: Readonly<Record<string, Mark>> = {
  r: 'requestor',
  requestor: 'requestor',
  listed: 'object',
  link: 'text',
  command: 'text',
  gateways: 'text',
  rules: 'path',
  reg: 'path',
  o: 'path',
  output: 'path',
  after: 'path',
  'save-case': 'path',
  'log-preview': 'path',
  'import-exe': 'path',
  'redact-map': 'path',
};
/** Values that are numbers, versions or words of a closed list. */
const OWN_WORDS =
  /^(?:[\d.,]+[a-z]?|(?:(?:IMPSEQ|SRVSEQ|REQSEQ)=\d+,?)+|text|json|markdown|html|none|names|all|warning|error|hang|fatal|exchange|msmail)$/i;
const COMMAND = /^(?:check|simulate|inspect|render|diff|demo)$/;

export function redactCommand(
  words: readonly string[],
  token: (mark: Mark, text: string) => string,
): string[] {
  let behind: Mark | null = null;
  return words.map((word, at) => {
    const mark = behind;
    behind = null;
    if (mark !== null) return token(mark, word);
    const option = /^--?([a-z-]+)(?:(=)([^]*))?$/i.exec(word);
    if (option) {
      const [, name, equals, value = ''] = option;
      const named = NAMES_BEHIND[name!.toLowerCase()];
      if (equals === undefined) behind = named ?? null;
      else return `${word.slice(0, word.length - value.length)}${valueOf(value, named, token)}`;
      return word;
    }
    if ((at === 0 && COMMAND.test(word)) || OWN_WORDS.test(word)) return word;
    return token('path', word);
  });
}

const valueOf = (
  value: string,
  mark: Mark | undefined,
  token: (mark: Mark, text: string) => string,
): string => (mark === undefined && OWN_WORDS.test(value) ? value : token(mark ?? 'text', value));
