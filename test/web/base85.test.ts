/** What the page carries is written by the build and read by the page: the two agree on every length. */
import { randomBytes } from 'node:crypto';
import { base85 } from '../../scripts/lib/base85.mjs';
import { fromBase85 } from '../../src/web/page/base85.js';

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 1001])('%i bytes come back', (length) => {
  for (const bytes of [randomBytes(length), Buffer.alloc(length), Buffer.alloc(length, 255)]) {
    const text = base85(bytes);
    expect(text).toMatch(/^[^<>&"'\\`$%\s]*$/);
    expect(Buffer.from(fromBase85(text))).toEqual(bytes);
  }
});
