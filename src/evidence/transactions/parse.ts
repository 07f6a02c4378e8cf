/** One transaction's text, taken apart exactly: code, name, address, what is wrong. */
import type { Problem } from '../../model/transaction-types.js';
import { mayHaveTemplate, note, parseAddress, TYPE_WORDS, type Address } from './address.js';
import { endOfWords, isBlank, withoutBlanks, type Fields } from './fields.js';
import { findLoose } from './loose.js';

/**
 * One transaction's text, taken apart exactly. It has the form of an import file (Q96060): a code
 * letter in column 1, the full name from column 3, the address type from column 34, or tabs in
 * place of columns 2 and 33 (Q96001, Q104869, Q131151).
 */

export type Code = 'A' | 'D' | 'M' | 'R' | 'T' | '-' | '#' | '?' | ' ';

export interface Transaction {
  /** `-` is template data, a blank a line that goes on, `?` no code letter. */
  code: Code;
  /** Full name of A, D and M without blanks around it. */
  name: string | null;
  address: Address | null;
  problems: Problem[];
  /** The lines behind the first: template data and fields, or the second line of M. */
  more: string[];
}

const CODES = 'ADMRT-# ';
const LONGEST_NAME = 30;
/** Index of the blank between name and address type: column 33. */
const GAP = 32;

const KNOWN_TYPE = new RegExp(`[ \\t](?:${TYPE_WORDS}):`, 'i');
const ADDRESS_ALONE = new RegExp(`^[ \\t]*(?:${TYPE_WORDS}):`, 'i');
const ANY_TYPE = /[ \t][A-Z0-9]{2,10}:\S/i;
const TYPE_HERE = /^[^\s:/]{1,16}:/;

export const codeOf = (line: string): Code =>
  CODES.includes(line.charAt(0)) && line !== ''
    ? (line.charAt(0) as Code)
    : line.startsWith('\t')
      ? ' '
      : '?';

/** The lines of a record's text; blank ones say nothing (Q117260 prints some). */
export function linesOf(text: string): string[] {
  if (!text.includes('\n') && !text.includes('\r')) return [text];
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [''];
}

/**
 * Parses one transaction. `isLoose` is for the text of a listing, in which tabs and runs of blanks
 * may be lost: there columns prove nothing.
 */
export function parseTransaction(text: string, isLoose = false): Transaction {
  const [line = '', ...more] = linesOf(text);
  const code = codeOf(line);
  const parsed: Transaction = { code, name: null, address: null, problems: [], more };
  if (code === '?') noteBadStart(line, parsed.problems);
  else if (code === 'R' || code === 'T') parseList(line, isLoose, parsed);
  else if (code === 'A' || code === 'D' || code === 'M') parseEntry(line, isLoose, parsed);
  return parsed;
}

/** The second line of M: the new name and address, in the same columns (Q132681). */
export function parseSecondLine(line: string, isLoose = false): Transaction {
  const parsed: Transaction = { code: ' ', name: null, address: null, problems: [], more: [] };
  // An address alone, as Q127918 prints it, stands where it likes.
  if (ADDRESS_ALONE.test(line))
    parsed.address = parseAddress(withoutBlanks(line), 'entry', parsed.problems);
  else parseEntry(line.replace(/^\t/, '  '), isLoose, parsed);
  return parsed;
}

/** A letter is an invalid code (13), anything else a bad character (12); & is a local user's (Q111556). */
function noteBadStart(line: string, problems: Problem[]): void {
  if (line === '' || line.startsWith('&')) return;
  note(problems, /^[A-Z]/i.test(line) || line.charCodeAt(0) >= 0x80 ? 'badCode' : 'badColumn');
}

function parseEntry(line: string, isLoose: boolean, parsed: Transaction): void {
  const { code, problems } = parsed;
  const fields = isLoose ? findLoose(line) : findFields(line, problems);
  const name = fields.name.slice(0, endOfWords(fields.name));
  parsed.name = withoutBlanks(name);
  if (fields.rest !== '') parsed.more.unshift(` ${fields.rest}`);
  if (parsed.name === '') note(problems, 'emptyName');
  // A name that begins in column 4 has its leading blank counted (Q104869).
  else if ((isLoose ? parsed.name : name).length > LONGEST_NAME) note(problems, 'nameTooLong');
  // Exchange makes names unique so (Q146676, Q146681).
  if (/00[12]$/.test(parsed.name)) note(problems, 'exchangeArtefacts');
  const address = withoutBlanks(fields.address);
  if (address !== '') parsed.address = parseAddress(address, 'entry', problems);
  // What M lacks is told by its second line.
  else if (
    parsed.name !== '' &&
    (code === 'A' || code === 'D') &&
    !problems.includes('nameTooLong')
  )
    note(problems, 'addressMissing');
  // Without a type a listing does not show where name and address meet.
  if (isLoose && parsed.address?.type === null) problems.length = 0;
}

function parseList(line: string, isLoose: boolean, parsed: Transaction): void {
  const { code, problems } = parsed;
  let field = withoutBlanks(line.slice(1));
  if (isLoose) {
    const fields = findLoose(`${code}  ${field}`);
    if (fields.rest !== '') parsed.more.unshift(` ${fields.rest}`);
    field = fields.address;
  } else if (line.length > 1 && !isBlank(line[1])) note(problems, 'blankExpected');
  parsed.address = parseAddress(field, 'list', problems);
  // A template for addresses that can have none (Q96001, Q118321; that T counts is inferred).
  if (code === 'T' && !mayHaveTemplate(parsed.address.type)) note(problems, 'templateNotAllowed');
}

/** Finds name and address by tabs or columns. */
function findFields(line: string, problems: Problem[]): Fields {
  let start = 2;
  if (line.length > 1 && !isBlank(line[1])) {
    note(problems, 'blankExpected');
    start = 1;
  }
  const isTyped = line[GAP] === ' ' && TYPE_HERE.test(line.slice(GAP + 1, GAP + 18));
  const tab = line.indexOf('\t', start);
  if (isTyped && (tab < 0 || tab > GAP)) return cut(line, start, GAP);
  if (tab >= 0) return cut(line, start, tab);
  // From column 2 on: where the name is empty the type may stand in column 3.
  const known = line.slice(1).search(KNOWN_TYPE) + 2;
  if (known >= 2) {
    // A type before column 34 makes the name seem too long (Q104869); Q131151 prints one in 33.
    if (known < GAP && withoutBlanks(line.slice(start, known)) !== '')
      note(problems, 'nameTooLong');
    return cut(line, start, known);
  }
  if (line.length <= GAP || line[GAP] === ' ') return cut(line, start, GAP);
  if (TYPE_HERE.test(line.slice(GAP + 1, GAP + 18))) {
    note(problems, 'blankExpected');
    return { ...cut(line, start, GAP), address: line.slice(GAP + 1) };
  }
  const any = line.search(ANY_TYPE);
  return cut(line, start, any > GAP ? any : line.length);
}

const cut = (line: string, start: number, at: number): Fields => ({
  name: line.slice(start, at),
  address: line.slice(at),
  rest: '',
});
