import { nearest } from '../../src/cli/nearest.js';

const KNOWN = ['impseq', 'srvseq', 'reqseq', 'header', 'requestor', 'rules'];

test.each([
  ['impsq', ['impseq']],
  ['IMPSEQ', ['impseq']],
  ['requester', ['requestor']],
  ['head', ['header']],
  ['zzzz', []],
  ['', []],
])('%j is near %j', (written, expected) => {
  expect(nearest(written, KNOWN)).toEqual(expected);
});
