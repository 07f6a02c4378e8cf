/** The rules on what a Dir-Sync log shows. */
import type { Values } from '../../support/cases.js';
import type { Row } from './row.js';

const READ: Values = { 'log.read': true };
const toSend = (days: number | null, last: number | null, own: number | null): Values => ({
  ...READ,
  'log.nothingToSend': days,
  'reqtrans.lastNumber': last,
  'requestor.ReqSync': own,
});

export const rows: Row[] = [
  ['updates-always-zero', 'fires', { ...READ, 'log.zeroUpdates': 5 }],
  ['updates-always-zero', 'fires', { ...READ, 'log.zeroUpdates': 60 }],
  ['updates-always-zero', 'near miss', { ...READ, 'log.zeroUpdates': 4 }],
  ['updates-always-zero', 'near miss', { ...READ, 'log.zeroUpdates': 0 }],
  ['updates-always-zero', 'undecided', READ],
  ['updates-always-zero', 'not applicable', { 'log.zeroUpdates': 5 }],

  ['nothing-to-send', 'fires', toSend(1, 17, 18)],
  ['nothing-to-send', 'near miss', toSend(0, 17, 18)],
  // A quiet day.
  ['nothing-to-send', 'near miss', toSend(9, 18, 18)],
  ['nothing-to-send', 'undecided', toSend(1, null, 18)],
  ['nothing-to-send', 'undecided', toSend(1, 17, null)],
  ['nothing-to-send', 'undecided', toSend(null, 17, 18)],
  ['nothing-to-send', 'not applicable', { ...toSend(1, 17, 18), 'log.read': null }],

  ['manual-import-required', 'fires', { ...READ, 'log.manualImportRequired': true }],
  ['manual-import-required', 'near miss', { ...READ, 'log.manualImportRequired': false }],
  // The requestor's own log does not show it.
  ['manual-import-required', 'not applicable', READ],

  ['failed-before-with-14', 'fires', { ...READ, 'log.lastImportFailed14': true }],
  ['failed-before-with-14', 'near miss', { ...READ, 'log.lastImportFailed14': false }],
  ['failed-before-with-14', 'undecided', READ],
  ['failed-before-with-14', 'not applicable', {}],

  ['lists-not-written', 'fires', { ...READ, 'log.listsNotWritten': 1 }],
  ['lists-not-written', 'near miss', { ...READ, 'log.listsNotWritten': 0 }],
  ['lists-not-written', 'undecided', READ],
  ['lists-not-written', 'not applicable', {}],
];
