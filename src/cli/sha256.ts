/** SHA-256 for the report. Loaded where a digest is shown: node:crypto takes longer than a small queue. */
import { createHash } from 'node:crypto';

/** A new digest, as `CheckOptions.sha256` wants it. */
export function sha256() {
  const hash = createHash('sha256');
  return {
    update: (chunk: Uint8Array) => void hash.update(chunk),
    hex: () => hash.digest('hex'),
  };
}
