/** Why it came to this, what to do, what to send, and what else was tried. */
import { few } from '../../model/few.js';
import type { Cause, Remedy, Report } from '../../model/report-types.js';
import { NUMBERS } from '../../model/types.js';
import { noCauseOf } from '../answer.js';
import { shortName } from '../text/numbers.js';
import * as shared from '../text/words.js';
import { wantedFor } from '../wanted.js';
import { waysOf } from '../ways.js';
import { stopWords } from '../words/history.js';
import { CHECK_NEW, IS_SERVER, SERVER_KIND, TAKE_OUT } from '../words/steps.js';
import { SHOWN_BESIDES, besidesOf, requestOf, type Request } from '../words/wanted.js';
import { factWords } from './answer.js';
import { folded, list, section, table, text, type Block, type Rich } from './blocks.js';
import * as words from './words.js';
import { TITLE } from './words.js';

/** So many names are said one by one. */
const MOST_NAMES = 5;
const listOf = (names: readonly string[]): string => few(names.map(shared.who), MOST_NAMES);

/** What is recommended: one way; or one question first, with the way that each answer leads to. */
export type Recommended = { way: Remedy } | { answers: Remedy[] };

/** What is recommended to the requestor that is worst off. */
export function recommended({ remedies, choice: [chosen] }: Report): Recommended | null {
  const byId = (id: string): Remedy[] => remedies.filter((each) => each.id === id);
  if (chosen?.question)
    return { answers: chosen.question.answers.flatMap((each) => byId(each.remedy)) };
  const [way] = chosen?.remedy ? byId(chosen.remedy) : [];
  return way ? { way } : null;
}

/** The causes, one text for all the requestors that share it. */
export function causes(report: Report): Block[] {
  const alike = new Map<string, { first: Cause; names: string[] }>();
  for (const cause of report.causes) {
    const key = `${cause.id} ${cause.message}`;
    const one = alike.get(key) ?? { first: cause, names: [] };
    one.names.push(cause.requestor);
    alike.set(key, one);
  }
  const several = report.verdict.byRequestor.length > 1;
  const all = [...alike.values()].map(({ first, names }): string => {
    const whose = several ? `${listOf(names)}: ` : '';
    const from = [first.confidence, ...first.articles].join(', ');
    return `${whose}${first.message} (${from}) To check: ${first.confirm}`;
  });
  const [one, ...others] = all;
  if (one === undefined) {
    const isLow = report.findings.some(
      ({ topic, severity }) => topic === 'numbers' && severity === 'fatal',
    );
    return isLow ? [{ kind: 'labelled', label: TITLE.cause, text: noCause(report) }] : [];
  }
  if (others.length === 0) return [{ kind: 'labelled', label: TITLE.cause, text: one }];
  return section(TITLE.cause, list(all));
}

/** Of one requestor by its name, of several together. */
function noCause(report: Report): string {
  const failing = report.verdict.byRequestor.filter(({ outcome }) => outcome === 'will-fail');
  const po = failing.length === 1 ? shortName(failing[0]!.requestor) : 'the requestor';
  return noCauseOf(report, po);
}

/** The recommended way: one numbered list, and what must be known before it is begun. */
export function whatToDo(report: Report): Block[] {
  const choice = recommended(report);
  if (!choice) return [];
  if ('answers' in choice) {
    const isStop = report.verdict.code === 14;
    const [first] = report.choice;
    if (first?.question?.asks === 'is-server')
      return section(TITLE.steps, [
        {
          kind: 'steps',
          items: [
            ...(isStop ? [TAKE_OUT] : []),
            ...IS_SERVER(shortName(first.requestor), first.requestor),
          ],
        },
      ]);
    return section(TITLE.steps, [
      {
        kind: 'steps',
        items: [...(isStop ? [TAKE_OUT] : []), words.WHICH_SERVER, CHECK_NEW],
      },
      ...table(
        words.WHICH_SERVER,
        ['Server', 'Its way', 'Steps'],
        choice.answers.map(({ dss, title }) => ({
          cells: [SERVER_KIND[dss ?? 'exchange'], title, `\`--dss ${dss}\`, or below`],
        })),
      ),
    ]);
  }
  const { way } = choice;
  const [chosen] = report.choice;
  // What is missing stands under "Please send", once.
  if (chosen?.reason === 'facts-missing')
    return section(TITLE.steps, [
      text({ strong: words.COLLECT }),
      ...list([
        ...way.thresholds.map((each) =>
          shared.threshold(each, report.verdict.byRequestor.length > 1),
        ),
        ...(report.verdict.byRequestor.some((each) => stopWords(report, each) !== null)
          ? [TAKE_OUT]
          : []),
      ]),
    ]);
  return section(TITLE.steps, [
    text({ strong: titleOf(report, way) }),
    { kind: 'steps', items: way.steps },
    ...around(report, way),
  ]);
}

const titleOf = (report: Report, { title, requestors }: Remedy): string => {
  const isSome = requestors.length < report.verdict.byRequestor.length;
  return `${title}${isSome ? ` (for ${listOf(requestors)})` : ''}.`;
};

/** Cautions, thresholds, what the new file must have, what is predicted after it, how sure. */
function around(report: Report, way: Remedy): Block[] {
  const several = report.verdict.byRequestor.length > 1;
  const { newFile: file, expected } = way;
  const numbers = (of: Record<string, number | null>): string =>
    NUMBERS.flatMap(({ header }) => (of[header] == null ? [] : `${header} ${of[header]}`)).join(
      ', ',
    );
  const [needs, has] = file
    ? [numbers(file.needs), file.header ? numbers(file.header) : '']
    : ['', ''];
  const notes: Rich[] = [
    ...way.cautions.map((caution): Rich => `Caution: ${caution}`),
    ...(has === '' ? [] : [`By the model the new file has: ${has}.`]),
    ...(needs === '' ? [] : [`The new file must have: ${needs}, or more each.`]),
    ...way.thresholds.map((each) => shared.threshold(each, several)),
    ...(expected === null || report.verdict.outcome === 'will-import'
      ? []
      : [words.AFTER[expected]]),
    `How sure this way is: ${[way.confidence, ...way.articles].join(', ')}.`,
  ];
  return list(notes);
}

/** Every way but the recommended one, each with its steps and why it is not the one. */
export function otherWays(report: Report): Block[] {
  const choice = recommended(report);
  const isOpen = choice !== null && 'answers' in choice;
  const ways = waysOf(report).filter(({ remedy }) => isOpen || remedy !== choice?.way);
  return folded(
    `${isOpen ? TITLE.ways : TITLE.otherWays} (${ways.length})`,
    ways.flatMap(({ remedy, label, why }) =>
      section(
        `${label === 'Other way' ? '' : `${label}: `}${titleOf(report, remedy)}`.replace(/\.$/, ''),
        [
          ...(why === '' ? [] : [text(why)]),
          { kind: 'list', isOrdered: true, items: remedy.steps },
          ...around(report, remedy),
        ],
      ),
    ),
  );
}

/** What was tried on the model and would not help. */
export const ruledOut = (report: Report): Block[] =>
  folded(
    TITLE.ruledOut,
    list(
      report.ruledOut.map(({ title, requestors, why }) => {
        const isSome = requestors.length < report.verdict.byRequestor.length;
        return [{ strong: title }, `${isSome ? ` (for ${listOf(requestors)})` : ''}: ${why}`];
      }),
    ),
  );

/** What to send, in the order of what decides; then what is worth having without deciding anything. */
export function pleaseSend(report: Report, requestor: string): Block[] {
  const po = shared.who(requestor) === requestor ? requestor : 'the postoffice that failed';
  const wanted = wantedFor(report, requestor).map((each) => requestOf(each, po));
  if (wanted.length === 0) return [];
  return section(
    TITLE.send,
    list([...wanted, ...besidesOf(report, requestor, po)].map(asked), true),
  );
}

const asked = ({ what, command, note }: Request): Rich => [
  what,
  ...(command === null ? [] : [' ', { code: command }]),
  ...(note === null ? [] : [`. ${note}`]),
];

/** What the other rules lack, each fact once. */
export function lessGrave(report: Report, requestor: string): Block[] {
  const { undecided } = report;
  const isAsked = new Set([
    ...(wantedFor(report, requestor).length > 0 ? SHOWN_BESIDES : []),
    ...undecided.filter(({ severity }) => severity === 'fatal').flatMap(({ missing }) => missing),
  ]);
  const rest = new Map<string, Set<string>>();
  for (const { missing, howToGet } of undecided)
    for (const fact of missing.filter((each) => !isAsked.has(each)))
      rest.set(howToGet, (rest.get(howToGet) ?? new Set()).add(factWords(fact)));
  return folded(
    TITLE.unknown,
    list([...rest].map(([how, facts]): Rich => [[...facts].join('; '), how ? `: ${how}` : ''])),
  );
}
