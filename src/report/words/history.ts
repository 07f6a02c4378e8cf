/** What the logs show of the past, in words: the stop that a reader knows already, and wants explained. */
import type { HistoryEntry, Report } from '../../model/report-types.js';

/** Error processing Resync.glb (Q215505). */
const ERROR_14 = 14;

type Judged = Pick<Report['verdict']['byRequestor'][number], 'requestor' | 'outcome'>;

/** What a log shows of the last stop, in two sentences, or null where it shows none. */
export function stopWords(
  { history }: Pick<Report, 'history'>,
  { requestor, outcome }: Judged,
): string | null {
  const [newest] = history.filter((each) => each.requestor === requestor);
  if (newest?.event !== 'stopped' || newest.code !== ERROR_14) return null;
  return `${outcome === 'will-import' ? 'Careful: ' : ''}${sentences(newest)}`;
}

/** ISO, and beside it what is easily misread: a year of three digits. */
function sentences({ program, version, code, time, written, times }: HistoryEntry): string {
  const day = written?.split(' ')[0] ?? '';
  const about = [
    ...(version === null ? [] : [`${program} ${version}`]),
    ...(/\/1\d\d$/.test(day) ? [`the log writes ${day}`] : []),
  ].join('; ');
  const when = time === null ? 'at a time that it does not show' : `on ${time.replace('T', ' ')}`;
  return (
    `The log shows that IMPORT -Q did stop with Fatal error ${code} ${when}` +
    `${about === '' ? '' : ` (${about})`}${times > 1 ? `, the last of ${times} times` : ''}. ` +
    'Each T3 tries that RESYNC.GLB again while it lies in the GLB folder (inferred from Q122750).'
  );
}
