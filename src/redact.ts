/** A report without the names in it, for whoever passes it on. */
import { partsOfTransaction } from './evidence/transactions/parts.js';
import type { Report } from './model/report-types.js';
import type { Profile } from './model/redaction.js';
import { redactWith, type Redacted } from './report/redact/redact.js';

/**
 * Persons, mailboxes, template data, paths and passwords become stable tokens (`person-1`); with `all`
 * also networks, postoffices, servers, lists and directory objects. Numbers, codes, sizes and hashes
 * stay. `map` has the value behind each token. The report that was given is not changed.
 */
export const redactReport = (report: Report, profile: Profile): Redacted =>
  redactWith(report, profile, partsOfTransaction);
