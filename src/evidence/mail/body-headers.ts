/** The header lines of the mail that a [DIRSYNC] body belongs to: whom it went to, and its subject. */
import { decodedHeader } from './header-lines.js';
import { isOfReport } from './returned-mail.js';
import { mailbox } from './system-mailbox.js';

/** What the lines above a body say; null where they do not. */
export interface BodyHeaders {
  to: string | null;
  /** What REQMAIN and SRVMAIN mail is called by its subject (Q96060). */
  kind: 'ReqTx' | 'SrvTx' | null;
}

const HEADER = /^[ \t]*(From|To|Subject|Date|Sent|Cc)[ \t]*:[ \t]*(.*)/i;
const KIND = /\b(?:(ReqTx)|SrvTx)\b/i;
/** Blank lines, a rule and a few words may stand between; more is another text. */
const LINES_BETWEEN = 12;
const NONE: BodyHeaders = { to: null, kind: null };

/** Watches the lines of a text; `take` tells what stands above the body that begins now, once. */
export function openBodyHeaders() {
  let seen = new Map<string, string>();
  let last = -Infinity;
  return {
    line(text: string, line: number): void {
      const found = HEADER.exec(text);
      if (!found) return;
      const name = found[1]!.toLowerCase();
      // A header that this mail has shown already is the next one's.
      if (seen.has(name)) seen = new Map();
      seen.set(name, decodedHeader(found[2]!));
      last = line;
    },
    take(line: number): BodyHeaders {
      const above = line - last <= LINES_BETWEEN ? seen : new Map<string, string>();
      seen = new Map();
      if (above.size === 0) return NONE;
      const subject = above.get('subject') ?? '';
      const kind = KIND.exec(subject);
      const isReport = isOfReport({ beforeSubject: subject, from: above.get('from') ?? '' });
      return {
        to: isReport ? null : mailbox(above.get('to') ?? ''),
        kind: kind === null ? null : kind[1] === undefined ? 'SrvTx' : 'ReqTx',
      };
    },
  };
}
