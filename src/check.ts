/** The one way through: evidence, case, judge, advise, report. `check` and `simulate` both take it. */
import { causesOf, surveyOf } from './advise/causes.js';
import { coversAll, simulateHeader, type ServerModel } from './advise/server.js';
import { effectsOf } from './advise/effects.js';
import { predictLog } from './advise/log-preview.js';
import { adviseOn } from './advise/remedies/try.js';
import { headerChanges, withFacts } from './advise/changes.js';
import { serverModel, serverView } from './advise/server-model.js';
import type { CheckOptions, Evidence } from './model/api-types.js';
import { UsageError } from './model/usage-error.js';
import { basisOf } from './case/basis.js';
import { checkedEvidence, checkOptions } from './arguments.js';
import { buildCases } from './case/cases.js';
import { linkRecords, serverCopies, type LinkedRecord } from './case/link.js';
import { few } from './model/few.js';
import type { Case, Report } from './model/report-types.js';
import { findRequestors, keyOf, spelled, type ReadInput } from './case/requestors.js';
import { NUMBERS, SEVERITIES, type Severity } from './model/types.js';
import { BUILT_IN_RULES, RULES_DIGEST } from './generated/rules.js';
import { VERSION } from './generated/version.js';
import { importFileFindings } from './import-files.js';
import { readAll, type Input } from './inputs.js';
import { diagnose, toFinding, type StandIns } from './judge/diagnose.js';
import type { Rule } from './model/rule-types.js';
import { judge, verdictOf } from './judge/verdict.js';
import { addIssue, conflictsOf, headerCells, numberRows } from './report/assemble.js';
import { placeText } from './report/places.js';
import { toldFacts } from './told.js';

/**
 * Predicts, explains and advises. Throws `UsageError` (one plain line) when the options do not fit
 * together or none of the evidence is any; whatever `chunks` throws passes through.
 */
export function check(evidence: Iterable<Evidence>, options: CheckOptions): Report {
  const gathered = gather(evidence, options, false);
  return reportOf(gathered, options);
}

/**
 * The header that the directory server would write for a choice of listed requestors and settings,
 * and who could import it. The report has the same shape as that of `check`.
 */
export function simulate(evidence: Iterable<Evidence>, options: CheckOptions): Report {
  const gathered = gather(evidence, options, true);
  const { model } = gathered;
  if (model.records.length === 0) throw new UsageError('server-records-missing', {});
  if (model.kind === 'exchange' && coversAll(model) !== true && !model.listed?.length)
    throw new UsageError('listed-missing', {});
  const simulated = simulateHeader(model);
  const cases = gathered.cases.map((one) => withFacts(one, headerChanges(simulated)));
  const report = reportOf({ ...gathered, cases }, options);
  // There is no file yet that could be imported.
  report.remedies = report.remedies.filter(({ id }) => id !== 'import-now');
  for (const { header } of NUMBERS) {
    const { value, holders, reason } = simulated[header];
    report.header[header] = {
      value,
      from: value === null ? null : 'simulation',
      at: holders.length > 0 ? `held by ${holders.slice(0, 3).join(', ')}` : null,
      reason,
    };
  }
  return report;
}

/** Everything that is known before it is judged. */
interface Gathered {
  inputs: Input[];
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
  const links = options.links ?? [];
  const named = namesIn(plain);
  const asked = (options.requestors ?? []).map((name) =>
    spelled(name, [...named, ...signedIn(plain), ...links.map(({ postoffice }) => postoffice)]),
  );
  const linked = linkRecords(plain, links, [...asked, ...named]);
  const read = withServerCopies(plain, linked);
  const requestors = findRequestors(read, asked);
  const byHand = {
    ...toldFacts(options),
    header: options.header ?? {},
    own: options.own ?? {},
    requestors: asked,
  };
  if (Object.keys(byHand.own).length > 0 && requestors.judged.length > 1)
    throw new UsageError('own-needs-one-requestor', { judged: [...requestors.judged] });
  const { unheardOf, foreign } = requestors;
  if (foreign !== null) throw new UsageError('requestor-foreign', { requestor: foreign });
  if (unheardOf && Object.keys(byHand.own).length === 0)
    throw new UsageError('requestor-unknown', {
      requestor: unheardOf.name,
      named: [...unheardOf.named],
      hasUnlinked: linked.some(({ how }) => how === 'unlinked'),
    });
  const { cases, unclaimed } = buildCases(read, requestors, byHand);
  const told = inputs.map((each) => each.told);
  for (const { input, why } of unclaimed)
    addIssue(
      told,
      input.id,
      why === 'nobody'
        ? `names no postoffice, and ${requestors.judged.length} requestors are judged: it is not used ` +
            '(name one with -r NET/PO, or keep the files of each in a folder of its own)'
        : 'a SrvTx tells nothing of its sender, a ReqTx nothing of its addressee (Q96060): the numbers ' +
            'of such a mail are not used',
    );
  noteLeftOut(read, requestors.leftOut, told);
  for (const { record, input, requestor, how } of linked)
    if (how === 'inferred')
      addIssue(
        told,
        input,
        `${record.name} is taken for ${requestor} because of its name (inferred; --link says it for sure)`,
        'note',
      );
  for (const one of cases)
    for (const { input, message } of conflictsOf(one)) addIssue(told, input, message);
  const { dss, listed, globalMax, dxaVersion } = options;
  const model = serverModel(read, linked, { dss, listed, globalMax, dxaVersion, isTrial });
  return { inputs, cases, model, linked, isTrial };
}

/** One note for all that were left out for the same reason, on the input that names the first. */
function noteLeftOut(
  inputs: readonly ReadInput[],
  leftOut: readonly { name: string; why: string }[],
  told: Input['told'][],
): void {
  const seenIn = new Map<string, string>();
  for (const { id, reading } of inputs)
    for (const { of } of reading.observations)
      if (of.kind === 'requestor' && of.name !== null && !seenIn.has(keyOf(of.name)))
        seenIn.set(keyOf(of.name), id);
  const reasons = new Map<string, string[]>();
  for (const { name, why } of leftOut) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  for (const [why, names] of reasons) {
    const id = seenIn.get(keyOf(names[0]!));
    if (id !== undefined) addIssue(told, id, `not judged: ${few(names)}, which ${why}`, 'note');
  }
}

/** Postoffices that are treated as directory servers; no object of one stands for them. */
const signedIn = (inputs: readonly ReadInput[]): string[] =>
  inputs.flatMap(({ reading }) => (reading.serverSigns ?? []).map(({ server }) => server));

/** Every requestor that the evidence names. */
const namesIn = (inputs: readonly ReadInput[]): string[] =>
  inputs.flatMap(({ reading }) => [
    ...reading.observations.flatMap(({ of }) =>
      of.kind === 'requestor' && of.name !== null ? [of.name] : [],
    ),
    ...(reading.pending ?? []).flatMap(({ requestor }) => requestor ?? []),
    ...(reading.names ?? []),
    ...(reading.serverRecords ?? []).flatMap(({ postoffice }) => postoffice ?? []),
  ]);

/** Lets the records of the server speak about the requestors that they are linked to. */
function withServerCopies(
  inputs: readonly ReadInput[],
  linked: readonly LinkedRecord[],
): ReadInput[] {
  return inputs.map((input) => {
    const { observations } = input.reading;
    const spoken = new Set(
      observations.flatMap(({ of, source }) =>
        of.kind === 'requestor' && of.name !== null && source === 'server-copy'
          ? [keyOf(of.name)]
          : [],
      ),
    );
    const copies = linked
      .filter((each) => each.input === input.id && !spoken.has(keyOf(each.requestor)))
      .flatMap(serverCopies);
    if (copies.length === 0) return input;
    return { ...input, reading: { ...input.reading, observations: [...observations, ...copies] } };
  });
}

/** Judges the cases and puts the report together. */
function reportOf(
  { inputs, cases, model, linked, isTrial }: Gathered,
  options: CheckOptions,
): Report {
  const rules: readonly Rule[] = [...BUILT_IN_RULES, ...(options.extraRules ?? [])];
  const judgeBy = (some: readonly Rule[], trusts: StandIns) => (one: Case) => {
    const diagnosis = diagnose(some, one, trusts);
    const judged = judge(diagnosis, basisOf(one));
    return { case: one, diagnosis, judged, outcome: judged.outcome };
  };
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
  const told = worstFirst.map(({ case: one, diagnosis, judged }) => ({
    case: one,
    judged,
    findings: diagnosis.fired.map((fired) => toFinding(fired, one, placeText)).sort(bySeverity),
  }));
  const survey = surveyOf(model);
  const effects: Report['effects'] = {};
  for (const { case: one, judged } of worstFirst) {
    const effect = effectsOf(one, judged.outcome, survey.records.get(one.requestor));
    if (effect) effects[one.requestor] = effect;
  }
  const where = cases.length === 1 ? cases[0]! : null;
  const ofFiles = inputs.flatMap(({ input }) => importFileFindings(rules, input, where));
  const { remedies, ruledOut } = adviseOn(worstFirst, judgeAgain, model);
  return {
    schemaVersion: '1.0',
    tool: {
      name: 'resync-check',
      version: VERSION,
      rules: { count: rules.length, digest: options.rulesDigest ?? RULES_DIGEST },
    },
    generatedAt: options.now.toISOString(),
    inputs: inputs.map(({ told }) => told),
    header: headerCells(cases),
    numbers: worstFirst.flatMap(({ case: one }) => numberRows(one)),
    findings: [...told.flatMap(({ findings }) => findings), ...ofFiles].sort(bySeverity),
    undecided: worstFirst.flatMap(({ diagnosis }) => diagnosis.undecided).sort(bySeverity),
    ruleOutcomes: worstFirst.flatMap(({ diagnosis }) => diagnosis.outcomes),
    effects,
    predictedLog: predictLog(told),
    causes: worstFirst.flatMap(({ case: one }) => causesOf(one, survey)),
    remedies,
    ruledOut,
    server: serverView(model, linked),
    verdict,
    redaction: { profile: 'none', replaced: [] },
  };
}

const bySeverity = (a: { severity: Severity }, b: { severity: Severity }): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
