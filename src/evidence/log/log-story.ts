/**
 * What the runs of a log add up to for one postoffice: its last cycle, its last import and how it
 * ended, its cycles without updates, the programs that ran, and what the last run of each complains of.
 */
import { FACT_TABLE, FACTS, type FactName } from '../../model/facts.js';
import type {
  LogEntry,
  LoggedEvent,
  LoggedImports,
  LogMoment,
  LogProgram,
} from '../../model/log-types.js';
import { dateTimeText } from '../../model/fact-text.js';
import type { Example } from '../../model/transaction-types.js';
import type { FactValue, Observation } from '../../model/types.js';
import { programVersion } from '../programs/program-version.js';
import { loggedImport } from './logged-import.js';
import { oneMore, type Count, type SeenRun } from './runs.js';

const VERSION_OF: Readonly<Record<LogProgram, FactName>> = {
  IMPORT: 'import.version',
  REQMAIN: 'reqmain.version',
  SRVMAIN: 'srvmain.version',
  REBUILD: 'rebuild.version',
};

/** Codes that are facts of their own, and the program whose last run is asked for them. */
const CODES_OF = FACTS.flatMap((fact): [FactName, number, LogProgram][] => {
  const { logged } = FACT_TABLE[fact];
  return logged ? [[fact, logged.code, logged.program]] : [];
});

interface Seen {
  value: FactValue;
  line: number;
  time: number | null;
  examples?: Example[];
  which?: string;
  logged?: LoggedEvent;
}

const none = ({ line, time }: LogMoment): Count => ({ value: 0, line, time, examples: [] });

export interface LogStory {
  take(run: SeenRun): void;
  observations(): Observation[];
  /** Null where no import is seen, and in the log of a directory server, which is nobody's else. */
  imports(): LoggedImports | null;
}

export function logStory(name: string | null): LogStory {
  const versions = new Map<LogProgram, Seen>();
  const last = new Map<LogProgram, SeenRun>();
  let newest: LogMoment | null = null;
  let zero: Count | null = null;
  let nothing: Count | null = null;
  let received: Seen | null = null;
  let sent: Seen | null = null;
  /** Imports that stopped with 14: how many, and the last of them. */
  let stops = 0;
  let stop: { entry: LogEntry; run: SeenRun } | null = null;

  const isImport = (run: SeenRun): boolean =>
    // IMPORT's codes tell its run where the banner is missing.
    run.program === 'IMPORT' || (isNameless(run) && hasCodeOf(run, 'IMPORT'));

  const remember = (run: SeenRun): void => {
    const program = isImport(run) ? 'IMPORT' : run.program;
    // What is wrong with REQTRANS.GLB shows at T1.
    if (program && !(program === 'REQMAIN' && run.step === 'T3')) last.set(program, run);
    else if (isNameless(run))
      for (const [, code, of] of CODES_OF) if (run.byCode.has(code)) last.set(of, run);
    if (program !== 'IMPORT' || !run.fatal14) return;
    stops += 1;
    stop = { entry: run.fatal14, run };
  };

  const readVersion = ({ program, version, isVersionOdd, from }: SeenRun): void => {
    if (program === null || (version === null && !isVersionOdd)) return;
    const found = version === null ? null : programVersion(version);
    // A newer banner whose version is not known leaves nothing of the older one.
    if (found === null || 'problem' in found) versions.delete(program);
    else versions.set(program, { value: found.version, ...from });
  };

  const see = (fact: FactName, seen: Seen | null): Observation[] => {
    if (seen === null) return [];
    const { value, line, time, examples = [], which, logged } = seen;
    return [
      {
        of: { kind: 'requestor', name },
        fact,
        value,
        source: 'log',
        at: { line },
        ...(time !== null && { time }),
        ...(which !== undefined && { which }),
        ...(examples.length > 0 && { examples }),
        ...(logged && { logged }),
      },
    ];
  };

  return {
    imports() {
      const run = last.get('IMPORT');
      if (!run || last.has('SRVMAIN')) return null;
      const [newestRun, stoppedRun] = [loggedImport(run), stop && loggedImport(stop.run)];
      return { postoffice: name, last: newestRun, stopped: stoppedRun };
    },
    take(run) {
      for (const moment of [run.from, run.to])
        if (moment.time !== null && (newest === null || moment.time >= newest.time!))
          newest = moment;
      readVersion(run);
      remember(run);
      const { receivedAt, sentAt } = run;
      received = newerOf(received, receivedAt, run.received);
      sent = newerOf(sent, sentAt, run.sent);
      if (receivedAt && run.received! > 0) zero = none(receivedAt);
      else if (receivedAt) oneMore((zero ??= none(receivedAt)), receivedAt);
      if (sentAt && run.sent === 0) oneMore((nothing ??= none(sentAt)), sentAt);
      else if (sentAt && nothing) nothing = none(sentAt);
    },
    observations() {
      const imported = last.get('IMPORT');
      return [
        ...see('log.lastCycle', newest && { value: newest.time!, ...newest }),
        ...[...versions].flatMap(([program, seen]) => see(VERSION_OF[program], seen)),
        ...see('log.lastImportFailed14', imported ? outcomeOf(imported, stops) : null),
        ...see('log.stopsWith14', stopsWith14(imported, stops, stop)),
        ...see('log.stoppedAt', stoppedAt(stop?.entry)),
        // In the log of a directory server these may be its own.
        ...(last.has('SRVMAIN')
          ? []
          : [...see('log.receivedAt', received), ...see('log.sentAt', sent)]),
        ...see('log.zeroUpdates', zero),
        ...see('log.nothingToSend', nothing),
        // A log that breaks off does not show that the run got through.
        ...see(
          'log.listsNotWritten',
          imported && (imported.isFinished || imported.undone.value > 0) ? imported.undone : null,
        ),
        ...CODES_OF.flatMap(([fact, code, program]) => {
          const run = last.get(program);
          const found = run?.byCode.get(code);
          return see(fact, found ?? (run?.isFinished ? none(run.from) : null));
        }),
      ];
    },
  };
}

/** Not of an unknown program, but without a banner. */
const isNameless = ({ program, hasBanner }: SeenRun): boolean => program === null && !hasBanner;

const hasCodeOf = (run: SeenRun, program: LogProgram): boolean =>
  run.fatal14 !== null || CODES_OF.some(([, code, of]) => of === program && run.byCode.has(code));

/** Whether the last import ended with Fatal 14; a log that breaks off does not show that it did not. */
function outcomeOf(run: SeenRun, times: number): Seen | null {
  const { fatal14, fatal, isFinished } = run;
  if (fatal14)
    return {
      ...{ value: true, line: fatal14.line, time: fatal14.time },
      which: whenAndWho(fatal14, run),
      logged: eventOf(fatal14, run, times),
    };
  if (!isFinished) return null;
  return {
    ...{ value: false, line: run.from.line, time: run.from.time },
    which: whenAndWho(run.from, run),
    logged: eventOf(fatal ?? { ...run.from, severity: null, code: null, text: '' }, run, 1),
  };
}

function stopsWith14(
  last: SeenRun | undefined,
  times: number,
  stop: { entry: LogEntry; run: SeenRun } | null,
): Seen | null {
  if (stop)
    return {
      ...{ value: times, line: stop.entry.line, time: stop.entry.time },
      which: whenAndWho(stop.entry, stop.run),
      logged: eventOf(stop.entry, stop.run, times),
    };
  return last?.isFinished ? { value: 0, ...last.from } : null;
}

/** The newest cycle that moved some updates; `which` says how many. */
const newerOf = (seen: Seen | null, entry: LogEntry | null, count: number | null): Seen | null =>
  entry && entry.time !== null && count && entry.time >= Number(seen?.value ?? 0)
    ? { value: entry.time, line: entry.line, time: entry.time, which: String(count) }
    : seen;

const stoppedAt = (entry: LogEntry | undefined): Seen | null =>
  entry && entry.time !== null ? { value: entry.time, line: entry.line, time: entry.time } : null;

const eventOf = (entry: LogEntry, { version }: SeenRun, times: number): LoggedEvent => ({
  ...entry,
  program: 'IMPORT',
  version,
  times,
});

/** `on 1999-06-17 22:10:04 (IMPORT 3.2a)`; a year of three digits is shown as the log has it, too. */
function whenAndWho({ time, written }: LogMoment, { version }: SeenRun): string {
  const day = written?.split(' ')[0] ?? '';
  const about = [
    ...(/\/1\d\d$/.test(day) ? [`${day} in the log`] : []),
    ...(version === null ? [] : [`IMPORT ${version}`]),
  ];
  const when = time === null ? 'at a time that the log does not show' : `on ${dateTimeText(time)}`;
  return `${when}${about.length > 0 ? ` (${about.join(', ')})` : ''}`;
}
