/** Issues of one input: the first are kept and the rest counted, so that no file makes them many. */
import { issue, type Issue } from '../model/issues.js';

/** Nobody reads more of them. */
const MOST_ISSUES = 100;

/** Adds an issue, or counts it where there are many already. */
export function addIssue(issues: Issue[], what: Issue): void {
  issues.push(what);
  keepFew(issues);
}

/** Counts what is there beyond the first; what was counted before is counted on. */
export function keepFew(issues: Issue[]): void {
  if (issues.length <= MOST_ISSUES) return;
  const rest = issues.splice(MOST_ISSUES);
  const count = rest.reduce((sum, each) => sum + countOf(each), 0);
  issues.push(issue('more-issues', { count }));
}

const countOf = (one: Issue): number => (one.code === 'more-issues' ? one.args.count : 1);
