/** The header lines of the mail that a [DIRSYNC] body belongs to: from whom to whom it went, its subject. */
import { decodedHeader } from './header-lines.js';
import { isOfReport } from './returned-mail.js';
import { mailbox } from './system-mailbox.js';

/** What the lines above a body say; null where they do not. */
export interface BodyHeaders {
  from: string | null;
  to: string | null;
  /** What REQMAIN and SRVMAIN mail is called by its subject (Q96060). */
  kind: 'ReqTx' | 'SrvTx' | null;
}

const HEADER = /^[ \t]*(From|To|Subject|Date|Sent|Cc)[ \t]*:[ \t]*(.*)/i;
const KIND = /\b(?:(ReqTx)|SrvTx)\b/i;
/** Blank lines, a rule and a few words may stand between; more is another text. */
const LINES_BETWEEN = 12;
const NONE: BodyHeaders = { from: null, to: null, kind: null };

/**
 * Watches the lines of a text; `take` tells what stands above the body that begins now, once.
 * `isBelowRequest`: the mail whose headers stand above is a ReqTx.
 */
export function openBodyHeaders() {
  let seen = new Map<string, string>();
  let last = -Infinity;
  const above = (line: number): Map<string, string> =>
    line - last <= LINES_BETWEEN ? seen : new Map<string, string>();
  const kindOf = (headers: Map<string, string>): BodyHeaders['kind'] => {
    const kind = KIND.exec(headers.get('subject') ?? '');
    if (kind === null) return null;
    return kind[1] === undefined ? 'SrvTx' : 'ReqTx';
  };
  return {
    isBelowRequest: (line: number): boolean => kindOf(above(line)) === 'ReqTx',
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
      const headers = above(line);
      seen = new Map();
      if (headers.size === 0) return NONE;
      const from = headers.get('from') ?? '';
      const isReport = isOfReport({ beforeSubject: headers.get('subject') ?? '', from });
      return {
        from: isReport ? null : mailbox(from),
        to: isReport ? null : mailbox(headers.get('to') ?? ''),
        kind: kindOf(headers),
      };
    },
  };
}
