/**
 * Entries of a Dir-Sync log without their time stamp, as articles and screens show them (Q119017,
 * Q108067, Q215505). Severity and code are enough, or the words of an entry that has no code.
 */
import { CODES } from '../../generated/codes.js';
import type { LogLine, LogSeverity } from './entry.js';

/** Status lines have words only (Q118447); without a stamp these are known by them. */
const STATUS_WORDS =
  'Microsoft ?\\(R\\)|Import is finished|Requestor (?:updates|process)|Server (?:updates|processing)|No requestor updates|Report from ';
const BRACKETED = '(?:Warning|Error|Fatal|Status)[ \\t]{0,6}\\[[ \\t]{0,10}\\d{0,6}[ \\t]{0,10}\\]';
/** As a screen shows it: `Fatal error 14: "Error processing Resync.glb"` (Q215505). */
const ON_SCREEN = '(?:Warning|Error|Fatal) error[ \\t]{1,4}\\d{1,3}(?!\\d)';

/** What begins an undated entry even inside a line. */
export const UNDATED_START = `(?<![\\w|])(?:${BRACKETED}|${ON_SCREEN})|(?<![\\w|])Status[ \\t]{1,20}(?=${STATUS_WORDS})`;

const IN_BRACKETS =
  /^[ \t]{0,40}#?[ \t]{0,40}(Warning|Error|Fatal|Status)[ \t]{0,6}\[[ \t]{0,10}(\d{0,6})[ \t]{0,10}\](.*)$/is;
const BARE = /^[ \t]{0,40}(Warning|Error|Fatal)(?: error)?[ \t]{1,4}(\d{1,3})(?!\d)(.*)$/is;
const STATUS = new RegExp(`^[ \\t]{0,40}(Status)()[ \\t]{1,20}((?:${STATUS_WORDS}).*)$`, 'is');

/**
 * Entries whose words alone the articles print, each a line of its own (Q119017, Q119452, Q149271,
 * Q118447, Q127752, Q131509, Q105965).
 */
const WORDS_ALONE =
  /^[ \t]{0,40}(Requestor process failed\.|No requestor updates to send|Requestor updates received: {0,5}\d{1,15}|Import is finished\.|Server processing failure|No Tasks From Requestor: ?\S{1,140}|GAL not active on this PO)[ \t]{0,40}$/i;
/** A word that each of them has, for who only wants to know whether there may be one. */
export const UNSTAMPED_WORDS =
  /requestor process|requestor updates|error processing|import is finished|server processing|no tasks from|gal not active|obtaining message/i;
/** What IMPORT writes when it cannot read its messages in DS_MSG.GLB (Q130064). */
const NO_MESSAGE =
  /^[ \t]{0,40}\[[ \t]{0,10}(\d{1,6}|XX)[ \t]{0,10}\][ \t]{0,10}(Error obtaining message #: {0,5}\w{1,10})[ \t]{0,40}$/i;
/** Code 14 without its severity; its words are no other code's (Q215505, Q96001). */
const RESYNC_FAILED =
  /^[ \t]{0,40}(?:\[[ \t]{0,10}0{0,3}14[ \t]{0,10}\][ \t:]{0,10})?"?(Error processing RESYNC(?:\.GLB)?)"?[ \t.]{0,40}$/i;

/** Other words that are printed with a code (Q136514). */
const OTHER_WORDS: Readonly<Record<number, string>> = { 54: 'Server name could not be accessed' };

/** `Error 1`: no entry is shorter. */
const SHORTEST = 7;

/** An entry that has lost its time stamp, or null for any other line. */
export function readUndated(line: string): LogLine | null {
  if (line.length < SHORTEST) return null;
  const found = IN_BRACKETS.exec(line) ?? bare(line) ?? STATUS.exec(line);
  if (!found) return readWords(line);
  const [, severity = '', code, text = ''] = found;
  return {
    time: null,
    written: null,
    severity: (severity.charAt(0).toUpperCase() + severity.slice(1).toLowerCase()) as LogSeverity,
    code: code ? Number(code) : null,
    text: text
      .replace(/^[ \t]*:/, '')
      .replace(/^[ \t]*"(.*)"[ \t]*$/s, '$1')
      .trim(),
  };
}

/** An entry without severity: words that stand alone, or a message that IMPORT could not fetch. */
function readWords(line: string): LogLine | null {
  const words = WORDS_ALONE.exec(line);
  if (words) return { time: null, written: null, severity: null, code: null, text: words[1]! };
  const failed = RESYNC_FAILED.exec(line);
  if (failed) return { time: null, written: null, severity: null, code: 14, text: failed[1]! };
  const missing = NO_MESSAGE.exec(line);
  if (!missing) return null;
  const code = /^\d/.test(missing[1]!) ? Number(missing[1]) : null;
  return { time: null, written: null, severity: null, code, text: missing[2]! };
}

/**
 * Without brackets a number may be anything (PODIAG prints `Error 161`, Q110496): what follows it must
 * be a colon, or the words of that code.
 */
function bare(line: string): RegExpExecArray | null {
  const found = BARE.exec(line);
  if (!found) return null;
  const rest = found[3]!.trim();
  if (/^[:"]/.test(rest)) return found;
  const code = Number(found[2]);
  const words = [CODES.find((each) => each.code === code)?.text, OTHER_WORDS[code]];
  const fits = (text: string | null | undefined): boolean =>
    typeof text === 'string' && letters(rest).startsWith(letters(text).slice(0, 12));
  return words.some(fits) ? found : null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
