/**
 * A report without the names in it. Names are known by what they are, from the arguments of issues,
 * findings, causes and remedies and from the fields of the report; sentences are made again from the
 * arguments and never searched.
 */
import { CODES } from '../../generated/codes.js';
import { fillTemplate } from '../../model/finding-text.js';
import type { Mark, Marked } from '../../model/marked.js';
import { PROFILES, type Profile, type TextPart } from '../../model/redaction.js';
import { previewTitle } from '../../model/preview-title.js';
import { GATEWAY_TYPES, POSTOFFICE_TYPES } from '../../model/transaction-types.js';
import { heldByText, unknownOfText } from '../../model/which.js';
import type {
  Effects,
  Finding,
  HeaderCell,
  Remedy,
  Report,
  ReportExample,
  ReportInput,
  SimulatedNumber,
} from '../../model/report-types.js';
import { wordedCause, wordedReason, wordedRemedy } from '../advice-words.js';
import { shownByText } from '../words/layouts.js';
import { afterwards } from '../words/afterwards.js';
import { messageOf } from '../words/issues.js';
import { redactCommand } from './command.js';
import { openTokens, type Tokens } from './tokens.js';

export interface Redacted {
  report: Report;
  /** The value behind each token, for whoever may know it. */
  map: Record<string, string>;
}

/** Takes the text of a transaction apart, so that its code letter and its list may stay. */
export type TakeApart = (text: string) => TextPart[];

/**
 * The report with tokens in the place of names; equal names get equal tokens. A report that was
 * redacted before is redacted further, never less.
 */
export function redactWith(report: Report, profile: Profile, takeApart: TakeApart): Redacted {
  const before = report.redaction.profile;
  if (PROFILES.indexOf(profile) <= PROFILES.indexOf(before)) return { report, map: {} };
  const tokens = openTokens(profile, before !== 'none');
  const hide = hiderOf(tokens, takeApart);
  const names = (mark: Mark, some: readonly string[]): string[] =>
    some.map((each) => tokens.of(mark, each));
  const who = (requestor: string): string => tokens.of('requestor', requestor);
  const ofWho = <T extends { requestor: string }>(one: T): T => ({
    ...one,
    requestor: who(one.requestor),
  });
  const number = (one: SimulatedNumber): SimulatedNumber => {
    const unknownOf = hide(one.unknownOf);
    const reason = unknownOf === null ? one.reason : unknownOfText(unknownOf);
    return { ...one, holders: names('requestor', one.holders), unknownOf, reason };
  };
  const numbers = <T extends Record<string, SimulatedNumber>>(all: T): T =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, number(one)])) as T;
  const { server, predictedLog } = report;
  const told: Report = {
    ...report,
    command: report.command && redactCommand(report.command, tokens.of),
    inputs: report.inputs.map((input) => redactInput(input, tokens, hide)),
    header: Object.fromEntries(
      Object.entries(report.header).map(([key, cell]) => [key, redactCell(cell, hide)]),
    ) as Report['header'],
    numbers: report.numbers.map(ofWho),
    findings: report.findings.map((each) => ofWho(redactFinding(each, hide))),
    undecided: report.undecided.map(ofWho),
    ruleOutcomes: report.ruleOutcomes.map(ofWho),
    effects: Object.fromEntries(
      Object.entries(report.effects).map(([key, one]) => [who(key), redactEffects(one, tokens)]),
    ),
    predictedLog: predictedLog.map((line) => redactTitle(line, report, who)),
    causes: report.causes.map((each) => wordedCause({ ...ofWho(each), args: hide(each.args) })),
    choice: report.choice.map(ofWho),
    remedies: report.remedies.map((each) => redactRemedy(each, tokens, hide)),
    ruledOut: report.ruledOut.map((each) =>
      wordedReason({
        ...each,
        requestors: names('requestor', each.requestors),
        args: hide(each.args),
      }),
    ),
    server: server && {
      ...server,
      listed: server.listed && names('object', server.listed),
      highest: numbers(server.highest),
      wouldWrite: numbers(server.wouldWrite),
      unlinked: names('object', server.unlinked),
      unconfirmed: server.unconfirmed.map((each) => ({
        ...each,
        requestor: tokens.of('object', each.requestor),
      })),
    },
    history: report.history.map((each) => ({ ...ofWho(each), text: loggedText(each, tokens) })),
    timeline: {
      ...report.timeline,
      shown: report.timeline.shown.map((each) => ({
        ...each,
        postoffice: each.postoffice === null ? null : who(each.postoffice),
      })),
    },
    ...(report.after && {
      after: {
        inputs: report.after.inputs.map((input) => redactInput(input, tokens, hide)),
        byRequestor: report.after.byRequestor.map(ofWho),
      },
    }),
    verdict: { ...report.verdict, byRequestor: report.verdict.byRequestor.map(ofWho) },
  };
  return {
    report: { ...told, redaction: { profile, replaced: tokens.replaced() } },
    map: tokens.map(),
  };
}

type Hide = <T>(value: T) => T;

const isMarked = (value: object): value is Marked =>
  'kind' in value && 'text' in value && typeof value.text === 'string';

/** Replaces every marked value, however deep; all else is kept as it is. */
function hiderOf(tokens: Tokens, takeApart: TakeApart): Hide {
  const marked = ({ kind, text }: Marked): string =>
    kind === 'transaction'
      ? takeApart(text)
          .map((part) => (part.mark === null ? part.text : tokens.of(part.mark, part.text)))
          .join('')
      : tokens.of(kind, text);
  const hide = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    if (isMarked(value) && value.kind !== null) return { ...value, text: marked(value) };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hide(item)]));
  };
  return hide as Hide;
}

const redactExamples = (examples: readonly ReportExample[], hide: Hide): ReportExample[] =>
  examples.map((each) => hide(each));

function redactFinding(finding: Finding, hide: Hide): Finding {
  const args = hide(finding.args);
  const examples = redactExamples(finding.examples, hide);
  return { ...finding, args, message: fillTemplate(finding.template, args), examples };
}

function redactInput(input: ReportInput, tokens: Tokens, hide: Hide): ReportInput {
  const { queue, transactions } = input;
  const { headerRecord: _, ...plainQueue } = queue ?? { records: 0, unreadBytes: 0, layout: null };
  const layout = plainQueue.layout && hide(plainQueue.layout);
  return {
    ...input,
    name: tokens.of('path', input.name),
    issues: input.issues.map((each) => {
      const args = hide(each.args);
      return { ...each, args, message: messageOf({ ...each, args }) } as typeof each;
    }),
    // The bytes of the header's record may hold anything.
    ...(queue && {
      queue: {
        ...plainQueue,
        layout: layout?.shownBy
          ? { ...layout, because: [shownByText(layout.shownBy), ...layout.because.slice(1)] }
          : layout,
      },
    }),
    ...(transactions && {
      transactions: {
        ...transactions,
        byType: transactions.byType.map((each) => ({
          ...each,
          type: typeToken(each.type, tokens),
        })),
        lists: transactions.lists.map((each) => ({
          ...each,
          type: typeToken(each.type, tokens),
          list: tokens.of('list', each.list),
        })),
        problems: transactions.problems.map((each) => ({
          ...each,
          examples: redactExamples(each.examples, hide),
        })),
      },
    }),
  };
}

const TYPES = new Set<string>([...GATEWAY_TYPES, ...POSTOFFICE_TYPES, 'MS']);

/** A word before a colon may be anything; only the known types are none's names. */
const typeToken = (type: string, tokens: Tokens): string =>
  TYPES.has(type) ? type : tokens.of('text', type);

/** The header of a simulation names who holds its numbers. */
function redactCell(cell: HeaderCell, hide: Hide): HeaderCell {
  if (!cell.simulated) return cell;
  const simulated = hide(cell.simulated);
  const { heldBy, unknownOf } = simulated;
  return {
    ...cell,
    simulated,
    at: cell.at === null ? null : heldByText(heldBy),
    reason: unknownOf === null ? cell.reason : unknownOfText(unknownOf),
  };
}

function redactEffects(effects: Effects, tokens: Tokens): Effects {
  const { afterwards: _, ...rest } = effects;
  const told = {
    ...rest,
    lists: rest.lists.map((each) => ({
      ...each,
      type: typeToken(each.type, tokens),
      list: tokens.of('list', each.list),
    })),
    autocreate: rest.autocreate?.map((each) => tokens.of('postoffice', each)) ?? null,
  };
  return { ...told, afterwards: afterwards(told) };
}

function redactRemedy(remedy: Remedy, tokens: Tokens, hide: Hide): Remedy {
  const { title: _title, steps: _steps, cautions: _cautions, ...rest } = remedy;
  const { requestors, registry, thresholds, args } = rest;
  const objects = (names: readonly string[]): string[] =>
    names.map((each) => tokens.of('object', each));
  return wordedRemedy({
    ...rest,
    requestors: requestors.map((each) => tokens.of('requestor', each)),
    args: hide(args),
    registry: registry && {
      ...registry,
      listed: objects(registry.listed),
      further: registry.further.map(objects),
    },
    thresholds: thresholds.map((each) => ({
      ...each,
      requestor: tokens.of('requestor', each.requestor),
    })),
  });
}

/** What a log says to a code is known; anything else that it says may name somebody. */
const loggedText = ({ code, text }: Report['history'][number], tokens: Tokens): string =>
  CODES.find((each) => each.code === code)?.text ?? tokens.of('text', text);

/** The title of a previewed log names its requestor; it is made again, not searched. */
function redactTitle(line: string, { verdict }: Report, who: (name: string) => string): string {
  const mine = verdict.byRequestor.find(({ requestor }) => line === previewTitle(requestor));
  return mine ? previewTitle(who(mine.requestor)) : line;
}
