/** The words of every issue, as functions of its arguments; see model/issues.ts. */
import type { Issue, IssueArgs } from '../../model/issues.js';
import type { ReportIssue } from '../../model/report-types.js';
import type { InputIssue } from '../../model/types.js';
import { placeText } from '../places.js';
import { CASE_WORDS } from './issues-of-cases.js';
import { CONTAINER_WORDS } from './issues-of-containers.js';
import { FILE_WORDS } from './issues-of-files.js';
import { RECORD_WORDS } from './issues-of-records.js';
import { SERVER_WORDS } from './issues-of-servers.js';
import { TEXT_WORDS } from './issues-of-texts.js';
import type { IssueWords } from './issue-words.js';

/** A code without words does not compile. */
const WORDS: IssueWords = {
  ...FILE_WORDS,
  ...CONTAINER_WORDS,
  ...RECORD_WORDS,
  ...TEXT_WORDS,
  ...SERVER_WORDS,
  ...CASE_WORDS,
};

/** One line in English, without the place; what it quotes from a file is not yet safe to show. */
export const messageOf = (issue: Pick<Issue, 'code' | 'args'> | InputIssue): string =>
  'message' in issue
    ? issue.message
    : (WORDS[issue.code] as (args: IssueArgs) => string)(issue.args);

/** An issue as the report shows it. */
export function toldIssue(issue: InputIssue): ReportIssue {
  const message = messageOf(issue);
  const { level, code, args } =
    'message' in issue
      ? ({ level: issue.level, code: 'queue-other', args: { message } } as const)
      : issue;
  return { level, code, args, message, at: issue.at ? placeText(issue.at) : null } as ReportIssue;
}
