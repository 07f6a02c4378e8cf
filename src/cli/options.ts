/**
 * The words of the command line, told apart before the parser sees them: it would take names such
 * as `constructor` for its own, drop the `no-` of an unknown name, and read a glued value as switches.
 */
import type { Options } from 'yargs';
import { nearest } from '../model/nearest.js';
import { LATER_OPTIONS, notYet, usageError } from './usage.js';

/** `name` is null where no option is meant; `written` is the option as it was typed. */
interface Option {
  kind: 'option';
  written: string;
  name: string | null;
  isNegated: boolean;
  value: string | undefined;
}
/** A `file` stands behind `--`: it can be nothing else. */
export type Token = Option | { kind: 'word' | 'file'; text: string };

type Table = Readonly<Record<string, Options>>;

const EVERYWHERE: Table = {
  help: { type: 'boolean', alias: 'h' },
  version: { type: 'boolean' },
};

/** The full name of an option; null when there is none. */
function fullName(table: Table, name: string): string | null {
  if (Object.hasOwn(table, name)) return name;
  return Object.keys(table).find((full) => table[full]?.alias === name) ?? null;
}

const isSwitch = (table: Table, name: string): boolean => table[name]?.type === 'boolean';

/** `--name`, `--name=value`, `--no-name`. */
function longOption(word: string, table: Table): Option {
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const option: Option = {
    kind: 'option',
    written: `--${name}`,
    name: null,
    isNegated: false,
    value,
  };
  option.name = fullName(table, name);
  const positive = name.startsWith('no-') ? fullName(table, name.slice(3)) : null;
  if (option.name === null && positive !== null && isSwitch(table, positive))
    return { ...option, name: positive, isNegated: true };
  return option;
}

/** `-q`, `-qf json`, `-fjson`, `-f=json`: a letter that takes a value takes the rest of the word. */
function shortOptions(word: string, table: Table): Option[] {
  const option = { kind: 'option', name: null, isNegated: false, value: undefined } as const;
  const [whole = ''] = word.slice(1).split('=');
  // `-quiet` is a slip for `--quiet`.
  if (whole.length > 1 && fullName(table, whole) !== null)
    return [{ ...option, written: `-${whole}` }];
  const options: Option[] = [];
  for (let at = 1; at < word.length; at++) {
    const name = fullName(table, word[at]!);
    const next: Option = { ...option, written: `-${word[at]}`, name };
    options.push(next);
    const rest = word.slice(at + 1);
    if (name === null) break;
    if (isSwitch(table, name) && !rest.startsWith('=')) continue;
    if (rest !== '') next.value = rest.replace(/^=/, '');
    break;
  }
  return options;
}

/** A word that begins with a dash is no value, except for a number. */
const canBeValue = (word: string | undefined): boolean =>
  word !== undefined && !/^-(?!\d)/.test(word);

/** Tells options with their values from other words. `options` are those of all commands. */
export function scan(argv: readonly string[], options: Table): Token[] {
  const table = { ...options, ...EVERYWHERE };
  const tokens: Token[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '--') {
      const files = argv.slice(at + 1);
      return [...tokens, ...files.map((text) => ({ kind: 'file', text }) as const)];
    }
    if (!/^-./s.test(word)) {
      tokens.push({ kind: 'word', text: word });
      continue;
    }
    for (const option of word.startsWith('--')
      ? [longOption(word, table)]
      : shortOptions(word, table)) {
      const { name, value } = option;
      if (
        name !== null &&
        value === undefined &&
        !isSwitch(table, name) &&
        canBeValue(argv[at + 1])
      )
        option.value = argv[++at];
      tokens.push(option);
    }
  }
  return tokens;
}

/** The options in the one spelling that leaves nothing to guess, `--name=value`, each checked. */
export function spelled(tokens: readonly Token[], options: Table, command: string): string[] {
  const table = { ...options, ...EVERYWHERE };
  return tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const { written, name, isNegated, value } = token;
    if (name === null || !Object.hasOwn(table, name)) throw unknown(written, table, command);
    if (!isSwitch(table, name)) {
      if (value !== undefined) return [`--${name}=${value}`];
      throw usageError('missing value', written, 'write it behind the option');
    }
    if (value !== undefined && (isNegated || !/^(?:true|false)$/.test(value)))
      throw usageError(`no value expected: ${value}`, written, `write ${written} alone`);
    return [isNegated || value === 'false' ? `--no-${name}` : `--${name}`];
  });
}

function unknown(written: string, table: Table, command: string): Error {
  const name = written.replace(/^--?/, '');
  if (LATER_OPTIONS.includes(name)) return notYet(written);
  const names = Object.keys(table);
  const negated = names.filter((each) => isSwitch(table, each)).map((each) => `no-${each}`);
  const [guess] = nearest(name, name.startsWith('no-') ? [...names, ...negated] : names);
  const hint = guess === undefined ? '' : `did you mean --${guess}? `;
  return usageError('unknown option', written, `${hint}see resync-check ${command} --help`);
}
