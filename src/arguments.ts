/** Checks what the library is handed, so that a slip is told at once and in words of its interface. */
import { NOT_READ } from './model/not-read.js';
import type { CheckOptions, Evidence } from './model/api-types.js';
import { isDxaVersion } from './model/dxa-version.js';
import { isFields, type Fields } from './model/fields.js';
import { nearest } from './model/nearest.js';
import { GATEWAY_TYPES } from './model/transaction-types.js';
import { KINDS, NUMBERS } from './model/types.js';
import { UsageError } from './model/usage-error.js';
import { isSyncNumber, LARGEST_NUMBER, OWN_NUMBERS } from './model/sync-number.js';

/** What a value must be, in words, and whether it is. */
interface Shape {
  expected: string;
  fits: (value: unknown) => boolean;
  isRequired?: true;
}
type Shapes<T> = Readonly<Record<keyof T, Shape>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
/** Told by their tag, which those of another frame have as well. */
const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isBytes = (value: unknown): boolean => tagOf(value) === 'Uint8Array';
const isDate = (value: unknown): boolean =>
  tagOf(value) === 'Date' && !Number.isNaN((value as Date).getTime());
const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && !isBytes(value);
const listOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(fits);
const numbers =
  (names: readonly string[]) =>
  (value: unknown): boolean =>
    isFields(value) &&
    Object.entries(value).every(
      ([name, number]) => names.includes(name) && (number === undefined || isSyncNumber(number)),
    );
const oneOf =
  (words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);

const text = (expected: string): Shape => ({ expected, fits: isText });
const texts = (expected: string): Shape => ({ expected, fits: listOf(isText) });
const flag: Shape = { expected: 'true or false', fits: (value) => typeof value === 'boolean' };
const callback: Shape = { expected: 'a function', fits: (value) => typeof value === 'function' };
const words = (list: readonly string[]): string =>
  `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;

const HEADER = NUMBERS.map(({ header }) => header);
const sync = (names: readonly string[]): Shape => ({
  expected: `an object of ${names.join(', ')}, each 0 to ${LARGEST_NUMBER}`,
  fits: numbers(names),
});

const OPTIONS: Shapes<CheckOptions> = {
  requestors: texts('an array of names, each NET/PO'),
  own: sync(OWN_NUMBERS),
  header: sync(HEADER),
  dss: { expected: "'exchange' or 'msmail'", fits: oneOf(['exchange', 'msmail']) },
  listed: texts('an array of names'),
  globalMax: flag,
  dxaVersion: {
    expected: 'a version such as 5.5.2448.0',
    fits: (value) => isText(value) && isDxaVersion(value),
  },
  links: {
    expected: 'an array of { rdn, postoffice }',
    fits: listOf((value) => isFields(value) && isText(value.rdn) && isText(value.postoffice)),
  },
  importVersion: text('a version such as 3.2a'),
  importExe: {
    expected: 'an object of name, bytes and modified (seconds since 1970, or null)',
    fits: (value) =>
      isFields(value) &&
      isText(value.name) &&
      isNumber(value.bytes) &&
      (value.modified === null || isNumber(value.modified)),
  },
  gateways: {
    expected: `an array of some of ${GATEWAY_TYPES.join(', ')}`,
    fits: listOf(oneOf(GATEWAY_TYPES)),
  },
  // What is wrong with a command line, its reader tells.
  command: { expected: 'a command line', fits: (value) => typeof value === 'string' },
  after: { expected: 'an array of { name, chunks }', fits: Array.isArray },
  commandLine: {
    expected: 'an array of words',
    fits: listOf((value) => typeof value === 'string'),
  },
  extraRules: {
    expected: 'an array of rules',
    fits: listOf((value) => isFields(value) && isText(value.id)),
  },
  rulesDigest: text('a digest such as sha256:...'),
  now: { expected: 'a Date', fits: isDate, isRequired: true },
  sha256: callback,
  readings: { expected: 'a WeakMap', fits: (value) => value instanceof WeakMap },
  onRecord: callback,
  onCase: callback,
};

const EVIDENCE: Shapes<Evidence> = {
  name: { ...text('the name of the file'), isRequired: true },
  kind: { expected: words(KINDS), fits: oneOf(KINDS) },
  owner: { expected: 'the name of a folder', fits: (value) => typeof value === 'string' },
  isOptional: flag,
  chunks: {
    expected: 'a list of Uint8Arrays, such as [bytes]',
    fits: isIterable,
    isRequired: true,
  },
  listing: {
    expected: 'an array of { path, bytes, modified, isReadOnly }',
    fits: listOf((value) => isFields(value) && isText(value.path)),
  },
  container: {
    expected: 'what openContainers gave it',
    fits: (value) => isFields(value) && Array.isArray(value.issues),
  },
  sentAt: {
    expected: 'an object of time and face (seconds since 1970)',
    fits: (value) => isFields(value) && isNumber(value.time) && isNumber(value.face),
  },
  isAside: flag,
  notRead: { expected: words(NOT_READ), fits: oneOf(NOT_READ) },
  key: { expected: 'an object', fits: isFields },
};

/** The sort of thing that a value is; what it says may be a secret. */
function sortOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array with something else in it';
  if (isBytes(value)) return 'bytes';
  if (typeof value !== 'object')
    return value === '' ? 'an empty string' : `another ${typeof value}`;
  return 'then' in value ? 'a promise (await it)' : 'another object';
}

const wrong = (argument: string, expected: string, value: unknown): UsageError =>
  new UsageError('argument-wrong', { argument, expected, given: sortOf(value) });

/** What was left out or is undefined stands for nothing; a name that does not exist is a slip. */
function checkFields<T>(value: Fields, shapes: Shapes<T>, where: string): void {
  const table = Object.entries<Shape>(shapes);
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(shapes, name)) continue;
    const [guess = null] = nearest(name, Object.keys(shapes));
    throw new UsageError('argument-unknown', { argument: `${where}.${name}`, nearest: guess });
  }
  for (const [name, { expected, fits, isRequired }] of table) {
    const argument = `${where}.${name}`;
    const given = value[name];
    if (given === undefined) {
      if (isRequired) throw new UsageError('argument-missing', { argument, expected });
    } else if (!fits(given)) throw wrong(argument, expected, given);
  }
}

export function checkOptions(options: unknown): void {
  const expected = 'an object with `now` (a Date) and what else is known';
  if (options === undefined)
    throw new UsageError('argument-missing', { argument: 'options', expected });
  if (!isFields(options)) throw wrong('options', expected, options);
  checkFields(options, OPTIONS, 'options');
}

/** One piece of evidence; its chunks are checked as they go by. */
export function checkedOne(evidence: unknown, where = 'evidence'): Evidence {
  const expected = 'an object of `name` and `chunks`';
  if (evidence === undefined)
    throw new UsageError('argument-missing', { argument: where, expected });
  if (!isFields(evidence) || isBytes(evidence)) throw wrong(where, expected, evidence);
  checkFields(evidence, EVIDENCE, where);
  const fields = Object.keys(EVIDENCE)
    .filter((name) => evidence[name] !== undefined)
    .map((name) => [name, evidence[name]]);
  const one = Object.fromEntries(fields) as Evidence;
  return { ...one, chunks: checkedChunks(one.chunks, `${where}.chunks`) };
}

/** Bytes only: a string or a number among them would be read as nothing of use. */
function checkedChunks(chunks: Iterable<unknown>, where: string): Iterable<Uint8Array> {
  function* pass(): Generator<Uint8Array> {
    let at = 0;
    for (const chunk of chunks) {
      if (!isBytes(chunk)) throw wrong(`${where}[${at}]`, 'a Uint8Array', chunk);
      at += 1;
      yield chunk as Uint8Array;
    }
  }
  if (Array.isArray(chunks) && chunks.every(isBytes)) return chunks as Uint8Array[];
  // What can be read again stays so.
  return 'next' in chunks ? pass() : { [Symbol.iterator]: pass };
}

/** Evidence may be made while it is read, so each piece is checked when its turn comes. */
export function checkedEvidence(evidence: unknown, where = 'evidence'): Iterable<Evidence> {
  const expected = 'an array of { name, chunks }';
  if (evidence === undefined)
    throw new UsageError('argument-missing', { argument: where, expected });
  if (!isIterable(evidence)) throw wrong(where, expected, evidence);
  return each(evidence as Iterable<unknown>, where);
}

function* each(evidence: Iterable<unknown>, where: string): Generator<Evidence> {
  let at = 0;
  for (const one of evidence) yield checkedOne(one, `${where}[${at++}]`);
}
