/** completion: a script for the shell, which offers commands, options and their values. */
import type { Command, Run } from '../command-types.js';
import { completionFor, SHELLS } from '../completion.js';
import { usageError } from '../usage.js';

/** The command `completion` of a table of commands, which it completes. */
export function completionOf(commands: Readonly<Record<string, Command>>): { run: Run } {
  const run: Run = (_args, words, io) => {
    const [asked = '', ...more] = words;
    const shell = SHELLS.find((name) => name === asked.toLowerCase());
    if (!shell || more.length > 0)
      throw usageError(
        asked === '' ? 'no shell is named' : 'no completion for this shell',
        asked === '' ? 'completion' : words.join(' '),
        `write one of: ${SHELLS.join(', ')}`,
      );
    io.stdout.write(completionFor(shell, commands));
    return Promise.resolve(0);
  };
  return { run };
}
