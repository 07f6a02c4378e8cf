/**
 * Inputs and the whole of what is read of them, in files that people can read: a title, the input, and a line
 * for each thing that was read.
 *
 *     # what is tried
 *     ? listds-requestor                the kind, where the content does not show it
 *     ? RESYNC.GLB                      the name, where it is not evidence.txt
 *     | ReqSync = 17, SrvSync = 80      a line of a text; a backslash ends one that has no end of its own
 *     + R PCM:NET/PO                    the text of one transaction; of a queue where no kind is told
 *     * 12 {"nul":true} cut 1033        a queue of `makeQueue`, by its seed and wish, and its damages
 *     requestor.ReqSync 17 ? reqconf @line 1
 */
import { read } from '../../src/evidence/read.js';
import {
  KINDS,
  type DecodedPart,
  type Kind,
  type Observation,
  type TransactionRecord,
} from '../../src/model/types.js';
import type { TransactionTally } from '../../src/model/transaction-types.js';
import { tallied } from './transaction-tallies.js';
import { damage, diceOf, makeQueue, type Damage, type Wish } from './made-queues.js';

export interface Given {
  title: string;
  kind?: Kind;
  name?: string;
  /** A text, a character for each byte. */
  text?: string;
  /** Texts of transactions, a character for each byte: what they add up to. */
  records?: string[];
  made?: { seed: number; wish: Wish; damages: [Damage, number][] };
}

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

export function bytesOfGiven({ text, made }: Given): Uint8Array {
  if (text !== undefined) return latin(text);
  let { bytes } = makeQueue(made!.seed, made!.wish);
  for (const [how, at] of made!.damages) bytes = damage(bytes, how, at, diceOf(at));
  return bytes;
}

/** What is neither unknown, nothing, nor empty. */
export const isSaid = (value: unknown): boolean =>
  value !== undefined &&
  value !== 0 &&
  !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** A value on one line, with what is 0 or empty left out of objects. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, each]) => isSaid(each))
      .map(([key, each]) => `${key} ${braced(each)}`)
      .join(', ');
  if (typeof value === 'string' && /^[\w.:/-]+$/.test(value)) return value;
  return JSON.stringify(value);
}
const braced = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{${inline(value)}}`
    : inline(value);

function observed({ of, fact, value, source, at, time, ...rest }: Observation): string {
  const who = of.kind === 'header' ? 'header' : inline(of.name);
  const when = time === undefined ? [] : [new Date(time * 1000).toISOString().slice(0, 19)];
  const more = isSaid(rest) ? [`(${inline(rest)})`] : [];
  return [fact, inline(value), who, source, `@${inline(at)}`, ...when, ...more].join(' ');
}

function tallyLines(name: string, tally: TransactionTally): string[] {
  const { lists, problems, byCode, ...more } = tally;
  return [
    `${name} ${inline({ ...more, byCode })}`,
    ...lists.map((list) => `${name} of ${inline(list)}`),
    ...Object.entries(problems).map(([problem, found]) => `${name} ${problem} ${inline(found)}`),
  ];
}

/** All that is read of an input, a line for each thing. */
export function readingOf(given: Given): string[] {
  if (given.records)
    return tallyLines(
      'transactions',
      tallied(given.records, given.kind === 'listq' ? 'listq' : 'queue'),
    ).map(escaped);
  const bytes = bytesOfGiven(given);
  const records: TransactionRecord[] = [];
  const parts: DecodedPart[] = [];
  const { kind, reading } = read(given.name ?? 'evidence.txt', [bytes], {
    ...(given.kind && { kind: given.kind }),
    onRecord: (record) => records.push({ ...record }),
    onPart: (part) => parts.push(part),
  });
  const { observations, issues, transactions, importFile, seenLayout, ...rest } = reading;
  return [
    kind,
    ...observations.map(observed),
    ...issues.map(
      ({ level, code, at, args }) =>
        `${level} ${code}${at ? ` @${inline(at)}` : ''}${isSaid(args) ? ` ${inline(args)}` : ''}`,
    ),
    ...Object.entries(rest).flatMap(([key, value]: [string, unknown]) =>
      Array.isArray(value)
        ? value.map((each) => `${key} ${inline(each)}`)
        : [`${key} ${inline(value)}`],
    ),
    ...(seenLayout ? [`seenLayout ${inline({ records: seenLayout.records })}`] : []),
    ...(transactions ? tallyLines('transactions', transactions) : []),
    ...(importFile ? tallyLines('import file', importFile) : []),
    ...parts.flatMap(({ title, at, fields }) => [
      `part ${JSON.stringify(title)} @${inline(at)}`,
      ...fields.map(({ name, value }) => `  ${name}: ${JSON.stringify(value)}`),
    ]),
    // Of a long queue the first and last records say enough: what lies between is in the tally.
    ...(records.length > 12 ? [...records.slice(0, 6), ...records.slice(-6)] : records).map(
      ({ record, at, number, date, text }) =>
        `record ${record} @${inline(at)} ${number} ${date} ${JSON.stringify(text)}`,
    ),
  ].map(escaped);
}

/** As latin-1 with all but ASCII written out, so that any file holds it. */
export const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const written = (text: string): string =>
  text.replace(/[^\x20-\x5b\x5d-\x7e]| $/g, (char) =>
    char === '\\' ? '\\\\' : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
const unwritten = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|\\)/g, (_all, hex?: string) =>
    hex === undefined ? '\\' : String.fromCharCode(parseInt(hex, 16)),
  );

/** A text as a file has it, and back. */
export function linesOfText(text: string): string[] {
  const all = text.split('\n');
  const last = all.pop()!;
  return [
    ...all.map((line) => `| ${written(line)}`),
    ...(last === '' ? [] : [`| ${written(last)}\\`]),
  ];
}
export const textOfLines = (lines: readonly string[]): string =>
  lines
    .map((line) =>
      /(?:^|[^\\])(?:\\\\)*\\$/.test(line) ? unwritten(line.slice(0, -1)) : `${unwritten(line)}\n`,
    )
    .join('');

/** The lines of an input, as a file has them. */
export function linesOfGiven({ title, kind, name, text, records, made }: Given): string[] {
  const lines = [`# ${title}`];
  if (kind) lines.push(`? ${kind}`);
  if (name !== undefined) lines.push(`? ${name}`);
  if (text !== undefined) lines.push(...linesOfText(text));
  if (records) lines.push(...records.map((each) => `+ ${written(each)}`));
  if (made)
    lines.push(
      `* ${made.seed} ${JSON.stringify(made.wish)}${made.damages.map(([how, at]) => ` ${how} ${at}`).join('')}`,
    );
  return lines;
}

/** Each input of a file, with the lines that are expected of it. */
export function readGiven(file: string): { given: Given; expected: string[] }[] {
  const blocks = file
    .trimEnd()
    .split(/\n\n(?=# )/)
    .filter((block) => block !== '');
  return blocks.map((block) => {
    const [title, ...lines] = block.split('\n');
    const given: Given = { title: title!.slice(2) };
    const expected: string[] = [];
    for (const line of lines) {
      const rest = line.slice(2);
      if (line.startsWith('? ')) {
        if ((KINDS as readonly string[]).includes(rest)) given.kind = rest as Kind;
        else given.name = rest;
      } else if (line.startsWith('| ') || line === '|')
        given.text = (given.text ?? '') + textOfLines([rest]);
      else if (line.startsWith('+ ') || line === '+') (given.records ??= []).push(unwritten(rest));
      else if (line.startsWith('* ')) {
        const [, seed, wish, harm] = /^(\d+) (\{.*?\})((?: [a-z]+ \d+)*)$/.exec(rest)!;
        const words = harm!.split(' ').slice(1);
        given.made = {
          ...{ seed: Number(seed), wish: JSON.parse(wish!) as Wish },
          damages: words.flatMap((how, i): [Damage, number][] =>
            i % 2 === 0 ? [[how as Damage, Number(words[i + 1])]] : [],
          ),
        };
      } else expected.push(line);
    }
    if (given.text === undefined && !given.records && !given.made) given.text = '';
    return { given, expected };
  });
}
