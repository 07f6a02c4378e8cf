/** Small reports for the tables of tests. */
import type { NumberRow, Report } from '../../src/model/report-types.js';
import type { HeaderNumber, Outcome } from '../../src/model/types.js';
import { SCHEMA_VERSION } from '../../src/report/schema-version.js';

export const OCTOBER = 'POLYNOMIAL/OCTOBER';

/** A row of the numbers table; null is unknown. */
export function row(
  number: HeaderNumber,
  header: number | null,
  own: number | null,
  requestor = OCTOBER,
): NumberRow {
  const known = header !== null && own !== null;
  const relation = !known
    ? 'unknown'
    : header < own
      ? 'lower'
      : header === own
        ? 'equal'
        : 'higher';
  return {
    requestor,
    number,
    header,
    own,
    ownAtLeast: null,
    ownAtMost: null,
    standIn: false,
    relation,
    short: known && header < own ? own - header : null,
    confidence: known ? 'inferred' : null,
    headerFrom: header === null ? null : { input: 'i1', at: 'record 1, byte 24' },
    headerAlso: [],
    ownFrom:
      own === null
        ? []
        : [{ input: 'i2', line: 7, at: 'line 7', source: 'reqconf', value: own, used: true }],
    reason: known ? null : 'not in the evidence',
  };
}

const cell = (value: number | null) =>
  value === null
    ? { value, from: null, at: null, reason: 'not in the evidence' }
    : { value, from: 'i1', at: 'record 1, byte 24', reason: null };

/** A report on what is given, with everything else empty. */
export function report(given: Partial<Report>): Report {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'resync-check', version: '0.1.0', rules: { count: 7, digest: 'sha256:00' } },
    generatedAt: '2002-06-01T00:00:00.000Z',
    command: null,
    inputs: [
      {
        ...{ id: 'i1', name: 'RESYNC.GLB', kind: 'queue', role: 'resync' },
        ...{ bytes: 1343, sha256: null, issues: [] },
        queue: { records: 21, unreadBytes: 0, layout: null },
      },
      {
        ...{ id: 'i2', name: 'listds-r.txt', kind: 'listds-requestor', role: null },
        ...{ bytes: 236, sha256: null, issues: [] },
      },
    ],
    header: { IMPSEQ: cell(1), SRVSEQ: cell(80), REQSEQ: cell(22) },
    numbers: [],
    findings: [],
    undecided: [],
    ruleOutcomes: [],
    effects: {},
    predictedLog: [],
    causes: [],
    choice: [],
    remedies: [],
    ruledOut: [],
    server: null,
    history: [],
    timeline: { runs: 0, shown: [] },
    verdict: judged([OCTOBER, 'will-import']),
    redaction: { profile: 'none', replaced: [] },
    ...given,
  };
}

/** A verdict on requestors, the worst first. */
export function judged(...all: [string, Outcome, number?][]): Report['verdict'] {
  const byRequestor = all.map(([requestor, outcome, code]) => ({
    requestor,
    outcome,
    code: code ?? null,
    confidence: 'inferred' as const,
  }));
  const { outcome, code } = byRequestor[0] ?? { outcome: 'cannot-tell', code: null };
  return { outcome, code, confidence: 'inferred', byRequestor };
}
