/** The headers around a subject: whose mail it is, and of when. */
import { readMailFace, readMailTime } from '../text/date-time.js';
import type { SubjectText } from './subject-line.js';
import { postofficeName } from '../../model/names.js';
import { mailbox, mailboxesIn } from './system-mailbox.js';

/** Characters on both sides of a subject in which its line may say more about it. */
export const SAME_LINE = 200;
const SAME_LINE_HEADERS = [
  ['from', /\bFrom[ \t]*:[ \t]*(\S{1,140})/i],
  ['to', /\bTo[ \t]*:[ \t]*(\S{1,140})/i],
] as const;

/** The words of the Microsoft clients in the languages that these were sold in. */
const FROM =
  'From|Sender|Originator|Von|Absender|De|Da|Van|Fra|Fr\u00e5n|Od|L\u00e4hett\u00e4j\u00e4';
const TO = 'To|An|\u00c0|A|Para|Aan|Til|Till|Do|Komu|Vastaanottaja';
const TIME =
  'Date|Sent|Gesendet|Datum|Envoy\u00e9|Enviad[oa](?: el)?|Fecha|Data|Inviato|Verzonden|Sendt|Dato|Skickat';
const IS = { from: new RegExp(`^(?:${FROM})$`, 'i'), to: new RegExp(`^(?:${TO})$`, 'i') };
export const HEADER = new RegExp(`^[ \\t]*(${FROM}|${TO}|${TIME})[ \\t]*:[ \\t]*(.*)`, 'i');

/** What stands before an address that a mail goes to. */
const TOWARDS =
  /(?:(?:^|[^\p{L}])(?:to|an|\u00e0|para|aan|til|till)|->|=>)[ \t:"'<([]*(?:[A-Z]{2,4}:)?$/iu;
/** The mail of T1 with the requestor's log names it in its subject (Q133428). */
const REPORT = /\bStatus report from[ \t]+([^\s\\/:]{1,10}[\\/][^\s\\/:]{1,10})/i;

/** What the headers around a subject say. Null: the header is there, but says nothing of use. */
export interface Headers {
  from?: string | null;
  to?: string | null;
  time?: number | null;
  face?: number | null;
  /** The sender as it is written, whoever it is. */
  sender?: string;
}

/** Adds one header line. False when this kind of header was seen before. */
export function addHeader(headers: Headers, match: RegExpExecArray): boolean {
  const kind = match[1]!.toLowerCase();
  const key = IS.from.test(kind) ? 'from' : IS.to.test(kind) ? 'to' : 'time';
  if (headers[key] !== undefined) return false;
  if (key === 'time') [headers.time, headers.face] = timesOf(match[2]!);
  else headers[key] = mailbox(match[2]!);
  if (key === 'from') headers.sender = match[2]!;
  return true;
}

/** Sender and addressee that a line names without a word for them, as a column of a list does. */
function namedOn(text: string): Pick<Headers, 'from' | 'to' | 'sender'> {
  const found: Pick<Headers, 'from' | 'to' | 'sender'> = {};
  const reported = REPORT.exec(text)?.[1];
  if (reported !== undefined) found.from = postofficeName(reported);
  for (const { postoffice, start, end } of mailboxesIn(text)) {
    const isTo = TOWARDS.test(text.slice(0, start)) || found.from !== undefined;
    if (isTo) found.to ??= postoffice;
    else [found.from, found.sender] = [postoffice, text.slice(start, end)];
  }
  return found;
}

/** Another line right above the subject, where it names a mailbox of Dir-Sync. */
export function addNamed(headers: Headers, text: string): void {
  const { from, to, sender } = namedOn(text.slice(0, 2 * SAME_LINE));
  if (headers.from == null && from != null) {
    headers.from = from;
    if (sender !== undefined) headers.sender = sender;
  }
  if (to != null) headers.to ??= to;
}

/** What still holds behind a blank line: a header parted from its subject has the same sender. */
export const acrossBlank = ({ from, sender }: Headers): Headers =>
  from == null ? {} : { from, ...(sender !== undefined && { sender }) };

/** From: and To: that stand on the subject's own line, as in a list of messages. */
export function addSameLine(headers: Headers, line: string, subject: SubjectText): void {
  const before = line.slice(Math.max(0, subject.start - SAME_LINE), subject.start);
  const after = line.slice(subject.end, subject.end + SAME_LINE);
  for (const [key, pattern] of SAME_LINE_HEADERS) {
    const written = pattern.exec(before) ?? pattern.exec(after);
    if (written) headers[key] = mailbox(written[1]!);
    if (written && key === 'from') headers.sender = written[1]!;
  }
  const hasWords = SAME_LINE_HEADERS.some(([, pattern]) => pattern.test(`${before} ${after}`));
  if (!hasWords) {
    const { from, to, sender } = namedOn(before);
    if (from !== undefined) headers.from = from;
    if (sender !== undefined) headers.sender = sender;
    // Behind the subject a list of what was sent has the addressee.
    const behind = to ?? mailbox(after);
    if (behind != null) headers.to ??= behind;
  }
  const times = [before, after].map(timesOf).find(([time]) => time !== null);
  if (times) [headers.time, headers.face] = times;
}

const timesOf = (text: string) => [readMailTime(text), readMailFace(text)] as const;
