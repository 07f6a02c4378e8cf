/** Whether a mail came back. Non-delivery reports quote the subject of what was never processed. */
import type { Mail } from '../../model/types.js';

/** Lines between a report's words and the subject that it quotes; the published one has four (Q162841). */
const LINES_AROUND = 12;
const REPORT =
  /\bnon-?[ ]?deliver(?:y|able)|\bundeliver(?:able|ed)|\bnot (?:be )?deliver(?:ed|able)|\bcould not be delivered|\bdelivery (?:has )?fail|\breturned mail|\bmail(?: was)? returned|\bNDR\b|circular route|\battempted to send to the following/i;

/** Who sends reports on mail that could not be delivered. */
const REPORTER = /\bpost-?master\b|\bmailer-daemon\b/i;
/**
 * Whether the headers around a subject are those of the report itself: it goes back to whoever sent the
 * mail, so that its addressee is the mail's sender. A report may as well quote the mail's own headers
 * (Q162841).
 */
export const isOfReport = (above: { beforeSubject: string; from: string }): boolean =>
  REPORT.test(above.beforeSubject) || REPORTER.test(above.from);

/** The addressees stand on the lines below these words (Q162841). */
const ADDRESSEES = /\battempted to send to the following/i;

/** Watches the lines and the mails of one input; marks a mail with a report's words near its subject. */
export function openReturns(mailbox: (text: string) => string | null): {
  line(text: string, line: number): void;
  mail(mail: Mail, line: number): void;
} {
  let lastReport = -Infinity;
  let isListing = false;
  let waiting: { mail: Mail; line: number }[] = [];
  return {
    line(text, line) {
      if (waiting.length > 0) waiting = waiting.filter((one) => line - one.line <= LINES_AROUND);
      if (isListing) {
        const to = mailbox(text);
        if (to === null) isListing = text.trim() === '';
        else for (const { mail } of waiting) mail.to ??= to;
      }
      if (!REPORT.test(text)) return;
      isListing = ADDRESSEES.test(text);
      lastReport = line;
      for (const { mail } of waiting) mail.isReturned = true;
    },
    mail(mail, line) {
      if (line - lastReport <= LINES_AROUND) mail.isReturned = true;
      waiting.push({ mail, line });
    },
  };
}
