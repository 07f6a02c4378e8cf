/** The words of remedies, causes and reasons, made from rules/ and their arguments. */
import { CAUSES, ITEMS, PHRASES, REASONS, REMEDIES } from '../generated/advice.js';
import type { CauseId, CauseVariant, ReasonId, RemedyId } from '../generated/advice.js';
import type { CauseText, Line, RemedyText, ShortWay, WordArgs } from '../model/advice-types.js';
import { namedVersion } from '../model/dxa-version.js';
import { FACT_TABLE, type FactName } from '../model/facts.js';
import { few } from '../model/few.js';
import type { Cause, Remedy, RuledOut } from '../model/report-types.js';

/** What placeholders stand for: the arguments, or those of one item of a list. */
type Args = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g;

/** How the items of a list are joined; a number says how many of them are said at most. */
const JOINS: Readonly<Record<string, string>> = { and: ' and ', semicolons: '; ', sentences: ' ' };

const isObject = (value: unknown): value is Args => typeof value === 'object' && value !== null;

/** One value in words; null where it is not known. */
function said(name: string, value: unknown, how = ''): string | null {
  if (Array.isArray(value)) {
    const items = value.flatMap((each) => said(name, each) ?? []);
    if (items.length === 0) return null;
    const most = Number(how);
    return most > 0 ? few(items, most) : items.join(JOINS[how] ?? ', ');
  }
  if (isObject(value)) {
    if (typeof value.text === 'string') return value.text;
    if ('unnamed' in value) return filled(PHRASES['unnamed-object'], { requestor: value.unnamed });
    return filled(ITEMS[name] ?? '', value);
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (name === 'fact') return FACT_TABLE[value as FactName].words;
  return name === 'version' ? namedVersion(String(value)) : String(value);
}

/** A text with its placeholders filled; null where one of them is not known. */
function filled(text: string, args: Args): string | null {
  let isKnown = true;
  const all = text.replace(PLACEHOLDER, (_whole, name: string, how?: string) => {
    const value = said(name, args[name], how);
    if (value === null) isKnown = false;
    return value ?? '';
  });
  return isKnown ? all : null;
}

const isList = (line: Line): line is readonly Line[] => Array.isArray(line);

/** What a line comes to: nothing where it does not fit, several lines where it is said of each item. */
function linesOf(line: Line, args: Args): string[] {
  if (typeof line === 'string') return [filled(line, args) ?? []].flat();
  if (isList(line)) {
    const fitting = line.map((each) => linesOf(each, args)).find(({ length }) => length > 0);
    return fitting ?? [];
  }
  if ('if' in line) return args[line.if] === true ? linesOf(line.text, args) : [];
  const items = args[line.each];
  return Array.isArray(items) ? items.flatMap((item: Args) => linesOf(line.text, item)) : [];
}

const argsOf = (args: WordArgs): Args => ({ ...args });
const oneLine = (line: Line, args: WordArgs): string => linesOf(line, argsOf(args)).join(' ');

const REMEDY = new Map<string, RemedyText<RemedyId>>(REMEDIES.map((each) => [each.id, each]));
const CAUSE = new Map<string, CauseText<CauseId, CauseVariant>>(
  CAUSES.map((each) => [each.id, each]),
);

/** The short form of a way for the one screen, where it has one. */
export const shortWay = (id: string): ShortWay | undefined => REMEDY.get(id)?.short;

/** Goes before the steps of every way out of error 14: what was not imported stays where it is. */
const FIRST: Line = { if: 'isAfter14', text: PHRASES['take-out'] };

export interface RemedyWords {
  title: string;
  steps: string[];
  cautions: string[];
}

/** A way out in words; without arguments, as it is in general. */
export function remedyWords(id: RemedyId, args: WordArgs = {}): RemedyWords {
  const { title, steps, cautions } = REMEDY.get(id)!;
  const all = (lines: readonly Line[]): string[] =>
    lines.flatMap((line) => linesOf(line, argsOf(args)));
  return { title: oneLine(title, args), steps: all([FIRST, ...steps]), cautions: all(cautions) };
}

/** A cause in the words of its variant. */
export function causeWords(
  id: CauseId,
  variant: CauseVariant | null,
  args: WordArgs,
): Pick<Cause, 'message' | 'confirm'> {
  const cause = CAUSE.get(id)!;
  const special = variant === null ? undefined : cause.variants?.[variant]?.message;
  return { message: oneLine(special ?? cause.message, args), confirm: cause.confirm };
}

/** Why a way out is ruled out. */
export const reasonWords = (reason: ReasonId, args: WordArgs): string =>
  oneLine(REASONS[reason], args);

/** A way out as the report has it. */
export function wordedRemedy(remedy: Omit<Remedy, keyof RemedyWords>): Remedy {
  const { id, args, requestors, ...rest } = remedy;
  const { title, ...words } = remedyWords(id, args);
  return { id, title, args, requestors, ...words, ...rest };
}

/** A cause as the report has it. */
export function wordedCause(cause: Omit<Cause, 'message' | 'confirm'>): Cause {
  const { id, variant, args, confidence, articles, requestor } = cause;
  const { message, confirm } = causeWords(id, variant, args);
  return { id, variant, args, message, confidence, confirm, articles, requestor };
}

/** A way out that is none as the report has it; by its general title, since nothing came of it. */
export function wordedReason(ruledOut: Omit<RuledOut, 'title' | 'why'>): RuledOut {
  const { id, requestors, reason, args } = ruledOut;
  const [{ title }, why] = [remedyWords(id), reasonWords(reason, args)];
  return { id, title, requestors, reason, args, why };
}
