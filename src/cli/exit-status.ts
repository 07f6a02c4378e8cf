/** The exit statuses, and which one a report gets. */
import type { Report } from '../model/report-types.js';
import { SEVERITIES } from '../model/types.js';
import type { Outcome, Severity } from '../model/types.js';

/** The exit statuses. They never depend on the output format. */
export const EXIT = { ok: 0, found: 1, usage: 2, cannotTell: 3, atRisk: 4, bug: 70 } as const;

const BY_OUTCOME: Record<Outcome, number> = {
  'will-fail': EXIT.found,
  'at-risk': EXIT.atRisk,
  'cannot-tell': EXIT.cannotTell,
  'will-import': EXIT.ok,
};

/** A finding of `failOn` or graver makes it 1; else the outcome decides. */
export function exitStatus(report: Report, failOn: Severity): number {
  const gravest = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const found = report.findings.some(({ severity }) => gravest.includes(severity));
  return found ? EXIT.found : BY_OUTCOME[report.verdict.outcome];
}
