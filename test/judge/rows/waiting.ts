/** The rules on what waits in REQTRANS.GLB, on ReqTx subjects, and the rule of thumb on the header. */
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

const READ: Values = { 'reqtrans.read': true };
const FOLDER: Values = { 'folder.read': true };
const filled = (last: number | null, own: number | null): Values => ({
  ...READ,
  'reqtrans.isEmpty': false,
  'reqtrans.lastNumber': last,
  'requestor.ReqSync': own,
});
const empty = (own: number | null): Values => ({
  ...READ,
  'reqtrans.isEmpty': true,
  'requestor.ReqSync': own,
});
const dummy = (number: number | null, own: number | null): Values => ({
  ...READ,
  'reqtrans.dummyNumber': number,
  'requestor.ReqSync': own,
});

export const rows: Row[] = [
  ['reqtrans-behind', 'fires', filled(17, 18)],
  ['reqtrans-behind', 'fires', filled(0, 4294967295)],
  ['reqtrans-behind', 'near miss', filled(18, 18)],
  ['reqtrans-behind', 'near miss', filled(19, 18)],
  // Compared as numbers, not as text.
  ['reqtrans-behind', 'near miss', filled(10, 9)],
  // An empty file has no last number; it has a rule of its own.
  ['reqtrans-behind', 'near miss', empty(18)],
  ['reqtrans-behind', 'undecided', filled(null, 18)],
  ['reqtrans-behind', 'undecided', filled(17, null)],
  ['reqtrans-behind', 'undecided', { ...READ, 'reqtrans.lastNumber': 17, 'requestor.ReqSync': 18 }],
  ['reqtrans-behind', 'not applicable', { 'requestor.ReqSync': 18 }],

  ['reqtrans-missing', 'fires', { ...FOLDER, 'reqtrans.isMissing': true }],
  ['reqtrans-missing', 'near miss', { ...FOLDER, 'reqtrans.isMissing': false }],
  ['reqtrans-missing', 'undecided', FOLDER],
  ['reqtrans-missing', 'not applicable', READ],

  ['reqtrans-empty', 'fires', empty(1)],
  // A new requestor, or one after LISTDS -R -Z.
  ['reqtrans-empty', 'near miss', empty(0)],
  ['reqtrans-empty', 'near miss', filled(17, 18)],
  ['reqtrans-empty', 'undecided', empty(null)],
  ['reqtrans-empty', 'undecided', { ...READ, 'requestor.ReqSync': 18 }],
  ['reqtrans-empty', 'not applicable', { 'requestor.ReqSync': 18 }],

  ['dummy-number-differs', 'fires', dummy(17, 18)],
  ['dummy-number-differs', 'fires', dummy(19, 18)],
  ['dummy-number-differs', 'near miss', dummy(18, 18)],
  ['dummy-number-differs', 'undecided', dummy(18, null)],
  // A REQTRANS.GLB without a dummy record has nothing to compare.
  ['dummy-number-differs', 'not applicable', dummy(null, 18)],
  ['dummy-number-differs', 'not applicable', { 'reqtrans.dummyNumber': 18 }],

  ['full-export-lost', 'fires', { ...READ, 'pending.exportLost': true }],
  ['full-export-lost', 'near miss', { ...READ, 'pending.exportLost': false }],
  ['full-export-lost', 'undecided', READ],
  ['full-export-lost', 'not applicable', {}],

  ['other-lists-waiting', 'fires', { ...READ, 'pending.otherLists': 1 }],
  ['other-lists-waiting', 'near miss', { ...READ, 'pending.otherLists': 0 }],
  ['other-lists-waiting', 'undecided', READ],
  ['other-lists-waiting', 'not applicable', {}],

  ['reqtx-does-not-add-up', 'fires', { 'subjects.isInconsistent': true }],
  ['reqtx-does-not-add-up', 'near miss', { 'subjects.isInconsistent': false }],
  ['reqtx-does-not-add-up', 'not applicable', READ],

  ['reqtrans-out-of-order', 'fires', { ...READ, 'reqtrans.outOfOrder': true }],
  ['reqtrans-out-of-order', 'near miss', { ...READ, 'reqtrans.outOfOrder': false }],
  ['reqtrans-out-of-order', 'undecided', READ],
  ['reqtrans-out-of-order', 'not applicable', {}],
];
