import { OUTCOMES } from '../../../src/model/types.js';
import { answer, answerForAll, confidence, plural, value } from '../../../src/report/text/words.js';

test.each(OUTCOMES)('%s: an answer for one and for all ends as a sentence', (outcome) => {
  expect(answer('NET/PO', outcome, null, 'inferred')).toMatch(/^NET\/PO: .*\.$/);
  expect(answerForAll(outcome, 3, 3)).toMatch(/all 3 requestors.*\.$/);
});

test.each([
  ['documented', 'will stop'],
  ['inferred', 'will stop'],
  ['contested', 'is expected to stop'],
  ['assumed', 'is expected to stop'],
] as const)('a stop that is %s is told as: %s', (how, words) => {
  expect(answer('NET/PO', 'will-fail', 14, how)).toBe(
    `NET/PO: IMPORT -Q ${words} with Fatal error 14.`,
  );
});

test('the wording of an acceptance never promises', () => {
  expect(answer('NET/PO', 'will-import', null, 'inferred')).toContain(
    'IMPORT -Q is predicted to accept this RESYNC.GLB (no known cause of a stop was found)',
  );
});

test('only what is contested names its subject', () => {
  expect(confidence('contested', 'SRVSEQ')).toMatch(/says SRVSEQ counts/);
  expect(confidence('inferred', 'SRVSEQ')).not.toContain('SRVSEQ');
});

test('values and counts', () => {
  expect([value(null), value(true), value(false), value(0)]).toEqual(['unknown', 'yes', 'no', '0']);
  expect([plural(1, 'rule'), plural(2, 'rule')]).toEqual(['1 rule', '2 rules']);
});
