/**
 * What changed between two reports, as data: outcomes, numbers, findings, the recommended way, and the
 * evidence. For the second round of a ticket.
 */
import { UNNAMED } from '../case/requestors.js';
import type { Finding, NumberRow, Report, Undecided } from '../model/report-types.js';
import { nameKey } from '../model/names.js';
import type { HeaderNumber, Outcome, OwnNumber } from '../model/types.js';
import { NUMBERS } from '../model/types.js';

/** `null`: it was not judged (an outcome), or the number was not known, in that report. */
export interface Changed<T> {
  before: T | null;
  after: T | null;
}

export interface ReportDiff {
  before: { generatedAt: string; outcome: Outcome };
  after: { generatedAt: string; outcome: Outcome };
  /** Other rules or another version may explain a change as well. */
  sameRules: boolean;
  /** Every requestor of either report, the changed ones first. */
  requestors: { requestor: string; outcome: Changed<Outcome>; code: Changed<number> }[];
  /** Numbers that differ, and those that became known or unknown. */
  numbers: ({ requestor: string; number: HeaderNumber | OwnNumber } & Changed<number>)[];
  findings: { appeared: Finding[]; gone: Finding[] };
  /** Fatal rules and rules of severity hang that could not be decided. */
  undecided: { appeared: Undecided[]; settled: Undecided[] };
  /** By name; `changed` are those whose content differs. */
  inputs: { added: string[]; removed: string[]; changed: string[]; same: number };
}

/**
 * Compares two reports; names compare as postoffices do. Numbers and rules are compared where both have
 * judged: what was judged in one alone has not changed.
 */
export function diffReports(was: Report, is: Report): ReportDiff {
  const [before, after] = [named(was, is), named(is, was)];
  const [old, now] = [judgedOf(before), judgedOf(after)];
  const inBoth = ({ requestor }: { requestor: string }): boolean =>
    old.has(nameKey(requestor)) && now.has(nameKey(requestor));
  const one = ({ generatedAt, verdict }: Report): ReportDiff['before'] => ({
    generatedAt,
    outcome: verdict.outcome,
  });
  return {
    before: one(before),
    after: one(after),
    sameRules: before.tool.rules.digest === after.tool.rules.digest,
    requestors: requestors(before, after),
    numbers: numbers(before.numbers.filter(inBoth), after.numbers.filter(inBoth)),
    findings: {
      appeared: without(after.findings, before.findings).filter(inBoth),
      gone: without(before.findings, after.findings).filter(inBoth),
    },
    undecided: {
      appeared: without(after.undecided.filter(isGrave), before.undecided).filter(inBoth),
      settled: without(before.undecided.filter(isGrave), after.undecided).filter(inBoth),
    },
    inputs: inputs(before.inputs, after.inputs),
  };
}

const judgedOf = ({ verdict }: Report): ReadonlySet<string> =>
  new Set(verdict.byRequestor.map(({ requestor }) => nameKey(requestor)));

/** The one that nothing named is the one that the other report has, where each has one alone. */
function named(report: Report, other: Report): Report {
  const [[only, ...more], [its, ...others]] = [report, other].map(({ verdict }) =>
    verdict.byRequestor.map(({ requestor }) => requestor),
  ) as [string[], string[]];
  if (only !== UNNAMED || its === undefined || more.length + others.length > 0) return report;
  const of = <T extends { requestor: string }>(all: readonly T[]): T[] =>
    all.map((each) => ({ ...each, requestor: its }));
  const { verdict, numbers: rows, findings, undecided } = report;
  return {
    ...report,
    verdict: { ...verdict, byRequestor: of(verdict.byRequestor) },
    ...{ numbers: of(rows), findings: of(findings), undecided: of(undecided) },
  };
}

const isGrave = ({ severity }: Undecided): boolean => severity === 'fatal' || severity === 'hang';

/** What the rules say of each requestor is compared by rule, not by words. */
function without<T extends { rule: string; requestor: string }>(
  these: readonly T[],
  others: readonly T[],
): T[] {
  const key = ({ rule, requestor }: T): string => `${rule} ${nameKey(requestor)}`;
  const known = new Set(others.map(key));
  return these.filter((each) => !known.has(key(each)));
}

function requestors(before: Report, after: Report): ReportDiff['requestors'] {
  const [old, now] = [before, after].map(
    ({ verdict }) => new Map(verdict.byRequestor.map((each) => [nameKey(each.requestor), each])),
  ) as [Map<string, Judged>, Map<string, Judged>];
  const all = [...now.keys(), ...[...old.keys()].filter((name) => !now.has(name))];
  const rows = all.map((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    return {
      requestor: (b ?? a)!.requestor,
      outcome: { before: a?.outcome ?? null, after: b?.outcome ?? null },
      code: { before: a?.code ?? null, after: b?.code ?? null },
    };
  });
  const isSame = ({ outcome, code }: (typeof rows)[number]): boolean =>
    outcome.before === outcome.after && code.before === code.after;
  return [...rows.filter((row) => !isSame(row)), ...rows.filter(isSame)];
}

type Judged = Report['verdict']['byRequestor'][number];

function numbers(before: readonly NumberRow[], after: readonly NumberRow[]): ReportDiff['numbers'] {
  const [old, now] = [before, after].map(
    (rows) => new Map(rows.map((row) => [`${nameKey(row.requestor)} ${row.number}`, row])),
  ) as [Map<string, NumberRow>, Map<string, NumberRow>];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const { requestor, number } = (b ?? a)!;
    const own = NUMBERS.find(({ header }) => header === number)!.own;
    const rows = [
      { requestor, number, before: a?.header ?? null, after: b?.header ?? null },
      { requestor, number: own, before: a?.own ?? null, after: b?.own ?? null },
    ];
    return rows.filter((row) => row.before !== row.after);
  });
}

function inputs(before: Report['inputs'], after: Report['inputs']): ReportDiff['inputs'] {
  const old = new Map(before.map((input) => [input.name, input]));
  const now = new Map(after.map((input) => [input.name, input]));
  const both = after.filter(({ name }) => old.has(name));
  const isChanged = ({ name, sha256, bytes }: Report['inputs'][number]): boolean => {
    const was = old.get(name)!;
    return was.sha256 !== sha256 || was.bytes !== bytes;
  };
  const changed = both.filter(isChanged).map(({ name }) => name);
  return {
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed,
    same: both.length - changed.length,
  };
}
