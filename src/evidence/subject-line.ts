import { syncNumber } from './own-numbers.js';

/** Mail cuts subjects here; the one real sample lost its last letter to it (Q162841). */
export const SUBJECT_COLUMNS = 40;

type Field = 'R' | 'S' | 'I';

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
  cut: string[];
  /** Fields whose digits make no sync number. */
  implausible: string[];
}

const START = /(?<![\w/$])(?:\$?SYSTEM\d{0,3}[ \t]{1,8})?(?:ReqTx|SrvTx)\b|\b(?:ReqTx|SrvTx)\b/gi;
const FIELD = /[\s,;.]{0,16}\b([RSI])\s{0,4}=\s{0,4}(\d+)/iy;
const WAS = /\s{0,4}\(\s{0,4}was\s{0,4}(\d+)/iy;
const CLOSE = /\s{0,4}\)/y;
const SENT = /[\s,;.]{0,16}(\d+)(?:\s{0,4}(s(?:e(?:n(?:t)?)?)?)(?![a-z]))?/iy;
/** A list of messages that shortens its columns ends them so. */
const ELLIPSIS = /\s{0,2}(?:\.{2,}|\u2026)\s*$/y;

/** One line may hold several, as a log does; the published one holds one. */
export function subjectsIn(line: string): SubjectText[] {
  const found: SubjectText[] = [];
  for (const match of line.matchAll(START)) {
    const subject = parse(line, match.index, match[0]);
    if (subject) found.push(subject);
  }
  return found;
}

function parse(line: string, start: number, opening: string): SubjectText | null {
  const word = /(ReqTx|SrvTx)$/i.exec(opening)!;
  // `$SYSTEM` may be the subject's beginning or the column before it, so both widths are looked at.
  const starts = [start, start + word.index];
  const subject: SubjectText = {
    kind: /^r/i.test(word[1]!) ? 'ReqTx' : 'SrvTx',
    start,
    end: start + opening.length,
    numbers: {},
    cut: [],
    implausible: [],
  };
  let last: { name: string; drop: () => void } | null = null;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = subject.end;
    const match = pattern.exec(line);
    if (match) {
      subject.end = pattern.lastIndex;
      last = null;
    }
    return match;
  };
  const believe = (
    name: string,
    digits: string,
    set: (value: number) => void,
    drop: () => void,
  ) => {
    const value = syncNumber(digits);
    if (value === null) subject.implausible.push(name);
    else {
      set(value);
      last = { name, drop };
    }
  };

  for (let field = take(FIELD); field; field = take(FIELD)) {
    const name = field[1]!.toUpperCase() as Field;
    const isFirst = subject.numbers[name] === undefined;
    if (isFirst)
      believe(
        name,
        field[2]!,
        (value) => (subject.numbers[name] = value),
        () => delete subject.numbers[name],
      );
    const was = take(WAS);
    if (!was) continue;
    if (isFirst && !subject.was)
      believe(
        'was',
        was[1]!,
        (value) => (subject.was = { of: name, value }),
        () => delete subject.was,
      );
    take(CLOSE);
  }
  if (Object.keys(subject.numbers).length === 0 && subject.implausible.length === 0) return null;
  const before = subject.end;
  const lastField = last as { name: string; drop: () => void } | null;
  const sent = take(SENT);
  // A number without `sent` may be a date of the next column, or be cut itself.
  if (sent?.[2]) {
    const value = syncNumber(sent[1]!);
    if (value !== null) subject.sent = value;
  } else if (sent) {
    const isBehindCut = starts.some((from) => before - from === SUBJECT_COLUMNS);
    const isOfSubject = starts.some((from) => subject.end - from === SUBJECT_COLUMNS);
    if (!isOfSubject || isBehindCut) {
      subject.end = before;
      last = lastField;
    }
  }
  dropCutNumber(line, subject, starts, last);
  return subject;
}

/** A number that touches the cut may have lost digits: it is unknown, never used (Q162841). */
function dropCutNumber(
  line: string,
  subject: SubjectText,
  starts: number[],
  last: { name: string; drop: () => void } | null,
): void {
  if (!last) return;
  ELLIPSIS.lastIndex = subject.end;
  if (!starts.some((from) => subject.end - from === SUBJECT_COLUMNS) && !ELLIPSIS.test(line))
    return;
  last.drop();
  subject.cut.push(last.name);
}
