/** What an entry reports of the course of a run: updates sent and received, and the end. */
import type { LogEntry } from '../../model/log-types.js';

/** Codes that both forms may carry; the text form of a Status line has words only (Q149271). */
export const CODE = {
  renameFailed: 7,
  resyncFailed: 14,
  notProcessed: 90,
  databaseLocked: 91,
  received: 105,
  sent: 106,
  typesRequested: 167,
  nothingToSend: 171,
} as const;

const RECEIVED_TEXT = /^Requestor updates received: {0,5}(\d{1,15})(?!\d)/i;
/** Only the words of code 106 are published, `ReqTx send n updates` (Q96003). */
const SENT_TEXT =
  /^(?:Requestor updates sent: {0,5}(\d{1,15})(?!\d)|ReqTx sen[dt] {1,5}(\d{1,15}) updates?\b)/i;
const NOTHING_TEXT = /^No requestor updates to send\b/i;
const TYPES_TEXT = /^Server updates requested for address types\b/i;
const MAY_REPORT = /^(?:requestor|reqtx|no requestor|server updates|import is)\b/i;
/** How IMPORT ends (Q118447). */
const FINISHED = /^Import is finished\b/i;
const COUNT = /^(\d{1,15})(?!\d)/;

export type Reported =
  'end' | 'types' | { received: number } | { sent: number; isNothing: boolean };

/** What an entry reports of the course of a run, by its code or by its words; else null. */
export function reportOf(entry: LogEntry): Reported | null {
  const { code, text } = entry;
  if (code === CODE.nothingToSend) return { sent: 0, isNothing: true };
  if (code === CODE.typesRequested) return 'types';
  if (code !== CODE.received && code !== CODE.sent && !MAY_REPORT.test(text)) return null;
  if (FINISHED.test(text)) return 'end';
  if (TYPES_TEXT.test(text)) return 'types';
  if (NOTHING_TEXT.test(text)) return { sent: 0, isNothing: true };
  const received = countIn(entry, CODE.received, RECEIVED_TEXT);
  if (received !== null) return { received };
  const sent = countIn(entry, CODE.sent, SENT_TEXT);
  return sent === null ? null : { sent, isNothing: false };
}

/** A number behind words or behind a code, or null where the entry is about something else. */
function countIn({ text, code }: LogEntry, of: number, words: RegExp): number | null {
  const found = code === of ? (COUNT.exec(text) ?? words.exec(text)) : words.exec(text);
  return found ? Number(found[1] ?? found[2]) : null;
}
