/** The one way through: evidence, case, judge, advise, report. `check` and `simulate` both take it. */
import { causesOf, surveyOf } from './advise/causes.js';
import { coversAll, namesOf, simulateHeader, type ServerModel } from './advise/server.js';
import { effectsOf } from './advise/effects.js';
import { predictLog } from './advise/log-preview.js';
import { adviseOn } from './advise/remedies/try.js';
import { allWithFacts, newHeader } from './advise/changes.js';
import { serverModel, serverView } from './advise/server-model.js';
import type { CheckOptions, Evidence } from './model/api-types.js';
import { UsageError } from './model/usage-error.js';
import { checkedEvidence, checkOptions } from './arguments.js';
import { buildCases } from './case/cases.js';
import { namesIn, signedIn, withServerCopies } from './case/gather.js';
import { linkRecords, objectMeant, type LinkedRecord } from './case/link.js';
import { withoutPasswords } from './evidence/programs/shown-command.js';
import { notesOn, type Note } from './case/notes.js';
import type { After, Case, Report, ReportInput } from './model/report-types.js';
import { refuseRivalFiles } from './case/rival-files.js';
import { findRequestors, spelled } from './case/requestors.js';
import { NUMBERS } from './model/types.js';
import { BUILT_IN_RULES, RULES_DIGEST } from './generated/rules.js';
import { importFileFindings } from './import-files.js';
import { readAfter, readAll, type Input } from './inputs.js';
import { toFinding } from './judge/finding.js';
import { judgeBy } from './judge/judge.js';
import { savedCase, savedCasesIn } from './case/saved.js';
import type { Rule } from './model/rule-types.js';
import { verdictOf } from './judge/verdict.js';
import { compareAll, type Predicted } from './reality/compare.js';
import { assemble, bySeverity } from './report/assemble.js';
import { placeText } from './report/places.js';
import { heldByText } from './model/which.js';
import { toldFacts } from './told.js';

/**
 * Predicts, explains and advises. Throws `UsageError` (one plain line) when the options do not fit
 * together or none of the evidence is any; whatever `chunks` throws passes through.
 */
export function check(evidence: Iterable<Evidence>, options: CheckOptions): Report {
  const gathered = gather(evidence, options, false);
  for (const one of gathered.cases) options.onCase?.(savedCase(one, one.requestor));
  return reportOf(gathered, options);
}

/**
 * The header that the directory server would write for a choice of listed requestors and settings,
 * and who could import it. The report has the same shape as that of `check`. Throws `UsageError` as
 * `check` does, for evidence without a record of the server's, and for an Exchange server where neither
 * options nor registry list a requestor or switch GlobalMaxSeqInResync on.
 */
export function simulate(evidence: Iterable<Evidence>, options: CheckOptions): Report {
  const gathered = gather(evidence, options, true);
  if (options.after !== undefined) throw new UsageError('after-in-simulation', {});
  const { model } = gathered;
  if (model.records.length === 0) throw new UsageError('server-records-missing', {});
  if (model.kind === 'exchange' && coversAll(model) !== true && !model.listed?.length)
    throw new UsageError('listed-missing', {});
  const simulated = simulateHeader(model);
  const cases = gathered.cases.map(allWithFacts(newHeader(simulated)));
  const report = reportOf({ ...gathered, cases }, options);
  for (const { header } of NUMBERS) {
    const { value, holders, reason, unknownOf } = simulated[header];
    const heldBy = { ...namesOf(holders), more: 0 };
    report.header[header] = {
      value,
      from: value === null ? null : 'simulation',
      at: holders.length > 0 ? heldByText(heldBy) : null,
      reason,
      simulated: { heldBy, unknownOf },
    };
  }
  return report;
}

/** What lies around evidence, or is none. */
const NO_EVIDENCE: readonly ReportInput['kind'][] = ['mail', 'archive', 'unknown'];
/** A case and a report of so many take a gigabyte of memory and more. */
const MOST_REQUESTORS = 20_000;

/** Everything that is known before it is judged. */
interface Gathered {
  inputs: Input[];
  notes: Note[];
  cases: Case[];
  model: ServerModel;
  linked: LinkedRecord[];
  /** The header is the one that the server would write; there is no file yet. */
  isTrial: boolean;
}

function gather(evidence: Iterable<Evidence>, options: CheckOptions, isTrial: boolean): Gathered {
  checkOptions(options);
  const inputs = readAll(checkedEvidence(evidence), options);
  const plain = inputs.map(({ input }) => input);
  const { dss, listed, globalMax, dxaVersion } = options;
  const told = { dss, listed, globalMax, dxaVersion, isTrial };
  const saved = savedCasesIn(
    inputs.flatMap(({ input, told: { kind } }) => (NO_EVIDENCE.includes(kind) ? [] : input)),
    options,
  );
  if (saved)
    return {
      inputs,
      notes: [],
      cases: saved,
      model: serverModel([], [], told),
      linked: [],
      isTrial,
    };
  const links = options.links ?? [];
  const named = namesIn(plain);
  const spelledOut = (options.requestors ?? []).map((name) =>
    spelled(name, [...named, ...signedIn(plain), ...links.map(({ postoffice }) => postoffice)]),
  );
  const linked = linkRecords(plain, links, [...spelledOut, ...named]);
  const asked = spelledOut.map((name) => objectMeant(linked, name));
  const read = withServerCopies(plain, linked);
  // A header by hand, or one that the server would write, leaves nothing open.
  if (!options.header && !isTrial) refuseRivalFiles(read);
  const requestors = findRequestors(read, asked);
  const byHand = {
    ...toldFacts(options),
    header: options.header ?? {},
    own: options.own ?? {},
    requestors: asked,
  };
  if (Object.keys(byHand.own).length > 0 && requestors.judged.length > 1)
    throw new UsageError('own-needs-one-requestor', { judged: [...requestors.judged] });
  if (requestors.judged.length > MOST_REQUESTORS)
    throw new UsageError('too-many-requestors', {
      judged: requestors.judged.length,
      most: MOST_REQUESTORS,
    });
  const { unheardOf, foreign } = requestors;
  if (foreign !== null) throw new UsageError('requestor-foreign', { requestor: foreign });
  if (unheardOf && Object.keys(byHand.own).length === 0)
    throw new UsageError('requestor-unknown', {
      requestor: unheardOf.name,
      named: [...unheardOf.named],
      hasUnlinked: linked.some(({ how }) => how === 'unlinked'),
    });
  const { cases, unclaimed } = buildCases(read, requestors, byHand);
  const notes = notesOn({ inputs: read, requestors, unclaimed, linked, cases });
  const model = serverModel(read, linked, told);
  return { inputs, notes, cases, model, linked, isTrial };
}

/** The prediction beside what was seen after the import. */
function compared(
  predicted: readonly Predicted[],
  rules: readonly Rule[],
  evidence: readonly Evidence[],
  options: CheckOptions,
): After {
  const inputs = readAfter(checkedEvidence(evidence, 'options.after'), options);
  return {
    inputs: inputs.map(({ told }) => told),
    byRequestor: compareAll(
      predicted,
      rules,
      inputs.map(({ input }) => input),
    ),
  };
}

/** Judges the cases, asks for advice, and has the report put together. */
function reportOf(
  { inputs, notes, cases, model, linked, isTrial }: Gathered,
  options: CheckOptions,
): Report {
  const rules: readonly Rule[] = [...BUILT_IN_RULES, ...(options.extraRules ?? [])];
  // A simulation reasons with the server's own records, and says so.
  const judgeCase = judgeBy(rules, isTrial ? 'pass' : 'only fail');
  // Only these decide the outcome, and a remedy is tried on each requestor.
  const judgeAgain = judgeBy(
    rules.filter(({ severity }) => severity === 'fatal' || severity === 'hang'),
    'pass',
  );
  const all = new Map(cases.map((one) => [one.requestor, judgeCase(one)]));
  const verdict = verdictOf([...all.values()].map(({ judged }) => judged));
  const worstFirst = verdict.byRequestor.map(({ requestor }) => all.get(requestor)!);
  const survey = surveyOf(model);
  const told = worstFirst.map(({ case: one, diagnosis, judged }) => ({
    ...{ case: one, diagnosis, judged },
    findings: bySeverity(diagnosis.fired.map((fired) => toFinding(fired, one, placeText))),
    effects: effectsOf(one, judged.outcome, survey.records.get(one.requestor)),
    causes: causesOf(one, survey),
  }));
  const where = cases.length === 1 ? cases[0]! : null;
  return assemble({
    rules: { count: rules.length, digest: options.rulesDigest ?? RULES_DIGEST },
    now: options.now,
    command: options.commandLine ? withoutPasswords(options.commandLine) : null,
    inputs: inputs.map((each) => each.told),
    notes,
    told,
    ofFiles: inputs.flatMap(({ input }) => importFileFindings(rules, input, where)),
    predictedLog: predictLog(told),
    advice: adviseOn(worstFirst, judgeAgain, model, isTrial),
    server: serverView(model, linked),
    logs: inputs.flatMap(({ input: { id, reading } }) =>
      reading.timeline ? [{ input: id, timeline: reading.timeline }] : [],
    ),
    after: options.after ? compared(worstFirst, rules, options.after, options) : null,
    verdict,
  });
}
