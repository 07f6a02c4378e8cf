/** Side remarks on standard error. */
import { safe } from '../report/safe.js';
import type { Io } from './io.js';

/** Side remarks, one line each, on standard error: what was left out is never left out silently. */
export function tell(notes: readonly string[], io: Io): void {
  for (const note of notes) io.stderr.write(`resync-check: note: ${safe(note)}\n`);
}
