/** What a successful import would change for one requestor. */
import type { Effects, PendingCount, Report } from '../model/report-types.js';

/** Undefined where there is nothing to change; a postoffice may have any name, `__proto__` as well. */
export const effectsOf = ({ effects }: Report, requestor: string): Effects | undefined =>
  Object.hasOwn(effects, requestor) ? effects[requestor] : undefined;

/** ` (13 to 18)`, the sync numbers behind a count of waiting transactions. */
export const pendingRange = ({ from, to }: PendingCount): string =>
  from === null ? '' : ` (${from} to ${to})`;
