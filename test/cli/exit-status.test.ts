import type { Finding } from '../../src/model/report-types.js';
import type { Outcome, Severity } from '../../src/model/types.js';
import { exitStatus } from '../../src/cli/exit-status.js';
import { OCTOBER, judged, report } from '../report/reports.js';

const finding = (severity: Severity): Finding => ({
  rule: 'a-rule',
  topic: 'other',
  severity,
  code: null,
  confidence: 'inferred',
  requestor: OCTOBER,
  ...{ message: '', template: '', args: {} },
  evidence: [],
  examples: [],
  articles: [],
});

test.each<[Outcome, Severity[], Severity, number]>([
  ['will-import', [], 'fatal', 0],
  ['will-fail', ['fatal'], 'fatal', 1],
  ['will-fail', [], 'fatal', 1],
  ['cannot-tell', [], 'fatal', 3],
  ['at-risk', ['hang'], 'fatal', 4],
  ['at-risk', ['hang'], 'hang', 1],
  ['will-import', ['warning'], 'fatal', 0],
  ['will-import', ['warning'], 'error', 0],
  ['will-import', ['warning'], 'warning', 1],
  ['will-import', ['note'], 'warning', 0],
  ['cannot-tell', ['error'], 'error', 1],
  ['will-import', ['error'], 'warning', 1],
])('%s with findings %j, --fail-on %s: %d', (outcome, severities, failOn, status) => {
  const given = report({
    verdict: judged([OCTOBER, outcome]),
    findings: severities.map(finding),
  });
  expect(exitStatus(given, failOn)).toBe(status);
});
