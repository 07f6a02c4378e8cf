/** A stored report as a file: read, or refused in plain words. */
import { storedReport, type StoredFault } from '../report/stored.js';
import { SCHEMA_VERSION } from '../report/schema-version.js';
import type { Report } from '../model/report-types.js';
import { redactReport } from '../redact.js';
import type { FileSystem } from './io.js';
import { chunksOf, wholeText } from './read-file.js';
import { usageError, type CommandError } from './usage.js';

const STDIN = '-';
/** No report of a sound run comes near it; a string cannot hold more than half a gigabyte. */
const LARGEST = 256 * 1024 * 1024;

/** Throws a `CommandError` for what is no report of this version; `-` is standard input. */
export function readReport(path: string, fs: FileSystem): Report {
  const read = storedReport(textOf(path, fs));
  if ('code' in read) throw refusal(read, path);
  if (!canBeWorded(read))
    throw usageError(
      'not a whole report: some of its sentences cannot be made again',
      path,
      'make it again with `-f json`',
    );
  return read;
}

/**
 * Sentences are made again from arguments, each in its own way, and no schema has all of these. To
 * redact the report is to make every sentence again.
 */
function canBeWorded(report: Report): boolean {
  try {
    redactReport(report, 'all');
    return true;
  } catch {
    return false;
  }
}

function textOf(path: string, fs: FileSystem): string {
  const name = path === STDIN ? 'standard input' : path;
  const text = wholeText(chunksOf(fs, path, name), LARGEST);
  if (text !== null) return text;
  throw usageError('too large for a report', name, 'name a file that `-f json` made');
}

function refusal(fault: StoredFault, path: string): CommandError {
  switch (fault.code) {
    case 'not-json':
      return usageError(`not JSON: ${fault.why}`, path, 'name a file that `-f json` made');
    case 'not-a-report':
      return usageError('not a report of resync-check', path, 'name a file that `-f json` made');
    case 'other-version':
      return fault.isNewer
        ? usageError(
            `made by a newer version (schema ${fault.version}, this one knows ${SCHEMA_VERSION})`,
            path,
            'use the newer version',
          )
        : usageError(
            `made by an older version (schema ${fault.version}, this one knows ${SCHEMA_VERSION})`,
            path,
            'check the evidence again with this version',
          );
    case 'does-not-fit':
      return usageError(
        `not a whole report: ${fault.at || 'it'} ${fault.why}`,
        path,
        'make it again with `-f json`',
      );
  }
}
