/** What a successful import would change for one requestor. */
import type { Effects, Report } from '../model/report-types.js';

/** Undefined where there is nothing to change; a postoffice may have any name, `__proto__` as well. */
export const effectsOf = ({ effects }: Report, requestor: string): Effects | undefined =>
  Object.hasOwn(effects, requestor) ? effects[requestor] : undefined;
