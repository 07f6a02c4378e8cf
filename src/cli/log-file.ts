/** The log lines to expect, as a file: `--log-preview FILE`. */
import type { Report } from '../model/report-types.js';
import { safe } from '../report/safe.js';
import type { Outputs } from './outputs.js';

/** `\r\n` ends its lines, as in the logs of the time. */
export function addPreview(path: string, report: Report, outputs: Outputs): void {
  const lines = report.predictedLog.map((line) => `${safe(line)}\r\n`);
  outputs.add(path, new TextEncoder().encode(lines.join('')), '--log-preview');
}
