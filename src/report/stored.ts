/** A report that was stored as JSON, read back: whole and of a version that is known, or refused. */
import { validateReport } from '../generated/report-validator.js';
import type { Report } from '../model/report-types.js';
import { SCHEMA_VERSION } from './schema-version.js';

/** Why a text is no report that can be used. `at` is where in it, as a JSON pointer. */
export type StoredFault =
  | { code: 'not-json'; why: string }
  | { code: 'not-a-report' }
  | { code: 'other-version'; version: string; isNewer: boolean }
  | { code: 'does-not-fit'; at: string; why: string };

/** Characters of a version, as it is told. */
const LONGEST_VERSION = 20;

/** Reads what `renderJson` wrote. A newer version of the schema is refused, never guessed at. */
export function storedReport(text: string): Report | StoredFault {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { code: 'not-json', why: error instanceof Error ? error.message : 'it breaks off' };
  }
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value) || !isOurs(value))
    return { code: 'not-a-report' };
  const version = String(value.schemaVersion).slice(0, LONGEST_VERSION);
  if (version !== SCHEMA_VERSION)
    return { code: 'other-version', version, isNewer: order(version) > order(SCHEMA_VERSION) };
  if (validateReport(value)) return value as Report;
  const { instancePath, message } = validateReport.errors![0]!;
  return { code: 'does-not-fit', at: instancePath, why: message! };
}

/** Whether it says that it is ours; other files have a schema version too. */
const isOurs = (value: object): boolean =>
  'tool' in value &&
  typeof value.tool === 'object' &&
  value.tool !== null &&
  'name' in value.tool &&
  value.tool.name === 'resync-check';

/** `1.10` is newer than `1.9`. */
const order = (version: string): number => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
};
