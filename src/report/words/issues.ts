/** The words of every issue, as functions of its arguments; see model/issues.ts. */
import type { Issue, IssueArgs } from '../../model/issues.js';
import type { ReportIssue } from '../../model/report-types.js';
import { placeText } from '../places.js';
import { CASE_WORDS } from './issues-of-cases.js';
import { CONTAINER_WORDS } from './issues-of-containers.js';
import { FILE_WORDS } from './issues-of-files.js';
import { QUEUE_WORDS } from './issues-of-queues.js';
import { RECORD_WORDS } from './issues-of-records.js';
import { SERVER_WORDS } from './issues-of-servers.js';
import { TEXT_WORDS } from './issues-of-texts.js';
import type { IssueWords } from './issue-words.js';

/** A code without words does not compile. */
const WORDS: IssueWords = {
  ...FILE_WORDS,
  ...CONTAINER_WORDS,
  ...RECORD_WORDS,
  ...QUEUE_WORDS,
  ...TEXT_WORDS,
  ...SERVER_WORDS,
  ...CASE_WORDS,
};

/** One line in English, without the place; what it quotes from a file is not yet safe to show. */
export const messageOf = ({ code, args }: Pick<Issue, 'code' | 'args'>): string =>
  (WORDS[code] as (args: IssueArgs) => string)(args);

/** An issue as the report shows it. */
export const toldIssue = (issue: Issue): ReportIssue =>
  ({
    ...{ level: issue.level, code: issue.code, args: issue.args, message: messageOf(issue) },
    at: issue.at ? placeText(issue.at) : null,
  }) as ReportIssue;
