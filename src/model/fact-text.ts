/** The value of a fact as people write it: versions with dots, times as dates. */
import { FACT_TABLE, type FactName } from './facts.js';
import type { FactValue } from './types.js';
import { versionText } from './version.js';

/** `yes` and `no`, digits, `3.2.9`, `1996-03-13 15:32`; `unknown` for null. */
export function factText(fact: FactName, value: FactValue | null): string {
  if (value === null) return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const { type } = FACT_TABLE[fact];
  if (type === 'version') return versionText(value);
  return type === 'time' ? timeText(value) : String(value);
}

/** `1996-03-13 15:32:50`. */
export const dateTimeText = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** By the clock of whoever wrote it: logs and folders of the time know no zones. */
const timeText = (seconds: number): string => dateTimeText(seconds).slice(0, 16);
