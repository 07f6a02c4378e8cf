/** diff: what changed between two stored reports. */
import { diffReports } from '../../report/diff.js';
import { toJson } from '../../report/json.js';
import { renderDiff } from '../../report/text/diff.js';
import { EXIT } from '../exit-status.js';
import type { Io } from '../io.js';
import { readReport } from '../stored-report.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';

/** Runs `diff`. */
export function run(args: Arguments, files: readonly string[], io: Io): Promise<number> {
  const [before, after, ...more] = files;
  if (before === undefined || after === undefined || more.length > 0)
    throw usage.usageError(
      'diff takes two reports, the older one first',
      files.length === 0 ? 'the command line' : files.join(' '),
      'resync-check diff before.json after.json',
    );
  const diff = diffReports(readReport(before, io.fs), readReport(after, io.fs));
  io.stdout.write(usage.format(args) === 'json' ? toJson(diff) : renderDiff(diff));
  return Promise.resolve(EXIT.ok);
}
