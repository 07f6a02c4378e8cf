/** Whom the evidence names and nobody judges, with the reason of each in a few words. */
import type { LeftOut } from '../../model/issue-args.js';
import type { Report } from '../../model/report-types.js';
import { clipped } from './also.js';
import { wrap } from './layout.js';

const MOST = 5;

const WHY: Record<LeftOut, string> = {
  foreign: 'foreign, no IMPORT -Q there',
  'directory-server': 'the directory server',
  'not-asked-for': 'not asked for',
};

/** Empty where all are judged; on the screen of one requestor those that nobody asked for are no news. */
export function notJudged({ inputs }: Report, isOne: boolean): string[] {
  const all = inputs.flatMap(({ issues }) =>
    issues.flatMap((each) => (each.code === 'not-judged' ? [each.args] : [])),
  );
  const told = all.filter(({ why }) => !isOne || why !== 'not-asked-for');
  const names = new Map(
    told.flatMap(({ requestors, why }) => requestors.names.map(({ text }) => [text, why] as const)),
  );
  if (names.size === 0) return [];
  // How many of those without a name are the same in several inputs is not known.
  const more = Math.max(...told.map(({ requestors }) => requestors.more));
  const left = Math.max(0, names.size - MOST) + more;
  const shown = [...names].slice(0, MOST).map(([name, why]) => `${name} (${WHY[why]})`);
  const rest = left > 0 ? ` and ${left} more` : '';
  return clipped(wrap(`Not judged: ${shown.join(', ')}${rest}.`), 2);
}
