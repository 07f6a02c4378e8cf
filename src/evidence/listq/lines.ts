/** What one line of LISTQ output is. */
import { mentionsHeaderNumber } from '../text/header.js';
import { headLines } from '../text/lines.js';
import { readDateTime } from '../text/date-time.js';
import { LARGEST_NUMBER } from '../../model/sync-number.js';

/** Which columns stand before the transaction. -c adds the CRC, -t the date; PODIAG's has items. */
export interface Columns {
  lead: 'crc' | 'item' | 'none';
}

/** What one line of LISTQ output is. Only `other` may belong to the transaction above it. */
export type ListqLine =
  | { is: 'program' | 'noise' | 'foreign' | 'end' | 'blank' | 'complaint' | 'damaged' | 'other' }
  | { is: 'banner'; postoffice: string; file: string }
  | { is: 'columns'; columns: Columns }
  | {
      is: 'record';
      item: number | null;
      number: number | null;
      /** False when digits are there, but make no sync number. */
      sound: boolean;
      date: number | null;
      text: string;
    };

const PROGRAM = /\bLISTQ[ \t]+v?\d/i;
const BANNER =
  /^[ \t]*Examining[ \t]+([^\s/]{1,64}\/[^\s/]{1,64})[ \t]+Dir-?[ \t]?sync[ \t]+transaction[ \t]+file[ \t]*(?::[ \t]*)?(\S{1,260})/i;
const COLUMNS =
  /^[ \t]*(?:(CRC)[ \t]+|(Item)[ \t]+)?(?:Date(?:[ \t]*stamp)?[ \t]+)?Sync(?:[ \t]*#|[ \t]+No\.?)[ \t]+Transaction/i;
const END = /^[ \t]*End[ \t]+of[ \t]+Queue\b/i;
const NOISE =
  /^[ \t]*(?:---[- \t]*$|Checking[ \t]+CRC|\(C\)[ \t]+(?:Copyright[ \t]+)?Microsoft|Microsoft Mail for|-+[ \t]*More\b|Press any key|[A-Z]:\\[^>]{0,200}>)/i;
/** Mail headers and what other readers read: a listing does not go on across them. */
const FOREIGN =
  /^[ \t]*(?:(?:From|To|Cc|Subject|Date|Sent)[ \t]*:|\[[A-Z -]{1,40}\]|Examining[ \t]|Dir-Sync[ \t]+Server[ \t]*:|Server[ \t]+Requestor[ \t]+Record|Requestor[ \t]+name[ \t]*:)|\bLISTDS[ \t]+v?\d/i;
/** The wording of LISTQ's complaint about a CRC was never published (Q96060). */
const COMPLAINT = /\bCRC\b.{0,80}(?:error|mismatch|bad|invalid|incorrect|wrong|fail)/i;
const COMPLAINT_BEFORE = /(?:error|mismatch|bad|invalid|incorrect|wrong|fail).{0,80}\bCRC\b/i;

const DATE =
  '(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[ ]+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ ]+\\d{1,2}[ ]+\\d{2}:\\d{2}:\\d{2}[ ]+\\d{4}';
const NUMBER = `(?:(${DATE})[ \\t]+(\\d{1,20}|X{1,10})|(\\d{6,20}|X{6,10}))(?:[ \\t]|$)`;
const LED = new RegExp(`^[ \\t]*(?:([0-9A-F]{4}|\\d{1,10})[ \\t]+)${NUMBER}`, 'i');
const BARE = new RegExp(`^[ \\t]*()${NUMBER}`, 'i');
const DATED = new RegExp(`^[ \\t]*(?:\\S{1,12}[ \\t]+)?${DATE}`, 'i');
/** Looks like number and transaction, though the number is none. */
const NEARLY = /^[ \t]*(?:\S{1,10}[ \t]+)?(?=\S{0,12}\d)[\dXOIL?*~]{4,12}[ \t]+[ADMRT#&-][ \t]/;

/** The first characters of a transaction (Q96001, Q110496); a header has a number's name. */
const TRANSACTION = /^(?:[ADMRT#-][ \t]\S|&)/;

export const startsTransaction = (text: string): boolean => TRANSACTION.test(text);
const looksLikeTransaction = (text: string): boolean =>
  startsTransaction(text) || mentionsHeaderNumber(text.slice(0, 200));

function record(line: string, columns: Columns | null, isFirst: boolean): ListqLine | null {
  const led = columns?.lead === 'none' ? null : LED.exec(line);
  const bare = led ? null : BARE.exec(line);
  const match = led ?? bare;
  if (!match) return null;
  const text = line.slice(match[0].length);
  const isDated = match[2] !== undefined;
  const isLed = columns !== null && columns.lead !== 'none';
  if (!isDated && isLed && !led) return null;
  // Without a date or known columns any line with two numbers would do; its text must tell. The first
  // line below the columns is a record whatever it says: the header's text was never published.
  const isBelowColumns = isFirst && columns !== null;
  if (!isDated && !isLed && !isBelowColumns && !looksLikeTransaction(text)) return null;
  const digits = (match[3] ?? match[4])!;
  const isNumber = /^\d/.test(digits);
  const value = Number(digits);
  const sound = !isNumber || value <= LARGEST_NUMBER;
  const lead = match[1]!;
  return {
    is: 'record',
    item: columns?.lead === 'item' && /^\d+$/.test(lead) ? Number(lead) : null,
    number: isNumber && sound ? value : null,
    sound,
    date: isDated ? readDateTime(match[2]!) : null,
    text,
  };
}

/** A record, or the head of a listing or of its columns; null for what may stand in any text. */
function telling(line: string, columns: Columns | null, isFirst: boolean): ListqLine | null {
  const found = record(line, columns, isFirst);
  if (found) return found;
  const banner = BANNER.exec(line);
  if (banner) return { is: 'banner', postoffice: banner[1]!, file: banner[2]! };
  const header = COLUMNS.exec(line);
  return header
    ? { is: 'columns', columns: { lead: header[1] ? 'crc' : header[2] ? 'item' : 'none' } }
    : null;
}

/**
 * Says what a line is. `columns` are those of the listing that the line stands in, once known;
 * `isFirst`: no record of it was seen yet.
 */
export function listqLine(line: string, columns: Columns | null, isFirst = false): ListqLine {
  if (line.trim() === '') return { is: 'blank' };
  const found = telling(line, columns, isFirst);
  if (found) return found;
  if (END.test(line)) return { is: 'end' };
  if (PROGRAM.test(line)) return { is: 'program' };
  if (NOISE.test(line)) return { is: 'noise' };
  if (FOREIGN.test(line)) return { is: 'foreign' };
  if (COMPLAINT.test(line) || COMPLAINT_BEFORE.test(line)) return { is: 'complaint' };
  if (DATED.test(line) || NEARLY.test(line)) return { is: 'damaged' };
  return { is: 'other' };
}

/** True when the text holds LISTQ output, or lines pasted from it. */
export function looksLikeListq(headText: string): boolean {
  const lines = headLines(headText);
  const isMessage = lines.some((line) => /^[ \t]*\[DIRSYNC-TRANSACTIONS\]/i.test(line));
  for (const line of lines) {
    const found = telling(line, null, false);
    if (found?.is === 'banner' || found?.is === 'columns') return true;
    if (found?.is !== 'record') continue;
    // The transactions of a message body have the form of bare lines (Q118298).
    if (found.date !== null || (!isMessage && /[:#]|^[^ ]*SEQ/i.test(found.text))) return true;
  }
  return false;
}
