/**
 * Entries of a Dir-Sync log without their time stamp, as articles and screens show them (Q119017,
 * Q108067, Q215505). Severity and code are enough.
 */
import { CODES } from '../../generated/codes.js';
import type { LogLine, LogSeverity } from './entry.js';

/** Status lines have words only (Q118447); without a stamp these are known by them. */
const STATUS_WORDS =
  'Microsoft ?\\(R\\)|Import is finished|Requestor (?:updates|process)|Server (?:updates|processing)|No requestor updates|Report from ';
const BRACKETED = '(?:Warning|Error|Fatal|Status)[ \\t]{0,6}\\[[ \\t]{0,10}\\d{0,6}[ \\t]{0,10}\\]';
/** As a screen shows it: `Fatal error 14: "Error processing Resync.glb"` (Q215505). */
const ON_SCREEN = '(?:Warning|Error|Fatal) error[ \\t]{1,4}\\d{1,3}[ \\t]{0,2}[:"]';

/** What begins an undated entry even inside a line. */
export const UNDATED_START = `(?<![\\w|])(?:${BRACKETED}|${ON_SCREEN})|(?<![\\w|])Status[ \\t]{1,20}(?=${STATUS_WORDS})`;

const IN_BRACKETS =
  /^[ \t]{0,40}#?[ \t]{0,40}(Warning|Error|Fatal|Status)[ \t]{0,6}\[[ \t]{0,10}(\d{0,6})[ \t]{0,10}\](.*)$/is;
const BARE = /^[ \t]{0,40}(Warning|Error|Fatal)(?: error)?[ \t]{1,4}(\d{1,3})(?!\d)(.*)$/is;
const STATUS = new RegExp(`^[ \\t]{0,40}(Status)()[ \\t]{1,20}((?:${STATUS_WORDS}).*)$`, 'is');

/** An entry that has lost its time stamp, or null for any other line. */
export function readUndated(line: string): LogLine | null {
  const found = IN_BRACKETS.exec(line) ?? bare(line) ?? STATUS.exec(line);
  if (!found) return null;
  const [, severity = '', code, text = ''] = found;
  return {
    time: null,
    severity: (severity.charAt(0).toUpperCase() + severity.slice(1).toLowerCase()) as LogSeverity,
    code: code ? Number(code) : null,
    text: text
      .replace(/^[ \t]*:/, '')
      .replace(/^[ \t]*"(.*)"[ \t]*$/s, '$1')
      .trim(),
  };
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
  const words = CODES.find(({ code }) => code === Number(found[2]))?.text ?? null;
  return words !== null && letters(rest).startsWith(letters(words).slice(0, 12)) ? found : null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
