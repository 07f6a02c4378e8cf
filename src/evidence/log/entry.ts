/** What one entry of a Dir-Sync log says, whatever its form. */
import type { LogEntry } from '../../model/log-types.js';

export type { LogSeverity } from '../../model/log-types.js';
export type LogForm = 'text' | 'coded';

/** An entry before its reader gives it a line number. */
export type LogLine = Omit<LogEntry, 'line'>;
