/** What the logs show of imports in the past, as the report has it. */
import type { Case, HistoryEntry, Witness } from '../model/report-types.js';

/** How the last import of each log ended; the last Fatal 14 as well where that was an earlier one. */
export function historyOf({ requestor, facts }: Case): HistoryEntry[] {
  const last = facts['log.lastImportFailed14'].witnesses;
  const stops = facts['log.stopsWith14'].witnesses.filter(({ value }) => value !== 0);
  const earlier = stops.filter(
    (stop) => !last.some(({ input, value }) => input === stop.input && value === true),
  );
  return [...last, ...earlier]
    .flatMap((witness) => entryOf(requestor, witness))
    .sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''));
}

function entryOf(requestor: string, { input, logged }: Witness): HistoryEntry[] {
  if (!logged) return [];
  const { program, version, severity, code, text, time, written, times, line } = logged;
  return [
    {
      requestor,
      event: code === null ? 'finished' : 'stopped',
      ...{ program, version, severity, code, text },
      time: time === null ? null : new Date(time * 1000).toISOString().slice(0, 19),
      ...{ written, times, input, line },
    },
  ];
}
