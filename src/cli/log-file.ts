/** The log lines to expect, as a file: `--log-preview FILE`. */
import type { Report } from '../case/report-types.js';
import { safe } from '../report/safe.js';
import type { Io } from './io.js';
import { writeWhole } from './write-file.js';

/** `\r\n` ends its lines, as in the logs of the time. `given` are the files never to be written over. */
export function writePreview(path: string, report: Report, given: readonly string[], io: Io): void {
  const lines = report.predictedLog.map((line) => `${safe(line)}\r\n`);
  const content = new TextEncoder().encode(lines.join(''));
  writeWhole(io.fs, path, content, given, '--log-preview');
}
