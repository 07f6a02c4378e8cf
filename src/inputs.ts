/** Reads the evidence, each input once, and tells the report what every one of them was. */
import { UsageError, type CheckOptions, type Evidence } from './api-types.js';
import type { ReportInput } from './case/report-types.js';
import type { ReadInput } from './case/requestors.js';
import type { TransactionRecord } from './case/types.js';
import { read, type ReadResult } from './evidence/read.js';
import { placeText } from './report/places.js';

/** An input as the core sees it, and as the report shows it. */
export interface Input {
  input: ReadInput;
  told: ReportInput;
}

/** Reads one input. `sha256` makes a new hash for it. */
export function readOne(
  id: string,
  evidence: Evidence,
  sha256: CheckOptions['sha256'],
  onRecord?: (record: TransactionRecord) => void,
): { told: ReportInput; result: ReadResult } {
  const hash = sha256?.();
  const result = read(evidence.name, evidence.chunks, {
    ...(evidence.kind && { kind: evidence.kind }),
    ...(hash && { onChunk: (chunk: Uint8Array) => hash.update(chunk) }),
    ...(onRecord && { onRecord }),
  });
  const { reading, kind, bytes } = result;
  const told: ReportInput = {
    id,
    name: evidence.name,
    kind,
    role: reading.role ?? null,
    bytes,
    sha256: hash?.hex() ?? null,
    issues: reading.issues.map(({ level, message, at }) => ({
      level,
      message,
      at: at ? placeText(at) : null,
    })),
    ...(reading.queue && { queue: reading.queue }),
  };
  return { told, result };
}

/**
 * Reads everything. Throws UsageError when an input of our own making is broken, or when none of the
 * inputs is any evidence.
 */
export function readAll(evidence: Iterable<Evidence>, options: CheckOptions): Input[] {
  const all: (Input & { isUnderstood: boolean })[] = [];
  for (const one of evidence) {
    const id = `i${all.length + 1}`;
    const { onRecord } = options;
    const { told, result } = readOne(
      id,
      one,
      options.sha256,
      // Only where somebody looks: each record that is handed on costs its text.
      onRecord && ((record) => onRecord(id, record)),
    );
    const trouble = told.issues[0]?.message ?? 'not understood';
    if (result.reading.isBroken)
      throw new UsageError(`${one.name}: ${trouble}; mend it and run the command again`);
    const { owner = null, directoryServerSign = [] } = one;
    const input = { id, name: one.name, owner, directoryServerSign, reading: result.reading };
    all.push({ input, told, isUnderstood: result.isUnderstood });
  }
  if (all.length > 0 && !all.some(({ isUnderstood }) => isUnderstood) && !options.header) {
    const { name, issues } = all[0]!.told;
    const rest = all.length > 1 ? ` (and ${all.length - 1} more that are none either)` : '';
    throw new UsageError(
      `${name}: ${issues[0]?.message ?? 'not understood'}${rest}; give the RESYNC.GLB from the ` +
        'GLB folder and LISTDS -R text of the requestor',
    );
  }
  return all;
}
