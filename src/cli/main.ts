/** The command line: which command is run, and what becomes of its errors. */
import { VERSION } from '../generated/version.js';
import { UsageError } from '../model/usage-error.js';
import { nearest } from '../model/nearest.js';
import { middle, wrap } from '../report/text/layout.js';
import { safe } from '../report/safe.js';
import { withAscii } from './ascii.js';
import { COMMANDS } from './command-table.js';
import { EXIT } from './exit-status.js';
import { exists } from './files.js';
import { helpText, WELCOME } from './help.js';
import type { Io } from './io.js';
import { parse } from './options.js';
import { paletteFor } from './palette.js';
import { CommandError, usageError } from './usage.js';
import { usageWords } from './usage-words.js';

async function dispatch(argv: readonly string[], given: Io): Promise<number> {
  const io = withAscii(argv, given);
  if (argv.length === 0 || (argv.length === 1 && argv[0] === 'check')) {
    io.stderr.write(WELCOME);
    return EXIT.usage;
  }
  const parsed = parse(argv);
  if (parsed.kind === 'version') io.stdout.write(`${VERSION}\n`);
  else if (parsed.kind === 'help')
    io.stdout.write(helpText(parsed.name, await paletteFor(parsed.args, io)));
  else {
    const { name, args, words } = parsed;
    if (name === 'check') refuseCommand(words, io);
    const { run: carryOut } = await COMMANDS[name]!.load();
    return carryOut(args, words, withAscii(argv, given, args), argv);
  }
  return EXIT.ok;
}

/** A first word that is no file may be a command: of a later version, misspelt, in the wrong place. */
function refuseCommand(words: readonly string[], io: Io): void {
  const [first] = words;
  if (first === undefined) return;
  const [guess] = nearest(first, Object.keys(COMMANDS));
  if (guess === undefined || !/^[a-z]+$/i.test(first) || exists(io.fs, first)) return;
  const todo = guess === first ? 'the command comes first' : `did you mean ${guess}?`;
  throw usageError('no such file or command', first, todo);
}

/** A command line that was given where a file is meant may hold a password: it is never quoted. */
const withoutPassword = (message: string): string =>
  /\b(?:import|listds|listq|rebuild|dssched)\b/i.test(message)
    ? message.replace(/(^|[\s"'])-p(?:"[^"]*"?|\s*[^\s"]+)/gi, '$1-p...')
    : message;

/** A name or a value that was given may be as long as a book. */
const LONGEST_LINE = 600;

/** `resync-check: WHAT: WHERE`, and below it what to do. */
export const errorText = ({ what, where, todo }: CommandError): string => {
  const [first, second] = [`${what}: ${where}`, todo].map((part) =>
    middle(safe(withoutPassword(part)), LONGEST_LINE),
  );
  return `resync-check: ${first}\n${wrap(second!, '  ').join('\n')}\n`;
};

/** What a user can put right; null for a bug. */
function asCommandError(error: unknown): CommandError | null {
  if (error instanceof CommandError) return error;
  return error instanceof UsageError ? usageWords(error) : null;
}

/** Runs the command with everything it needs to know about its environment; gives the exit status. */
export async function run(argv: readonly string[], given: Io): Promise<number> {
  try {
    return await dispatch(argv, given);
  } catch (error) {
    const io = withAscii(argv, given);
    const told = asCommandError(error);
    if (told !== null) {
      io.stderr.write(errorText(told));
      return EXIT.usage;
    }
    const what = error instanceof Error ? error.message : String(error);
    io.stderr.write(
      `resync-check: a bug in resync-check itself: ${safe(what.split('\n')[0]!)}\n` +
        "  please report it to the project's issue tracker\n",
    );
    if (io.env.RESYNC_CHECK_DEBUG === '1' && error instanceof Error)
      io.stderr.write(`${safe(error.stack ?? '').replaceAll('<0A>', '\n')}\n`);
    return EXIT.bug;
  }
}
