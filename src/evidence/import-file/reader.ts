/**
 * Reader of a text import file, what `IMPORT -F` is fed (Q96001, Q104869) and `IMPORT -X` writes
 * (Q132681): one transaction after the other, each line in the columns that IMPORT looks at. It is no
 * RESYNC.GLB, so what it holds is kept apart from the transactions of one.
 */
import { issue } from '../../model/issues.js';
import type { OpenReader, Reading } from '../../model/types.js';
import { textOfBytes } from '../text/decoding.js';
import { headLines, lineReader, type LineHandler } from '../text/lines.js';
import { TYPE_WORDS } from '../transactions/address.js';
import { textBlocks } from '../transactions/bytes.js';
import { openTransactions } from '../transactions/checks.js';

/** A, D or M with an address behind it; an address without a type has two slashes (Q140944). */
const ENTRY = new RegExp(
  `^[ADM][ \\t][^]*?(?:(?:${TYPE_WORDS}):|[ \\t][^\\s/]{1,16}/[^\\s/]{1,16}/[^\\s/]{1,16}[ \\t]*$)`,
  'i',
);
/** R or T and the list that it is about. */
const LIST = new RegExp(`^[RT][ \\t]+(?:${TYPE_WORDS}):`, 'i');
/** The short form of Q127918: a name, and below it what belongs to it. */
const NAME_ALONE = /^M[ \t]+\S/;
const DATA = /^[ \t]*-[^~]*:\//;
const FIELD = /^[^~]+~\d+~\d+~/;
const SECOND_LINE = new RegExp(`^[ \\t][^]*(?:${TYPE_WORDS}):`, 'i');
/** Of local users (Q111556), and comments (Q99419). */
const OTHER = /^[#&]/;
/** G and P are the codes of GIMPORT, which makes groups out of such a file (Q99419). */
const GROUP = new RegExp(`^[GP](?: |\\t)[^]*(?:${TYPE_WORDS}):`);
/** The first line of a mail that quotes the file. */
const MAIL_HEADER = /^(?:From|To|Cc|Subject|Date|Sent|Von|An)[ \t]*:/i;

const isBlank = (line: string): boolean => line.trim() === '';
const indentOf = (line: string): number => line.length - line.replace(/^ +/, '').length;

/** How many blanks stand before every line, as where an article or a mail quotes the file. */
function marginOf(lines: readonly string[]): number {
  let margin = Infinity;
  for (const line of lines) if (!isBlank(line)) margin = Math.min(margin, indentOf(line));
  return Number.isFinite(margin) ? margin : 0;
}

/** The lines behind the headers of a mail, where it begins with some. */
const bodyFrom = (lines: readonly string[]): number => {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0 || !MAIL_HEADER.test(lines[first]!)) return 0;
  const end = lines.findIndex((line, at) => at > first && isBlank(line));
  return end < 0 ? 0 : end + 1;
};

/** What is the same for detecting and reading: where the file begins and how far it is indented. */
function frameOf(lines: readonly string[]): { from: number; margin: number } {
  const from = bodyFrom(lines);
  return { from, margin: marginOf(lines.slice(from)) };
}

export const openImportFile: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  const transactions = openTransactions('listq', false);
  const { from, margin } = frameOf(headLines(textOfBytes(context.head)));
  const asBytes = textBlocks();
  let records = 0;
  if (margin > 0) reading.issues.push(issue('import-file-margin', { blanks: margin }));

  const lines: LineHandler = {
    line(text, line) {
      if (line <= from) return;
      const own = (margin > 0 ? text.slice(Math.min(margin, indentOf(text))) : text).trimEnd();
      if (own === '') return;
      records += 1;
      context.onRecord?.({ record: records, at: { line }, number: null, date: null, text: own });
      const { bytes, from: start, to } = asBytes(own);
      transactions.add(bytes, start, to, records, line, null, () => own);
    },
    end() {
      reading.importFile = transactions.end({ isComplete: true, unreadBytes: 0, at: {} });
      return reading;
    },
  };
  return lineReader(context, lines, 'as-written');
};

/** A group file for GIMPORT.EXE, known by its first transaction. */
export function looksLikeGroupFile(headText: string): boolean {
  const first = headLines(headText)
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('#'));
  return GROUP.test(first ?? '');
}

/** Half of the lines have to be of such a file, and one of them a transaction with its address. */
export function looksLikeImportFile(headText: string): boolean {
  const lines = headLines(headText);
  if (looksLikeGroupFile(headText)) return false;
  const { from, margin } = frameOf(lines);
  const written = lines.slice(from).filter((line) => !isBlank(line));
  let entries = 0;
  let fitting = 0;
  written.forEach((raw, at) => {
    const line = raw.slice(margin);
    const isEntry =
      ENTRY.test(line) ||
      LIST.test(line) ||
      (NAME_ALONE.test(line) && DATA.test((written[at + 1] ?? '').slice(margin)));
    if (isEntry) entries += 1;
    if (isEntry || [DATA, FIELD, SECOND_LINE, OTHER].some((sign) => sign.test(line))) fitting += 1;
  });
  return entries > 0 && 2 * fitting >= written.length;
}
