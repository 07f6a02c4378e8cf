/** Reader of texts with ReqTx and SrvTx subjects. */
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { FactName } from '../../model/facts.js';
import type {
  DecodedPart,
  FactValue,
  Mail,
  OpenReader,
  OwnNumber,
  Reading,
  UnreadNumber,
} from '../../model/types.js';
import { headerLines } from './header-lines.js';
import {
  acrossBlank,
  addNamed,
  addHeader,
  addSameLine,
  HEADER,
  type Headers,
  SAME_LINE,
} from './subject-headers.js';
import { lineReader } from '../text/lines.js';
import { isOfReport, openReturns } from './returned-mail.js';
import { saysTooMuch } from '../too-much.js';
import { hasStatusReport, openStatusReports } from './status-report.js';
import { isOfExchange, mailbox } from './system-mailbox.js';
import { dropNumber, hasSubject, mayGoOn, type SubjectText, subjectsIn } from './subject-line.js';
import { addIssue } from '../few-issues.js';

/** Lines below a subject in which its From, To and Date are still looked for. */
const LINES_BELOW = 6;

/** What a subject says as a whole; see Mail. */
function mailOf(subject: SubjectText, headers: Headers): Mail {
  const { kind, numbers, was, sent } = subject;
  const { R = null, S = null, I = null } = numbers;
  const isWasUnclear = subject.implausible.some(({ name }) => name === 'was');
  const before = (of: 'R' | 'S'): number | null => (was?.of === of ? was.value : null);
  // R of a ReqTx is the last number sent; REQCONF holds what was acknowledged before: x = y + z (Q133428).
  const acknowledged =
    before('R') ??
    (!isWasUnclear && R !== null && sent !== undefined && sent <= R ? R - sent : null);
  return {
    kind,
    from: headers.from ?? null,
    to: headers.to ?? null,
    ReqSync: { from: kind === 'ReqTx' ? acknowledged : null, to: R },
    SrvSync: { from: kind === 'ReqTx' ? S : before('S'), to: S },
    ImportSync: I,
    time: headers.time ?? null,
    face: headers.face ?? null,
    isReturned: false,
  };
}

/** What it tells of REQCONF.GLB, in the order of the subject (Q96060). */
function numbersOf({ kind, ReqSync, SrvSync, ImportSync }: Mail): [OwnNumber, number | null][] {
  return [
    ['ReqSync', kind === 'ReqTx' ? ReqSync.from : ReqSync.to],
    ['SrvSync', SrvSync.to],
    ['ImportSync', ImportSync],
  ];
}

/**
 * What it must say of a number, and what stands there instead; null where nothing does. Of a reply that
 * was cut the request that it answers says as much.
 */
function unreadOf(
  { kind, cut, open, reached, implausible, was }: SubjectText,
  own: OwnNumber,
): Pick<UnreadNumber, 'written' | 'isCut' | 'atLeast'> | null {
  const isAcknowledged = own === 'ReqSync' && kind === 'ReqTx';
  const names = isAcknowledged ? (['was', 'R'] as const) : [LETTER[own]];
  const bad = implausible.find(({ name }) => names.some((each) => each === name));
  if (bad) return { written: bad.written };
  if (kind === 'SrvTx') return null;
  if (names.some((name) => cut.includes(name) || name === open)) {
    const atLeast = reached[names[0]];
    return { written: null, isCut: true, ...(atLeast !== undefined && { atLeast }) };
  }
  // The short form of Q133428 shows R alone.
  return was || own !== 'ReqSync' ? { written: null } : null;
}
const LETTER = { ReqSync: 'R', SrvSync: 'S', ImportSync: 'I' } as const;

function issuesOf(subject: SubjectText, line: number): Issue[] {
  const at = { line };
  const { numbers, was, sent, cut, open, implausible } = subject;
  const issues: Issue[] = cut.map((name) => issue('subject-cut', { name }, at));
  if (open) issues.push(issue('subject-may-go-on', { name: open }, at));
  for (const { name, written } of implausible)
    issues.push(
      /^\d+$/.test(written)
        ? issue('subject-number-too-large', { name }, at)
        : issue(
            'subject-number-not-plain',
            { name, written: mark('text', written.slice(0, 40)) },
            at,
          ),
    );
  if (addsUp(subject) === false)
    issues.push(issue('subject-sum-wrong', { R: numbers.R!, was: was!.value, sent: sent! }, at));
  return issues;
}

/** Whether R is what was acknowledged plus what is sent (Q133428); null where one is not shown. */
function addsUp({ kind, numbers: { R }, was, sent }: SubjectText): boolean | null {
  const isShown = kind === 'ReqTx' && R !== undefined && was?.of === 'R' && sent !== undefined;
  return isShown ? R === was.value + sent : null;
}

/** A mail whose headers are a report's that it came back: that goes to the one who sent it. */
const cameBack = (mail: Mail): Mail => ({ ...mail, from: mail.to, to: null, isReturned: true });

interface Waiting {
  subject: SubjectText;
  /** What stands before the subject on its line. */
  before: string;
  line: number;
  /** The last line of one that was folded. */
  last: number;
  headers: Headers;
}

/** A mail whose headers are known. */
interface Read {
  subject: SubjectText;
  /** An Exchange server wrote it. */
  isOfExchange: boolean;
  line: number;
  mail: Mail;
}

/** An Exchange server that is a requestor takes the file in Dxadata: no IMPORT runs there (Q156124). */
function tellExchange(name: string, line: number, into: Reading): void {
  (into.foreign ??= []).push(name);
  (into.names ??= []).push(name);
  addIssue(into.issues, issue('mail-of-exchange', {}, { line }));
}

/** Tells one subject: a ReqTx comes from the requestor, a SrvTx goes to it (Q96060). */
function tell({ subject, line, mail, isOfExchange }: Read, into: Reading): void {
  if (saysTooMuch(into)) return;
  const isRequest = mail.kind === 'ReqTx';
  const isForeign = isRequest && isOfExchange && mail.from !== null && !mail.isReturned;
  const see = (fact: FactName, value: FactValue): void =>
    void into.observations.push({
      of: { kind: 'requestor', name: isRequest ? mail.from : mail.to },
      fact,
      value,
      source: isRequest ? 'reqtx' : 'srvtx',
      at: { line },
      mail,
      ...(mail.time !== null && { time: mail.time }),
    });
  if (isForeign) tellExchange(mail.from!, line, into);
  for (const [own, value] of isForeign ? [] : numbersOf(mail)) {
    if (value !== null) see(`requestor.${own}`, value);
    const open = value === null ? unreadOf(subject, own) : null;
    if (open)
      (into.unread ??= []).push({
        requestor: isRequest ? mail.from : mail.to,
        ...{ number: own, ...open, mail, at: { line } },
        source: isRequest ? 'reqtx' : 'srvtx',
      });
  }
  const isSum = addsUp(subject);
  if (isSum !== null && !isForeign) see('subjects.isInconsistent', !isSum);
  const server = isRequest ? mail.to : mail.from;
  // Of a ReqTx that came back and shows no sender the addressee may be the one that it came back to.
  const isOpen = isRequest && mail.isReturned && mail.from === null;
  if (server !== null && !isOpen)
    (into.serverSigns ??= []).push({
      server,
      how: isRequest ? 'addressee' : 'sender',
      by: isRequest ? mail.from : mail.to,
      at: { line },
    });
  for (const each of issuesOf(subject, line)) addIssue(into.issues, each);
}

/** A subject by its own letters, and what the headers around it say. */
function partOf({ subject, line, mail }: Read): DecodedPart {
  const { kind, numbers, was, sent } = subject;
  const fields: DecodedPart['fields'] = [];
  const add = (name: string, value: string | number | null | undefined): void => {
    if (value != null) fields.push({ name, value: String(value) });
  };
  add('From', mail.from);
  add('To', mail.to);
  if (mail.time !== null)
    add('Date', new Date(mail.time * 1000).toISOString().slice(0, 16).replace('T', ' '));
  for (const field of ['R', 'S', 'I'] as const) {
    add(field, numbers[field]);
    if (was?.of === field) add('was', was.value);
  }
  add('sent', sent);
  if (mail.isReturned) add('returned', 'yes: it was never processed where it was sent to');
  return { title: `${kind} subject`, at: { line }, fields };
}

/** Text with ReqTx and SrvTx subjects, the only published place that shows ImportSync (Q96060). */
export const openSubjects: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  /** Headers of the message that has not shown its subject yet. */
  let block: Headers = {};
  let isAfterBlank = false;
  let waiting: Waiting[] = [];
  let waitUntil = 0;
  const returns = openReturns(mailbox);
  const reports = openStatusReports(mailbox);
  const mails: Read[] = [];

  const settle = (): void => {
    for (const { subject, before, line, headers } of waiting) {
      const found = mailOf(subject, headers);
      const isReport = isOfReport({ beforeSubject: before, from: headers.sender ?? '' });
      const mail = isReport ? cameBack(found) : found;
      returns.mail(mail, line);
      mails.push({ subject, line, mail, isOfExchange: isOfExchange(headers.sender ?? '') });
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
      block = acrossBlank(block);
      isAfterBlank = true;
      return;
    }
    const subjects = subjectsIn(text);
    if (subjects.length > 0) {
      settle();
      waiting = subjects.map((subject) => {
        const headers = { ...block };
        addSameLine(headers, text, subject);
        const before = text.slice(Math.max(0, subject.start - SAME_LINE), subject.start);
        return { subject, before, line, last, headers };
      });
      waitUntil = last + LINES_BELOW;
      block = {};
      isAfterBlank = false;
      return;
    }
    const header = HEADER.exec(text);
    if (!header) {
      if (waiting.length > 0) return;
      // Words behind a blank line are a mail's text: what is below them has headers of its own.
      if (isAfterBlank) block = {};
      isAfterBlank = false;
      addNamed(block, text);
      return;
    }
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
    line(text, line) {
      returns.line(text, line);
      reports.line(text, line);
      shown.line(text, line);
    },
    end() {
      shown.end();
      settle();
      // A report says only behind the subject that the mail came back, and to whom it was sent.
      for (const mail of mails) {
        tell(mail, reading);
        context.onPart?.(partOf(mail));
      }
      const signs = reports.end();
      if (signs.length > 0) (reading.serverSigns ??= []).push(...signs);
      return reading;
    },
  });
};

export const looksLikeSubjects = (headText: string): boolean =>
  hasSubject(headText) || hasStatusReport(headText);
