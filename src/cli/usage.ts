/** Options turned into values, or into plain words on what is wrong with them. */
import { GATEWAY_TYPES } from '../model/transaction-types.js';
import { isDxaVersion } from '../model/dxa-version.js';
import { SEVERITIES } from '../model/types.js';
import type { HeaderNumber, Severity } from '../model/types.js';
import { parseTypedHeader } from '../evidence/text/header.js';
import { LARGEST_NUMBER } from '../model/sync-number.js';
import { headerProblemText } from '../report/words/issues-of-records.js';

/** What the parser hands over: a value for each option by its long name. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * A command line that cannot be carried out: what is wrong, where, and what to do. The message is
 * `WHAT: WHERE`, and what to do on a line of its own.
 */
export class CommandError extends Error {
  constructor(
    readonly what: string,
    readonly where: string,
    readonly todo: string,
  ) {
    super(`${what}: ${where}\n  ${todo}`);
  }
}

export const usageError = (what: string, where: string, todo: string): CommandError =>
  new CommandError(what, where, todo);

const FORMATS = ['text', 'json'] as const;
export const REPORT_FORMATS = [...FORMATS, 'markdown', 'html'] as const;
export type Format = (typeof FORMATS)[number];
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);

/** All values of an option that may be repeated. */
export function texts(args: Arguments, name: string): string[] {
  const given = args[name];
  if (given === undefined) return [];
  const values = Array.isArray(given) ? (given as unknown[]) : [given];
  return values.map((value) => {
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw usageError('missing value', dashed(name), 'write it behind the option');
  });
}

/** The value of an option that may be given once. */
export function text(args: Arguments, name: string): string | undefined {
  const values = texts(args, name);
  if (values.length > 1) throw usageError('given more than once', dashed(name), 'give it once');
  return values[0];
}

/** A switch; given twice, the last one counts. */
export function flag(args: Arguments, name: string): boolean | undefined {
  const given: unknown = args[name];
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === 'boolean' ? last : undefined;
}

/** A number of 0 to 4294967295 in decimal digits. */
export function number(args: Arguments, name: string): number | undefined {
  const given = text(args, name);
  if (given === undefined) return undefined;
  if (/^\d+$/.test(given) && Number(given) <= LARGEST_NUMBER) return Number(given);
  throw usageError(
    'not a number',
    `${dashed(name)} ${given}`,
    `give 0 to ${LARGEST_NUMBER} in digits only`,
  );
}

/** One word of a closed list. */
export function oneOf<T extends string>(
  args: Arguments,
  name: string,
  words: readonly T[],
): T | undefined {
  const given = text(args, name);
  const found = words.find((word) => word === given?.toLowerCase());
  if (given === undefined || found !== undefined) return found;
  throw usageError('unknown value', `${dashed(name)} ${given}`, `give one of ${words.join(', ')}`);
}

export const format = (args: Arguments): Format => oneOf(args, 'format', FORMATS) ?? 'text';

/** The format of a report, which has more of them than a list of rules or of records. */
export const reportFormat = (args: Arguments): ReportFormat =>
  oneOf(args, 'format', REPORT_FORMATS) ?? 'text';

export const failOn = (args: Arguments): Severity =>
  oneOf(
    args,
    'fail-on',
    SEVERITIES.filter((severity) => severity !== 'note'),
  ) ?? 'fatal';

/** The header's numbers, by hand; any of the three, in any order. */
export function header(args: Arguments): Partial<Record<HeaderNumber, number>> | undefined {
  const given = text(args, 'header');
  if (given === undefined) return undefined;
  const todo = 'write it as "IMPSEQ=1,SRVSEQ=2,REQSEQ=3"';
  const read = parseTypedHeader(given);
  if (!read) throw usageError('no number understood', `--header ${given}`, todo);
  const problem = read.problems.find(({ code }) => code !== 'header-number-missing');
  if (problem) throw usageError(headerProblemText(problem), `--header ${given}`, todo);
  const numbers = Object.entries(read.numbers).map(([name, { value }]) => [name, value] as const);
  // A number that belongs to none of the three names is a slip of the pen, not a detail.
  if (given.match(/\d+/g)?.length !== numbers.length)
    throw usageError('not understood', `--header ${given}`, todo);
  return Object.fromEntries(numbers);
}

/**
 * The requestors to judge: NET/PO, or the name of an Exchange object, which may hold blanks. Whether the
 * evidence knows it is not for the command line to tell.
 */
export const requestors = (args: Arguments): string[] =>
  texts(args, 'requestor').map((given) => {
    const name = given.trim();
    if (/^(?:[^/\\]+|[^/\\\s]+[/\\][^/\\\s]+)$/.test(name)) return name.replace('\\', '/');
    throw usageError('not NET/PO', `--requestor ${name}`, 'write it as NET/PO');
  });

/** `RDN=NET/PO` pairs; an object's name may itself hold `=`, as in `cn=NOVEMBER`. */
export function links(args: Arguments): { rdn: string; postoffice: string }[] {
  return texts(args, 'link').map((given) => {
    const at = given.lastIndexOf('=');
    const [rdn, postoffice] = [given.slice(0, at).trim(), given.slice(at + 1).trim()];
    if (at > 0 && rdn !== '' && /^[^/\s]+\/[^/\s]+$/.test(postoffice)) return { rdn, postoffice };
    throw usageError('not understood', `--link ${given}`, 'write it as RDN=NET/PO');
  });
}

/** The version of Dxa.exe, for instance 5.5.2448.0. */
export function dxaVersion(args: Arguments): string | undefined {
  const given = text(args, 'dxa-version');
  if (given === undefined || isDxaVersion(given)) return given;
  throw usageError('not a version', `--dxa-version ${given}`, 'write it as 5.5.2448.0');
}

/** `SNADS,X400`, or `none`: the address types of the requestor's gateways. */
export function gateways(args: Arguments): string[] | undefined {
  const given = text(args, 'gateways');
  if (given === undefined) return undefined;
  const types = given
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((type) => type.toUpperCase());
  if (types.length === 1 && types[0] === 'NONE') return [];
  const strange = types.find((type) => !(GATEWAY_TYPES as readonly string[]).includes(type));
  if (types.length > 0 && strange === undefined) return types;
  throw usageError(
    'not an address type of a gateway',
    `--gateways ${strange ?? given}`,
    `give some of ${GATEWAY_TYPES.join(', ')}, or none`,
  );
}

/** Whether to use colour: what was asked for, then the environment, then the terminal. */
export function wantsColor(
  asked: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (asked !== undefined) return asked;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
