/** The keywords of one [DIRSYNC] section. */
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { DecodedPart, ReadContext, Reading } from '../../model/types.js';
import { ownNumbers, tellUnread, type WrittenNumber } from '../text/own-numbers.js';
import { isSameName, postofficeName } from '../../model/names.js';
import type { BodyHeaders } from './body-headers.js';
import { addIssue } from '../few-issues.js';

/** The two published tasks (Q118298, Q106623). The manual with the full list was not found. */
const TASKS = new Set(['IMPORTREQ', 'EXPORT']);

/** The keywords of one [DIRSYNC] section; the numbers are told once the name is known. */
export function openBody(
  into: Reading,
  at: number,
  headers: BodyHeaders,
  isMarked: boolean,
  onPart?: ReadContext['onPart'],
) {
  const issues: Issue[] = [];
  // A ReqTx is its sender's, whether or not its body says so (Q96060).
  let requestor = headers.kind === 'ReqTx' ? headers.from : null;
  let isNamed = false;
  let isInBody: number | null = null;
  let task = '';
  let isInternal = false;
  let hasTransactions = false;
  const fields: DecodedPart['fields'] = [];
  const numbers: (WrittenNumber & { line: number })[] = [];

  const name = (keyword: 'NAME' | 'REQNAME', written: string, line: number): void => {
    isNamed = true;
    const found = postofficeName(written);
    if (/^[^\s/]+\/[^\s/]+$/.test(found)) requestor = found;
    else addIssue(issues, issue('dirsync-name-incomplete', { keyword }, { line }));
  };

  /**
   * Both published bodies are of foreign requestors, which get their transactions as text (Q118298,
   * Q106623, Q123857). Those of Mail travel as a queue, which Exchange calls internal (Q159294). The
   * body of a ReqTx is the transaction of a Mail requestor, whatever it says (Q96060).
   */
  const isForeign = (): boolean =>
    headers.kind === null && (task === 'IMPORTREQ' || (task === 'EXPORT' && !isInternal));
  /** What a requestor asks for or sends goes to its directory server (Q96060, Q118298). */
  const server = (): string | null =>
    TASKS.has(task) &&
    headers.kind !== 'SrvTx' &&
    headers.to !== null &&
    !(requestor !== null && isSameName(headers.to, requestor))
      ? headers.to
      : null;
  /**
   * A body that names nobody, and is no ReqTx, is of a foreign requestor as far as anybody knows: its
   * numbers are not used.
   */
  const isOfNobody = (): boolean =>
    requestor === null && headers.kind !== 'ReqTx' && !(task === 'EXPORT' && isInternal);

  return {
    keyword(word: string, written: string, line: number): void {
      const key = word.toUpperCase();
      const value = written.trim();
      fields.push({ name: key, value: /PASSW/.test(key) ? '(not shown)' : value });
      if (key === 'NAME' || key === 'REQNAME') name(key, value, line);
      else if (key === 'TASK') {
        task = value.toUpperCase();
        if (!TASKS.has(task))
          addIssue(
            issues,
            issue('dirsync-task-unknown', { task: mark('text', value.slice(0, 40)) }, { line }),
          );
      } else if (key === 'TRANSACTIONS') {
        isInternal = /^internal$/i.test(value);
        if (/^inbody$/i.test(value)) isInBody = line;
      }
      for (const found of ownNumbers(`${word}=${value}`)) numbers.push({ ...found, line });
    },
    sawTransactions(): void {
      hasTransactions = true;
    },
    close(): void {
      // Without mark and name it may be any text with `=` in it, unless it is the body of a ReqTx.
      const isBare = !isMarked && !isNamed;
      if (isBare && (headers.kind !== 'ReqTx' || numbers.length === 0)) return;
      if (!isMarked && task !== '')
        addIssue(issues, issue('dirsync-mark-missing', { mark: '[DIRSYNC]' }, { line: at }));
      onPart?.({ title: '[DIRSYNC]', at: { line: at }, fields });
      if (isInBody !== null && !hasTransactions)
        addIssue(
          issues,
          issue('dirsync-mark-missing', { mark: '[DIRSYNC-TRANSACTIONS]' }, { line: isInBody }),
        );
      if (numbers[0] && isOfNobody())
        addIssue(issues, issue('dirsync-numbers-of-nobody', {}, { line: numbers[0].line }));
      for (const { number, value, written, line } of numbers) {
        if (value !== null && isOfNobody()) continue;
        if (value === null)
          tellUnread(into, requestor, 'message', [{ number, value, written }], line);
        else
          into.observations.push({
            of: { kind: 'requestor', name: requestor },
            fact: `requestor.${number}`,
            value,
            source: 'message',
            at: { line },
          });
      }
      const to = server();
      if (to !== null)
        (into.serverSigns ??= []).push({
          ...{ server: to, how: 'addressee', by: requestor },
          at: { line: at },
        });
      if (requestor !== null && isForeign()) (into.foreign ??= []).push(requestor);
      for (const each of issues) addIssue(into.issues, each);
    },
  };
}
