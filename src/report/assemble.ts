/** Parts of the report: numbers table, header cells, disagreements. */

/** The only place that builds a Report, out of what the floors before it found. */
import { usedWitness, weakest } from '../case/basis.js';
import type { Note } from '../case/notes.js';
import { VERSION } from '../generated/version.js';
import { numberIn } from '../model/fields.js';
import { grouped } from '../model/grouped.js';
import { isBelow, isSame, rangeOf, type Range } from '../model/range.js';
import type {
  Case,
  Cause,
  Effects,
  Fact,
  Finding,
  HeaderCell,
  NumberRow,
  Relation,
  Remedy,
  Report,
  ReportInput,
  ReportIssue,
  RuleOutcome,
  RuledOut,
  Undecided,
  Verdict,
} from '../model/report-types.js';
import type { Rule } from '../model/rule-types.js';
import {
  NUMBERS,
  SEVERITIES,
  type Confidence,
  type FactName,
  type HeaderNumber,
  type Severity,
} from '../model/types.js';
import { SOURCE_TABLE } from '../model/sources.js';
import { wordedCause, wordedReason, wordedRemedy } from './advice-words.js';
import { historyOf } from './history.js';
import { placeText } from './places.js';
import { SCHEMA_VERSION } from './schema-version.js';
import { timelineOf } from './timeline.js';
import { afterwards } from './words/afterwards.js';
import { toldIssue } from './words/issues.js';

/** A lone SRVSEQ failure is contested: Q96060 prescribes an import that needs a lower one to pass. */
const COMPARISON: Readonly<Record<HeaderNumber, Confidence>> = {
  IMPSEQ: 'inferred',
  SRVSEQ: 'contested',
  REQSEQ: 'inferred',
};

/** The rows of the numbers table of one requestor. */
function numberRows({ requestor, facts }: Case): NumberRow[] {
  return NUMBERS.map(({ header, own }) => {
    const h = facts[`header.${header}`];
    const o = facts[`requestor.${own}`];
    const [a, b] = [rangeOf(h), rangeOf(o)];
    const relation = relationOf(a, b);
    const witness = usedWitness(o);
    const headerWitness = usedWitness(h);
    return {
      requestor,
      number: header,
      header: numberIn(h.value),
      own: numberIn(o.value),
      ownAtLeast: o.atLeast ?? null,
      ownAtMost: Number.isFinite(o.atMost) ? o.atMost! : null,
      standIn: o.standIn !== undefined,
      relation,
      short: relation === 'lower' ? b.low - a.high : null,
      confidence:
        relation === 'unknown'
          ? null
          : weakest([
              relation === 'lower' ? COMPARISON[header] : 'inferred',
              witness ? SOURCE_TABLE[witness.source].basis : 'documented',
            ]),
      headerFrom: headerWitness
        ? { input: headerWitness.input, at: placeText(headerWitness.at) }
        : null,
      headerAlso: h.witnesses
        .filter((each) => !each.used)
        .map(({ input, at, value }) => ({ input, at: placeText(at), value: value as number })),
      ...(h.unreadIn && { headerUnread: [...h.unreadIn] }),
      ownFrom: o.witnesses.map((each) => ({
        input: each.input,
        line: each.at.line ?? null,
        at: placeText(each.at),
        source: each.source,
        value: each.value as number,
        used: each.used,
      })),
      reason: relation === 'unknown' ? reasonOf(h, o) : null,
    };
  });
}

/** By the bounds of both sides; what they leave open is unknown. */
function relationOf(header: Range, own: Range): Relation {
  const isLower = isBelow(header, own);
  if (isLower === null) return 'unknown';
  if (isLower) return 'lower';
  return isSame(header, own) === true ? 'equal' : 'higher';
}

function reasonOf(header: Fact, own: Fact): string {
  if (typeof header.value !== 'number')
    return header.reason ?? 'the header number is not in the evidence';
  if (typeof own.value === 'number') return 'it may be higher by the time of the import';
  return own.reason ?? "the requestor's own number is not in the evidence";
}

/**
 * The header's numbers, for the run as a whole. When requestors have different files in their
 * folders, no single number stands for them all: the rows of `numbers` tell them apart.
 */
function headerCells(cases: readonly Case[]): Report['header'] {
  const cell = (number: HeaderNumber): HeaderCell => {
    const facts = cases.map((one) => one.facts[`header.${number}`]);
    const first = facts[0];
    const witness = first ? usedWitness(first) : undefined;
    if (!first || typeof first.value !== 'number' || !witness)
      return { value: null, from: null, at: null, reason: first?.reason ?? 'not in the evidence' };
    const isOne = facts.every((fact) => fact.value === first.value);
    return isOne
      ? { value: first.value, from: witness.input, at: placeText(witness.at), reason: null }
      : { value: null, from: null, at: null, reason: 'differs from requestor to requestor' };
  };
  return { IMPSEQ: cell('IMPSEQ'), SRVSEQ: cell('SRVSEQ'), REQSEQ: cell('REQSEQ') };
}

/** The gravest first; those that are as grave stay in their order. */
export function bySeverity<Of extends { severity: Severity }>(all: readonly Of[]): Of[] {
  const groups = grouped(all, ({ severity }) => severity);
  return SEVERITIES.flatMap((severity) => groups.get(severity) ?? []);
}

/** What a rule came to; see judge/ruling.ts. */
interface Told {
  rule: Pick<Rule, 'id' | 'topic' | 'severity'>;
  result: RuleOutcome['result'];
  missing: readonly FactName[];
  howToGet: string;
}

/** Everything that a report is made of. */
export interface Parts {
  rules: Report['tool']['rules'];
  now: Date;
  command: string[] | null;
  inputs: readonly ReportInput[];
  notes: readonly Note[];
  /** What was found of each requestor, worst first. */
  told: readonly {
    case: Case;
    diagnosis: { undecided: readonly Told[]; rulings: readonly Told[] };
    findings: Finding[];
    effects: Omit<Effects, 'afterwards'> | null;
    causes: Omit<Cause, 'message' | 'confirm'>[];
  }[];
  /** What was found in import files, which are nobody's RESYNC.GLB. */
  ofFiles: readonly Finding[];
  predictedLog: string[];
  advice: {
    choice: Report['choice'];
    remedies: Omit<Remedy, 'title' | 'steps' | 'cautions'>[];
    ruledOut: Omit<RuledOut, 'title' | 'why'>[];
  };
  server: Report['server'];
  logs: Parameters<typeof timelineOf>[0];
  after: Report['after'] | null;
  verdict: Verdict;
}

/** The only place that builds a report. */
export function assemble(parts: Parts): Report {
  const { told } = parts;
  let outcomes: RuleOutcome[] | null = null;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'resync-check', version: VERSION, rules: parts.rules },
    generatedAt: parts.now.toISOString(),
    command: parts.command,
    inputs: withNotes(parts.inputs, parts.notes),
    header: headerCells(told.map((each) => each.case)),
    numbers: told.flatMap((each) => numberRows(each.case)),
    findings: bySeverity([...told.flatMap(({ findings }) => findings), ...parts.ofFiles]),
    undecided: bySeverity(told.flatMap(undecidedOf)),
    // A large network has a great many, and few look at them: they are made when asked for.
    get ruleOutcomes() {
      return (outcomes ??= told.flatMap(outcomesOf));
    },
    effects: Object.fromEntries(
      told.flatMap(({ case: { requestor }, effects }) =>
        effects ? [[requestor, { ...effects, afterwards: afterwards(effects) }]] : [],
      ),
    ),
    predictedLog: parts.predictedLog,
    causes: told.flatMap(({ causes }) => causes).map(wordedCause),
    choice: parts.advice.choice,
    remedies: parts.advice.remedies.map(wordedRemedy),
    ruledOut: parts.advice.ruledOut.map(wordedReason),
    server: parts.server,
    history: told.flatMap((each) => historyOf(each.case)),
    timeline: timelineOf(parts.logs),
    ...(parts.after && { after: parts.after }),
    verdict: parts.verdict,
    redaction: { profile: 'none', replaced: [] },
  };
}

const undecidedOf = ({ case: { requestor }, diagnosis }: Parts['told'][number]): Undecided[] =>
  diagnosis.undecided.map(({ rule: { id, topic, severity }, missing, howToGet }) => ({
    ...{ rule: id, topic, severity, requestor },
    missing: [...missing],
    howToGet,
  }));

const outcomesOf = ({ case: { requestor }, diagnosis }: Parts['told'][number]): RuleOutcome[] =>
  diagnosis.rulings.map(({ rule: { id }, result }) => ({ rule: id, requestor, result }));

/** The inputs with the notes on them; the same note may come up once for each requestor. */
function withNotes(inputs: readonly ReportInput[], notes: readonly Note[]): ReportInput[] {
  const added = new Map<string, Map<string, ReportIssue>>();
  for (const { input, issue } of notes) {
    const shown = toldIssue(issue);
    const mine = added.get(input) ?? new Map<string, ReportIssue>();
    added.set(input, mine.set(shown.message, mine.get(shown.message) ?? shown));
  }
  return inputs.map((input) => {
    const more = [...(added.get(input.id)?.values() ?? [])];
    return more.length === 0 ? input : { ...input, issues: [...input.issues, ...more] };
  });
}
