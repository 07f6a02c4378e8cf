/**
 * The library's face: `check` predicts what `IMPORT -Q` would do with a RESYNC.GLB on each
 * requestor; `inspect` says what one input is and shows it. Neither knows a file system, a clock
 * or a terminal, and neither changes anything that it is given.
 */
import { effectsOf } from './advise/effects.js';
import { remediesFor } from './advise/remedies.js';
import { UsageError, type CheckOptions, type Evidence } from './api-types.js';
import { basisOf } from './case/basis.js';
import { buildCases } from './case/cases.js';
import type { Case, Report, ReportInput } from './case/report-types.js';
import { findRequestors, UNNAMED, type ReadInput } from './case/requestors.js';
import {
  SEVERITIES,
  type Observation,
  type Reading,
  type TransactionRecord,
} from './case/types.js';
import { read, type ReadResult } from './evidence/read.js';
import { BUILT_IN_RULES, RULES_DIGEST } from './generated/rules.js';
import { VERSION } from './generated/version.js';
import { diagnose, toFinding } from './judge/diagnose.js';
import type { Rule } from './judge/rule-types.js';
import { judge, verdictOf } from './judge/verdict.js';
import { addIssue, conflictsOf, headerCells, numberRows } from './report/assemble.js';
import { placeText } from './report/places.js';

export { UsageError, type CheckOptions, type Evidence } from './api-types.js';
export { BUILT_IN_RULES, RULES_DIGEST } from './generated/rules.js';
export { VERSION } from './generated/version.js';
export type * from './case/types.js';
export type * from './case/report-types.js';
export type * from './judge/rule-types.js';

/**
 * Predicts, explains and advises. Throws `UsageError` (one plain line) when the options do not fit
 * together or none of the evidence is any; whatever `chunks` throws passes through.
 */
export function check(evidence: Iterable<Evidence>, options: CheckOptions): Report {
  const read = readAll(evidence, options);
  const asked = options.requestors ?? [];
  const requestors = findRequestors(
    read.map(({ input }) => input),
    asked,
  );
  const byHand = { header: options.header ?? {}, own: options.own ?? {}, requestors: asked };
  if (Object.keys(byHand.own).length > 0 && requestors.judged.length > 1)
    throw new UsageError(
      `--impseq, --srvseq and --reqseq need exactly one requestor, and there are ` +
        `${requestors.judged.length} (${requestors.judged.slice(0, 3).join(', ')}); ` +
        'name it with -r NET/PO',
    );
  const { cases, unclaimed } = buildCases(
    read.map(({ input }) => input),
    requestors,
    byHand,
  );
  const inputs = read.map(({ told }) => told);
  for (const { input } of unclaimed)
    addIssue(
      inputs,
      input.id,
      `names no postoffice, and ${requestors.judged.length} requestors are judged: it is not used ` +
        '(name one with -r NET/PO, or keep the files of each in a folder of its own)',
    );
  for (const { name, why } of requestors.leftOut) {
    const seenIn = read.find(({ input }) => names(input.reading, name));
    if (seenIn) addIssue(inputs, seenIn.input.id, `${name} ${why}: it is not judged`, 'note');
  }
  for (const one of cases)
    for (const { input, message } of conflictsOf(one)) addIssue(inputs, input, message);
  // LISTDS -S reads SRVCONF.GLB, which only a Mail postoffice has: Exchange keeps its own records.
  const isMail = read.some(({ input }) => input.reading.directoryServer !== undefined);
  return reportOf(cases, inputs, isMail ? { dss: 'msmail', ...options } : options);
}

/** Judges the cases and puts the report together. */
function reportOf(cases: readonly Case[], inputs: ReportInput[], options: CheckOptions): Report {
  const rules: readonly Rule[] = [...BUILT_IN_RULES, ...(options.extraRules ?? [])];
  const judgeCase = (one: Case) => {
    const diagnosis = diagnose(rules, one);
    return { case: one, diagnosis, judged: judge(diagnosis, basisOf(one)) };
  };
  const all = cases.map(judgeCase);
  const verdict = verdictOf(all.map(({ judged }) => judged));
  const worstFirst = verdict.byRequestor.map(({ requestor }) =>
    all.find((one) => one.case.requestor === requestor)!,
  );
  const effects: Report['effects'] = {};
  for (const { case: one, judged } of worstFirst) {
    const effect = effectsOf(one, judged.outcome);
    if (effect) effects[one.requestor] = effect;
  }
  return {
    schemaVersion: '1.0',
    tool: {
      name: 'resync-check',
      version: VERSION,
      rules: { count: rules.length, digest: options.rulesDigest ?? RULES_DIGEST },
    },
    generatedAt: options.now.toISOString(),
    inputs,
    header: headerCells(cases),
    numbers: worstFirst.flatMap(({ case: one }) => numberRows(one)),
    findings: worstFirst
      .flatMap(({ case: one, diagnosis }) =>
        diagnosis.fired.map((fired) => toFinding(fired, one, placeText)),
      )
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    undecided: worstFirst
      .flatMap(({ diagnosis }) => diagnosis.undecided)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    ruleOutcomes: worstFirst.flatMap(({ diagnosis }) => diagnosis.outcomes),
    effects,
    predictedLog: [],
    causes: [],
    remedies: remediesFor(
      worstFirst.map(({ judged, ...one }) => ({ ...one, outcome: judged.outcome })),
      (changed) => judgeCase(changed).judged.outcome,
      options.dss,
    ),
    verdict,
    redaction: { profile: 'none', replaced: [] },
  };
}

function readAll(
  evidence: Iterable<Evidence>,
  options: CheckOptions,
): { input: ReadInput; told: ReportInput }[] {
  const all: { input: ReadInput; told: ReportInput; isUnderstood: boolean }[] = [];
  for (const one of evidence) {
    const id = `i${all.length + 1}`;
    const { onRecord } = options;
    const { told, result } = readOne(
      id,
      one,
      options.sha256,
      // Only where somebody looks: each record that is handed on costs its text.
      onRecord && ((record) => onRecord(id, record)),
    );
    const { owner = null, directoryServerSign = [] } = one;
    const input = { id, name: one.name, owner, directoryServerSign, reading: result.reading };
    all.push({ input, told, isUnderstood: result.isUnderstood });
  }
  const isUnderstood = all.some((one) => one.isUnderstood);
  if (all.length > 0 && !isUnderstood && !options.header) {
    const [first] = all;
    const rest = all.length > 1 ? ` (and ${all.length - 1} more inputs that are none either)` : '';
    throw new UsageError(
      `${first!.told.name}: ${first!.told.issues[0]?.message ?? 'not understood'}${rest}; give ` +
        'the RESYNC.GLB from the GLB folder and LISTDS -R text of the requestor',
    );
  }
  return all;
}

function readOne(
  id: string,
  evidence: Evidence,
  sha256: CheckOptions['sha256'],
  onRecord?: (record: TransactionRecord) => void,
): { told: ReportInput; result: ReadResult } {
  const hash = sha256?.();
  const result = read(evidence.name, evidence.chunks, {
    ...(evidence.kind && { kind: evidence.kind }),
    ...(hash && { onChunk: (chunk: Uint8Array) => hash.update(chunk) }),
    ...(onRecord && { onRecord }),
  });
  const { reading, kind, bytes } = result;
  const told: ReportInput = {
    id,
    name: evidence.name,
    kind,
    role: reading.role ?? null,
    bytes,
    sha256: hash?.hex() ?? null,
    issues: reading.issues.map(({ level, message, at }) => ({
      level,
      message,
      at: at ? placeText(at) : null,
    })),
    ...(reading.queue && { queue: reading.queue }),
  };
  return { told, result };
}

const names = ({ observations }: Reading, name: string): boolean =>
  observations.some(
    ({ of }) =>
      of.kind === 'requestor' && of.name?.toUpperCase().replace(/^PCM:/, '') === name.toUpperCase(),
  );

/** One input, decoded for a person: what it is, what was seen in it, how its records lie. */
export interface InspectedInput {
  input: ReportInput;
  observations: Observation[];
  reading: Reading;
  isUnderstood: boolean;
}

/** Reads one input; each transaction is handed to `onRecord` as it streams by. */
export function inspect(
  evidence: Evidence,
  onRecord?: (record: TransactionRecord) => void,
  sha256?: CheckOptions['sha256'],
): InspectedInput {
  const { told, result } = readOne('i1', evidence, sha256, onRecord);
  const { reading, isUnderstood } = result;
  return { input: told, observations: reading.observations, reading, isUnderstood };
}

/** The name in a report of the one requestor that no evidence names. */
export const UNNAMED_REQUESTOR = UNNAMED;
