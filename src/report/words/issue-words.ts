/** What the families of issue words have in common. */
import type { IssueArgs, IssueCode } from '../../model/issues.js';

export type IssueWords = { [Code in IssueCode]: (args: IssueArgs<Code>) => string };
