/** Places in words: `record 3, byte 172`. */
import { shortNameAt } from '../model/input-name.js';
import type { ReportInput } from '../model/report-types.js';
import type { Place } from '../model/types.js';

/** `record 3, byte 172`, `line 7`, or nothing where the place is the whole input. */
export const placeText = ({ record, line, byte }: Place): string =>
  [
    record === undefined ? null : `record ${record}`,
    line === undefined ? null : `line ${line}`,
    byte === undefined ? null : `byte ${byte}`,
  ]
    .filter((part) => part !== null)
    .join(', ');

const lastPart = (name: string): string => name.slice(shortNameAt(name));

/** The folder that all names share, with its last slash. */
function sharedFolder(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length - lastPart(first).length;
  while (length > 0 && !names.every((name) => name.startsWith(first.slice(0, length))))
    length = first.slice(0, length - 1).search(/(?<![^\\/])[^\\/]*$/);
  return first.slice(0, length);
}

/** The same inputs by their last part alone where that tells them apart, else without their common folder. */
export function withShortNames(inputs: readonly ReportInput[]): ReportInput[] {
  const names = inputs.map(({ name }) => name);
  const told = new Set(names.map((name) => lastPart(name).toLowerCase()));
  const shared = sharedFolder(names).length;
  return inputs.map((input) => {
    const name = told.size === names.length ? lastPart(input.name) : input.name.slice(shared);
    return { ...input, name: name || input.name };
  });
}

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
