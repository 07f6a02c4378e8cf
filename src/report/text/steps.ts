/** What to do, as one list for the screen: the recommended way, or the one question. */
import { few } from '../../model/few.js';
import type { Choice } from '../../model/choice.js';
import type { ShortWay } from '../../model/advice-types.js';
import type { Remedy, Report } from '../../model/report-types.js';
import { isSameName } from '../../model/names.js';
import { NUMBERS } from '../../model/types.js';
import { isSimulated, rowsOf, type Judged } from '../answer.js';
import { shortWay } from '../advice-words.js';
import { middle, wrap } from './layout.js';
import { shortName } from './numbers.js';
import { linkOption, unnamedIn } from '../ways.js';
import { CHECK_NEW, IS_SERVER, SERVER_KIND, TAKE_OUT } from '../words/steps.js';
import { WITHOUT_WAY, needs } from './screen-words.js';
import * as words from './words.js';

/** So many steps are shown, and lines of them. */
export const MOST_STEPS = 5;
const MOST_LINES = 12;
/** Names on the screen are cut in the middle to this. */
export const MOST_NAME = 20;

/** A heading, and what is to be done under it, each step with the lines that it takes. */
export interface Steps {
  title: string;
  lines: string[];
}

export const choiceOf = (report: Report, requestor: string): Choice | undefined =>
  report.choice.find((each) => each.requestor === requestor);
export const remedyOf = (report: Report, { remedy, requestor }: Choice): Remedy | undefined =>
  report.remedies.find(({ id, requestors }) => id === remedy && requestors.includes(requestor));

/** A common name has 64 characters at most; what is to be typed is not cut below that. */
const LONGEST_OBJECT = 64;

export const cutName = (requestor: string): string => middle(shortName(requestor), MOST_NAME);

/** One step: its number, its first line, and further lines where it has line breaks. */
export function step(mark: string, text: string, indent = ''): string[] {
  const first = `${indent} ${mark} `;
  const rest = ' '.repeat(first.length);
  return text.split('\n').flatMap((line, at) => wrap(line, at === 0 ? first : rest, rest));
}

export const numbered = (steps: readonly string[], indent = ''): string[] =>
  steps.flatMap((text, at) => step(`${at + 1}.`, text, indent));

interface How {
  indent?: string;
  /** The names of several that share the steps; the numbers of each are its own. */
  isForSeveral?: string;
}

/** Ways that have the file taken out of GLB as a step of their own. */
const KEEPS_OUT: readonly (string | null | undefined)[] = ['clean-folder', 'give-whole-file'];

/** What to do for a requestor that fails or is at risk. */
export function stepsFor(report: Report, judged: Judged, how: How = {}): Steps {
  const { indent = '', isForSeveral } = how;
  const { requestor } = judged;
  const choice = choiceOf(report, requestor);
  const { code, outcome } = judged;
  // What may hang IMPORT must not meet a T3 either.
  const isBad = (code === 14 && outcome === 'will-fail') || outcome === 'at-risk';
  const takeOut = isBad && !isSimulated(report) && !KEEPS_OUT.includes(choice?.remedy);
  const first = takeOut ? [TAKE_OUT] : [];
  const remedy = choice && remedyOf(report, choice);
  if (choice?.question?.asks === 'is-server')
    return {
      title: `What to do: is ${cutName(requestor)} the directory server?`,
      lines: numbered([...first, ...isServerSteps(requestor)], indent),
    };
  if (choice?.question)
    return { title: 'What to do', lines: questionLines(choice.question, first, requestor, indent) };
  if (!choice || !remedy)
    return {
      title: 'What to do',
      lines: numbered([...first, WITHOUT_WAY[choice?.reason ?? 'none-helps'] ?? ''], indent),
    };
  const open = unnamedIn(report, remedy);
  if (open.unlinked.length > 0 && open.of.some((each) => isSameName(each, requestor)))
    return {
      title: `What to do: find out which object ${cutName(requestor)} is`,
      lines: numbered([...first, ...linkSteps(open.unlinked, requestor)], indent),
    };
  const short = shortWay(remedy.id);
  if (!short)
    return {
      title: `What to do: ${inSentence(remedy.title)}`,
      lines: longSteps(first, remedy, indent),
    };
  const fill = (text: string): string =>
    text
      .replaceAll('{po}', isForSeveral ?? cutName(requestor))
      .replaceAll('{lines}', linesOf(remedy, requestor, isForSeveral))
      .replaceAll(
        '{check}',
        isForSeveral !== undefined
          ? 'It is checked for each of them.'
          : checkOf(report, choice, remedy),
      );
  return {
    title: `What to do: ${fill(short.title)}`,
    lines: [
      ...numbered([...first, ...shortSteps(short, remedy)].map(fill), indent),
      ...withoutReset(choice, fill, indent),
    ],
  };
}

/** Beside a reset after which the file is predicted to pass: the way of the kind of server that needs none. */
function withoutReset(choice: Choice, fill: (text: string) => string, indent: string): string[] {
  if (choice.reason !== 'reset-is-enough') return [];
  const [way] = choice.others.flatMap(({ remedy }) => shortWay(remedy)?.first ?? []);
  return way === undefined
    ? []
    : wrap(`Or, without a reset: ${fill(way).replace(/\.$/, '')} (--full).`, `${indent}    `);
}

/** Before an object can be listed its name must be known, and with it its numbers. */
const linkSteps = (unlinked: readonly string[], requestor: string): string[] => [
  `Which object of the Exchange server is ${cutName(requestor)}? Not linked to a postoffice yet: ${few(unlinked.map((each) => middle(each, MOST_NAME)))}.`,
  `Run this again with its name, for instance:\n${linkOption(unlinked[0]!, requestor)}`,
  'The steps for that object are shown then: how it is listed, and what to expect.',
];

/** The short steps, but those that what is known of the case makes needless. */
const shortSteps = ({ steps }: ShortWay, { args }: Remedy): string[] =>
  steps.flatMap((each) =>
    typeof each === 'string' ? each : args[each.unless] === true ? [] : each.text,
  );

/** The steps of every format, as they are typed. */
export const isServerSteps = (requestor: string): string[] =>
  IS_SERVER(cutName(requestor), requestor).map((each) => each.replace(/`/g, ''));

function questionLines(
  { answers }: NonNullable<Choice['question']>,
  first: readonly string[],
  requestor: string,
  indent: string,
): string[] {
  const width = Math.max(...answers.map(({ dss }) => SERVER_KIND[dss].length));
  const at = first.length;
  return [
    ...numbered(first, indent),
    ...step(
      `${at + 1}.`,
      'Get a new file with higher numbers. Which server made this one?',
      indent,
    ),
    ...answers.flatMap(({ dss, remedy }) => {
      const head = `${indent}    ${SERVER_KIND[dss].padEnd(width)}  `;
      const told = (shortWay(remedy)?.first ?? '').replaceAll('{po}', cutName(requestor));
      return wrap(`${told} Steps: add --dss ${dss}`, head);
    }),
    ...step(`${at + 2}.`, CHECK_NEW, indent),
  ];
}

/** A title in the middle of a sentence; abbreviations keep their capitals. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;

/** A way that has no short form: its own steps, as many as fit. */
function longSteps(first: readonly string[], remedy: Remedy, indent: string): string[] {
  // After error 14 the file is moved away by the way's own first step.
  const isMoved = remedy.args.isAfter14 === true;
  const steps = [...(isMoved ? [] : first), ...remedy.steps];
  const lines: string[] = [];
  let at = 0;
  for (; at < Math.min(steps.length, MOST_STEPS); at += 1) {
    const next = step(`${at + 1}.`, steps[at]!.replace(/`/g, ''), indent);
    if (lines.length + next.length > MOST_LINES - 1) break;
    lines.push(...next);
  }
  const left = steps.length - at;
  return left > 0
    ? [...lines, `${indent} ... and ${words.plural(left, 'more step')}: --full`]
    : lines;
}

/** What is to be entered in ResyncConnectionRDNs; for a group the first file, and that more follow. */
function linesOf({ args }: Remedy, requestor: string, group: string | undefined): string {
  const plan = args.plan ?? [];
  const mine =
    group === undefined
      ? (plan.find(({ requestors }) =>
          requestors.some(({ text }) => isSameName(text, requestor)),
        ) ?? plan[0])
      : plan[0];
  const objectOf = (po: string): string => `the name of the Remote Dirsync Requestor of ${po}`;
  if (!mine)
    return group === undefined
      ? `one line: ${objectOf(cutName(requestor))}`
      : `a line for each: the names of the Remote Dirsync Requestors of ${group}. ` +
          'One file each where their export settings differ (Q156063)';
  const names = mine.lines.map((name) =>
    'unnamed' in name ? objectOf(cutName(name.unnamed.text)) : middle(name.text, LONGEST_OBJECT),
  );
  const left = group === undefined ? 0 : plan.length - 1;
  const more = left > 0 ? ` (then ${words.plural(left, 'more file')}: --full)` : '';
  // A name with a blank in it stands on a line of its own, so that it is seen where it ends.
  const isWide = mine.lines.some((each) => 'text' in each && /\s|.{31}/.test(each.text));
  const shown = isWide ? `\n${[...names.slice(0, 4)].join('\n')}` : ` ${few(names, 4)}`;
  return `${names.length === 1 ? 'one line' : 'these lines'}:${shown}${isWide && names.length > 4 ? '\n...' : ''}${more}`;
}

/** Ways that were judged to end in a pass for the requestor. */
const PROVEN: readonly Choice['reason'][] = [
  'own-record-reaches',
  'fewest-others',
  'switch-known',
  'switch-if-new',
  'service-pack',
];

/** What the new file must have, or has by the model. */
function checkOf(report: Report, { requestor, reason }: Choice, { newFile, dss }: Remedy): string {
  const po = cutName(requestor);
  const header = newFile?.header ?? null;
  const values = NUMBERS.map(({ header: number }) => header?.[number] ?? null);
  if (PROVEN.includes(reason) && newFile)
    return values.every((value) => value !== null)
      ? `Expected: ${values.join(', ')}. ${po} is predicted to accept that.`
      : `By the server's records ${po} is predicted to accept it.`;
  if (reason === 'after-cycle') {
    const known = NUMBERS.flatMap(({ header: number }, at) =>
      values[at] === null ? [] : `${number} ${values[at]}`,
    );
    const open = NUMBERS.filter((_, at) => values[at] === null).map((each) => each.header);
    return `Expected: ${known.join(', ')} pass${open.length > 0 ? `; ${open.join(', ')} is not known before` : ''}.`;
  }
  const least = needs(rowsOf(report, requestor));
  if (least === null) return 'Its numbers are not known before it is made.';
  const isGiven = (report.server?.records ?? 0) > 0;
  const more =
    dss === 'exchange'
      ? ` If it has less, the server's own record of ${po} is too low${isGiven ? '' : ': export the requestor objects (LDIF) and add them'}.`
      : '';
  return `It needs ${least} or more.${more}`;
}
