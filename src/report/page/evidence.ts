/** What was read, what the header's record looks like, and what made the report. */
import { commandText } from '../words/command.js';
import type { Report, ReportInput, TransactionSummary } from '../../model/report-types.js';
import type { HeaderRecord, RecordSpan } from '../../model/types.js';
import { dateTimeText } from '../../model/fact-text.js';
import { shortNameAt } from '../../model/input-name.js';
import * as shared from '../text/words.js';
import { whatItIs } from '../text/inputs.js';
import { folded, list, numeric, table, text, type Block, type Rich, type Row } from './blocks.js';
import * as words from './words.js';

/** So many issues of one input are shown; JSON has them all. */
const MOST_ISSUES = 20;

/** Each input with its size and SHA-256, and under them what its reader wants a person to know. */
export function evidence({ inputs }: Report): Block[] {
  const rows = inputs.map((input): Row => {
    const hash = input.sha256 ?? '';
    return {
      cells: [
        [{ name: input.name }],
        describe(input),
        String(input.bytes),
        hash === '' ? 'not taken' : [{ code: hash }],
      ],
    };
  });
  return [
    ...table('Evidence that was read', ['File', 'What it is', numeric('Bytes'), 'SHA-256'], rows),
    ...list(inputs.flatMap(issues)),
  ];
}

function describe(input: ReportInput): string {
  const { transactions } = input;
  return transactions ? `${whatItIs(input)}; ${tallied(transactions)}` : whatItIs(input);
}

/** `19 transactions (15 A, 4 R; 16 PCM, 3 SNADS)`. */
function tallied({ count, byCode, byType, isComplete }: TransactionSummary): string {
  const codes = Object.entries(byCode).flatMap(([code, many]) =>
    many > 0 && /[A-Z]/.test(code) ? `${many} ${code}` : [],
  );
  const types = byType.map(({ type, count: many }) => `${many} ${type}`);
  const all = [codes.join(', '), types.join(', ')].filter(Boolean).join('; ');
  const total = `${isComplete ? '' : 'at least '}${shared.plural(count, 'transaction')}`;
  return all === '' ? total : `${total} (${all})`;
}

function issues({ name, issues: all }: ReportInput): Rich[] {
  const short = name.slice(shortNameAt(name));
  const more = all.length - MOST_ISSUES;
  return [
    ...all
      .slice(0, MOST_ISSUES)
      .map(({ level, message, at }): Rich => [
        { name: at ? `${short}, ${at}` : short },
        `: ${shared.LEVEL[level]}: ${message}.`,
      ]),
    ...(more > 0
      ? [[{ name: short }, `: ${shared.plural(more, 'more issue')} in the JSON report.`]]
      : []),
  ];
}

/** The record of each header transaction as bytes with their meaning. */
export function headerRecords({ inputs }: Report): Block[] {
  const shown = inputs.flatMap(({ name, queue }) => {
    const { headerRecord: record, layout } = queue ?? {};
    return record && layout ? [{ name, record, layout }] : [];
  });
  return shown.flatMap(({ name, record, layout }) => {
    const isOnly = shown.length === 1;
    const short = isOnly ? name.slice(shortNameAt(name)) : name;
    // One title for two sections would lead to the wrong one.
    const title = isOnly ? words.TITLE.header : [`${words.TITLE.header}: `, { name }];
    return folded(title, [
      text(
        { name: `${short}, byte ${record.byte} on` },
        `: ${record.length} bytes. The layout is ${shared.LAYOUT[layout.confidence]}; no layout was ` +
          'ever published.',
      ),
      {
        kind: 'picture',
        picture: { of: 'header', name, record, layout },
        alt: `The ${record.length} bytes of the header record in hexadecimal and as text; the table below says what each part is.`,
        instead: parts(record),
      },
      ...list(layout.because),
    ]);
  });
}

function parts(record: HeaderRecord): Block[] {
  return table(
    'Parts of the header record',
    ['Part', 'Bytes of the record', 'In hexadecimal', 'Says'],
    record.spans.map((span) => ({
      cells: [
        words.SPAN[span.name],
        span.bytes === 1
          ? String(span.offset)
          : `${span.offset} to ${span.offset + span.bytes - 1}`,
        [{ code: hexOf(record, span) }],
        says(record, span),
      ],
    })),
  );
}

/** So many bytes of a part are written out; the drawing has them all. */
const MOST_HEX = 10;

function hexOf({ hex }: HeaderRecord, { offset, bytes }: RecordSpan): string {
  const pairs = hex.slice(offset * 2, (offset + Math.min(bytes, MOST_HEX)) * 2).match(/../g) ?? [];
  return `${pairs.join(' ')}${bytes > MOST_HEX ? ' ...' : ''}`;
}

function says(record: HeaderRecord, { name, offset, bytes, value }: RecordSpan): Rich {
  if (name === 'text') return [{ name: asciiOf(record.hex, offset, bytes) }];
  if (name === 'nul') return 'the end of the text';
  if (value === null) return 'unknown';
  return name === 'date' ? `${dateTimeText(value)} (the clock of who wrote it)` : String(value);
}

/** Bytes as ASCII; what has no letter is a dot. */
export function asciiOf(hex: string, offset = 0, bytes = hex.length / 2): string {
  const pairs = hex.slice(offset * 2, (offset + bytes) * 2).match(/../g) ?? [];
  return pairs
    .map((pair) => parseInt(pair, 16))
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
    .join('');
}

/** What made the report: program, rules, time, command line. */
export function about({ tool, generatedAt, command, redaction }: Report): Block[] {
  return [
    ...list([
      `${tool.name} ${tool.version}`,
      [`${tool.rules.count} rules, `, { code: tool.rules.digest }],
      `Made at ${generatedAt.slice(0, 16).replace('T', ' ')} UTC`,
      ...(command === null ? [] : [['Command: ', { code: commandText(command) }]]),
      ...(redaction.profile === 'none' ? [] : [`Names are replaced (${redaction.profile}).`]),
    ]),
    text(words.NO_REAL_FILE),
  ];
}
