/** A file whose header passes, and what became of the rest of it: none of these is a pass. */
import { check } from '../../src/index.js';
import { OCTOBER } from '../support/cases.js';
import { bytesOf } from '../support/read.js';
import { queue } from '../report/text/evidence.js';

const WHOLE = queue([
  'IMPSEQ=2 SRVSEQ=140 REQSEQ=140',
  ...Array.from({ length: 40 }, (_, at) => `A User ${at}\tPCM:POLYNOMIAL/MONTGOMERY/user${at}`),
]);
const listing = (more: string): Uint8Array =>
  bytesOf(
    'Examining POLYNOMIAL/MONTGOMERY Dirsync transaction file: RESYNC\n\n' +
      'Date stamp               Sync#  Transaction\n' +
      'Thu Apr 07 12:13:52 1994 000001 IMPSEQ=2 SRVSEQ=140 REQSEQ=140\n' +
      `Thu Apr 07 12:13:52 1994 000002 R PCM:POLYNOMIAL/MONTGOMERY\n${more}`,
  );
const withGap = WHOLE.map((byte, at) => (at >= 700 && at < 1000 ? 0 : byte));
const asText = Uint8Array.from([...WHOLE].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));

const rows: [title: string, content: Uint8Array, outcome: string][] = [
  ['whole', WHOLE, 'will-import'],
  [
    'whole, with zero bytes behind it',
    Uint8Array.from([...WHOLE, ...new Uint8Array(64)]),
    'will-import',
  ],
  ['cut inside a record', WHOLE.subarray(0, WHOLE.length - 30), 'at-risk'],
  ['zero bytes in the middle', withGap, 'at-risk'],
  ['sent as text', asText, 'at-risk'],
  ['a listing', listing(''), 'will-import'],
  ['a listing with a complaint about a CRC', listing('*** CRC error in record 3\n'), 'at-risk'],
];

describe.each(rows)('%s', (_, content, outcome) => {
  const judged = (ReqSync: number) =>
    check([{ name: 'RESYNC.GLB', chunks: [content] }], {
      requestors: [OCTOBER],
      own: { ImportSync: 2, SrvSync: 140, ReqSync },
      now: new Date('2002-06-01T00:00:00Z'),
    });

  test('a header that passes', () => {
    const { verdict, choice } = judged(140);
    expect(verdict.outcome).toBe(outcome);
    if (outcome === 'at-risk') {
      expect(verdict.confidence).toBe('assumed');
      expect(choice[0]!.remedy).toBe('give-whole-file');
    }
  });

  test('a header that is too low stays certain', () => {
    expect(judged(141).verdict.outcome).toBe('will-fail');
  });
});
