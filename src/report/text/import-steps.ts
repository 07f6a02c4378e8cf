/** Before, during and after the import, for a requestor that is predicted to accept the file. */
import { few } from '../../model/few.js';
import type { Effects, Report } from '../../model/report-types.js';
import { rowsOf } from '../answer.js';
import { WIDTH, middle, wrap } from './layout.js';
import { IMPORT_Q, REBUILD } from './screen-words.js';
import { choiceOf, numbered } from './steps.js';
import * as words from './words.js';

/** Of a step's second line. */
const INDENT = 4;
const LISTQ = 'listq admin -pPASSWORD -dM -freqtrans > reqtrans.txt';

/** One form of the three lists; the short one leaves names away. */
export function importLines(report: Report, requestor: string, isShort: boolean): string[] {
  const effects = report.effects[requestor];
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
  const choice = choiceOf(report, requestor);
  const first = (choice?.others ?? []).flatMap(({ remedy, reason }) =>
    reason === 'before' ? (report.remedies.find(({ id }) => id === remedy)?.title ?? []) : [],
  );
  const isAway = report.findings.some(
    (each) => each.requestor === requestor && each.rule === 'no-resync-file',
  );
  return [
    ...(first.length > 0 ? [`${few(first, 2)} (steps: --full).`] : []),
    ...(isAway ? ['Copy RESYNC.GLB into the GLB folder, in binary mode; check it there.'] : []),
    'Copy RESYNC.GLB and REQCONF.GLB to another folder.',
    ...pendingStep(report, requestor, effects),
    ...listsStep(effects, isShort),
  ];
}

function pendingStep(report: Report, requestor: string, effects: Effects | undefined): string[] {
  const lost = effects?.pendingLost;
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
  const isExport = report.findings.some(
    (each) => each.requestor === requestor && each.rule === 'full-export-lost',
  );
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
