/** A kind that was told wins over the content, and the reader hears of it where they disagree. */
import { read } from '../../src/evidence/read.js';
import { ownWordsIn } from '../../src/evidence/text/lines.js';
import type { Kind } from '../../src/model/types.js';
import { bytesOf } from '../support/read.js';

const LISTING = 'Examining NET/LION Requestor Configuration Record\n\nReqSync = 1, SrvSync = 2\n';

test.each<[Kind, boolean]>([
  ['queue', true],
  ['ldif', true],
  ['listds-requestor', false],
])('a LISTDS -R listing, told to be %s', (kind, differs) => {
  const { reading } = read('a.txt', [bytesOf(LISTING)], { kind });
  const codes = reading.issues.map(({ code }) => code);
  expect(codes.includes('told-kind-differs')).toBe(differs);
});

test.each([
  'It cannot be told yet for both requestors whether IMPORT -Q will stop.',
  'It cannot be told yet for 2 of 3 requestors: AUGUST and NOVEMBER.',
  'IMPORT -Q will stop at all 3 requestors (Fatal error 14).',
  'IMPORT -Q will stop at both requestors (Fatal error 14).',
  'IMPORT -Q is at risk at 1 of 2 requestors. It may hang, stop or sort wrongly.',
  'IMPORT -Q is predicted to accept that file at all 3 requestors.',
  '> IMPORT -Q is predicted to accept this\n> RESYNC.GLB at both requestors.',
])('our own answer is known as ours: %s', (text) => expect(ownWordsIn(text)?.count).toBe(1));
