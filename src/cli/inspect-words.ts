/** How `inspect` shows a file, as text and as JSON. Records stream between what is before and after. */
import { KIND_TABLE, type KindRecords } from '../model/kinds.js';
import { SOURCE_TABLE } from '../model/sources.js';
import type { DecodedPart, Observation, QueueLayout, TransactionRecord } from '../model/types.js';
import { CODES } from '../generated/codes.js';
import { VERSION } from '../generated/version.js';
import type { InspectedInput } from '../index.js';
import { timelineLines } from './log-timeline.js';
import { tellFindings } from '../report/text/findings.js';
import { whatItIs } from '../report/text/inputs.js';
import { toJson } from '../report/json.js';
import { columns, pad, WIDTH, wrap } from '../report/text/layout.js';
import { placeText } from '../report/places.js';
import { safe, safeCopy } from '../report/safe.js';
import { FACT_TABLE } from '../model/facts.js';
import { factText } from '../model/fact-text.js';
import { LAYOUT, LEVEL, plural } from '../report/text/words.js';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** Seconds by the queue's own clock, as LISTQ shows them: `Thu Apr 07 12:13:52 1994`. */
export function listqDate(seconds: number): string {
  const at = new Date(seconds * 1000);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())} ${time} ${at.getUTCFullYear()}`;
}

const isoDate = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}`;

const position = ({ at }: TransactionRecord): number | undefined => at.byte ?? at.line;

function layoutLines(layout: QueueLayout): string[] {
  const nul = layout.nul ? 'a NUL ends the text' : 'no NUL ends the text';
  return [
    ...wrap(`Layout: ${layout.fixedBytes} fixed bytes ${layout.fixedPart} the text, ${nul}.`, '  '),
    ...columns(
      layout.fields.map((field) => [
        `    ${field.name}`,
        field.bytes === 1 ? `${field.offset}` : `${field.offset}-${field.offset + field.bytes - 1}`,
        field.form,
      ]),
    ),
    ...layout.because.flatMap((reason) => wrap(reason, '    - ')),
    ...wrap(`How sure: ${LAYOUT[layout.confidence]}.`, '    '),
  ];
}

const observationLine = (seen: Observation): string[] => {
  const about = seen.of.kind === 'requestor' && seen.of.name !== null ? `${seen.of.name}: ` : '';
  const place = [SOURCE_TABLE[seen.source].words, placeText(seen.at)].filter(Boolean).join(', ');
  return wrap(
    `${about}${FACT_TABLE[seen.fact].words}: ${factText(seen.fact, seen.value)} (${place})`,
    '    ',
    '      ',
  );
};

/** The widest name that still leaves room for its value beside it. */
const NAME_WIDTH = 24;

/** A part under its title, each value beside its name; nothing goes beyond the screen. */
function partLines({ title, at, fields }: DecodedPart): string[] {
  const place = placeText(at);
  const width = Math.min(NAME_WIDTH, Math.max(...fields.map(({ name }) => name.length), 0));
  return [
    ...folded(`${title}${place ? ` (${place})` : ''}`, '  ', '    '),
    ...fields.flatMap(({ name, value }) =>
      name.length > width
        ? [...folded(name, '    ', '    '), ...folded(value, '      ', '      ')]
        : folded(value, `    ${pad(name, width)}  `, ' '.repeat(width + 6)),
    ),
  ];
}

/** Wrapped at blanks; what has none is cut where the screen ends. */
function folded(text: string, first: string, rest: string): string[] {
  const room = WIDTH - Math.max(first.length, rest.length);
  const words = text.split(' ').flatMap((word) => {
    const characters = Array.from(word);
    const pieces: string[] = [];
    for (let from = 0; from < characters.length; from += room)
      pieces.push(characters.slice(from, from + room).join(''));
    return pieces;
  });
  return wrap(words.join(' '), first, rest);
}

/** The codes of these logs are those that `explain` knows. */
const hasCodes = ({ input: { kind } }: InspectedInput): boolean =>
  kind === 'dirsync-log' || kind === 'coded-log';

/** What a record of it has; null where it has none, or is not understood. */
const recordsOf = ({ input: { kind } }: InspectedInput): KindRecords =>
  kind === 'unknown' ? null : KIND_TABLE[kind].records;

/** The lines of one transaction below each other, columns kept, each cut where the screen ends. */
function textRecord(before: string, text: string): string {
  const room = WIDTH - before.length;
  const lines = text.split('\n').flatMap((line) => {
    const characters = Array.from(safe(line));
    const pieces: string[] = [];
    for (let from = 0; from === 0 || from < characters.length; from += room)
      pieces.push(characters.slice(from, from + room).join(''));
    return pieces;
  });
  return `${before}${lines.join(`\n${' '.repeat(before.length)}`)}\n`;
}

const COLUMNS: Readonly<Record<NonNullable<KindRecords>, string>> = {
  queue: '  Byte      Sync#       Date stamp                Transaction',
  listing: '  Line      Sync#       Date stamp                Transaction',
  log: '  Line      Code  Date                 Message',
  // Transactions as a text has them: without dates, those of an import file without numbers too.
  'numbered text': '  Line      Sync#       Transaction',
  text: '  Line      Transaction',
};

/** What the runs of a log do not show by themselves. */
const isToldInWords = ({ fact, value }: Observation): boolean =>
  fact.startsWith('log.')
    ? TOLD_OF_LOGS.includes(fact) && (value === true || Number(value) > 1)
    : !fact.endsWith('.version');
const TOLD_OF_LOGS: readonly Observation['fact'][] = [
  ...(['log.zeroUpdates', 'log.nothingToSend'] as const),
  ...(['log.manualImportRequired', 'log.updatesMissing'] as const),
];

/** Of a longer log the runs are shown, and no entries; JSON has them all. */
const MOST_ENTRIES = 60;

/** What stands behind a code whose entry has no words of its own. */
function wordsOf({ number, text }: TransactionRecord, of: InspectedInput): string {
  if (!hasCodes(of) || number === null || number < 0) return text;
  const isBare =
    of.input.kind === 'coded-log' || /^(?:Status|Warning|Error|Fatal)?[\d ]*$/.test(text);
  const words = isBare ? CODES.find(({ code }) => code === number)?.text : undefined;
  return words === undefined ? text : `${text} [${words}]`.trimStart();
}

/** An entry of a log: line, code, ISO date, message; what does not fit goes on below it. */
function logRecord(record: TransactionRecord, of: InspectedInput): string {
  const { number, date, at } = record;
  const before = [
    '',
    String(at.line ?? '-').padStart(8),
    pad(number === null ? '-' : String(number), -4),
    pad(date === null ? '-' : isoDate(date).replace('T', ' '), 19),
    '',
  ].join('  ');
  return `${folded(safe(wordsOf(record, of)), before, ' '.repeat(before.length)).join('\n')}\n`;
}

export const AS_TEXT = {
  showsRecords: ({ reading }: InspectedInput): boolean =>
    (reading.timeline?.entries ?? 0) <= MOST_ENTRIES,
  before(given: InspectedInput, index: number): string {
    const { timeline } = safeCopy({ timeline: given.reading.timeline });
    const { input, observations, findings, parts } = safeCopy({ ...given, reading: null });
    const { queue } = input;
    const seen = timeline ? observations.filter(isToldInWords) : observations;
    const lines = [
      ...(index > 0 ? [''] : []),
      input.name,
      ...wrap(`${whatItIs(input)}, ${plural(input.bytes, 'byte')}`, '  '),
      ...(queue?.layout ? layoutLines(queue.layout) : []),
      ...(queue && queue.unreadBytes > 0 ? [`  Not read: ${queue.unreadBytes} bytes.`] : []),
      ...input.issues.flatMap((issue) =>
        wrap(
          `${LEVEL[issue.level]}: ${issue.message}${issue.at ? ` (${issue.at})` : ''}`,
          '  ',
          '    ',
        ),
      ),
      ...(timeline ? timelineLines(timeline) : []),
      ...(seen.length > 0 ? ['  What it shows:'] : []),
      ...seen.flatMap(observationLine),
      ...parts.flatMap(partLines),
      ...(findings.length > 0 ? ['  What was found:'] : []),
      ...tellFindings({ inputs: [input], causes: [] }, findings),
    ];
    return `${lines.join('\n')}\n`;
  },
  record(record: TransactionRecord, index: number, of: InspectedInput): string {
    const number = record.number === null ? '-' : String(record.number).padStart(6, '0');
    const date = record.date === null ? '-' : listqDate(record.date);
    // A text that quotes several kinds is called by the first; its records may be another's.
    const shape = recordsOf(of) ?? 'listing';
    const head = index === 0 ? `${COLUMNS[shape]}\n` : '';
    if (shape === 'log') return `${head}${logRecord(record, of)}`;
    const at = String(position(record) ?? '-').padStart(8);
    if (shape === 'text') return `${head}${textRecord(`  ${at}  `, record.text)}`;
    if (shape === 'numbered text')
      return `${head}${textRecord(`  ${at}  ${pad(number, 10)}  `, record.text)}`;
    return `${head}  ${at}  ${pad(number, 10)}  ${pad(date, 24)}  ${safe(record.text)}\n`;
  },
  after: (): string => '',
};

const indented = (value: unknown, by: string): string =>
  toJson(value).trimEnd().replaceAll('\n', `\n${by}`);

export const JSON_START = `{
  "schemaVersion": "1.0",
  "tool": { "name": "resync-check", "version": "${VERSION}" },
  "inputs": [`;
export const JSON_END = '\n  ]\n}\n';

export const AS_JSON = {
  showsRecords: (): boolean => true,
  before({ input, observations, findings, parts, reading }: InspectedInput, index: number): string {
    const { timeline } = reading;
    const whole = indented({ ...input, observations, findings, parts, timeline }, '    ');
    // The records follow as the last part, one a line, so that a file of any size can be shown.
    return `${index > 0 ? ',' : ''}\n    ${whole.slice(0, -1).trimEnd()},\n      "records": [`;
  },
  record(record: TransactionRecord, index: number): string {
    const { at, number, date, text } = record;
    const place = at.byte === undefined ? { line: at.line ?? null } : { byte: at.byte };
    const line = toJson({
      record: record.record,
      ...place,
      number,
      date: date === null ? null : isoDate(date),
      text,
    });
    const flat = line.trimEnd().replace(/\n\s*/g, ' ');
    return `${index > 0 ? ',' : ''}\n        ${flat}`;
  },
  after: (records: number): string => `${records > 0 ? '\n      ' : ''}]\n    }`,
};
