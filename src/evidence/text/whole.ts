/** Text that can only be read as a whole, as JSON is. */
import type { Issue } from '../../model/issues.js';
import type { Reader, Reading } from '../../model/types.js';
import { concat } from './bytes.js';
import { textOfBytes } from './decoding.js';

/** Far more than any site has postoffices; in bytes. */
const LARGEST = 8 * 1024 * 1024;

/** What is left of an input of the project's own making that cannot be read: what is wrong with it. */
export const broken = (what: Issue): Reading => ({
  observations: [],
  issues: [what],
  isBroken: true,
});

/** Hands the whole text to `read`; of a larger input than 8 MiB nothing is kept. */
export function wholeText(read: (text: string) => Reading, tooLarge: () => Reading): Reader {
  let kept: Uint8Array[] = [];
  let size = 0;
  return {
    push(chunk) {
      size += chunk.length;
      if (size > LARGEST) kept = [];
      else kept.push(chunk.slice());
    },
    end: () => (size > LARGEST ? tooLarge() : read(textOfBytes(concat(kept)))),
  };
}
