/** The command line: which command, with which options. The only place that knows yargs. */
import yargs from 'yargs';
import { UsageError } from '../api-types.js';
import { VERSION } from '../generated/version.js';
import { WIDTH } from '../report/layout.js';
import { safe } from '../report/safe.js';
import { COMMANDS, EPILOGUE } from './command-table.js';
import type { Command } from './command-table.js';
import { EXIT } from './exit-status.js';
import { exists } from './files.js';
import type { Io } from './io.js';
import { nearest } from './nearest.js';
import { LATER_COMMANDS, notYet, refuseUnknown, usageError } from './usage.js';
import type { Arguments } from './usage.js';

const EVERYWHERE = ['help', 'h', 'version'];

interface Parsed {
  name: string;
  args: Arguments;
  words: string[];
}

/** What yargs finds wrong, in our own words. */
function parserError(message: string): UsageError {
  const lacking = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (lacking !== undefined) {
    const option = lacking.length === 1 ? `-${lacking}` : `--${lacking}`;
    return usageError('missing value', option, 'write it behind the option');
  }
  return usageError(message.replace(/\s+/g, ' '), 'the command line', 'see resync-check --help');
}

/** Switches of any command; every other option takes the word behind it, or is written with `=`. */
const SWITCHES = /^(?:-[hq]+|--(?:help|version|quiet|color|no-.*|[^=]+=.*))$/;

/** Where the command stands: it is the first word that is no option. -1 without one. */
function placeOfCommand(argv: readonly string[]): number {
  let at = 0;
  while (at < argv.length && /^-./.test(argv[at]!)) at += SWITCHES.test(argv[at]!) ? 1 : 2;
  return at < argv.length && Object.hasOwn(COMMANDS, argv[at]!) ? at : -1;
}

/**
 * The command, its options and its other words, or the text of --help or --version. The command is
 * the first word that is no option. yargs is told of the commands for its help text only: running them through it
 * would parse everything twice and lay out a help text that nobody asked for.
 */
function parse(argv: readonly string[]): Parsed | string {
  const place = placeOfCommand(argv);
  const named = argv[place];
  const name = named ?? 'check';
  const { takes, options } = COMMANDS[name] as Command;
  const rest = argv.filter((_, index) => index !== place);
  let output = '';
  const parser = yargs([...rest])
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
      throw parserError(message ?? error?.message ?? 'not understood');
    });
  if (named === undefined && rest.some((word) => word === '--help' || word === '-h')) {
    for (const [each, { describe }] of Object.entries(COMMANDS))
      parser.command(each === 'check' ? [each, '$0'] : each, describe);
    parser.epilogue(EPILOGUE);
  }
  const args = parser.parse([...rest], {}, (_error, _args, text) => {
    output = text;
  }) as Arguments;
  return output !== '' ? `${output}\n` : { name, args, words: (args._ as unknown[]).map(String) };
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
  const known = Object.entries(command.options).flatMap(([key, { alias }]) =>
    typeof alias === 'string' ? [key, alias] : [key],
  );
  refuseUnknown(args, [...known, ...EVERYWHERE], name);
  const { run: carryOut } = await command.load();
  return carryOut(args, words, io);
}

/** A first word that is no file may be a command: of a later version, misspelt, in the wrong place. */
function refuseCommand(words: readonly string[], io: Io): void {
  const [first] = words;
  if (first === undefined) return;
  if (LATER_COMMANDS.includes(first)) throw notYet(first);
  const [guess] = nearest(first, Object.keys(COMMANDS));
  if (guess === undefined || exists(io.fs, first)) return;
  const todo = guess === first ? 'the command comes first' : `did you mean ${guess}?`;
  throw usageError('no such file or command', first, todo);
}

/** Runs the command with everything it needs to know about its environment; gives the exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`resync-check: ${safe(error.message)}\n`);
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
