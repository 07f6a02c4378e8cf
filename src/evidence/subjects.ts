import type { FactName } from '../case/facts.js';
import type {
  FactValue,
  InputIssue,
  Observation,
  OpenReader,
  OwnNumber,
  Reading,
} from '../case/types.js';
import { readDateTime } from './date-time.js';
import { headerLines } from './header-lines.js';
import { lineReader, unquoted } from './lines.js';
import { dropNumber, mayGoOn, type SubjectText, subjectsIn } from './subject-line.js';

/** Lines below a subject in which its From, To and Date are still looked for. */
const LINES_BELOW = 6;

/** Characters on both sides of a subject in which its line may say more about it. */
const SAME_LINE = 200;
const SAME_LINE_HEADERS = [
  ['from', /\bFrom[ \t]*:[ \t]*(\S{1,140})/i],
  ['to', /\bTo[ \t]*:[ \t]*(\S{1,140})/i],
] as const;

const HEADER = /^[ \t]*(From|To|Date|Sent)[ \t]*:[ \t]*(.*)/i;
/** NET/PO/$SYSTEM; an Exchange requestor writes SYSTEM1, SYSTEM2 ... instead (Q150828). */
const SYSTEM_MAILBOX = /([^\s/:<>"'=,;()[\]]{1,64}\/[^\s/:<>"',;()[\]]{1,64})\/\$?SYSTEM\d{0,3}\b/i;

/** What the headers around a subject say. Null: the header is there, but says nothing of use. */
interface Headers {
  from?: string | null;
  to?: string | null;
  time?: number | null;
}

const mailbox = (text: string): string | null => SYSTEM_MAILBOX.exec(text)?.[1] ?? null;

/** Adds one header line. False when this kind of header was seen before. */
function addHeader(headers: Headers, match: RegExpExecArray): boolean {
  const kind = match[1]!.toLowerCase();
  const key = kind === 'from' ? 'from' : kind === 'to' ? 'to' : 'time';
  if (headers[key] !== undefined) return false;
  if (key === 'time') headers.time = readDateTime(match[2]!);
  else headers[key] = mailbox(match[2]!);
  return true;
}

/** From: and To: that stand on the subject's own line, as in a list of messages. */
function addSameLine(headers: Headers, line: string, subject: SubjectText): void {
  const before = line.slice(Math.max(0, subject.start - SAME_LINE), subject.start);
  const after = line.slice(subject.end, subject.end + SAME_LINE);
  for (const [key, pattern] of SAME_LINE_HEADERS) {
    const written = pattern.exec(before) ?? pattern.exec(after);
    if (written) headers[key] = mailbox(written[1]!);
  }
  const time = readDateTime(before) ?? readDateTime(after);
  if (time !== null) headers.time = time;
}

/** What a subject tells of REQCONF.GLB, in the order of the subject (Q96060). */
function numbersOf(subject: SubjectText): [OwnNumber, number][] {
  const { kind, numbers, was, sent } = subject;
  const found: [OwnNumber, number][] = [];
  const isWasUnclear = subject.implausible.some(({ name }) => name === 'was');
  const add = (own: OwnNumber, value: number | undefined): void => {
    if (value !== undefined) found.push([own, value]);
  };
  // R of a ReqTx is the last number sent; REQCONF holds what was acknowledged before (Q133428).
  if (kind === 'SrvTx') add('ReqSync', numbers.R);
  else if (was?.of === 'R') add('ReqSync', was.value);
  else if (!isWasUnclear && numbers.R !== undefined && sent !== undefined && sent <= numbers.R)
    add('ReqSync', numbers.R - sent); // x = y + z (Q133428)
  add('SrvSync', numbers.S);
  add('ImportSync', numbers.I);
  return found;
}

function issuesOf(subject: SubjectText, line: number): InputIssue[] {
  const at = { line };
  const { numbers, was, sent, cut, open, implausible } = subject;
  const issues: InputIssue[] = cut.map((name) => ({
    level: 'note',
    message: `the subject is cut at ${name}, whose digits may go on; that number is not used`,
    at,
  }));
  if (open)
    issues.push({
      level: 'note',
      message: `${open} ends the line; if a list of messages cut it there, its digits go on`,
      at,
    });
  for (const { name, written } of implausible) {
    const why = /^\d+$/.test(written)
      ? 'is larger than 4294967295'
      : `is written as ${written.slice(0, 40)}, which is no plain number`;
    issues.push({ level: 'warning', message: `${name} ${why}; not used`, at });
  }
  if (addsUp(subject) === false)
    issues.push({
      level: 'note',
      message: `R=${numbers.R} is not the sum of was ${was?.value} and ${sent} sent (Q133428)`,
      at,
    });
  return issues;
}

/** Whether R is what was acknowledged plus what is sent (Q133428); null where one is not shown. */
function addsUp({ kind, numbers: { R }, was, sent }: SubjectText): boolean | null {
  const isShown = kind === 'ReqTx' && R !== undefined && was?.of === 'R' && sent !== undefined;
  return isShown ? R === was.value + sent : null;
}

interface Waiting {
  subject: SubjectText;
  line: number;
  /** Where it ends, when it is folded. */
  last: number;
  headers: Headers;
}

/** The observations of one subject: a ReqTx comes from the requestor, a SrvTx goes to it (Q96060). */
function observationsOf({ subject, line, headers }: Waiting): Observation[] {
  const name = (subject.kind === 'ReqTx' ? headers.from : headers.to) ?? null;
  const see = (fact: FactName, value: FactValue): Observation => ({
    of: { kind: 'requestor', name },
    fact,
    value,
    source: subject.kind === 'ReqTx' ? 'reqtx' : 'srvtx',
    at: { line },
    ...(headers.time != null && { time: headers.time }),
  });
  const isSum = addsUp(subject);
  return [
    ...numbersOf(subject).map(([own, value]) => see(`requestor.${own}`, value)),
    ...(isSum === null ? [] : [see('subjects.isInconsistent', !isSum)]),
  ];
}

/** Text with ReqTx and SrvTx subjects, the only published place that shows ImportSync (Q96060). */
export const openSubjects: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  /** Headers of the message that has not shown its subject yet. */
  let block: Headers = {};
  let waiting: Waiting[] = [];
  let waitUntil = 0;

  const settle = (): void => {
    for (const one of waiting) {
      reading.observations.push(...observationsOf(one));
      reading.issues.push(...issuesOf(one.subject, one.line));
    }
    waiting = [];
  };

  const shown = headerLines((text, line, last) => {
    const above = waiting.at(-1);
    if (above?.last === line - 1 && above.subject.open && mayGoOn(text))
      dropNumber(above.subject, above.subject.open);
    if (waiting.length > 0 && line > waitUntil) settle();
    if (text.trim() === '') {
      settle();
      block = {};
      return;
    }
    const subjects = subjectsIn(text);
    if (subjects.length > 0) {
      settle();
      waiting = subjects.map((subject) => {
        const headers = { ...block };
        addSameLine(headers, text, subject);
        return { subject, line, last, headers };
      });
      waitUntil = last + LINES_BELOW;
      block = {};
      return;
    }
    const header = HEADER.exec(text);
    if (!header) return;
    // Below a subject a header is its message's, unless the message had that one already.
    const added = waiting.map(({ headers }) => addHeader(headers, header));
    if (added.includes(true)) return;
    settle();
    if (!addHeader(block, header)) {
      block = {};
      addHeader(block, header);
    }
  });

  return lineReader(context, {
    line: (raw, line) => shown.line(unquoted(raw), line),
    end() {
      shown.end();
      settle();
      return reading;
    },
  });
};

export { hasSubject as looksLikeSubjects } from './subject-line.js';
