import type { ReportInput } from '../case/report-types.js';
import type { Place } from '../case/types.js';

/** `record 3, byte 172`, `line 7`, or nothing where the place is the whole input. */
export const placeText = ({ record, line, byte }: Place): string =>
  [
    record === undefined ? null : `record ${record}`,
    line === undefined ? null : `line ${line}`,
    byte === undefined ? null : `byte ${byte}`,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** Names an input of the report and a place in it: `RESYNC.GLB, record 1, byte 24`. */
export function where(
  inputs: readonly ReportInput[],
  id: string | null,
  at: string | null,
): string {
  if (id === null) return '';
  if (id === 'by-hand') return 'given by hand';
  const name = inputs.find((input) => input.id === id)?.name ?? id;
  return at ? `${name}, ${at}` : name;
}
