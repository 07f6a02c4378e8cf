/**
 * The words of a command line: which command, which of its options, which other words. yargs-parser
 * tells options from words, of all commands at once; what it would read otherwise than people mean
 * it is put right before (a value glued to a letter) or refused after (names that are none).
 */
import Parser from 'yargs-parser';
import { nearest } from '../model/nearest.js';
import { COMMANDS, optionsOf, type Command, type Option } from './command-table.js';
import { dashed, usageError, type Arguments } from './usage.js';

export type Parsed =
  | { kind: 'version' }
  /** `name` is null where no command was named. */
  | { kind: 'help'; name: string | null; args: Arguments }
  | { kind: 'run'; name: string; args: Arguments; words: string[] };

/** How people ask for help elsewhere. */
const HELP: readonly string[] = ['/?', '-?', '-help', '--help', '-h'];
const GENERAL: readonly Option[] = [{ name: 'help' }, { name: 'version' }];

/** What other programs call what is an option here. */
const MEANT: Readonly<Record<string, string>> = {
  json: '--format json',
  text: '--format text',
  html: '--format html',
  markdown: '--format markdown',
  verbose: '--full',
  all: '--full',
  details: '--full',
  silent: '--quiet',
  v: '--version',
  V: '--version',
  importsync: '--impseq',
  postoffice: '--requestor',
};

const isSwitch = ({ value }: Option): boolean => value === undefined;

/** `-fjson` and `-qf=json` with the value as a word of its own; all else as it is. */
function unglued(word: string, options: readonly Option[]): string[] {
  const [, letters = ''] = /^-([a-z][^-]*)/i.exec(word) ?? [];
  for (let at = 0; at < letters.length; at++) {
    const option = options.find(({ alias }) => alias === letters[at]);
    if (option && isSwitch(option)) continue;
    const value = word.slice(at + 2).replace(/^=/, '');
    if (!option || value === '') break;
    return [...(at > 0 ? [word.slice(0, at + 1)] : []), `-${letters[at]}`, value];
  }
  return [word];
}

/** A slip that the parser would make something else of. */
function refuseSlip(word: string, options: readonly Option[]): void {
  const [, one] = /^-(\w[\w-]+)/.exec(word) ?? [];
  if (one !== undefined && options.some(({ name }) => name === one))
    throw usageError('unknown option', `-${one}`, `did you mean --${one}?`);
  const [, written = '', name, value] = /^(--(?:no-)?([^=]+))=(.*)$/s.exec(word) ?? [];
  const isOf = options.some((option) => option.name === name && isSwitch(option));
  if (isOf && (written.startsWith('--no-') || !/^(?:true|false)$/.test(value ?? '')))
    throw usageError('no value expected', word, `write ${written} alone`);
}

/** Options by their long names, and words; of all commands, so that no value is taken for a word. */
function takenApart(argv: readonly string[], all: readonly Option[]) {
  const end = argv.indexOf('--');
  const before = argv.slice(0, end < 0 ? argv.length : end);
  for (const word of before) if (!isHelp(word)) refuseSlip(word, all);
  const given = before.flatMap((word) => (isHelp(word) ? '--help' : unglued(word, all)));
  const { argv: found, error } = Parser.detailed([...given, ...argv.slice(before.length)], {
    alias: Object.fromEntries(all.flatMap(({ name, alias }) => (alias ? [[name, alias]] : []))),
    boolean: all.filter(isSwitch).map(({ name }) => name),
    string: all.flatMap((option) => (isSwitch(option) ? [] : option.name)),
    narg: Object.fromEntries(all.flatMap((option) => (isSwitch(option) ? [] : [[option.name, 1]]))),
    configuration: {
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'strip-aliased': true,
    },
  });
  const { _: words, '--': files = [], ...args } = found as Found;
  // Under these very names the parser keeps the words, and those behind `--`.
  const taken = before.find((word) => /^--(?:no-)?(?:_|--)(?:=|$)/.test(word));
  if (taken !== undefined || words.some((word: unknown) => typeof word !== 'string'))
    throw usageError('unknown option', taken ?? '-_', 'see resync-check --help');
  return { words, files, args, error };
}
type Found = Arguments & { _: string[]; '--'?: string[] };

/** Takes a command line apart. Throws `CommandError` for what no command understands. */
export function parse(argv: readonly string[]): Parsed {
  const [first = ''] = argv;
  const isAboutIt = argv.some(isHelp) || (argv.length === 2 && argv[1] === 'help');
  if (Object.hasOwn(COMMANDS, first) && COMMANDS[first]!.takesAnyWord && !isAboutIt)
    return { kind: 'run', name: first, args: {}, words: argv.slice(argv[1] === '--' ? 2 : 1) };
  const all = [...Object.values(COMMANDS).flatMap(optionsOf), ...GENERAL];
  const { words: plain, files, args, error } = takenApart(argv, all);
  const name = Object.hasOwn(COMMANDS, plain[0] ?? '') ? plain[0]! : null;
  const words = plain.slice(name === null ? 0 : 1);
  if (args.version === true && args.help !== true) return { kind: 'version' };
  if (args.help === true || (words[0] === 'help' && (name === null || words.length === 1))) {
    const asked = words.find((word) => Object.hasOwn(COMMANDS, word));
    return { kind: 'help', name: name ?? asked ?? null, args };
  }
  const chosen = name ?? 'check';
  refuseUnknown(args, COMMANDS[chosen]!, chosen);
  const [, missing] = /following: (\S+)/.exec(error?.message ?? '') ?? [];
  if (missing !== undefined)
    throw usageError('missing value', dashed(missing), 'write it behind the option');
  if (error) throw usageError(error.message, 'the command line', 'see resync-check --help');
  return { kind: 'run', name: chosen, args, words: [...words, ...files] };
}

const isHelp = (word: string): boolean => HELP.includes(word);

/** Names that the command does not have, and `--no-` before what is no switch. */
function refuseUnknown(args: Arguments, command: Command, name: string): void {
  const options = [...optionsOf(command), ...GENERAL];
  for (const [key, value] of Object.entries(args)) {
    const known = options.find((option) => option.name === key);
    const isNegated = value === false && !(known && isSwitch(known));
    if (known && !isNegated) continue;
    // The parser hides the one name that could reach into every object.
    const typed = key === '___proto___' ? '__proto__' : key;
    throw unknown(isNegated ? `no-${typed}` : typed, options, name);
  }
}

function unknown(typed: string, options: readonly Option[], command: string): Error {
  const names = options.map(({ name }) => name);
  const meant = Object.hasOwn(MEANT, typed) ? MEANT[typed] : undefined;
  if (meant !== undefined && names.includes(/^--(\S+)/.exec(meant)?.[1] ?? ''))
    return usageError('unknown option', dashed(typed), `did you mean ${meant}?`);
  const others = Object.entries(COMMANDS).filter(([, each]) =>
    optionsOf(each).some(({ name, alias }) => name === typed || alias === typed),
  );
  if (others.length > 0)
    return usageError(
      `not an option of ${command}`,
      dashed(typed),
      `it is one of: ${others.map(([name]) => name).join(', ')}`,
    );
  const negated = options.filter(isSwitch).map(({ name }) => `no-${name}`);
  const [guess] = nearest(typed, typed.startsWith('no-') ? [...names, ...negated] : names);
  const hint = guess === undefined ? '' : `did you mean --${guess}? `;
  return usageError('unknown option', dashed(typed), `${hint}see resync-check ${command} --help`);
}
