/** The command line: which command, with which options. The only place that knows yargs. */
import yargs from 'yargs';
import { UsageError } from '../model/usage-error.js';
import { VERSION } from '../generated/version.js';
import { WIDTH } from '../report/text/layout.js';
import { safe } from '../report/safe.js';
import { COMMANDS, EPILOGUE } from './command-table.js';
import type { Command } from './command-table.js';
import { EXIT } from './exit-status.js';
import { exists } from './files.js';
import type { Io } from './io.js';
import { nearest } from '../model/nearest.js';
import { scan, spelled } from './options.js';
import { CommandError, LATER_COMMANDS, notYet, usageError } from './usage.js';
import type { Arguments } from './usage.js';
import { usageWords } from './usage-words.js';

interface Parsed {
  name: string;
  args: Arguments;
  words: string[];
}

/**
 * The command, its options and its other words, or the text of --help or --version. The command is
 * the first word that is no option. yargs is told of the commands for its help text only: running
 * them through it would parse everything twice and lay out a help text that nobody asked for.
 */
function parse(argv: readonly string[]): Parsed | string {
  const all = Object.values(COMMANDS).map(({ options }) => options);
  const tokens = scan(argv, Object.assign({}, ...all) as Command['options']);
  const words = tokens.flatMap((token) => (token.kind === 'option' ? [] : token));
  const named =
    words[0]?.kind === 'word' && Object.hasOwn(COMMANDS, words[0].text) ? words[0].text : undefined;
  const name = named ?? 'check';
  const { takes, options } = COMMANDS[name] as Command;
  const given = spelled(tokens, options, name);
  let output = '';
  const parser = yargs(given)
    .scriptName('resync-check')
    .detectLocale(false)
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage(named === undefined ? `$0 [command] ${takes}` : `$0 ${name} ${takes}`)
    .options(options)
    .help('help')
    .alias('help', 'h')
    .version(VERSION)
    .wrap(WIDTH)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      const what = (message ?? error?.message ?? 'not understood').replace(/\s+/g, ' ');
      throw usageError(what, 'the command line', 'see resync-check --help');
    });
  if (named === undefined && given.includes('--help')) {
    for (const [each, { describe }] of Object.entries(COMMANDS))
      parser.command(each === 'check' ? [each, '$0'] : each, describe);
    parser.epilogue(EPILOGUE);
  }
  const args = parser.parse(given, {}, (_error, _args, text) => {
    output = text;
  }) as Arguments;
  if (output !== '') return `${output}\n`;
  return { name, args, words: words.slice(named === undefined ? 0 : 1).map(({ text }) => text) };
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const parsed = parse(argv);
  if (typeof parsed === 'string') {
    io.stdout.write(parsed);
    return EXIT.ok;
  }
  const { name, args, words } = parsed;
  const command = COMMANDS[name] as Command;
  if (name === 'check') refuseCommand(words, io);
  const { run: carryOut } = await command.load();
  return carryOut(args, words, io);
}

/** A first word that is no file may be a command: of a later version, misspelt, in the wrong place. */
function refuseCommand(words: readonly string[], io: Io): void {
  const [first] = words;
  if (first === undefined) return;
  if (LATER_COMMANDS.includes(first)) throw notYet(first);
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

/** What a user can mend; null for a bug. */
function inOneLine(error: unknown): string | null {
  if (error instanceof CommandError) return error.message;
  return error instanceof UsageError ? usageWords(error) : null;
}

/** Runs the command with everything it needs to know about its environment; gives the exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const told = inOneLine(error);
    if (told !== null) {
      io.stderr.write(`resync-check: ${safe(withoutPassword(told))}\n`);
      return EXIT.usage;
    }
    const what = error instanceof Error ? error.message : String(error);
    const line = `a bug in resync-check itself, ${safe(what.split('\n')[0] ?? '')}`;
    io.stderr.write(`resync-check: ${line}; please report it to the project's issue tracker\n`);
    if (io.env.RESYNC_CHECK_DEBUG === '1' && error instanceof Error)
      io.stderr.write(`${safe(error.stack ?? '').replaceAll('<0A>', '\n')}\n`);
    return EXIT.bug;
  }
}
