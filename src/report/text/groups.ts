/** A block for each way to go on, shared by the requestors to whom the same is said. */
import { few } from '../../model/few.js';
import { grouped } from '../../model/grouped.js';
import type { Report } from '../../model/report-types.js';
import { isSimulated, rowsOf, type Judged } from '../answer.js';
import { clipped } from './also.js';
import { collectBrief } from './collect.js';
import { screenName, underTheAnswer } from './headline.js';
import { middle, wrap } from './layout.js';
import { shortName } from './numbers.js';
import type { Part } from './parts.js';
import { causeText } from './screen.js';
import type { ReportOf } from './slices.js';
import { choiceOf, stepsFor } from './steps.js';

/** What is known of it does not come from the directory server's records alone. */
export const isFirstHand = (report: Report, { requestor }: Judged): boolean =>
  rowsOf(report, requestor).some(({ ownFrom }) =>
    ownFrom.some(({ source }) => source !== 'server-copy'),
  );

/** What tells one block from another: who shares it is told once. */
function keyOf(report: Report, judged: Judged): string {
  const choice = choiceOf(report, judged.requestor);
  const cause = report.causes.find(({ requestor }) => requestor === judged.requestor)?.id ?? '';
  const open = judged.outcome === 'cannot-tell' ? collectBrief(report, judged.requestor) : [];
  const under = underTheAnswer(report, judged);
  return JSON.stringify([
    judged.outcome,
    judged.code,
    choice?.remedy,
    choice?.reason,
    cause,
    open,
    under,
  ]);
}

/** A block for each way to go on, from those with evidence of their own. */
export function blocks(of: ReportOf, judged: readonly Judged[], most: number): Part[] {
  const own = judged.filter((each) => isFirstHand(of(each.requestor), each));
  const worthIt = own.length > 0 ? own : judged;
  const all = [...grouped(worthIt, (each) => keyOf(of(each.requestor), each)).values()];
  const width = Math.max(0, ...all.map((group) => Array.from(groupName(group)).length));
  return all.slice(0, most).map((group, at) => ({
    forms: blockForms(of, group, width),
    // The last block is the first to become shorter.
    yields: 60 - at,
    isApart: at === 0,
  }));
}

/** Steps stand below it, and the longest word of one, a key of the registry, must fit as well. */
const MOST_GROUP_NAME = 10;
const groupName = (group: readonly Judged[]): string =>
  group.length > 1
    ? `${group.length} of them`
    : middle(shortName(group[0]!.requestor), MOST_GROUP_NAME);

/** The option that names a requestor, as it is typed; null for a name that it does not take. */
function optionFor(requestor: string): string | null {
  if (!/^[^/\\"]+(?:\/[^/\\"]+)?$/.test(requestor) || requestor.length > 40) return null;
  return /\s/.test(requestor) ? `-r "${requestor}"` : `-r ${requestor}`;
}

function blockForms(of: ReportOf, group: readonly Judged[], width: number): string[][] {
  const [first] = group;
  const { requestor, outcome } = first!;
  const report = of(requestor);
  const name = groupName(group);
  const head = `${name}${' '.repeat(width - Array.from(name).length)}  `;
  const indent = ' '.repeat(width + 2);
  const names = group.map((each) => screenName(each.requestor));
  const who = group.length > 1 ? `${few(names, 4)}. ` : '';
  const shown = (text: string): string[] => wrap(who + text, head, indent);
  const option = optionFor(requestor);
  const steps = `Steps: ${option ?? '--full'}`;
  if (outcome === 'will-import' && isSimulated(report)) return [shown('Would accept that file.')];
  if (outcome === 'will-import')
    return [shown(`May import this file. ${group.length > 1 ? 'Steps: -r NET/PO' : steps}`)];
  if (outcome === 'cannot-tell') {
    const [what = '', ...rest] = collectBrief(report, requestor);
    return [
      [...shown(what), ...rest.flatMap((line) => wrap(line, indent))],
      clipped(shown(what), 2),
      shown(steps),
    ];
  }
  const po = few(
    group.map((each) => middle(shortName(each.requestor), MOST_GROUP_NAME)),
    3,
  );
  const why = causeText(report, first!, po);
  const under = underTheAnswer(report, first!).join(' ');
  const text = why === '' ? under : `Cause: ${why}`;
  const { lines } = stepsFor(report, first!, {
    indent: ' '.repeat(width + 1),
    ...(group.length > 1 && { isForSeveral: po }),
  });
  return [[...clipped(shown(text), 3), ...lines], shown(`${text} ${steps}`), shown(steps)];
}
