/** The words of a prediction beside what was seen after the import, for every format. */
import type {
  ComparedCode,
  ComparedRule,
  Comparison,
  Difference,
  OpenReason,
  WantedAfter,
} from '../model/after-types.js';
import type { LogMoment } from '../model/log-types.js';
import type { After } from '../model/report-types.js';

export const AFTER_TITLE = 'After the import';
export const WANTED_TITLE = 'What would help';
export const SAVE_CASE = '`--save-case DIR` keeps it as a case without names.';

/** `1998-03-09 23:31:07`, and beside it a year of three digits as it is written. */
function when({ time, written }: Pick<LogMoment, 'time' | 'written'>): string {
  if (time === null) return 'at a time that the log does not show';
  const day = written?.split(' ')[0] ?? '';
  const also = /\/1\d\d$/.test(day) ? ` (the log writes ${day})` : '';
  return `on ${new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ')}${also}`;
}

/** What was seen, as the end of a sentence. */
function seen({ outcome, logged }: Comparison): string {
  if (outcome === 'accepted')
    return 'RESYNC.GLB was accepted, since the requestor holds the numbers of its header now (Q119452)';
  if (!logged) return 'no import is seen';
  const { fatal } = logged;
  return fatal
    ? `IMPORT stopped with Fatal error ${fatal.code} ${when(fatal)}`
    : `IMPORT ran ${when(logged)}`;
}

const OPEN: Record<OpenReason, (one: Comparison) => string> = {
  'no-import': () => 'no import of this requestor is in it',
  'whose-log': () => 'it names no postoffice, and several requestors are judged',
  'before-evidence': () => 'its last import is not later than the evidence',
  'breaks-off': () => 'it breaks off in the middle of the import',
  'not-shown': (one) =>
    `${seen(one)}, without a Fatal error; a text import looks the same, so that it met this ` +
    'RESYNC.GLB is not shown',
  'other-stop': (one) => `${seen(one)}, which says nothing of RESYNC.GLB`,
  'later-finished': () =>
    'one import stopped with Fatal error 14 and a later one did not; which of them met this ' +
    'RESYNC.GLB is not shown',
  'reset-between': () =>
    'the requestor holds the numbers of the header (Q119452) though a stop was predicted; they may ' +
    'be older than the evidence, and after LISTDS -R -Z the file is accepted as well (Q119014)',
  'log-against-listing': (one) =>
    `${seen(one)}, and a listing holds the numbers of the header (Q119452); one of the two is of ` +
    'another import',
  'listing-silent': () =>
    'it does not show that the numbers became those of the header (Q119452); it may be older than ' +
    'the import',
  'not-predicted': (one) => `${seen(one)}, but the prediction was left open`,
  risk: () => 'RESYNC.GLB was accepted, and one run does not refute a risk',
};

const DIFFERENCE: Record<Difference['what'], (code: number | null) => string> = {
  stopped: () => 'no stop was predicted',
  accepted: (code) =>
    code === null ? 'a stop was predicted' : `a stop with Fatal error ${code} was predicted`,
  'other-stop': () => 'that error was not predicted',
  'not-logged': (code) => `error ${code} was predicted and is not in the log`,
  'not-predicted': (code) =>
    `code ${code} was not predicted (it may be of other transactions than those of the file)`,
};

/** Whether there is something to learn from it: more than a code that may be of other transactions. */
export const isWorthSaving = ({ differences: all }: Comparison): boolean =>
  all.some(({ what }) => what !== 'not-predicted');

/** Each difference in words, those that decide first. */
export const differences = ({ differences: all }: Comparison): string[] =>
  all.map(({ what, code }) => DIFFERENCE[what](code));

/** The differences that the summary does not say. */
export const further = (one: Comparison): string[] =>
  differences(one).slice(one.agreement === 'differs' || one.reason === 'reset-between' ? 1 : 0);

/** Agreement, the precise difference, or why nothing is settled: one sentence. */
export function summary(one: Comparison): string {
  const isByListing = one.shownBy === 'numbers' || one.reason === 'listing-silent';
  const source = isByListing ? 'The listing' : 'The log';
  switch (one.agreement) {
    case 'agrees':
      return `${source} agrees: ${seen(one)}.`;
    case 'differs':
      return `${source} differs: ${seen(one)}; ${differences(one)[0]}.`;
    case 'open':
      return `${source} settles nothing: ${OPEN[one.reason ?? 'not-shown'](one)}.`;
  }
}

/** How many agree, differ and stay open: `1 agrees, 2 open`. */
export function counts({ byRequestor }: After): string {
  const count = (agreement: Comparison['agreement']): number =>
    byRequestor.filter((each) => each.agreement === agreement).length;
  const [agree, differ, open] = [count('agrees'), count('differs'), count('open')];
  return [
    ...(differ > 0 ? [`${differ} ${differ === 1 ? 'differs' : 'differ'}`] : []),
    ...(agree > 0 ? [`${agree} ${agree === 1 ? 'agrees' : 'agree'}`] : []),
    ...(open > 0 ? [`${open} not settled`] : []),
  ].join(', ');
}

/** Predicted and logged, as the cells of a table. */
export function codeCells(code: ComparedCode): [string, string, string] {
  const { isPredicted, predictedTimes, isLogged, loggedTimes } = code;
  const times = (many: number | null): string =>
    many === null ? 'yes' : many === 1 ? 'once' : `${many} times`;
  return [
    String(code.code),
    isPredicted ? times(predictedTimes) : 'no',
    isLogged === null ? 'not shown' : isLogged ? times(loggedTimes) : 'no',
  ];
}

/** A rule's word and whether it was right, as the cells of a table. */
export function ruleCells(
  { rule, confidence, said, code, wasRight }: ComparedRule,
  { rules, outcome }: Comparison,
): [string, string, string] {
  const what = code === null ? 'the import stops' : `error ${code}`;
  // Of several rules behind one stop at least one was right, or wrong: which one is not shown.
  const isShared =
    outcome === 'stopped' &&
    rules.filter((each) => each.said === said && each.code === code).length > 1;
  const open = isShared ? 'not shown which' : 'not shown';
  return [
    `${rule} (${confidence})`,
    said === 'fires' ? what : `no ${what}`,
    wasRight === null ? open : wasRight ? 'right' : 'wrong',
  ];
}

const WANTED: Record<WantedAfter, string> = {
  'whole-log': 'The whole DIRSYNC.LOG: the banner of the import and what stands below it.',
  'name-requestor': "The name of the log's postoffice: judge that one alone, with `-r NET/PO`.",
  'later-log': 'DIRSYNC.LOG after the next import of this RESYNC.GLB.',
  'log-before':
    'DIRSYNC.LOG as it was before the import, as evidence: it shows how old the stop is.',
  'numbers-after':
    '`listds admin -pPASSWORD -dM -r` right after the import, given with `--after` as well: IMPORT ' +
    "writes the header's numbers there (Q119452).",
  'numbers-at-import':
    'LISTDS -R and the newest ReqTx subject from the time of the import: which number was higher?',
  'no-reset':
    'Was the requestor reset between the evidence and the import? If not, the prediction was wrong.',
  'missing-numbers': 'The numbers that the prediction lacks: `--ask` has the request.',
  'same-file': 'Size and SHA-256 of the RESYNC.GLB that was imported: is it the file judged here?',
  'import-version': 'The version of IMPORT: its banner in the log, or `--import-exe FILE`.',
};

/** What would settle it, or show which rule was wrong; a sentence each. */
export const wanted = ({ wanted: all }: Comparison): string[] => all.map((each) => WANTED[each]);
