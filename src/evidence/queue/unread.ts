/** What can be said of a queue that no layout explains. */
import { issue, type Issue } from '../../model/issues.js';
import type { ReadContext, Reader, Reading } from '../../model/types.js';
import { latin1, NUL } from '../text/bytes.js';
import { headerRun, rawHeader } from './header-bytes.js';
import { mailForm, textCopy } from './transfer.js';
import { openTally, roleOfName } from '../transactions/tally.js';

/** Words of a mail or of LISTDS, which go before such numbers there and never in a queue (Q96001, Q96060). */
const OF_ANOTHER = /\[DIRSYNC|(?:Req|Srv)Tx\b|\bSubject:|\bExamining\b|Dir-?Sync Server/i;

/** Numbers of a mail file, or of a document with a listing in it: the requestor's, and of no header. */
function isOfAnother({ name, head }: ReadContext): boolean {
  if (roleOfName(name) === 'resync') return false;
  const run = headerRun(head);
  if (!run) return false;
  // A character of two bytes has a NUL between its letters.
  return OF_ANOTHER.test(latin1(head, 0, run.to).replaceAll('\0', ''));
}

/**
 * Reads what can be read of a queue whose records no layout explains: the three header numbers
 * need only the header's text. An empty file is a valid empty queue (Q133428).
 */
export function readWithoutLayout(context: ReadContext): Reader {
  let bytes = 0;
  let zeroes = true;
  return {
    push(chunk) {
      bytes += chunk.length;
      zeroes &&= chunk.every((byte) => byte === NUL);
    },
    end(): Reading {
      const queue = { records: 0, unreadBytes: bytes, layout: null };
      if (bytes === 0 || zeroes) {
        const tally = openTally(roleOfName(context.name), 'queue');
        const whole = bytes === 0;
        const end = { fromStart: true, whole, requestor: null, unreadBytes: bytes };
        const found = tally.end(end);
        // A RESYNC.GLB without transactions is none that could be imported.
        const empty: Issue = issue('queue-empty', {});
        if (found.role === 'resync') empty.level = 'error';
        const what = bytes === 0 ? empty : issue('queue-zeroes', { bytes });
        const { pending, ...told } = found;
        return {
          ...told,
          ...(pending && { pending: [pending] }),
          issues: [what, ...found.issues],
          queue,
        };
      }
      const reading: Reading = { observations: [], issues: [], queue };
      const role = roleOfName(context.name);
      if (role) reading.role = role;
      const form = mailForm(context.head);
      if (!form && context.headIsAll) reading.isLayoutOpen = true;
      reading.issues.push(
        ...(form ? [form] : textCopy(context.head, false)),
        issue('queue-no-layout', {}),
      );
      // In quoted-printable `=3D1` stands for `=1`: no number of such a text is one of the header.
      const hasNone = form !== null || role === 'reqtrans' || role === 'msttrans';
      const header = hasNone || isOfAnother(context) ? null : rawHeader(context.head);
      if (header) {
        reading.role = 'resync';
        reading.observations.push(...header.observations);
        reading.issues.push(...header.issues);
      }
      return reading;
    },
  };
}
