/**
 * What the log of a directory server says of single requestors: a full import too large to be sent
 * (codes 118 and 166, Q119450), and updates that are missing there (138 and 139, Q108067).
 */
import type { LogEntry } from '../../model/log-types.js';
import { nameKey, postofficeName } from '../../model/names.js';
import type { FactValue, Observation } from '../../model/types.js';
import { exampleOf } from './runs.js';

/** Code 166 names PCM:NET/PO (Q119450), and so does the free text above 138 (Q108067). */
const NAMED = /(?<![a-z0-9])([a-z0-9]{1,10}):([^\s/:]{1,64}\/[^\s/:,;]{1,64})(?![/\w])/i;
/** Codes that only the programs of a directory server log, by what articles say of them (`explain CODE`). */
const OF_SERVER: readonly (number | null)[] = [
  118, 120, 129, 138, 139, 155, 156, 158, 159, 162, 163, 166,
];
/** A requestor whose mail did not come before T2 (Q131509). */
const NO_TASKS = /^No Tasks From Requestor\b/i;
/** Whether an entry is one of a directory server's own log. */
export const isServersEntry = ({ code, text }: LogEntry): boolean =>
  OF_SERVER.includes(code) || NO_TASKS.test(text);

const MANUAL = 166;
const SYNC_GONE = 138;
const HOW_MANY = 139;
/** `Number of missing transactions = 1300 (0->1299)`, or what stands behind the code alone. */
const MISSING = /^(?:.{0,60}= {0,5})?(\d{1,10} {0,3}\(\d{1,10} {0,3}-> {0,3}\d{1,10}\))/;
const GONE = /\((\d{1,10})\)|^(\d{1,10})(?!\d)/;

export interface ServerWords {
  take(entry: LogEntry): void;
  observations(): Observation[];
}

/** Keeps the newest word on each requestor; `tooMany` is called for more than `most`. */
export function serverWords(most: number, tooMany: (line: number) => void): ServerWords {
  const seen = new Map<string, Observation>();
  /** The requestor that the free text above names. */
  let about: string | null = null;

  const say = (
    name: string,
    fact: Observation['fact'],
    entry: LogEntry,
    which?: string,
    value: FactValue = true,
  ): void => {
    const key = `${fact} ${nameKey(name)}`;
    if (!seen.has(key) && seen.size >= most) return tooMany(entry.line);
    const { line, time } = entry;
    const before = seen.get(key);
    seen.set(key, {
      of: { kind: 'requestor', name },
      fact,
      value,
      source: 'log',
      at: { line },
      ...(time !== null && { time }),
      ...(which !== undefined && { which }),
      examples: [
        ...(which !== undefined && before?.at.line === line - 1 ? (before.examples ?? []) : []),
        exampleOf(entry),
      ],
    });
  };

  return {
    take(entry) {
      const { code, severity, text } = entry;
      if (severity === 'Status') {
        about = null;
        return;
      }
      const named = nameIn(text);
      if (code === MANUAL && named) say(named, 'log.manualImportRequired', entry);
      const whom = named ?? about;
      if (code === SYNC_GONE && whom) {
        const gone = GONE.exec(text);
        const from = gone?.[1] ?? gone?.[2];
        if (from !== undefined) say(whom, 'log.missingFrom', entry, undefined, Number(from));
        say(whom, 'log.updatesMissing', entry, `number ${from ?? 'not told'}`);
      }
      if (code === HOW_MANY && whom)
        say(whom, 'log.updatesMissing', entry, MISSING.exec(text)?.[1] ?? 'how many is not said');
      // Free text has no code, or the code -1.
      if (code === null || code < 0) about = named;
    },
    observations: () => [...seen.values()],
  };
}

function nameIn(text: string): string | null {
  const found = NAMED.exec(text);
  if (!found) return null;
  return postofficeName(`${found[1]}:${found[2]}`);
}
