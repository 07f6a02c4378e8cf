/** What the families of issue words have in common. */
import type { IssueArgs, IssueCode } from '../../model/issues.js';
import type { Names } from '../../model/marked.js';

export type IssueWords = { [Code in IssueCode]: (args: IssueArgs<Code>) => string };

/** `A, B, C and 4 more`. */
export const namesText = ({ names, more }: Names): string =>
  names.map(({ text }) => text).join(', ') + (more > 0 ? ` and ${more} more` : '');
