/** The command line: which command, with which options. The only place that knows yargs. */
import yargs from 'yargs';
import type { Options } from 'yargs';
import { UsageError } from '../api-types.js';
import { VERSION } from '../generated/version.js';
import { safe } from '../report/safe.js';
import { EXIT } from './exit-status.js';
import type { Io } from './io.js';
import { LATER_COMMANDS, notYet, refuseUnknown, usageError } from './usage.js';
import type { Arguments } from './usage.js';

type Run = (args: Arguments, files: readonly string[], io: Io) => Promise<number>;

interface Command {
  usage: string[];
  describe: string;
  options: Record<string, Options>;
  load: () => Promise<{ run: Run }>;
}

const value = (describe: string, more: Options = {}): Options => ({
  type: 'string',
  requiresArg: true,
  describe,
  ...more,
});
const FORMAT = value('text or json', { alias: 'f', defaultDescription: 'text' });
const RULES = value('a folder with rules of your own');

/** Only what the chosen command needs is loaded. */
const COMMANDS: Record<string, Command> = {
  check: {
    usage: ['check [evidence..]', '$0'],
    describe: 'predict, explain, advise',
    options: {
      requestor: value('judge this NET/PO only (repeatable)', { alias: 'r' }),
      impseq: value("the requestor's own ImportSync"),
      srvseq: value("the requestor's own SrvSync"),
      reqseq: value("the requestor's own ReqSync"),
      header: value("the header's numbers: IMPSEQ=1,SRVSEQ=2,REQSEQ=3"),
      dss: value('kind of directory server: exchange or msmail'),
      rules: RULES,
      format: FORMAT,
      'fail-on': value('exit status 1 from warning, error, hang or fatal on', {
        defaultDescription: 'fatal',
      }),
      color: { type: 'boolean', describe: 'colour, or --no-color for none' },
      quiet: { type: 'boolean', alias: 'q', describe: 'the answer only' },
      'max-examples': value('requestors shown in detail', { defaultDescription: '10' }),
    },
    load: () => import('./commands/check.js'),
  },
  inspect: {
    usage: ['inspect [files..]'],
    describe: 'say what files are; show them decoded',
    options: { format: FORMAT },
    load: () => import('./commands/inspect.js'),
  },
  explain: {
    usage: ['explain [id..]'],
    describe: 'help on a rule, code, number, file or article',
    options: {},
    load: () => import('./commands/explain.js'),
  },
  rules: {
    usage: ['rules'],
    describe: 'list the rules',
    options: { rules: RULES, format: FORMAT },
    load: () => import('./commands/rules.js'),
  },
};

const EPILOGUE = [
  'Predicts whether IMPORT -Q stops with Fatal error 14 on a RESYNC.GLB. Name the',
  'file, and what shows the numbers of the requestor: its REQTRANS.GLB, listings',
  'of LISTDS or LISTQ, ReqTx subjects, or folders of such files. - is standard',
  'input; listq=FILE says what a file is.',
  '',
  'Exit status: 0 accepted, 1 will stop, 4 at risk, 3 cannot be told yet,',
  '2 wrong use or unreadable file, 70 a bug of this program.',
].join('\n');

const EVERYWHERE = ['help', 'h', 'version'];
const POSITIONALS = ['evidence', 'files', 'id'];

interface Parsed {
  name: string;
  args: Record<string, unknown>;
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

/** The chosen command with its options, or the text of --help or --version. */
function parse(argv: readonly string[]): Parsed | string {
  let chosen: Parsed | undefined;
  let output = '';
  const parser = yargs([...argv])
    .scriptName('resync-check')
    .detectLocale(false)
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage('$0 [command] <files and folders..>')
    .epilogue(EPILOGUE)
    .help('help')
    .alias('help', 'h')
    .version(VERSION)
    .wrap(80)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? parserError(message ?? 'not understood');
    });
  for (const [name, { usage, describe, options }] of Object.entries(COMMANDS))
    parser.command(
      usage,
      describe,
      (command) => command.options(options),
      (args) => {
        chosen = { name, args };
      },
    );
  void parser.parse([...argv], {}, (_error, _args, text) => {
    output = text;
  });
  return output !== '' || !chosen ? `${output}\n` : chosen;
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const parsed = parse(argv);
  if (typeof parsed === 'string') {
    io.stdout.write(parsed);
    return EXIT.ok;
  }
  const { name, args } = parsed;
  const command = COMMANDS[name];
  if (!command) throw new Error(`no command ${name}`);
  const named = POSITIONALS.flatMap((key) => args[key] ?? []) as unknown[];
  // yargs leaves the command's own name here, and what stands behind `--`.
  const rest = (args._ as unknown[] | undefined) ?? [];
  const files = [...named, ...(rest[0] === name ? rest.slice(1) : rest)].map(String);
  const later = name === 'check' && LATER_COMMANDS.find((each) => each === files[0]);
  if (later) throw notYet(later);
  const known = Object.entries(command.options).flatMap(([key, { alias }]) =>
    typeof alias === 'string' ? [key, alias] : [key],
  );
  refuseUnknown(args, [...known, ...EVERYWHERE, ...POSITIONALS], name);
  const { run: carryOut } = await command.load();
  return carryOut(args, files, io);
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
