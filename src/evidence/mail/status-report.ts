/**
 * The status report that a requestor mails at T1 with its log (Q133428). It goes to the directory
 * server's $SYSTEM as ReqTx mail does (Q96060), so that its addressee is a directory server.
 */
import type { ServerSign } from '../../model/types.js';
import { postofficeName } from '../../model/names.js';
import { headLines } from '../text/lines.js';

/** `Status report from NET/PO` (Q133428), as a subject. */
const REPORT =
  /^[ \t]*Subject[ \t]*:[ \t]*(?:(?:RE|FW|FWD)[ \t]*:[ \t]*)?Status report from[ \t]+([^\s\\/:]{1,10}[\\/][^\s\\/:]{1,10})/i;
const TO = /^[ \t]*To[ \t]*:[ \t]*(.*)/i;
/** A header that begins another message where this one has shown its own already. */
const FROM = /^[ \t]*From[ \t]*:/i;
const MOST_SIGNS = 1000;

/** True when a text holds such a mail. */
export const hasStatusReport = (headText: string): boolean =>
  /Status report from/i.test(headText) && headLines(headText).some((line) => REPORT.test(line));

/** Finds them among the lines of a text; `mailbox` is the postoffice of an address of Dir-Sync. */
export function openStatusReports(mailbox: (text: string) => string | null) {
  const signs: ServerSign[] = [];
  let to: string | null = null;
  let report: { by: string; line: number } | null = null;
  const settle = (): void => {
    if (to !== null && report !== null && signs.length < MOST_SIGNS)
      signs.push({ server: to, how: 'addressee', by: report.by, at: { line: report.line } });
    [to, report] = [null, null];
  };
  return {
    line(text: string, line: number): void {
      if (text.trim() === '' || (FROM.test(text) && report !== null && to !== null)) settle();
      const addressee = TO.exec(text);
      if (addressee) to = mailbox(addressee[1]!) ?? to;
      const found = REPORT.exec(text);
      if (found) report = { by: postofficeName(found[1]!), line };
    },
    end(): readonly ServerSign[] {
      settle();
      return signs;
    },
  };
}
