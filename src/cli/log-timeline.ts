/**
 * How `inspect` shows the runs of a log: what went wrong first, then run by run, then what the codes
 * mean. Dates are ISO beside the log's own, since 01/03/100 is easily misread (Q192158).
 */
import { dateTimeText } from '../model/fact-text.js';
import type { LogMoment, LogRun, LogTimeline, LogTrouble } from '../model/log-types.js';
import { CODES } from '../generated/codes.js';
import { pad, wrap } from '../report/text/layout.js';
import { plural } from '../report/text/words.js';

/** Of more codes the first are explained. */
const MOST_CODES = 12;
const HEAD = `  ${pad('Line', 8)}  ${pad('Date', 19)}  ${pad('In the log', 18)}  Step  Program`;

const whenOf = ({ time, written }: LogMoment): string =>
  time === null ? (written ?? 'undated') : dateTimeText(time);

const nameOf = ({ program, version }: LogRun): string =>
  program === null ? 'no banner' : [program, version].filter(Boolean).join(' ');

const isStop = ({ severity, code }: LogTrouble, { program }: LogRun): boolean =>
  (severity === 'Fatal' && code !== null && code >= 0) ||
  // The digits of the coded form are not all known; code 14 is IMPORT's alone.
  (severity === null && code === 14 && program !== 'REBUILD');

/** `Fatal 14`, `Error`, `code 44` for a digit of the coded form that is not known. */
const codeOf = ({ severity, code, isUnread }: LogTrouble): string => {
  if (isUnread) return 'not an entry';
  const number = code === null || code < 0 ? '' : String(code);
  if (severity !== null) return `${severity} ${number}`.trim();
  return number === '' ? 'entry' : `code ${number}`;
};

function troubleLines(trouble: LogTrouble): string[] {
  const { text, line, times } = trouble;
  const known = CODES.find(({ code }) => code === trouble.code && code >= 0);
  const words = text === '' ? (known?.text ?? '') : text;
  const often = times > 1 ? `, ${times} times` : '';
  return wrap(
    `${codeOf(trouble)} (line ${line}${often}): ${words}`,
    ' '.repeat(12),
    ' '.repeat(14),
  );
}

/** What REQMAIN reports, and whether the run is seen to its end. */
function courseOf({ program, received, sent, isFinished, troubles }: LogRun): string {
  const said = [
    ...(sent === null ? [] : [sent === 0 ? 'nothing to send' : `${plural(sent, 'update')} sent`]),
    ...(received === null ? [] : [`${plural(received, 'update')} received`]),
    ...(program === 'IMPORT' && !isFinished ? ['the log breaks off in this run'] : []),
  ];
  if (said.length > 0) return said.join(', ');
  return troubles.length > 0 || program === null ? '' : 'without trouble';
}

function runLines(run: LogRun, before: number): string[] {
  const { from, step, troubles, moreTroubles } = run;
  const course = courseOf(run);
  const row = `  ${pad(String(from.line), -8)}  ${pad(whenOf(from), 19)}  ${pad(from.written ?? '-', 18)}  ${pad(step ?? '-', 4)}  ${nameOf(run)}`;
  return [
    ...(before > 0 ? [`            ... ${plural(before, 'more run')}`] : []),
    row,
    ...(course === '' ? [] : wrap(course, ' '.repeat(12))),
    ...troubles.flatMap(troubleLines),
    ...(moreTroubles > 0
      ? [`            ... and ${plural(moreTroubles, 'more entry', 'more entries')}`]
      : []),
  ];
}

/** The runs that stopped, newest first: what a reader looks for. */
function stopLines(runs: readonly LogRun[]): string[] {
  const stops = runs.flatMap((run) =>
    run.troubles.filter((each) => isStop(each, run)).map((trouble) => ({ run, trouble })),
  );
  return stops.reverse().flatMap(({ run, trouble }) => {
    const where = run.postoffice === null ? '' : ` at ${run.postoffice}`;
    const date = trouble.time === null ? 'undated' : whenOf(trouble);
    const day = /\/1\d\d /.test(trouble.written ?? '') ? `, in the log ${trouble.written}` : '';
    const what = [...(run.program ? [nameOf(run)] : []), codeOf(trouble)].join(' with ');
    return wrap(`Stopped${where}: ${what}, ${date}${day}, line ${trouble.line}`, '  ', '    ');
  });
}

/** What the codes mean and what is the way out, each once. */
function legend(runs: readonly LogRun[]): string[] {
  const seen = new Set(
    runs.flatMap(({ troubles }) => troubles.flatMap(({ code }) => (code === null ? [] : [code]))),
  );
  const known = CODES.filter(({ code }) => code >= 0 && seen.has(code));
  const more = known.length - MOST_CODES;
  return [
    ...(known.length > 0 ? ['  What the codes mean:'] : []),
    ...known
      .slice(0, MOST_CODES)
      .flatMap(({ code, meaning, wayOut }) => [
        ...wrap(meaning, `  ${pad(String(code), -5)}  `, ' '.repeat(9)),
        ...(wayOut === null ? [] : wrap(`Way out: ${wayOut}`, ' '.repeat(9))),
      ]),
    ...(more > 0 ? [`         ... and ${plural(more, 'more code')}`] : []),
    ...(known.length > 0 ? ['         More: `resync-check explain CODE`'] : []),
  ];
}

/** The runs of a log for a person, each line of 80 columns at most where no word is longer. */
export function timelineLines(timeline: LogTimeline): string[] {
  const { entries, runs, troubled, unread, shown, after } = timeline;
  const all = shown.map(({ run }) => run);
  const isFragment = runs === 1 && all[0]?.program === null;
  const total = [
    `${plural(entries, 'entry', 'entries')} in ${plural(runs, 'run')}`,
    ...(isFragment ? [] : [`${troubled} with trouble`]),
    ...(unread > 0 ? [`${plural(unread, 'line')} not understood`] : []),
  ];
  let postoffice: string | null = null;
  const rows = shown.flatMap(({ run, before }) => {
    const isOther = run.postoffice !== postoffice;
    postoffice = run.postoffice;
    return [...(isOther ? [`  ${run.postoffice ?? ''}`] : []), ...runLines(run, before)];
  });
  return [
    ...wrap(`${total.join(', ')}.`, '  '),
    ...stopLines(all),
    ...(isFragment ? [] : [HEAD, ...rows]),
    ...(after > 0 ? [`            ... ${plural(after, 'more run')}`] : []),
    ...legend(all),
  ];
}
