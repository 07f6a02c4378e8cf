/** The headers around a subject: whose mail it is, and of when. */
import { readMailFace, readMailTime } from '../text/date-time.js';
import type { SubjectText } from './subject-line.js';
import { mailbox } from './system-mailbox.js';

/** Characters on both sides of a subject in which its line may say more about it. */
export const SAME_LINE = 200;
const SAME_LINE_HEADERS = [
  ['from', /\bFrom[ \t]*:[ \t]*(\S{1,140})/i],
  ['to', /\bTo[ \t]*:[ \t]*(\S{1,140})/i],
] as const;

export const HEADER = /^[ \t]*(From|To|Date|Sent)[ \t]*:[ \t]*(.*)/i;

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
  const key = kind === 'from' ? 'from' : kind === 'to' ? 'to' : 'time';
  if (headers[key] !== undefined) return false;
  if (key === 'time') [headers.time, headers.face] = timesOf(match[2]!);
  else headers[key] = mailbox(match[2]!);
  if (key === 'from') headers.sender = match[2]!;
  return true;
}

/** From: and To: that stand on the subject's own line, as in a list of messages. */
export function addSameLine(headers: Headers, line: string, subject: SubjectText): void {
  const before = line.slice(Math.max(0, subject.start - SAME_LINE), subject.start);
  const after = line.slice(subject.end, subject.end + SAME_LINE);
  for (const [key, pattern] of SAME_LINE_HEADERS) {
    const written = pattern.exec(before) ?? pattern.exec(after);
    if (written) headers[key] = mailbox(written[1]!);
    if (written && key === 'from') headers.sender = written[1]!;
  }
  const times = [before, after].map(timesOf).find(([time]) => time !== null);
  if (times) [headers.time, headers.face] = times;
}

const timesOf = (text: string) => [readMailTime(text), readMailFace(text)] as const;
