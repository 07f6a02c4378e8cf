/** Case, findings and the report: what is known, what it means, and what is told. No logic here. */
import type { Comparison } from './after-types.js';
import type { LoggedEvent, LogProgram, LogSeverity } from './log-types.js';
import type { FindingArgs } from './finding-text.js';
import type { IssueArgs, IssueCode, IssueLevel } from './issues.js';
import type { Choice } from './choice.js';
import type { Topic } from './rule-types.js';
import type { CauseId, CauseVariant, ReasonId, RemedyId } from '../generated/advice.js';
import type { WordArgs } from './advice-types.js';
import type { Example, ListTally, Problem, TransactionTally } from './transaction-types.js';
import type { Names } from './marked.js';
import type { Profile, Replaced } from './redaction.js';
import type { UnknownOf, Which } from './which.js';
import type {
  Confidence,
  FactName,
  FactValue,
  HeaderNumber,
  Installation,
  Kind,
  Outcome,
  OwnNumber,
  PendingQueue,
  Place,
  QueueRole,
  QueueSummary,
  Severity,
  Source,
} from './types.js';

/** One observation that speaks about a fact; `input` is the id of an input, or `by-hand`. */
export interface Witness {
  input: string;
  at: Place;
  value: FactValue;
  source: Source;
  used: boolean;
  which?: Which;
  examples?: Example[];
  logged?: LoggedEvent;
}

/**
 * What is known about one fact. A value of null is unknown, and `reason` says why. Bounds of a number
 * go before its value where they are set: what is known now may move before the import runs.
 */
export interface Fact {
  value: FactValue | null;
  atLeast?: number;
  /** Infinity: known now, and nobody can say how far it has risen since. */
  atMost?: number;
  /**
   * Only the directory server's word of the number is known, its copy or a reply that it sent: it may
   * show a failure; whether it may also make a pass depends on the number.
   */
  standIn?: 'may-pass' | 'never-passes';
  witnesses: Witness[];
  /** True when two witnesses disagree. */
  conflict: boolean;
  /** Inputs of which one may be what IMPORT reads, and that show nothing: a number of the header is open. */
  unreadIn?: readonly string[];
  reason?: string;
}

/** Everything known about one requestor and the file it would import. */
export interface Case {
  requestor: string;
  facts: Readonly<Record<FactName, Fact>>;
  /** What waits in its REQTRANS.GLB, or null when no such evidence was given. */
  pending: Pick<PendingQueue, 'runs' | 'complete'> | null;
  /** What its RESYNC.GLB holds, and what is installed there; null and left out where not known. */
  transactions: TransactionTally | null;
  installation: Omit<Installation, 'requestor' | 'at'>;
  /** The same with each of several files alone, where their headers disagree: one of them holds. */
  byFile?: Case[];
}

export type RuleResult = 'fired' | 'clear' | 'undecided' | 'not-applicable' | 'off';

export interface RuleOutcome {
  rule: string;
  requestor: string;
  result: RuleResult;
}

export interface FindingEvidence {
  fact: FactName;
  value: FactValue | null;
  input: string | null;
  at: string;
}

/** An example with its place in words. */
export type ReportExample = Omit<Example, 'at'> & { at: string };

export interface Finding {
  rule: string;
  topic: Topic;
  severity: Severity;
  code: number | null;
  confidence: Confidence;
  requestor: string;
  /** The rule's message with the arguments in it; see model/finding-text.ts. */
  message: string;
  template: string;
  args: FindingArgs;
  evidence: FindingEvidence[];
  /** The first transactions or files that show it. */
  examples: ReportExample[];
  articles: string[];
}

export interface Undecided {
  rule: string;
  topic: Topic;
  severity: Severity;
  requestor: string;
  missing: FactName[];
  howToGet: string;
}

export interface Verdict {
  outcome: Outcome;
  /** The IMPORT error code of the gravest finding, or null. */
  code: number | null;
  confidence: Confidence;
  byRequestor: {
    requestor: string;
    outcome: Outcome;
    code: number | null;
    confidence: Confidence;
  }[];
}

export type Relation = 'lower' | 'equal' | 'higher' | 'unknown';

export interface NumberRow {
  requestor: string;
  number: HeaderNumber;
  header: number | null;
  own: number | null;
  /** The bounds of an own number that is not known exactly, or may have moved by then; else null. */
  ownAtLeast: number | null;
  ownAtMost: number | null;
  /** The own number is the directory server's copy: no first-hand evidence shows it. */
  standIn: boolean;
  relation: Relation;
  /** own - header when the header is lower, else null; the least that it can be where bounds decide. */
  short: number | null;
  /** Of the comparison; null while it cannot be made. */
  confidence: Confidence | null;
  /** Where the header's number was read; null while it is unknown. */
  headerFrom: { input: string; at: string } | null;
  /** Other witnesses of the header's number, not used. */
  headerAlso: { input: string; at: string; value: number }[];
  /** Other RESYNC.GLB that this requestor may import, and that cannot be read; left out where none is. */
  headerUnread?: string[];
  ownFrom: {
    input: string;
    line: number | null;
    at: string;
    source: Source;
    value: number;
    used: boolean;
  }[];
  /** Why a side is unknown, or null. */
  reason: string | null;
}

export interface HeaderCell {
  value: number | null;
  /** Input id, or null while unknown. */
  from: string | null;
  at: string | null;
  reason: string | null;
  /** Of a simulated header: what `at` or `reason` is made of. */
  simulated?: { heldBy: Names; unknownOf: UnknownOf | null };
}

/** An issue as the report shows it: its place in words, and its message, made of code and arguments. */
export type ReportIssue<Code extends IssueCode = IssueCode> = {
  [C in Code]: {
    level: IssueLevel;
    code: C;
    args: IssueArgs<C>;
    message: string;
    at: string | null;
  };
}[Code];

export interface ReportInput {
  id: string;
  name: string;
  kind: Kind | 'unknown';
  role: QueueRole | null;
  bytes: number;
  sha256: string | null;
  issues: ReportIssue[];
  queue?: QueueSummary;
  transactions?: TransactionSummary;
}

/** The transactions of a RESYNC.GLB, counted. */
export interface TransactionSummary {
  count: number;
  byCode: TransactionTally['byCode'];
  byType: TransactionTally['byType'];
  lists: ListTally[];
  listsLeftOut: number;
  problems: {
    problem: Problem;
    count: number;
    examples: ReportExample[];
  }[];
  isComplete: boolean;
}

export interface Remedy {
  id: RemedyId;
  /** What its words were made with: title, steps and cautions follow from it and the id. */
  args: WordArgs;
  title: string;
  /** Requestors that it is meant for. */
  requestors: string[];
  steps: string[];
  cautions: string[];
  articles: string[];
  confidence: Confidence;
  /** The kind of directory server it is for, or null for both. */
  dss: 'exchange' | 'msmail' | null;
  /**
   * The registry values that it sets, where they are known; see `--reg`. `listed` is for the first
   * file, `further` for those that are made after it.
   */
  registry: { globalMax: 1 | null; listed: string[]; further: string[][] } | null;
  /** Of a way that makes a new RESYNC.GLB: what its header must reach, and what it has by the model. */
  newFile: {
    needs: Record<HeaderNumber, number | null>;
    header: Record<HeaderNumber, number | null> | null;
  } | null;
  /** What a missing number must be, for the way that collects what is missing. */
  thresholds: Threshold[];
  /**
   * The outcome that judging again predicts after it, the worst of its requestors'; null for a way
   * that imports no RESYNC.GLB.
   */
  expected: Outcome | null;
}

/** A missing number that a fatal rule compares with a known one: what it must be for the rule to pass. */
export interface Threshold {
  requestor: string;
  rule: string;
  fact: FactName;
  passes: 'at most' | 'at least';
  value: number;
  /** The error of the rule. */
  code: number | null;
  /** Whether nothing else is missing, so that this number alone decides. */
  decides: boolean;
}

/** What a successful import would change (Q119452). `before` and `after` are null while unknown. */
export interface Effects {
  numbers: Record<OwnNumber, { before: number | null; after: number | null }>;
  /** Waiting transactions that become obsolete; null while their number is unknown. */
  pendingLost: PendingCount | null;
  /** A full export is known to be among them (Q119450). */
  exportLost: boolean;
  /** Waiting transactions that stay valid; null while their number is unknown. */
  pendingKept: PendingCount | null;
  /** Numbers that would stand above the server's own record of this requestor (Q152231, Q99961). */
  aboveServer: { number: OwnNumber; after: number; onServer: number }[];
  /** Lists that the import replaces or changes; `before` is the number of names, where known. */
  lists: (Pick<ListTally, 'list' | 'type' | 'adds' | 'deletes' | 'modifies'> & {
    isReplaced: boolean;
    before: number | null;
    /** Names that were added by hand and would vanish (Q105125); null while not known. */
    localAtRisk: number | null;
  })[];
  /** Postoffices that IMPORT would create (Q96060); null while those defined there are not known. */
  autocreate: string[] | null;
  /** What remains to be done after the import, in plain sentences. */
  afterwards: string[];
}

/** A count of waiting transactions with the lowest and highest of their sync numbers. */
export interface PendingCount {
  count: number;
  from: number | null;
  to: number | null;
}

/**
 * What the logs show of imports in the past: how the last one ended, and the last stop with Fatal 14
 * where another import came after it. Newest first.
 */
export interface HistoryEntry {
  requestor: string;
  /** stopped: with a Fatal; finished: without one, as far as the log shows. */
  event: 'stopped' | 'finished';
  program: LogProgram | null;
  /** As the banner writes it, `3.2a`; null where no banner is seen. */
  version: string | null;
  severity: LogSeverity | null;
  code: number | null;
  text: string;
  /** `1999-06-17T22:10:04` by the clock of whoever wrote the log; null for an entry without a date. */
  time: string | null;
  /** The same as the log has it: `06/17/99 22:10:04`, `01/03/100 02:10:44`. */
  written: string | null;
  /** How many imports in this log stopped with the same code. */
  times: number;
  input: string;
  line: number;
}

/**
 * The runs of programs that the logs show: at most 40, the stops first of all, then the first and the
 * last of each log, then the newest; in the order of the inputs and of their lines.
 */
export interface ReportTimeline {
  /** How many runs there are in all logs. */
  runs: number;
  shown: LoggedRun[];
}

/** One run of one program, as a log shows it. */
export interface LoggedRun {
  input: string;
  /** The line that it begins with. */
  line: number;
  /** Runs of the same log between this one and the one above it that are left out. */
  before: number;
  /** Of a report in CENTRAL.LOG: the postoffice that it came from, NET/PO. */
  postoffice: string | null;
  /** Null for entries with no banner above them. */
  program: LogProgram | null;
  version: string | null;
  step: 'T1' | 'T2' | 'T3' | null;
  /** `1999-06-17T22:10:04` by the clock of whoever wrote the log; null for an entry without a date. */
  time: string | null;
  /** The same as the log has it. */
  written: string | null;
  /** stopped: with a Fatal; trouble: with lesser entries; open: the log breaks off in it. */
  event: 'stopped' | 'trouble' | 'finished' | 'open';
  /** Of the gravest entry; null where there is none, or its meaning is not published. */
  severity: LogSeverity | null;
  code: number | null;
  /** How many entries there are above Status. */
  troubles: number;
  /** Updates received and sent, by what the run says. */
  received: number | null;
  sent: number | null;
}

/** One number of a simulated header: who holds the maximum, or why it is unknown. */
export interface SimulatedNumber {
  value: number | null;
  holders: string[];
  /** In words; made of `unknownOf` where that is why. */
  reason: string | null;
  unknownOf: UnknownOf | null;
}

/** What is known of the directory server, and which header it would write now. */
export interface ServerView {
  kind: 'exchange' | 'msmail' | null;
  records: number;
  /** ResyncConnectionRDNs as told or read; null while unknown. */
  listed: string[] | null;
  globalMax: boolean | null;
  dxaVersion: string | null;
  /** The highest number among all of its records, and who holds it. */
  highest: Record<HeaderNumber, SimulatedNumber>;
  /** The header that it would write by the model; see advise/dss.ts. */
  wouldWrite: Record<HeaderNumber, SimulatedNumber>;
  /** Objects that no postoffice could be linked to, by their own names. */
  unlinked: string[];
  /**
   * Records whose DXA-Conf-Seq is below their DXA-Svr-Seq: updates were sent, and the server has not
   * had them acknowledged (Q152231). In the order of the records.
   */
  unconfirmed: Unconfirmed[];
}

/** Numbers of the server's record of one requestor, or of an object that is not linked. */
export interface Unconfirmed {
  requestor: string;
  /** DXA-Svr-Seq. */
  sent: number;
  /** DXA-Conf-Seq, lower than `sent`. */
  confirmed: number;
}

/** A cause of a failure: what points to it, how sure it is, and what would settle it. */
export interface Cause {
  id: CauseId;
  /** Which of its wordings; null is the usual one. */
  variant: CauseVariant | null;
  /** What its message was made with. */
  args: WordArgs;
  requestor: string;
  message: string;
  confidence: Confidence;
  confirm: string;
  articles: string[];
}

/** A way out that was tried on the model and would not help, or is not available. */
export interface RuledOut {
  id: RemedyId;
  title: string;
  /** Requestors that it cannot help; for others it may stand among the remedies. */
  requestors: string[];
  reason: ReasonId;
  /** What `why` was made with. */
  args: WordArgs;
  why: string;
}

/** The prediction beside what was seen after the import; its inputs are no evidence for it. */
export interface After {
  inputs: ReportInput[];
  /** In the order of the verdict. */
  byRequestor: Comparison[];
}

/** The report; rules/report.schema.json is its published schema. */
export interface Report {
  schemaVersion: string;
  tool: { name: 'resync-check'; version: string; rules: { count: number; digest: string } };
  generatedAt: string;
  /** The command line that made it, without passwords; null where there was none. */
  command: string[] | null;
  inputs: ReportInput[];
  header: Record<HeaderNumber, HeaderCell>;
  numbers: NumberRow[];
  findings: Finding[];
  undecided: Undecided[];
  ruleOutcomes: RuleOutcome[];
  /** By requestor; one that is sure to fail has none, since nothing is known to be written then. */
  effects: Record<string, Effects>;
  predictedLog: string[];
  causes: Cause[];
  /** One for each requestor with a verdict, in the order of the verdict. */
  choice: Choice[];
  remedies: Remedy[];
  ruledOut: RuledOut[];
  server: ServerView | null;
  history: HistoryEntry[];
  timeline: ReportTimeline;
  /** Left out where nothing was given to compare the prediction with. */
  after?: After;
  verdict: Verdict;
  redaction: { profile: Profile; replaced: Replaced[] };
}
