/** What remains to be done after a successful import, for the requestor at hand. */
import { few } from '../../model/few.js';
import type { Effects } from '../../model/report-types.js';

const MOST_NAMED = 5;

/** Plain sentences with their articles, in the order in which they are to be done. */
export function afterwards(effects: Omit<Effects, 'afterwards'>): string[] {
  const { lists, autocreate, pendingLost, exportLost } = effects;
  const replaced = lists.filter(({ isReplaced }) => isReplaced);
  const local = replaced.filter(({ localAtRisk }) => (localAtRisk ?? 0) > 0);
  const isUnsure = replaced.some(({ localAtRisk }) => localAtRisk === null);
  const lost = pendingLost?.count ?? 0;
  const names = (some: typeof lists): string =>
    few(
      // A gateway list without postoffice ends in a colon, which reads as a slip.
      some.map(({ list }) => list.replace(/:$/, '')),
      MOST_NAMED,
    );
  return [
    'Check that RESYNC.GLB is gone from the GLB folder and that LISTDS -R shows the new numbers ' +
      '(Q122750, Q96060).',
    ...(autocreate && autocreate.length > 0
      ? [
          `Look through the routing of the postoffices that were created: ` +
            `${few(autocreate, MOST_NAMED)} (Q96060).`,
        ]
      : []),
    ...(local.length > 0
      ? [`Enter the names again that were added by hand to ${names(local)} (Q105125).`]
      : isUnsure
        ? [
            'Enter names again that were added by hand to a replaced list; only you know whether ' +
              'there were any (Q105125).',
          ]
        : []),
    'Rebuild the global address list, with nobody in Mail: `rebuild -f -dM` (Q96060).',
    ...(exportLost
      ? ['Ask for the full export again: Config, Dir-Sync, Requestor, Export (Q119450, Q156996).']
      : lost > 0
        ? [
            `Enter the ${lost} lost transactions again, or export: Config, Dir-Sync, Requestor, ` +
              'Export (Q119450, Q119452).',
          ]
        : []),
  ];
}
