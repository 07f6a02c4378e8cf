import { nearest } from '../../src/model/nearest.js';

const KNOWN = ['impseq', 'srvseq', 'reqseq', 'header', 'requestor', 'rules', 'quiet'];

test.each([
  ['impsq', ['impseq']],
  ['IMPSEQ', ['impseq']],
  ['requester', ['requestor']],
  ['head', ['header']],
  ['quite', ['quiet']],
  ['qiuet', ['quiet']],
  ['zzzz', []],
  ['', []],
])('%j is near %j', (written, expected) => {
  expect(nearest(written, KNOWN)).toEqual(expected);
});
