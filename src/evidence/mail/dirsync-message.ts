/** Reader of [DIRSYNC] mail and its [DIRSYNC-TRANSACTIONS]. */
import { issue } from '../../model/issues.js';
import type { OpenReader, Reading } from '../../model/types.js';
import { openBodyHeaders } from './body-headers.js';
import { openBody } from './dirsync-body.js';
import { headLines, lineReader } from '../text/lines.js';
import { TYPE_WORDS } from '../transactions/address.js';
import { syncNumber } from '../../model/sync-number.js';
import { addIssue } from '../few-issues.js';

const MARK = /^[ \t]*\[(DIRSYNC|DIRSYNC-TRANSACTIONS)\][ \t]*$/i;
const KEYWORD = /^[ \t]*([A-Z]{2,20})[ \t]*=[ \t]*(.*)/i;
/** A number of the requestor's that is all of its line, as a forwarded ReqTx has it (`SRVSEQ=1`). */
const NUMBER_ALONE = /^[ \t]*(?:IMP|SRV|SVR|REQ)SEQ[ \t]*=[ \t]*\S{1,40}[ \t]*$/i;
const REQUEST = /^[ \t>]*Subject[ \t]*:.*\bReqTx\b/i;
/** A transaction without a number, as Exchange 4.0 sends them in an attachment (Q159294). */
const UNNUMBERED = new RegExp(`^[ADMRT][ \\t][^]*(?:${TYPE_WORDS}):`, 'i');
const NUMBERED = /^[ \t]*(\d{1,20})[ \t]+/;
/** Template data, or the second line of M (Q96001). */
const MORE = /^(?:-[ \t]|[ \t])/;
/** A line of this width may have been broken by a mail program. */
const WRAP_WIDTH = 60;
const LONGEST_TEXT = 8192;

/** A [DIRSYNC] body and its [DIRSYNC-TRANSACTIONS] (Q118298, Q106623). Keywords have any case. */
export const openDirsyncMessage: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  let section: 'none' | 'body' | 'transactions' = 'none';
  let body: ReturnType<typeof openBody> | null = null;
  let open: { line: number; number: number | null; text: string; width: number } | null = null;
  let records = 0;
  let isAfterBlank = false;
  const headers = openBodyHeaders();

  const closeRecord = (): void => {
    if (!open) return;
    records += 1;
    const { line, number, text } = open;
    context.onRecord?.({ record: records, at: { line }, number, date: null, text });
    open = null;
  };
  const closeBody = (): void => {
    closeRecord();
    body?.close();
    body = null;
  };

  const transaction = (text: string, line: number): void => {
    const numbered = NUMBERED.exec(text);
    if (numbered) {
      closeRecord();
      isAfterBlank = false;
      const number = syncNumber(numbered[1]!);
      if (number === null)
        addIssue(reading.issues, issue('dirsync-number-too-large', {}, { line }));
      // The code letter is there in Q106623 and absent in Q118298; the text is told as it stands.
      open = { line, number, text: text.slice(numbered[0].length).trimEnd(), width: text.length };
    } else if (UNNUMBERED.test(text)) {
      closeRecord();
      isAfterBlank = false;
      open = { line, number: null, text: text.trimEnd(), width: 0 };
    } else if (open && open.text.length + text.length < LONGEST_TEXT && MORE.test(text))
      open.text += `\n${text.trimEnd()}`;
    else if (open && open.text.length + text.length < LONGEST_TEXT && open.width >= WRAP_WIDTH) {
      open.text += ` ${text.trim()}`;
      open.width = text.length;
    } else if (!isAfterBlank)
      addIssue(reading.issues, issue('dirsync-line-without-number', {}, { line }));
  };

  return lineReader(context, {
    line(text, line) {
      headers.line(text, line);
      const mark = MARK.exec(text)?.[1]?.toUpperCase();
      if (mark === 'DIRSYNC') {
        closeBody();
        body = openBody(reading, line, headers.take(line), true, context.onPart);
        section = 'body';
      } else if (mark) {
        closeRecord();
        // An attachment begins with this mark (Q96004, Q118298); so does a part of a mail.
        body?.sawTransactions();
        section = 'transactions';
        isAfterBlank = false;
      } else if (text.trim() === '') {
        closeRecord();
        isAfterBlank = true;
      } else if (section === 'transactions') transaction(text, line);
      else {
        const keyword = KEYWORD.exec(text);
        if (!keyword) return;
        // TASK opens every published body, so it may stand for a lost [DIRSYNC]; so may a number that
        // stands alone below the headers of a ReqTx.
        const isNumber = NUMBER_ALONE.test(text) && headers.isBelowRequest(line);
        if (!body && (isNumber || /^TASK$/i.test(keyword[1]!)))
          body = openBody(reading, line, headers.take(line), false, context.onPart);
        body?.keyword(keyword[1]!, keyword[2]!, line);
      }
    },
    end() {
      closeBody();
      return reading;
    },
  });
};

export const looksLikeDirsyncMessage = (headText: string): boolean => {
  const lines = headLines(headText);
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  return (
    has(MARK) ||
    (has(/^[ \t]*TASK[ \t]*=/i) && has(/^[ \t]*(?:REQ)?NAME[ \t]*=/i)) ||
    (has(REQUEST) && has(NUMBER_ALONE))
  );
};
