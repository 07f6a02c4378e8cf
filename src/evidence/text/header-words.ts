/**
 * How the three numbers may be written in a header transaction. Its text was never published; only
 * the names are: IMPSEQ, REQSEQ and SRVSEQ (Q119449), which other articles call Import sync, ReqSync
 * and SrvSync (Q96060, Q99961, Q119452), DXA-Imp-Seq and its kin (Q152231), and I=, S= and R= in the
 * subjects of mail (Q96060). So every spelling is a name, and a number is believed only where nothing
 * in the text lets its digits mean anything else.
 */
import { NUMBERS, type HeaderNumber } from '../../model/types.js';

const GAP = '[ _.-]?';
const SEQ = `${GAP}(?:SEQ(?:UENCE)?|SYNC)`;
/** Each begins with the letter of its number. */
const NAMES = ['IMP(?:ORT)?', '(?:SRV|SVR|SERVER)', 'REQ(?:UEST(?:O|E)R)?'];
const ANY_NAME = NAMES.map((name) => `${name}${SEQ}`).join('|');
const BEHIND = '(?:[ _-]?(?:NO\\b\\.?|NUM(?:BER)?\\b|#))?(?![A-Z])';
const NAME = new RegExp(`(${ANY_NAME})${BEHIND}`, 'gi');
/** Single letters are too short to be names unless all three stand there, each with its sign. */
const LETTER = /(?<![A-Z0-9])([ISR])(?=[ \t]{0,4}[=:])/gi;
const LETTERS: Readonly<Record<string, HeaderNumber>> = { I: 'IMPSEQ', S: 'SRVSEQ', R: 'REQSEQ' };
/** The subjects that have these letters too (Q96060) say what a mail brought. */
const SUBJECT = /(?:req|srv)tx|\(was\b/i;

/** What joins a name and its number. A sign binds them; blanks, slashes and tildes may also divide. */
const JOIN = /\s{0,8}["'\])}>]?\s{0,8}(?:(?:[=:]{1,2}>?|->)[/~]?|[/~])?\s{0,8}["'([{<]?\s{0,8}/y;
const SIGN = /[=:([{<"'\])}>]|->/;
const DIGITS = /\d+/y;
/**
 * What ends a number, unless digits follow: neither `1,700` nor `1 40` nor `1; 40` is a number, and
 * never 1.
 */
const ENDS =
  /(?:[,;|]{1,8}(?!\d|[ \t]{0,8}\d+[\s,;|]{0,8}(?:$|IMP|SRV|SVR|SERVER|REQ))|(?!&(?:nbsp|#\w{1,6});)[,;:./&|~!)\]}>"'\0\x1a]{1,8}(?!\d)(?<![,;|])|[\s\u00a0\u2009\u202f](?![ \t]*\d))/iy;

/** One name with what stands behind it. */
export interface Named {
  number: HeaderNumber;
  /** The character at which the name begins. */
  index: number;
  /** Whether something binds the number to its name; without it a blank may also divide two pairs. */
  isBound: boolean;
  /** The digits behind it, as far as they go; empty where there are none. */
  digits: string;
  /** Where the digits end. */
  end: number;
  /** What follows the digits cannot belong to the number. The end of the text counts. */
  isClean: boolean;
}

/** True when the text has a name of one of the three numbers, or all three of their letters. */
export const mayName = (text: string): boolean =>
  text.search(NAME) >= 0 || lettersIn(text).length > 0;

/** Every name in the text, in its order, with what stands behind it. */
export function namedIn(text: string): Named[] {
  const names = [...text.matchAll(NAME)];
  const found = names.map(({ 0: whole, 1: name, index }) =>
    behind(text, LETTERS[name![0]!.toUpperCase()]!, index, index + whole.length),
  );
  return found.length > 0 ? found : lettersIn(text);
}

function lettersIn(text: string): Named[] {
  if (!/[ISR][ \t]{0,4}[=:]/i.test(text) || SUBJECT.test(text)) return [];
  const found = [...text.matchAll(LETTER)].map((match) =>
    behind(text, LETTERS[match[1]!.toUpperCase()]!, match.index, match.index + 1),
  );
  return NUMBERS.every(({ header }) => found.some(({ number }) => number === header)) ? found : [];
}

function behind(text: string, number: HeaderNumber, index: number, at: number): Named {
  JOIN.lastIndex = at;
  const join = JOIN.exec(text)?.[0] ?? '';
  DIGITS.lastIndex = at + join.length;
  const digits = DIGITS.exec(text)?.[0] ?? '';
  const end = at + join.length + digits.length;
  ENDS.lastIndex = end;
  return {
    ...{ number, index, digits, end },
    isBound: SIGN.test(join) || (join === '' && digits !== ''),
    isClean: digits !== '' && (end === text.length || ENDS.test(text)),
  };
}
