/** One ReqTx or SrvTx subject, cut short or not. */
import type { SubjectNumber } from '../../model/issue-args.js';
import { mayBeEncoded, shownLines } from './header-lines.js';
import { headLines } from '../text/lines.js';
import { syncNumber } from '../../model/sync-number.js';

/** Mail cuts subjects here; the one real sample lost its last letter to it (Q162841). */
const SUBJECT_COLUMNS = 40;

type Field = 'R' | 'S' | 'I';
type NumberName = SubjectNumber;

/** What a ReqTx or SrvTx subject says, as far as it can be trusted. */
export interface SubjectText {
  kind: 'ReqTx' | 'SrvTx';
  /** Where it stands in the line. */
  start: number;
  end: number;
  numbers: Partial<Record<Field, number>>;
  /** The number after `was`, and whose old value it is. */
  was?: { of: Field; value: number };
  /** Records sent; only where `sent` or its beginning follows. */
  sent?: number;
  /** Fields whose digits may go on behind the cut. */
  cut: NumberName[];
  /** The last number, without the count behind it that shows where its digits end. */
  open?: NumberName;
  /** What there is of such numbers: they are no less. */
  reached: Partial<Record<NumberName, number>>;
  /** Fields whose digits make no sync number, as they are written. */
  implausible: { name: NumberName; written: string }[];
}

const START = /(?<![\w/$])(?:\$?SYSTEM\d{0,3}[ \t]{1,8})?(?:ReqTx|SrvTx)\b|\b(?:ReqTx|SrvTx)\b/gi;
/**
 * Digits and whatever is glued to them: letters, a sign or thousands separator before more digits, what
 * cannot be seen, the `=` of a mail's encoding. Only plain digits are a number; `1,234` is never 1.
 */
const WRITTEN =
  "(\\d+(?:[.,:/'\u2019*]\\d+|[;|]\\d+(?!\\d)(?!\\s{0,4}se)|[\u00a0\u2009\u202f]\\d{3}(?!\\d)|[^\\s.,:;|/'\u2019*\u2026()\\[\\]{}<>\"\\d]\\d*)*)";
/** People retype it with colons. */
const FIELD = new RegExp(`[\\s,;.:-]{0,16}\\b([RSI])\\s{0,4}[=:]\\s{0,4}${WRITTEN}`, 'iuy');
const WAS = new RegExp(`\\s{0,4}\\(\\s{0,4}was\\s{0,4}${WRITTEN}`, 'iuy');
/** What stands in the place of a number and does not begin with a digit: a sign, other digits, nothing. */
const NO_NUMBER = /[\s,;.]{0,16}\b([RSI])\s{0,4}=\s{0,4}((?![\d\s]|$)[^\s,;]{0,40})/iuy;
const WAS_NO_NUMBER = /\s{0,4}\(\s{0,4}was\s{0,4}((?![\d\s]|$)[^\s,;)]{0,40})/iuy;
/** The sign at the end of what is shown, and no number behind it. */
const CUT_OFF = /[\s,;.]{0,16}\b([RSI])\s{0,4}=?[\s"'.:)>\]|\u2026]*$/iy;
const ANY_DIGIT = /\p{N}/u;
/** More digits before the next field: whichever are the number's, one of them was not meant so. */
const MORE_BEFORE_FIELD =
  /(?:[\s,;.|]{1,4}\d+(?!\d)){1,8}(?=[\s,;.|]{0,4}(?:[RSI]\s{0,4}=|\(\s{0,4}was))/iy;
const MORE_BEFORE_CLOSE = /(?:[\s,;.|]{1,4}\d+(?!\d)){1,8}(?=\s{0,4}\))/y;
const CLOSE = /\s{0,4}\)/y;
const SENT = /[\s,;.]{0,16}(\d+)(?:\s{0,4}(s(?:e(?:n(?:t)?)?)?)(?![a-z]))?/iy;
/** A list of messages that shortens its columns ends them so. */
const ELLIPSIS = /\s{0,2}(?:\.{2,}|\u2026)(?=[\s"')>\]|]|$)/y;
const NUMBER_ENDS = /[,;]/y;
/** What may be the count, where nothing follows: the size of a mail stands farther away, or has a unit. */
const COUNT_ENDS = /^(?:[,;.]|\s|[,;.]\s)\d+$/;
/** `I= 2 sent`: of the two numbers one is lost, and nobody knows which. */
const COUNT_LOST = /[\s,;.]{0,16}s(?:e(?:n(?:t)?)?)?(?![a-z])/iy;
/** `2 or 3`, `2 (now 3)`, `2 -> 3`: it is one of them. */
const OTHER_WORD =
  /\s{0,4}\(?\s{0,4}(?:or|oder|ou|and|und|to|bis|now|jetzt|then|not|nicht|->|=>)\s{0,4}\d+\)?/iy;
/** Two numbers before `sent`: the first may be the rest of the last one. */
const TWO_COUNTS = /[\s,;.|]{1,4}\d+(?:[\s,;.|]{1,4}\d+){0,8}[\s,;.|]{1,4}\d+\s{0,4}se/iy;
const LINE_END = /[\s"'.:)>\]|]*$/y;
/** What may follow a number that a mail program folded or broke: its other digits, or the count. */
const MORE_DIGITS = /^(?:[ \t]+\d|\d{1,10}[\s,;.]{0,4}(?:\d{1,10}\s{0,4})?sen?t?\b)/i;

/** One line may hold several, as a log does; the published one holds one. */
export function subjectsIn(line: string): SubjectText[] {
  const found: SubjectText[] = [];
  for (const match of line.matchAll(START)) {
    const subject = parse(line, match.index, match[0]);
    if (subject) found.push(subject);
  }
  return found;
}

/** A quick look: most texts hold no subject at all. */
const mayHold = (text: string): boolean => /ReqTx|SrvTx/i.test(text) || mayBeEncoded(text);

/** True when a line of the text holds a subject. */
export const hasSubject = (headText: string): boolean =>
  mayHold(headText) &&
  shownLines(headLines(headText)).some((line) => {
    for (const match of line.matchAll(START)) if (parse(line, match.index, match[0])) return true;
    return false;
  });

/** True when a line below may hold further digits of a number that ends its line. */
export const mayGoOn = (lineBelow: string): boolean => MORE_DIGITS.test(lineBelow);

/** Marks the last number as one whose digits may go on: it is only known to be no less. */
export function dropNumber(subject: SubjectText, name: NumberName): void {
  delete subject.open;
  subject.cut.push(name);
  forget(subject, name);
}

function forget(subject: SubjectText, name: NumberName): void {
  const value = name === 'was' ? subject.was?.value : subject.numbers[name];
  if (value !== undefined) subject.reached[name] = value;
  if (name === 'was') delete subject.was;
  else delete subject.numbers[name];
}

/**
 * Where the text that was cut may begin: at the subject, or at what stands before it, as `FW:`,
 * `[EXT]`, `$SYSTEM` or `Subject:` do. Farther away than the cut is wide, none matters.
 */
function possibleStarts(line: string, start: number, wordStart: number): number[] {
  const starts = start === wordStart ? [start] : [start, wordStart];
  for (let at = start - 1; at >= Math.max(0, start - SUBJECT_COLUMNS); at -= 1)
    if (/\S/.test(line[at]!) && (at === 0 || /\s/.test(line[at - 1]!))) starts.push(at);
  return starts;
}

function parse(line: string, start: number, opening: string): SubjectText | null {
  const word = /(ReqTx|SrvTx)$/i.exec(opening)!;
  const subject: SubjectText = {
    kind: /^r/i.test(word[1]!) ? 'ReqTx' : 'SrvTx',
    start,
    end: start + opening.length,
    numbers: {},
    cut: [],
    reached: {},
    implausible: [],
  };
  let last: NumberName | null = null;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = subject.end;
    const match = pattern.exec(line);
    if (match) {
      subject.end = pattern.lastIndex;
      last = null;
    }
    return match;
  };
  const believe = (name: NumberName, written: string, set: (value: number) => void): void => {
    const value = syncNumber(written);
    if (value === null) subject.implausible.push({ name, written });
    else {
      set(value);
      last = name;
    }
  };

  const takeField = () => take(FIELD) ?? take(NO_NUMBER);
  for (let field = takeField(); field; field = takeField()) {
    const name = field[1]!.toUpperCase() as Field;
    const isFirst = subject.numbers[name] === undefined;
    const more = take(MORE_BEFORE_FIELD)?.[0] ?? take(OTHER_WORD)?.[0] ?? '';
    if (isFirst) believe(name, field[2]! + more, (value) => (subject.numbers[name] = value));
    const was = take(WAS) ?? take(WAS_NO_NUMBER);
    if (!was) continue;
    const moreOfIt = take(MORE_BEFORE_CLOSE)?.[0] ?? '';
    if (isFirst && !subject.was)
      believe('was', was[1]! + moreOfIt, (value) => (subject.was = { of: name, value }));
    take(CLOSE);
  }
  CUT_OFF.lastIndex = subject.end;
  const cutOff = CUT_OFF.exec(line)?.[1]?.toUpperCase() as Field | undefined;
  if (cutOff && subject.numbers[cutOff] === undefined) {
    take(CUT_OFF);
    subject.cut.push(cutOff);
  }
  const isShown = ({ written }: { written: string }): boolean => ANY_DIGIT.test(written);
  if (Object.keys(subject.numbers).length === 0 && !subject.implausible.some(isShown)) return null;
  const starts = possibleStarts(line, start, start + word.index);
  const before = subject.end;
  const lastField = last as NumberName | null;
  TWO_COUNTS.lastIndex = before;
  if (lastField && TWO_COUNTS.test(line)) {
    dropNumber(subject, lastField);
    return subject;
  }
  const sent = take(SENT);
  // A number without `sent` may be a date or a size of the next column, or be cut itself.
  if (sent?.[2]) {
    const value = syncNumber(sent[1]!);
    if (value !== null) subject.sent = value;
  } else if (sent) {
    const isBehindCut = starts.some((from) => before - from === SUBJECT_COLUMNS);
    const isOfSubject = starts.some((from) => subject.end - from === SUBJECT_COLUMNS);
    const isLast = isNext(LINE_END, line, subject.end) && COUNT_ENDS.test(sent[0]);
    if ((!isOfSubject && !isLast) || isBehindCut) {
      subject.end = before;
      last = lastField;
    }
  }
  if (last) judgeEnd(line, subject, starts, last);
  tellPassedOver(line, subject);
  return subject;
}

/** A field that stands farther on, or that the count at the end shows to have stood there. */
const FARTHER = /(?<![A-Za-z])([SI])\s{0,4}[=:]\s{0,4}\d/gi;
const SENT_AT_END = /\d\s{0,4}sent?\b/i;

/** What the subject has and the fields do not show: of a line that mail has not cut nothing is lost. */
function tellPassedOver(line: string, subject: SubjectText): void {
  const { numbers, implausible, cut, open } = subject;
  const rest = line.slice(subject.end, subject.end + SUBJECT_COLUMNS);
  const isSeen = (name: Field): boolean =>
    numbers[name] !== undefined ||
    open === name ||
    cut.includes(name) ||
    implausible.some((each) => each.name === name);
  const found = new Set([...rest.matchAll(FARTHER)].map(([, name]) => name!.toUpperCase()));
  if (isSeen('S') && (subject.sent !== undefined || SENT_AT_END.test(rest))) found.add('I');
  for (const name of ['S', 'I'] as const)
    if (found.has(name) && !isSeen(name)) implausible.push({ name, written: rest.trim() || '?' });
}

const isNext = (pattern: RegExp, line: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(line);
};

/**
 * A number that nothing of the subject follows may have lost digits: it is a lower bound. Mail itself cuts
 * at 40 characters (Q162841), lists of messages wherever their column ends; all published subjects have
 * the count and `sent` at their end (Q96060, Q134382, Q133428).
 */
function judgeEnd(line: string, subject: SubjectText, starts: number[], last: NumberName): void {
  const isAtCut = starts.some((from) => subject.end - from === SUBJECT_COLUMNS);
  if (isAtCut || isNext(ELLIPSIS, line, subject.end)) return dropNumber(subject, last);
  // A comma shows where its digits end.
  if (isNext(NUMBER_ENDS, line, subject.end)) return;
  const isCountLost = isNext(COUNT_LOST, line, subject.end);
  subject.open = last;
  forget(subject, last);
  if (isCountLost) delete subject.reached[last];
}
