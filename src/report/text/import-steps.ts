/** Before, during and after the import, for a requestor that is predicted to accept the file. */
import { few } from '../../model/few.js';
import { fillTemplate } from '../../model/finding-text.js';
import type { Effects, Report } from '../../model/report-types.js';
import { rowsOf } from '../answer.js';
import { effectsOf } from '../effects-of.js';
import { WIDTH, middle, wrap } from './layout.js';
import { BEFORE } from '../words/before.js';
import { IMPORT_Q, REBUILD } from '../words/steps.js';
import { passesByCount } from '../wanted.js';
import { MOST_STEPS, cutName, numbered } from './steps.js';
import * as words from './words.js';

/** Of a step's second line. */
const INDENT = 4;
const LISTQ = 'listq admin -pPASSWORD -dM -freqtrans > reqtrans.txt';

/** One form of the three lists; the short one leaves names away. */
export function importLines(report: Report, requestor: string, isShort: boolean): string[] {
  const effects = effectsOf(report, requestor);
  const before = beforeSteps(report, requestor, effects, isShort);
  const after = afterLines(report, requestor, effects);
  return [
    'Before the import',
    ...numbered(before),
    'Import, before the next T3: a reply may raise the numbers there (Q96060)',
    `    ${IMPORT_Q}${olderMayHang(report, requestor) ? '      (an older IMPORT may hang: --full)' : ''}`,
    `    ${REBUILD}                         (nobody in Mail)`,
    'After it',
    ...after,
  ];
}

const isFound = ({ findings }: Report, requestor: string, rule: string): boolean =>
  findings.some((each) => each.requestor === requestor && each.rule === rule);

const olderMayHang = ({ undecided }: Report, requestor: string): boolean =>
  undecided.some(
    (each) =>
      each.requestor === requestor &&
      each.severity === 'hang' &&
      each.missing.includes('import.version'),
  );

function beforeSteps(
  report: Report,
  requestor: string,
  effects: Effects | undefined,
  isShort: boolean,
): string[] {
  const isAway = isFound(report, requestor, 'no-resync-file');
  const always = [
    ...(isAway ? ['Copy RESYNC.GLB into the GLB folder, in binary mode; check it there.'] : []),
    'Copy RESYNC.GLB and REQCONF.GLB to another folder.',
    ...pendingStep(report, requestor, effects),
    ...listsStep(effects, isShort),
  ];
  const first = [...confirmStep(report, requestor), ...repairs(report, requestor)];
  const room = MOST_STEPS - always.length;
  const left = first.length - room;
  // One line more says that there is more to be put right; it takes the room of a step.
  return left > 0
    ? [
        ...first.slice(0, room - 1),
        `Put right ${left + 1} more things that were found: --full lists them.`,
        ...always,
      ]
    : [...first, ...always];
}

/** What was found and is put right before the import, each thing once. */
const repairs = ({ findings }: Report, requestor: string): string[] => [
  ...new Set(
    findings.flatMap(({ rule, requestor: whose, args }) => {
      const words = whose === requestor ? BEFORE[rule] : undefined;
      return words === undefined ? [] : fillTemplate(words, args);
    }),
  ),
];

/** The server's count of imports alone is no proof of the requestor's own (Q152231). */
function confirmStep(report: Report, requestor: string): string[] {
  if (!passesByCount(report, requestor)) return [];
  const row = rowsOf(report, requestor).find(({ number }) => number === 'IMPSEQ');
  const po = cutName(requestor);
  return [
    `ImportSync ${row?.own} is the server's count, which may differ (Q152231). Confirm it: ` +
      `the I= of the newest ReqTx subject of ${po} must be ${row?.header} or less.`,
  ];
}

function pendingStep(report: Report, requestor: string, effects: Effects | undefined): string[] {
  const lost = effects?.pendingLost;
  // There is nothing that LISTQ could list; the step for it stands in BEFORE.
  if (isFound(report, requestor, 'reqtrans-missing')) return [];
  if (lost && lost.count > 0) {
    const range = lost.from === null ? '' : ` (${lost.from} to ${lost.to})`;
    return [
      `${LISTQ}\n${words.plural(lost.count, 'transaction')} waiting there${range} will be ignored afterwards.`,
    ];
  }
  if (lost) return [];
  const reqseq = rowsOf(report, requestor).find(({ number }) => number === 'REQSEQ')?.header;
  return [
    `${LISTQ}\nTransactions waiting there with number ${reqseq ?? 'REQSEQ'} or less are ignored afterwards.`,
  ];
}

function listsStep(effects: Effects | undefined, isShort: boolean): string[] {
  const risky = (effects?.lists ?? []).filter(
    ({ isReplaced, localAtRisk }) => isReplaced && localAtRisk !== 0,
  );
  if (risky.length === 0) return [];
  const all = risky.map(({ list }) => middle(list.replace(/:$/, ''), 24));
  const counts = isShort ? [1] : [4, 3, 2, 1];
  const most = counts.find((count) => few(all, count).length <= WIDTH - INDENT) ?? 1;
  return [`Write down names added by hand to these lists; they are lost:\n${few(all, most)}`];
}

function afterLines(report: Report, requestor: string, effects: Effects | undefined): string[] {
  const header = (number: string): string =>
    words.value(rowsOf(report, requestor).find((row) => row.number === number)?.header ?? null);
  const lost = effects?.pendingLost?.count ?? 0;
  const isExport = isFound(report, requestor, 'full-export-lost');
  const more = [
    ...(isExport || lost > 0
      ? ['Then export again: ADMIN.EXE, Config, Dir-Sync, Requestor, Export.']
      : []),
  ];
  return wrap(
    `RESYNC.GLB must be gone from GLB. LISTDS -R must show ${header('REQSEQ')} and ${header('SRVSEQ')}. ` +
      ['If it is still there, the import did not complete: read DIRSYNC.LOG.', ...more].join(' '),
    '    ',
  );
}
